"""Rows of tables without ruled lines, by what stands below what: attendance, votes, payments.

Words apart on one line are a row only where the lines around have theirs at the same places, so
that a justified line, a note in the margin and columns of running text are none.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from corpus.reading import flow
from corpus.reading.marks import mark_of
from corpus.reading.pdf_lines import Cell, Line

_ALIGNED = 3.5  # points; glyphs of one column begin up to 3 apart
_SAME_BASE = 0.45  # of the size of the letters
_NEXT = 3.0  # of the size: rows further apart are two tables
_WRAPPED = 1.5  # of the size: the second line of a cell is no further below
_LEAST_ROWS = 3
_LEAST_COLUMNS = 2
_WIDE_TABLE = 3  # columns that make two rows a table
_LONGEST_FIRST = 60  # characters before one column of notes or amounts
_LEAST_PAIRS = 3
_SIGNS = frozenset(("£", "€", "$", "-£", "(£"))
_RUNNING = 0.3  # of the cells, whose sentence goes on in the cell below


def with_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page, those of a table as one line for each row."""
    held = list(lines)
    beside = cache(partial(_visual_row, held))  # asked again for each line where a table may begin
    at = 0
    while at < len(held):
        table, after = _table(held, at, beside) if _may_begin(held, at) else ([], at)
        if table:
            yield from table
            at = after
        else:
            yield held[at]
            at += 1


def _may_begin(lines: Sequence[Line], at: int) -> bool:
    """Whether a line has several cells, in itself or with the line after it."""
    line = lines[at]
    if line.is_row or line.cells or at + 1 == len(lines):
        return not line.is_row and bool(line.cells)
    after = lines[at + 1]
    return after.left > line.right and abs(line.foot - after.base) <= _SAME_BASE * max(
        line.em, after.em
    )


def row_line(first: Line, cells: Sequence[Cell], foot: float) -> Line:
    """The line that stands for a row, its cells between pipes."""
    text = " | ".join(cell.text for cell in cells)
    return first._replace(
        text=text,
        left=cells[0].left,
        right=max(cell.right for cell in cells),
        foot=foot,
        cells=tuple(cells),
        is_row=True,
    )


def _table(
    lines: Sequence[Line], start: int, beside: Callable[[int], tuple[list[Cell], int]]
) -> tuple[list[Line], int]:
    """The rows of the table that begins here, and where it ends; no rows where none does."""
    rows: list[tuple[Line, list[Cell], float]] = []
    widest: list[Cell] = []
    at = start
    while at < len(lines):
        line = lines[at]
        if line.is_row:
            break
        if rows and not _is_below(rows[-1], line):
            break
        cells, after = beside(at)
        if len(cells) < _LEAST_COLUMNS:
            if not rows or not _wraps(rows[-1], cells[0], line, widest):
                break
            rows[-1] = _with_wrapped(rows[-1], cells[0], line)
        elif not rows or _fits(cells, widest):
            rows.append((line, cells, line.foot))
            widest = cells if len(cells) > len(widest) else widest
        else:
            break
        at = after
    if not _is_table([cells for _, cells, _ in rows], widest):
        return [], start
    return [row_line(line, cells, foot) for line, cells, foot in rows], at


def _visual_row(lines: Sequence[Line], at: int) -> tuple[list[Cell], int]:
    """The cells of the line and of those that stand beside it, and the place after them."""
    cells = list(_cells_of(lines[at]))
    after = at + 1
    while after < len(lines):
        last, line = lines[after - 1], lines[after]
        if line.is_row or line.left < cells[-1].right:
            break
        em = max(last.em, line.em)
        if abs(last.foot - line.base) > _SAME_BASE * em or line.left < cells[-1].right + em * 0.5:
            break
        cells.extend(_cells_of(line))
        after += 1
    return _with_mark(cells), after


def _cells_of(line: Line) -> tuple[Cell, ...]:
    return line.cells or (Cell(line.text, line.left, line.right),)


