"""Length-prefixed messages over pipes, with a deadline. What they mean is not known here."""

import os
import select
import struct
import time

_LENGTH = struct.Struct(">Q")
_AT_ONCE = 1 << 16  # a pipe of Linux holds 64 kB


class PipeClosed(Exception):
    """The other side ended before the message was whole."""


class TooLate(Exception):
    """The deadline passed before the message was whole."""


def framed(*parts: bytes) -> bytes:
    """A message of several parts as one run of bytes."""
    body = b"".join(_LENGTH.pack(len(part)) + part for part in parts)
    return _LENGTH.pack(len(body)) + body


def send(descriptor: int, message: bytes, deadline: float | None = None) -> None:
    """Write the whole message. The descriptor must not block when there is a deadline."""
    rest = memoryview(message)
    while rest:
        if deadline is not None:
            _wait(deadline, write=descriptor)
        try:
            rest = rest[os.write(descriptor, rest[:_AT_ONCE]) :]
        except BlockingIOError:
            continue
        except (BrokenPipeError, ConnectionResetError) as error:
            raise PipeClosed from error


def receive(descriptor: int, most: int, deadline: float | None = None) -> list[bytes]:
    """The parts of the next message; PipeClosed when it is cut short or longer than `most`."""
    (length,) = _LENGTH.unpack(_exactly(descriptor, _LENGTH.size, deadline))
    if length > most:
        raise PipeClosed
    body = _exactly(descriptor, length, deadline)
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        if at + _LENGTH.size > len(body):
            raise PipeClosed
        (size,) = _LENGTH.unpack_from(body, at)
        at += _LENGTH.size
        if at + size > len(body):
            raise PipeClosed
        parts.append(body[at : at + size])
        at += size
    return parts


def _exactly(descriptor: int, count: int, deadline: float | None) -> bytes:
    found = bytearray()
    while len(found) < count:
        if deadline is not None:
            _wait(deadline, read=descriptor)
        try:
            part = os.read(descriptor, min(_AT_ONCE, count - len(found)))
        except BlockingIOError:
            continue
        if not part:
            raise PipeClosed
        found += part
    return bytes(found)


def _wait(deadline: float, *, read: int | None = None, write: int | None = None) -> None:
    """Wait until a descriptor is ready. `poll`, because `select` ends at descriptor 1,023."""
    left = deadline - time.monotonic()
    poller = select.poll()
    if read is not None:
        poller.register(read, select.POLLIN)
    if write is not None:
        poller.register(write, select.POLLOUT)
    if left <= 0 or not poller.poll(left * 1000):
        raise TooLate
