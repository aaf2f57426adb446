"""Heads as parishes, clerks and systems print them: run together, garbled, or split in lines."""

import pytest

from corpus.models import DocumentKind, DocumentStatus, Fact, Header, Origin
from corpus.parsing.filed import committee_filed, date_filed, date_in_address, time_filed
from corpus.parsing.header import read_header
from tests.corpus.parsing.build import reading_of

BUSINESS = "1. Seats The seats were worn. It was agreed to mend them by 1 May 2030. " * 9


def head_of(text: str, **facts: str) -> Header:
    return read_header(reading_of(text, **facts), name="file.txt")


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("text", "council", "day", "time", "venue"),
    [
        (
            "OTTERBY PARISH COUNCIL Draft Minutes of the Ordinary Meeting held on Wednesday 5"
            " December 2018 at 7.00pm in Otterby Village Hall Present: Cllr Ash ",
            "Otterby Parish Council", "2018-12-05", "19:00", "Otterby Village Hall",
        ),
        (
            "Page 1 of 6 OTTERBY PARISH COUNCIL (Draft until approved at the next Council meeting)"
            " Minutes of the Ordinary Meeting held on 3 June 2020 at 7 p.m. In attendance: Ash ",
            "Otterby Parish Council", "2020-06-03", "19:00", None,
        ),
        (
            "1321/12/2016 MINUTES OF OTTERBY PARISH COUNCIL MEETING HELD AT THE CHURCH MONDAY"
            " NOVEMBER 7TH 2016 Present– Cllr Ash - Chairman, ",
            "Otterby Parish Council", "2016-11-07", None, "Church",
        ),
        (
            "Otterby and Fenby Parish Council – Ordinary Meeting DRAFT FOR CONSIDERATION AT THE"
            " NEXT MEETING Tuesday 3rd July 2018, 7.30pm Otterby Village Hall PRESENT: Ash ",
            "Otterby and Fenby Parish Council", "2018-07-03", "19:30", "Otterby Village Hall",
        ),
        (
            "Minutes of the Parish Council Meeting OTTERBY PARISH COUNCIL ---------------- DATE:"
            " Thursday 5th November 2020 TIME: 7:00pm PLACE: The Mill PRESENT: Ash ",
            "Otterby Parish Council", "2020-11-05", "19:00", "Mill",
        ),
    ],
)  # fmt: skip
def test_a_head_that_runs_into_the_business_is_read_to_the_attendance(
    text: str, council: str, day: str, time: str | None, venue: str | None
) -> None:
    header = head_of(text + BUSINESS)

    assert value(header.council) == council
    assert value(header.date) == day
    assert value(header.time) == time
    assert value(header.venue) == venue
    assert header.kind is DocumentKind.MINUTES or "DRAFT FOR" in text


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("8 January 2020\n\nFenby and Sale Community Council held their meeting at 7.30pm on the"
         " 8th January 2020.", "Fenby and Sale Community Council"),
        ("Cynhaliwyd cyfarfod o Gyngor Cymuned Fenby a Sale am 7.30pm.",
         "Cyngor Cymuned Fenby a Sale"),
        ("COFNODION CYFARFOD CYNGOR CYMUNED FENBY A GYNHALIWYD AR 6ed MAWRTH 2024",
         "Cyngor Cymuned Fenby"),
        ("PUBLISHED BY FENBY COMMUNITY COUNCIL APRIL 2024", "Fenby Community Council"),
        ("FENBY FENBY COMMUNITY COUNCIL", "Fenby Community Council"),
        ("Minutes of Fenby Annual Parish Council Meeting held on 4 May 2020",
         "Fenby Parish Council"),
        ("MINUTES OFFENBY PARISH COUNCIL MEETING", "Fenby Parish Council"),
        ("Fenby Parish Council. Meeting 4th May 2012.", "Fenby Parish Council"),
        ("LONDON BOROUGH OF FENBY\n\nPLANNING SUB-COMMITTEE", "London Borough of Fenby"),
        ("Members of the Parish Council held a meeting on 4 May 2020.", None),
        ("Join the Fenby Community Council public meeting on 4 May 2020", None),
    ],
)  # fmt: skip
def test_the_council_is_read_in_each_form(text: str, council: str | None) -> None:
    assert value(head_of(text).council) == council


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("From: A Birch, Leader\n\nTo: Cabinet, 30 January 2025\n\nSubject: Otters", "Cabinet"),
        ("To: Cabinet Member for Otters, 30 January 2025", None),
        ("At a meeting of the PLANNING COMMITTEE of Fenmoor District Council held at the Council"
         " Offices, Fenby on Tuesday, 5 March 2024 at 6.00 pm", "Planning Committee"),
        ("Minutes of the October Liaison Committee\n\nVILLAGE LIAISON COMMITTEE MEETING",
         "Village Liaison Committee"),
    ],
)  # fmt: skip
def test_the_committee_is_read_in_each_form(text: str, committee: str | None) -> None:
    assert value(head_of(text).committee) == committee


