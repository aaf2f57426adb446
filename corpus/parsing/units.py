"""The sentences of a document with the block and item each stands in, in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.models import Block, BlockKind, Item, Reading
from corpus.sentences import sentence_spans

Spans = Sequence[Sequence[tuple[int, int]]]

# "For (57)", "Against: 32", "Voting: For 7, Against 3", "Abstain (2)" on lines of their own
_VOTE_LINE = re.compile(
    r"^\W*(?:vot(?:es?|ing)\b.{0,40}|for|against|in favour|abst\w{3,8})\s*[:(–-]\s*\(?\d{1,3}\b",
    re.IGNORECASE,
)
# Nobody quotes a longer stretch as one sentence, and the rules for sentences take time by length.
LONGEST_SENTENCE = 4_000
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


def block_sentences(reading: Reading) -> list[list[tuple[int, int]]]:
    """The sentence spans of every block; rows are quoted whole, labels have none.

    Headings count as one sentence each for the parsers, which look for words such as NOTED in
    them; `build_passages` keeps them out of what can be quoted.
    """
    found: list[list[tuple[int, int]]] = []
    for block in reading.blocks:
        if block.kind is BlockKind.LABEL:
            found.append([])
        elif block.kind in (BlockKind.ROW, BlockKind.HEADING):
            found.append(list(_bounded(reading.text, block.start, block.end)))
        else:
            spans = sentence_spans(reading.text_of(block))
            found.append([
                part
                for start, end in spans
                for part in _bounded(reading.text, block.start + start, block.start + end)
            ])  # fmt: skip
    return found


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts of bearable length, cut between words where it has any."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, start + len(text[start:cut].rstrip())
        while text[cut].isspace():
            cut += 1
        start = cut
    yield start, end


def units_of(reading: Reading, items: Sequence[Item], sentences: Spans) -> list[Unit]:
    """Every sentence that belongs to an item; `sentences` holds the spans of each block."""
    units: list[Unit] = []
    item = 0
    for at, spans in enumerate(sentences):
        for start, end in spans:
            while item + 1 < len(items) and start >= items[item].end:
                item += 1
            if item < len(items) and start < items[item].body_start < end:
                start = items[item].body_start  # a title run into its first sentence
            units.append(Unit(start, end, reading.text[start:end], at, item, quoted=False))
    inside = _inside_quotation(units)
    return [
        replace(unit, quoted=True) if quoted else unit
        for unit, quoted in zip(units, inside, strict=True)
    ]


def _inside_quotation(units: Sequence[Unit]) -> list[bool]:
    """Which sentences stand wholly inside “ ”; a mark that is never closed ends with its block."""
    closes_next = _closes_next(units)
    inside: list[bool] = []
    depth = 0
    for at, unit in enumerate(units):
        inside.append(depth > 0)
        depth = max(0, depth + unit.text.count("“") - unit.text.count("”"))
        following = units[at + 1] if at + 1 < len(units) else None
        leaves = following is None or following.block != unit.block
        closed = 0 <= closes_next[at] - at <= _LONGEST_QUOTE
        if leaves and not closed:
            depth = 0
        if following is None or following.item != unit.item:
            depth = 0
    return inside


def _closes_next(units: Sequence[Unit]) -> list[int]:
    """For each sentence the next one that closes a quotation, or -1 if one opens before that."""
    nearest = -1
    found: list[int] = []
    for at in range(len(units) - 1, -1, -1):
        found.append(nearest)
        text = units[at].text
        opens, closes = text.find("“"), text.find("”")
        if closes >= 0 and (opens < 0 or closes < opens):
            nearest = at
        elif opens >= 0:
            nearest = -1
    return found[::-1]


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
