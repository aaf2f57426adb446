"""A conversation, as its addresses carry it: the questions asked before this one. Pure.

Nothing is kept on the server: the browser's history is the conversation, each step of it can be
sent to somebody else, and what people asked is written nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

LONGEST = 8  # questions that are carried on; ours: an address must stay short enough to be sent
LONGEST_TEXT = 500  # characters of each


@dataclass(frozen=True, slots=True)
class Turn:
    """A question asked before, and the address at which its answer stands."""

    text: str
    href: str


def carried(earlier: Sequence[str]) -> tuple[str, ...]:
    """The earlier questions of an address, the latest of them if there are too many."""
    kept = [" ".join(text.split())[:LONGEST_TEXT] for text in earlier]
    return tuple(text for text in kept if text)[-LONGEST:]


def turns(earlier: Sequence[str]) -> list[Turn]:
    """The earlier questions, each with the address of its answer as it stood in the talk."""
    return [Turn(text, ask_url(text, earlier[:at])) for at, text in enumerate(earlier)]


def ask_url(text: str, earlier: Sequence[str] = ()) -> str:
    """The address that asks a question after some others."""
    return f"/ask?{urlencode([('q', text), *(('earlier', one) for one in earlier)])}"
