"""The door: one host, public addresses only, and no answer that costs too much."""

import gzip
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.errors import BadRequest, Forbidden, Unfetched
from corpus.fetch import Door, Limits, Response, clean
from corpus.public import is_public
from tests.corpus.moderngov.fake_site import FakeSite
from tests.corpus.sites.served import served


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


def test_a_name_that_is_pointed_elsewhere_later_is_still_met_where_it_was_checked(
    site: FakeSite,
) -> None:
    """Rebinding: the name is not looked up again between the check and the connection."""
    with served(FakeSite()) as other:
        base = site.base.replace("127.0.0.1", "council.test")
        lookups: list[str] = []

        def resolve(host: str, port: int) -> list[str]:
            del port
            lookups.append(host)
            return ["127.0.0.1"]

        site.special["/a"] = (200, {}, b"here")
        asked = Door(base, loopback=True, resolve=resolve)
        assert [asked.get(base + "a").body for _ in range(3)] == [b"here"] * 3
        assert (lookups, other.requests) == (["council.test"], [])


@pytest.mark.parametrize(
    "answers",
    [["169.254.169.254"], ["10.0.0.1", "51.140.1.1"], ["::ffff:127.0.0.1"], ["fe80::1%eth0"],
     ["64:ff9b::a9fe:a9fe"], ["2002:a9fe:a9fe::1"], ["fd00:ec2::254"], ["192.0.0.1"]],
)  # fmt: skip
def test_a_name_that_leads_into_a_private_network_is_never_connected_to(
    answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    connected: list[object] = []
    monkeypatch.setattr("socket.create_connection", lambda *where, **_: connected.append(where))
    with pytest.raises(Forbidden, match="no public address"):
        Door("http://council.test/", resolve=lambda *_: answers).get("http://council.test/x")
    assert connected == []


def test_a_name_without_an_address_is_a_problem_with_a_remedy() -> None:
    with pytest.raises(Unfetched, match="no address"):
        Door("http://council.test/", resolve=lambda *_: []).get("http://council.test/")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1@169.254.169.254/", "http://169.254.169.254#@127.0.0.1/",
        "http://127.0.0.1\\@169.254.169.254/", "http://127.0.0.1.evil.test/",
        "http://127.0.0.1%00.evil.test/", "http://127.0.0.1%2eevil.test/",
        "http://[::ffff:127.0.0.1]/", "http://[", "http://x:99999/", "http://127。0。0。1/",
        "javascript:alert(1)", "data:text/html,x", "ftp://127.0.0.1/", "ws://127.0.0.1/",
        "HTTP://USER:PASS@127.0.0.1/", "http://127.1/", "http://0x7f.1/", "//127.0.0.1:22/",
    ],
)  # fmt: skip
def test_an_address_that_only_looks_like_ours_is_refused(site: FakeSite, target: str) -> None:
    site.special["/a"] = (302, {"Location": target.encode().decode("latin-1")}, b"")
    with pytest.raises(Forbidden):
        door(site).get(site.base + "a")
    with pytest.raises((Forbidden, BadRequest)):
        door(site).get(target)
    assert site.requests == ["/a"]


@pytest.mark.parametrize(
    "path",
    ["a HTTP/1.1\r\nX-Injected: 1\r\n\r\n", "a\nX-Injected: 1", "a\x00b", "a\u2028X-Injected: 1"],
)
def test_line_ends_in_an_address_start_no_header_of_their_own(site: FakeSite, path: str) -> None:
    door(site).get(site.base + path)
    (asked,) = site.requests
    assert "X-Injected" not in site.headers[0]
    assert "\n" not in asked


def test_line_ends_in_a_redirect_start_no_header_of_their_own(site: FakeSite) -> None:
    site.special["/a"] = (302, {"Location": "/b%0d%0aX-Injected:%201"}, b"")
    door(site).get(site.base + "a")
    assert site.requests == ["/a", "/b%0d%0aX-Injected:%201"]
    assert all("X-Injected" not in headers for headers in site.headers)


