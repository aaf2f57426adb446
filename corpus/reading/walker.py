"""From the events of a tree of HTML elements to pieces: paragraphs, headings, items and rows.

Text nodes keep their own white space, so that words wrapped in spans are neither glued nor split;
only block elements break. The tree comes from html.py; nothing here knows who parsed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from corpus.models import BlockKind
from corpus.reading import page_rules, phrases, titles
from corpus.reading.lists import ListCounter, list_counter
from corpus.reading.marks import mark_of
from corpus.reading.pieces import Piece, folded

# An element of lxml, which has no types of its own.
Element = Any

_BREAK = "\x1e"  # stands for <br>; controls were taken out of the source before
_BOLD = frozenset({"b", "strong"})
_CELLS = frozenset({"td", "th"})
_COMPLEX_IN_CELL = "ul|ol|dl|table|h1|h2|h3|h4|h5|h6"
_SHORT_CELL = 150  # a cell of several paragraphs below this is an address or a list of names


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around a text say of it."""

    kind: BlockKind | None = None
    level: int = 0
    number: str | None = None
    depth: int = 0  # of the list whose item has not shown its number yet
    in_number_cell: bool = False
    in_content: bool = False


class Walker:
    """Collects the pieces of one page; fed with the start and end of each element."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._contexts = [_Context()]
        self._lists: list[ListCounter] = []
        self._parts: list[str] = []
        self._bold = 0
        self._all_bold = True
        self._row: list[str] | None = None
        self._number: str | None = None  # of a ModernGov item, until its title comes

    def start(self, element: Element) -> bool:
        """Enter an element; whether its inside is to be walked."""
        tag = tag_of(element)
        content = self._contexts[-1].in_content
        if page_rules.is_dropped(tag, dict(element.attrib), in_content=content):
            return False
        if tag == "tr" and _is_column_titles(element):
            return False
        if tag == "br":
            self._parts.append(" " if self._row is not None else _BREAK)
        elif tag in page_rules.BLOCKS:
            self._enter(tag, element)
        elif tag in _BOLD:
            self._bold += 1
        self.add(element.text)
        return True

    def end(self, element: Element, *, walked: bool) -> None:
        """Leave an element that `start` entered."""
        tag = tag_of(element)
        if not walked:
            return
        if tag in page_rules.BLOCKS:
            self._leave(tag)
        elif tag in _BOLD:
            self._bold -= 1

    def add(self, text: str | None) -> None:
        """The text of a node, as it is."""
        if not text:
            return
        self._parts.append(text)
        if self._bold == 0 and not text.isspace():
            self._all_bold = False

    def flush(self) -> None:
        """End the paragraph under way."""
        text = "".join(self._parts)
        if self._row is not None:
            self._parts.append(" ")
            return
        self._parts.clear()
        bold, self._all_bold = self._all_bold, True
        for line in _broken_lines(text):
            self._emit(line, bold=bold)

    def _enter(self, tag: str, element: Element) -> None:
        self.flush()
        if tag == "tr" and self._row is None and _is_data_row(element):
            self._row = []
        if tag in ("ol", "ul"):
            self._lists.append(list_counter(tag, element.attrib, len(element)))
        self._contexts.append(self._context(tag, element))

    def _leave(self, tag: str) -> None:
        if self._row is not None and tag in _CELLS:
            self._row.append(folded("".join(self._parts)))
            self._parts.clear()
        elif self._row is not None and tag == "tr":
            self._end_row()
        self.flush()
        if tag in ("ol", "ul"):
            self._lists.pop()
        self._contexts.pop()

    def _end_row(self) -> None:
        cells = " | ".join(self._row or ()).strip(" |")
        self._row = None
        self._parts.clear()
        self._all_bold = True
        if cells:
            self.pieces.append(Piece(cells, BlockKind.ROW))

    def _context(self, tag: str, element: Element) -> _Context:
        outer = self._contexts[-1]
        inner = replace(outer, in_content=outer.in_content or tag in ("main", "article"))
        classes = element.get("class", "").split()
        if page_rules.MG_NUMBER_CELL in classes:
            return replace(inner, in_number_cell=True)
        if page_rules.MG_MEETING in classes:
            return replace(inner, kind=BlockKind.HEADING, level=1)
        if page_rules.MG_TITLE in classes and not inner.in_number_cell:
            return replace(inner, kind=BlockKind.HEADING, level=2)
        if page_rules.MG_LABEL in classes:
            return replace(inner, kind=BlockKind.LABEL, level=0)
        if tag in page_rules.HEADINGS:
            return replace(inner, kind=BlockKind.HEADING, level=page_rules.HEADINGS[tag])
        if tag == "li" and self._lists:
            number, depth = self._lists[-1].next_number(element.get("value")), len(self._lists)
            return replace(inner, kind=BlockKind.LIST_ITEM, level=depth, number=number, depth=depth)
        return inner

    def _emit(self, text: str, *, bold: bool) -> None:
        context = self._contexts[-1]
        if context.in_number_cell:
            self._number = text
            return
        piece = Piece(text, context.kind, context.number, context.level)
        if context.kind is BlockKind.HEADING and self._number is not None:
            piece = piece._replace(number=self._number)
            self._number = None
        elif bold and _may_be_bold_title(piece):
            piece = piece._replace(kind=BlockKind.HEADING, level=2)
        self.pieces.append(piece)
        if context.depth:
            self._use_item(context.depth)

    def _use_item(self, depth: int) -> None:
        """The bullet or number of a list item belongs to its first paragraph only."""
        for place, context in enumerate(self._contexts):
            if context.depth == depth:
                kind = None if context.kind is BlockKind.LIST_ITEM else context.kind
                self._contexts[place] = replace(context, kind=kind, number=None, depth=0)


def tag_of(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or instruction."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _broken_lines(text: str) -> Iterator[str]:
    """The paragraphs between blank lines of <br>, and lines that open with a mark or label."""
    lines = [folded(line) for line in text.split(_BREAK)]
    held = ""
    for line in lines:
        apart = not line or mark_of(line).length > 0 or phrases.is_label(line)
        if held and (apart or phrases.is_label(held) or titles.is_capital_title(held)):
            yield held
            held = ""
        held = f"{held} {line}".strip()
    if held:
        yield held


def _may_be_bold_title(piece: Piece) -> bool:
    if piece.kind is BlockKind.LIST_ITEM and piece.number is None:
        return False
    return piece.kind in (None, BlockKind.LIST_ITEM) and titles.is_bold_title(piece.text)


def _is_data_row(row: Element) -> bool:
    """Whether a table row is a row of figures or names, and not a part of the page's layout."""
    if _is_in_item_table(row):
        return False
    cells = [cell for cell in row if tag_of(cell) in _CELLS]
    filled = [cell for cell in cells if "".join(cell.itertext()).strip()]
    return len(filled) >= 2 and all(map(_is_simple, filled))


def _is_in_item_table(row: Element) -> bool:
    table = next(row.iterancestors("table"), None)
    return table is not None and "mgItemTable" in table.get("class", "").split()


def _is_column_titles(row: Element) -> bool:
    """Whether a row of ModernGov's table of items only says "No." and "Item"."""
    return _is_in_item_table(row) and phrases.is_column_titles(folded(" ".join(row.itertext())))


def _is_simple(cell: Element) -> bool:
    if next(cell.iter(*_COMPLEX_IN_CELL.split("|")), None) is not None:
        return False
    paragraphs = [part for part in cell if tag_of(part) in ("p", "div")]
    return len(paragraphs) <= 1 or len("".join(cell.itertext())) <= _SHORT_CELL
