"""A language model's server of our own on loopback, which can also lie, stall and send rubbish."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from qa.generate_door import Endpoint


@dataclass
class ModelServer:
    """What to answer: `says` as a model, or `body` with `status` and `headers` as they are."""

    says: str = ""
    body: bytes | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stall: bool = False  # until the client has gone
    drip: bool = False  # a byte at a time, without end
    asked: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)  # headers of each request
    paths: list[str] = field(default_factory=list)
    base: str = ""
    gone: threading.Event = field(default_factory=threading.Event)

    def endpoint(self, seconds: float = 30.0) -> Endpoint:
        return Endpoint(f"{self.base}/v1", "parrot-1", "secret-key", seconds)


def completion(text: str | None, **message: object) -> bytes:
    choice = {"message": {"role": "assistant", "content": text, **message}, "finish_reason": "stop"}
    return json.dumps({"choices": [choice]}).encode()


class _Handler(BaseHTTPRequestHandler):
    model: ModelServer

    def do_GET(self) -> None:
        self.model.paths.append(f"GET {self.path}")
        self.send_error(404)

    def do_POST(self) -> None:
        model = self.model
        model.paths.append(self.path)
        model.sent.append({name.lower(): value for name, value in self.headers.items()})
        model.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        if model.stall:
            model.gone.wait(60)
            return
        body = completion(model.says) if model.body is None else model.body
        self.send_response(model.status)
        for name, value in model.headers.items():
            self.send_header(name, value)
        if not model.drip:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            while model.drip and not model.gone.wait(0.02):
                self.wfile.write(b" ")
            self.wfile.write(body)
        except OSError:  # the client had enough
            pass

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@contextmanager
def serving(model: ModelServer) -> Iterator[ModelServer]:
    """The server while it runs."""
    handler = type("Handler", (_Handler,), {"model": model})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    model.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield model
    finally:
        model.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()
