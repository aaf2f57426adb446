"""A page about a problem is ours in every word, in the reader's language; the API keeps its own."""

import re

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from werkzeug.exceptions import default_exceptions

from tests.web.conftest import TODAY
from tests.web.homes import collection_of
from tests.web.test_pages import words
from web.app import create_app
from web.languages import Language, catalogues
from web.problems import OF_STATUS, WORDED, worded
from web.settings import Settings
from web.site import Site

TABLES = catalogues()
REFUSED = sorted(status for status in default_exceptions if status >= 400)


@pytest.fixture(scope="module")
def failing(home: Settings) -> FlaskClient:
    """A site with an address that fails with whichever status is asked for."""
    app: Flask = create_app(home, site=Site(home, collection_of(home), today=lambda: TODAY))
    for path in ("/fails/<int:code>", "/api/v1/fails/<int:code>"):
        app.add_url_rule(path, path, view_func=abort)
    return app.test_client()


def main_of(markup: str) -> str:
    return markup.split("<main", 1)[1].split("</main>")[0]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("status", REFUSED)
def test_no_page_about_a_problem_has_a_sentence_that_is_not_of_its_language(
    failing: FlaskClient, status: int, language: Language
) -> None:
    response = failing.get(f"/fails/{status}?lang={language}")
    assert response.status_code == status
    main = main_of(response.get_data(as_text=True))
    table, known = TABLES[language].table, worded(status)
    told = [table[f"problem.{key}{known}"] for key in ("", "what_", "do_")]
    links = " · ".join(table[f"problem.{key}"] for key in ("ask", "search", "documents"))
    assert words(main.partition(">")[2]) == " ".join([*told, links])
    assert "lang=" not in main


@pytest.mark.parametrize("status", [409, 422, 507, 599])
def test_a_status_without_words_of_its_own_has_those_of_its_likes(status: int) -> None:
    assert worded(status) == (500 if status >= 500 else 400)


def test_every_kind_of_problem_of_the_api_has_words_on_a_page_too() -> None:
    assert set(OF_STATUS) <= WORDED
    for status in WORDED:
        assert worded(status) == status
        for table in (each.table for each in TABLES.values()):
            assert {f"problem.{key}{status}" for key in ("", "what_", "do_")} <= set(table)


def test_addresses_and_methods_that_are_none_are_told_in_welsh(client: FlaskClient) -> None:
    for response, heading in (
        (client.get("/nowhere?lang=cy"), "Nid oes dim yn y cyfeiriad hwn"),
        (client.get("/documents/99999?lang=cy"), "Nid oes dim yn y cyfeiriad hwn"),
        (client.post("/search?lang=cy"), "Nid yw’r cyfeiriad hwn yn gwneud hynny"),
    ):
        main = main_of(response.get_data(as_text=True))
        assert f">{heading}</h1>" in main
        assert not re.search("URL|server|method|allowed", words(main))


def test_what_is_known_of_a_problem_is_not_lost_on_a_welsh_page(client: FlaskClient) -> None:
    address = "/actions?due_by=tomorrow"
    english = main_of(client.get(address).get_data(as_text=True))
    welsh = main_of(client.get(f"{address}&lang=cy").get_data(as_text=True))
    assert "is not a date" in words(english)
    assert "nid yw rhywbeth yn y cyfeiriad" in words(welsh).lower()
    (kept,) = re.findall(r'<p class="govuk-body" lang="en-GB">(.*?)</p>', welsh, re.DOTALL)
    assert "is not a date" in words(kept)


@pytest.mark.parametrize("language", list(Language))
def test_a_problem_of_the_api_is_the_same_in_every_language(
    failing: FlaskClient, language: Language
) -> None:
    response = failing.get(f"/api/v1/fails/404?lang={language}")
    assert response.content_type == "application/problem+json"
    assert response.get_json() == {
        "type": "/api/v1/problems#not-found",
        "title": "There is nothing at this address",
        "status": 404,
        "detail": default_exceptions[404].description,
        "remedy": "Check the address, or start again from the first page.",
    }
