"""Items that the clerk left unnumbered among numbered ones, or before the first of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.models import BlockKind, Reading
from corpus.parsing.headings import PROCEDURE, Heading, block_heading
from corpus.parsing.numbering import Candidate
from corpus.parsing.unnumbered import (
    ALWAYS,
    ATTENDANCE,
    PARTED,
    is_front,
    is_title_line,
    line_at,
    run_in_heading,
)
from corpus.reading.titles import has_verb

_PUBLIC_TURN = re.compile(
    r"(?:open|public)\s+(?:forum|session|question(?:s|\s+time)|participation)\b.{0,60}",
    re.IGNORECASE,
)
_TURN_RUN_IN = re.compile(
    r"(?:OPEN|PUBLIC)\s+(?:FORUM|SESSION|QUESTIONS?(?:\s+TIME)?|PARTICIPATION)\b(?=[\s:.–-]+[A-Z0-9•])"
)
_OPENS_BUSINESS = re.compile(
    r"(?:no\s+)?(?:apologies(?:\s+for\s+absence)?|declarations?\s+of\s+interests?)\b"
    r"(?:\s+(?:were\s+)?(?:received|made|accepted))?",
    re.IGNORECASE,
)
_LONGEST_LINE = 70
_ELECTION = re.compile(r"(?:election|appointment)\s+of\b", re.IGNORECASE)
_MOST_MISSING = 3


def items_between(reading: Reading, run: Sequence[Candidate]) -> list[Heading]:
    """Items without a number among those of a run.

    They stand where numbers are missing, are the public's turn to speak, elect the chair before
    the first number, or run into their text as the numbered ones around them do.
    """
    if not run:
        return []
    first = reading.blocks[run[0].block]
    headed = sum(each.heading for each in run) * 2 > len(run)
    capitals = sum(each.capitals for each in run) * 2 > len(run)
    headings = elections_before(reading, first.start) if headed else []
    headings += _opened_before(reading, run[0])
    for before, missing, (low, high) in zip(
        run[:-1], _missing(run), pairwise(each.block for each in run), strict=True
    ):
        inside = range(low + 1, high)
        alike = _Alike(first.level, capitals) if headed else None
        titles = [at for at in inside if _may_be_item(reading, at, alike)] if missing else []
        if missing and not titles:
            titles = [at for at in inside if _heads_paragraphs(reading, at, before)]
        chosen = titles[:missing] if len(titles) <= 2 * missing else []
        public = [at for at in inside if _is_public_turn(reading, at)]
        headings += [block_heading(reading, at) for at in sorted({*chosen, *public})]
        turns = {at: end for at in inside if (end := _public_turn_opened(reading, at))}
        headings += [run_in_heading(reading, at, end) for at, end in turns.items()]
        if not headed:
            opened = _opened_between(reading, low, high)
            taken = {*chosen, *turns}
            headings += [run_in_heading(reading, *each) for each in opened if each[0] not in taken]
    return headings


@dataclass(frozen=True, slots=True)
class _Alike:
    """How the headings of a run are printed, where most of its members are headings."""

    level: int
    capitals: bool


def _missing(run: Sequence[Candidate]) -> list[int]:
    """How many numbers are left out between each two members of a run."""
    values = [int(each.number) if each.number.isdigit() else None for each in run]
    gaps = [b - a - 1 if a is not None and b is not None else 0 for a, b in pairwise(values)]
    return [gap if 0 < gap <= _MOST_MISSING else 0 for gap in gaps]


def _may_be_item(reading: Reading, at: int, alike: _Alike | None) -> bool:
    block, words = reading.blocks[at], line_at(reading, at)
    if block.number is not None or is_front(words) or has_verb(words):
        return False
    if alike is None:
        return is_title_line(reading, at)
    if block.kind is not BlockKind.HEADING or block.level != alike.level:
        return False
    return words.isupper() if alike.capitals else PROCEDURE.search(words) is not None


def _is_public_turn(reading: Reading, at: int) -> bool:
    block = reading.blocks[at]
    heading = block.kind is BlockKind.HEADING and block.number is None
    return heading and _PUBLIC_TURN.fullmatch(line_at(reading, at)) is not None


def _public_turn_opened(reading: Reading, at: int) -> int:
    """Where "OPEN FORUM" ends that a paragraph opens with in capitals; 0 if it opens so not."""
    block = reading.blocks[at]
    if block.kind is not BlockKind.PARAGRAPH or block.number is not None:
        return 0
    opens = _TURN_RUN_IN.match(reading.text_of(block))
    return block.start + opens.end() if opens else 0


def _heads_paragraphs(reading: Reading, at: int, before: Candidate) -> bool:
    """Whether a line is followed by 7.1, where item 7 is missing behind item 6."""
    below = reading.blocks[at + 1].number or ""
    block = reading.blocks[at]
    plain = block.kind is BlockKind.PARAGRAPH and block.number is None
    due = before.number.isdigit() and below.startswith(f"{int(before.number) + 1}.1")
    return plain and due and len(line_at(reading, at)) <= _LONGEST_LINE


def _opened_before(reading: Reading, first: Candidate) -> list[Heading]:
    """The items above a run that begins at 2 or 3: as many paragraphs with known titles."""
    missing = int(first.number) - 1 if first.number.isdigit() else 0
    if not 0 < missing <= _MOST_MISSING:
        return []
    opened = [
        (at, block.start + found.end())
        for at, block in enumerate(reading.blocks[: first.block])
        if block.kind is BlockKind.PARAGRAPH and block.number is None and not block.level
        and (found := _OPENS_BUSINESS.match(reading.text_of(block)))
    ]  # fmt: skip
    return [run_in_heading(reading, *each) for each in opened] if len(opened) == missing else []


def elections_before(reading: Reading, first: int) -> list[Heading]:
    """The chair is elected before the first numbered item of some meetings."""
    return [
        block_heading(reading, at)
        for at, block in enumerate(reading.blocks)
        if at > 0 and block.start < first and block.kind is BlockKind.HEADING
        and block.number is None and _ELECTION.match(line_at(reading, at))
    ]  # fmt: skip


def _opened_between(reading: Reading, low: int, high: int) -> list[tuple[int, int]]:
    """Paragraphs between two numbered ones that open with a title every agenda has."""
    found = []
    attended = ATTENDANCE.match(reading.text_of(reading.blocks[low])) is not None
    for at in range(low + 2 if attended else low + 1, high):  # who sent apologies was not there
        block = reading.blocks[at]
        plain = block.kind is BlockKind.PARAGRAPH and block.number is None
        always = ALWAYS.match(reading.text_of(block)) if plain else None
        if always and PARTED.match(reading.text_of(block), always.end()):
            found.append((at, block.start + always.end()))
    return found
