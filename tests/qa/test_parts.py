"""A question that is two is put to the minutes part by part."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from qa.ask import answer
from qa.library import Library
from qa.models import Answer, NoAnswer
from qa.parts import parts_of
from qa.spelling import understood
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes

ROOF = "Councillor Storr said that the roof of the boathouse would cost £7,200 to mend."
KEYS = "The clerk said that the boathouse keys were with Mr Lamb of Quay Cottage."
BELLS = "Members heard that the bell of the chapel at Elmton had cost £310 to hang."
MUGS = "Every child at the school would be given a mug for the regatta."
REGATTA = "The regatta would be held on the second Saturday in July, members were told."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(
        tmp_path_factory.mktemp("parts"),
        {
            "roof.txt": make_minutes(ROOF, date="10 January 2018", title="Boathouse"),
            "keys.txt": make_minutes(KEYS, date="8 January 2020", title="Boathouse"),
            "bells.txt": make_minutes(BELLS, date="8 May 2019", title="Chapel"),
            "regatta.txt": make_minutes(f"{REGATTA} {MUGS}", date="9 May 2012", title="Regatta"),
        },
    )


@pytest.fixture
def asked(library: Library) -> Callable[..., Answer | NoAnswer]:
    return lambda *said: answer(library, understood(library, said, today=TODAY))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("What did the roof cost in 2006, and what in 2015?",
         [["What did the roof cost in 2006?"],
          ["What did the roof cost in 2015?"]]),
        ("What did the roof cost, and how long did it take?",
         [["What did the roof cost?"],
          ["What did the roof cost?", "And how long did it take?"]]),
        ("Who proposed the motion and how many voted for it?",
         [["Who proposed the motion?"],
          ["Who proposed the motion?", "And how many voted for it?"]]),
        ("Why were signs refused in Mill Row in 2014 and in Church Lane, Ashby, in 2019?",
         [["Why were signs refused in Mill Row in 2014?"],
          ["Why were signs refused in Church Lane, Ashby, in 2019?"]]),
        ("Which of the two gave the lifeboat more, Ashby in May 2001 or Elmton in June 2007?",
         [["How much money gave the lifeboat , Ashby in May 2001?"],
          ["How much money gave the lifeboat , Elmton in June 2007?"]]),
    ],
)  # fmt: skip
def test_parts_stand_alone_or_behind_the_first(text: str, parts: list[list[str]]) -> None:
    assert parts_of(text) == tuple(map(tuple, parts))


@pytest.mark.parametrize(
    "text",
    [
        "What was decided about the park and why?",
        "Who offered to paint the gates, and what colour?",
        "What did the police say and do about parking?",
        "What was said about what is to be done?",
        "modern slavery and what was said",
        "How did the budget change between 2019 and 2020?",
        "Was anything said of dogs and cats?",
        "",
    ],
)
def test_one_question_has_no_parts(text: str) -> None:
    assert parts_of(text) == ()


def test_each_part_is_answered(asked: Callable[..., Answer | NoAnswer]) -> None:
    found = asked("How much would the roof of the boathouse cost and who has the boathouse keys?")
    assert isinstance(found, Answer)
    assert sorted(quotes(found)) == sorted([ROOF, KEYS])


def test_the_dates_of_one_part_are_not_those_of_the_answer(
    asked: Callable[..., Answer | NoAnswer],
) -> None:
    found = asked("What would the boathouse roof cost in 2018 and who had its keys in 2020?")
    assert isinstance(found, Answer)
    assert sorted(quotes(found)) == sorted([ROOF, KEYS])
    assert (found.question.date_from, found.question.date_to) == (None, None)


def test_where_a_part_has_no_answer_the_question_is_asked_as_it_stands(
    asked: Callable[..., Answer | NoAnswer],
) -> None:
    whole = "How much would the roof of the boathouse cost and who has the keys of the observatory?"
    found = asked(whole)
    assert isinstance(found, Answer)
    assert KEYS not in quotes(found)
    assert found.question.text == whole


def test_the_part_that_has_an_answer_is_answered_and_the_other_is_named(
    asked: Callable[..., Answer | NoAnswer],
) -> None:
    found = asked("Who has the boathouse keys and when was the observatory telescope stolen?")
    assert isinstance(found, Answer)
    assert KEYS in quotes(found)
    assert any("telescope" in gap for gap in found.searched.gaps)


def test_a_follow_up_without_an_answer_of_its_own_is_one_on_the_matter_before(
    library: Library,
) -> None:
    alone, after = (
        understood(library, said, today=TODAY)
        for said in (["What do sailors get?"], ["When is the regatta?", "What do sailors get?"])
    )
    assert alone.leaning is None
    assert after.carried == ()
    assert after.leaning is not None
    assert after.leaning.carried == ("“regatta”",)
    assert "sailors" in after.leaning.topic
    # What the reading that leans on it finds is the answer, where the other finds nothing.
    told = understood(library, ["When is the regatta?"], today=TODAY)
    assert isinstance(answer(library, replace(after, leaning=None)), NoAnswer)
    assert quotes(answer(library, replace(after, leaning=told))) == quotes(answer(library, told))


def test_a_follow_up_with_an_answer_of_its_own_takes_nothing_over(
    asked: Callable[..., Answer | NoAnswer],
) -> None:
    after = asked("When is the regatta?", "How much did the chapel bell cost to hang?")
    assert isinstance(after, Answer)
    assert after.question.carried == ()
    assert quotes(after) == [BELLS]
