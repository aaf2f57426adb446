import pytest

from corpus.models import DocumentKind, DocumentStatus, Fact, Origin
from corpus.parsing.header import read_header
from tests.corpus.parsing.build import reading_of

FULL = (
    "NORFEN COUNTY COUNCIL\n\nCABINET\n\nMINUTES of a meeting of the Cabinet held in the Moot"
    " Hall, Fenby on Thursday, "
    "30 January 2025.\n\nPRESENT: Mr A Gale (Chairman)\n\n84. Apologies\n(Item 1)\n\nApologies"
    " were received from Mrs Dane.\n\n"
    "85. Minutes of the meeting held on 9 January 2025\n(Item 2)\n\nRESOLVED that they be signed."
    " Cabinet agreed and Cabinet noted."
)


def test_the_head_of_printed_minutes_states_council_committee_and_date() -> None:
    header = read_header(reading_of(FULL), name="x.pdf")

    assert header.council == Fact("Norfen County Council", Origin.TEXT)
    assert header.committee == Fact("Cabinet", Origin.TEXT)
    assert header.date == Fact("2025-01-30", Origin.TEXT)
    assert header.kind is DocumentKind.MINUTES


@pytest.mark.parametrize(
    ("text", "council", "committee", "day"),
    [
        (
            "Minutes of Wexmoor Parish Council Meeting held in The Hall At 7.30pm on Wednesday 9"
            " September 2015",
            "Wexmoor Parish Council",
            None,
            "2015-09-09",
        ),
        (
            "MINUTES OF OTTERBY PARISH COUNCIL MEETING HELD AT THE CHURCH MONDAY 13TH MAY 2019",
            "Otterby Parish Council",
            None,
            "2019-05-13",
        ),
        (
            "Otterby Parish Council - 4th September 2018\n\nPresent\n\nCllr Ash",
            "Otterby Parish Council",
            None,
            "2018-09-04",
        ),
        (
            "Agenda and minutes\n\nCouncil - Wednesday, 4th September, 2013 7.30 pm\n\nVenue:"
            " Moot Hall",
            None,
            "Council",
            "2013-09-04",
        ),
        (
            "Issue - meetings\n\nOtters\n\nMeeting: 23/04/2024 - Scrutiny Committee (Item"
            " 9)\n\nMinutes:\n\nYes.",
            None,
            "Scrutiny Committee",
            "2024-04-23",
        ),
        (
            "Overview and Scrutiny Committee\n\nTitle of Report: Otters\n\nReport to and date:"
            " Overview and Scrutiny 20 April 2016\n\nRecommendation: none",
            None,
            "Overview and Scrutiny Committee",
            "2016-04-20",
        ),
        (
            "FENBY & SALE COMMUNITY COUNCIL\n\nMEETING 13th JUNE 2018",
            "Fenby & Sale Community Council",
            None,
            "2018-06-13",
        ),
        (
            "Cyngor Sir Ynys Fenby - Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch",
            "Cyngor Sir Ynys Fenby",
            None,
            "2014-10-09",
        ),
        (
            "CYNGOR CYMUNED FENBY\n\nCYFARFOD 13eg MEHEFIN 2018",
            "Cyngor Cymuned Fenby",
            None,
            "2018-06-13",
        ),
        (
            "Agenda item\n\nNorfen County Council Otter Update Report\n\nMinutes:\n\nThe Board"
            " met.",
            "Norfen County Council",
            None,
            None,
        ),
    ],
)
def test_each_style_of_head_is_read(
    text: str, council: str | None, committee: str | None, day: str | None
) -> None:
    header = read_header(reading_of(text), name="file.txt")

    assert (header.council and header.council.value) == council
    assert (header.committee and header.committee.value) == committee
    assert (header.date and header.date.value) == day


