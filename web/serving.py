"""Serving over HTTP: binds the address, and stops when it is told to. Knows no view."""

import errno
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from flask import Flask
from waitress.server import create_server

from corpus.errors import BadRequest
from web.settings import Settings

WAITING = 1024  # connections that the system holds while all threads are busy; waitress's number
# Seconds for which a server that was told to stop goes on with what it has: the slowest answer we
# know, from a language model, may take a minute, but those who stop a service wait for less.
DRAIN_SECONDS = 25.0
LOOK_SECONDS = 0.1  # between two looks at whether all is answered


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


def run(server: Any, *, drain_seconds: float = DRAIN_SECONDS) -> None:
    """Answer requests until SIGTERM, SIGINT or SIGHUP.

    From then on no connection is taken; the requests that have come are answered and sent, for
    so many seconds at most. A second signal ends that too.
    """
    with _told_to_stop(server) as told:
        while not told.signals:
            _turn(server, seconds=1.0)
        server.asyncore.dispatcher.close(server)  # the listening socket alone
        deadline = time.monotonic() + drain_seconds
        while told.signals == 1 and _busy(server) and time.monotonic() < deadline:
            _turn(server, seconds=LOOK_SECONDS)
        server.task_dispatcher.shutdown(timeout=1)
        server.close()


def address(settings: Settings) -> str:
    """Where a browser finds the service."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def _turn(server: Any, *, seconds: float) -> None:
    """One turn of waitress's loop, which its own `run` can only leave by an exception.

    An exception at any moment would cut off an answer that is being sent.
    """
    server.asyncore.loop(timeout=seconds, map=server._map, count=1)


def _busy(server: Any) -> bool:
    """Whether anything that came is not yet answered and sent; connections without are closed."""
    busy = False
    for channel in list(server.active_channels.values()):
        if channel.requests or channel.request is not None or channel.total_outbufs_len:
            busy = True
        else:
            channel.will_close = True  # at the next turn, if nothing has come until then
    return busy


@dataclass(slots=True)
class _Told:
    """How many signals to stop have come."""

    signals: int = 0


@contextmanager
def _told_to_stop(server: Any) -> Iterator[_Told]:
    told = _Told()

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's signature
        told.signals += 1
        server.pull_trigger()  # so that a turn that waits for requests ends

    names = [getattr(signal, name, None) for name in ("SIGTERM", "SIGINT", "SIGHUP")]
    before = {number: signal.signal(number, stop) for number in names if number is not None}
    try:
        yield told
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
