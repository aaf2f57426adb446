"""A document as sections and paragraphs, with one quotation marked."""

import re
from itertools import pairwise

import pytest

from corpus.store.rows import StoredAction, StoredDecision, StoredItem
from web.languages import Language, catalogues
from web.layout import Contents, Section, Segment, Sheet, Stretch, inside, sheets
from web.notes import notes
from web.parts import Leaf

ENGLISH, WELSH = catalogues()[Language.ENGLISH], catalogues()[Language.WELSH]

TEXT = (
    "COUNCIL\n\n1. Trees & hedges\n\nThe Clerk said <no>.\n\n·        first bullet\n\n"
    "·        second bullet\n\n2. Planning. 22/00988/HOU garage\n\nAll agreed."
)


def item(number: str | None, title: str, start: int, body: int, end: int) -> StoredItem:
    return StoredItem(1, 1, number, title, start, body, end, None, restricted=False)


def contents() -> Contents:
    first, second = TEXT.index("1. Trees"), TEXT.index("2. Planning")
    body = TEXT.index("The Clerk")
    planning = item("2", "Planning", second, TEXT.index("22/00988"), len(TEXT))
    return Contents(TEXT, [item("1", "Trees & hedges", first, body, second), planning])


def sections(held: Contents, mark: Stretch | None, *edges: int) -> list[Section]:
    return [section for sheet in on_sheets(held, mark, *edges) for section in sheet.sections]


def on_sheets(held: Contents, mark: Stretch | None, *edges: int) -> list[Sheet]:
    """The document on one sheet, or on several with these borders."""
    borders = pairwise([0, *edges, len(held.text)])
    leaves = [Leaf(start, end, page) for page, (start, end) in enumerate(borders, 1)]
    return sheets(held, mark, leaves)


def segments(found: list[Section]) -> list[Segment]:
    return [
        segment
        for section in found
        for group in (
            *(p.segments for p in section.lead),
            section.heading,
            *(p.segments for p in section.paragraphs),
        )
        for segment in group
    ]


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def marked_text(mark: Stretch | None) -> str:
    found = segments(sections(contents(), mark))
    return " ".join(" ".join(s.text for s in found if s.marked).split())


def test_every_word_of_the_text_is_shown_once_and_in_order() -> None:
    shown = "".join(segment.text for segment in segments(sections(contents(), None)))
    assert bare(shown) == bare(TEXT)


@pytest.mark.parametrize(
    "quote",
    [
        "The Clerk said <no>.",
        "1. Trees & hedges",
        "hedges\n\nThe Clerk",
        "<no>.\n\n·        first bullet\n\n·        second",
        "second bullet\n\n2. Planning. 22/00988/HOU",
        "COUNCIL\n\n1. Trees",
        "Planning.",
        TEXT,
    ],
)
def test_what_is_marked_is_the_quotation_however_many_borders_it_crosses(quote: str) -> None:
    start = TEXT.index(quote)
    mark = inside(TEXT, start, start + len(quote))
    assert marked_text(mark) == " ".join(quote.split())
    firsts = [s for s in segments(sections(contents(), mark)) if s.first]
    assert len(firsts) == 1


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10**9), (10**9, 10**9 + 5), (7, 9)]
)
def test_a_place_outside_the_text_or_without_words_marks_nothing(start: int, end: int) -> None:
    assert inside(TEXT, start, end) is None


def test_a_heading_shows_its_number_once() -> None:
    found = sections(contents(), None)
    headings = [(s.number, "".join(one.text for one in s.heading)) for s in found if s.heading]
    assert headings == [
        (None, "1. Trees & hedges"),
        (None, "2. Planning."),
    ]


def test_decisions_and_actions_are_named_where_they_begin() -> None:
    start = TEXT.index("All agreed.")
    decision = StoredDecision(1, 1, 1, "carried", start, len(TEXT), "Cllr A", "Cllr B", 7, 3, None)
    action = StoredAction(1, 1, 1, start, len(TEXT), "the Clerk", "by 1 May")
    held = contents()
    found = sections(Contents(held.text, held.items, [decision], [action]), None)
    last = found[-1].paragraphs[-1]
    assert last.register == "decision"
    assert notes(last, words=ENGLISH) == [
        "Decision: carried; moved by Cllr A, seconded by Cllr B; 7 for, 3 against",
        "Action for the Clerk, by 1 May",
    ]
    assert notes(last, words=WELSH)[0].startswith("Penderfyniad: derbyniwyd; cynigiwyd gan Cllr A")


def test_a_paragraph_is_known_for_ever_by_where_it_begins() -> None:
    found = sections(contents(), None)
    starts = [p.start for s in found for p in s.paragraphs]
    assert starts == sorted(set(starts))
    assert all(TEXT[start:].startswith(p.segments[0].text) for s in found for p in s.paragraphs
               for start in (p.start,))  # fmt: skip


BULLETS = TEXT.index("·        second")


@pytest.mark.parametrize("edges", [[BULLETS], [TEXT.index("2. Planning")], [30, 31, BULLETS]])
def test_on_several_sheets_every_word_is_shown_once_and_the_quotation_is_whole(
    edges: list[int],
) -> None:
    quote = "first bullet\n\n·        second bullet\n\n2. Planning."
    start = TEXT.index(quote)
    found = sections(contents(), Stretch(start, start + len(quote)), *edges)
    shown = segments(found)
    assert bare("".join(one.text for one in shown)) == bare(TEXT)
    assert bare("".join(one.text for one in shown if one.marked)) == bare(quote)
    assert sum(one.first for one in shown) == 1


def test_an_item_that_goes_on_over_a_page_says_so_and_has_one_heading() -> None:
    first, second = on_sheets(contents(), None, BULLETS)
    assert [(s.anchor, s.going_on) for s in first.sections] == [("before-0", ""), ("item-1", "")]
    assert [(s.anchor, s.going_on) for s in second.sections] == [
        ("", "1 Trees & hedges"), ("item-2", ""),
    ]  # fmt: skip
    assert (first.page, second.page) == (1, 2)


def test_a_document_without_items_is_shown_whole() -> None:
    found = sections(Contents("Only words.", []), None)
    assert [s.text for s in segments(found)] == ["Only words."]
