"""The words of a page's text and its cells, given where the characters are."""

from corpus.models import BlockKind
from corpus.reading.hyphens import BREAK
from corpus.reading.pdf_words import Words, before_gaps, cells_of, em_of, words_of
from corpus.reading.read import read
from tests.corpus.reading.builders import make_pdf, pdf_lines
from tests.corpus.reading.builders import words_of as words_read

LETTER = 5.0  # points; each character is as wide


def only(source: str) -> Words:
    (line,) = words_of(source)
    return line


def cells(source: str, *moved: tuple[str, float], size: float = 10) -> list[tuple[str, float]]:
    """The cells of a line, their texts and left edges, where words are moved to the right."""
    line = only(source)
    lefts, shift = [], 0.0
    for word, start in zip(line.words, line.starts, strict=True):
        shift += dict(moved).get(word, 0.0)
        lefts.append(start * LETTER + shift)
    ends = {line.end(at): left + len(line.words[at]) * LETTER for at, left in enumerate(lefts)}
    right = ends[line.last]
    em = em_of(line, lefts, right, size)
    before = [(at, ends[line.end(at)]) for at in before_gaps(line, lefts, right, em)]
    found = cells_of(line, lefts, right, em, before)
    return [(cell.text, cell.left) for cell in found]


def test_each_word_has_its_place_in_the_text_of_the_page() -> None:
    source = "  The  clerk read\r\n\r\n the\xa0minutes.\r\nAgreed\r\n"
    placed = [
        [
            source[start : start + length]
            for start, length in zip(line.starts, line.lengths, strict=True)
        ]
        for line in words_of(source)
    ]
    assert placed == [["The", "clerk", "read"], ["the", "minutes."], ["Agreed"]]
    assert [line.text for line in words_of(source)] == ["The clerk read", "the minutes.", "Agreed"]


def test_the_last_letter_stands_before_spaces_and_the_hyphen_of_a_break() -> None:
    source = "Apologies were re\x02 \r\nceived."
    first, second = words_of(source)
    assert source[first.last] == "e"
    assert first.text == f"Apologies were re{BREAK}"
    assert source[second.last] == "."


def test_lines_without_a_word_are_left_out_and_count_all_the_same() -> None:
    source = "\u200b\r\n \r\nItem"
    assert only(source).starts == [source.index("Item")]


def test_words_with_wide_gaps_between_them_are_cells() -> None:
    assert cells("Ann Ash Clerk 2024", ("Clerk", 60.0)) == [("Ann Ash", 0.0), ("Clerk 2024", 100.0)]
    assert cells("Ann Ash Clerk 2024") == []


def test_a_gap_is_wide_by_the_size_of_its_letters() -> None:
    assert len(cells("Ann Ash Clerk 2024", ("Clerk", 6.0), size=10)) == 2
    assert cells("Ann Ash Clerk 2024", ("Clerk", 6.0), size=16) == []
    assert len(cells("Ann Ash Clerk 2024", ("Clerk", 60.0), size=1)) == 2  # as every size there


def test_cells_of_a_line_with_what_stands_for_nothing_are_cleaned_by_themselves() -> None:
    found = cells("\uf0b7 Ann  Ash\u200b ......... Clerk", ("Clerk", 60.0))
    assert [text for text, _ in found] == ["• Ann Ash ...", "Clerk"]


def test_cells_stand_where_they_do_below_characters_that_are_two_of_the_files() -> None:
    names = ["Ann ~ Ash", "Ben ~ Birch", "Cat ~ Dane", "Dee ~ Elm"]
    rows = [
        line
        for at, name in enumerate(names)
        for line in ((72.0, 700.0 - 14 * at, name), (300.0, 700.0 - 14 * at, f"{at + 4}0"))
    ]
    opening = pdf_lines("The Committee met in the hall, where it was warm ~ and dry, at seven.")
    reading = read(make_pdf([[*opening, *rows]], meant=[("~", "\U0001f600")]))
    assert words_read(reading, BlockKind.ROW) == [
        f"{name} | {at + 4}0".replace("~", "\U0001f600") for at, name in enumerate(names)
    ]
