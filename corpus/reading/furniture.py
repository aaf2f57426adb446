"""Running heads, feet and page numbers of a PDF: found by their repetition, and dropped."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from corpus.reading.pdf_lines import Line, Page

# Heads and feet are at most three lines in the Kent, Milburn and Manordeilo minutes; to be one, a
# line must come back on 3 pages and on 40 % of them (research: minutes_formats, section 4).
_EDGE = 3
_LEAST_PAGES = 3
_LEAST_SHARE = 0.4
_LEAST_LATER_PAGES = 2

_TITLE_LINES = 5
_LEAST_LINES = 4
_APART = 2.0  # of the size of the letters: more than a line lies between a head and the text

_WORDS = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_ALWAYS = re.compile(
    r"(?:Page|Tudalen)\s*\d+\s*(?:(?:of|o|/)\s*\d+)?|\d+\s+(?:of|o)\s+\d+|[-–—]\s*\d+\s*[-–—]"
    r"|Sign(?:ed|ature)\s*:?[\s._…]*(?:\(?Chair\w*\)?)?[\s._…]*Dated?\s*:?.{0,30}"
    r"|This page is intentionally left blank",
    re.IGNORECASE,
)
_SAME_HEIGHT = 6.0  # points; half a line


def without_furniture(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without what is printed on every page around the minutes."""
    edges = [_edge_places(page.lines) for page in pages]
    heights: defaultdict[str, list[float]] = defaultdict(list)
    for page, places in zip(pages, edges, strict=True):
        for shape, line in {_shape(page.lines[at].text): page.lines[at] for at in places}.items():
            heights[shape].append(line.base)
    least = max(_LEAST_PAGES, len(pages) * _LEAST_SHARE)
    running = {
        shape
        for shape, bases in heights.items()
        if len(bases) >= least and _at_one_height(bases) >= least
    }
    running |= _on_all_later_pages(pages)
    opening, size = _opening_words(pages), _usual_size(pages)
    for page, places in zip(pages, edges, strict=True):
        gone = _dropped(page, places, running) | _small_head(page, opening, size)
        yield replace(
            page, lines=tuple(line for at, line in enumerate(page.lines) if at not in gone)
        )


def _on_all_later_pages(pages: Sequence[Page]) -> set[str]:
    """The head or foot of short minutes: the outermost line of every page from the second on."""
    later = [page.lines for page in pages[1:] if page.lines]
    if len(later) < _LEAST_LATER_PAGES:
        return set()
    tops = {_shape(max(lines, key=_base).text) for lines in later}
    feet = {_shape(min(lines, key=_base).text) for lines in later}
    return {shape for shapes in (tops, feet) if len(shapes) == 1 for shape in shapes}


def _opening_words(pages: Sequence[Page]) -> frozenset[str]:
    """The words of the document's title: what stands at the top of its first page."""
    lines = pages[0].lines[:_TITLE_LINES] if pages else ()
    return frozenset(_WORDS.findall(" ".join(line.text for line in lines).casefold()))


def _usual_size(pages: Sequence[Page]) -> float:
    sizes = [line.size for page in pages for line in page.lines]
    return median(sizes) if sizes else 0.0


def _small_head(page: Page, opening: frozenset[str], size: float) -> set[int]:
    """The head of a second page that no third repeats: small, set apart, of the title's words."""
    if len(page.lines) < _LEAST_LINES or page.number == 1:
        return set()
    first, second = sorted(range(len(page.lines)), key=lambda at: -page.lines[at].base)[:2]
    head, below = page.lines[first], page.lines[second]
    small = head.size < size and head.base - below.base > _APART * size
    words = set(_WORDS.findall(head.text.casefold()))
    return {first} if small and len(words) > 1 and words <= opening else set()


def _base(line: Line) -> float:
    return line.base


def _at_one_height(bases: Sequence[float]) -> int:
    """On how many pages the line stands where it usually does; "Noted" stands anywhere."""
    usual = median(bases)
    return sum(abs(base - usual) <= _SAME_HEIGHT for base in bases)


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def _edge_places(lines: Sequence[Line]) -> frozenset[int]:
    """Lines at the head or foot, by reading order or by height on the page."""
    order = range(len(lines))
    by_height = sorted(order, key=lambda at: lines[at].base)
    ends = (*order[:_EDGE], *order[-_EDGE:], *by_height[:_EDGE], *by_height[-_EDGE:])
    return frozenset(ends)


def _dropped(page: Page, places: frozenset[int], running: set[str]) -> set[int]:
    gone = {at for at in places if _shape(page.lines[at].text) in running}
    gone |= {at for at in places if _ALWAYS.fullmatch(page.lines[at].text)}
    return gone | {at for at in places if _is_page_number(page, at)}


def _is_page_number(page: Page, at: int) -> bool:
    """Whether a line is a bare number that stands alone at the very head or foot."""
    line = page.lines[at]
    if not line.text.isdecimal() or len(line.text) > 4:
        return False
    if any(other is not line and abs(other.base - line.base) < 1 for other in page.lines):
        return False  # a cell of a table that ends the page
    above = all(line.base >= other.base for other in page.lines)
    below = all(line.base <= other.base for other in page.lines)
    return above or below
