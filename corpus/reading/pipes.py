"""ModernGov pages flattened to rows with pipes, as page extractors leave them (shape B).

    No. | Item |
    Apologies for Absence Minutes: Apologies were received from … |

An item may run over several lines; it ends with the pipe at the end of a line.
"""

import re
from collections.abc import Iterable, Iterator

from corpus.models import BlockKind
from corpus.reading import phrases
from corpus.reading.spans import Span

_HEADER = re.compile(r"^\|?\s*(?:No\.?|Rhif\.?)\s*\|\s*(?:Item|Eitem)\s*\|?\s*$", re.MULTILINE)
_NUMBERED_ROW = re.compile(r"^\|\s*[\w/.-]{1,12}\s*\|[^\n]*\S", re.MULTILINE)
_NUMBERED = re.compile(r"^\|\s*[\w/.-]{1,12}\s*\|\s*\S", re.MULTILINE)
_NUMBER_CELL = re.compile(r"\|?\s*(\(?[A-Z]{0,6}[\d/.]+[A-Za-z]{0,3}\.?\)?)\s*\|\s*")
_SECTION_SIGN = re.compile(r"(?<=\s)§(?=\s)")
_LONGEST_TITLE = 150


def is_piped(text: str) -> bool:
    """Whether the items of a meeting are rows with their labels inside the line."""
    if "|" not in text:
        return False
    if _HEADER.search(text):
        return True
    rows = [found.group() for found in _NUMBERED_ROW.finditer(text)]
    return any(phrases.INLINE_LABEL.search(row) for row in rows)


def spans(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Headings, labels and paragraphs of the items; other lines are paragraphs of their own."""
    in_items = at_item = False
    for start, end in lines:
        words = text[start:end]
        if _HEADER.fullmatch(words):
            in_items = at_item = True
            yield Span(start, end, BlockKind.LABEL)
            continue
        in_items = in_items or _NUMBERED.match(words) is not None
        closes = words.endswith("|")
        inner_end = end - 1 if closes else end
        if in_items:
            yield from _item_line(text, start, inner_end, at_item or words.startswith("|"))
        else:
            yield Span(start, end)
        at_item = closes


def _item_line(text: str, start: int, end: int, at_item: bool) -> Iterator[Span]:
    number = _NUMBER_CELL.match(text, start, end) if at_item else None
    begin = number.end() if number else start + (text[start] == "|")
    labels = list(phrases.INLINE_LABEL.finditer(text, begin, end))
    first = labels[0].start() if labels else end
    if at_item:
        yield from _title(text, begin, first, number.group(1) if number else None)
    else:
        yield from _points(text, begin, first)
    ends = [*(label.start() for label in labels[1:]), end]
    for label, until in zip(labels, ends, strict=False):
        yield Span(label.start(), label.end(), BlockKind.LABEL)
        yield from _points(text, label.end(), until)


def _title(text: str, start: int, end: int, number: str | None) -> Iterator[Span]:
    """The title of an item, up to the size of its file; what follows is the agenda's text."""
    size = phrases.PDF_SIZE_INSIDE.search(text + " ", start, end + 1)
    if size:
        yield Span(start, size.start(), BlockKind.HEADING, number=number, level=2)
        yield from _points(text, min(size.end(), end), end)
    elif end - start <= _LONGEST_TITLE:
        yield Span(start, end, BlockKind.HEADING, number=number, level=2)
    else:
        yield Span(start, end, number=number)


def _points(text: str, start: int, end: int) -> Iterator[Span]:
    """Running text, with the points that were run together at § signs set apart."""
    begin = start
    for sign in _SECTION_SIGN.finditer(text, start, end):
        if text[begin : sign.start()].strip():
            yield Span(begin, sign.start(), BlockKind.PARAGRAPH)
        begin = sign.start()
    yield Span(begin, end, BlockKind.PARAGRAPH)
