"""The door: one host, public addresses only, and no answer that costs too much."""

import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.errors import BadRequest, Forbidden, Unfetched
from corpus.fetch import Door, Limits, clean, is_public
from tests.corpus.moderngov.fake_site import FakeSite, served


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with served(FakeSite()) as site:
        yield site


def door(site: FakeSite, limits: Limits | None = None) -> Door:
    return Door(site.base, limits=limits, loopback=True)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.8.8.8 10.0.0.1 172.16.5.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0
    224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 198.18.0.1 192.0.2.1 :: ::1 fe80::1 fe80::1%eth0
    fc00::1 fd12::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    ::ffff:169.254.169.254 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 2002:7f00:1::
    2002:a00:1::1 localhost 127.1 0x7f000001""".split(),
)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["51.140.1.1", "2a00:1450:4009::1", "::ffff:51.140.1.1"])
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_public(address)


def test_only_loopback_is_allowed_by_the_setting_for_tests() -> None:
    assert is_public("127.0.0.1", loopback=True)
    assert is_public("::1", loopback=True)
    assert not is_public("169.254.169.254", loopback=True)
    assert not is_public("10.0.0.1", loopback=True)


def test_loopback_is_refused_without_the_setting(site: FakeSite) -> None:
    with pytest.raises(Forbidden, match="no public address"):
        Door(site.base).get(site.base)
    assert site.requests == []


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    asked = Door("http://council.test/", resolve=lambda *_: ["51.140.1.1", "10.0.0.1"])
    with pytest.raises(Forbidden, match=r"10\.0\.0\.1"):
        asked.get("http://council.test/")


def test_a_name_is_resolved_once_so_that_it_cannot_be_pointed_elsewhere(site: FakeSite) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    base = site.base.replace("127.0.0.1", "council.test")
    asked = Door(base, loopback=True, resolve=lambda *_: answers.pop(0))
    site.special["/a"] = (302, {"Location": "/b"}, b"")
    site.special["/b"] = (200, {}, b"here")
    assert asked.get(base + "a").body == b"here"
    assert asked.get(base + "b").body == b"here"
    assert answers == [["10.0.0.1"]]


@pytest.mark.parametrize(
    "target",
    [
        "http://evil.test/", "http://169.254.169.254/latest/meta-data/", "http://localhost/",
        "file:///etc/passwd", "gopher://127.0.0.1/", "http://[::1]/", "//evil.test/x",
        "http://user@127.0.0.1/", "http://2130706433/",
    ],
)  # fmt: skip
def test_a_redirect_to_anywhere_else_is_refused(site: FakeSite, target: str) -> None:
    site.special["/a"] = (302, {"Location": target}, b"")
    with pytest.raises(Forbidden):
        door(site).get(site.base + "a")
    assert site.requests == ["/a"]


def test_a_redirect_to_another_port_of_the_host_is_refused(site: FakeSite) -> None:
    site.special["/a"] = (302, {"Location": "http://127.0.0.1:22/"}, b"")
    with pytest.raises(Forbidden, match="port"):
        door(site).get(site.base + "a")


def test_a_redirect_within_the_host_is_followed_but_not_for_ever(site: FakeSite) -> None:
    site.special["/a"] = (301, {"Location": "b?x=1"}, b"")
    site.special["/b?x=1"] = (200, {}, b"there")
    response = door(site).get(site.base + "a")
    assert (response.status, response.body) == (200, b"there")
    assert response.url.endswith("/b?x=1")
    site.special["/b?x=1"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(Unfetched, match="circles"):
        door(site).get(site.base + "a")


def test_an_answer_that_says_it_is_too_large_is_not_read(site: FakeSite) -> None:
    site.special["/a"] = (200, {"Content-Length": "99999999999"}, b"x")
    with pytest.raises(Unfetched, match="larger than 1 kB"):
        door(site, Limits(most_bytes=1024)).get(site.base + "a")


def test_an_answer_that_turns_out_too_large_is_cut(site: FakeSite) -> None:
    chunks = b"".join(b"400\r\n" + b"x" * 1024 + b"\r\n" for _ in range(200)) + b"0\r\n\r\n"
    site.special["/a"] = (
        200, {"Transfer-Encoding": "chunked", "Content-Length": ""}, chunks,
    )  # fmt: skip
    with pytest.raises(Unfetched, match="larger than 8 kB"):
        door(site, Limits(most_bytes=8192)).get(site.base + "a")


def test_an_answer_that_comes_a_byte_at_a_time_is_cut_off(site: FakeSite) -> None:
    site.drip = b"/slow"
    with pytest.raises(Unfetched, match=r"within 0\.4 seconds"):
        door(site, Limits(seconds=0.4)).get(site.base + "slow")


def test_an_answer_that_ends_too_early_is_no_answer(site: FakeSite) -> None:
    site.special["/a"] = (200, {"Content-Length": "50", "Connection": "close"}, b"half")
    with pytest.raises(Unfetched, match="could not be fetched"):
        door(site, Limits(seconds=2)).get(site.base + "a")


def test_names_of_files_with_spaces_and_line_ends_can_be_sent() -> None:
    assert clean("http://x/documents/g1/Printed\r\n minutes £.pdf?T=1#page") == (
        "http://x/documents/g1/Printed%20minutes%20%C2%A3.pdf?T=1"
    )
    assert clean("http://x/a%20b") == "http://x/a%20b"


@pytest.mark.parametrize("base", ["democracy.gov.uk", "ftp://x/", "http://", "http://a:b@x/", ""])
def test_what_is_no_address_of_a_site_is_a_bad_request(base: str) -> None:
    with pytest.raises(BadRequest):
        Door(base)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=127.0.0.1", "-keyout", tmp_path / "key", "-out", tmp_path / "certificate"],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("openssl makes no certificate here")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # the refused handshake
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        base = f"https://127.0.0.1:{server.server_port}/"
        with pytest.raises(Unfetched, match=r"(?i)certificate"):
            Door(base, loopback=True).get(base)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
