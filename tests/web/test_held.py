"""What is held, month by month."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from corpus.coverage import KnownFrom, MissingMeeting
from corpus.store import reader
from corpus.store.rows import StoredDocument
from qa.library import Library
from tests.web.conftest import client_of
from tests.web.homes import load, write
from tests.web.test_pages import page, words
from web.held import calendars, gaps

APPROVING = """{council}

Cabinet

Minutes of a meeting of the Cabinet held on 9 November 2022

1. Minutes

RESOLVED that the minutes of the meeting held on 12 October 2022 be approved as a correct record.
"""


def held(library: Library, *dates: tuple[str, str, str]) -> list[StoredDocument]:
    some = reader.documents(library.database)[0]
    return [replace(some, council=a, date=b, committee=c) for a, b, c in dates]


def test_a_meeting_with_two_documents_counts_once_and_gaps_between_years_are_shown(
    library: Library,
) -> None:
    (calendar,) = calendars(
        held(
            library,
            ("A", "2020-03-01", "Cabinet"),
            ("A", "2020-03-01", "Cabinet"),
            ("A", "2020-03-01", "Planning"),
            ("A", "2022-12-31", "Cabinet"),
        )
    )
    assert [(year.year, year.meetings) for year in calendar.years] == [
        (2022, 1), (2021, 0), (2020, 2),
    ]  # fmt: skip
    assert calendar.meetings == 3
    march = calendar.years[2].months[2]
    assert (march.number, march.meetings, march.heat) == (3, 2, 2)
    assert calendar.years[0].months[11].heat == 1


def test_councils_stand_by_name_and_what_names_none_is_left_out(library: Library) -> None:
    found = calendars(
        held(library, ("B", "2020-01-01", "x"), ("A", "2021-01-01", "x"), ("", "2021-01-01", "x"))
    )
    assert [calendar.council for calendar in found] == ["A", "B"]


def test_a_year_leads_to_its_documents(client: FlaskClient) -> None:
    markup = page(client, "/held")
    assert 'href="/documents?council=Wexmoor+District+Council&amp;year=2022"' in markup
    text = words(page(client, "/held?council=Wexmoor District Council"))
    assert "Choose a council Wexmoor District Council 2 meetings" in text


def test_missing_meetings_stand_by_body_and_may_be_of_one_council_only() -> None:
    told = [
        MissingMeeting(council, committee, day, KnownFrom.APPROVED)
        for council, committee, day in (
            ("B", None, "2019-01-01"), ("A", "Planning", "2020-01-01"),
            ("A", "Cabinet", "2021-01-01"), ("A", "Planning", "2022-01-01"),
        )
    ]  # fmt: skip
    found = [(gap.council, gap.committee, [one.date for one in gap.meetings]) for gap in gaps(told)]
    assert found == [
        ("A", "Cabinet", ["2021-01-01"]),
        ("A", "Planning", ["2020-01-01", "2022-01-01"]),
        ("B", None, ["2019-01-01"]),
    ]
    assert [gap.council for gap in gaps(told, ["B"])] == ["B"]


@pytest.fixture(scope="module")
def approving(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    files = {f"{name}.txt": APPROVING.format(council=name.upper())
             for name in ("Wexmoor District Council", "Ashby Borough Council")}  # fmt: skip
    folder = write(tmp_path_factory.mktemp("minutes"), files)
    return client_of(load(tmp_path_factory.mktemp("home"), folder))


def test_a_missing_meeting_opens_the_words_that_tell_of_it(approving: FlaskClient) -> None:
    markup = page(approving, "/held?council=Wexmoor District Council")
    part = markup[markup.index('id="missing"') :]
    part = part[: part.index("</section>")]
    assert "Wexmoor District Council, Cabinet" in words(part)
    assert "its minutes were approved later 12 October 2022" in words(part)
    assert "Ashby" not in part
    address = part.partition('href="')[2].partition("#")[0].replace("&amp;", "&")
    opened = page(approving, address)
    assert "12 October 2022" in words(
        opened.partition('<mark class="quote"')[2].partition("</mark>")[0]
    )


def test_where_no_meeting_is_missing_this_is_said(client: FlaskClient) -> None:
    assert "No meeting is known whose minutes are missing." in words(page(client, "/held"))
