"""Documents that print no date and yet tell of which year they are. Pure but for one lookup."""

import re
from datetime import date

from corpus.store.undated import undated_heads
from qa.library import Library
from qa.when import MONTHS

_YEAR = re.compile(r"(?<!\d)\d{0,2}((?:19|20)\d\d)(?!\d)")  # 2016, and April272016
_WORD = re.compile(r"[^\W\d_]+")

Window = tuple[str, str]  # ISO dates, both included


def undated_of(library: Library, window: Window) -> frozenset[int]:
    """The documents without a date that name a year of a window in their name or at their top.

    Where the name has a month it must be one of the window's too: "june-minutes.pdf".
    """
    heads = library.database.kept("undated", lambda: undated_heads(library.database))
    return frozenset(number for number, source, head in heads if may_be(source, head, window))


def may_be(source: str, head: str, window: Window) -> bool:
    """Whether a document of that name and beginning may be of the time of a window."""
    first, last = (date.fromisoformat(one) for one in window)
    years = {int(year) for year in _YEAR.findall(f"{source} {head}")}
    if not years.intersection(range(first.year, last.year + 1)):
        return False
    named = {MONTHS[w] for w in _WORD.findall(source.lower().replace("_", " ")) if w in MONTHS}
    return not named or bool(named & _months(first, last))


def _months(first: date, last: date) -> set[int]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return {(first.month + step - 1) % 12 + 1 for step in range(min(count, 12))}
