"""A site of our own on loopback: what every fake has, and the server around it."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar


@dataclass
class Served:
    """A site; `special` answers by path, before anything else does."""

    special: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    drip: bytes = b""  # the path that answers a byte at a time
    once: set[str] = field(default_factory=set)  # special paths that are so only once
    requests: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)  # of each request
    base: str = ""

    def asked(self, part: str) -> int:
        return sum(part in path for path in self.requests)

    def take_special(self, path: str) -> tuple[int, dict[str, str], bytes] | None:
        answer = self.special.get(path)
        if path in self.once:
            self.once.discard(path)
            self.special.pop(path, None)
        return answer

    def answer(self, path: str) -> tuple[int, bytes]:
        del path
        return 404, b""

    def has_validator(self, path: str) -> bool:
        """Whether an answer has an ETag."""
        del path
        return True


S = TypeVar("S", bound=Served)


class Handler(BaseHTTPRequestHandler):
    site: Served

    def do_GET(self) -> None:
        self.site.requests.append(self.path)
        self.site.headers.append(dict(self.headers.items()))
        special = self.site.take_special(self.path)
        if special is not None:
            self._send(*special)
            return
        if self.path.encode() == self.site.drip:
            self._drip()
            return
        status, body = self.site.answer(self.path)
        headers: dict[str, str] = {}
        if status == 200 and self.site.has_validator(self.path):
            headers["ETag"] = f'"{sha256(body).hexdigest()[:16]}"'
            if self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
        self._send(status, headers, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b".")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # the reader was killed
            super().handle_error(request, client_address)


@contextmanager
def served(site: S) -> Iterator[S]:
    """The site on a free port of this machine."""
    server = Server(("127.0.0.1", 0), type("Bound", (Handler,), {"site": site}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
