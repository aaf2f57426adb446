"""A slip is read as the word that the minutes have; a real word stands."""

import pytest

from qa.spelling import Vocabulary, nearest, repair, shown

HELD = {
    "slavery": 12, "slaver": 1, "flooding": 30, "accommodation": 9, "allotment": 4,
    "gliniadur": 2, "rhandiroedd": 3, "allotments": 7, "kidderminster": 3, "shoplifting": 5,
    "hedge": 6, "playground": 2,
}  # fmt: skip
WORDS = Vocabulary(
    frequency=lambda term: HELD.get(term, 0),
    beginning=lambda start: {word: n for word, n in HELD.items() if word.startswith(start)},
    is_word=lambda word: word in {"allowance", "atlantis", "hedgehog"},
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("modern slavrey", "modern slavery"),
        ("what about floding?", "what about flooding?"),
        ("accomodation for families", "accommodation for families"),
        ("Kiddermnster roads", "Kidderminster roads"),
        ("shop lifting and shopliffting", "shop lifting and shoplifting"),
    ],
)
def test_a_slip_is_read_as_the_word_that_is_held(typed: str, read: str) -> None:
    assert repair(typed, WORDS)[0] == read


@pytest.mark.parametrize(
    "typed",
    [
        "the cost of an atlantis",  # a real word, though near nothing
        "a hedgehog",
        "hedgehogs and allowances",  # the plural of a real word
        "CSP slavery",
        "FLODING",  # capitals are names or acronyms
        "25/03195/FUL",
        "flod",
        "Hedgx",  # a short name
    ],
)
def test_what_may_be_meant_stands(typed: str) -> None:
    text, found = repair(typed, WORDS)
    assert (text, found) == (typed, ())


def test_what_was_read_otherwise_is_said() -> None:
    _, found = repair("modern slavrey and floding", WORDS)
    assert found == (("slavrey", "slavery"), ("floding", "flooding"))
    assert shown(found)[0] == "No passage has “slavrey”; it was read as “slavery”."


def test_fewest_slips_then_the_commonest_then_the_first() -> None:
    assert nearest("alotment", HELD, 2) == "allotment"
    assert nearest("abcd", {"abce": 1, "abcf": 2}, 1) == "abcf"
    assert nearest("abcd", {"abcf": 2, "abce": 2}, 1) == "abce"
    assert nearest("abcdefgh", {"hgfedcba": 4}, 2) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Beth benderfynwyd am liniadur y Clerc?", "Beth benderfynwyd am gliniadur y Clerc?"),
        ("Faint o randiroedd sydd yn y pentref?", "Faint o rhandiroedd sydd yn y pentref?"),
    ],
)
def test_a_welsh_word_is_read_in_the_form_that_is_held(typed: str, read: str) -> None:
    assert repair(typed, WORDS)[0] == read


def test_an_english_word_has_no_mutations() -> None:
    assert repair("the liniadur of the clerk", WORDS)[1] == ()
