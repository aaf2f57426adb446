"""What each item decided, in its own words; a motion without a stated result stays "not stated"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.models import BlockKind, Decision, Item, Outcome, Reading
from corpus.parsing.outcomes import Result, outcome_in
from corpus.parsing.units import Spans, Unit, is_listed, is_vote_line, number_form, units_of
from corpus.parsing.votes import Tally, movers_in, tally_in

# A decision whose wording has still to come: "RESOLVED that", "it was agreed that:", "NOTED"
_UNFINISHED = re.compile(
    r"(?:[:：]\s*[-–—]?|\s[-–—]|\bthat|\bto)[\s*_>]*$|^\W*(?:RESOLVED|AGREED|NOTED|RECOMMENDED"
    r"|APPROVED)[^\w.]*$"
)
# "The Committee RESOLVED", its points below: unfinished where a list follows at once
_BEFORE_POINTS = re.compile(r"\b(?:RESOLVED|RECOMMENDED|AGREED)(?:\s+unanimously)?[\s*_,]*$")
_LONE_VERB = re.compile(
    r"^\W*(?:it was\s+)?(?:RESOLVED|AGREED|NOTED|RECOMMENDED|DECIDED|PENDERFYNWYD)(?:\s+"
    r"(?:unanimously|that|to))*\W*$",
    re.IGNORECASE,
)
_MOVED_AFTER = re.compile(r"^\W*(?:proposed|moved|prop\.?|cynigiwyd)\b", re.IGNORECASE)
_RESOLVES_AT_ONCE = re.compile(
    r"^\W*(?:\(?\d{1,3}[.)]\s*)?(?:(?:[Ii]t\s+was|The\s+\w+)\s+(?:\w+\s+){0,2})?"
    r"(?:RESOLVED|AGREED|APPROVED|CARRIED)\b"
)
_NEAR = 2  # blocks between a motion and the resolution that answers it
_LONGEST = 4000  # characters of one decision; a longer list is cut at a block's end
_LONGEST_COUNT = 80  # sentences: a recorded vote names every member between its figures
_SHORT_LINE = 60


@dataclass(frozen=True, slots=True)
class _Motion:
    at: int  # position of its unit
    mover: str
    seconder: str
    amends: bool


@dataclass(slots=True)
class _Ledger:
    """What has been found in one item so far, and the motions still waiting for a result."""

    decisions: list[Decision] = field(default_factory=list)
    waiting: list[_Motion] = field(default_factory=list)
    skip_to: int = 0  # offset up to which text already belongs to a decision
    last_unit: int = -1


def find_decisions(
    reading: Reading, items: Sequence[Item], sentences: Spans
) -> tuple[Decision, ...]:
    """Decisions in order; `sentences[i]` holds the sentence spans of `reading.blocks[i]`."""
    units = units_of(reading, items, sentences)
    found: list[Decision] = []
    for _, own in groupby(units, key=lambda unit: unit.item):
        found.extend(_decisions_of(reading, list(own)))
    return tuple(sorted(_once(found), key=lambda decision: (decision.start, decision.end)))


def _once(decisions: Iterable[Decision]) -> Iterable[Decision]:
    seen: set[tuple[int, int]] = set()
    for decision in decisions:
        if (decision.start, decision.end) not in seen:
            seen.add((decision.start, decision.end))
            yield decision


def _decisions_of(reading: Reading, units: Sequence[Unit]) -> list[Decision]:
    ledger = _Ledger()
    for at, unit in enumerate(units):
        if unit.start < ledger.skip_to or unit.quoted or not _can_decide(reading, unit):
            continue
        result = outcome_in(unit.text) or _under_label(reading, unit)
        if result and _inside_quotation(unit.text[: result.at]):
            result = None
        movers = movers_in(unit.text)
        if result:
            _settle(ledger, reading, units, (at, result))
        elif movers and _names_movers_of(ledger, units, at):
            _add_movers(ledger, unit, movers)
        elif movers:
            ledger.waiting.append(_Motion(at, *movers, amends=_amends(unit.text)))
    unanswered = [_unanswered(units, motion) for motion in ledger.waiting]
    return [*ledger.decisions, *unanswered]


def _amends(text: str) -> bool:
    """Whether what is moved answers another motion: an amendment, or the direct negative of it."""
    return re.search(r"\bamendment\b|\bdirect\s+negative\b", text, re.IGNORECASE) is not None


def _can_decide(reading: Reading, unit: Unit) -> bool:
    kind = reading.blocks[unit.block].kind
    if kind is BlockKind.LABEL:
        return False
    return kind is not BlockKind.HEADING or _LONE_VERB.match(unit.text) is not None


def _under_label(reading: Reading, unit: Unit) -> Result | None:
    """ "That …" below the label "Decision:" is resolved, though no verb says so."""
    above = reading.blocks[unit.block - 1] if unit.block else None
    if above is None or above.kind is not BlockKind.LABEL or not unit.text.startswith("That "):
        return None
    is_decision = re.match(r"Decisions?\b", reading.text_of(above)) is not None
    return Result(Outcome.RESOLVED, 0) if is_decision else None


def _inside_quotation(before: str) -> bool:
    return before.count("“") > before.count("”")


def _settle(
    ledger: _Ledger, reading: Reading, units: Sequence[Unit], found: tuple[int, Result]
) -> None:
    at, result = found
    unit = units[at]
    motion = _answered(ledger, units, at, result)
    start, end = _start(units, at, result, motion), _end(reading, units, at)
    if ledger.decisions and start < ledger.decisions[-1].end:
        start = unit.start
    own = movers_in(reading.text[start:end])
    mover, seconder = own or ((motion.mover, motion.seconder) if motion else (None, None))
    since = max(ledger.skip_to, units[0].start)
    tally = _tally(reading, units, (start, end), at, since)
    ledger.decisions.append(
        Decision(
            item=unit.item,
            outcome=result.outcome,
            start=start,
            end=end,
            mover=mover,
            seconder=seconder,
            votes_for=tally.votes_for if tally else None,
            votes_against=tally.against if tally else None,
            abstentions=tally.abstentions if tally else None,
        )
    )
    ledger.skip_to, ledger.last_unit = end, at


def _answered(ledger: _Ledger, units: Sequence[Unit], at: int, result: Result) -> _Motion | None:
    """The waiting motion this result answers, taken off the list; an amendment goes first."""
    for index in range(len(ledger.waiting) - 1, -1, -1):
        motion = ledger.waiting[index]
        if result.about == "amendment" and not motion.amends:
            continue
        if result.about in ("motion", "proposal", "proposition") and motion.amends:
            continue
        answers = result.bare and _nothing_between(units, motion.at, at)
        if result.about or answers or _follows_at_once(units, motion.at, at):
            del ledger.waiting[index]
            return motion
    return None


def _follows_at_once(units: Sequence[Unit], motion: int, at: int) -> bool:
    """A resolution answers a motion in the same paragraph, or in capitals just below it."""
    if units[at].block == units[motion].block:
        return at == motion + 1
    near = units[at].block - units[motion].block <= _NEAR
    return near and _RESOLVES_AT_ONCE.match(units[at].text) is not None


def _start(units: Sequence[Unit], at: int, result: Result, motion: _Motion | None) -> int:
    """A result takes in the motion just before it; a bare one the sentence it answers."""
    if motion and (result.bare or result.about) and _nothing_between(units, motion.at, at):
        return units[motion.at].start
    if result.bare and at and units[at - 1].block == units[at].block and not units[at - 1].quoted:
        return units[at - 1].start
    return units[at].start


def _nothing_between(units: Sequence[Unit], motion: int, at: int) -> bool:
    """Whether only quoted wording, votes and short lines stand between a motion and its result."""
    between = units[motion + 1 : at]
    length = units[at].end - units[motion].start
    return length <= _LONGEST and all(
        unit.quoted or is_vote_line(unit.text) or len(unit.text) <= _SHORT_LINE for unit in between
    )


def _end(reading: Reading, units: Sequence[Unit], at: int) -> int:
    """The end of the decision's wording, which may run on over the paragraphs and points below."""
    unit = units[at]
    if not (_UNFINISHED.search(unit.text) or _opens_points(reading, unit)):
        return unit.end
    last = at
    while last + 1 < len(units) and units[last + 1].block == unit.block:
        last += 1
    end = units[last].end
    own = reading.blocks[unit.block]
    last_block = units[-1].block
    taken = 0
    for index in range(unit.block + 1, last_block + 1):
        block = reading.blocks[index]
        if block.kind in (BlockKind.LABEL, BlockKind.HEADING) or block.end - unit.start > _LONGEST:
            break
        sibling = is_listed(own) and is_listed(block) and number_form(own) == number_form(block)
        deeper = block.level > own.level and is_listed(own)
        if (sibling and not deeper) or (taken and not is_listed(block)):
            break
        if outcome_in(reading.text_of(block)) and not is_listed(block) and taken:
            break
        end, taken = block.end, taken + 1
    return end


