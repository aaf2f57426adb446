"""What acronyms stand for, read from where a text explains them."""

import pytest

from qa.acronyms import definitions, long_forms, short_forms


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


def test_both_ways_give_the_commonest_first() -> None:
    texts = [
        "The Harbour Safety Partnership (HSP) met.",
        "A Home Support Plan (HSP) was made. The harbour safety partnership (HSP) agreed.",
    ]
    assert long_forms("hsp", texts) == ["harbour safety partnership", "home support plan"]
    assert short_forms("harbour safety partnerships", texts) == ["HSP"]
    assert short_forms("harbour safety", texts) == []
