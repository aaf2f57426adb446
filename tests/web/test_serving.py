"""The server takes an address or says why not, and stops without cutting anybody off."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import BadRequest
from web.serving import address, bound
from web.settings import Settings

ROOT = Path(__file__).parents[2]
SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]

# Three pages: one waits until it is let go (by a file that appears), one is larger than the
# system's buffers, one answers at once.
SERVE = """
import sys, time
from pathlib import Path
from flask import Flask
from web.serving import bound, run
from web.settings import Settings
go, drain = Path(sys.argv[1]), float(sys.argv[3])
app = Flask("slow")
@app.get("/slow")
def slow():
    print("begun\\n", end="", flush=True)  # in one piece, from any thread
    while not go.exists():
        time.sleep(0.01)
    return "the whole answer"
@app.get("/large")
def large():
    return b"x" * 30_000_000
@app.get("/")
def home():
    return "here"
server = bound(app, Settings(port=int(sys.argv[2])))
print("ready", flush=True)
run(server, drain_seconds=drain)
print("stopped", flush=True)
"""


class Served:
    """A server in a process of its own; `go` lets its slow page answer."""

    def __init__(self, folder: Path, drain_seconds: float) -> None:
        self.go, self.port = folder / "go", free_port()
        words = [str(self.go), str(self.port), str(drain_seconds)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, *words], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        self.expect("ready")

    def expect(self, line: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == f"{line}\n"

    def get(self, path: str, *, keep: bool = False) -> socket.socket:
        """A connection on which a request was sent."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        ending = "" if keep else "Connection: close\r\n"
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{ending}\r\n".encode())
        return connection

    def tell(self, number: signal.Signals = signal.SIGTERM) -> None:
        os.kill(self.process.pid, number)

    def wait_until_closed(self) -> None:
        """Until no connection is taken any more."""
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=60).close()
            except OSError:
                return

    def ended(self) -> tuple[str, int]:
        out, err = self.process.communicate(timeout=120)
        assert "Traceback" not in err  # waitress may say that a request waited, where it did
        return out, self.process.returncode


@contextmanager
def served(folder: Path, drain_seconds: float = 100.0) -> Iterator[Served]:
    server = Served(folder, drain_seconds)
    try:
        yield server
    finally:
        server.process.kill()
        server.process.communicate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read_all(connection: socket.socket) -> bytes:
    parts = []
    with connection:
        while part := connection.recv(1 << 16):
            parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_server_that_is_told_to_stop_ends_with_success(
    tmp_path: Path, number: signal.Signals
) -> None:
    with served(tmp_path) as server:
        assert b"here" in read_all(server.get("/"))
        server.tell(number)
        assert server.ended() == ("stopped\n", 0)


def test_an_answer_under_way_is_finished_and_new_connections_are_refused(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        waiting = server.get("/slow")
        server.expect("begun")
        server.tell()
        server.wait_until_closed()
        server.go.touch()
        assert read_all(waiting).endswith(b"the whole answer")
        assert server.ended() == ("stopped\n", 0)


def test_an_answer_larger_than_the_buffers_is_sent_to_its_last_byte(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        large = server.get("/large")
        first = large.recv(1000)
        server.tell()
        server.wait_until_closed()
        head, _, body = (first + read_all(large)).partition(b"\r\n\r\n")
        assert b"200 OK" in head
        assert len(body) == 30_000_000
        assert server.ended() == ("stopped\n", 0)


def test_a_connection_that_is_kept_open_and_asks_nothing_delays_nothing(tmp_path: Path) -> None:
    with (
        served(tmp_path) as server,
        server.get("/", keep=True) as kept,
        kept.makefile("rb") as answer,
    ):
        while answer.readline().strip():
            pass
        assert answer.read(4) == b"here"
        server.tell()
        assert server.ended() == ("stopped\n", 0)
        assert answer.read() == b""


def test_what_takes_longer_than_the_time_to_stop_is_given_up(tmp_path: Path) -> None:
    with served(tmp_path, drain_seconds=0.2) as server:
        waiting = server.get("/slow")
        server.expect("begun")
        server.tell()
        assert server.ended() == ("stopped\n", 0)
        assert read_all(waiting) == b""


def test_a_second_signal_ends_the_waiting(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        waiting = server.get("/slow")
        server.expect("begun")
        server.tell()
        server.wait_until_closed()
        server.tell()
        assert server.ended() == ("stopped\n", 0)
        assert read_all(waiting) == b""


def test_several_answers_under_way_are_all_finished(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        waiting = [server.get("/slow") for _ in range(4)]
        for _ in waiting:
            server.expect("begun")
        server.tell()
        threading.Timer(0.1, server.go.touch).start()  # meanwhile it is stopping
        assert all(read_all(one).endswith(b"the whole answer") for one in waiting)
        assert server.ended() == ("stopped\n", 0)


def test_a_port_in_use_is_told_with_another_one_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadRequest, match=f"Port {port} .*--port {port + 1}"):
            bound(Flask("x"), Settings(port=port))


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "::zz"])
def test_an_address_that_is_not_this_machines_is_told(host: str) -> None:
    with pytest.raises(BadRequest, match="cannot be used") as told:
        bound(Flask("x"), Settings(host=host, port=free_port()))
    assert "--host 127.0.0.1" in told.value.remedy


@pytest.mark.skipif(os.geteuid() == 0, reason="root may listen on any port")
def test_a_port_for_root_alone_is_told() -> None:
    with pytest.raises(BadRequest, match="may not listen"):
        bound(Flask("x"), Settings(port=1))


def test_the_address_of_ipv6_has_brackets() -> None:
    assert address(Settings(host="::1", port=80)) == "http://[::1]:80/"


def test_a_server_answers_once_it_is_bound_and_run(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        url = f"http://127.0.0.1:{server.port}/"
        with urllib.request.urlopen(url, timeout=60) as answer:
            assert answer.read() == b"here"
            assert "waitress" not in json.dumps(dict(answer.headers))


def test_every_answer_says_how_long_the_server_took(client: FlaskClient) -> None:
    for path in ("/", "/healthz", "/api/v1/search?q=dog"):
        told = client.get(path).headers["Server-Timing"]
        assert re.fullmatch(r"total;dur=\d+\.\d", told)
        assert float(told.partition("=")[2]) > 0
