"""How a vote went is told by the results of the item, not by what was said in the debate."""

from datetime import date
from pathlib import Path

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer, Ledger
from tests.qa.builders import library_of

TODAY = date(2025, 6, 1)
BUDGET = """WEXMOOR DISTRICT COUNCIL

Minutes of the meeting of the Council held on 22 February 2022

12. Budget and council tax

The Leader moved that the council tax be raised by £5 a year.

Councillor Ada Thorne moved an amendment that there be no increase in council tax.

The amendment was put to the vote and LOST by 9 votes to 20.

A recorded vote was taken on the motion.

For (2): Ada Mills, Bert Noakes

Against (1): Cyril Orme

The motion was declared CARRIED by 21 votes to 8.

13. Toilets

The motion to close the toilets was lost by 3 votes to 26.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, {"budget.txt": BUDGET})


def test_the_result_of_the_motion_is_the_answer(library: Library) -> None:
    answer = ask(library, "What was the vote on the council tax rise?", today=TODAY)
    assert isinstance(answer, Answer)
    assert answer.answer == "The motion was declared CARRIED by 21 votes to 8."
    assert all(f.ledger is Ledger.DECIDED for f in answer.findings)
    assert not any("toilets" in f.text for f in answer.findings)


def test_the_result_of_the_amendment_if_that_was_asked(library: Library) -> None:
    answer = ask(library, "How did the vote go on the council tax amendment?", today=TODAY)
    assert isinstance(answer, Answer)
    assert answer.answer is not None
    assert "LOST by 9 votes to 20" in answer.answer


def test_who_voted_against_is_a_list_of_names(library: Library) -> None:
    answer = ask(library, "Who voted against the council tax motion?", today=TODAY)
    assert isinstance(answer, Answer)
    assert answer.answer is not None
    assert "Cyril Orme" in answer.answer
