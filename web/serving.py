"""Serving over HTTP: binds the address, and stops when it is told to. Knows no view."""

import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from flask import Flask
from waitress.server import create_server

from corpus.errors import BadRequest
from web.settings import Settings

WAITING = 1024  # connections that the system holds while all threads are busy; waitress's number


def bound(app: Flask, settings: Settings) -> Any:
    """A server that holds its address and does not answer yet. BadRequest if it cannot have it."""
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        place = (settings.host, settings.port)
        listening = socket.create_server(place, family=family, backlog=WAITING)
        return create_server(
            app,
            sockets=[listening],
            threads=settings.threads,
            ident="",
            max_request_header_size=64 * 1024,
            max_request_body_size=1024 * 1024,
            channel_timeout=60,
            clear_untrusted_proxy_headers=False,  # only their presence is looked at
        )
    except OSError as error:
        raise _unusable(error, settings) from error


def run(server: Any) -> None:
    """Answer requests until SIGTERM, SIGINT or SIGHUP; the ones under way are finished."""
    with _stopping():
        try:
            server.run()
        except _Stopped:
            server.task_dispatcher.shutdown()
        finally:
            server.close()


def address(settings: Settings) -> str:
    """Where a browser finds the service."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


class _Stopped(SystemExit):
    """A signal asked the server to stop.

    A SystemExit, since waitress swallows every other exception that reaches it while it reads or
    writes: a signal at that moment would be lost.
    """


@contextmanager
def _stopping() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's signature
        raise _Stopped

    names = [getattr(signal, name, None) for name in ("SIGTERM", "SIGINT", "SIGHUP")]
    before = {number: signal.signal(number, stop) for number in names if number is not None}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _unusable(error: OSError, settings: Settings) -> BadRequest:
    if error.errno == errno.EADDRINUSE:
        return BadRequest(
            f"Port {settings.port} of {settings.host} is in use by another program.",
            f"Stop that program, or choose another port: --port {settings.port % 65_535 + 1}.",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return BadRequest(
            f"This user may not listen on port {settings.port}.",
            "Choose a port from 1024 up: --port 8000.",
        )
    return BadRequest(
        f"{settings.host} port {settings.port} cannot be used: {error.strerror or error}.",
        "Use an address of this machine, such as --host 127.0.0.1.",
    )
