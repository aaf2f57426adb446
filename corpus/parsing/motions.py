"""What is moved and by whom, and which result answers it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import BlockKind, Outcome, Reading
from corpus.parsing.amendments import moves_amendment
from corpus.parsing.movers import movers_in, names_only, proposer_in
from corpus.parsing.result import Result
from corpus.parsing.units import Unit
from corpus.parsing.wording import motion_end, nothing_between

_RESOLVES_AT_ONCE = re.compile(
    r"^\W*(?:\(?\d{1,3}[.)]\s*)?(?:(?:[Ii]t\s+was|The\s+\w+)\s+(?:\w+\s+){0,2})?"
    r"(?:RESOLVED|AGREED|APPROVED|CARRIED)\b"
)
# "It was agreed that …" has a matter of its own; "This was agreed." has not
_NEW_MATTER = re.compile(
    r"\b(?:it\s+was|was|were)\s+(?:\w+\s+){0,2}(?:agreed|decided|resolved)\s+"
    r"(?:that|to|not\s+to|the)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"^\W*(?:This|It|These|They)(?:\s+\w+)?\s+(?:was|were)\s+(?:\w+\s+){0,2}(?:agreed|approved"
    r"|carried|accepted|adopted|lost|defeated)(?:\s+unanimously|\s+by\s+all)?\W*$",
    re.IGNORECASE,
)
_SECONDED = re.compile(
    r"^\W*(?:(?:This|It|The\s+proposal)\s+was\s+(?:then\s+)?)?[Ss]econded\s+by\b"
)
_AMENDS = re.compile(r"\bamendment\b|\bdirect\s+negative\b", re.IGNORECASE)
_NEAR = 2  # blocks between a motion and the resolution that answers it
_LONGEST_MATTER = 400  # characters of the paragraph above "Proposed by A, seconded by B."


@dataclass(frozen=True, slots=True)
class Motion:
    """Something moved that waits for its result."""

    at: int  # position of its unit
    start: int
    mover: str | None
    seconder: str | None
    amends: bool  # it answers another motion: an amendment, or the direct negative of it
    on_amendment: bool = False  # it is moved as an amendment: what is decided is the amendment
    weak: bool = False  # "A proposed …" with no seconder: a motion only if something answers it


def motion_in(reading: Reading, units: Sequence[Unit], at: int, since: int) -> Motion | None:
    """The motion a sentence holds, with the sentence before it where it only names who moved."""
    unit = units[at]
    amends, amendment = _AMENDS.search(unit.text) is not None, moves_amendment(unit.text)
    movers = movers_in(unit.text)
    if movers is None:
        proposer = proposer_in(unit.text)
        if proposer is None:
            return None
        return Motion(at, unit.start, proposer, None, amends, amendment, weak=True)
    start = moved_matter(reading, units, at, since)
    motion = Motion(at, start, *movers, amends, amendment, weak=movers[0] is None)
    before = units[at - 1] if at else None
    if before is None or before.start < since or not _SECONDED.match(unit.text):
        return motion
    mover = movers[0] or proposer_in(before.text)
    return replace(motion, start=before.start, mover=mover, weak=mover is None)


def moved_matter(reading: Reading, units: Sequence[Unit], at: int, since: int) -> int:
    """Where a motion starts: "Proposed by A, seconded by B." takes in what stands before it."""
    unit = units[at]
    before = units[at - 1] if at else None
    if before is None or before.start < since or not names_only(unit.text):
        return unit.start
    if before.block == unit.block:
        return before.start
    heading = reading.blocks[before.block].kind is BlockKind.HEADING
    if unit.block - before.block > 1 or heading:
        return unit.start
    first = at - 1
    while first and units[first - 1].block == before.block and units[first - 1].start >= since:
        first -= 1
    whole = before.end - units[first].start <= _LONGEST_MATTER
    return units[first].start if whole else before.start


def is_answered(
    reading: Reading, units: Sequence[Unit], motion: Motion, at: int, result: Result
) -> bool:
    """Whether the result in a sentence is that of a motion."""
    if result.outcome is Outcome.NOTED and not result.about:
        return False
    if result.about == "amendment" and not motion.amends:
        return False
    if result.about in ("motion", "proposal", "proposition") and motion.amends:
        return False
    if motion.weak and not (units[at].block == units[motion.at].block and at == motion.at + 1):
        return False
    if result.about or (result.bare and nothing_between(units, motion.at, at)):
        return True
    _, last = motion_end(reading, units, motion.at)
    if units[at].block == units[last].block:
        return at == last + 1 and _NEW_MATTER.search(units[at].text) is None
    near = units[at].block - units[last].block <= _NEAR
    return near and _RESOLVES_AT_ONCE.match(units[at].text) is not None


def takes_motion(result: Result, sentence: str, motion: Motion) -> bool:
    """Whether a result has no wording but that of its motion: "Carried.", "This was agreed."."""
    refers = _REFERS.match(sentence) is not None
    return result.bare or bool(result.about) or motion.weak or refers