def test_the_title_above_a_text_names_council_committee_and_kind() -> None:
    assert value(head_of("Present: Cllr Ash", title="Fenby Parish Council May").council) == (
        "Fenby Parish Council"
    )
    liaison = head_of("Minutes of the meeting held on 4 May 2020", title="Mill Liaison Committee")
    assert value(liaison.committee) == "Mill Liaison Committee"
    pointer = head_of("PDF below.", title="Minutes for meeting held Tuesday 4 May 2020")
    assert pointer.kind is DocumentKind.MINUTES
    assert value(pointer.date) == "2020-05-04"


def test_a_title_about_a_committee_is_not_the_committee() -> None:
    assert head_of("Otters.", title="Membership of the Scrutiny Committee").committee is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("GENERAL MEETING MONDAY 4 MARCH 2O24", "2024-03-04"),  # a letter for the nought
        ("Minutes of a Meeting held on Tuesday 3 0ctober 2017", "2017-10-03"),
        ("Item 16/07/26/1\n\n16/07/26 /5", None),
        ("16/05/9\n\nParish Council business 16/05/10 16/05/11", None),
        ("Accounts seen on 16/05/10", "2010-05-16"),
        ("Fenby Parish Council. Meeting 10.8.2012. Councillors are summoned to a meeting.\n\n"
         "1. Minutes extraordinary meeting 22nd June 2012", "2012-08-10"),
        ("6/23/23, 5:41 PM fenby.example/view?id=42 COMMITTEE MEETING MINUTES MONDAY, JANUARY 23,"
         " 2023 10:00 A.M.", "2023-01-23"),
    ],
)  # fmt: skip
def test_the_date_is_neither_a_minute_number_nor_another_meetings(
    text: str, day: str | None
) -> None:
    assert value(head_of(text).date) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Minutes of a meeting held on 4 May 2020 at 8.OOp.m.", "20:00"),
        ("Meeting held on 4 May 2020 at 1400 hours", "14:00"),
        ("Meeting held on 4 May 2020 at 19:30 in the Hall", "19:30"),
        ("Fenby Council, 4 May 2020 - 19.00pm", "19:00"),
        ("Meeting held on 4 May 2020 at 12 noon", "12:00"),
        ("Meeting held on 4 May 2020. Stall: £7.30 a metre", None),
        ("Cynhaliwyd cyfarfod am 7:30 ar 14 Ionawr 2015", None),  # morning or evening?
    ],
)
def test_the_hour_is_what_is_printed_and_no_guess(text: str, time: str | None) -> None:
    assert value(head_of(text).time) == time


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "# MINUTES OF OTTERBY PARISH COUNCIL MEETING\n\nHELD AT ST. ANNES CHURCH\n\n"
            "WEDNESDAY OCTOBER 5TH 2011",
            "St. Annes Church",
        ),
        ("MINUTES of a meeting held in the Moot Hall, Fenby on Thursday, 30 January 2025.",
         "Moot Hall, Fenby"),
        ("Cabinet - 4 May 2020\n\nVenue: Council Chamber - Town Hall",
         "Council Chamber - Town Hall"),
        ("Cabinet - 4 May 2020\n\nPlace:\n\nMoot Hall, Fenby", "Moot Hall, Fenby"),
        ("13th May 2014 at 7.20pm\n\nFenby Village Hall", "Fenby Village Hall"),
        ("Minutes of the meeting held on 4 May 2020 (an error in the printed text)", None),
        ("The owner of the mill at Fenby attended.", None),
    ],
)  # fmt: skip
def test_the_venue_is_the_place_where_it_was_held(text: str, venue: str | None) -> None:
    assert value(head_of(text).venue) == venue


def test_a_newsletter_has_no_hour_and_place_of_its_own() -> None:
    header = head_of("THE FENBY LETTER\n\nA fair is held in the Moot Hall at 7pm.")

    assert (header.time, header.venue) == (None, None)


def test_draft_minutes_that_are_spoken_of_are_not_these() -> None:
    spoken_of = "Otterby Parish Council\n\nIt was agreed that a copy of the draft minutes be sent."
    own = "Otterby Parish Council\n\nOrdinary Meeting DRAFT FOR APPROVAL AT THE NEXT MEETING"

    assert head_of(spoken_of).status is DocumentStatus.UNKNOWN
    assert head_of(own).status is DocumentStatus.DRAFT


def test_a_generated_file_name_states_committee_date_and_hour_of_the_meeting() -> None:
    name = "Printed minutes 30th-Jan-2025 10.00 Planning Committee.pdf"

    assert committee_filed(name) == "Planning Committee"
    assert str(date_filed(name)) == "2025-01-30"
    assert time_filed(name) == "10:00"
    assert committee_filed("Parish Council minutes 2025-01-30.pdf") is None
    assert committee_filed("Otter Committee Minutes 1-23-2023.docx") == "Otter Committee"
    assert read_header(reading_of("Otters."), name=name).committee == Fact(
        "Planning Committee", Origin.FILE_NAME
    )


def test_an_address_states_a_date_in_each_form() -> None:
    assert str(date_in_address("https://f.example/2008/09/minutes-july-28th-2008.html")) == (
        "2008-07-28"
    )
    assert str(date_in_address("https://f.example/C.aspx?DF=17%2f07%2f2014&Ver=2")) == "2014-07-17"
    assert date_in_address("https://f.example/minutes") is None
