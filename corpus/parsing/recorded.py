"""Which named votes belong to a decision: in its own words, or on the record of the vote beside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.models import Reading
from corpus.parsing.ballots import gridded_in, is_ballot_line, is_grid_head, listed_in
from corpus.parsing.movers import names_only
from corpus.parsing.name_lists import names_of
from corpus.parsing.outcomes import outcome_in
from corpus.parsing.units import Unit, is_vote_line
from corpus.parsing.voters import Voters, voters_in
from corpus.parsing.votes import Tally

_SENTENCES_BELOW = 2
_LONGEST = 120  # sentences or rows: a recorded vote names every member
SIDES = ("for", "against", "abstained")


@dataclass(frozen=True, slots=True)
class Named:
    """Who voted which way, as far as the minutes name them."""

    voted_for: tuple[str, ...] = ()
    voted_against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()


NOBODY = Named()


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision as far as it is read: its place, its count, and what it was on."""

    start: int
    end: int
    tally: Tally
    amends: bool


def named_votes(
    reading: Reading, units: Sequence[Unit], settled: Settled, at: int, since: int
) -> Named:
    """The names in the decision itself, in the record of the vote below it, or in that above it.

    Names whose number is not the one that is counted are of another vote: then there are none.
    """
    words = reading.text[settled.start : settled.end]
    below = _record_below(reading, units, settled, at)
    above = _record_above(reading, units, at, since)
    recorded = next((found for text in (words, below, above) if (found := _listed(text))), [])
    if not _counted(recorded, settled.tally):
        return NOBODY
    said = _said(units, settled, at, since, words)
    return _together(recorded, _few_enough(said, settled.tally))


def named_in(words: str, tally: Tally | None) -> Named:
    """The names that one stretch of text gives."""
    count = tally or Tally(None, None)
    recorded = _listed(words)
    if not _counted(recorded, count):
        return NOBODY
    return _together(recorded, _few_enough(list(voters_in(words)), count))


def _listed(text: str) -> list[Voters]:
    return [*listed_in(text), *gridded_in(text)] if text else []


def _record_below(reading: Reading, units: Sequence[Unit], settled: Settled, at: int) -> str:
    """The lines of a recorded vote that follow at once."""
    end = settled.end
    listing = False
    for unit in units[at + 1 : at + 1 + _LONGEST]:
        if unit.start < settled.end:
            continue
        begins = is_vote_line(unit.text) or is_ballot_line(unit.text) or is_grid_head(unit.text)
        if not begins and not (listing and _lists(unit.text)):
            break
        listing, end = True, unit.end
    return reading.text[settled.end : end]


def _lists(text: str) -> bool:
    return "|" in text or bool(names_of(text, believed=True))


def _record_above(reading: Reading, units: Sequence[Unit], at: int, since: int) -> str:
    """A recorded vote since the decision before, up to the sentence with the result."""
    for unit in units[max(0, at - _LONGEST) : at]:
        begins = is_vote_line(unit.text) or is_ballot_line(unit.text) or is_grid_head(unit.text)
        if unit.start >= since and begins:
            return reading.text[unit.start : units[at].start]
    return ""


def _said(units: Sequence[Unit], settled: Settled, at: int, since: int, words: str) -> list[Voters]:
    """What sentences say of single votes: in the decision, just before it, and just below it."""
    before = units[at - 1].text if at and units[at - 1].start >= since else ""
    stretches = [words, *_sentences_below(units, settled, at)]
    if before and before not in words and not outcome_in(before):
        stretches.append(before)
    what = "amendment" if settled.amends else "motion"
    found = chain.from_iterable(map(voters_in, stretches))
    return [each for each in found if each.about in (None, what)]


def _sentences_below(units: Sequence[Unit], settled: Settled, at: int) -> Iterator[str]:
    below = [unit for unit in units[at + 1 :][: _LONGEST // 2] if unit.start >= settled.end]
    for unit in below[:_SENTENCES_BELOW]:
        movers = names_only(unit.text)
        if any(voters_in(unit.text)) and (movers or not outcome_in(unit.text)):
            yield unit.text
        elif not movers:
            return


def _counted(recorded: Iterable[Voters], tally: Tally) -> bool:
    """Whether each side of a record has as many names as votes, where the votes are counted."""
    counts = dict(zip(SIDES, (tally.votes_for, tally.against, tally.abstentions), strict=True))
    return all(counts[each.side] in (None, len(each.names)) for each in recorded)


def _few_enough(said: Sequence[Voters], tally: Tally) -> list[Voters]:
    """Those sentences that name no more people than voted that way."""
    counts = dict(zip(SIDES, (tally.votes_for, tally.against, tally.abstentions), strict=True))
    return [
        each for each in said
        if (count := counts[each.side]) is None or len(each.names) <= count
    ]  # fmt: skip


def _together(recorded: Sequence[Voters], said: Sequence[Voters]) -> Named:
    """All names by their sides, each once; nobody where a name stands on two sides.

    Nor where two lists are of one side: then there were two votes. A record of the whole vote is
    not added to: a sentence beside it says the same again.
    """
    lists = {(each.side, each.names) for each in recorded}
    if len(lists) > len({side for side, _ in lists}):
        return NOBODY  # two votes
    sides: dict[str, dict[str, None]] = {side: {} for side in SIDES}
    for each in recorded or said:
        sides[each.side].update(dict.fromkeys(each.names))
    names = [name for side in sides.values() for name in side]
    if len(names) != len(set(names)):
        return NOBODY
    return Named(*(tuple(side) for side in sides.values()))
