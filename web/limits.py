"""How many requests one address may make: a bucket that fills at a steady rate, for each address.

Kept in memory, since the server is one process. No library: those at hand bring stores for several
machines and thousands of lines for what is one subtraction under a lock.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from math import ceil
from typing import TypeAlias

from flask import Flask, current_app, request
from werkzeug.exceptions import TooManyRequests

from web.counters import Counters
from web.settings import Settings

MOST_ADDRESSES = 10_000  # remembered at once; ours: a few megabytes
HOUSEHOLD = 64  # bits of an IPv6 address that one customer of a network has for himself
FREE = ("/static/", "/healthz", "/readyz", "/metrics", "/brand.css", "/logo")
Networks: TypeAlias = tuple[IPv4Network | IPv6Network, ...]


@dataclass(slots=True)
class Limiter:
    """At most `rate` requests a minute from each client; unused ones are saved up for a minute.

    Of more clients than `room` the one that was away longest is forgotten, and begins afresh.
    """

    rate: int
    clock: Callable[[], float]
    room: int = MOST_ADDRESSES
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, client: str) -> float:
        """0 if the client may go on, and then one request is spent; else the seconds to wait."""
        now = self.clock()
        with self._lock:
            left, at = self._left.pop(client, (float(self.rate), now))
            left = min(float(self.rate), left + (now - at) * self.rate / 60)
            allowed = left >= 1
            left -= allowed
            self._left[client] = (left, now)
            if len(self._left) > self.room:
                self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / self.rate

    def __len__(self) -> int:
        """How many clients are remembered."""
        return len(self._left)


def limit(app: Flask, settings: Settings, counters: Counters, clock: Callable[[], float]) -> None:
    """Refuse requests of those who ask too often, on pages and on the API, each with its rate."""
    proxies, free = _networks(settings.proxies), _networks(settings.unlimited)
    pages, api = Limiter(settings.page_rate, clock), Limiter(settings.api_rate, clock)
    warned: list[str] = []

    @app.before_request
    def count() -> None:
        limiter = api if request.path.startswith("/api/") else pages
        if not limiter.rate or request.path.startswith(FREE):
            return
        forwarded = request.headers.getlist("X-Forwarded-For")
        if forwarded and not proxies and not warned:
            warned.append("once")
            current_app.logger.warning(
                "A proxy stands before this server, so all readers look like one. "
                "Name it: MINUTEBOOK_PROXIES=%s",
                request.remote_addr,
            )
        client = client_of(request.remote_addr or "", forwarded, proxies)
        if _inside(client, free):
            return
        seconds = limiter.wait(household(client))
        if seconds:
            counters.add("limited_total")
            raise TooManyRequests(
                f"At most {limiter.rate} requests a minute are answered to one address.",
                retry_after=ceil(seconds),
            )


def client_of(peer: str, forwarded: Sequence[str], proxies: Networks) -> str:
    """Who is asking: the last address that no proxy of ours has, as the proxies wrote it down.

    What stands further left in X-Forwarded-For may have been written by anybody.
    """
    written = [part.strip() for line in forwarded for part in line.split(",")]
    client = _plain(peer)
    while written and _inside(client, proxies) and _address(written[-1]):
        client = _plain(written.pop())
    return client


def household(client: str) -> str:
    """Who shares a limit: an IPv6 client may choose among as many addresses as its network has."""
    address = _address(client)
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), HOUSEHOLD), strict=False).network_address)
    return client


def _plain(text: str) -> str:
    """An IPv4 address as such, where a socket for both kinds writes it as one of IPv6."""
    address = _address(text)
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address or text)


def _networks(texts: Sequence[str]) -> Networks:
    return tuple(ip_network(text, strict=False) for text in texts)


def _inside(client: str, networks: Networks) -> bool:
    address = _address(client)
    return address is not None and any(address in network for network in networks)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
