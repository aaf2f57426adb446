"""What can go wrong over HTTP: each kind of problem with its address, title and remedy (RFC 9457).

The kinds are listed at /api/v1/problems, so that the address of a kind leads to its meaning.
"""

from dataclasses import dataclass
from types import MappingProxyType

from web.present import Json

KINDS = "/api/v1/problems"
MEDIA = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem; `remedy` is said where nothing better is known."""

    name: str
    status: int
    title: str
    remedy: str

    @property
    def address(self) -> str:
        """The `type` of such problems."""
        return f"{KINDS}#{self.name}"


_LISTED = (
    Kind("bad-request", 400, "This request cannot be understood", "See the API's description."),
    Kind(
        "not-found", 404, "There is nothing at this address",
        "Check the address, or start again from the first page.",
    ),
    Kind("not-held", 404, "Nothing held here can meet this request", "See what is held."),
    Kind(
        "wrong-method", 405, "This address does not do that",
        "See the documentation for what this address takes.",
    ),
    Kind(
        "too-large", 413, "This request is too large",
        "Send at most 64 KiB; a question has at most 2,000 characters.",
    ),
    Kind(
        "not-json", 415, "This is not JSON",
        "Send a JSON object with the content type application/json.",
    ),
    Kind(
        "too-many-requests", 429, "Too many requests came from this address",
        "Wait for as many seconds as Retry-After says, then go on more slowly.",
    ),
    Kind("fault", 500, "Something went wrong here", "Tell the administrator."),
    Kind(
        "not-ready", 503, "The minutes cannot be searched just now", "Try again in a few minutes."
    ),
)  # fmt: skip
PROBLEMS = MappingProxyType({kind.name: kind for kind in _LISTED})
OF_STATUS = MappingProxyType({kind.status: kind for kind in reversed(_LISTED)})
WORDED = frozenset({*OF_STATUS, 403})  # the catalogues have words for a page about each


def kind_of(status: int, name: str) -> Kind:
    """The kind of a status; for one that is not listed, one without an address of its own."""
    return OF_STATUS.get(status) or Kind("", status, name, "Go back and try again.")


def worded(status: int) -> int:
    """The status by whose words a page tells of a problem: its own, or the one that is like it."""
    return status if status in WORDED else 500 if status >= 500 else 400


def problem_json(kind: Kind, detail: str, remedy: str) -> Json:
    """A problem as RFC 9457 has it, with the remedy beside it."""
    return {
        "type": kind.address if kind.name else "about:blank",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "remedy": remedy or kind.remedy,
    }


def kinds_json() -> Json:
    """Every kind of problem that the API tells of."""
    return {
        "problems": [
            {"type": kind.address, "title": kind.title, "status": kind.status} for kind in _LISTED
        ]
    }
