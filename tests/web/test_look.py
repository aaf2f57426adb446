"""The council's own colours, logo and names; and who may call the site by which name."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.errors import BadRequest
from tests.web.conftest import client_of
from web.hosts import check_host, host_name, own_names
from web.look import PLAIN, brand_css, ink_on, look
from web.settings import Settings, from_environment


@pytest.mark.parametrize(
    ("colour", "ink"),
    [
        ("#0f5358", "#ffffff"),
        ("#ffffff", "#1b2224"),
        ("#ffd200", "#1b2224"),
        ("#000000", "#ffffff"),
    ],
)
def test_the_ink_on_the_council_s_colour_is_the_one_that_stands_out(colour: str, ink: str) -> None:
    assert ink_on(colour) == ink
    assert brand_css(colour) == f":root{{--brand:{colour};--brand-ink:{ink}}}\n"


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#000000;}*{display:none"])
def test_what_is_not_a_colour_is_refused_by_name_and_never_reaches_the_stylesheet(
    text: str,
) -> None:
    with pytest.raises(BadRequest, match="MINUTEBOOK_BRAND_COLOUR"):
        from_environment({"MINUTEBOOK_BRAND_COLOUR": text})
    assert brand_css(text) == ""


def test_names_colour_and_logo_are_the_council_s(home: Settings, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    settings = from_environment({
        "MINUTEBOOK_HOME": str(home.home), "MINUTEBOOK_COUNCIL_NAME": "Wexmoor & District",
        "MINUTEBOOK_SERVICE_NAME": "Ask Wexmoor", "MINUTEBOOK_BRAND_COLOUR": "#5a2d82",
        "MINUTEBOOK_LOGO": str(logo),
    })  # fmt: skip
    client = client_of(settings)
    markup = client.get("/").get_data(as_text=True)
    assert "Ask Wexmoor" in markup
    assert 'alt="Wexmoor &amp; District"' in markup
    assert 'content="#5a2d82"' in markup
    assert "--brand:#5a2d82" in client.get("/brand.css").get_data(as_text=True)
    response = client.get("/logo", buffered=True)
    assert response.mimetype == "image/svg+xml"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "script-src" not in response.headers["Content-Security-Policy"]


def test_a_logo_that_is_no_picture_is_refused_when_the_service_starts(tmp_path: Path) -> None:
    page = tmp_path / "logo.html"
    page.write_text("<script>")
    for name in (str(page), str(tmp_path / "absent.svg")):
        with pytest.raises(BadRequest, match="MINUTEBOOK_LOGO"):
            from_environment({"MINUTEBOOK_LOGO": name})


def test_without_a_built_stylesheet_the_plain_one_is_served(tmp_path: Path) -> None:
    for name in (PLAIN, "site.js", "icon.svg"):
        (tmp_path / name).write_text(name)
    assert look(Settings(), tmp_path).stylesheet.startswith(f"/static/{PLAIN}?v=")
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "site.css").write_text("a{}")
    assert look(Settings(), tmp_path).stylesheet.startswith("/static/built/site.css?v=")


def test_what_a_page_loads_may_be_kept_for_ever_under_its_version_only(
    client: FlaskClient,
) -> None:
    versioned = client.get("/static/plain.css?v=1", buffered=True).headers["Cache-Control"]
    assert "immutable" in versioned
    assert (
        "immutable" not in client.get("/static/plain.css", buffered=True).headers["Cache-Control"]
    )


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8000", "localhost"), ("Example.ORG", "example.org"), ("[::1]:80", "::1"),
        ("127.0.0.1", "127.0.0.1"), ("example.org.:80", "example.org"), ("", ""),
    ],
)  # fmt: skip
def test_the_name_of_a_host_is_told_from_its_port(header: str, name: str) -> None:
    assert host_name(header) == name


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "192.0.2.7", "[::1]:8000",
                                  "minutes.example.gov.uk"])  # fmt: skip
def test_own_names_and_numbers_are_answered(host: str) -> None:
    check_host(host, own_names(Settings(hosts=("minutes.example.gov.uk",))))


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example",
                                  "", "example.gov.uk"])  # fmt: skip
def test_any_other_name_is_refused(host: str) -> None:
    with pytest.raises(BadRequest):
        check_host(host, own_names(Settings(hosts=("minutes.example.gov.uk",))))


@pytest.mark.parametrize(
    "address",
    ["/", "/api/v1/search?q=dog", "/documents/2/original", "/healthz", "/static/site.js",
     "/search.csv?q=dog"],
)  # fmt: skip
def test_no_address_answers_to_a_stranger_s_name(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers={"Host": "rebound.example"})
    assert response.status_code == 400
    assert b"rebound.example" in response.data
    assert b"nineteen people" not in response.data
