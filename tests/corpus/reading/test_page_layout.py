"""What the distances on a page say: heads, gaps, cells and figures alone on a line."""

import pytest

from corpus.models import Reading
from corpus.reading import pdf
from corpus.reading.furniture import without_furniture
from corpus.reading.paragraphs import paragraphs_of
from corpus.reading.pdf_lines import Line, Page
from corpus.reading.read import check
from tests.corpus.reading.builders import make_pdf, words_of

LONG = "The Committee considered the report on the state of the county's roads and the"


def page_of(*lines: tuple[float, str]) -> Reading:
    reading = pdf.read_pdf(make_pdf([[(72, height, words) for height, words in lines]]))
    check(reading)
    return reading


def line(text: str, base: float, *, left: float = 56, size: float = 11.5) -> Line:
    return Line(text, left, left + 5.0 * len(text), base, base, size)


def pieces(*lines: Line) -> list[str]:
    return [piece.text for piece in paragraphs_of([Page(1, lines)])]


def test_a_year_alone_on_its_line_ends_the_sentence_before_it() -> None:
    reading = page_of(
        (770, f"(5) {LONG}"),
        (756, "news of the flood."),
        (742, f"(6) {LONG[:-4]}, which had got on without one since"),
        (728, "1889."),
        (714, "(7) Mr Gale thanked her."),
    )
    assert words_of(reading)[1].endswith("without one since 1889.")
    assert len(reading.blocks) == 3


def test_paragraphs_of_one_line_are_told_from_lines_by_the_distance_below_full_lines() -> None:
    full = [(770.0 - 15 * at, LONG) for at in range(10)]
    below = [
        (600.0, "Present: Mr A Gale, Mrs B Dane and Ms C Ash, who was in the Chair all day"),
        (579.0, "UNRESTRICTED ITEMS"),
        (558.0, "Clerk Mrs D Birch"),
        (537.0, "Six members of the public"),
    ]
    assert words_of(page_of(*full, *below))[-3:] == [
        "UNRESTRICTED ITEMS",
        "Clerk Mrs D Birch",
        "Six members of the public",
    ]


def test_rows_of_small_print_are_parted_by_the_distance_of_their_own_size() -> None:
    text = [line(LONG, 770 - 15 * at) for at in range(12)]
    rows = [
        line("Hall, playground and allotments £2,700 £2,780 in all", 560, size=9.5),
        line("Grants and village events £1,500 £1,500", 542.5, size=9.5),
    ]
    assert pieces(*text, *rows)[-2:] == [row.text for row in rows]


def test_a_dash_that_fills_a_cell_is_no_bullet_of_the_next_row() -> None:
    cell = [line(LONG, 720), line("inspected.", 705)]
    rows = [*cell, line("-", 720, left=460), line("Notice board: glass broken", 680)]
    assert pieces(*rows) == [f"{LONG} inspected.", "Notice board: glass broken"]


def test_the_small_head_of_a_second_page_is_dropped() -> None:
    body = [line(LONG, 700 - 15 * at) for at in range(8)]
    first = Page(1, (line("FEN PANEL", 770), line("on Tuesday 17 October 2023.", 750), *body))
    head = line("Fen Panel, 17 October 2023", 807, size=9)
    kept = list(without_furniture([first, Page(2, (head, *body))]))
    assert head not in kept[1].lines
    assert len(kept[1].lines) == len(body)


@pytest.mark.parametrize(
    "words", ["Otters, 17 October 2023", "Appendix: table of fees for 2023 and the years after"]
)
def test_small_print_that_is_not_the_title_stays(words: str) -> None:
    body = [line(LONG, 700 - 15 * at) for at in range(8)]
    first = Page(1, (line("FEN PANEL", 770), line("on Tuesday 17 October 2023.", 750), *body))
    head = line(words, 807, size=9)
    kept = list(without_furniture([first, Page(2, (head, *body))]))
    assert kept[1].lines[0] == head
