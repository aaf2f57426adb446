"""What a run of item numbers leaves out: numbers that the clerk misprinted, repeated or swapped.

The run itself goes up by one; here each stretch between two of its members is searched for
headings that look like the members and that no list inside an item explains.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.parsing.numbering import Candidate
from corpus.parsing.points import chains_of, opens_meeting, value_of

_MOST = 0.6  # of a run: the share that sets its style
_SKIPS = 2  # numbers that a print may leave out in a row
_CLOSING = re.compile(
    r"\b(?:next\s+meeting|any\s+other\s+business|a\.?o\.?c?\.?b|close)\b", re.IGNORECASE
)


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
        for chain in chains_of(candidates[low + 1 : high]):
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
        for chain in chains_of(candidates[low + 1 : high]):
            over += 0 if value_of(chain[0]) in (1, None) else len(chain)
    return over


class _Style:
    """How the members of a run are printed, and the numbers they have."""

    def __init__(self, run: Sequence[Candidate]) -> None:
        of = len(run)
        self._heading = sum(each.heading for each in run) >= _MOST * of
        self._capitals = sum(each.capitals for each in run) >= _MOST * of
        self._plain = sum(value_of(each) is not None for each in run) >= _MOST * of
        self._closing = run[0].closing
        self._numbers = {each.number for each in run}
        self._shape = _shape(run[0].number)

    def adopted(
        self, chain: Sequence[Candidate], before: Candidate | None, after: Candidate | None
    ) -> list[Candidate]:
        """Those of a chain that are items though the run has no place for their numbers."""
        if not self._plain:
            return [
                each
                for each in chain
                if self._has_shape(each)
                and (self._is_like(each) or self._is_due(each, before, after))
            ]
        if before is None and (after is None or opens_meeting(after)):  # an agenda, or misplaced
            chain = [each for each in chain if each.number not in self._numbers]
            if not chain:
                return []
        missing = self._missing(chain, before, after)
        if missing:
            return missing
        first = value_of(chain[0])
        if first is None or (first == 1 and len(chain) > 1):
            return list(chain) if after is None and self._begins_again(chain) else []
        adopted: list[Candidate] = []
        for each in chain:
            goes_on = bool(adopted) and each.known and each.weight >= 1
            like = self._is_like(each) and self._may_be(each, before, after)
            if goes_on or like or self._is_inserted(each, before):
                adopted.append(each)
        return adopted

    def _begins_again(self, chain: Sequence[Candidate]) -> bool:
        """Whether an exporter counted the last items from 1 again: all headings, the last known."""
        known = sum(each.known for each in chain)
        headed = self._heading and all(each.heading for each in chain)
        closes = _CLOSING.search(chain[-1].title) is not None
        return headed and closes and 3 * known >= 2 * len(chain)

    def _is_inserted(self, candidate: Candidate, before: Candidate | None) -> bool:
        """ "9A." behind item 9; "9a" numbers a paragraph."""
        lettered = candidate.number[-1:].isupper() and candidate.closing == self._closing
        return lettered and before is not None and candidate.number[:-1] == before.number

    def _is_due(
        self, candidate: Candidate, before: Candidate | None, after: Candidate | None
    ) -> bool:
        """Whether 116/18 stands behind 115/18 and before 117/18, whatever its words look like."""
        if candidate.weight < 0 or before is None:
            return False
        low, due = _parts(before.number), _parts(candidate.number)
        high = _parts(after.number) if after else None
        same = [place for place in range(len(due)) if due[place] == low[place]]
        if len(same) != len(due) - 1:
            return False
        (differs,) = set(range(len(due))) - set(same)
        below = high is None or (len(high) == len(due) and due[differs] < high[differs])
        return low[differs] < due[differs] and below

    def _missing(
        self, chain: Sequence[Candidate], before: Candidate | None, after: Candidate | None
    ) -> list[Candidate]:
        """A chain that holds the very numbers the run skips, whatever its words look like."""
        low = value_of(before) if before else None
        high = value_of(after) if after else None
        values = [value for each in chain if (value := value_of(each)) is not None]
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
        value = value_of(candidate)
        near = [each for each in (before, after) if each is not None]
        if any(candidate.number.lower() == each.number.lower() for each in near):
            return True
        if candidate.number not in self._numbers and value is not None and value > 1:
            return True
        expected = value_of(before) if before else None
        return expected is not None and _is_misprint(candidate.number, str(expected + 1))


def _parts(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", number)]


def _shape(number: str) -> tuple[int, str]:
    """How many parts a number has and what parts them: 6.3.14 is like 16.03.14."""
    return len(re.findall(r"\d+", number)), re.sub(r"[\d\s]+", "", number)


def _is_misprint(printed: str, expected: str) -> bool:
    """Whether one figure was dropped or another one hit: 2 or 11 for 12."""
    if len(expected) > 1 and len(printed) == len(expected):
        return sum(a != b for a, b in zip(printed, expected, strict=True)) == 1
    dropped = {expected[:at] + expected[at + 1 :] for at in range(len(expected))}
    return len(expected) > 1 and printed in dropped
