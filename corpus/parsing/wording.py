"""Where the wording of a decision begins and ends: its motion, its matter, its list of points."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Block, BlockKind, Outcome, Reading
from corpus.parsing.outcomes import outcome_in
from corpus.parsing.result import Result
from corpus.parsing.units import Unit, is_listed, is_vote_line, number_form

LONGEST = 4000  # characters of one decision; a longer list is cut at a block's end
_SHORT_LINE = 60
_ROW = 160  # characters of a line that is a payment or an address rather than a sentence
_SHORT_MATTER = 400
_MATTER = 700  # characters of the paragraph that a lone "Noted" below it settles
# A decision whose wording has still to come: "RESOLVED that", "it was agreed that:", "NOTED"
_UNFINISHED = re.compile(
    r"(?:[:：]\s*[-–—]?|\s[-–—]|\bthat|\bto)[\s*_>]*$|^\W*(?:RESOLVED|AGREED|NOTED|RECOMMENDED"
    r"|APPROVED)[^\w.]*$"
)
# "The following payments were agreed", "Cytunwyd gwneud y taliadau canlynol": rows follow
_ROWS_FOLLOW = re.compile(r"(?i:\bfollowing\b|\bcanlynol\b|\bas\s+follows\b)[^.]{0,80}$")
# "The Committee RESOLVED", its points below: unfinished where a list follows at once
_BEFORE_POINTS = re.compile(r"\b(?:RESOLVED|RECOMMENDED|AGREED)(?:\s+unanimously)?[\s*_,]*$")
# "NO OBJECTIONS" below an application, printed like a heading
_COMMENT = re.compile(
    r"\W*(?:no|dim|object|support|comment|observ|approv|refus|recommend|gwrthwyneb|sylw)",
    re.IGNORECASE,
)
# "E/34658 Variation of Conditions", "17/00192/F": an application for planning permission
_REFERENCE = re.compile(r"\b(?:[A-Z]{1,3}/\d{4,6}|\d\d/\d{3,6}/[A-Z]{1,6})\b")
_SECONDED = re.compile(r"^\W*(?:This|It)\s+was\s+(?:then\s+)?seconded\b")
_PROCEDURE = re.compile(
    r"\b(?:put\b.{0,120}\bto\s+the\s+vote|voting\s+was\s+as\s+follows|recorded\s+vote|debate[ds]?"
    r"|was\s+then\s+taken|vote\s+was\s+taken)\b",
    re.IGNORECASE | re.DOTALL,
)
# "… sent to C.C.C. Clerk": who is to do it, from the margin of the page
_MARGIN = re.compile(
    r"(?<=[.])\s+(?:Clerk|Clerc|All|Pawb|Cllrs?\.?\s[\w.\s]{2,30}|Cyng\.?\s[\w.\s]{2,30})"
    r"(?:/(?:Clerk|Clerc|All|Cllr[\w.\s]{2,30}))*S?$"
)


def start_of(reading: Reading, units: Sequence[Unit], at: int, result: Result, since: int) -> int:
    """Where the matter begins that a result settles: a bare one takes in what stands before it."""
    unit = units[at]
    before = units[at - 1] if at else None
    seconds = _SECONDED.match(unit.text) is not None
    bare = result.bare or seconds
    if not bare or before is None or before.quoted or before.start < since:
        return unit.start
    if before.block != unit.block and (
        unit.block - before.block > 1 or reading.blocks[before.block].kind is BlockKind.HEADING
    ):
        return unit.start
    listed = is_listed(reading.blocks[unit.block])
    ends = unit.end >= reading.blocks[unit.block].end - 2
    if result.outcome is Outcome.NOTED or (ends and before.block == unit.block):
        first = _first_of_block(units, at - 1)
        whole = before.block != unit.block or ends
        longest = _MATTER if listed or before.block != unit.block else _SHORT_MATTER
        longest = longest if result.outcome is Outcome.NOTED else _ROW
        if whole and units[first].start >= since and unit.end - units[first].start <= longest:
            return units[first].start
    stuck = result.at > _SHORT_LINE // 4 and not seconds  # "… of £13,511.78 Noted": its own matter
    return unit.start if stuck else before.start


def _first_of_block(units: Sequence[Unit], at: int) -> int:
    first = at
    while first and units[first - 1].block == units[at].block:
        first -= 1
    return first


def motion_end(reading: Reading, units: Sequence[Unit], at: int) -> tuple[int, int]:
    """Where the words of a motion end, and the last unit they take: with the wording it quotes."""
    last = at
    if _UNFINISHED.search(units[at].text) or units[at].text.count("“") > units[at].text.count("”"):
        while last + 1 < len(units) and _is_wording(units[last + 1]):
            last += 1
            if units[last].end - units[at].start > LONGEST:
                break
        if last == at:
            end = end_of(reading, units, at)
            while last + 1 < len(units) and units[last + 1].start < end:
                last += 1
            return end, last
    return units[last].end, last


def _is_wording(unit: Unit) -> bool:
    return unit.quoted or re.match(r"[*_\s]*(?:“|[‘'\"]?That\s)", unit.text) is not None


def nothing_between(units: Sequence[Unit], last: int, at: int) -> bool:
    """Whether only quoted wording, votes and short lines stand between a motion and its result."""
    return all(
        _is_wording(unit)
        or is_vote_line(unit.text)
        or len(unit.text) <= _SHORT_LINE
        or _PROCEDURE.search(unit.text) is not None
        for unit in units[last + 1 : at]
    )


def end_of(reading: Reading, units: Sequence[Unit], at: int) -> int:
    """The end of the decision's wording, which may run on over the paragraphs and points below."""
    unit = units[at]
    announces = _ROWS_FOLLOW.search(unit.text) is not None
    if not (announces or _UNFINISHED.search(unit.text) or _opens_points(reading, unit)):
        return _without_margin(reading, unit.start, unit.end)
    last = at
    while last + 1 < len(units) and units[last + 1].block == unit.block:
        last += 1
    end = units[last].end
    announcement = _Announcement(reading.blocks[unit.block], unit.text)
    for index in range(unit.block + 1, units[-1].block + 1):
        block = reading.blocks[index]
        words = reading.text_of(block)
        if block.end - unit.start > LONGEST or not announcement.takes(block, words):
            break
        end = block.end
    return end


