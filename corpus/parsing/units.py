"""The sentences of a document with the block and item each stands in, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Block, BlockKind, Item, Reading

Spans = Sequence[Sequence[tuple[int, int]]]

# "For (57)", "Against: 32", "Voting: For 7, Against 3", "Abstain (2)" on lines of their own
_VOTE_LINE = re.compile(
    r"^\W*(?:vot(?:es?|ing)\b.{0,40}|for|against|in favour|abst\w{3,8})\s*[:(–-]\s*\(?\d{1,3}\b",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 60  # units; a quotation mark that is never closed must not silence the item


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a block, and whether it stands inside a quotation opened earlier."""

    start: int
    end: int
    text: str
    block: int
    item: int
    quoted: bool


def units_of(reading: Reading, items: Sequence[Item], sentences: Spans) -> list[Unit]:
    """Every sentence that belongs to an item; `sentences` holds the spans of each block."""
    units: list[Unit] = []
    item, depth, since = 0, 0, 0
    for at, spans in enumerate(sentences):
        for start, end in spans:
            while item + 1 < len(items) and start >= items[item].end:
                item, depth = item + 1, 0
            if item < len(items) and start < items[item].body_start < end:
                start = items[item].body_start  # a title run into its first sentence
            text = reading.text[start:end]
            if depth and (since > _LONGEST_QUOTE or not _can_quote(reading.blocks[at])):
                depth = 0
            units.append(Unit(start, end, text, at, item, depth > 0))
            depth = max(0, depth + text.count("“") - text.count("”"))
            since = since + 1 if depth else 0
    return units


def _can_quote(block: Block) -> bool:
    return block.kind not in (BlockKind.LABEL, BlockKind.HEADING)


def is_vote_line(text: str) -> bool:
    """Whether a line gives one side of a count ("Against (0)")."""
    return _VOTE_LINE.match(text) is not None


def is_listed(block: Block) -> bool:
    """Whether a block is a point of a list: bulleted, or numbered as a list is."""
    return block.kind is BlockKind.LIST_ITEM or (
        block.kind is BlockKind.PARAGRAPH and block.number is not None
    )


def number_form(block: Block) -> str:
    """The shape of a block's number, so that siblings can be told from the points below them."""
    shape = re.sub(r"\d+", "1", (block.number or "").strip())
    return re.sub(r"\b[ivxlc]+\b|\b[a-z]\b", "a", shape)
