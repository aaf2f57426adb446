"""Why there is no answer, in sentences a reader can act on."""

from typing import Any

import pytest

from corpus.store.rows import Coverage
from qa import reasons
from tests.qa.builders import make_question

HELD = Coverage(5, 4, 60, "2016-04-20", "2020-07-09", 0, 2, 1)


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_a_person_lists_them(names: list[str], words: str) -> None:
    assert reasons.listed(names) == words


def test_a_council_that_is_not_held_is_named_with_those_that_are() -> None:
    reason = reasons.not_held(["Kent County Council"], ["Ashby Council", "Wexmoor Council"])
    assert "Kent County Council" in reason
    assert "Ashby Council and Wexmoor Council" in reason
    assert "No document here names a council." in reasons.not_held(["Kent"], [])


def test_words_that_occur_nowhere_are_named() -> None:
    reason = reasons.topic_absent(make_question("swimming pool hours"), ["swimming pool"])
    assert "nothing in them mentions “swimming pool”" in reason


def test_a_topic_without_evidence_is_named() -> None:
    assert "“vape sales”" in reasons.topic_absent(make_question("vape sales"), [])


def test_dates_are_refused_with_the_dates_that_are_held() -> None:
    reason = reasons.outside_dates(make_question(date_words="before 2010"), HELD)
    assert "before 2010" in reason
    assert "2016-04-20" in reason
    assert "2020-07-09" in reason
    assert "without a known date" in reason


def test_where_else_a_topic_is_found_is_said() -> None:
    reason = reasons.elsewhere(make_question("slavery"), "by the board of Ashby", ["“Wexmoor”"])
    assert reason == (
        "“slavery” is discussed in these minutes, but not by the board of Ashby. "
        "It is in “Wexmoor”."
    )


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "here"),
        ({"people": ("Hind",)}, "by Hind"),
        ({"councils": ("Ashby",), "body": "board"}, "by the board of Ashby"),
        ({"committees": ("Cabinet",), "date_words": "in 2019"}, "by Cabinet, in 2019"),
    ],
)
def test_a_scope_is_said_in_words(parts: dict[str, Any], words: str) -> None:
    assert reasons.scope_words(make_question(**parts)) == words


@pytest.mark.parametrize(
    "reason",
    [
        reasons.name_absent("Project Nobody"),
        reasons.names_apart(["A", "B"]),
        reasons.empty_question(),
        reasons.nothing_registered(make_question(), "decision"),
        reasons.outside_dates(make_question(date_words="in 2010"), HELD),
        reasons.topic_absent(make_question(), []),
    ],
)
def test_every_reason_is_whole_sentences(reason: str) -> None:
    assert reason[0].isupper()
    assert reason.endswith(".")
    assert ".." not in reason
    assert "  " not in reason