def _with_mark(cells: list[Cell]) -> list[Cell]:
    """A number, bullet or sign of money that stands by itself belongs to the words after it."""
    if len(cells) < _LEAST_COLUMNS:
        return cells
    cells = _with_signs(cells) or cells
    if len(cells) < _LEAST_COLUMNS:
        return cells
    lone = mark_of(cells[0].text + " Words").length > len(cells[0].text)
    if not lone and not (cells[0].text.isdecimal() and len(cells) == _LEAST_COLUMNS):
        return cells
    first, second, *rest = cells
    return [Cell(f"{first.text} {second.text}", first.left, second.right), *rest]


def _with_signs(cells: list[Cell]) -> list[Cell]:
    joined: list[Cell] = []
    for cell in cells:
        if not cell.text.strip(".…,"):
            continue
        if joined and joined[-1].text in _SIGNS:
            sign = joined.pop()
            joined.append(Cell(f"{sign.text} {cell.text}", sign.left, cell.right))
        else:
            joined.append(cell)
    return joined


def _is_below(row: tuple[Line, list[Cell], float], line: Line) -> bool:
    step = row[2] - line.base
    return step > 0 and _SAME_BASE * line.em < step <= _NEXT * max(line.em, row[0].em)


def _column_of(cell: Cell, columns: Sequence[Cell]) -> int | None:
    """The column that a cell begins, ends or is centred with."""
    _, left, right = cell
    for at, column in enumerate(columns):
        if abs(left - column.left) <= _ALIGNED:
            return at
    for at, column in enumerate(columns):
        if abs(left + right - column.left - column.right) / 2 <= _ALIGNED:
            return at
        if abs(right - column.right) <= _ALIGNED and _is_figure(cell):
            return at
    return None


def _is_figure(cell: Cell) -> bool:
    return not any(map(str.isalpha, cell.text)) and any(map(str.isdecimal, cell.text))


def _fits(cells: Sequence[Cell], widest: Sequence[Cell]) -> bool:
    """Whether the cells of a row stand below those of the widest row so far, or above them."""
    few, many = (cells, widest) if len(cells) <= len(widest) else (widest, cells)
    before = -1
    for cell in few:
        place = _column_of(cell, many)
        if place is None or place <= before:
            return False
        before = place
    return True


def _wraps(
    row: tuple[Line, list[Cell], float], cell: Cell, line: Line, widest: Sequence[Cell]
) -> bool:
    """Whether words below a row go on with one of its cells, not the first."""
    near = row[2] - line.base <= _WRAPPED * line.em
    inside = widest[0].right < cell.left
    return near and inside and any(abs(cell.left - one.left) <= _ALIGNED for one in row[1][1:])


def _with_wrapped(
    row: tuple[Line, list[Cell], float], cell: Cell, line: Line
) -> tuple[Line, list[Cell], float]:
    first, cells, _ = row
    joined = [
        Cell(f"{one.text} {cell.text}", one.left, max(one.right, cell.right))
        if at and abs(cell.left - one.left) <= _ALIGNED
        else one
        for at, one in enumerate(cells)
    ]
    return first, joined, line.foot


def _is_table(rows: Sequence[Sequence[Cell]], widest: Sequence[Cell]) -> bool:
    if len(rows) < _LEAST_ROWS:
        full = all(len(cells) == len(widest) for cells in rows)
        return len(rows) > 1 and full and len(widest) >= _WIDE_TABLE and not _runs_on(rows)
    if len(widest) == _LEAST_COLUMNS and sum(map(_is_noted, rows)) * 2 >= len(rows):
        return False
    return not _runs_on(rows)


def _is_noted(cells: Sequence[Cell]) -> bool:
    """Whether a row is a sentence or point of a list with something in the margin."""
    first = cells[0].text
    return (
        len(first) > _LONGEST_FIRST
        or flow.ends_sentence(first)
        or mark_of(first).length > 0
        or first[:1].islower()
    )


def _runs_on(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the sentences of a column go on from row to row, as running text in columns does."""
    pairs = [
        (above, below)
        for one, other in pairwise(rows)
        for above in one
        for below in other
        if abs(above.left - below.left) <= _ALIGNED
    ]
    running = sum(flow.is_mid_sentence(above.text, below.text) for above, below in pairs)
    return running >= _LEAST_PAIRS and running >= len(pairs) * _RUNNING
