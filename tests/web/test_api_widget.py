"""The widget: what it shows, and which sites may frame it."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import client_of
from web.settings import Settings
from web.widget import snippet

ASKED = "/widget?q=What was said about modern slavery?"


def text_of(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


@pytest.fixture
def framed(home: Settings) -> FlaskClient:
    origins = ("https://www.example.gov.uk", "https://*.sharepoint.com")
    return client_of(replace(home, embed_origins=origins))


def test_nobody_may_frame_it_by_default_and_it_says_how_to_allow_it(client: FlaskClient) -> None:
    response = client.get("/widget")
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    markup = response.get_data(as_text=True)
    assert "MINUTEBOOK_EMBED_ORIGINS=https://www.example.gov.uk" in markup
    assert "&lt;iframe src=&#34;http://localhost/widget&#34;" in markup


def test_the_listed_sites_may_frame_it_and_nothing_else(framed: FlaskClient) -> None:
    response = framed.get("/widget")
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors https://www.example.gov.uk https://*.sharepoint.com" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "X-Frame-Options" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "MINUTEBOOK_EMBED_ORIGINS" not in response.get_data(as_text=True)
    for address in ("/", "/ask?q=x", "/search?q=dog", "/api/v1/search?q=dog", "/nowhere"):
        headers = framed.get(address).headers
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], address
        assert headers["X-Frame-Options"] == "DENY", address


def test_an_answer_is_quoted_and_leads_to_the_whole_one(client: FlaskClient) -> None:
    markup = text_of(client, f"{ASKED}&council=Wexmoor District Council")
    assert "four referrals about modern slavery" in markup
    assert re.search(r'href="/documents/2\?start=\d+&amp;end=\d+#quote"', markup)
    assert 'href="/ask?q=What+was+said+about+modern+slavery%3F&amp;council=Wexmoor' in markup
    assert 'name="council" value="Wexmoor District Council"' in markup
    assert '<base target="_blank">' in markup
    assert "open in a new window" in markup


def test_no_answer_says_why(client: FlaskClient) -> None:
    markup = text_of(client, "/widget?q=unicorns")
    assert "do not answer this" in markup
    assert "unicorns" in markup


def test_a_question_that_cannot_be_asked_is_told_in_the_frame(framed: FlaskClient) -> None:
    response = framed.get("/widget?q=x&council=Atlantis")
    assert response.status_code == 400
    assert "no minutes of &#39;Atlantis&#39; are held" in response.get_data(as_text=True)
    assert "X-Frame-Options" not in response.headers


def test_it_speaks_welsh_and_stays_in_the_language_without_a_cookie(client: FlaskClient) -> None:
    markup = text_of(client, f"{ASKED}&lang=cy")
    assert '<html lang="cy"' in markup
    assert "Holi’r cofnodion" in markup
    assert 'name="lang" value="cy"' in markup
    assert "lang=en" in markup


@pytest.mark.parametrize("address", ["/widget", ASKED, "/widget?q=unicorns"])
def test_it_needs_no_script_and_has_no_inline_style(client: FlaskClient, address: str) -> None:
    markup = text_of(client, address)
    assert "<script" not in markup
    assert "<style" not in markup
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", markup)
    assert markup.count("<h1") == 1


def test_nothing_that_was_typed_runs(client: FlaskClient) -> None:
    markup = text_of(client, "/widget?q=<script>x</script>&council=<img src=x onerror=y>")
    assert "<script" not in markup
    assert "<img" not in markup


def test_no_more_than_a_few_findings_are_in_the_frame(client: FlaskClient) -> None:
    markup = text_of(client, ASKED)
    assert 0 < markup.count('class="finding"') <= 9


def test_the_lines_for_another_site_name_the_address_that_readers_use(home: Settings) -> None:
    site = client_of(replace(home, base_url="https://minutes.example.gov.uk"))
    assert "https://minutes.example.gov.uk/widget" in text_of(site, "/widget")
    assert 'title="Ask' in snippet("https://x.example")
