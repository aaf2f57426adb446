"""The stretch of a document that a gold question expects: in words, or as a hash of its letters.

Real minutes may not be copied, so of an expected stretch only the SHA-1 of its letters and digits
is kept, with how many they are. Spaces, punctuation, case and line ends do not count: a document
that is read a little differently still holds its stretches. Pure.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

HASHED = 16  # hexadecimal digits kept: 64 bits


def letters(text: str) -> str:
    """The letters and digits of a text, lower case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def folded(text: str) -> str:
    """White space folded, upper and lower case alike."""
    return " ".join(text.split()).casefold()


def marked(words: str) -> dict[str, Any]:
    """How a stretch is written down without its words."""
    stretch = letters(words)
    return {"letters": len(stretch), "sha1": sha1_of(stretch)}


def found(text: str, entry: Mapping[str, Any]) -> str | None:
    """The expected stretch as it stands in a text (of a hashed one, its letters), if it does."""
    if "words" in entry:
        words = folded(entry["words"])
        return words if words in folded(text) else None
    run, size, fact = letters(text), int(entry["letters"]), letters(entry["anchor"])
    return next((each for each in _around(run, fact, size) if sha1_of(each) == entry["sha1"]), None)


def said_as(entry: Mapping[str, Any]) -> str:
    """An expected stretch as a fault names it: its words, or the fact that marks it."""
    return str(entry.get("words") or entry["anchor"])


def _around(run: str, fact: str, size: int) -> Iterator[str]:
    """Every stretch of a size that holds a fact: hashing those alone is a thousand times less."""
    at = run.find(fact)
    while at >= 0:
        for start in range(max(0, at + len(fact) - size), at + 1):
            yield run[start : start + size]
        at = run.find(fact, at + 1)


def sha1_of(stretch: str) -> str:
    """The hash that stands for a stretch's letters."""
    return hashlib.sha1(stretch.encode(), usedforsecurity=False).hexdigest()[:HASHED]
