"""What stands round every view: headers, limits, errors and probes."""

import re
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from qa.library import Library
from tests.web.homes import collection_of
from web.app import create_app
from web.opened import OpenCollection
from web.settings import Settings

PAGES = [
    "/", "/ask?q=modern slavery", "/ask?q=unicorns", "/search", "/search?q=dog", "/documents",
    "/documents/2", "/decisions", "/actions", "/compare", "/compare?q=dog", "/people",
    "/person?name=Councillor Priya Nandakumar", "/held", "/timeline", "/timeline?q=the", "/nowhere",
]  # fmt: skip
ADDRESSES = [
    *PAGES, "/documents/2/original", "/documents/99", "/answer/1", "/search.csv?q=dog",
    "/search.atom?q=dog", "/search.json?q=dog",
    "/decisions.csv", "/actions.csv", "/brand.css", "/logo", "/healthz", "/readyz", "/metrics",
    "/static/plain.css", "/static/site.js", "/api/v1/search?q=dog", "/api/v1/search",
    "/api/v1/nowhere", "/api/v1/ask", "/api/v1/openapi.json", "/api/v1/documents/2",
    "/api/v1/documents/2/text", "/api/v1/decisions", "/api/v1/meetings", "/api/v1/coverage",
    "/api/v1/everything?q=slavery",
    "/api/v1/actions", "/documents/2/pages/1", "/documents/2/pages/1.png",
    "/api/v1/problems", "/widget", "/widget?q=modern slavery", "/widget?q=unicorns",
]  # fmt: skip


def test_no_address_is_left_out_of_these_tests(home: Settings) -> None:
    app = create_app(home, collection=collection_of(home))
    asked = {re.sub(r"\?.*", "", re.sub(r"/\d+", "/N", one)) for one in ADDRESSES}
    rules = {re.sub(r"<.*?>", "N", rule.rule) for rule in app.url_map.iter_rules()}
    assert rules - asked <= {"/static/N", "/ask"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_has_the_security_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy or "sandbox" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Set-Cookie" not in headers


def test_scripts_run_only_with_the_nonce_of_their_own_response(client: FlaskClient) -> None:
    seen = set()
    for _ in range(2):
        response = client.get("/")
        policy = response.headers["Content-Security-Policy"]
        (nonce,) = re.findall(r"script-src 'nonce-([^']+)'", policy)
        tags = re.findall(r"<script[^>]*>", response.get_data(as_text=True))
        assert tags
        assert all(f'nonce="{nonce}"' in tag and "src=" in tag for tag in tags)
        seen.add(nonce)
    assert len(seen) == 2


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_inline_style_or_event_handlers(client: FlaskClient, address: str) -> None:
    markup = client.get(address).get_data(as_text=True)
    assert "<style" not in markup
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", markup)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_language_a_title_one_main_heading_and_a_skip_link(
    client: FlaskClient, address: str
) -> None:
    markup = client.get(address).get_data(as_text=True)
    assert '<html lang="en-GB"' in markup
    assert re.search(r"<title>\s*\S", markup)
    assert markup.count("<h1") == 1
    assert 'href="#main"' in markup
    assert 'id="main"' in markup
    levels = [int(level) for level in re.findall(r"<h([1-6])", markup)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]*)"', markup)
    assert len(ids) == len(set(ids))


def test_errors_of_the_api_are_problems_and_others_are_pages(client: FlaskClient) -> None:
    problem = client.get("/api/v1/nowhere")
    assert (problem.status_code, problem.content_type) == (404, "application/problem+json")
    assert set(problem.get_json()) == {"type", "title", "status", "detail", "remedy"}
    assert client.get("/nowhere").content_type.startswith("text/html")


def test_a_request_that_is_too_large_is_refused(client: FlaskClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "a" * 70_000})
    assert (response.status_code, response.get_json()["status"]) == (413, 413)


def test_the_wrong_method_is_told_the_right_one(client: FlaskClient) -> None:
    response = client.get("/api/v1/ask")
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


def test_without_a_collection_the_service_lives_but_is_not_ready(empty: FlaskClient) -> None:
    assert empty.get("/healthz").status_code == 200
    for address in ("/readyz", "/", "/documents", "/api/v1/search?q=x"):
        assert empty.get(address).status_code == 503
    assert "minutebook ingest" in empty.get("/readyz").get_json()["remedy"]


def test_problems_of_the_home_folder_are_told_to_this_machine_only(empty: FlaskClient) -> None:
    far = {"REMOTE_ADDR": "203.0.113.9"}
    for address in ("/readyz", "/", "/api/v1/search?q=x"):
        assert b"minutebook ingest" in empty.get(address).data
        assert b"minutebook ingest" not in empty.get(address, environ_base=far).data


def test_a_fault_of_ours_is_told_without_its_details(home: Settings) -> None:
    def failing(settings: Settings, collection: str) -> Library:
        raise RuntimeError(f"secret of the house {settings} {collection}")

    client = create_app(home, collection=OpenCollection(home, open=failing)).test_client()
    for address, kind in (("/", "text/html"), ("/api/v1/search?q=x", "application/problem+json")):
        response = client.get(address)
        assert response.status_code == 500
        assert response.content_type.startswith(kind)
        assert b"secret" not in response.data


def test_ready_names_model_and_generation_and_that_they_match_the_record(
    client: FlaskClient,
) -> None:
    assert client.get("/readyz").get_json() == {
        "status": "ready",
        "model": "word-count-128",
        "generation": "g000001",
        "truth": "verified",
    }


def test_metrics_count_for_this_machine_only_and_hold_no_words(client: FlaskClient) -> None:
    client.get("/ask?q=modern slavery")
    text = client.get("/metrics").get_data(as_text=True)
    assert "minutebook_ask_total 1\n" in text
    assert "slavery" not in text
    assert client.get("/metrics", environ_base={"REMOTE_ADDR": "203.0.113.9"}).status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 404
