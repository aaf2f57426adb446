"""How often one address may ask, who that is behind a proxy, and which sites may call."""

from dataclasses import replace
from ipaddress import ip_network

import pytest
from flask.testing import FlaskClient

from corpus.errors import BadRequest
from tests.web.conftest import TODAY
from tests.web.homes import collection_of
from web.app import create_app
from web.limits import Limiter, client_of, household
from web.settings import Settings, from_environment
from web.site import Site

FAR = {"REMOTE_ADDR": "203.0.113.9"}
OTHER = {"REMOTE_ADDR": "203.0.113.10"}
PROXIES = (ip_network("10.0.0.0/8"), ip_network("2001:db8::/32"))


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def served(home: Settings, clock: Clock) -> FlaskClient:
    site = Site(home, collection_of(home), today=lambda: TODAY, clock=clock)
    return create_app(home, site=site).test_client()


def test_a_client_has_its_rate_and_then_waits_for_the_next() -> None:
    clock = Clock()
    limiter = Limiter(60, clock)
    assert [limiter.wait("a") for _ in range(60)] == [0.0] * 60
    assert limiter.wait("a") == pytest.approx(1.0)
    assert limiter.wait("b") == 0.0
    clock.now += 0.5
    assert limiter.wait("a") == pytest.approx(0.5)
    clock.now += 0.5
    assert limiter.wait("a") == 0.0
    assert limiter.wait("a") == pytest.approx(1.0)


def test_no_more_than_one_minute_is_saved_up() -> None:
    clock = Clock()
    limiter = Limiter(3, clock)
    assert limiter.wait("a") == 0.0
    clock.now += 86_400
    assert [limiter.wait("a") for _ in range(4)] == [0.0, 0.0, 0.0, pytest.approx(20.0)]


def test_of_too_many_clients_the_one_longest_away_is_forgotten() -> None:
    limiter = Limiter(1, Clock(), room=3)
    for client in ("a", "b", "c", "a", "d"):
        limiter.wait(client)
    assert len(limiter) == 3
    assert limiter.wait("a") > 0  # came again, so "b" was forgotten
    assert limiter.wait("b") == 0.0


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.9", [], "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),  # no proxy of ours wrote it
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["1.2.3.4, 198.51.100.1"], "198.51.100.1"),  # the first may be made up
        ("10.0.0.1", ["1.2.3.4", "198.51.100.1, 10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", ["unknown"], "10.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("2001:db8::1", ["2001:470::7"], "2001:470::7"),
        ("::ffff:10.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"),
        ("", [], ""),
    ],
)
def test_the_client_is_the_last_that_no_proxy_of_ours_is(
    peer: str, forwarded: list[str], client: str
) -> None:
    assert client_of(peer, forwarded, PROXIES) == client


def test_addresses_of_one_household_share_a_limit() -> None:
    assert household("2001:470:1:2:aaaa::1") == household("2001:470:1:2:bbbb::2")
    assert household("2001:470:1:2::1") != household("2001:470:1:3::1")
    assert household("203.0.113.9") == "203.0.113.9"


def test_who_asks_too_often_is_told_when_to_come_again(home: Settings) -> None:
    clock = Clock()
    client = served(replace(home, api_rate=2, page_rate=3), clock)
    address = "/api/v1/problems"
    assert [client.get(address, environ_base=FAR).status_code for _ in range(3)] == [200, 200, 429]
    told = client.get(address, environ_base=FAR)
    assert (told.content_type, told.headers["Retry-After"]) == ("application/problem+json", "30")
    assert told.get_json()["type"] == "/api/v1/problems#too-many-requests"
    assert client.get(address, environ_base=OTHER).status_code == 200
    pages = [client.get("/search?lang=cy", environ_base=FAR) for _ in range(4)]
    assert [page.status_code for page in pages] == [200, 200, 200, 429]
    assert "Daeth gormod" in pages[3].get_data(as_text=True)
    assert pages[3].headers["Retry-After"] == "20"
    clock.now += 30
    assert client.get(address, environ_base=FAR).status_code == 200


def test_a_refused_request_does_no_work_and_is_counted(home: Settings) -> None:
    client = served(replace(home, api_rate=1), Clock())
    for _ in range(3):
        client.get("/api/v1/search?q=dog", environ_base=FAR)
    text = client.get("/metrics").get_data(as_text=True)
    assert "minutebook_search_total 1" in text
    assert "minutebook_limited_total 2" in text


def test_what_a_page_loads_and_what_watches_the_service_is_never_limited(home: Settings) -> None:
    client = served(replace(home, page_rate=1, api_rate=1), Clock())
    for address in ("/healthz", "/readyz", "/static/plain.css", "/brand.css"):
        for _ in range(5):
            assert client.get(address, environ_base=FAR, buffered=True).status_code == 200


