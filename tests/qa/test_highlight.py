"""Which words are marked and which sentences are shown."""

import pytest

from index.query import parse_query
from qa.highlight import SNIPPET, Span, matched, matches, sought, stretch

TEXT = "The Vice-Chairman opposed the 20 mph limit. Flooding of the culvert flooded Mill Lane."


def found(query: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in matched(text, sought(parse_query(query).query))]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("flood", ["Flooding", "flooded"]),
        ("the culvert", ["culvert"]),
        ("the", ["The", "the", "the"]),
        ('"mill lane"', ["Mill Lane"]),
        ('"20mph limit"', ["20 mph limit"]),
        ("opp*", ["opposed"]),
        ("culvert NOT flood", ["culvert"]),
        ("flood -culvert", ["Flooding", "flooded"]),
        ("chairman NEAR/3 opposed", ["Vice-Chairman", "opposed"]),
        ("vice chairman", ["Vice-Chairman"]),
        ("unicorn", []),
        ("", []),
    ],
)
def test_what_a_query_looks_for_is_marked(query: str, marked: list[str]) -> None:
    assert found(query) == marked


def test_words_that_are_left_out_of_a_question_are_not_marked() -> None:
    assert found("what about the culvert") == ["culvert"]


def shown(text: str, query: str, meanings: list[float] | None = None) -> str:
    parts: list[Span] = []
    for sentence in text.split("|"):
        start = parts[-1][1] + 1 if parts else 0
        parts.append((start, start + len(sentence)))
    spans = matched(text, sought(parse_query(query).query))
    start, end = stretch(text, parts, spans, meanings or [0.0] * len(parts))
    return text[start:end]


def test_the_sentence_with_the_most_different_words_is_shown_with_its_neighbours() -> None:
    long = "x " * SNIPPET
    assert shown(f"{long}|dog and dog and dog.|dog and bin.|{long}", "dog bin") == (
        "dog and dog and dog.|dog and bin."
    )
    assert shown(f"dog.|{long}|dog and bin.", "dog bin") == "dog and bin."


def test_equal_sentences_go_by_meaning_and_then_by_place() -> None:
    long = "y " * SNIPPET
    assert shown(f"dog one.|{long}|dog two.", "dog", [0.1, 0.0, 0.9]) == "dog two."
    assert shown(f"dog one.|{long}|dog two.", "dog") == "dog one."


def test_a_phrase_across_two_sentences_brings_both() -> None:
    first, second = f"{'a ' * 150}mill", f"lane {'b ' * 150}"
    assert shown(f"{first}|{second}", '"mill lane"') == f"{first}|{second}"


def test_a_text_without_sentences_is_shown_whole() -> None:
    assert stretch("words", [], [], []) == (0, 5)


@pytest.mark.parametrize(
    "query", ["vape sales", "vap*", '"vape sales"', '"the shop"', "to be", "x NEAR/2 y"]
)
@pytest.mark.parametrize(
    "text", ["Sales of vapes.", "A vape.", "The sales of the shop", "It is", ""]
)
def test_a_text_matches_where_something_of_it_would_be_marked(query: str, text: str) -> None:
    what = sought(parse_query(query).query)
    assert matches(text, what) == bool(matched(text, what))
