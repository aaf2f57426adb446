"""Who is to act, from the margin of the page: "… to report this. MC", or "NC" on a line below.

Minutes with a column "Action" print the owner's name or initials beside the paragraph; once its
text is read, they stand at its end, or in a paragraph of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import BlockKind, Reading
from corpus.parsing.people import INITIALS, are_initials, tidy

_LETTER = "A-ZÀ-ÖØ-Þ"
_OFFICER = (
    r"(?:[Cc]lerk|[Cc]lerc|[Cc]hair(?:man|woman|person)?|[Ss]ecretary|[Tt]reasurer|ALL|All|Pawb)"
)
_PERSON = (
    rf"(?:(?:County\s+)?(?:Cllrs?|Cyng|Cynghorydd)\b\.?"
    rf"(?:\s+(?:[{_LETTER}]\.|[{_LETTER}][\w’'-]+)){{1,3}})"
)
_MORE = rf"(?:[{_LETTER}]\.\s?){{1,2}}[{_LETTER}][\w’'-]+"
_ONE = rf"(?:{_PERSON}|{_OFFICER}|{INITIALS})"
_MARK = rf"{_ONE}(?:\s*(?:/|,|&|\band\b|\ba\b)\s*(?:{_ONE}|{_MORE})){{0,4}}"
_AT_END = re.compile(rf"(?<=[.?!)”’])\s+(?P<mark>{_MARK})\s*$")
_ALONE = re.compile(rf"\W{{0,4}}(?P<mark>{_MARK}(?:\s+{_ONE}){{0,4}})\W{{0,3}}")
# The head of the column, alone or run into the line of titles: "ITEMS Action", "… public: 4 Action"
_HEAD = re.compile(r"(?:^|\s)(?:ACTIONS?|Actions?)(?:\s+(?:BY|[Bb]y))?\W*(?:$|\d{1,2}\.)")
_HEAD_WORDS = 6
_ENOUGH = 4  # paragraphs with a mark, where no head says that there is such a column
_FIRST = 30  # paragraphs in which the head stands
_NOT_A_MARK = re.compile(r"\b(?:Prop|2nd|Proposed|Seconded|Signed|Present|Apologies)\b")
_MOVED = re.compile(r"\b(?:Prop|2nd|[Pp]roposed|[Ss]econded)\b[^.]{0,60}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """Who is named in the margin, from `start` on; `alone` if nothing else is in the paragraph."""

    owner: str
    start: int
    alone: bool


def margin_marks(reading: Reading) -> dict[int, Mark]:
    """The marks by their blocks, in minutes that have such a margin; else none."""
    marks = {at: mark for at in range(len(reading.blocks)) if (mark := _mark(reading, at))}
    beside = sum(not mark.alone for mark in marks.values())
    return marks if _has_head(reading) or beside >= _ENOUGH else {}


def _has_head(reading: Reading) -> bool:
    for block in reading.blocks[:_FIRST]:
        words = reading.text_of(block)
        head = _HEAD.search(words)
        short = len(words.split()) <= _HEAD_WORDS
        if head and (short or re.search(r"\d{1,2}\.$", head[0])):
            return True
    return False


def _mark(reading: Reading, at: int) -> Mark | None:
    block = reading.blocks[at]
    if block.kind in (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ROW):
        return None
    words = reading.text_of(block)
    found = _ALONE.fullmatch(words) or _AT_END.search(words)
    if found is None or _NOT_A_MARK.search(found["mark"]):
        return None
    before = words[: found.start("mark")]
    alone = not before.strip(" \t\n|*_([")
    owner = _owner(found["mark"])
    if owner is None or (not alone and _MOVED.search(before)):
        return None
    return Mark(owner, block.start + found.start("mark"), alone)


def _owner(words: str) -> str | None:
    """The mark as printed; one name where it is printed again and again, else none of several."""
    mark = tidy(words)
    pieces: Sequence[str] = re.split(r"\s*(?:/|,|&|\band\b)\s*", mark)
    if any(re.fullmatch(INITIALS, piece) and not are_initials(piece) for piece in pieces):
        return None
    if len(pieces) == 1 and re.fullmatch(rf"{INITIALS}(?:\s+{INITIALS})+", mark):
        names = set(mark.split())
        return names.pop() if len(names) == 1 else None
    return mark
