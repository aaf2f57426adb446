"""The operators of a search that name a place or a time: `committee:planning from:2020`. Pure.

What engines understand (phrases, AND, OR, NOT, NEAR, `title:`, `speaker:`) is left for them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus.sidecar import ISO_DATE

FIELDS = ("council", "committee", "from", "to", "year", "kind", "outcome")
_PIECE = re.compile(
    rf'"[^"]*"?|“[^”]*”?|(?<!\S)(?P<field>{"|".join(FIELDS)}):(?P<value>"[^"]*"?|“[^”]*”?|\S+)',
    re.IGNORECASE,
)
_PART_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, taken apart: the words left for the engines, and what each field was given.

    `bad` are (field, value) that no date could be made of.
    """

    words: str
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str | None = None
    date_to: str | None = None
    bad: tuple[tuple[str, str], ...] = ()


def typed(text: str) -> Typed:
    """Take the operators of place and time out of what was typed; quoted words are left alone."""
    given: dict[str, list[str]] = {}
    kept: list[str] = []
    at = 0
    for found in _PIECE.finditer(text):
        if not found["field"]:
            continue
        value = found["value"].strip('"“”').strip()
        if not value:
            continue
        kept.append(text[at : found.start()])
        at = found.end()
        given.setdefault(found["field"].lower(), []).append(value)
    words = " ".join("".join([*kept, text[at:]]).split()) if given else text
    return _dated(words, given)


def names_with(value: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known names that have a value in them, whatever the case: `committee:planning`."""
    exact = tuple(name for name in known if name.lower() == value.lower())
    return exact or tuple(name for name in known if value.lower() in name.lower())


def day_of(value: str, *, last: bool) -> str | None:
    """The first or last day of a date, month or year as typed; None if it is none of these."""
    try:
        if ISO_DATE.match(value):
            return date.fromisoformat(value).isoformat()
        found = _PART_DATE.fullmatch(value)
        if found is None:
            return None
        year, month = int(found[1]), int(found[2] or (12 if last else 1))
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        return (following - timedelta(days=1) if last else first).isoformat()
    except ValueError:
        return None


def _dated(words: str, given: dict[str, list[str]]) -> Typed:
    ends: dict[str, str | None] = {"from": None, "to": None}
    bad = []
    for name, last in (("from", False), ("to", True)):
        for value in given.pop(name, []):
            ends[name] = day_of(value, last=last) or ends[name]
            if day_of(value, last=last) is None:
                bad.append((name, value))
    rest = {name: tuple(values) for name, values in given.items()}
    return Typed(words, rest, ends["from"], ends["to"], tuple(bad))
