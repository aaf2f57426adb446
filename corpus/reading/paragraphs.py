"""From the lines of PDF pages to paragraphs, by their ends, gaps, indents and first letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from corpus.models import BlockKind
from corpus.reading import flow, phrases, titles
from corpus.reading.hyphens import BREAK
from corpus.reading.marks import Mark, is_lone_bullet, mark_of
from corpus.reading.pdf_lines import Line, Page
from corpus.reading.pieces import Piece

_WIDE_GAP = 1.35  # of the usual distance of base lines; a blank half line is 1.5
_SAME_BASE = 0.45  # of the size of the letters: a superscript or a cell beside, not a new line
_INDENT = 6.0  # points; the smallest indent set by Word is 9, uneven glyph edges make 2
_LONG_LINE = 40  # characters; shorter lines say nothing of the right edge
_LONG_IN_COLUMN = 15  # where the edge of its column is known
_LEAST_LONG_LINES = 4
_REGULAR = 400
_BOLDER = 1.25  # of the usual weight; Word's bold is 700 on 400, odd fonts state 560 on 410
_TITLE_LINES = 3
_LEAST_PITCH, _USUAL_PITCH, _MOST_PITCH = 4.0, 14.0, 40.0  # points between base lines
_SLACK = 1.5  # characters by which a guess at the width of a word may be wrong
_BROKEN_GAP = 2.5  # of the usual distance; a sentence broken over more is two
_LEAST_FULL_LINES = 8
_LEAST_RATIO = 0.7  # of the usual size; some files state 1 for every size
_WIDEST_LETTER = 0.6  # of its size; more is the white between two cells
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ITEM_OF_AGENDA = re.compile(r"\(Item \w+\)", re.IGNORECASE)
_DASHES = "-–—"
_AMOUNT = re.compile(r"[£€$] ?\d[\d,]*(?:\.\d\d)?$")
_O_BULLET = re.compile(r"o (?=[A-Z0-9£])")
_mark_of = lru_cache(maxsize=64)(mark_of)  # each line is asked about twice or three times


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document: distance of lines, weight and size.

    `early` says of each line, over all pages, whether the one before it ended early.
    """

    pitch: float
    early: Sequence[bool]
    bold: int
    size: float

    def pitch_of(self, line: Line) -> float:
        """The distance of lines in the size of this one: those of a table may be smaller."""
        smaller = _LEAST_RATIO <= line.size / self.size < 1 if self.size else False
        return max(self.pitch * line.size / self.size if smaller else self.pitch, line.size)


@dataclass(slots=True)
class _Open:
    """A paragraph under way."""

    page: int
    last_page: int
    lines: list[Line]
    mark: Mark
    bold: bool
    listed: bool
    text: str
    notes: list[str]


def paragraphs_of(pages: Iterable[Page]) -> Iterator[Piece]:
    """The paragraphs of a document; one that runs over a page break has the page it begins on."""
    kept = [page for page in pages if page.lines]
    measure = _measure(kept)
    early = iter(measure.early)
    current: _Open | None = None
    for page in kept:
        for line in page.lines:
            after_early = next(early)
            if current is not None and _goes_on(
                current, line, page.number, measure, early=after_early
            ):
                _append(current, line, page.number, measure)
                continue
            if current is not None and not is_lone_bullet(current.text):
                yield _piece(current)
            current = _opened(line, page.number, measure)
    if current is not None:
        yield _piece(current)


def _piece(done: _Open) -> Piece:
    """The paragraph; what stood in the margin beside it comes after its words."""
    text = " ".join((done.text, *done.notes))
    if done.lines[0].is_row:
        return Piece(text, BlockKind.ROW, page=done.page)
    if done.listed:
        return Piece(text, BlockKind.LIST_ITEM, level=1, page=done.page, marked=True)
    words = text[done.mark.length :]
    if done.bold and len(done.lines) <= _TITLE_LINES and titles.is_bold_title(words):
        return Piece(text, BlockKind.HEADING, level=2, page=done.page)
    return Piece(text, page=done.page)


def _measure(pages: Sequence[Page]) -> _Measure:
    lines = [line for page in pages for line in page.lines]
    everywhere = _right_edge(lines, 0.0)
    right = {page.number: _right_edge(page.lines, everywhere) for page in pages}
    usual = median(line.weight for line in lines) if lines else _REGULAR
    size = median(line.size for line in lines) if lines else 0.0
    early = list(_early(pages, right))
    return _Measure(_pitch(pages, early), early, int(usual * _BOLDER), size)


def _early(pages: Sequence[Page], right: dict[int, float]) -> Iterator[bool]:
    """Of each line, whether the one before it ended early; it may be on the page before."""
    last: tuple[Line, float] | None = None
    for page in pages:
        edge = right[page.number]
        for line in page.lines:
            yield last is not None and _ended_early(last[0], line, last[1])
            last = line, edge


def _pitch(pages: Sequence[Page], early: Sequence[bool]) -> float:
    """The usual distance of lines: below full lines, as paragraphs of one line are set apart."""
    every: list[float] = []
    below_full: list[float] = []
    at = 0
    for page in pages:
        for place, (above, below) in enumerate(pairwise(page.lines), at + 1):
            gap = above.foot - below.base
            if _LEAST_PITCH < gap < _MOST_PITCH:
                every.append(gap)
                if not early[place]:
                    below_full.append(gap)
        at += len(page.lines)
    gaps = below_full if len(below_full) >= _LEAST_FULL_LINES else every
    return median(gaps) if gaps else _USUAL_PITCH


