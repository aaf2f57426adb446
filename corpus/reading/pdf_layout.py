"""The lines of a page in the order they are read, with margins, rows and columns told apart."""

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
        if run and line.base > run[-1].foot + _SAME_BASE * max(line.em, run[-1].em):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


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
    notes: dict[int, str] = {}
    gone: set[int] = set()
    for at, line in enumerate(split):
        if line.left >= margin and _may_be_note(line) and _is_outside(line, split):
            beside = _beside(split, at)
            if beside is not None:
                notes[beside] = f"{notes.get(beside, split[beside].note)} {line.text}".strip()
                gone.add(at)
    for at, line in enumerate(split):
        if at not in gone:
            yield replace(line, note=notes[at]) if at in notes else line


def _split(line: Line, margin: float) -> Line:
    if line.is_row or len(line.cells) != 2:
        return line
    words, note = line.cells
    gap = note.left - words.right
    fits = len(words.text.split()) >= _LEAST_WORDS and len(note.text.split()) <= _MOST_NOTE_WORDS
    if not fits or gap < _NOTE_GAP * line.em or note.left < margin or note.text[:1].islower():
        return line
    return replace(line, text=words.text, right=words.right, note=note.text, cells=())


def _may_be_note(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_NOTE and len(line.text.split()) <= _LEAST_WORDS
    return short and not line.is_row and not line.text[:1].islower()


def _is_outside(note: Line, lines: Sequence[Line]) -> bool:
    """Whether no running text of the page reaches as far as a note begins, or hardly any."""
    long = [line for line in lines if len(line.text) >= _LONG_LINE]
    return sum(line.right > note.left for line in long) <= len(long) * _CROSSING


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
    return [line if edge == line.edge else replace(line, edge=edge) for line, edge in found]


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
    for gap in sorted({line.left for line in lines}):
        left = [line for line in lines if line.right <= gap]
        right = [line for line in lines if line.left >= gap]
        if min(len(left), len(right)) < _LEAST_IN_COLUMN:
            continue
        if len(lines) - len(left) - len(right) > _CROSSING * len(lines):
            continue
        low, high = (side(line.base for line in right) for side in (min, max))
        if sum(low <= line.base <= high for line in left) * 2 >= len(left):
            return gap
    return None
