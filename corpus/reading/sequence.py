"""Item numbers printed without a stop ("3 Matters arising"), believed only as a run 1, 2, 3."""

import re
from collections.abc import Iterable

from corpus.reading.marks import Mark

# A lone "12 Croft View" is an address; four headings that count on are items of an agenda.
_LEAST_RUN = 4
_BARE = re.compile(r"(\d{1,3})[ \t]+(?=[A-Z][A-Za-z’'&]+)")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NOT_TITLE = re.compile(rf"\d+\s+{_MONTHS}\b|.*[;,]$", re.DOTALL)
_LONGEST = 110


def bare_numbers(lines: Iterable[tuple[str, bool]]) -> list[Mark | None]:
    """For each line (its words, and whether it may be an item) the number it opens with."""
    candidates = [_candidate(words) if free else None for words, free in lines]
    run = _longest_run([(i, int(mark.number or 0)) for i, mark in enumerate(candidates) if mark])
    return [mark if i in run else None for i, mark in enumerate(candidates)]


def _candidate(words: str) -> Mark | None:
    found = _BARE.match(words)
    if found is None or len(words) > _LONGEST or _NOT_TITLE.match(words):
        return None
    return Mark(found.end(), number=found.group(1))


def _longest_run(numbers: list[tuple[int, int]]) -> frozenset[int]:
    """The places of the longest run in which each number is the one before plus one."""
    best: dict[int, tuple[int, ...]] = {}
    longest: tuple[int, ...] = ()
    for place, number in numbers:
        run = (*best.get(number - 1, ()), place)
        if len(run) > len(best.get(number, ())):
            best[number] = run
        longest = max(longest, run, key=len)
    return frozenset(longest if len(longest) >= _LEAST_RUN else ())
