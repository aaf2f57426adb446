"""A long document is divided by its pages or items, and every place in it opens its part."""

from itertools import pairwise

import pytest

from corpus.store.pages import PageStart
from corpus.store.rows import StoredItem
from web.parts import MOST, MOST_LEAVES, Leaf, divided, leaves, part_of

PARAGRAPH = "The bins were full of litter, and the lorry was late again.\n\n"
LONG = PARAGRAPH * 2_000


def item(number: int, start: int, end: int) -> StoredItem:
    return StoredItem(
        number, 1, str(number), "Bins", start, start + 10, end, None, restricted=False
    )


def items(every: int, length: int = len(LONG)) -> list[StoredItem]:
    return [item(n, at, min(at + every, length)) for n, at in enumerate(range(0, length, every), 1)]


@pytest.mark.parametrize("every", [600, 12_000, 50_000])
def test_parts_hold_the_whole_text_in_order_and_none_is_too_long(every: int) -> None:
    parts = divided(leaves(LONG, [], items(every), None))
    edges = [0, *(part.end for part in parts)]
    assert [(part.start, part.end) for part in parts] == list(pairwise(edges))
    assert edges[-1] == len(LONG)
    assert max(part.end - part.start for part in parts) <= MOST
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))


def test_items_are_not_cut_where_they_need_not_be() -> None:
    starts = {one.start for one in items(12_000)}
    assert {part.start for part in divided(leaves(LONG, [], items(12_000), None))} <= starts


def test_a_long_item_is_cut_between_paragraphs() -> None:
    parts = divided(leaves(LONG, [], [item(1, 0, len(LONG))], None))
    assert len(parts) > 1
    assert all(LONG[part.start :].startswith(PARAGRAPH) for part in parts)


def test_a_text_without_any_break_is_cut_all_the_same() -> None:
    parts = divided(leaves("x" * (3 * MOST), [], [], None))
    assert [part.end - part.start for part in parts] == [MOST] * 3


def test_a_short_document_is_one_part() -> None:
    assert len(divided(leaves(PARAGRAPH, [], [item(1, 0, len(PARAGRAPH))], None))) == 1
    assert divided(leaves("", [], [], None))[0].leaves == (Leaf(0, 0),)


def test_every_page_is_there_and_begins_with_the_heading_of_its_first_item() -> None:
    text = "Before.\n\n1 Bins\n\nFull bins.\n\n2 Trees\n\nGreen trees."
    bins, trees = text.index("1 Bins"), text.index("2 Trees")
    starts = [
        PageStart(2, 0, 1), PageStart(5, text.index("Green"), 2),
    ]  # fmt: skip
    held = [
        StoredItem(1, 1, "1", "Bins", bins, bins + 8, trees, None, restricted=False),
        StoredItem(2, 1, "2", "Trees", trees, trees + 9, len(text), None, restricted=False),
    ]  # fmt: skip
    found = leaves(text, starts, held, 6)
    assert [leaf.page for leaf in found] == [1, 2, 3, 4, 5, 6]
    assert {leaf.page: text[leaf.start : leaf.end] for leaf in found if leaf.start < leaf.end} == {
        2: text[:trees], 5: text[trees:],
    }  # fmt: skip


def test_hundreds_of_pages_without_text_are_divided_too() -> None:
    found = leaves("Plans.", [PageStart(1, 0, 1)], [item(1, 0, 6)], 300)
    parts = divided(found)
    assert [leaf.page for part in parts for leaf in part.leaves] == list(range(1, 301))
    assert max(len(part.leaves) for part in parts) <= MOST_LEAVES


@pytest.mark.parametrize("place", [0, 1, MOST, MOST + 1, len(LONG) - 1, len(LONG) + 99])
def test_every_place_opens_the_part_that_has_it(place: int) -> None:
    parts = divided(leaves(LONG, [], items(600), None))
    part = part_of(parts, place, place + 1)
    assert part.start <= place
    assert place < part.end or part.end == len(LONG)


def test_a_quotation_over_two_parts_opens_both() -> None:
    parts = divided(leaves(LONG, [], items(600), None))
    border = parts[1].start
    both = part_of(parts, border - 10, border + 10)
    assert (both.start, both.end) == (parts[0].start, parts[1].end)