@dataclass(slots=True)
class _Announcement:
    """ "It was agreed that:" and how far what it announces has been read."""

    own: Block
    above: str  # the announcement, then the block taken last
    rows: str = ""  # the rows taken since the last sentence
    begun: bool = False

    def takes(self, block: Block, words: str) -> bool:
        """Whether a block still belongs to what was announced; if so it is the last one taken."""
        if not self._continues(block, words):
            return False
        is_row = _is_row(words) and not is_listed(block) and block.kind is not BlockKind.HEADING
        self.above, self.begun = words, True
        self.rows = f"{self.rows}\n{words}" if is_row else ""
        return True

    def _continues(self, block: Block, words: str) -> bool:
        if block.kind is BlockKind.LABEL:
            return False
        if block.kind is BlockKind.HEADING:
            return _COMMENT.match(words) is not None
        if is_listed(self.own) and is_listed(block) and number_form(self.own) == number_form(block):
            return block.level > self.own.level
        if self.begun and not is_listed(block) and outcome_in(words):
            return False
        opens = self.above.rstrip("*_ –-").endswith((":", "that", "to"))
        if opens or not self.begun or _is_row(words):
            return True
        # An application in rows, then what the council observes on it in a sentence.
        if _REFERENCE.search(self.rows):
            return True
        return is_listed(block) and not self.rows


def _is_row(words: str) -> bool:
    """A payment, an address or the lead-in of a further list: no sentence of its own."""
    plain = words.rstrip("*_ ")
    return plain.endswith(":") or (len(plain) <= _ROW and not plain.endswith((".", "?", "!")))


def _opens_points(reading: Reading, unit: Unit) -> bool:
    if unit.end < reading.blocks[unit.block].end or unit.block + 1 >= len(reading.blocks):
        return False
    following = reading.blocks[unit.block + 1]
    is_point = following.kind is BlockKind.LIST_ITEM
    return is_point and _BEFORE_POINTS.search(unit.text) is not None


def _without_margin(reading: Reading, start: int, end: int) -> int:
    margin = _MARGIN.search(reading.text[start:end])
    return start + margin.start() if margin else end
