"""What acronyms stand for, read from where a text explains them."""

import pytest

from qa.acronyms import NO_ACRONYMS, Acronyms, definitions
from qa.thesaurus import sequence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Harbour Safety Partnership (HSP) met", [("Harbour Safety Partnership", "HSP")]),
        ("of the Office for Tidal Works (OTW).", [("Office for Tidal Works", "OTW")]),
        ("Small\nCraft Review Group (“SCRG”)", [("Small Craft Review Group", "SCRG")]),
        ("Anti-Littering Wardens (ALWs) were", [("Anti-Littering Wardens", "ALW")]),
        ("a Low-Tide Order (LTO)", [("Low-Tide Order", "LTO")]),
        ("the plan for next year (HSP)", []),
        ("the Council (the “Council”)", []),
        ("he left at noon. (HSP)", []),
        ("(HSP)", []),
        ("", []),
    ],
)
def test_an_acronym_is_explained_by_the_words_before_it(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert list(definitions(text)) == found


TEXTS = (
    "The Harbour Safety Partnership (HSP) met.",
    "A Home Support Plan (HSP) was made. The harbour safety partnership (HSP) agreed.",
    "Internal Transfers (IT) were made.",
)
HELD = Acronyms.of(TEXTS)


def test_both_ways_give_the_commonest_first() -> None:
    assert HELD.standing_for("hsp") == ("harbour safety partnership", "home support plan")
    assert HELD.shorts[sequence("harbour safety partnerships")] == ("HSP",)
    assert HELD.standing_for("harbour") == ()


def test_runs_of_a_question_that_an_acronym_stands_for_are_told_with_their_place() -> None:
    asked = sequence("What did the Harbour Safety Partnership spend on internal transfers?")
    # "IT" is also a word too common to be looked for.
    assert list(HELD.runs(asked)) == [(3, 6, ("HSP",))]
    assert list(NO_ACRONYMS.runs(asked)) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The HSP paid £90.", "What did the HSP pay?"),
        ("Other HSPs paid £90.", "What did the HSP pay?"),
        ("The Harbour Safety Partnership, or HSP, paid £90.",
         "What did the harbour safety partnership pay?"),
        ("The WHSP paid £90.", "What did the harbour safety partnership pay?"),
    ],
)  # fmt: skip
def test_a_question_is_put_with_the_acronym_of_a_text_that_has_not_the_words(
    text: str, asked: str
) -> None:
    assert HELD.worded("What did the harbour safety partnership pay?", text) == asked
