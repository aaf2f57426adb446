"""A pack of papers in one file: the minutes of its meeting kept apart from agenda and reports.

What a report recommends is no decision, what it says nobody said at the meeting, and the minutes of
another meeting that are bound in were not made at this one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.models import (
    Action,
    Decision,
    DocumentKind,
    Header,
    Item,
    Part,
    Passage,
    PassageKind,
    Reading,
    Sentence,
)
from corpus.parsing.actions import find_actions
from corpus.parsing.decisions import find_decisions
from corpus.parsing.header import read_header
from corpus.parsing.papers import business_items, whole_paper
from corpus.parsing.units import block_sentences
from corpus.passages import build_passages

_RECORDS = frozenset({DocumentKind.MINUTES, DocumentKind.DECISIONS, DocumentKind.UNKNOWN})
_PAPER = re.compile(
    r"\b(?:reports?|appendi(?:x|ces)|annex(?:es)?|enclosures?|supplement\w*|strateg\w+|agenda"
    r"|polic(?:y|ies)|presentations?|slides|plans?|registers?|assessments?|letters?)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:(?:agenda\s+)?item\s+)?(\d{1,3}[a-z]?)[.):]?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Business:
    """What a document records: its items, with what was said, decided and set to be done."""

    items: tuple[Item, ...]
    passages: tuple[Passage, ...]
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    warnings: tuple[str, ...] = ()
    kind: DocumentKind | None = None  # of the whole pack, where its parts say so


def business_of(reading: Reading, header: Header) -> Business:
    """The business of a document; that of a pack part by part."""
    if not reading.parts:
        if header.kind is DocumentKind.REPORT:
            return _laid_before(inner=reading, item=whole_paper(reading))
        return _recorded(reading, header.kind)
    found = [_of_part(part, inner, header) for part, inner in _inside(reading)]
    whole = Business((), ())
    for part, business in zip(reading.parts, found, strict=True):
        whole = _with(whole, business, part.start)
    kinds = [business.kind for business in found]
    return replace(whole, kind=DocumentKind.MINUTES if DocumentKind.MINUTES in kinds else kinds[0])


def _recorded(reading: Reading, kind: DocumentKind) -> Business:
    items = business_items(reading, kind)
    spans = block_sentences(reading)
    decisions = find_decisions(reading, items, spans)
    actions = find_actions(reading, items, spans, decisions)
    passages = build_passages(reading, items, spans, decisions, actions)
    return Business(items, passages, decisions, actions)


def _inside(reading: Reading) -> Iterator[tuple[Part, Reading]]:
    """Each part as a document of its own."""
    ends = [*(part.start for part in reading.parts[1:]), len(reading.text)]
    for part, end in zip(reading.parts, ends, strict=True):
        blocks = tuple(
            replace(block, start=block.start - part.start, end=block.end - part.start)
            for block in reading.blocks
            if part.start <= block.start < end
        )
        yield part, replace(reading, text=reading.text[part.start : end], blocks=blocks, parts=())


def _of_part(part: Part, inner: Reading, header: Header) -> Business:
    own = read_header(inner, name="")
    day = own.date.value if own.date else None
    elsewhere = (
        own.kind is DocumentKind.MINUTES
        and day is not None
        and header.date is not None
        and day != header.date.value
    )
    if elsewhere:
        warning = (
            f"From page {part.page} the file holds the minutes of {day}; add them by themselves "
            "to have what was said and decided there."
        )
        return replace(_paper(part, inner), warnings=(warning,), kind=DocumentKind.UNKNOWN)
    unknown = own.kind is DocumentKind.UNKNOWN
    if own.kind not in _RECORDS or (unknown and _PAPER.search(part.title)):
        return replace(_paper(part, inner), kind=own.kind)
    return replace(_recorded(inner, own.kind), kind=own.kind)


def _paper(part: Part, inner: Reading) -> Business:
    """A paper that lay before the meeting: one item, all of it a report."""
    numbered = _NUMBERED.match(part.title)
    number = numbered.group(1) if numbered else None
    title = part.title[numbered.end() if numbered else 0 :]
    start = inner.blocks[0].start if inner.blocks else 0
    return _laid_before(inner, Item(number, title, 0, start, len(inner.text)))


def _laid_before(inner: Reading, item: Item) -> Business:
    passages = build_passages(inner, (item,), block_sentences(inner), (), ())
    return Business((item,), tuple(map(_as_report, passages)))


def _as_report(passage: Passage) -> Passage:
    sentences = tuple(
        replace(one, kind=PassageKind.REPORT, speaker=None) for one in passage.sentences
    )
    return replace(passage, kind=PassageKind.REPORT, sentences=sentences, speaker=None)


def _with(whole: Business, more: Business, at: int) -> Business:
    """The business so far and that of the next part, which begins at this place of the text."""
    first = len(whole.items)
    return Business(
        items=(*whole.items, *(_moved_item(item, at) for item in more.items)),
        passages=(*whole.passages, *(_moved_passage(one, at, first) for one in more.passages)),
        decisions=(*whole.decisions, *_moved(more.decisions, at, first)),
        actions=(*whole.actions, *_moved_actions(more.actions, at, first)),
        warnings=(*whole.warnings, *more.warnings),
    )


def _moved_item(item: Item, at: int) -> Item:
    return replace(item, start=item.start + at, body_start=item.body_start + at, end=item.end + at)


def _moved_passage(passage: Passage, at: int, first: int) -> Passage:
    sentences: Sequence[Sentence] = [
        replace(one, start=one.start + at, end=one.end + at) for one in passage.sentences
    ]
    return replace(
        passage,
        item=passage.item + first,
        start=passage.start + at,
        end=passage.end + at,
        sentences=tuple(sentences),
    )


def _moved(decisions: Sequence[Decision], at: int, first: int) -> Iterator[Decision]:
    for one in decisions:
        yield replace(one, item=one.item + first, start=one.start + at, end=one.end + at)


def _moved_actions(actions: Sequence[Action], at: int, first: int) -> Iterator[Action]:
    for one in actions:
        yield replace(one, item=one.item + first, start=one.start + at, end=one.end + at)
