"""Words made ready for a page: lines, and pieces to highlight. Nothing here makes markup."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from corpus.texts import is_welsh

_SPACE = re.compile(r"\s+")


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
    return "cy" if is_welsh(text) else "en-GB"
