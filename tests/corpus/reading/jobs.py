"""Jobs for the child process that misbehave as hostile files make a reader misbehave."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Echo:
    """What the child was given, and where it ran."""

    name: str
    size: int
    process: int


def echo(name: str, data: bytes) -> Echo:
    return Echo(name, len(data), os.getpid())


def misbehave(name: str, data: bytes) -> Echo:
    deed = _DEEDS.get(name)
    if deed is not None:
        deed()
    return echo(name, data)


def _spin() -> None:
    while True:
        pass


def _swell() -> None:
    bytearray(4 << 30)


def _raise() -> None:
    raise ValueError("a fault of ours")


def _print() -> None:
    print("noise on standard output")  # noqa: T201
    os.write(1, b"noise on descriptor 1")
    sys.stdout.flush()


_DEEDS: dict[str, Callable[[], None]] = {
    "exits": lambda: os._exit(3),
    "aborts": os.abort,
    "sleeps": lambda: time.sleep(600),
    "spins": _spin,
    "swells": _swell,
    "raises": _raise,
    "prints": _print,
}


def lie(name: str, data: bytes) -> int:
    return len(name) + len(data)
