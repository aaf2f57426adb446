"""From the lines of PDF pages to paragraphs, by their ends, gaps, indents and first letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from corpus.models import BlockKind
from corpus.reading import flow, phrases, titles
from corpus.reading.marks import Mark, is_lone_bullet, mark_of
from corpus.reading.pdf_lines import Line, Page
from corpus.reading.pieces import Piece

_WIDE_GAP = 1.35  # of the usual distance of base lines; a blank half line is 1.5
_SAME_BASE = 0.45  # of the size of the letters: a superscript or a cell beside, not a new line
_INDENT = 6.0  # points; the smallest indent set by Word is 9, uneven glyph edges make 2
_LONG_LINE = 40  # characters; shorter lines say nothing of the right edge
_LEAST_LONG_LINES = 4
_BOLD = 600  # CSS's semi-bold; some fonts state odd weights, hence also relative to the usual one
_BOLDER = 1.25
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ITEM_OF_AGENDA = re.compile(r"\(Item \w+\)", re.IGNORECASE)
_O_BULLET = re.compile(r"o (?=[A-Z0-9£])")


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document: distance of lines, right edge of each page, weight."""

    pitch: float
    right: dict[int, float]
    bold: int


@dataclass(slots=True)
class _Open:
    """A paragraph under way."""

    page: int
    lines: list[Line]
    mark: Mark
    bold: bool
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def paragraphs_of(pages: Iterable[Page]) -> Iterator[Piece]:
    """The paragraphs of a document; one that runs over a page break has the page it begins on."""
    kept = [page for page in pages if page.lines]
    measure = _measure(kept)
    current: _Open | None = None
    for page in kept:
        for line in page.lines:
            if current is not None and _goes_on(current, line, page.number, measure):
                _append(current, line, measure)
                continue
            if current is not None:
                yield _piece(current)
            current = _opened(line, page.number, measure)
    if current is not None:
        yield _piece(current)


def _measure(pages: Sequence[Page]) -> _Measure:
    gaps = [
        above.base - below.base
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if 4 < above.base - below.base < 40
    ]
    everywhere = _right_edge([line for page in pages for line in page.lines], 0.0)
    right = {page.number: _right_edge(page.lines, everywhere) for page in pages}
    weights = [line.weight for page in pages for line in page.lines if line.weight > 0]
    usual = median(weights) if weights else _BOLD
    bold = max(_BOLD, int(usual * _BOLDER)) if usual * _BOLDER < 1000 else 1001
    if usual < 500:
        bold = min(_BOLD, int(usual * _BOLDER))
    return _Measure(median(gaps) if gaps else 14.0, right, bold)


def _right_edge(lines: Sequence[Line], otherwise: float) -> float:
    """Where lines are broken: the right end that nearly all long lines stay within."""
    ends = sorted(line.right for line in lines if len(line.text) >= _LONG_LINE)
    if len(ends) < _LEAST_LONG_LINES:
        return otherwise or max((line.right for line in lines), default=0.0)
    return ends[int((len(ends) - 1) * 0.95)]


def _opened(line: Line, page: int, measure: _Measure) -> _Open:
    return _Open(page, [line], mark_of(line.text), line.weight >= measure.bold, [line.text])


def _append(current: _Open, line: Line, measure: _Measure) -> None:
    last = current.lines[-1]
    before = current.texts[-1]
    glued = before.endswith("-") and line.text[:1].islower() and not before.endswith(" -")
    raised = _is_beside(last, line) and before[-1:].isdigit() and _ORDINAL.match(line.text)
    current.texts.append(line.text if glued or raised else f" {line.text}")
    current.lines.append(line)
    current.bold = current.bold and line.weight >= measure.bold


def _goes_on(current: _Open, line: Line, page: int, measure: _Measure) -> bool:
    """Whether a line belongs to the paragraph under way."""
    last = current.lines[-1]
    if is_lone_bullet(current.text):
        return True
    new_page = current.page_of_last != page
    if _is_beside(last, line) and not new_page:
        return True
    if _begins_anew(current, line, measure):
        return False
    if new_page:
        return _goes_over_page(current, line, measure)
    return _is_next_line(current, line, measure)
