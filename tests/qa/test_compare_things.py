"""Named things set side by side are each asked for by themselves, where both are answered."""

import pytest

from qa.ask import ask
from qa.each_thing import things_of
from qa.library import Library
from qa.models import Answer, Wanted
from qa.understand import Known, understand
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes

NORWAY = "The scouts asked for help with their camp in Norway. It was agreed to give them £50."
DENMARK = "It was agreed to donate £75 to the scouts for their jamboree in Denmark."
BOTH = "Councillor Storr said that Dalby had more swallows than Morton, which had few swallows."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(
        tmp_path_factory.mktemp("things"),
        {
            "norway.txt": make_minutes(NORWAY, date="4 December 2012", title="Scouts"),
            "denmark.txt": make_minutes(DENMARK, date="7 March 2017", title="Scouts"),
            "both.txt": make_minutes(BOTH, date="7 June 2017", title="Birds"),
        },
    )


@pytest.mark.parametrize(
    ("question", "topics", "wanted"),
    [
        ("Compare what the scouts were given for Norway and for Denmark",
         ["scouts were for Norway", "scouts were for Denmark"], Wanted.HOW_MANY),
        ("Compare what Dalby and East Morton were told about swallows",
         ["Dalby were told about swallows", "East Morton were told about swallows"], Wanted.SAID),
        ("How did the views of the Heritage Trust differ from those of Dalby and of Morton?",
         ["those of Dalby", "those of Morton"], Wanted.SAID),
        ("How many signed both at Dalby and at Morton?",
         ["signed at Dalby", "signed at Morton"], Wanted.HOW_MANY),
    ],
)  # fmt: skip
def test_each_name_is_asked_for_without_the_other(
    question: str, topics: list[str], wanted: Wanted
) -> None:
    sides = things_of(understand(question, Known(), today=TODAY))
    assert [side.topic.endswith(topic) for side, topic in zip(sides, topics, strict=True)] == [
        True, True,
    ], [side.topic for side in sides]  # fmt: skip
    assert {side.wanted for side in sides} == {wanted}
    assert not set(sides[0].names) >= set(sides[1].names)


@pytest.mark.parametrize(
    "question",
    [
        "What was said about Dalby and Morton?",
        "Compare the swallows of Dalby",
        "Compare what was said about swallows and martins",
        "How has the course of the Dalby and Morton footpath changed over the years?",
    ],
)
def test_what_is_not_compared_or_has_no_two_names_is_asked_as_it_stands(question: str) -> None:
    assert things_of(understand(question, Known(), today=TODAY)) == ()


def test_councils_that_are_compared_are_searched_and_not_asked_for() -> None:
    known = Known(councils=("Dalby Parish Council", "Morton Parish Council"))
    question = understand("Compare what Dalby and Morton said of swallows", known, today=TODAY)
    assert len(question.councils) == 2
    assert things_of(question) == ()


def test_the_sum_of_each_is_found(library: Library) -> None:
    question = "Compare what the scouts were given for Norway and for Denmark"
    result = ask(library, question, today=TODAY)
    assert isinstance(result, Answer), result.reason
    said = " ".join(quotes(result))
    assert "£50" in said
    assert "£75" in said


def test_a_passage_with_both_is_quoted_once(library: Library) -> None:
    result = ask(library, "Compare the swallows at Dalby and at Morton", today=TODAY)
    assert quotes(result) == [BOTH]
