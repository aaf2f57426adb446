"""Which count belongs to a decision: in its own words, or on the vote lines around it."""

from collections.abc import Sequence
from itertools import takewhile

from corpus.models import Reading
from corpus.parsing.units import Unit, is_vote_line
from corpus.parsing.votes import Tally, tally_in
from corpus.parsing.wording import LONGEST

_NO_COUNT = Tally(None, None)
_LONGEST_COUNT = 80  # sentences: a recorded vote names every member between its figures
_LINES_BELOW = 8


def count_of(
    reading: Reading, units: Sequence[Unit], span: tuple[int, int], at: int, since: int
) -> Tally:
    """A count in the decision itself, on the vote lines below, or since the decision before."""
    start, end = span
    below = takewhile(
        lambda unit: is_vote_line(unit.text),
        (unit for unit in units[at + 1 : at + 1 + _LINES_BELOW] if unit.start >= end),
    )
    return (
        tally_in(reading.text[start:end])
        or tally_in("\n".join(unit.text for unit in below))
        or _before(units, at, since)
        or _NO_COUNT
    )


def _before(units: Sequence[Unit], at: int, since: int) -> Tally | None:
    earliest = max(since, units[at].start - LONGEST)
    before = [unit for unit in units[max(0, at - _LONGEST_COUNT) : at] if unit.start >= earliest]
    first = next((place for place, unit in enumerate(before) if is_vote_line(unit.text)), None)
    if first is None:
        # "There voted for the motion 3 and against 3. The Chair … and the motion FELL."
        return tally_in(before[-1].text) if before else None
    return tally_in("\n".join(unit.text for unit in before[first:]))
