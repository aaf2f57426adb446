"""Times set side by side are each asked for by themselves, and what one lacks is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from qa.ask import ask
from qa.each_time import sides_of
from qa.library import Library
from qa.models import Answer, NoAnswer, Question
from qa.understand import Known, understand
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes

OLD = "It was resolved that the precept for 2018/19 be set at £9,000."
NEW = "Councillor Storr proposed that the precept for 2020-2021 be £12,500, and this was agreed."
LOOSE = "The precept was paid into the bank in April 2019: £4,500."
BINS = "Councillor Stobbs said that the bins in the park were emptied once a week."
EMPTIED = "Councillor Stobbs said that the bins in the park were emptied every day."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(
        tmp_path_factory.mktemp("times"),
        {
            "old.txt": make_minutes(OLD, date="10 January 2018", title="Finance"),
            "new.txt": make_minutes(NEW, date="8 January 2020", title="Finance"),
            "loose.txt": make_minutes(LOOSE, date="8 May 2019", title="Bank"),
            "bins.txt": make_minutes(BINS, date="9 May 2012", title="Parks"),
            "emptied.txt": make_minutes(EMPTIED, date="6 May 2015", title="Parks"),
        },
    )


@pytest.fixture
def asked(library: Library) -> Callable[[str], Answer | NoAnswer]:
    return lambda question: ask(library, question, today=TODAY)


def of(text: str) -> Question:
    return understand(text, Known(), today=TODAY)


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("How does the precept for 2020-2021 compare with the one for 2018/19?",
         ["precept for 2020/21", "precept for 2018/19"]),
        ("Was the precept higher in 2019/20 than the year before?",
         ["precept for 2018/19", "precept for 2019/20"]),
        ("Was the precept for 1999/2000 less than the following year's?",
         ["precept for 1999/00", "precept for 2000/01"]),
        ("the difference between the budget for 2017-18 and 2018-19",
         ["budget for 2017/18", "budget for 2018/19"]),
        ("What were the precepts for 2018/19 and 2019/20?",
         ["precepts for 2018/19", "precepts for 2019/20"]),
        ("By how much did the precept rise between 2019/20 and 2020/21?",
         ["precept for 2019/20", "precept for 2020/21"]),
        ("Did the clerk's salary go up from 2014/15 to 2015/16?",
         ["clerk's salary for 2014/15", "clerk's salary for 2015/16"]),
        ("Compare the budgets of 2016/17, 2017/18 and 2018/19",
         ["budgets for 2016/17", "budgets for 2017/18", "budgets for 2018/19"]),
    ],
)  # fmt: skip
def test_a_financial_year_is_part_of_what_is_looked_for(question: str, topics: list[str]) -> None:
    sides = sides_of(of(question))
    assert [side.topic for side in sides] == topics
    assert all(side.date_words is None for side in sides)


@pytest.mark.parametrize(
    ("question", "topic", "windows"),
    [
        ("compare the grass cutting quotes of 2016 and 2018", "grass cutting quotes",
         [("2016-01-01", "2016-12-31"), ("2018-01-01", "2018-12-31")]),
        ("how has the bus shelter changed between May 2012 and May 2015", "bus shelter",
         [("2012-05-01", "2012-05-31"), ("2015-05-01", "2015-05-31")]),
        ("Were there more burglaries in May 2014 than in May 2013?", "burglaries",
         [("2014-05-01", "2014-05-31"), ("2013-05-01", "2013-05-31")]),
        ("Was the electricity bill lower in 2012 than the previous year?", "electricity bill",
         [("2011-01-01", "2011-12-31"), ("2012-01-01", "2012-12-31")]),
        ("What did the council say about flooding in 2012 as against 2014?", "flooding",
         [("2012-01-01", "2012-12-31"), ("2014-01-01", "2014-12-31")]),
        ("Is the rent of the allotments different in 2020 from what it was in 2015?",
         "rent of the allotments",
         [("2020-01-01", "2020-12-31"), ("2015-01-01", "2015-12-31")]),
        ("How many complaints were there on 3 May 2016 compared with 4 May 2016?",
         "complaints were there", [("2016-05-03", "2016-05-03"), ("2016-05-04", "2016-05-04")]),
    ],
)  # fmt: skip
def test_another_time_is_that_of_the_meeting(
    question: str, topic: str, windows: list[tuple[str, str]]
) -> None:
    sides = sides_of(of(question))
    assert [(side.date_from, side.date_to) for side in sides] == windows
    assert {side.topic for side in sides} == {topic}


@pytest.mark.parametrize(
    "question",
    [
        "What was the precept for 2018/19?",
        "What was said about parking between 2012 and 2014?",
        "What happened to dog fouling from 2012 to 2014?",
        "How has the village hall changed since 2012?",
        "Compare what Ashby and Corley said about litter",
        "Was more grit used than last winter?",
        "Compare the years 2010, 2011, 2012, 2013 and 2014",
        "What did minute 2015/16 and application 2019/0815 say?",
    ],
)
def test_one_time_a_span_and_no_time_are_not_compared(question: str) -> None:
    assert sides_of(of(question)) == ()


def test_dates_that_the_reader_sets_or_takes_off_are_obeyed() -> None:
    asked = of("compare the grass cutting quotes of 2016 and 2018")
    taken_off = replace(asked, date_from=None, date_to=None, date_words=None)
    assert sides_of(taken_off) == ()
    chosen = replace(asked, date_from="2017-01-01", date_to=None, date_words="since 2017")
    assert sides_of(chosen) == ()
    years = replace(of("Compare the precepts for 2018/19 and 2019/20"), date_from="2019-01-01",
                    date_words="since 2019")  # fmt: skip
    assert {side.date_from for side in sides_of(years)} == {"2019-01-01"}


def test_each_year_is_answered_with_its_own_sum(asked: Callable[[str], Answer | NoAnswer]) -> None:
    result = asked("How does the precept for 2020-2021 compare with the one for 2018/19?")
    assert isinstance(result, Answer), result.reason
    assert quotes(result) == [NEW, OLD]
    assert result.answer is None
    assert [finding.citation for finding in result.findings] == [1, 2]


def test_a_year_without_a_passage_is_named_and_no_other_year_stands_in_for_it(
    asked: Callable[[str], Answer | NoAnswer],
) -> None:
    result = asked("Was the precept higher in 2019/20 than the year before?")
    assert isinstance(result, Answer), result.reason
    assert quotes(result) == [OLD]
    assert any("“precept for 2019/20”" in gap for gap in result.searched.gaps)


def test_years_of_which_nothing_is_told_are_refused(
    asked: Callable[[str], Answer | NoAnswer],
) -> None:
    result = asked("How does the precept for 2008/09 compare with the one for 2009/10?")
    assert isinstance(result, NoAnswer), quotes(result)


def test_meetings_at_two_times_are_set_side_by_side(
    asked: Callable[[str], Answer | NoAnswer],
) -> None:
    result = asked("How has the emptying of the park bins changed between May 2012 and May 2015?")
    assert isinstance(result, Answer), result.reason
    assert quotes(result) == [BINS, EMPTIED]


def test_a_passage_that_has_both_years_answers_by_itself(tmp_path_factory: pytest.TempPathFactory
                                                         ) -> None:  # fmt: skip
    both = "The precepts for 2018/19 and 2019/20 were £9,000 and £9,500."
    held = library_of(tmp_path_factory.mktemp("both"), {"a.txt": make_minutes(both, OLD)})
    result = ask(held, "What were the precepts for 2018/19 and 2019/20?", today=TODAY)
    assert both in " ".join(quotes(result))
