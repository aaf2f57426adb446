"""Which words of some texts bear on a topic, so that no others need be looked at. Pure.

A question weighs some hundreds of sentences, and few of their words are any of the topic's. A text
is analysed once and kept as rows of numbers and shared terms, a fortieth of what tokens would take.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from index.analysis import placed
from qa.topic import Present

KEPT_ROWS = 16_384  # texts of about 100 words: some 40 MB at most
ELSE = "\n"  # stands in a row for words that do not bear on the topic, and is no term
NOTHING = Present(frozenset(), f" {ELSE} ")


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text in order: the exact term of each, further terms of some, and where."""

    exact: tuple[str, ...]
    others: Mapping[int, tuple[str, ...]]
    starts: "array[int]"
    ends: "array[int]"

    def terms_at(self, number: int) -> tuple[str, ...]:
        """All terms of one token."""
        return (self.exact[number], *self.others.get(number, ()))


@lru_cache(maxsize=KEPT_ROWS)
def row_of(text: str) -> Row:
    """The tokens of a text; a passage that is often found is analysed once."""
    found = placed(text)
    return Row(
        exact=tuple([forms.exact for forms, _, _ in found]),
        others={
            number: (*forms.parts, *forms.also)
            for number, (forms, _, _) in enumerate(found)
            if forms.parts or forms.also
        },
        starts=array("L", [start for _, start, _ in found]),
        ends=array("L", [end for _, _, end in found]),
    )


class Bearing(NamedTuple):
    """A run of the tokens of a text, and which of them bear on the topic."""

    row: Row
    numbers: list[int]
    first: int
    last: int

    @classmethod
    def of(cls, text: str, wanted: frozenset[str]) -> "Bearing":
        """All of a text; `wanted` are the terms of the topic."""
        row = row_of(text)
        numbers = [number for number, term in enumerate(row.exact) if term in wanted]
        more = [n for n, terms in row.others.items() if not wanted.isdisjoint(terms)]
        if more:
            numbers = sorted({*numbers, *more})
        return cls(row, numbers, 0, len(row.exact))

    def between(self, start: int, end: int) -> "Bearing":
        """The tokens that lie between two characters of the text."""
        first = bisect_left(self.row.starts, start)
        last = max(first, bisect_right(self.row.ends, end))
        numbers = self.numbers
        inside = numbers[bisect_left(numbers, first) : bisect_left(numbers, last)]
        return Bearing(self.row, inside, first, last)

    @property
    def terms(self) -> frozenset[str]:
        """The terms of the tokens that bear on the topic."""
        return frozenset(chain.from_iterable(map(self.row.terms_at, self.numbers)))


def present(parts: Iterable[Bearing]) -> Present:
    """What some texts, one behind the other, have of the topic: all that it can be met by."""
    terms: set[str] = set()
    cells: list[str] = []
    before, last = 0, -1
    for row, numbers, first, end in parts:
        for number in numbers:
            at = before + number - first
            if at != last + 1:
                cells.append(ELSE)
            cells.append(row.exact[number])
            terms.update(row.terms_at(number))
            last = at
        before += end - first
    if not cells and before:
        return NOTHING  # as of most sentences
    if before != last + 1:
        cells.append(ELSE)
    return Present(frozenset(terms), f" {' '.join(cells)} ")
