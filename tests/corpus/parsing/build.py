"""Builds a Reading from plain paragraphs: "# " heading, "- " bullet, "7. " or "(a) " number."""

import re

from corpus.models import Block, BlockKind, FileFormat, Item, Reading
from corpus.parsing.actions import find_actions
from corpus.parsing.decisions import find_decisions
from corpus.parsing.items import find_items
from corpus.sentences import sentence_spans

_MARK = re.compile(r"(?:(# )|(- )|((?:\(\w{1,3}\)|[A-Z]{0,4}[\d/.]{1,9}[a-z]?[.)]?)(?=\s))\s+)")
_LABEL = re.compile(r"(?:Minutes|Decision|Supporting documents):|Agenda item")


def reading_of(text: str, **facts: str) -> Reading:
    """Paragraphs are parted by blank lines; a heading may carry a number too ("# 7. Parking")."""
    blocks = []
    for found in re.finditer(r"\S[^\n]*(?:\n[^\n]+)*", text):
        start, kind, number = found.start(), BlockKind.PARAGRAPH, None
        while mark := _MARK.match(text, start, found.end()):
            if mark[1]:
                kind = BlockKind.HEADING
            elif mark[2]:
                kind = BlockKind.LIST_ITEM
            else:
                number = mark[3]
            start = mark.end()
            if number:
                break
        if _LABEL.fullmatch(found[0]):
            kind = BlockKind.LABEL
        level = 1 if kind in (BlockKind.LIST_ITEM, BlockKind.HEADING) else 0
        blocks.append(Block(start, found.end(), kind, number=number, level=level))
    return Reading(FileFormat.TEXT, text, tuple(blocks), facts=tuple(facts.items()))


def spans_of(reading: Reading) -> list[list[tuple[int, int]]]:
    """The sentence spans of each block, as the passage builder has them."""
    return [
        [(block.start + a, block.start + b) for a, b in sentence_spans(reading.text_of(block))]
        for block in reading.blocks
    ]


def one_item(text: str) -> tuple[Reading, tuple[Item, ...]]:
    """A text that is all one item."""
    return reading_of(text), (Item(None, "", 0, 0, len(text)),)


def decided(text: str) -> list[tuple[str, str]]:
    """The outcome and the words of each decision of a text that is one item."""
    reading, items = one_item(text)
    return [
        (decision.outcome.value, " ".join(text[decision.start : decision.end].split()))
        for decision in find_decisions(reading, items, spans_of(reading))
    ]


def to_do(text: str) -> list[tuple[str | None, str | None, str]]:
    """Owner, deadline and words of each action of a text that is one item."""
    reading, items = one_item(text)
    spans = spans_of(reading)
    decisions = find_decisions(reading, items, spans)
    return [
        (action.owner, action.deadline, " ".join(text[action.start : action.end].split()))
        for action in find_actions(reading, items, spans, decisions)
    ]


def titles(text: str) -> list[tuple[str | None, str]]:
    """Number and title of each item."""
    return [(item.number, item.title) for item in find_items(reading_of(text))]
