"""Items without numbers: what heads business, and what only says who met, when and where."""

import pytest

from corpus.parsing.items import find_items
from corpus.parsing.unnumbered import is_front
from tests.corpus.parsing.build import reading_of, titles

SAID = "Mrs Dane said that the gate had been mended and that the bill was paid in full."


def named(text: str) -> list[str]:
    return [number or title for number, title in titles(text) if number or title]


@pytest.mark.parametrize(
    "line",
    [
        "Present", "In Attendance:", "Those attending", "Members of the Public", "PRESENNOL",
        "DRAFT",
        "Minutes of the Annual Parish Meeting", "At 7.15pm on Wednesday 9 May 2006",
        "HELD AT THE VILLAGE HALL", "TUESDAY NOVEMBER 2ND 2010", "NORFEN PARISH COUNCIL",
        "Cllr Jo Ash", "Meeting 13 June 2018",
    ],
)  # fmt: skip
def test_who_met_when_and_where_is_no_business(line: str) -> None:
    assert is_front(line)


@pytest.mark.parametrize(
    "line",
    ["Apologies for Absence", "Minutes of the last meeting", "Matters Arising", "Otter Crossing",
     "Attendance and apologies", "Election of Chair"],
)  # fmt: skip
def test_business_is_not_the_front(line: str) -> None:
    assert not is_front(line)


def test_attendance_above_the_business_is_no_item() -> None:
    text = (
        "Norfen Community Council\n\n# Present\n\nAnn Ash\n\n# Members of the Public\n\nOne\n\n"
        f"# Apologies for Absence\n\nBob Birch\n\n# Otter Crossing\n\n{SAID}\n\n"
        "# Next Meeting\n\nMay."
    )

    assert named(text) == ["Apologies for Absence", "Otter Crossing", "Next Meeting"]
    assert find_items(reading_of(text))[0].end == text.index("# Apologies") + 2


def test_what_is_signed_below_the_business_is_no_item() -> None:
    text = f"Norfen\n\n# Apologies\n\nNone.\n\n# Planning\n\n{SAID}\n\n# CHAIRPERSON"

    assert named(text) == ["Apologies", "Planning"]


def test_title_lines_of_plain_text_head_items() -> None:
    text = (
        "Minutes of the June meeting\n\nThose attending: Mr Ash\n\n"
        "Apologies Were received from Mr Birch\n\n"
        f"Minutes of the last meeting . Mr Dane proposed them.\n\nMatters Arising\n\n{SAID}\n\n"
        f"Otter Crossing Plan\n\n{SAID}\n\nPlanning:\n\nRoof at Ash Lane\n\n"
        f"Any Other Business\n\n{SAID}"
    )

    assert named(text) == [
        "Apologies", "Minutes of the last meeting", "Matters Arising", "Otter Crossing Plan",
        "Planning", "Any Other Business",
    ]  # fmt: skip


def test_titles_run_into_their_paragraphs_head_items() -> None:
    text = (
        "May minutes\n\nPresent: Mr Ash\n\nApologies: Mr Birch\n\n"
        "Minutes: The minutes were agreed.\n\n"
        "Matters Arising: The gate was mended.\n\nPlanning: None\n\n"
        "Review of Burial Fees: No change.\n\n"
        "Correspondence: A map came.\n\nThe meeting closed at 9 pm."
    )
    items = find_items(reading_of(text))

    assert [item.title for item in items] == [
        "", "Apologies", "Minutes", "Matters Arising", "Planning", "Review of Burial Fees",
        "Correspondence",
    ]  # fmt: skip
    assert text[items[3].body_start :].startswith("The gate was mended.")


def test_capitals_run_in_stand_beside_headings_in_capitals() -> None:
    text = (
        "Held in May\n\nPRESENT Mr Ash\n\nAPOLOGIES Mr Birch.\n\nMINUTES read and signed.\n\n"
        f"# MATTERS ARISING\n\n{SAID}\n\n# OTTERS\n\n{SAID}"
    )

    assert named(text) == ["APOLOGIES", "MINUTES", "MATTERS ARISING", "OTTERS"]


def test_an_apology_in_a_sentence_heads_nothing() -> None:
    text = f"Apologies were received from Mr Ash.\n\n# Planning\n\n{SAID}\n\n# Finance\n\n{SAID}"

    assert "Apologies" not in named(text)


def test_an_unnumbered_title_fills_the_place_of_a_missing_number() -> None:
    text = (
        "1. Present:\n\nMr Ash.\n\nApologies:\n\nMr Birch.\n\n3. Minutes:\n\nAgreed.\n\n"
        f"4. Planning:\n\n{SAID}\n\nFinance:\n\n{SAID}\n\n6. Any other business:\n\nNone."
    )

    assert named(text) == ["1", "Apologies", "3", "4", "Finance", "6"]


def test_an_unnumbered_line_where_no_number_is_missing_stays_in_its_item() -> None:
    text = (
        "# 1. Apologies\n\nNone.\n\n# 2. Reports\n\n# Planning\n\nNone.\n\n"
        "# 3. Finance\n\nNone.\n\n"
        "# 4. Close\n\nNone."
    )

    assert named(text) == ["1", "2", "3", "4"]


def test_the_publics_turn_between_numbered_items_is_an_item() -> None:
    text = (
        f"# 1. Apologies\n\nNone.\n\n# OPEN FORUM\n\n{SAID}\n\n# 2. Planning\n\nNone.\n\n"
        "# NO OPEN FORUM\n\n# 3. Finance\n\nNone."
    )

    assert named(text) == ["1", "OPEN FORUM", "2", "3"]


def test_the_election_of_the_chair_may_come_before_the_first_number() -> None:
    text = (
        "NORFEN COUNCIL\n\n# Election of Chair\n\n1. Mr Ash was proposed.\n\n"
        "# 283. Apologies\n(Item 1)\n\n"
        "None.\n\n# 284. Otters\n(Item 2)\n\nNone."
    )

    assert named(text) == ["Election of Chair", "283", "284"]


def test_paragraphs_that_open_with_business_are_items_without_a_title_of_their_own() -> None:
    text = "\n\n".join(
        f"{n}. {words} {SAID * 3}"
        for n, words in enumerate(
            (
                "Apologies",
                "Minutes of the previous meeting",
                "The mill",
                "Noise",
                "Any other business",
            ),
            start=1,
        )
    )

    assert named(text) == ["1", "2", "3", "4", "5"]


def test_a_title_directly_below_another_is_part_of_its_item() -> None:
    text = (
        f"Matters Arising\n\n{SAID}\n\nPlanning\n\nApplication for Planning Permission\n\nShed.\n\n"
        f"Correspondence\n\n{SAID}\n\nCouncillors Other Business\n\n{SAID}"
    )

    assert named(f"Norfen Parish Council\n\n{text}") == [
        "Matters Arising", "Planning", "Correspondence", "Councillors Other Business",
    ]  # fmt: skip
