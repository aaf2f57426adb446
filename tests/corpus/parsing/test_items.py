from itertools import pairwise

import pytest

from corpus.parsing.items import find_items, report_number_in
from tests.corpus.parsing.build import reading_of, titles


def test_an_item_page_is_one_item_whose_title_is_not_the_furniture() -> None:
    text = (
        "Agendas, Meetings and Minutes - Agenda item\n\nAgenda item\n\nReview of Street Trees\n\n"
        "Minutes:\n\n7.1 The Committee considered a report.\n\n7.2 Trees were counted.\n\n"
        "7.3 The Committee RESOLVED to note the report.\n\nSupporting documents:"
    )

    assert titles(text) == [(None, "Review of Street Trees")]


def test_an_issue_page_gives_its_item_number() -> None:
    text = (
        "Issue - meetings\n\nOrder of Business\n\nMeeting: 04/07/2012 - Council (Item"
        " 39)\n\nMinutes:\n\nIt was so."
    )

    assert titles(text) == [("39", "Order of Business")]


def test_running_numbers_with_agenda_items_below_their_titles() -> None:
    text = (
        "NORFEN COUNTY COUNCIL\n\nPRESENT: Mr A Gale\n\n1. Mr Gale proposed that Mr Cobb take the"
        " chair.\n\n"
        "283. Apologies for Absence\n(Item 1)\n\nMrs Dane.\n\n284. Declarations\n(Item"
        " 2)\n\nNone.\n\n"
        "285. Otters\n(Item 3)\n\n1. Mr Gale said yes.\n\n2. Mrs Dane said no."
    )

    assert titles(text) == [
        (None, ""),
        ("283", "Apologies for Absence"),
        ("284", "Declarations"),
        ("285", "Otters"),
    ]


def test_numbered_points_inside_an_item_open_no_items() -> None:
    text = (
        "Wexmoor Parish Council\n\n1. Apologies\n\nNone.\n\n2. Correspondence\n\n1. Norfen"
        " letters\n\n"
        "2. A bus timetable was received from the company and read aloud.\n\n3. Otter news\n\n"
        "3. Matters Arising\n\nNone.\n\n4. Any Other Business\n\nNone.\n\n5. Date of Next"
        " Meeting\n\nMay."
    )

    assert [number for number, _ in titles(text)] == [None, "1", "2", "3", "4", "5"]
    assert ("3", "Matters Arising") in titles(text)


@pytest.mark.parametrize(
    "numbers",
    [
        ("18.09.1", "18.09.2", "18.09.3"),
        ("17/064", "17/065", "17/066"),
        ("77/21", "78/21", "79/21"),
        ("20/1/CNL", "20/2/CNL", "20/3/CNL"),
        ("CAB/12", "CAB/13", "CAB/14"),
        ("52", "53", "54"),
        ("1.", "2.", "3."),
        ("7a", "7b", "7c"),
    ],
)
def test_every_style_of_number_orders_items(numbers: tuple[str, str, str]) -> None:
    text = "\n\n".join(
        f"{number} {title}\n\nNothing was raised under this heading."
        for number, title in zip(numbers, ("Apologies", "Planning", "Finance"), strict=True)
    )

    assert titles(text) == [
        (number.rstrip("."), title)
        for number, title in zip(numbers, ("Apologies", "Planning", "Finance"), strict=True)
    ]


def test_a_missing_number_does_not_end_the_run() -> None:
    text = "\n\n".join(f"{n}. Apologies for {n}\n\nNone." for n in (1, 2, 4, 5))

    assert [number for number, _ in titles(text)] == ["1", "2", "4", "5"]


def test_a_title_that_runs_into_its_text_ends_at_the_colon() -> None:
    text = (
        "1 Apologies for Absence: None were received.\n\n2 To Record Interests: There were"
        " none.\n\n"
        "3 Vacancy for a Clerk: Mrs Dane had applied and was thanked."
    )
    reading = reading_of(text)
    items = find_items(reading)

    assert [item.title for item in items] == [
        "Apologies for Absence",
        "To Record Interests",
        "Vacancy for a Clerk",
    ]
    assert text[items[2].body_start :].startswith("Mrs Dane")