def _right_edge(lines: Sequence[Line], otherwise: float) -> float:
    """Where lines are broken: the right end that nearly all long lines stay within."""
    ends = sorted(line.right for line in lines if len(line.text) >= _LONG_LINE)
    if len(ends) < _LEAST_LONG_LINES:
        return otherwise or max((line.right for line in lines), default=0.0)
    return ends[int((len(ends) - 1) * 0.95)]


def _opened(line: Line, page: int, measure: _Measure) -> _Open:
    listed = _O_BULLET.match(line.text) is not None
    text = line.text[2:] if listed else line.text
    bold = line.weight >= measure.bold
    notes = [line.note] if line.note else []
    return _Open(page, page, [line], _mark_of(line.text), bold, listed, text, notes)


def _append(current: _Open, line: Line, page: int, measure: _Measure) -> None:
    before = current.text
    hyphen = before.endswith(("-", BREAK)) and before[-2:-1].isalpha() and line.text[:1].islower()
    figures = before[-1:] in _DASHES and before[-2:-1].isdecimal() and line.text[:1].isdecimal()
    raised = before[-1:].isdigit() and _is_beside(current.lines[-1], line)
    glued = hyphen or figures or (raised and _ORDINAL.match(line.text) is not None)
    kept = before[:-1] + BREAK if hyphen else before
    current.text = f"{kept}{line.text}" if glued else f"{before} {line.text}"
    current.lines.append(line)
    current.notes += [line.note] if line.note else []
    current.last_page = page
    current.bold = current.bold and (line.weight >= measure.bold or raised)


def _goes_on(current: _Open, line: Line, page: int, measure: _Measure, *, early: bool) -> bool:
    """Whether a line belongs to the paragraph under way."""
    last = current.lines[-1]
    if _is_apart(last, line):
        return False
    if is_lone_bullet(current.text):
        return not _is_left_of(line, last)
    if current.last_page == page and _is_beside(last, line):
        return True
    if _stands_by_itself(line.text) or _stands_by_itself(current.text):
        return False
    if _begins_anew(current, line, early=early):
        return False
    if (line.weight >= measure.bold) != (last.weight >= measure.bold):
        return flow.is_mid_sentence(current.text, line.text)
    if current.last_page != page:
        return _goes_over_page(current, line, early=early)
    return _is_next_line(current, line, measure, early=early)


def _is_apart(last: Line, line: Line) -> bool:
    """Whether either is a row of a table, or both are of a list of payments."""
    if last.is_row or line.is_row:
        return True
    return line.text[:1].isupper() and _is_amount(last.text) and _is_amount(line.text)


def _is_amount(text: str) -> bool:
    """Whether a line ends in a sum of money."""
    return (text[-1:].isdecimal() or text[-1:] == ",") and _AMOUNT.search(text) is not None


def _is_beside(last: Line, line: Line) -> bool:
    """Whether a line stands on the base line of the one before, to the right of it."""
    right = line.left >= last.right - 2
    return right and abs(last.foot - line.base) <= _SAME_BASE * max(last.size, line.size)


def _is_left_of(line: Line, bullet: Line) -> bool:
    """Whether a dash stands to the right of the next words: it fills a cell of a table."""
    return bullet.text in _DASHES and line.left < bullet.left - _INDENT


@lru_cache(maxsize=64)  # each line is asked about, and again as a paragraph under way
def _stands_by_itself(text: str) -> bool:
    return phrases.is_label(text) or _ITEM_OF_AGENDA.fullmatch(text) is not None


def _ended_early(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` would have fitted at the end of the line before."""
    if len(last.text) < (_LONG_IN_COLUMN if last.edge else _LONG_LINE):
        return True
    first, _, _ = line.text.partition(" ")
    letter = min(line.letter, _WIDEST_LETTER * line.size) if line.size > 1 else line.letter
    room = (last.edge or right) - last.right - _SLACK * letter
    return (len(first) + 1) * letter < room


def _begins_anew(current: _Open, line: Line, *, early: bool) -> bool:
    """Whether a bullet or number at the start of a line opens a paragraph there."""
    last = current.lines[-1]
    mark, is_o = _mark_of(line.text), _O_BULLET.match(line.text) is not None
    if mark.length == 0 and not is_o:
        return False
    free = early or flow.ends_sentence(current.text)
    if is_o:
        return free or abs(line.left - last.left) > _INDENT
    if mark.bullet and line.text[0] not in "-–—+*":
        return True
    # "… without one since / 1889.": a figure alone on its line may end the sentence before it.
    alone = mark.length >= len(line.text)
    same_column = current.mark.length > 0 and abs(line.left - current.lines[0].left) < _INDENT
    same_column = same_column and not alone
    return free or same_column or line.left < last.left - _INDENT


def _goes_over_page(current: _Open, line: Line, *, early: bool) -> bool:
    """Whether a paragraph goes on at the head of the next page."""
    if flow.ends_sentence(current.text) or titles.is_capital_title(current.text):
        return False
    if flow.is_mid_sentence(current.text, line.text):
        return True
    return not early and len(current.lines[-1].text) >= _LONG_LINE and not current.bold


def _is_next_line(current: _Open, line: Line, measure: _Measure, *, early: bool) -> bool:
    last = current.lines[-1]
    gap = last.foot - line.base
    if gap < 0 or gap > _WIDE_GAP * measure.pitch_of(line):
        near = gap < _BROKEN_GAP * measure.pitch
        return near and flow.is_broken_paragraph(current.text, line.text)
    if early:
        return flow.is_mid_sentence(current.text, line.text) or flow.dangles(current.text)
    if not flow.ends_sentence(current.text):
        return True
    moved = line.left - last.left
    outdented = moved < -_INDENT and len(current.lines) > 1
    indented = moved > _INDENT and (len(current.lines) > 1 or current.mark.length == 0)
    return not (outdented or indented)
