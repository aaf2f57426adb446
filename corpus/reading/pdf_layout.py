"""The lines of a page in the order they are read, with margins, rows and columns told apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.reading.pdf_grid import with_ruled_rows
from corpus.reading.pdf_lines import Line, Page
from corpus.reading.pdf_rows import with_rows

_SAME_BASE = 0.45  # of the size of the letters
_MARGIN = 0.6  # of the width of the page's text: what begins later may be a note in the margin
_BESIDE = 1.0  # of the size: a note stands no further above or below its line
_NOTE_GAP = 2.0  # of the size: wider than any gap of a justified line with other, usual gaps
_LEAST_WORDS = 3  # before a note
_MOST_NOTE_WORDS = 6
_LONGEST_NOTE = 24  # characters of a note that is a line of its own
_LONG_LINE = 40  # characters; running text, not a title or cell
_COLUMN_LINE = 15  # characters; shorter lines say nothing of columns
_LEAST_IN_COLUMN = 6
_CROSSING = 0.1  # of the lines of a page may run over the gap between its columns


def laid_out(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages with their tables as rows, notes at their lines, and columns with their edges."""
    for page in pages:
        lines = with_rows(_in_order(with_ruled_rows(page.lines, page.rulings)))
        yield replace(page, lines=tuple(_with_edges(_with_notes(list(lines)))))


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines as they are read: a part drawn late goes where the page has left room for it."""
    ordered: list[Line] = []
    for run in _runs(lines):
        at = _room(ordered, run)
        ordered[at:at] = run
    return ordered


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Parts of a page that are drawn from top to bottom."""
    run: list[Line] = []
    for line in lines:
        if run and _is_above(line, run[-1]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_above(line: Line, last: Line) -> bool:
    foot = last.foot
    return line.base > foot and line.base > foot + _SAME_BASE * max(line.em, last.em)


def _room(ordered: Sequence[Line], run: Sequence[Line]) -> int:
    """Where the page has no other line at the height of this part, else the end."""
    top, bottom = max(line.base for line in run), min(line.foot for line in run)
    above = [line.foot > top for line in ordered]
    below = [line.base < bottom for line in ordered]
    at = next((place for place, is_below in enumerate(below) if is_below), len(ordered))
    return at if all(above[:at]) and all(below[at:]) else len(ordered)


def _with_notes(lines: list[Line]) -> Iterator[Line]:
    """The lines without what stands in the margin; it is told of the line it stands beside."""
    begin = min((line.left for line in lines), default=0.0)
    margin = begin + _MARGIN * (max((line.right for line in lines), default=0.0) - begin)
    split = [_split(line, margin) for line in lines]
    long = [line.right for line in split if len(line.text) >= _LONG_LINE]
    notes: dict[int, str] = {}
    gone: set[int] = set()
    for at, line in enumerate(split):
        if line.left >= margin and _may_be_note(line) and _is_outside(line, long):
            beside = _beside(split, at)
            if beside is not None:
                notes[beside] = f"{notes.get(beside, split[beside].note)} {line.text}".strip()
                gone.add(at)
    for at, line in enumerate(split):
        if at not in gone:
            yield line._replace(note=notes[at]) if at in notes else line


def _split(line: Line, margin: float) -> Line:
    if line.is_row or len(line.cells) != 2:
        return line
    words, note = line.cells
    gap = note.left - words.right
    fits = len(words.text.split()) >= _LEAST_WORDS and len(note.text.split()) <= _MOST_NOTE_WORDS
    if not fits or gap < _NOTE_GAP * line.em or note.left < margin or note.text[:1].islower():
        return line
    return line._replace(text=words.text, right=words.right, note=note.text, cells=())


def _may_be_note(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_NOTE and len(line.text.split()) <= _LEAST_WORDS
    return short and not line.is_row and not line.text[:1].islower()


def _is_outside(note: Line, long: Sequence[float]) -> bool:
    """Whether no running text of the page reaches as far as a note begins, or hardly any.

    `long` are the right ends of its long lines.
    """
    return sum(right > note.left for right in long) <= len(long) * _CROSSING


def _beside(lines: Sequence[Line], at: int) -> int | None:
    """The line that a note stands beside: the nearest in height, with room between."""
    note = lines[at]
    near = [
        (abs(line.foot - note.base), place)
        for place, line in enumerate(lines)
        if place != at
        and abs(line.foot - note.base) <= _BESIDE * max(note.em, line.em)
        and note.left - line.right >= _NOTE_GAP / 2 * line.em
        and len(line.text.split()) >= _LEAST_WORDS
        and not line.is_row
    ]
    return min(near)[1] if near else None


def _with_edges(lines: Iterable[Line]) -> list[Line]:
    """The lines, those of a page in columns with the edge of their column."""
    held = list(lines)
    edges = _column_edges([line for line in held if len(line.text) >= _COLUMN_LINE])
    if not edges:
        return held
    found = [(line, _edge_of(line, edges)) for line in held]
    return [line if edge == line.edge else line._replace(edge=edge) for line, edge in found]


def _edge_of(line: Line, edges: Sequence[tuple[float, float]]) -> float | None:
    """Where the lines of a line's column end; None for one that runs over several."""
    own = [right for left, right in edges if left <= line.left + 1]
    return own[-1] if own and line.right <= own[-1] + line.em else None


def _column_edges(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of a page, each with its left and its usual right end; none where it has one."""
    edges: list[tuple[float, float]] = []
    rest = list(lines)
    while len(rest) >= 2 * _LEAST_IN_COLUMN:
        gap = _gap(rest)
        if gap is None:
            break
        edges.append(_extent([line for line in rest if line.right <= gap]))
        rest = [line for line in rest if line.left >= gap]
    return [*edges, _extent(rest)] if edges and rest else []


def _extent(lines: Sequence[Line]) -> tuple[float, float]:
    ends = sorted(line.right for line in lines)
    return min(line.left for line in lines), ends[int((len(ends) - 1) * 0.95)]


def _gap(lines: Sequence[Line]) -> float | None:
    """Where the first column ends: lines on both sides of it, at the same heights, few across."""
    begins, ends = sorted(line.left for line in lines), sorted(line.right for line in lines)
    for gap in sorted(set(begins)):
        before, after = bisect_right(ends, gap), len(lines) - bisect_left(begins, gap)
        if min(before, after) < _LEAST_IN_COLUMN:
            continue
        if len(lines) - before - after > _CROSSING * len(lines):
            continue
        left = [line for line in lines if line.right <= gap]
        right = [line for line in lines if line.left >= gap]
        low, high = (side(line.base for line in right) for side in (min, max))
        if sum(low <= line.base <= high for line in left) * 2 >= len(left):
            return gap
    return None