def _opens_points(reading: Reading, unit: Unit) -> bool:
    if unit.end < reading.blocks[unit.block].end or unit.block + 1 >= len(reading.blocks):
        return False
    following = reading.blocks[unit.block + 1]
    is_point = following.kind is BlockKind.LIST_ITEM
    return is_point and _BEFORE_POINTS.search(unit.text) is not None


def _names_movers_of(ledger: _Ledger, units: Sequence[Unit], at: int) -> bool:
    """Whether "Proposed by A, seconded by B." stands just after a decision, or in its paragraph."""
    last = ledger.last_unit
    if last < 0 or not _MOVED_AFTER.match(units[at].text):
        return False
    return at == last + 1 or units[last].block == units[at].block


def _add_movers(ledger: _Ledger, unit: Unit, movers: tuple[str, str]) -> None:
    """ "The minutes were approved. Proposed by DN and seconded by RW." names them afterwards."""
    last = ledger.decisions[-1] if ledger.decisions else None
    if last and last.mover is None:
        ledger.decisions[-1] = replace(
            last, mover=movers[0], seconder=movers[1], end=max(last.end, unit.end)
        )
        ledger.skip_to = max(ledger.skip_to, unit.end)


def _tally(
    reading: Reading, units: Sequence[Unit], span: tuple[int, int], at: int, since: int
) -> Tally | None:
    """A count in the decision itself, on the vote lines below, or since the decision before."""
    start, end = span
    own = tally_in(reading.text[start:end])
    if own:
        return own
    after = _leading_votes([unit for unit in units[at + 1 : at + 9] if unit.start >= end])
    below = tally_in("\n".join(unit.text for unit in after))
    if below:
        return below
    before = [
        unit
        for unit in units[max(0, at - _LONGEST_COUNT) : at]
        if unit.start >= max(since, start - _LONGEST)
    ]
    first = next((place for place, unit in enumerate(before) if is_vote_line(unit.text)), None)
    if first is None:
        # "There voted for the motion 3 and against 3. The Chair … and the motion FELL."
        return tally_in(before[-1].text) if before else None
    return tally_in("\n".join(unit.text for unit in before[first:]))


def _leading_votes(units: Sequence[Unit]) -> list[Unit]:
    taken: list[Unit] = []
    for unit in units:
        if not is_vote_line(unit.text):
            break
        taken.append(unit)
    return taken


def _unanswered(units: Sequence[Unit], motion: _Motion) -> Decision:
    unit = units[motion.at]
    return Decision(
        item=unit.item,
        outcome=Outcome.NOT_STATED,
        start=unit.start,
        end=unit.end,
        mover=motion.mover,
        seconder=motion.seconder,
    )