def test_this_machine_is_not_limited_unless_that_is_configured(home: Settings) -> None:
    one = replace(home, api_rate=1)
    free, limited = served(one, Clock()), served(replace(one, unlimited=()), Clock())
    assert [free.get("/api/v1/problems").status_code for _ in range(3)] == [200] * 3
    assert [limited.get("/api/v1/problems").status_code for _ in range(3)] == [200, 429, 429]


def test_no_rate_is_no_limit(home: Settings) -> None:
    client = served(replace(home, api_rate=0), Clock())
    codes = {client.get("/api/v1/problems", environ_base=FAR).status_code for _ in range(400)}
    assert codes == {200}


def test_behind_a_known_proxy_each_reader_has_a_limit(home: Settings) -> None:
    client = served(replace(home, api_rate=1, proxies=("127.0.0.1",)), Clock())

    def asked(reader: str) -> int:
        headers = {"X-Forwarded-For": f"9.9.9.9, {reader}"}
        return client.get("/api/v1/problems", headers=headers).status_code

    assert [asked("203.0.113.1"), asked("203.0.113.1"), asked("203.0.113.2")] == [200, 429, 200]


def test_behind_an_unknown_proxy_the_administrator_is_told_once(
    home: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    client = served(home, Clock())
    for _ in range(3):
        client.get("/api/v1/problems", headers={"X-Forwarded-For": "203.0.113.1"})
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 1
    assert "MINUTEBOOK_PROXIES=127.0.0.1" in told[0]


def test_no_other_site_may_read_the_api_unless_it_is_listed(home: Settings) -> None:
    listed = replace(home, api_origins=("https://www.example.gov.uk",))
    for settings, origin, allowed in (
        (home, "https://www.example.gov.uk", False),
        (listed, "https://www.example.gov.uk", True),
        (listed, "https://evil.example", False),
        (listed, "https://www.example.gov.uk.evil.example", False),
        (listed, "null", False),
    ):
        client = served(settings, Clock())
        for response in (
            client.get("/api/v1/search?q=dog", headers={"Origin": origin}),
            client.get("/api/v1/nowhere", headers={"Origin": origin}),
            client.options("/api/v1/ask", headers={"Origin": origin}),
        ):
            given = response.headers.get("Access-Control-Allow-Origin")
            assert given == (origin if allowed else None)
            assert "Access-Control-Allow-Credentials" not in response.headers


def test_a_browser_is_told_what_it_may_send(home: Settings) -> None:
    client = served(replace(home, api_origins=("*",)), Clock())
    asked = {
        "Origin": "https://www.example.gov.uk",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    told = client.options("/api/v1/ask", headers=asked)
    assert told.status_code == 200
    assert told.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in told.headers["Access-Control-Allow-Methods"]
    assert told.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert "Origin" in told.headers["Vary"]


def test_pages_are_read_by_no_other_site_even_if_the_api_is(home: Settings) -> None:
    client = served(replace(home, api_origins=("*",)), Clock())
    response = client.get("/", headers={"Origin": "https://www.example.gov.uk"})
    assert "Access-Control-Allow-Origin" not in response.headers


def test_settings_of_the_outside_are_read_from_the_environment() -> None:
    read = from_environment(
        {
            "MINUTEBOOK_PAGE_RATE": "0",
            "MINUTEBOOK_API_RATE": "7",
            "MINUTEBOOK_UNLIMITED": "",
            "MINUTEBOOK_PROXIES": "127.0.0.1, 10.0.0.0/8",
            "MINUTEBOOK_API_ORIGINS": "https://www.example.gov.uk http://localhost:3000",
            "MINUTEBOOK_EMBED_ORIGINS": "https://*.example.gov.uk",
            "MINUTEBOOK_BASE_URL": "https://minutes.example.gov.uk/",
        }
    )
    assert (read.page_rate, read.api_rate, read.unlimited) == (0, 7, ())
    assert read.proxies == ("127.0.0.1", "10.0.0.0/8")
    assert read.api_origins == ("https://www.example.gov.uk", "http://localhost:3000")
    assert read.embed_origins == ("https://*.example.gov.uk",)
    assert read.base_url == "https://minutes.example.gov.uk"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MINUTEBOOK_PAGE_RATE", "-1"),
        ("MINUTEBOOK_API_RATE", "many"),
        ("MINUTEBOOK_UNLIMITED", "everybody"),
        ("MINUTEBOOK_PROXIES", "proxy.example"),
        ("MINUTEBOOK_API_ORIGINS", "www.example.gov.uk"),
        ("MINUTEBOOK_API_ORIGINS", "https://www.example.gov.uk/page"),
        ("MINUTEBOOK_EMBED_ORIGINS", "*"),
        ("MINUTEBOOK_EMBED_ORIGINS", "https://a.example;script-src"),
        ("MINUTEBOOK_BASE_URL", "minutes.example.gov.uk"),
        ("MINUTEBOOK_BASE_URL", "https://a.example/?x=1"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(BadRequest, match=name):
        from_environment({name: value})
