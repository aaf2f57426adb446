"""Dates in a question: each way of asking for a time, and what is none."""

from datetime import date

import pytest

from qa.when import find_window

TODAY = date(2026, 3, 15)


def window(question: str, today: date = TODAY) -> tuple[str | None, str | None] | None:
    found = find_window(question, today=today)
    if found is None:
        return None
    assert question[found.start : found.end] == found.words
    ends = (found.first, found.last)
    return tuple(end.isoformat() if end else None for end in ends)  # type: ignore[return-value]  # two


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("during 2019", "2019-01-01", "2019-12-31"),
        ("in the year 2019", "2019-01-01", "2019-12-31"),
        ("in July 2020", "2020-07-01", "2020-07-31"),
        ("in february 2024", "2024-02-01", "2024-02-29"),
        ("in Sept 2021", "2021-09-01", "2021-09-30"),
        ("in Feb. 2023", "2023-02-01", "2023-02-28"),
        ("on 9 July 2020", "2020-07-09", "2020-07-09"),
        ("on 9th July, 2020", "2020-07-09", "2020-07-09"),
        ("on the 1st of May 2018", "2018-05-01", "2018-05-01"),
        ("on 2020-07-09", "2020-07-09", "2020-07-09"),
        ("since 2018", "2018-01-01", None),
        ("since the beginning of 2025", "2025-01-01", None),
        ("in 2014 and in 2019", "2014-01-01", "2019-12-31"),
        ("in 2019 and 2014", "2014-01-01", "2019-12-31"),
        ("ym mis Chwefror 2015", "2015-02-01", "2015-02-28"),
        ("ers Fai 2018", "2018-05-01", None),
        ("cyn 2019", None, "2018-12-31"),
        ("since March 2018 onwards", "2018-03-01", None),
        ("from 3 March 2018", "2018-03-03", None),
        ("after 2018", "2019-01-01", None),
        ("after 31 December 2018", "2019-01-01", None),
        ("before 2018", None, "2017-12-31"),
        ("before 1 March 2020", None, "2020-02-29"),
        ("until 2018", None, "2018-12-31"),
        ("up to June 2018", None, "2018-06-30"),
        ("by 5 June 2018", None, "2018-06-05"),
        ("between 2018 and 2020", "2018-01-01", "2020-12-31"),
        ("between May 2018 and 3 June 2020", "2018-05-01", "2020-06-03"),
        ("from 2018 to 2020", "2018-01-01", "2020-12-31"),
        ("from March 2018 until May 2018", "2018-03-01", "2018-05-31"),
        ("between March and May 2018", "2018-03-01", "2018-05-31"),
        ("in November and December 2018", "2018-11-01", "2018-12-31"),
        ("in early 2019", "2019-01-01", "2019-06-30"),
        ("late 2019", "2019-07-01", "2019-12-31"),
        ("in mid-2019", "2019-04-01", "2019-09-30"),
        ("since early 2019", "2019-01-01", None),
        ("from 2012 to late 2014", "2012-01-01", "2014-12-31"),
        ("by the end of 2019", None, "2019-12-31"),
        ("at Ashby's June 2013 meeting", "2013-06-01", "2013-06-30"),
        ("in its 4 May 2010 minutes", "2010-05-04", "2010-05-04"),
    ],
)
def test_a_time_that_is_named_is_a_window_of_whole_days(
    words: str, first: str | None, last: str | None
) -> None:
    assert window(f"What was said about parking {words}?") == (first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("in the last month", "2026-02-01", "2026-02-28"),
        ("this month", "2026-03-01", "2026-03-31"),
        ("this municipal year", "2025-05-01", "2026-04-30"),
        ("in the last municipal year", "2024-05-01", "2025-04-30"),
        ("in the last two years", "2024-03-15", "2026-03-15"),
        ("over the past 10 years", "2016-03-15", "2026-03-15"),
    ],
)
def test_a_relative_time_is_counted_from_today(words: str, first: str, last: str) -> None:
    assert window(f"What was decided {words} about parking?") == (first, last)


def test_last_month_in_january_is_december_of_the_year_before() -> None:
    assert window("parking last month", date(2026, 1, 31)) == ("2025-12-01", "2025-12-31")


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 4, 30), "2025-05-01", "2026-04-30"),
        (date(2026, 5, 1), "2026-05-01", "2027-04-30"),
    ],
)
def test_the_municipal_year_turns_in_may(today: date, first: str, last: str) -> None:
    assert window("what was agreed this municipal year", today) == (first, last)


def test_a_year_before_a_leap_day_is_the_28th() -> None:
    found = window("parking over the last 2 years", date(2024, 2, 29))
    assert found == ("2022-02-28", "2024-02-29")


@pytest.mark.parametrize(
    "question",
    [
        "",
        "What was said about parking?",
        "What is the budget for 2024/25?",
        "the precept in 2019-20",
        "the budget of 2019/20 and the reserves",
        "What did the 2030 plan say?",
        "in 3020",
        "on 31 February 2020",
        "on 30 February 2021 about parking",
        "on 2020-13-45",
        "since 31 June 2019",
        "application 25/03195/FUL",
        "a 20 mph limit",
        "may the council park in a march?",
    ],
)
def test_what_is_no_time_is_no_window(question: str) -> None:
    assert window(question) is None


def test_an_impossible_day_does_not_hide_a_later_possible_one() -> None:
    found = window("on 31 February 2020 or on 1 March 2020")
    assert found == ("2020-03-01", "2020-03-01")


def test_the_window_is_what_the_words_say_and_no_more() -> None:
    found = find_window("What was said in May 2019 about parking?", today=TODAY)
    assert found is not None
    assert found.words == "in May 2019"
