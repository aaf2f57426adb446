"""What the words of a block say of it, in every format: votes, dates, verdicts, marks."""

import pytest

from corpus.models import BlockKind
from corpus.reading import html
from corpus.reading.phrases import is_list_of_names, is_vote_side
from corpus.reading.read import check
from corpus.reading.text import read_text
from tests.corpus.reading.builders import shown, words_of


def blocks(text: str) -> list[tuple[str, str | None, str]]:
    reading = read_text(text.encode())
    check(reading)
    return shown(reading)


def test_the_names_below_one_side_of_a_count_stay_with_it() -> None:
    text = (
        "The motion was put.\n\nFor (2)\n\nMr Baldock, Mrs de Vere\n\n**Against (1)**\n\n"
        "Martin Eddowes\n\nAbstain (0)\n\nMotion carried and the Chair thanked all."
    )
    assert blocks(text)[1:] == [
        ("paragraph", None, "For (2)\n\nMr Baldock, Mrs de Vere"),
        ("paragraph", None, "Against (1)**\n\nMartin Eddowes"),
        ("paragraph", None, "Abstain (0)"),
        ("paragraph", None, "Motion carried and the Chair thanked all."),
    ]


def test_a_page_keeps_its_votes_together_too() -> None:
    page = (
        b"<html><body><main><p><b>Against (31)</b></p><p>Mr R Ash, Ms O'Dell</p></main></body>"
        b"</html>"
    )
    assert words_of(html.read_html(page), BlockKind.PARAGRAPH) == [
        "Against (31)\n\nMr R Ash, Ms O'Dell"
    ]


@pytest.mark.parametrize("words", ["For (57)", "Against: 32", "Abstain (2)", "Abstentions (1):"])
def test_one_side_of_a_count_is_known(words: str) -> None:
    assert is_vote_side(words)


@pytest.mark.parametrize("words", ["For the motion", "Against (31) Mr Ash", "Item (3)"])
def test_other_lines_are_no_side_of_a_count(words: str) -> None:
    assert not is_vote_side(words)


def test_a_sentence_is_no_list_of_names() -> None:
    assert is_list_of_names("Kofi Amponsah-Reid, Jonty Birch and Mr P V Barrington-King")
    assert not is_list_of_names("Mr Ash, Mrs Dane and the Chair voted")


def test_a_verdict_before_its_points_is_no_title() -> None:
    text = "6.7 The Chair thanked him for it.\n\n6.8 The Panel RESOLVED\n\n(1) to note it;\n"
    assert blocks(text)[1] == ("paragraph", "6.8", "The Panel RESOLVED")


@pytest.mark.parametrize("day", ["11 Hydref 2022 / 11 October 2022.", "9 Gorffennaf 2019"])
def test_a_day_before_a_month_is_no_number(day: str) -> None:
    assert blocks(f"Next meeting\n\n{day}\n")[-1][1:] == (None, day)


def test_a_year_that_ends_a_wrapped_sentence_is_no_number() -> None:
    text = (
        "(1) The county of Fen has been governed without a mayor of its own since\n"
        "1889.\n"
        "(2) Mr Gale asked whether it was the case that the deal would change that\n"
        "for the whole of the county and for each of its many and various districts\n"
        "or only for some of them, as had been said at the last meeting in October.\n"
    )
    assert blocks(text)[0][2].endswith("since\n1889.")


def test_marks_are_no_part_of_a_block() -> None:
    text = (
        "---\nlayout: post\ntitle: Minutes\n---\n\n**Present:** Ann Ash, Bob Birch\n\n"
        "> Quoted words of the letter were read.\n\n| Task | Who |\n| --- | --- |\n"
        "| Mend the gate | AA |\n\n## Otters\n"
    )
    assert [words for _, _, words in blocks(text)] == [
        "Present: Ann Ash, Bob Birch",
        "Quoted words of the letter were read.",
        "Task | Who",
        "Mend the gate | AA",
        "Otters",
    ]


def test_the_links_below_a_modern_gov_page_are_furniture() -> None:
    page = (
        b"<html><body><main><p>The meeting closed at 9 pm.</p><ul><li>Register for e-mail alerts"
        b"</li><li>Search documents</li></ul></main></body></html>"
    )
    assert words_of(html.read_html(page)) == ["The meeting closed at 9 pm."]
