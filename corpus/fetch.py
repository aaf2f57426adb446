"""The only door to the network: reads public addresses of one host, and nothing else.

The host's name is resolved once, every address it has is checked, and connections are made to the
checked address itself, so that a name which later points elsewhere changes nothing. No proxy, no
cookie and no password is ever used.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from corpus.errors import BadRequest, Forbidden, Unfetched
from corpus.public import is_public

USER_AGENT = "Minutebook/0.1 (reads published council minutes; waits between requests)"
MOST_REDIRECTS = 5
READ_AT_ONCE = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
# What an address may hold unescaped; a "%" stays, since addresses come escaped as well as not.
_SAFE = "%/:=&?~#+!$,;'@()*[]"

# Gives the addresses of a host, as socket.getaddrinfo does; tests give their own.
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one answer may cost: bytes, and seconds from the connection to the last byte."""

    most_bytes: int = 64 * 1024 * 1024
    seconds: float = 120.0
    connect_seconds: float = 15.0  # for each address of the host


@dataclass(frozen=True, slots=True)
class Response:
    """What a host answered; names of headers are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def resolved(host: str, port: int) -> list[str]:
    """Every address a name has now."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unfetched(
            f"The host {host} has no address.", "Check its spelling and your connection."
        ) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Door:
    """Fetches from the host of one base address. Not for two threads at once.

    `loopback` is for tests, whose site is on this machine.
    """

    def __init__(
        self, base: str, *, limits: Limits | None = None, loopback: bool = False,
        resolve: Resolve = resolved,
    ) -> None:  # fmt: skip
        parts = _split(base)
        if parts is None or not parts.hostname or "@" in parts.netloc:
            raise BadRequest(
                f"{base!r} is not the address of a site.",
                "Give it in full, such as https://democracy.example.gov.uk.",
            )
        self._host = parts.hostname.lower()
        self._port = _port_of(parts)
        self._encrypted = parts.scheme == "https"  # or once the site sent us there
        self._limits = limits or Limits()
        self._loopback = loopback
        self._resolve = resolve
        self._addresses: list[str] = []
        self.requests = 0

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """The answer at an address of our host, its redirects followed within the host."""
        at = self._as_sent(clean(url))
        for _ in range(MOST_REDIRECTS + 1):
            parts = self._checked(at)
            response = self._once(at, parts, headers or {})
            if response.status not in _REDIRECTS or "location" not in response.headers:
                return response
            before, at = at, _next(at, response.headers["location"])
            self._encrypted |= at == _encrypted(before)
        raise Unfetched(f"{url} leads round in circles.", "Open it in a browser to see why.")

    def _as_sent(self, url: str) -> str:
        """An address of a site that answers http with https: asked for by https at once."""
        return _encrypted(url) if self._encrypted else url

    def _checked(self, url: str) -> SplitResult:
        """Forbidden unless an address is on our host, and on its port or a usual one."""
        parts = _split(url)
        if parts is None or "@" in parts.netloc:
            raise Forbidden(f"{url} is not a plain web address.", "Fetch it yourself if you must.")
        if (parts.hostname or "").lower() != self._host:
            raise Forbidden(
                f"{url} is not on {self._host}.",
                "Only the host that was named is read; sync the other one by itself.",
            )
        if _port_of(parts) not in {self._port, *_PORTS.values()}:
            raise Forbidden(f"{url} is on another port.", "Name that port in the address to sync.")
        return parts

    def _checked_addresses(self) -> list[str]:
        if not self._addresses:
            found = self._resolve(self._host, self._port)
            for address in found:
                if not is_public(address, loopback=self._loopback):
                    raise Forbidden(
                        f"{self._host} is at {address}, which is no public address.",
                        "Only public sites are read. Check the name, and who answers for it.",
                    )
            self._addresses = found
        return self._addresses

    def _once(self, url: str, parts: SplitResult, headers: Mapping[str, str]) -> Response:
        self.requests += 1
        with _Deadline(self._limits.seconds) as deadline:
            try:
                return self._exchange(url, parts, headers, deadline)
            except (OSError, http.client.HTTPException, ValueError) as error:
                if deadline.passed:
                    raise Unfetched(
                        f"{url} did not answer within {self._limits.seconds:g} seconds.",
                        "Run the same command again later.",
                    ) from error
                raise Unfetched(
                    f"{url} could not be fetched: {_said(error)}.",
                    "Check your connection, then run the same command again.",
                ) from error

    def _exchange(
        self, url: str, parts: SplitResult, headers: Mapping[str, str], deadline: "_Deadline"
    ) -> Response:
        connection = http.client.HTTPConnection(self._host, _port_of(parts))
        with contextlib.closing(connection):
            connection.sock = self._connected(parts.scheme, _port_of(parts), deadline)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            sent = {
                "Host": parts.netloc, "User-Agent": USER_AGENT, "Accept-Encoding": "identity",
                "Connection": "close", **headers,
            }  # fmt: skip
            connection.request("GET", path, headers=sent)
            with connection.getresponse() as answer:
                body = b"".join(self._parts(url, answer))
        if deadline.passed:
            raise TimeoutError
        found = {name.lower(): value for name, value in answer.getheaders()}
        if found.get("content-encoding", "identity").lower() != "identity":
            raise ValueError("it was sent compressed though that was not asked for")
        return Response(url, answer.status, found, body)

    def _connected(self, scheme: str, port: int, deadline: "_Deadline") -> socket.socket:
        """A connection to a checked address, known to the deadline; encrypted where asked for."""
        problem: OSError = OSError("no address")
        for address in self._checked_addresses():
            try:
                plain = socket.create_connection(
                    (address, port), timeout=self._limits.connect_seconds
                )
            except OSError as error:
                problem = error
                continue
            plain.settimeout(2 * self._limits.seconds)  # the deadline comes first
            deadline.watch(plain)
            if scheme == "http":
                return plain
            return ssl.create_default_context().wrap_socket(plain, server_hostname=self._host)
        raise problem

    def _parts(self, url: str, answer: http.client.HTTPResponse) -> Iterator[bytes]:
        most, stated, read = self._limits.most_bytes, answer.length, 0
        too_much = Unfetched(
            f"{url} is larger than {most // 1024} kB.", "Fetch it yourself and ingest its parts."
        )
        if stated is not None and stated > most:
            raise too_much
        while part := answer.read(READ_AT_ONCE):
            read += len(part)
            if read > most:
                raise too_much
            yield part
        if stated is not None and read < stated:
            raise http.client.IncompleteRead(b"", stated - read)


