"""Words made ready for a page: lines, and pieces to highlight. Nothing here makes markup."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

_SPACE = re.compile(r"\s+")
# Short words that are frequent in one language and are not words of the other.
_WELSH = frozenset(
    "yn y yr ac wedi oedd gan gyda eu ei bod ar fod am hyn neu dros roedd bydd nid".split()
)
_ENGLISH = frozenset(
    "the of and to that was were be for by with had it is on which this at not".split()
)


def lines(text: str) -> list[str]:
    """The lines of a quotation that have words, white space at their ends taken off."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def one_line(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def spaced(text: str) -> str:
    """A piece of a text on one line; a space at either end stays, for its neighbours."""
    return _SPACE.sub(" ", text)


def marked(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The pieces of a text in order, and whether each is one of the stretches."""
    at = 0
    for start, end in spans:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def is_web_address(text: str | None) -> bool:
    """Whether a text may be a link: an address a sidecar gives can be anything, even a script."""
    try:
        parts = urlsplit(text or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def language(text: str) -> str:
    """The language of a quotation for those who listen to it: "cy" or "en-GB"."""
    words = text.lower().split()
    welsh = sum(word in _WELSH for word in words)
    return "cy" if welsh > sum(word in _ENGLISH for word in words) else "en-GB"
