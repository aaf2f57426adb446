"""The search page: operators, facets, order, export and feed."""

import csv
import html
import io
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as Xml

import pytest
from flask.testing import FlaskClient

from qa.library import Library
from qa.search import Look, ranked, search_passages
from tests.web.test_pages import page, words
from web.facets import Chosen, Row, counted
from web.finding import Order, Search, held_of, show
from web.operators import day_of, names_with, typed
from web.tables import table

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("text", "left", "given"),
    [
        ("flood committee:planning", "flood", {"committee": ("planning",)}),
        ('council:"Wexmoor District" bins', "bins", {"council": ("Wexmoor District",)}),
        ("COMMITTEE:cabinet x", "x", {"committee": ("cabinet",)}),
        ('"committee: planning" x', '"committee: planning" x', {}),
        ("title:budget speaker:Smith", "title:budget speaker:Smith", {}),
        ("subcommittee:planning", "subcommittee:planning", {}),
        ("committee: planning", "committee: planning", {}),
        ("plain  words", "plain  words", {}),
    ],
)
def test_operators_of_place_are_taken_out_and_everything_else_is_left(
    text: str, left: str, given: dict[str, tuple[str, ...]]
) -> None:
    found = typed(text)
    assert (found.words, found.given) == (left, given)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2020-07-09", "2020-07-09", "2020-07-09"),
        ("2020-13", None, None),
        ("soon", None, None),
        ("99999", None, None),
    ],
)
def test_a_date_may_be_a_day_a_month_or_a_year(
    value: str, first: str | None, last: str | None
) -> None:
    assert (day_of(value, last=False), day_of(value, last=True)) == (first, last)


def test_a_date_that_is_none_is_told_and_the_rest_is_searched(client: FlaskClient) -> None:
    assert typed("x from:soon").bad == (("from", "soon"),)
    text = words(page(client, "/search?q=leisure from:soon"))
    assert "“soon” is not a date or a year" in text
    assert "leaking for three winters" in text


def test_a_name_may_be_given_by_a_part_of_it_but_a_whole_name_is_meant_alone() -> None:
    known = ["Cabinet", "Cabinet Panel", "Planning"]
    assert names_with("plan", known) == ("Planning",)
    assert names_with("cabinet", known) == ("Cabinet",)
    assert names_with("cab", known) == ("Cabinet", "Cabinet Panel")
    assert names_with("x", known) == ()


def test_an_operator_narrows_and_an_unknown_name_is_told(client: FlaskClient) -> None:
    assert "four referrals" not in page(client, "/search?q=wexmoor committee:cabinet")
    assert "leisure centre" in words(page(client, "/search?q=centre committee:cabinet"))
    assert "was not used as a committee" in page(client, "/search?q=centre committee:atlantis")


def rows() -> list[Row]:
    def row(number: int, council: str, year: str, *speakers: str) -> Row:
        values = {"council": (council,), "year": (year,), "speaker": speakers}
        return Row(number, f"{year}-01-01", values)

    return [row(1, "A", "2020", "X", "Y"), row(2, "A", "2021", "X"), row(3, "B", "2021")]


def test_a_group_is_counted_as_if_nothing_were_chosen_in_it() -> None:
    chosen = Chosen({"council": ("A",), "year": ("2021",)})
    facets = {facet.group: facet for facet in counted(rows(), chosen)}
    assert [(v.name, v.count, v.chosen) for v in facets["council"].values] == [
        ("A", 1, True), ("B", 1, False),
    ]  # fmt: skip
    assert [(v.name, v.count) for v in facets["year"].values] == [("2021", 1), ("2020", 1)]


def test_the_count_beside_a_value_is_the_number_of_results_it_leaves(client: FlaskClient) -> None:
    markup = page(client, "/search?q=the")
    values = re.findall(
        r'<li><a href="([^"]+)"[^>]*><span>([^<]+)</span><span class="n-of">'
        r'<span aria-hidden="true">(\d+)<',
        markup,
    )
    assert {"2019", "2022", "Cabinet"} <= {name for _, name, _ in values}
    for href, _, count in values:
        left = re.search(r"(\d+) passages? for", words(page(client, html.unescape(href))))
        assert left is not None
        assert left[1] == count


def test_a_value_is_chosen_and_given_up_by_the_same_link(client: FlaskClient) -> None:
    chosen = page(client, "/search?q=the&year=2022")
    assert "four referrals" not in chosen
    (href,) = re.findall(r'<li><a href="([^"]+)" aria-current="true"', chosen)
    assert html.unescape(href) == "/search?q=the"