@pytest.mark.parametrize("validator", ["x\r\nX-Injected: 1", "x\nX: 1"])
def test_a_header_with_a_line_end_is_not_sent(site: FakeSite, validator: str) -> None:
    with pytest.raises(Unfetched, match="could not be fetched"):
        door(site).get(site.base, {"If-None-Match": validator})
    assert site.requests == []


def test_nothing_that_could_name_us_is_sent(site: FakeSite) -> None:
    site.special["/"] = (200, {"Set-Cookie": "who=me"}, b"x")
    asked = door(site)
    asked.get(site.base)
    asked.get(site.base)
    for headers in site.headers:
        assert set(headers) == {"Host", "User-Agent", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "x-gzip, identity"])
def test_what_comes_compressed_is_never_unpacked(site: FakeSite, encoding: str) -> None:
    bomb = gzip.compress(bytes(20_000_000))
    site.special["/a"] = (200, {"Content-Encoding": encoding}, bomb)
    with pytest.raises(Unfetched, match="compressed"):
        door(site).get(site.base + "a")


def test_a_compressed_transfer_is_kept_as_it_came(site: FakeSite) -> None:
    bomb = gzip.compress(bytes(20_000_000))
    site.special["/a"] = (
        200, {"Transfer-Encoding": "gzip", "Content-Length": "", "Connection": "close"}, bomb,
    )  # fmt: skip
    assert len(door(site, Limits(most_bytes=100_000)).get(site.base + "a").body) <= 100_000


def test_headers_without_end_are_cut(site: FakeSite) -> None:
    site.special["/a"] = (200, {f"X-{at}": "x" for at in range(500)}, b"")
    with pytest.raises(Unfetched, match="could not be fetched"):
        door(site).get(site.base + "a")
    site.special["/a"] = (200, {"X": "x" * 200_000}, b"")
    with pytest.raises(Unfetched, match="could not be fetched"):
        door(site).get(site.base + "a")


def test_headers_that_come_a_byte_at_a_time_are_cut_off() -> None:
    with listening(b"HTTP/1.1 200 OK\r\nX: ") as base, pytest.raises(Unfetched, match="within"):
        Door(base, limits=Limits(seconds=0.3), loopback=True).get(base)


@pytest.mark.parametrize("answer", [b"", b"\xff\x00", b"HTTP/9.9 abc\r\n\r\n", b"SSH-2.0-x\r\n"])
def test_an_answer_that_is_no_http_is_no_answer(answer: bytes) -> None:
    with listening(answer, close=True) as base, pytest.raises(Unfetched):
        Door(base, limits=Limits(seconds=2), loopback=True).get(base)


def test_a_site_that_moved_to_https_is_asked_by_it_at_once(
    site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second request does not go by http first, to be sent on once more."""
    asked = door(site)
    sent: list[str] = []

    def once(self: Door, url: str, *_: object) -> Response:
        del self
        sent.append(url)
        moved = {"location": url.replace("http:", "https:")} if url.startswith("http:") else {}
        return Response(url, 301 if moved else 200, moved, b"")

    monkeypatch.setattr(Door, "_once", once)
    assert asked.get(site.base + "a").url.startswith("https:")
    assert asked.get(site.base + "b").url.startswith("https:")
    assert [url.partition(":")[0] for url in sent] == ["http", "https", "https"]


@contextmanager
def listening(answer: bytes, *, close: bool = False) -> Iterator[str]:
    """A port of this machine that says some bytes to who comes, and then nothing or good-bye."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def serve() -> None:
            with suppress(OSError):
                connection, _ = server.accept()
                held.append(connection)
                connection.recv(65536)
                connection.sendall(answer)
                if close:
                    connection.close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            thread.join()
            for connection in held:
                connection.close()
