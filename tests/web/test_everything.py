"""The search that must miss nothing, as the page, the exports and the terminal give it."""

import csv
import html
import io
import json
import re

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

import web.commands.search
from tests.web.homes import open_with_words
from tests.web.test_pages import page, words
from web.settings import Settings


@pytest.fixture
def searching(home: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(web.commands.search, "open_library", open_with_words)
    return home


def ran(settings: Settings, *given: str) -> str:
    done = CliRunner().invoke(
        web.commands.search.command, list(given), obj=settings, catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_export_has_reasons_thresholds_estimate_and_record(searching: Settings) -> None:
    given = ("dog fouling", "--all", "--json", "--near", "0.2", "--part", "0.4", "--from",
             "2019-01-01")  # fmt: skip
    found = json.loads(ran(searching, *given))
    assert found["total"] == len(found["hits"]) > 0
    first = found["hits"][0]
    assert first["reasons"][0] == "words"
    assert "every word as typed" in first["why"]
    for reason, count in found["reasons"].items():
        if reason != "meaning_alone":
            assert count == sum(reason in hit["reasons"] for hit in found["hits"])
    assert {"likely", "least", "most", "none_because", "method", "assumptions"} <= set(
        found["estimate"]
    )
    record = found["record"]
    assert (record["searched_for"], record["generation"]) == ("dog fouling", "g000001")
    assert record["thresholds"] == {"meaning_from": 0.2, "words_from": 0.4}
    assert record["filters"] == {"date_from": "2019-01-01"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record["at"])
    assert any("no date is known" in gap for gap in record["coverage"]["gaps"])


def test_a_table_is_rows_alone_and_each_says_of_which_search(searching: Settings) -> None:
    rows = list(csv.DictReader(io.StringIO(ran(searching, "dog fouling", "--all", "--csv"))))
    found = json.loads(ran(searching, "dog fouling", "--all", "--json"))
    assert [row["passage_id"] for row in rows] == [str(h["passage_id"]) for h in found["hits"]]
    assert {row["searched_for"] for row in rows} == {"dog fouling"}
    assert all(row["reasons"] and row["generation"] and row["may_be_missing"] for row in rows)


def test_pages_of_it_are_parts_of_the_whole(searching: Settings) -> None:
    whole = json.loads(ran(searching, "the centre", "--all", "--json"))
    part = json.loads(ran(searching, "the centre", "--all", "--json", "--limit", "2",
                          "--offset", "1"))  # fmt: skip
    numbers = [hit["passage_id"] for hit in whole["hits"]]
    assert [hit["passage_id"] for hit in part["hits"]] == numbers[1:3]
    assert part["total"] == whole["total"]


def test_a_sample_of_what_is_below_comes_with_what_it_proves(searching: Settings) -> None:
    given = ("dog fouling", "--all", "--json", "--near", "0.9", "--sample", "3")
    found = json.loads(ran(searching, *given))
    listed = {hit["passage_id"] for hit in found["hits"]}
    assert len(found["sample"]["hits"]) == 3
    assert not listed & {hit["passage_id"] for hit in found["sample"]["hits"]}
    bounds = found["sample"]["if_so_many_bear_on_it_at_most"]
    assert bounds["0"] < bounds["1"] <= found["sample"]["of"]


def test_the_page_says_why_what_was_looked_for_and_what_may_be_missing(
    client: FlaskClient,
) -> None:
    shown = words(page(client, "/search?q=dog fouling&all=1"))
    assert "Everything that matches" in shown
    assert "every word as typed" in shown
    assert "missing" in shown
    assert "Everything that matches" not in words(page(client, "/search?q=dog fouling"))


def test_reasons_narrow_as_the_other_facets_do(client: FlaskClient) -> None:
    markup = page(client, "/search?q=modern+slavery&all=1&near=0.1")
    values = re.findall(
        r'<li><a href="([^"]+reason=[^"]+)"[^>]*><span>[^<]+</span><span class="n-of">'
        r'<span aria-hidden="true">(\d+)<',
        markup,
    )
    assert values
    for href, count in values:
        left = re.search(r"(\d+) passages? for", words(page(client, html.unescape(href))))
        assert left is not None
        assert left[1] == count


def test_the_exports_of_the_page_are_those_of_the_list(client: FlaskClient) -> None:
    response = client.get("/search.json?q=dog fouling&council=Wexmoor+District+Council")
    assert "attachment" in response.headers["Content-Disposition"]
    found = response.get_json()
    assert found["left_out"] == 0
    assert found["record"]["filters"] == {"council": ["Wexmoor District Council"]}
    text = client.get("/search.csv?q=dog fouling&all=1").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0]["reasons"].split()[0] == "words"


@pytest.mark.parametrize("rest", ["near=x", "near=", "near=99", "part=-1", "near=%00", "page=9999"])
def test_an_address_that_somebody_changed_still_searches(client: FlaskClient, rest: str) -> None:
    assert client.get(f"/search?q=dog&all=1&{rest}").status_code == 200