def test_the_page_ranks_as_the_api_does(library: Library) -> None:
    for text in ("dog fouling", '"leisure centre"', "allotment NOT leisure", "modern slavery"):
        api = search_passages(library, Look(text), limit=50)
        shown = show(
            library, held_of(library, _documents(library)), Search(Look(text), Chosen()),
            limit=50, offset=0,
        )  # fmt: skip
        assert [f.citation.passage_id for f in api.found] == [row.passage_id for row in shown.rows]
        assert [f.citation.quote for f in api.found] == [
            f.citation.quote for f in shown.results.found
        ]
        assert [h.passage_id for h in ranked(library, Look(text))] == [
            row.passage_id for row in shown.rows
        ]


def _documents(library: Library) -> list:  # type: ignore[type-arg]  # rows of the record
    from corpus.store import reader  # noqa: PLC0415

    return reader.documents(library.database)


def test_results_can_be_read_from_either_end_of_time_and_undated_ones_come_last(
    library: Library,
) -> None:
    held = held_of(library, _documents(library))
    for order, dates in (
        (Order.OLDEST, ["2019-09-04", "2022-11-09", None]),
        (Order.NEWEST, ["2022-11-09", "2019-09-04", None]),
    ):
        search = Search(Look("the"), Chosen(), order)
        found = show(library, held, search, limit=50, offset=0).results.found
        assert list(dict.fromkeys(one.citation.meeting_date for one in found)) == dates


def test_results_as_a_table_hold_the_quotation_and_its_place(client: FlaskClient) -> None:
    response = client.get("/search.csv?q=dog fouling")
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    text = response.get_data(as_text=True)
    assert text.startswith("\ufeff")
    first = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert "& litter were counted together" in first["quote"]
    assert first["meeting_date"] == "2019-09-04"
    assert first["url"].startswith("/documents/")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_of_a_table_is_a_formula(cell: str) -> None:
    assert table(["a"], [{"a": cell}]).splitlines()[1].strip('"') == f"'{cell}"


def test_a_search_can_be_followed_as_a_feed(client: FlaskClient) -> None:
    response = client.get("/search.atom?q=dog fouling")
    assert response.mimetype == "application/atom+xml"
    feed = Xml.fromstring(response.data)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
        assert all(entry.findtext(f"{ATOM}{name}") for entry in entries)
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(ids) == len(set(ids))
    place = urlsplit(ids[0])
    markup = page(client, f"{place.path}?{place.query}")
    assert '<mark class="quote"' in markup


def test_a_feed_holds_hostile_words_as_words(client: FlaskClient) -> None:
    response = client.get('/search.atom?q=dog "]]><script>alert(1)</script>')
    feed = Xml.fromstring(response.data)  # noqa: S314 - our own
    assert "<script>" in (feed.findtext(f"{ATOM}title") or "")
    assert b"<script>" not in response.data


def next_result(markup: str) -> str:
    """The link to the next result of the search; another leads on within the document."""
    links = re.findall(r'rel="next" href="([^"]+)"', markup)
    return str(next(link for link in links if "hit=2" in link))


def test_a_result_leads_to_its_place_and_on_to_the_next(client: FlaskClient) -> None:
    markup = page(client, "/search?q=the&order=oldest")
    hits = [html.unescape(one) for one in re.findall(r'<h3><a [^>]*href="([^"]+)"', markup)]
    assert len(hits) > 2
    first = page(client, hits[0].partition("#")[0])
    assert "Result 1 of" in words(first)
    assert 'rel="prev"' not in first
    following = next_result(first)
    asked = parse_qs(urlsplit(html.unescape(following)).query)
    wanted = parse_qs(urlsplit(hits[1]).query)
    assert [asked[name] for name in ("start", "end")] == [wanted[name] for name in ("start", "end")]
    second = page(client, html.unescape(following).partition("#")[0])
    assert "Result 2 of" in words(second)
    assert 'rel="prev"' in second


@pytest.mark.parametrize(
    "rest",
    ["hit=1&search=q=", "hit=1&search=%00", "hit=x&search=q=a", "hit=999&search=q%3Dthe",
     "hit=1&search=q%3Dx%26council%3DY"],
)  # fmt: skip
def test_an_address_that_somebody_changed_still_opens_the_document(
    client: FlaskClient, rest: str
) -> None:
    assert "nineteen people" in page(client, f"/documents/1?{rest}") + page(
        client, f"/documents/2?{rest}"
    ) + page(client, f"/documents/3?{rest}")