def test_a_bold_title_ends_where_its_marks_do() -> None:
    text = "\n\n".join(
        f"{n}. **{title}.** The Chair said that this was so and thanked all who had come to help."
        for n, title in enumerate(("Police", "Bus 47", "Allotments"), start=1)
    )

    assert titles(text) == [("1", "Police"), ("2", "Bus 47"), ("3", "Allotments")]


def test_numbers_on_lines_of_their_own_head_the_next_line() -> None:
    text = (
        "66.\n\nMINUTES pdf icon PDF 58"
        " KB\n\nMinutes:\n\nAgreed.\n\n67.\n\nPETITIONS"
        "\n\nMinutes:\n\nNone.\n\n68.\n\nOTTERS\n\nMinutes:\n\nNone."
    )

    assert titles(text) == [("66", "MINUTES"), ("67", "PETITIONS"), ("68", "OTTERS")]


def test_headings_order_business_that_has_no_numbers() -> None:
    text = (
        "# Ashby Community Council\n\n# Apologies\n\nNone.\n\n# Matters arising\n\nNone.\n\n#"
        " Planning\n\nNone."
    )

    assert [title for _, title in titles(text)][-3:] == ["Apologies", "Matters arising", "Planning"]


def test_rows_with_labels_inside_are_items() -> None:
    text = (
        "Agenda and minutes\n\nApologies for Absence Minutes: None were received. |\n\n"
        "Otters in Wexmoor PDF 624 KB Minutes: A talk was given. |"
    )

    assert titles(text) == [(None, "Apologies for Absence"), (None, "Otters in Wexmoor")]


def test_a_document_without_items_is_one_item() -> None:
    assert titles("Otters were seen. The pond froze.") == [(None, "")]


@pytest.mark.parametrize("text", ["", "\n\n", "Otters.", "1.\n\n2.\n\n3."])
def test_items_cover_any_text_without_overlap(text: str) -> None:
    items = find_items(reading_of(text))

    assert items[0].start == 0
    assert items[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(items))
    assert all(item.start <= item.body_start <= item.end for item in items)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Report No: OAS/WX/20/012", "OAS/WX/20/012"),
        ("Report Ref. 17/2", "17/2"),
        ("see CAB/FN/16/009 for this", "CAB/FN/16/009"),
        ("on 09/2016 and minute 44/146", None),
        ("the report. 1. The otter", None),
    ],
)
def test_a_report_number_is_read_only_where_the_text_calls_it_one(
    text: str, number: str | None
) -> None:
    assert report_number_in(text) == number


def test_an_item_marked_exempt_is_restricted() -> None:
    text = (
        "1. Apologies\n\nNone.\n\n2. Planning\n\nNone.\n\n3. Land at Otter Lane (Exempt)\n\nTerms"
        " were set."
    )

    assert [item.restricted for item in find_items(reading_of(text))] == [False, False, True]


def test_the_item_after_a_resolved_exclusion_is_restricted() -> None:
    text = (
        "1. Apologies\n\nNone.\n\n2. Exclusion of the Public\n\nRESOLVED: That the press and"
        " public be excluded from "
        "the meeting for the following item of business.\n\n3. Land at Otter Lane\n\nTerms were"
        " set."
    )

    assert [item.restricted for item in find_items(reading_of(text))] == [False, False, True]


def test_a_lost_motion_to_exclude_closes_nothing() -> None:
    text = (
        "1. Apologies\n\nNone.\n\n2. Exclusion of the Public\n\nIt was proposed and agreed to"
        " vote that the public be "
        "excluded for the following item. The motion was lost.\n\n3. Land at Otter Lane\n\nTerms"
        " were set."
    )

    assert not any(item.restricted for item in find_items(reading_of(text)))
