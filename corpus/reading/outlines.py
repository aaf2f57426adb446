"""Whether the outline of a PDF divides it into papers, and where each begins. Reads no PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.models import Part
from corpus.reading.pdf_lines import Page

MOST_ENTRIES = 500  # the agenda of a pack has some 30
_LEAST_ENTRIES = 2


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A topmost entry of an outline: its words, its page from 1, and whether it opens the page."""

    title: str
    page: int
    opens_page: bool


def parts_of(outline: Sequence[Bookmark]) -> list[Bookmark]:
    """The papers of a pack; none where the outline only lists headings of one document.

    A paper begins a page of its own. Headings of minutes stand anywhere on their pages.
    """
    if len(outline) < _LEAST_ENTRIES or not all(entry.opens_page for entry in outline):
        return []
    if any(after.page <= before.page for before, after in pairwise(outline)):
        return []
    front = [Bookmark("", 1, opens_page=True)] if outline[0].page > 1 else []
    return [*front, *outline]


def divided(pages: Sequence[Page], papers: Sequence[Bookmark]) -> Iterator[list[Page]]:
    """The pages of each paper."""
    ends = [*(paper.page for paper in papers[1:]), len(pages) + 1]
    for paper, end in zip(papers, ends, strict=True):
        yield list(pages[paper.page - 1 : end - 1])


def placed(papers: Sequence[Bookmark], spans: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    """Where each paper begins in the text, from (page, start) of its paragraphs in order.

    A paper without text is left out; one alone is no pack.
    """
    ends = [*(paper.page for paper in papers[1:]), None]
    parts: list[Part] = []
    for paper, end in zip(papers, ends, strict=bool(papers)):
        inside = [at for page, at in spans if paper.page <= page and (end is None or page < end)]
        if inside:
            parts.append(Part(paper.title, inside[0] if parts else 0, paper.page))
    return tuple(parts) if len(parts) >= _LEAST_ENTRIES else ()
