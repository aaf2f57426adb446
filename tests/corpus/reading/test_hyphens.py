"""A hyphen at the end of a line stays unless something says that the line broke the word."""

import pytest

from corpus.reading.hyphens import BREAK, mended
from corpus.reading.pieces import Piece


def text_of(broken: str, *others: str) -> str:
    pieces = [Piece(text) for text in (broken.replace("|", BREAK), *others)]
    return mended(pieces)[0].text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("It had been main|tained and would be con|sidered.", "maintained considered"),
        ("There were 46 re|quests and one ab|stention.", "requests abstention"),
        ("The grant was with|out effect.", "without"),
        ("A flashing sign cost|ing £3,000.", "costing"),
        ("In the hall at Cal|derby.", "Calderby"),
    ],
)
def test_a_word_that_only_the_line_broke_is_joined(broken: str, whole: str) -> None:
    assert all(word in text_of(broken) for word in whole.split())


@pytest.mark.parametrize(
    "printed",
    [
        "a non|pecuniary interest",
        "a two|year lease",
        "the well|being of children",
        "a multi|agency team",
        "by long|term lease",
        "Mr Barrington|King asked",
        "the 20|mile walk",
        "he was re|elected",
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(printed: str) -> None:
    assert text_of(printed) == printed.replace("|", "-")


def test_the_words_of_the_document_decide_first() -> None:
    assert text_of("the tele|phone line", "by telephone") == "the telephone line"
    assert text_of("a call|handler left", "two call-handlers", "a call-handler") == (
        "a call-handler left"
    )
    assert text_of("the bus|shelter", "the bus stop", "a shelter") == "the bus-shelter"


def test_a_text_without_breaks_is_left_alone() -> None:
    pieces = [Piece("a by-pass"), Piece("Cllr Hay-Marten")]
    assert mended(pieces) == pieces


def test_a_word_that_is_broken_twice_is_joined_twice() -> None:
    assert text_of("the com|mit|tee met") == "the committee met"
    assert text_of("the well|be|ing of all", "Wellbeing") == "the wellbeing of all"
