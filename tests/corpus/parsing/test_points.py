"""Lists inside items, agendas above minutes and headings printed again are no items."""

from corpus.parsing.items import find_items
from corpus.reading.text import read_text
from tests.corpus.parsing.build import titles

SAID = "The clerk read the letter out and nobody had a word to add to it."


def numbers_in(text: str) -> list[str]:
    return [number or title for number, title in titles(text) if number or title]


def read_numbers(text: str) -> list[str]:
    items = find_items(read_text(text.encode()))
    return [item.number or item.title for item in items if item.number or item.title]


def test_a_long_list_inside_an_item_does_not_take_the_place_of_the_items() -> None:
    letters = "\n\n".join(f"# {n}. Newsletter of the Otter Trust" for n in range(1, 6))
    text = (
        f"1. No apologies for absence.\n\n2. Election of chairman;\n\n{SAID}\n\n"
        f"3. Approval of minutes:\n\n{SAID}\n\n4. Matters arising:\n\n{SAID}\n\n"
        f"5. Accounts were presented and accepted for payment.\n\n6. Correspondence:\n\n"
        f"{letters}\n\n{SAID}\n\n7. Planning:\n\n{SAID}\n\n8. Otter sign:\n\n{SAID}"
    )

    assert numbers_in(text) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_an_agenda_above_the_minutes_has_no_items_of_its_own() -> None:
    agenda = "# 1. Minutes of 4 May\n\n# 2. Matters arising\n\n# 3. Chairman's report"
    minutes = "\n\n".join(
        f"# {n}. {title}\n\n{SAID}"
        for n, title in enumerate(
            ("Apologies", "Minutes", "Matters arising", "Chairman's report", "Finance"), start=1
        )
    )
    items = find_items(read_text(f"{agenda}\n\nOtterby Parish Council\n\n{minutes}".encode()))

    assert [item.number for item in items if item.number] == ["1", "2", "3", "4", "5"]
    assert next(item for item in items if item.number == "1").title == "Apologies"


def test_a_heading_printed_above_each_contribution_is_one_item() -> None:
    debates = ("1. Questions on otters", "3. Debate on rivers", "2. Voting time")
    text = "\n\n".join(f"# {heading}\n\n{SAID}" for heading in debates * 3)

    assert numbers_in(text) == ["1", "3", "2"]


def test_headings_that_an_exporter_counts_from_one_again_go_on() -> None:
    heads = ("1. Apologies", "2. Minutes", "3. Otters", "4. Planning", "1. Payments",
             "2. Correspondence", "3. Date of next meeting")  # fmt: skip

    assert numbers_in("\n\n".join(f"# {head}\n\n{SAID}" for head in heads)) == list("1234123")


def test_a_list_of_papers_below_the_last_heading_is_no_business() -> None:
    heads = ("1. Apologies", "2. Minutes", "3. Correspondence", "1. Otter news", "2. Bank letter")

    assert numbers_in("\n\n".join(f"# {head}\n\n{SAID}" for head in heads[:3])) == list("123")
    assert numbers_in("\n\n".join(f"# {head}" for head in heads)) == list("123")


def test_numbers_ending_in_nought_are_items_and_those_below_them_paragraphs() -> None:
    text = (
        f"3.0 Staffing\n\n3.1 {SAID}\n\n4.0 Apologies for absence.\n\n4.1 {SAID}\n\n"
        f"5.0 Otter matters\n\n5.1 {SAID}\n\n6.0 Finance\n\n6.1 {SAID}"
    )

    assert read_numbers(text) == ["3.0", "4.0", "5.0", "6.0"]


def test_a_number_of_two_parts_that_is_due_is_an_item_whatever_follows_it() -> None:
    text = (
        f"90/18 Apologies\n\n{SAID}\n\n91/18 18/00663/LDP Otter pool at The Mill\n\n{SAID}\n\n"
        f"92/18 Planning\n\n{SAID}\n\n.93/18 Finance\n\n{SAID}\n\n"
        f"94/18 Forward list This was noted.\n\n95/18 Date of next meeting\n\n{SAID}"
    )

    assert read_numbers(text) == [f"{n}/18" for n in range(90, 96)]


def test_a_lettered_number_behind_its_own_figure_is_an_item() -> None:
    heads = ("8. PLANNING", "9. RISKS", "10. WEBSITE")
    text = "\n\n".join(f"# {head}\n\n{SAID}" for head in heads)
    inserted = "9A. P.C.S.O. Ash joined the meeting and reported a theft."

    assert numbers_in(text.replace("# 10.", f"{inserted}\n\n# 10.")) == ["8", "9", "9A", "10"]


def test_business_printed_without_its_number_is_known_by_the_paragraphs_below_it() -> None:
    text = (
        f"# 6. Reports\n\n6.1 {SAID}\n\nBanking\n\n7.1 {SAID}\n\n"
        f"# 8. Otters\n\n{SAID}\n\n# 9. Correspondence\n\n{SAID}"
    )

    assert numbers_in(text) == ["6", "Banking", "8", "9"]


def test_business_above_the_first_number_printed_is_known_by_its_title() -> None:
    text = (
        "Otterby Parish Council\n\nNo Apologies for Absence received\n\n"
        f"Declarations of Interest made: Cllr Ash declared one.\n\n3. Minutes\n\n{SAID}\n\n"
        f"4. Otters\n\n{SAID}\n\n5. Planning\n\n{SAID}"
    )

    assert numbers_in(text) == [
        "No Apologies for Absence received", "Declarations of Interest made", "3", "4", "5",
    ]  # fmt: skip


def test_the_turn_of_the_public_may_run_into_its_text() -> None:
    text = (
        f"1. Apologies\n\n{SAID}\n\n2. Reports\n\n{SAID}\n\nOPEN FORUM Concern was raised about "
        f"the otters.\n\n3. Payments\n\n{SAID}\n\n4. Planning\n\n{SAID}"
    )

    assert numbers_in(text) == ["1", "2", "OPEN FORUM", "3", "4"]
