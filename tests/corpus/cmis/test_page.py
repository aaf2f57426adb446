"""What is read from CMIS's pages, in the shapes that councils give them."""

from datetime import date

import pytest

from corpus.cmis.page import is_cmis, read_calendar, read_meetings, read_minutes, read_module

HREF = "/w/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/{}/Committee/6/Default.aspx"
DAY = date(2026, 4, 16)


def chosen(*titles: str, day: date | None = DAY) -> tuple[str, bool] | None:
    entries = "".join(
        f'<li><a href="Document.ashx?{at}">{title}</a></li>' for at, title in enumerate(titles)
    )
    found = read_minutes(f"<ol>{entries}</ol>".encode(), day)
    return (titles[int(found.href.partition("?")[2])], found.draft) if found else None


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["Agenda", "Minutes"], ("Minutes", False)),
        (["Draft Minutes", "Final Planning Minutes 16042026"],
         ("Final Planning Minutes 16042026", False)),
        (["Draft Minutes - 16 April 2026"], ("Draft Minutes - 16 April 2026", True)),
        (["Minutes", "Minutes 16.04.26"], ("Minutes 16.04.26", False)),
        (["Minute of Meeting of 16th April 2026"], ("Minute of Meeting of 16th April 2026", False)),
        (["Unconfirmed minutes"], ("Unconfirmed minutes", True)),
    ],
)  # fmt: skip
def test_the_minutes_of_the_day_are_chosen_and_approved_ones_first(
    titles: list[str], wanted: tuple[str, bool]
) -> None:
    assert chosen(*titles) == wanted


@pytest.mark.parametrize(
    "title",
    [
        "Final Planning Minutes 05032026", "Minutes - 5 March 2026", "Minutes of Previous Meeting",
        "Minutes of the last meeting", "Agenda and minutes pack", "Report on minute taking",
        "Minute Extract - Cabinet", "Exempt Minutes", "Minutes (Part 2 - Confidential)", "Agenda",
        "Ten Minute Rule Response", "Minuted Actions",
    ],
)  # fmt: skip
def test_what_is_not_the_minutes_of_this_meeting_is_left_alone(title: str) -> None:
    assert chosen(title) is None


def test_minutes_that_name_any_day_are_taken_where_the_meeting_has_none() -> None:
    assert chosen("Minutes - 5 March 2026", day=None) == ("Minutes - 5 March 2026", False)


def test_meetings_of_a_list_state_their_day_themselves() -> None:
    page = (
        f'<p><a href="{HREF.format(5)}">9 Jul 2026 11:00 - Planning &amp; Highways</a></p>'
        f'<p>Cancelled: <a href="{HREF.format(6)}">10 Jul 2026 - Cabinet</a></p>'
        f'<a href="{HREF.format("9" * 40)}">11 Jul 2026 - Cabinet</a>'
    )
    first, second = read_meetings(page.encode())
    assert (first.number, first.committee.title) == (5, "Planning & Highways")
    assert (first.date, first.cancelled, first.page) == (date(2026, 7, 9), False, HREF.format(5))
    assert (second.date, second.committee.title, second.cancelled) == (
        date(2026, 7, 10), "Cabinet", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Thursday, 1 January", date(2027, 1, 1)),
        ("Wednesday, 30 December", date(2026, 12, 30)),
        ("Wednesday, 30 December 2020", date(2020, 12, 30)),
        ("Bank holiday", None),
        ("Monday, 31 February", None),
    ],
)
def test_a_day_of_a_calendar_is_of_the_year_that_is_nearest(head: str, day: date | None) -> None:
    entry = f'<td><p><a href="{HREF.format(5)}">10:00 Cabinet</a></p></td>'
    page = f"<table><tr><td>{head}</td>{entry}</tr></table>"
    (meeting,) = read_meetings(page.encode(), date(2026, 12, 1))
    assert (meeting.date, meeting.committee.title) == (day, "Cabinet")


def test_the_calendar_is_known_by_a_link_or_by_its_module() -> None:
    found = read_calendar(f'<a href="{HREF.format(5)}">x</a>'.encode())
    assert found is not None
    assert found.month(date(2026, 6, 1)) == (
        "/w/Meetings/tabid/70/ctl/MeetingCalendarPublicNoJava/mid/397/Date/2026-06-01/Default.aspx"
    )
    assert read_calendar(b"<a href='Meetings.aspx'>x</a>") is None
    for name in ("MeetingCalendarPublic", "MeetingCalendarPublicList"):
        assert read_module(f'<input name="dnn$ctr397${name}$x" />'.encode()) == "397"
    assert read_module(b"<input name='q' />") is None


def test_a_page_that_came_in_its_stead_is_not_of_cmis() -> None:
    assert is_cmis(b'<div id="dnn_ContentPane">x</div>')
    assert not is_cmis(b"<h1>Checking your browser</h1>")
