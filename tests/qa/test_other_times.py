"""What was asked of a time is answered by meetings at other times only if they speak of it."""

import pytest

from qa.ask import answer, ask
from qa.library import Library
from qa.models import Answer, NoAnswer
from qa.spelling import understood
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes

SPOKEN = "Councillor Storr said that she had abstained when the budget was set in February."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(
        tmp_path_factory.mktemp("times"),
        {
            "march.txt": make_minutes(SPOKEN, date="6 March 2019", title="Budget"),
            "later.txt": make_minutes("The budget was not discussed.", date="6 March 2020"),
        },
    )


def test_a_month_named_alone_at_the_next_meetings_answers_for_its_year(library: Library) -> None:
    result = ask(library, "Why did Councillor Storr abstain on the budget set in February 2019?",
                 today=TODAY)  # fmt: skip
    assert isinstance(result, Answer), result.reason
    assert quotes(result) == [SPOKEN]
    assert any("speak of February" in gap for gap in result.searched.gaps)


@pytest.mark.parametrize("when", ["February 2017", "April 2019", "February 2021"])
def test_another_month_or_year_is_not_answered(library: Library, when: str) -> None:
    result = ask(library, f"Why did Councillor Storr abstain on the budget set in {when}?",
                 today=TODAY)  # fmt: skip
    assert isinstance(result, NoAnswer), quotes(result)


def test_dates_of_the_question_before_give_way_where_they_answer_nothing(library: Library) -> None:
    asked = [
        "What did Councillor Storr say about the budget in March 2018?",
        "When did she abstain?",
    ]
    result = answer(library, understood(library, asked, today=TODAY))
    assert isinstance(result, Answer), result.reason
    assert SPOKEN in quotes(result)
    gap = "Nothing in March 2018 answers this; other meetings were searched too."
    assert gap in result.searched.gaps
    named = [asked[0], "When did she abstain in March 2018?"]
    refused = answer(library, understood(library, named, today=TODAY))
    assert isinstance(refused, NoAnswer), quotes(refused)


def test_what_was_to_come_from_a_month_on_is_told_before_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    told = "Mr Pell said that from 12 December 2016 the bus to Leigh would leave at 1510."
    held = library_of(
        tmp_path_factory.mktemp("onwards"),
        {
            "november.txt": make_minutes(told, date="1 November 2016", title="Buses"),
            "later.txt": make_minutes("The budget was not discussed.", date="6 March 2017"),
        },
    )
    result = ask(held, "When does the bus to Leigh leave from December 2016?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert told in quotes(result)
    # Of a year with an open end no such thing is taken: it asks for what came then.
    later = ask(held, "When does the bus to Leigh leave since 2017?", today=TODAY)
    assert isinstance(later, NoAnswer), quotes(later)
