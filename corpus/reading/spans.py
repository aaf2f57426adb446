"""From stretches of text to blocks: the rules that all formats share, and no reading of bytes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from typing import NamedTuple

from corpus.errors import Unreadable
from corpus.models import Block, BlockKind
from corpus.reading import joined_items, phrases, titles
from corpus.reading.marks import is_lone_bullet, mark_of
from corpus.reading.sequence import PossibleItem, bare_numbers

# The longest council pack we hold has 600 pages, and some 12,000 paragraphs, points and rows.
MOST_BLOCKS = 30_000
# The longest paragraph we hold has 3,000 characters. The rules of the parsers take time with the
# square of a sentence's length, and NLTK's end with an error on one of 300,000.
MOST_IN_BLOCK = 8_000

_HAS_WORD = re.compile(r"[^\W_]")
_BRACKETED = re.compile(r"\(.*|.*\)|[A-Za-z]+\.")
# A bracket that only repeats the agenda's number, as Kent prints below each heading.
_LONGEST_TITLE = 250
_NOT_A_TITLE = re.compile(r"\(Item \w+\)", re.IGNORECASE)


class Span(NamedTuple):
    """A stretch of the text that a format reader found. `kind` is None where only words can tell.

    `marked` says that bullets and numbers were already taken off by the format itself. A named
    tuple, as most are made anew more than once: in 0.4 of the time of a frozen dataclass.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    page: int | None = None
    number: str | None = None
    level: int = 0
    marked: bool = False


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its edges; None when no word is left in it."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == span.start and end == span.end and start < end:
        return span
    return span._replace(start=start, end=end) if start < end else None


def to_blocks(text: str, spans: Iterable[Span]) -> tuple[Block, ...]:
    """The blocks of a document, with bullets and numbers taken off and headings recognised."""
    kept = list(islice(_cut_at_numbers(text, list(_kept(text, spans))), MOST_BLOCKS + 1))
    if len(kept) > MOST_BLOCKS:
        raise Unreadable(
            f"The file has more than {MOST_BLOCKS:,} paragraphs and rows.",
            "Split it and add the parts that hold minutes.",
        )
    marked = list(_carry_numbers(text, (_unmarked(text, span) for span in kept)))
    numbered = bare_numbers([_possible_item(text, span) for span in marked])
    named = [
        span._replace(start=span.start + found.length, number=found.number) if found else span
        for span, found in zip(marked, numbered, strict=True)
    ]
    blocks = [_block(text, span) for span in _classified(text, named)]
    return tuple(_cut(text, _with_voters(text, blocks)))


