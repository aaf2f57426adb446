"""What is held, month by month."""

from dataclasses import replace

from flask.testing import FlaskClient

from corpus.store import reader
from corpus.store.rows import StoredDocument
from qa.library import Library
from tests.web.test_pages import page, words
from web.held import calendars


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
