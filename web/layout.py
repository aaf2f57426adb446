"""A stored document as sheets, sections and paragraphs, with one quotation marked. Pure.

Every character of the text that is not white space is shown once, in order; what is marked is
exactly the stretch asked for, however many paragraphs and pages it runs through.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from corpus.store.rows import StoredAction, StoredDecision, StoredItem
from web.parts import Leaf

_BETWEEN = re.compile(r"\n\s*\n\s*")
_BULLET = re.compile(r"[·•●○▪◦*–-]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s")
Registered = TypeVar("Registered", StoredDecision, StoredAction)
LONGEST_HEADING = 300  # characters; what is longer is a paragraph that was taken for a title


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the text; `end` is exclusive. A quotation to be marked is one of these."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words to show: marked or not, and whether the quotation begins here."""

    text: str
    marked: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, beginning at `start` of the text, by which it can be linked to for ever.

    `decisions` and `actions` are those recorded from here on.
    """

    segments: tuple[Segment, ...]
    register: str = ""  # "decision" or "action" where one of them stands here
    decisions: tuple[StoredDecision, ...] = ()
    actions: tuple[StoredAction, ...] = ()
    start: int = 0
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One item: what is printed before its heading, the heading, and its paragraphs.

    `going_on` is its title where it began on an earlier sheet; there it has no heading or anchor.
    """

    anchor: str
    number: str | None
    heading: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]
    lead: tuple[Paragraph, ...] = ()
    restricted: bool = False
    going_on: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What begins on one page of the original; the page is None where there are none."""

    page: int | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the record holds of one document: its text and what was read from it."""

    text: str
    items: Sequence[StoredItem]
    decisions: Sequence[StoredDecision] = ()
    actions: Sequence[StoredAction] = ()


def inside(text: str, start: int, end: int) -> Stretch | None:
    """The stretch to mark, or None if it is not in the text or has no words."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        return None
    return Stretch(start, end)


def sheets(contents: Contents, mark: Stretch | None, leaves: Sequence[Leaf]) -> list[Sheet]:
    """Some leaves of a document in reading order, text outside any item included."""
    painter = _Painter(contents, mark)
    return [Sheet(leaf.page, tuple(_sections(painter, leaf))) for leaf in leaves]


def _sections(painter: "_Painter", leaf: Leaf) -> Iterator[Section]:
    """The items of a leaf; one that began before it or ends after it is cut there."""
    text, at = painter.contents.text, leaf.start
    for position, item in enumerate(painter.contents.items):
        first, last = max(item.start, leaf.start), min(item.end, leaf.end)
        if first >= last:
            continue
        if text[at:first].strip():
            yield Section(f"before-{position}", None, (), painter.between(at, first))
        if item.start >= leaf.start:
            yield painter.section(f"item-{position + 1}", item, last)
        elif text[first:last].strip():
            title = " ".join(filter(None, (item.number, item.title)))
            body = painter.between(first, last)
            yield Section("", None, (), body, restricted=item.restricted, going_on=title)
        at = max(at, last)
    if text[at : leaf.end].strip():
        yield Section("", None, (), painter.between(at, leaf.end))


@dataclass(slots=True)
class _Painter:
    contents: Contents
    mark: Stretch | None
    _begun: bool = field(default=False)

    def section(self, anchor: str, item: StoredItem, end: int) -> Section:
        """An item from its beginning to the end of the item or of the sheet."""
        head = _heading(self.contents.text, item)
        if head is not None and head.end > end:
            head = None
        if head is None:
            plain = (Segment(item.title),) if item.title and item.start < item.body_start else ()
            body = self.between(item.start, end)
            return Section(anchor, item.number, plain, body, restricted=item.restricted)
        lead = self.between(item.start, head.start)
        heading = self.segments(head.start, head.end)
        shown = "".join(segment.text for segment in heading)
        number = None if item.number and shown.startswith(item.number) else item.number
        body = self.between(head.end, end)
        return Section(anchor, number, heading, body, lead, item.restricted)

    def between(self, start: int, end: int) -> tuple[Paragraph, ...]:
        """The paragraphs of a stretch."""
        return tuple(self.paragraph(s, e) for s, e in _paragraphs(self.contents.text, start, end))

    def paragraph(self, start: int, end: int) -> Paragraph:
        decisions = _overlapping(self.contents.decisions, start, end)
        actions = _overlapping(self.contents.actions, start, end)
        return Paragraph(
            segments=self.segments(start, end),
            register="decision" if decisions else "action" if actions else "",
            decisions=tuple(d for d in decisions if d.start >= start),
            actions=tuple(a for a in actions if a.start >= start),
            start=start,
            bullet=_BULLET.match(self.contents.text, start, end) is not None,
        )

    def segments(self, start: int, end: int) -> tuple[Segment, ...]:
        text, mark = self.contents.text, self.mark
        if mark is None or mark.end <= start or end <= mark.start:
            return (Segment(text[start:end]),)
        first, last = max(start, mark.start), min(end, mark.end)
        begins, self._begun = not self._begun, True
        parts = (
            Segment(text[start:first]),
            Segment(text[first:last], marked=True, first=begins),
            Segment(text[last:end]),
        )
        return tuple(part for part in parts if part.text)


def _heading(text: str, item: StoredItem) -> Stretch | None:
    """Where the heading stands in the text, with its number if it is printed on the same line."""
    if item.body_start <= item.start or not item.title or len(item.title) > LONGEST_HEADING:
        return None
    words = r"\s+".join(re.escape(word) for word in item.title.split())
    found = re.compile(words).search(text, item.start, item.end)
    if found is None or found.start() > item.body_start:
        return None
    end = found.end()
    while end < item.end and not text[end].isspace() and not text[end].isalnum():
        end += 1  # "Planning. 22/00988/HOU …": its full stop belongs to a heading
    line = max(text.rfind("\n", item.start, found.start()) + 1, item.start)
    start = line if item.number and item.number in text[line : found.start()] else found.start()
    return Stretch(start, end)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines, without white space at either end."""
    at = start
    for gap in [*_BETWEEN.finditer(text, start, end), None]:
        last = gap.start() if gap else end
        words = text[at:last]
        if words.strip():
            first = at + len(words) - len(words.lstrip())
            yield first, at + len(words.rstrip())
        at = gap.end() if gap else end


def _overlapping(rows: Sequence[Registered], start: int, end: int) -> Sequence[Registered]:
    """The rows of a register, which is in the order of the text, that touch a stretch.

    Rows overlap one another by a row or two at most, so the search begins two before the first
    that starts inside: long documents have thousands of paragraphs and hundreds of decisions.
    """
    first = max(0, bisect_left(rows, start, key=lambda row: row.start) - 2)
    last = bisect_left(rows, end, key=lambda row: row.start)
    return [row for row in rows[first:last] if start < row.end]
