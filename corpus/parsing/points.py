"""Numbers that count the points of a list, or the items of an agenda printed above the minutes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.parsing.numbering import Candidate

_IN_A_LIST = 2.0
_LONG = 3  # a list that long may leave a number out
_BESIDE = 1  # block: what is printed between two points ends the list
_PLAIN = re.compile(r"(\d{1,4})([a-z]?)", re.IGNORECASE)
_OPENS_MEETING = re.compile(r"\W*(?:apolog|present|attend|welcome|ymddiheur|croeso)", re.IGNORECASE)
_TIMES_PRINTED = 3  # a transcript prints the heading of a debate above each contribution
_LEAST_TITLES = 2


def opens_meeting(candidate: Candidate) -> bool:
    """Whether a title is that of the first business of any meeting."""
    return _OPENS_MEETING.match(candidate.title) is not None


def known_in(run: Sequence[Candidate]) -> int:
    """How many of a run have titles that councils' agendas repeat."""
    return sum(each.known for each in run)


def without_lists(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with less weight for those that count a list from 1 after another number."""
    lists = {
        each.block
        for chain in chains_of(candidates, adjoining=True)
        if value_of(chain[0]) == 1 and chain[0] is not candidates[0] and len(chain) > 1
        for each in chain
    }
    return [
        replace(each, weight=each.weight - _IN_A_LIST) if each.block in lists else each
        for each in candidates
    ]


def value_of(candidate: Candidate) -> int | None:
    """The number of a candidate, without the letter behind it; None for 77/21 and its like."""
    plain = _PLAIN.fullmatch(candidate.number)
    return int(plain[1]) if plain else None


def chains_of(candidates: Sequence[Candidate], *, adjoining: bool = False) -> list[list[Candidate]]:
    """The candidates of one gap, parted where the numbers do not go on by one or two."""
    chains: list[list[Candidate]] = []
    last: dict[tuple[str, int], list[Candidate]] = {}
    for each in candidates:
        value = value_of(each)
        if value is None:
            chains.append([each])
            continue
        chain = last.get((each.closing, value - 1))
        skipped = last.get((each.closing, value - 2))
        if chain is None and skipped is not None and len(skipped) >= _LONG:
            beside = not adjoining or each.block - skipped[-1].block <= _BESIDE
            chain = skipped if beside else None
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(each)
        last = {} if adjoining else last
        last[each.closing, value] = chain
    return chains


def after_the_agenda(candidates: Sequence[Candidate], run: Sequence[Candidate]) -> list[Candidate]:
    """The run as the minutes print it, where the agenda above them begins with the same numbers."""
    if len(run) < _LEAST_TITLES or _OPENS_MEETING.match(run[0].title):
        return list(run)
    for at, each in enumerate(candidates):
        opens = each.number == run[0].number and _OPENS_MEETING.match(each.title)
        if not opens or each.block < run[1].block:
            continue
        place = sum(member.block < each.block for member in run)
        stop = run[place].block if place < len(run) else candidates[-1].block + 1
        again = _again(candidates[at:], run[:place], stop)
        return [*again, *run[place:]] if again else list(run)
    return list(run)


def _again(candidates: Sequence[Candidate], run: Sequence[Candidate], stop: int) -> list[Candidate]:
    """The numbers of a run once more, in order, above a block; [] if one of them is not there."""
    chain: list[Candidate] = []
    for each in candidates:
        if each.block >= stop or len(chain) == len(run):
            break
        if each.number == run[len(chain)].number and each.weight >= 1:
            chain.append(each)
    return chain if len(chain) == len(run) else []


def debates_in(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The first of each heading, where headings are printed again above each contribution."""
    headings = [each for each in candidates if each.heading and each.title]
    first: dict[tuple[str, str], Candidate] = {}
    for each in headings:
        first.setdefault((each.number, each.title), each)
    if len(headings) < _TIMES_PRINTED * len(first) or len(first) < _LEAST_TITLES:
        return []
    return list(first.values())
