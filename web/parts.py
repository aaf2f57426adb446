"""A long document in parts that are light enough for a page, by the original's pages. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.store.pages import PageStart
from corpus.store.rows import StoredItem

MOST = 18_000  # characters of a part: with its mark-up, and all round it, some 50 kB
MOST_LEAVES = 24  # of a part: pages with little or no text weigh something too
_BREAK = re.compile(r"\n\s*\n\s*|\n")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of text that is shown together: what begins on one page, where there are pages."""

    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some leaves that follow one another."""

    number: int
    leaves: tuple[Leaf, ...]

    @property
    def start(self) -> int:
        """Where it begins; parts of pages without text may all begin at one place."""
        return self.leaves[0].start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.leaves[-1].end


def leaves(
    text: str, starts: Sequence[PageStart], items: Sequence[StoredItem], pages: int | None
) -> list[Leaf]:
    """The whole text as leaves, and every page from the first to the last, empty ones too."""
    if not starts:
        edges = [0, *(item.start for item in items if 0 < item.start < len(text)), len(text)]
        held = [Leaf(start, end) for start, end in pairwise(edges) if start < end or not text]
        return [cut for leaf in held for cut in _cut(text, leaf)] or [Leaf(0, 0)]
    begin = {item.item_id: item for item in items}
    edges = [0, *(_with_heading(one, begin.get(one.item_id)) for one in starts[1:]), len(text)]
    numbers = [one.page for one in starts]
    found: list[Leaf] = [Leaf(0, 0, page) for page in range(1, numbers[0])]
    for at, page in enumerate(numbers):
        found += _cut(text, Leaf(edges[at], edges[at + 1], page))
        after = numbers[at + 1] if at + 1 < len(numbers) else (pages or page) + 1
        found += [Leaf(edges[at + 1], edges[at + 1], empty) for empty in range(page + 1, after)]
    return found


def _with_heading(start: PageStart, item: StoredItem | None) -> int:
    """A page begins at the heading of its first passage, if that passage begins the item."""
    if item is not None and item.start <= start.start <= item.body_start:
        return item.start
    return start.start


def _cut(text: str, leaf: Leaf) -> Iterator[Leaf]:
    """The leaf, or several where one would be too long for a part: cut between paragraphs."""
    start = leaf.start
    while leaf.end - start > MOST:
        breaks = [one.end() for one in _BREAK.finditer(text, start + 1, start + MOST)]
        end = breaks[-1] if breaks else start + MOST
        yield Leaf(start, end, leaf.page)
        start = end
    yield Leaf(start, leaf.end, leaf.page)


def divided(held: Sequence[Leaf]) -> list[Part]:
    """The leaves in parts, each as long as it may be."""
    groups: list[list[Leaf]] = []
    for leaf in held:
        room = groups and len(groups[-1]) < MOST_LEAVES
        if room and leaf.end - groups[-1][0].start <= MOST:
            groups[-1].append(leaf)
        else:
            groups.append([leaf])
    return [Part(number, tuple(group)) for number, group in enumerate(groups, 1)]


def part_of(parts: Sequence[Part], start: int, end: int) -> Part:
    """The part that holds a place; two as one where a quotation runs from one into the next."""
    first = _at(parts, start)
    last = max(first, _at(parts, max(start, end - 1)))
    held = tuple(leaf for part in parts[first : last + 1] for leaf in part.leaves)
    return Part(parts[first].number, held)


def _at(parts: Sequence[Part], place: int) -> int:
    return max(0, bisect_right([part.start for part in parts], place) - 1)
