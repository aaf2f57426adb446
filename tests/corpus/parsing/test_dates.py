import time
from datetime import date

import pytest

from corpus.parsing.dates import find_dates, municipal_year
from corpus.parsing.when_held import date_in_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Thursday, 13 February 2025.", date(2025, 2, 13)),
        ("Tuesday 4th September 2018", date(2018, 9, 4)),
        ("the 21st of June, 2012", date(2012, 6, 21)),
        ("MONDAY 13TH MAY 2019", date(2019, 5, 13)),
        ("on 13 th April 2011", date(2011, 4, 13)),
        ("on 13\nth April\n2011", date(2011, 4, 13)),
        ("Friday 6^th^ September 2024", date(2024, 9, 6)),
        ("2 Sept 2024", date(2024, 9, 2)),
        ("13th-Feb-2025", date(2025, 2, 13)),
        ("09th Jan 2025", date(2025, 1, 9)),
        ("1 May, 1998", date(1998, 5, 1)),
        ("held 04/07/2012 at", date(2012, 7, 4)),
        ("5/6/14", date(2014, 6, 5)),
        ("30.01.23", date(2023, 1, 30)),
        ("1.4.2016", date(2016, 4, 1)),
        ("31/12/69", date(1969, 12, 31)),
        ("31/12/68", date(2068, 12, 31)),
        ("2020-07-09", date(2020, 7, 9)),
        ("minutes_2020-07-09_final", date(2020, 7, 9)),
        ("July 28th 2008", date(2008, 7, 28)),
        ("Dydd Iau, 9fed Hydref, 2014", date(2014, 10, 9)),
        ("13eg MEHEFIN 2018", date(2018, 6, 13)),
        ("yr 2il Chwefror 2016", date(2016, 2, 2)),
        ("29 February 2024", date(2024, 2, 29)),
    ],
)
def test_a_full_date_is_found_day_first(text: str, expected: date) -> None:
    found = find_dates(text)

    assert [day for _, _, day in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 3.4 of the report",
        "minute 10/11 refers",
        "the 2019/20 budget and the 2022/2023 accounts",
        "31 February 2020",
        "29 February 2023",
        "32/01/2020 and 01/13/2020",
        "13 May at 7.30 pm",
        "application 25/03195/FUL and 20/1/CNL",
        "Report No OAS/WS/20/012",
        "18.09.10 Public Participation",
        "item 1.1.1 of the plan",
        "£12.05.20 per",
        "version 10.11.12.13",
        "May 2025",
        "at 10.30 on 7",
        "the Modern Slavery Act 2015",
        "",
    ],
)
def test_what_is_no_full_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_offsets_give_back_the_date_as_printed() -> None:
    text = "The meeting of Tuesday 4th September 2018 follows that of 3 July 2018."

    assert [text[start:end] for start, end, _ in find_dates(text)] == [
        "Tuesday 4th September 2018",
        "3 July 2018",
    ]


def test_the_municipal_year_turns_in_may() -> None:
    assert municipal_year(date(2025, 4, 30)) == "2024/25"
    assert municipal_year(date(2025, 5, 1)) == "2025/26"
    assert municipal_year(date(1999, 6, 1)) == "1999/00"


def test_hostile_text_is_read_in_linear_time() -> None:
    started = time.process_time()
    find_dates("1 " * 50_000 + "Monday " * 20_000 + "1/" * 50_000)

    assert time.process_time() - started < 30


def test_numbers_of_minutes_in_lines_of_their_own_are_no_date() -> None:
    lines = [
        "Present: Cllr Moss",
        "Item 16/05/8 i)",
        "16/05/9",
        "ii) 16/05/10",
        "Election of Chair",
    ]
    assert date_in_lines(lines) is None
    assert date_in_lines(["Present: Cllr Moss", "16/05/10"]) == date(2010, 5, 16)