def _cut(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with one that is too long for a paragraph cut where it has white space."""
    for block in blocks:
        rest = block
        while rest.end - rest.start > MOST_IN_BLOCK:
            most = rest.start + MOST_IN_BLOCK
            space = text.rfind(" ", most - MOST_IN_BLOCK // 2, most)
            end = space if space >= 0 else most
            yield from _worded(text, replace(rest, end=end))
            rest = replace(rest, start=end, number=None)
        yield from (rest,) if rest is block else _worded(text, rest)


def _worded(text: str, block: Block) -> Iterator[Block]:
    whole = trimmed(text, Span(block.start, block.end))
    if whole is not None and _HAS_WORD.search(text, whole.start, whole.end):
        yield replace(block, start=whole.start, end=whole.end)


def _with_voters(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The names below "Against (31)" belong to it: one paragraph, not a title and its text."""
    held: Block | None = None
    for block in blocks:
        if held is not None:
            words = text[block.start : block.end]
            below = block.number is None and block.kind is BlockKind.PARAGRAPH
            if below and phrases.is_list_of_names(words):
                yield replace(held, end=block.end)
                held = None
                continue
            yield held
        is_side = block.number is None and phrases.is_vote_side(text[block.start : block.end])
        held = replace(block, kind=BlockKind.PARAGRAPH, level=0) if is_side else None
        if held is None:
            yield block
    if held is not None:
        yield held


def _possible_item(text: str, span: Span) -> PossibleItem:
    free = span.number is None and span.kind in (None, BlockKind.HEADING, BlockKind.PARAGRAPH)
    words = text[span.start : span.end] if free else ""
    return PossibleItem(words, is_heading=span.kind is BlockKind.HEADING)


def _kept(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        whole = trimmed(text, span)
        if whole and not phrases.is_furniture(text[whole.start : whole.end]):
            yield whole


def _cut_at_numbers(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, with a paragraph cut where the number of the next item stands in it."""
    free = [span for span in spans if span.kind is None and not span.marked]
    cuts = joined_items.cuts(text, [(span.start, span.end) for span in free])
    at = {free[place].start: found for place, found in cuts.items()}
    for span in spans:
        start = span.start
        for cut in at.get(span.start, ()):
            part = trimmed(text, span._replace(start=start, end=cut))
            yield from (part,) if part else ()
            start = cut
        yield span._replace(start=start) if start > span.start else span


def _unmarked(text: str, span: Span) -> Span:
    """The span without its bullet, number and wholly bold marks, or as a label."""
    words = text[span.start : span.end]
    if span.kind in (BlockKind.LABEL, BlockKind.ROW) or span.marked:
        return span
    inside = titles.emphasised(words)
    if phrases.is_label(words[slice(*inside)] if inside else words):
        return span._replace(kind=BlockKind.LABEL, level=0)
    now = _without_mark(text, _without_emphasis(span, words, inside))
    if inside:
        return now
    rest = text[now.start : now.end]
    return _without_emphasis(now, rest, titles.emphasised(rest))


def _without_emphasis(span: Span, words: str, inside: tuple[int, int] | None) -> Span:
    """The span inside its Markdown marks; a heading when they are bold and it reads as one."""
    if inside is None:
        return span
    inner = span._replace(start=span.start + inside[0], end=span.start + inside[1])
    title = words[slice(*inside)]
    is_heading = titles.bold_inside(words) is not None and titles.is_bold_title(title)
    return inner._replace(kind=BlockKind.HEADING, level=2) if is_heading else inner


def _without_mark(text: str, span: Span) -> Span:
    mark = mark_of(text[span.start : span.end])
    if mark.length == 0:
        return span
    number = mark.number or span.number
    kind = span.kind
    if kind is not BlockKind.HEADING and (mark.number is None or _is_listed(mark.number)):
        kind = BlockKind.LIST_ITEM
    level = max(span.level, 1) if kind is BlockKind.LIST_ITEM else span.level
    return span._replace(start=span.start + mark.length, kind=kind, number=number, level=level)


def _is_listed(number: str) -> bool:
    """(a), i) and a. count points of a list; 7., 7.1 and 77/21 count items and paragraphs."""
    return _BRACKETED.fullmatch(number) is not None


def _carry_numbers(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """A number or bullet that is alone on its line goes to the words that follow it."""
    waiting: Span | None = None
    for span in spans:
        words = text[span.start : span.end]
        if not words or is_lone_bullet(words):
            waiting = (
                span
                if words == "" and span.number
                else span._replace(kind=BlockKind.LIST_ITEM, level=max(span.level, 1))
            )
            continue
        if waiting is not None and span.kind is not BlockKind.LABEL and _takes(span, waiting):
            yield _with_number(words, span, waiting)
        elif _HAS_WORD.search(words):
            yield span
        waiting = None


def _takes(span: Span, waiting: Span) -> bool:
    return span.number is None and not (waiting.number is None and span.kind is not None)


def _with_number(words: str, span: Span, waiting: Span) -> Span:
    if waiting.number is None or _is_listed(waiting.number):
        return span._replace(number=waiting.number, kind=BlockKind.LIST_ITEM, level=1)
    title = span.kind is None and titles.is_short_title(words)
    kind = BlockKind.HEADING if title else span.kind
    return span._replace(number=waiting.number, kind=kind, level=2 if title else span.level)


def _classified(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Each span with its kind; a title that ends in a file's size ends before it."""
    after_item_label = False
    for span, following in zip_longest(spans, spans[1:]):
        words = text[span.start : span.end]
        whole = len(phrases.without_file_size(words))
        now = span if whole == len(words) else span._replace(end=span.start + whole)
        if now.kind is None:
            now = _titled(text[now.start : now.end], now, after_item_label)
        if following and _is_above_agenda_number(text, now, following):
            now = now._replace(kind=BlockKind.HEADING, level=2)
        after_item_label = now.kind is BlockKind.LABEL and words.lower() in phrases.ITEM_LABELS
        if now.end > now.start and _HAS_WORD.search(text, now.start, now.end):
            yield now


def _is_above_agenda_number(text: str, span: Span, following: Span) -> bool:
    """Kent prints "(Item 4)" on the line below the title of each item."""
    title = span.kind is BlockKind.PARAGRAPH and span.end - span.start <= _LONGEST_TITLE
    return title and _NOT_A_TITLE.fullmatch(text, following.start, following.end) is not None


def _titled(words: str, span: Span, after_item_label: bool) -> Span:
    if phrases.is_meeting_heading(words):
        return span._replace(kind=BlockKind.HEADING, level=1)
    if _NOT_A_TITLE.fullmatch(words):
        return span._replace(kind=BlockKind.PARAGRAPH, level=0)
    is_title = titles.is_capital_title(words) or (after_item_label and titles.is_short_title(words))
    if is_title or (span.number and titles.is_numbered_title(span.number, words)):
        return span._replace(kind=BlockKind.HEADING, level=2)
    return span._replace(kind=BlockKind.PARAGRAPH, level=0)


def _block(text: str, span: Span) -> Block:
    whole = trimmed(text, span) or span
    kind = whole.kind or BlockKind.PARAGRAPH
    return Block(whole.start, whole.end, kind, whole.page, whole.number, whole.level)