class _Deadline:
    """Ends a connection when its time is up, whatever it is doing: a slow drip is cut as well."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._watched: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        for watched in self._watched:
            watched.close()

    def watch(self, connection: socket.socket) -> None:
        """Remember a connection by a second handle, which the encryption on it cannot disturb."""
        self._watched.append(connection.dup())
        if self.passed:
            raise TimeoutError

    def _end(self) -> None:
        self.passed = True
        for watched in self._watched:
            with contextlib.suppress(OSError):
                watched.shutdown(socket.SHUT_RDWR)


def clean(url: str) -> str:
    """An address as it can be sent: names of files hold spaces and line ends on real sites."""
    plain = "".join(character for character in url.strip() if character.isprintable())
    return quote(plain, safe=_SAFE).partition("#")[0]


def linked(base: str, href: str) -> str:
    """The address that a link on a page leads to; Forbidden where it is none."""
    try:
        return clean(urljoin(base, href))
    except ValueError as error:  # "http://[", or a host of characters that stand for others
        raise Forbidden(
            f"A link on {base} leads to no address: {href[:80]!r}.", "Tell the site's owner."
        ) from error


def _next(at: str, location: str) -> str:
    url = linked(at, location)
    if at.startswith("https:") and url.startswith("http:"):
        raise Forbidden(f"{at} leads to {url}, which is not encrypted.", "Tell the site's owner.")
    return url


def _encrypted(url: str) -> str:
    return f"https{url.removeprefix('http')}" if url.startswith("http:") else url


def _split(url: str) -> SplitResult | None:
    """The parts of a web address; None for anything else."""
    try:
        parts = urlsplit(url)
        return parts if parts.scheme in _PORTS and _port_of(parts) else None
    except ValueError:  # "http://[", "http://x:99999"
        return None


def _port_of(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
