"""The second door to the network: one configured language model, and nothing else.

It is opened only where an administrator names an endpoint. One request for one answer, to that
address alone: no redirect is followed, no proxy is used, and size and time are limited.
"""

import contextlib
import http.client
import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import SplitResult, urlsplit

from corpus.errors import BadRequest

COMPLETIONS = "/chat/completions"
USUAL_SECONDS = 20.0  # from the connection to the last byte
MOST_BYTES = 256 * 1024  # of a reply; ten times the longest that is asked for
READ_AT_ONCE = 16 * 1024
_PORTS = {"http": 80, "https": 443}


class Failure(StrEnum):
    """Why a model gave nothing that can be used."""

    UNREACHABLE = "the model could not be reached"
    TIMEOUT = "the model did not answer in time"
    STATUS = "the model's server answered with an error"
    REDIRECT = "the model's server pointed to another address, which is not followed"
    TOO_LARGE = "the model's reply was too large"
    MALFORMED = "the model's reply made no sense"
    REFUSED = "the model refused"
    UNVERIFIED = "nothing that the model wrote could be verified"
    NOTHING_TO_GIVE = "there was nothing to give to the model"


class NoReply(Exception):
    """The model gave nothing that can be used."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible service (Ollama, vLLM, Azure) and the model to ask there.

    `url` is its base ("http://localhost:11434/v1") or the whole address of its chat completions.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = USUAL_SECONDS

    def check(self) -> None:
        """BadRequest if it cannot be asked as it is configured."""
        self.address  # noqa: B018 - raises for an address that is none
        if not self.key.isascii() or not self.key.isprintable():
            raise BadRequest(
                "The key of the language model has characters that no key has.",
                "Set MINUTEBOOK_LLM_KEY to the key alone, without line ends.",
            )

    @property
    def address(self) -> SplitResult:
        """Where to ask; BadRequest if the URL is no plain web address."""
        parts = _plain(self.url)
        if parts is None:
            raise BadRequest(
                "The address of the language model is not a plain web address.",
                "Set MINUTEBOOK_LLM_URL to one such as http://localhost:11434/v1, or unset it.",
            )
        path = parts.path.rstrip("/")
        whole = path if path.endswith(COMPLETIONS) else path + COMPLETIONS
        return parts._replace(path=whole.replace(" ", "%20"), fragment="")


def _plain(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        usual = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:  # "http://[", "http://x:99999"
        return None
    clean = url.isascii() and url.isprintable() and "@" not in parts.netloc
    return parts if usual and clean else None


def completed(endpoint: Endpoint, messages: list[dict[str, str]], *, most_tokens: int) -> str:
    """What the model answers to some messages. NoReply says why there is nothing to use."""
    asked = {
        "model": endpoint.model,
        "messages": messages,
        "temperature": 0,
        "seed": 0,
        "max_tokens": most_tokens,
        "stream": False,
    }
    body = _exchanged(endpoint, json.dumps(asked).encode())
    try:
        reply = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoReply(Failure.MALFORMED) from error
    return _content(reply)


def _content(reply: Any) -> str:
    try:
        choice = reply["choices"][0]
        message = choice["message"]
        refused = message.get("refusal") or choice.get("finish_reason") == "content_filter"
        content = message.get("content")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise NoReply(Failure.MALFORMED) from error
    if refused:
        raise NoReply(Failure.REFUSED)
    if not isinstance(content, str) or not content.strip():
        raise NoReply(Failure.MALFORMED)
    return content


def _exchanged(endpoint: Endpoint, body: bytes) -> bytes:
    with _deadline(endpoint.seconds) as deadline:
        try:
            return _answer(endpoint, body, deadline)
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = deadline.passed or isinstance(error, TimeoutError)
            raise NoReply(Failure.TIMEOUT if late else Failure.UNREACHABLE) from error


def _answer(endpoint: Endpoint, body: bytes, deadline: "_Deadline") -> bytes:
    at = endpoint.address
    host, port = at.hostname or "", at.port or _PORTS[at.scheme]
    connection = http.client.HTTPConnection(host, port)
    with contextlib.closing(connection):
        plain = socket.create_connection((host, port), timeout=endpoint.seconds)
        deadline.watch(plain)
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            if at.scheme == "https"
            else plain
        )
        connection.request(
            "POST", at.path + (f"?{at.query}" if at.query else ""), body, _headers(endpoint)
        )
        with connection.getresponse() as answer:
            _check(answer.status)
            found = _read(answer)
    if deadline.passed:
        raise TimeoutError
    return found


def _headers(endpoint: Endpoint) -> Mapping[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if endpoint.key:  # Azure reads the second
        headers |= {"Authorization": f"Bearer {endpoint.key}", "api-key": endpoint.key}
    return headers


def _check(status: int) -> None:
    if 300 <= status < 400:
        raise NoReply(Failure.REDIRECT)
    if status != 200:
        raise NoReply(Failure.STATUS)


def _read(answer: http.client.HTTPResponse) -> bytes:
    found = bytearray()
    while part := answer.read(READ_AT_ONCE):
        found += part
        if len(found) > MOST_BYTES:
            raise NoReply(Failure.TOO_LARGE)
    return bytes(found)


@dataclass(slots=True)
class _Deadline:
    """Whether the time is up, and the connections to end then: a slow drip is cut as well."""

    passed: bool = False
    watched: list[socket.socket] = field(default_factory=list)

    def watch(self, connection: socket.socket) -> None:
        """Remember a connection by a handle of our own, which encryption on it cannot disturb."""
        self.watched.append(connection.dup())
        if self.passed:
            raise TimeoutError

    def end(self) -> None:
        """The time is up."""
        self.passed = True
        for one in list(self.watched):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def _deadline(seconds: float) -> Iterator[_Deadline]:
    deadline = _Deadline()
    timer = threading.Timer(seconds, deadline.end)
    timer.daemon = True
    timer.start()
    try:
        yield deadline
    finally:
        timer.cancel()
        timer.join()
        for one in deadline.watched:
            one.close()
