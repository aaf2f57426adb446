"""A topic over time: where meetings are drawn, and the table that says the same."""

import re

from flask.testing import FlaskClient

from tests.web.test_pages import page, words
from web.facets import Row
from web.timeline import WIDTH, drawn, meetings


def row(number: int, date: str | None, council: str, *outcomes: str) -> Row:
    values = {"council": (council,), "committee": ("Cabinet",), "outcome": outcomes}
    return Row(number, date, values)


ROWS = [
    row(1, "2022-01-01", "B", "resolved"), row(2, "2020-01-01", "A"), row(3, "2020-01-01", "A"),
    row(4, "2021-01-01", "A", "noted"), row(5, None, "A"),
]  # fmt: skip


def test_results_become_meetings_in_the_order_of_time() -> None:
    found = meetings(ROWS, "x")
    assert [(m.date, m.council, m.passages, m.decided) for m in found] == [
        ("2020-01-01", "A", 2, False), ("2021-01-01", "A", 1, True), ("2022-01-01", "B", 1, True),
    ]  # fmt: skip


def test_a_meeting_is_drawn_where_its_date_lies_within_whole_years() -> None:
    drawing = drawn(meetings([*ROWS, row(6, "2022-07-02", "A")], "x"))
    assert drawing is not None
    assert drawing.years == (2020, 2021, 2022)
    assert [track.council for track in drawing.tracks] == ["A", "B"]
    at = {dot.met.date: dot for track in drawing.tracks for dot in track.dots}
    assert at["2020-01-01"].x == 0
    assert at["2021-01-01"].x == WIDTH / 3
    assert abs(at["2022-07-02"].x - WIDTH * 2.5 / 3) < 1
    assert at["2020-01-01"].radius > at["2021-01-01"].radius


def test_one_date_alone_is_not_drawn() -> None:
    assert drawn(meetings(ROWS[1:3], "x")) is None
    assert drawn([]) is None


def test_the_picture_has_a_name_and_the_table_the_same_meetings(client: FlaskClient) -> None:
    markup = page(client, "/timeline?q=the")
    assert 'role="img" aria-label="Timeline of the meetings' in markup
    assert markup.count("<circle") == len(re.findall(r'<th scope="row"', markup)) == 2
    assert "Not drawn, as no date is known: 1 passage." in words(markup)


def test_the_passages_of_a_meeting_are_one_click_away(client: FlaskClient) -> None:
    markup = page(client, "/timeline?q=leisure")
    (href, count) = re.findall(r'href="(/search\?q=leisure[^"]+)">(\d+) passages?', markup)[-1]
    found = words(page(client, href.replace("&amp;", "&")))
    assert f"{count} passage" in found
    assert "leisure centre" in found
