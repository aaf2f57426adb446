"""Item numbers printed without a stop ("3 Matters arising"), believed only as a run 1, 2, 3."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.reading.marks import MONTHS, Mark

# A lone "12 Croft View" is an address; four headings that count on are items of an agenda.
_LEAST_RUN = 4
_BARE = re.compile(r"(\d{1,3})[ \t]+(?=[A-Z][A-Za-z’'&]+)")
_NOT_TITLE = re.compile(rf"\d+\s+(?:{MONTHS})\b|.*[;,]$", re.DOTALL)
_LONGEST = 110


class PossibleItem(NamedTuple):
    """The words of a line, empty where it cannot be an item; whether they are set as a heading."""

    words: str
    is_heading: bool


def bare_numbers(lines: Sequence[PossibleItem]) -> list[Mark | None]:
    """For each line the number it opens with; a run of headings goes before one of other lines."""
    candidates = [_candidate(line.words) for line in lines]
    places = [(i, int(mark.number or 0)) for i, mark in enumerate(candidates) if mark]
    run = _longest_run([place for place in places if lines[place[0]].is_heading])
    run = run or _longest_run(places)
    return [mark if i in run else None for i, mark in enumerate(candidates)]


def _candidate(words: str) -> Mark | None:
    found = _BARE.match(words)
    if found is None or len(words) > _LONGEST or _NOT_TITLE.match(words):
        return None
    return Mark(found.end(), number=found.group(1))


def _longest_run(numbers: list[tuple[int, int]]) -> frozenset[int]:
    """The places of the longest run that counts on by one; one number in between may be missing."""
    best: dict[int, tuple[int, ...]] = {}
    longest: tuple[int, ...] = ()
    for place, number in numbers:
        before = max(best.get(number - 1, ()), best.get(number - 2, ()), key=len)
        run = (*before, place)
        if len(run) > len(best.get(number, ())):
            best[number] = run
        longest = max(longest, run, key=len)
    return frozenset(longest if len(longest) >= _LEAST_RUN else ())
