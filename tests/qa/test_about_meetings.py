"""Facts about meetings themselves, in words that stand in all minutes."""

from dataclasses import replace
from pathlib import Path

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer, NoAnswer
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes
from tests.qa.test_reading import Told

NEXT = "The next meeting of the Committee would be held at 7 p.m. on Monday 8 April."
DECIDED = "It was RESOLVED that the minutes of the last meeting be signed."
QUESTION = "When is the next meeting of Wexmoor District Council?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files = {"march.txt": make_minutes(DECIDED, NEXT, council="Wexmoor District Council")}
    return library_of(tmp_path_factory.mktemp("meetings"), files)


def test_what_the_reader_finds_is_the_answer(library: Library) -> None:
    result = ask(replace(library, reader=Told("Monday 8 April")), QUESTION, today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert result.answer == NEXT
    assert NEXT in quotes(result)[0]


def test_what_holds_now_is_told_by_the_latest_meeting(tmp_path: Path) -> None:
    later = NEXT.replace("Monday 8 April", "Monday 8 April or May")
    library = library_of(tmp_path, {
        f"{year}.txt": make_minutes(DECIDED, text, council="Wexmoor District Council",
                                    date=f"4 March {year}")
        for year, text in ((2018, NEXT), (2021, later), (2019, NEXT))
    })  # fmt: skip
    result = ask(replace(library, reader=Told("Monday 8 April")), QUESTION, today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert result.answer == later


@pytest.mark.parametrize(
    "question",
    [QUESTION, "How many councillors are there on Wexmoor District Council?"],
)
def test_decisions_are_no_answer_to_it(library: Library, question: str) -> None:
    for reading in (None, Told("nowhere in these minutes")):
        result = ask(replace(library, reader=reading), question, today=TODAY)
        assert isinstance(result, NoAnswer), quotes(result)


def test_what_was_decided_is_still_the_register(library: Library) -> None:
    result = ask(library, "What did Wexmoor District Council decide?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert DECIDED in quotes(result)
