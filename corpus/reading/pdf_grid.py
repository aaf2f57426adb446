"""Rows of tables that are ruled: the lines drawn on a page say which words are one cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.reading import phrases
from corpus.reading.hyphens import BREAK
from corpus.reading.marks import mark_of
from corpus.reading.pdf_lines import Cell, Line, Ruling
from corpus.reading.pdf_rows import row_line

_NEAR = 2.5  # points; borders of neighbouring cells are drawn up to 2 apart
_LEAST_ROWS = 2
_LEAST_CELLS = 2
_MOST_RULINGS = 4000  # a page of tables has some 400; more is a drawing
_LONG_CELL = 150  # characters: more must be names, or one sentence
_LONGEST_CELL = 1500
_SHORT_CELL = 60
_INNER_SENTENCE = re.compile(r"[a-z)][.;?!]\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class _Box:
    """The cell that a line stands in, by the rulings around it."""

    left: float
    right: float
    foot: float
    top: float


def with_ruled_rows(lines: Sequence[Line], rulings: Sequence[Ruling]) -> list[Line]:
    """The lines of a page, each row of a ruled table as one of them."""
    if len(rulings) > _MOST_RULINGS:
        return list(lines)
    upright = _merged(one for one in rulings if one.upright)
    level = _merged(one for one in rulings if not one.upright)
    if len(upright) <= _LEAST_CELLS or len(level) <= _LEAST_ROWS:
        return list(lines)
    boxes = [_boxes_of(line, upright, level) for line in lines]
    replaced: dict[int, Line] = {}
    gone: set[int] = set()
    for table in _tables(boxes):
        rows = [_row(lines, places) for places in table]
        if sum(row is not None for row in rows) >= _LEAST_ROWS:
            for places, row in zip(table, rows, strict=True):
                if row is not None:
                    gone |= {at for at, _, _ in places}
                    replaced[min(at for at, _, _ in places)] = row
    return [
        replaced.get(at, line) for at, line in enumerate(lines) if at in replaced or at not in gone
    ]


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Rulings that go on from one another as one, in the order of their places."""
    groups: list[list[Ruling]] = []
    for one in sorted(rulings, key=lambda ruling: ruling.at):
        if groups and one.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [whole for group in groups for whole in _whole(group)]


def _whole(group: Sequence[Ruling]) -> Iterator[Ruling]:
    """The rulings at one place, those that touch as one."""
    held: Ruling | None = None
    for one in sorted(group, key=lambda ruling: ruling.begin):
        if held is not None and one.begin <= held.end + _NEAR:
            held = held._replace(end=max(held.end, one.end))
            continue
        if held is not None:
            yield held
        held = one._replace(at=group[0].at)
    if held is not None:
        yield held


_Part = tuple[Cell, _Box]


def _boxes_of(line: Line, upright: Sequence[Ruling], level: Sequence[Ruling]) -> list[_Part]:
    """The parts of a line with the cells they stand in; none where a ruling cuts through words."""
    parts: list[_Part] = []
    for cell in line.cells or (Cell(line.text, line.left, line.right),):
        box = _box(cell, line.base + line.em / 4, upright, level)
        if box is None or cell.right > box.right + _NEAR:
            return []
        if parts and parts[-1][1] == box:
            before = parts.pop()[0]
            cell = Cell(f"{before.text} {cell.text}", before.left, cell.right)
        parts.append((cell, box))
    return parts


def _box(
    cell: Cell, height: float, upright: Sequence[Ruling], level: Sequence[Ruling]
) -> _Box | None:
    inside = cell.left + _NEAR
    # Most words stand outside of any table, which is seen at once: all rulings are in order.
    if not (upright[0].at <= inside < upright[-1].at and level[0].at <= height < level[-1].at):
        return None
    sides = [one.at for one in upright if one.begin - _NEAR <= height <= one.end + _NEAR]
    left = max((at for at in sides if at <= inside), default=None)
    right = min((at for at in sides if at > inside), default=None)
    if left is None or right is None:
        return None
    ends = [one.at for one in level if one.begin - _NEAR <= inside <= one.end + _NEAR]
    foot = max((at for at in ends if at <= height), default=None)
    top = min((at for at in ends if at > height), default=None)
    if foot is None or top is None:
        return None
    return _Box(round(left), round(right), round(foot), round(top))


_Place = tuple[int, Cell, _Box]  # the place of a line, its words in a cell, and the cell


def _tables(boxes: Sequence[Sequence[_Part]]) -> Iterator[list[list[_Place]]]:
    """Rows of two cells and more that stand below one another."""
    places = [(at, cell, box) for at, parts in enumerate(boxes) for cell, box in parts]
    places.sort(key=lambda place: (-place[2].top, place[2].foot))
    table: list[list[_Place]] = []
    for _, row in groupby(places, key=lambda place: (place[2].top, place[2].foot)):
        held = list(row)
        wide = len({box.left for _, _, box in held}) >= _LEAST_CELLS
        if table and (not wide or table[-1][0][2].foot - held[0][2].top > 2 * _NEAR):
            yield table
            table = []
        if wide:
            table.append(sorted(held, key=lambda place: place[0]))
    if table:
        yield table


def _row(lines: Sequence[Line], places: Sequence[_Place]) -> Line | None:
    """The line that stands for a row; None where a cell holds more than a figure or a sentence."""
    words: dict[float, list[Cell]] = {}
    for _, cell, box in places:
        words.setdefault(box.left, []).append(cell)
    cells = [
        Cell(_joined(words[left]), words[left][0].left, max(one.right for one in words[left]))
        for left in sorted(words)
    ]
    if not all(_is_simple(cell.text) for cell in cells) or _is_item(cells):
        return None
    first = lines[places[0][0]]
    return row_line(first, cells, min(lines[at].foot for at, _, _ in places))


def _joined(parts: Sequence[Cell]) -> str:
    text = ""
    for part in parts:
        glued = text == "" or text.endswith(BREAK)
        text = f"{text}{part.text}" if glued else f"{text} {part.text}"
    return text


def _is_simple(text: str) -> bool:
    if len(text) <= _LONG_CELL:
        return True
    if len(text) > _LONGEST_CELL:
        return False
    return phrases.is_list_of_names(text) or _INNER_SENTENCE.search(text) is None


def _is_item(cells: Sequence[Cell]) -> bool:
    """Whether a row is an item of business that is laid out in cells: its number, then words."""
    first = cells[0].text
    numbered = first.isdecimal() or mark_of(f"{first} Words").length > len(first)
    return numbered and (
        len(cells) == _LEAST_CELLS or any(len(cell.text) > _SHORT_CELL for cell in cells[1:])
    )