@pytest.mark.parametrize(
    "text",
    [
        "Agenda item\n\nOtters in the Fens\n\nMinutes:\n\nNorfen County Council met on 4 May 2020"
        " about otters.",
        "Agenda item\n\nResponse to Norfen County Council on Otters\n\nMinutes:\n\nIt was sent on"
        " 4 May 2020.",
        "Minutes of the previous meeting held on 4 May 2020 were signed.",
        "Agenda item\n\nMinutes of the meeting held on 4 May 2020\n\nMinutes:\n\nThey were signed.",
        "Venue: Moot Hall\n\n1. Apologies\n\nNone.\n\n2. Minutes of Previous Meeting: 30 March"
        " 2021\n\nAgreed.\n\n3. Otters\n\nNone.",
    ],
)
def test_what_is_only_mentioned_is_not_the_meeting(text: str) -> None:
    header = read_header(reading_of(text), name="file.txt")

    assert header.date is None
    assert header.council is None


def test_the_date_of_a_file_name_is_marked_as_such() -> None:
    reading = reading_of("Otters were seen.")

    assert read_header(reading, name="minutes_2018-09-04_.pdf").date == Fact(
        "2018-09-04", Origin.FILE_NAME
    )
    assert read_header(reading, name="Cabinet 13th-Feb-2025.pdf").date == Fact(
        "2025-02-13", Origin.FILE_NAME
    )


def test_a_file_name_of_another_meeting_or_of_two_dates_gives_none() -> None:
    reading = reading_of("Otters were seen.")

    assert read_header(reading, name="2025-03-04 Minutes of Previous Meeting.pdf").date is None
    assert read_header(reading, name="2025-03-04 19 December 2024 minutes.pdf").date is None


def test_an_address_stands_before_the_file_name_and_behind_the_text() -> None:
    address = "https://fenby.example/2020-07-09/minutes"
    beside = read_header(reading_of("Otters.", url=address), name="2019-01-01.txt")

    assert beside.date == Fact("2020-07-09", Origin.ADDRESS)
    assert read_header(reading_of(FULL, url=address), name="x").date == Fact(
        "2025-01-30", Origin.TEXT
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Agenda item\n\nOtters\n\nMinutes:\n\nYes.", DocumentKind.MINUTES),
        (
            "Title of Report: Otters\n\nPurpose of report: to tell\n\nRecommendation: none",
            DocumentKind.REPORT,
        ),
        ("Record of Decisions\n\nOtters were counted.", DocumentKind.DECISIONS),
        ("AGENDA\n\n1. Apologies\n\n2. Otters\n\n3. Planning", DocumentKind.AGENDA),
        ("Otters were seen in the mill stream.", DocumentKind.UNKNOWN),
    ],
)
def test_the_kind_is_what_the_text_shows(text: str, kind: DocumentKind) -> None:
    assert read_header(reading_of(text), name="x").kind is kind


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("DRAFT\n\nMinutes of Otterby Parish Council", DocumentStatus.DRAFT),
        ("DRAFT MINUTES OF OTTERBY PARISH COUNCIL", DocumentStatus.DRAFT),
        ("Minutes (subject to approval at the next meeting)", DocumentStatus.DRAFT),
        ("Approved Minutes of Otterby Parish Council", DocumentStatus.APPROVED),
        ("Minutes of Otterby Parish Council\n\nThe draft plan was read.", DocumentStatus.UNKNOWN),
    ],
)
def test_the_status_is_what_the_head_says(text: str, status: DocumentStatus) -> None:
    assert read_header(reading_of(text), name="x").status is status


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Board met. The Board of Trade wrote. It told the Board.", "Board"),
        ("The Panel heard the Panel. The Council's bins.", "Panel"),
        ("The Committee Chair spoke. The Cabinet Member spoke.", None),
        ("The Committee and the Board. The Committee and the Board.", None),
        ("Cabinet agreed it. Cabinet noted it.", "Cabinet"),
        ("The Parish Council met. The Parish Council paid. The Council left.", "Council"),
    ],
)
def test_the_body_is_the_noun_that_is_clearly_commonest(text: str, body: str | None) -> None:
    assert read_header(reading_of(text), name="x").body == body
