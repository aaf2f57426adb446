"""What a run of item numbers leaves out: numbers that the clerk misprinted, repeated or swapped.

The run itself goes up by one; here each stretch between two of its members is searched for
headings that look like the members and that no list inside an item explains.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.parsing.numbering import Candidate

_MOST = 0.6  # of a run: the share that sets its style
_IN_A_LIST = 2.0
_LONG = 3  # a list that long may leave a number out
_SKIPS = 2  # numbers that a print may leave out in a row
_PLAIN = re.compile(r"(\d{1,4})([a-z]?)", re.IGNORECASE)


def completed(candidates: Sequence[Candidate], run: Sequence[Candidate]) -> list[Candidate]:
    """The run with the headings between, before and after its members that belong to it."""
    if not run:
        return []
    at = {candidate.block: place for place, candidate in enumerate(candidates)}
    places = [at[each.block] for each in run]
    style = _Style(run)
    kept = list(run)
    bounds = [-1, *places, len(candidates)]
    for gap, (low, high) in enumerate(pairwise(bounds)):
        before = run[gap - 1] if gap else None
        after = run[gap] if gap < len(run) else None
        for chain in _chains(candidates[low + 1 : high]):
            kept += style.adopted(chain, before, after)
    return _printed_once(sorted(kept, key=lambda each: each.block))


def _printed_once(items: Sequence[Candidate]) -> list[Candidate]:
    """Without the headings that are printed again, above each contribution to their debate."""
    first: dict[tuple[str, str], Candidate] = {}
    for each in items:
        first.setdefault((each.number, each.title), each)
    return [each for each in items if not each.title or first[each.number, each.title] is each]


def unexplained(candidates: Sequence[Candidate], run: Sequence[Candidate]) -> int:
    """How many candidates a run leaves over that no list from 1 inside an item explains."""
    chosen = {each.block for each in run}
    places = [place for place, each in enumerate(candidates) if each.block in chosen]
    over = 0
    for low, high in pairwise([-1, *places, len(candidates)]):
        for chain in _chains(candidates[low + 1 : high]):
            over += 0 if _value(chain[0]) in (1, None) else len(chain)
    return over


def without_lists(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with less weight for those that count a list from 1 after another number."""
    lists = {
        each.block
        for chain in _chains(candidates, adjoining=True)
        if _value(chain[0]) == 1 and chain[0] is not candidates[0] and len(chain) > 1
        for each in chain
    }
    return [
        replace(each, weight=each.weight - _IN_A_LIST) if each.block in lists else each
        for each in candidates
    ]


def _value(candidate: Candidate) -> int | None:
    plain = _PLAIN.fullmatch(candidate.number)
    return int(plain[1]) if plain else None


def _chains(candidates: Sequence[Candidate], *, adjoining: bool = False) -> list[list[Candidate]]:
    """The candidates of one gap, parted where the numbers do not go on by one or two."""
    chains: list[list[Candidate]] = []
    last: dict[tuple[str, int], list[Candidate]] = {}
    for each in candidates:
        value = _value(each)
        if value is None:
            chains.append([each])
            continue
        chain = last.get((each.closing, value - 1))
        skipped = last.get((each.closing, value - 2))
        if chain is None and skipped is not None and len(skipped) >= _LONG:
            chain = skipped
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(each)
        last = {} if adjoining else last
        last[each.closing, value] = chain
    return chains


class _Style:
    """How the members of a run are printed, and the numbers they have."""

    def __init__(self, run: Sequence[Candidate]) -> None:
        of = len(run)
        self._heading = sum(each.heading for each in run) >= _MOST * of
        self._capitals = sum(each.capitals for each in run) >= _MOST * of
        self._plain = sum(_value(each) is not None for each in run) >= _MOST * of
        self._closing = run[0].closing
        self._numbers = {each.number for each in run}
        self._shape = _shape(run[0].number)

    def adopted(
        self, chain: Sequence[Candidate], before: Candidate | None, after: Candidate | None
    ) -> list[Candidate]:
        """Those of a chain that are items though the run has no place for their numbers."""
        if not self._plain:
            return [each for each in chain if self._is_like(each) and self._has_shape(each)]
        missing = self._missing(chain, before, after)
        if missing:
            return missing
        first = _value(chain[0])
        if first is None or (first == 1 and len(chain) > 1):
            return []
        return [each for each in chain if self._is_like(each) and self._may_be(each, before, after)]

    def _missing(
        self, chain: Sequence[Candidate], before: Candidate | None, after: Candidate | None
    ) -> list[Candidate]:
        """A chain that holds the very numbers the run skips, whatever its words look like."""
        low = _value(before) if before else None
        high = _value(after) if after else None
        values = [value for each in chain if (value := _value(each)) is not None]
        if not values or any(each.closing != self._closing for each in chain):
            return []
        if low is not None and high is not None:
            swapped = len(chain) == 1 and chain[0].weight >= 0 and values[0] == low - 1
            fits = low < values[0] and values[-1] < high
            fits = fits or (swapped and chain[0].number not in self._numbers)
        elif low is not None:
            titled = not self._heading or all(each.weight >= 0 for each in chain)
            fits = low < values[0] <= low + 1 + _SKIPS and titled
        elif high is not None:
            fits = values[-1] == high - 1
        else:
            fits = False
        return list(chain) if fits else []

    def _is_like(self, candidate: Candidate) -> bool:
        if candidate.weight < 0 or candidate.closing != self._closing:
            return False
        if self._heading and not (candidate.heading or (candidate.known and candidate.capitals)):
            return False
        if self._capitals and not candidate.capitals:
            return False
        return self._heading or self._capitals or candidate.known

    def _has_shape(self, candidate: Candidate) -> bool:
        return _shape(candidate.number) == self._shape

    def _may_be(
        self, candidate: Candidate, before: Candidate | None, after: Candidate | None
    ) -> bool:
        """Whether a number may be a misprint where it stands, or the title tells."""
        if (self._capitals and self._heading) or candidate.known:
            return True
        value = _value(candidate)
        near = [each for each in (before, after) if each is not None]
        if any(candidate.number.lower() == each.number.lower() for each in near):
            return True
        if candidate.number not in self._numbers and value is not None and value > 1:
            return True
        expected = _value(before) if before else None
        return expected is not None and _is_misprint(candidate.number, str(expected + 1))


def _shape(number: str) -> tuple[int, str]:
    """How many parts a number has and what parts them: 6.3.14 is like 16.03.14."""
    return len(re.findall(r"\d+", number)), re.sub(r"[\d\s]+", "", number)


def _is_misprint(printed: str, expected: str) -> bool:
    """Whether one figure was dropped or another one hit: 2 or 11 for 12."""
    if len(expected) > 1 and len(printed) == len(expected):
        return sum(a != b for a, b in zip(printed, expected, strict=True)) == 1
    dropped = {expected[:at] + expected[at + 1 :] for at in range(len(expected))}
    return len(expected) > 1 and printed in dropped
