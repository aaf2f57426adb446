"""What of a long resolution is quoted for one of its points."""

from datetime import date
from pathlib import Path

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer, Ledger
from qa.select import RUN_WORDS
from tests.qa.builders import library_of

TODAY = date(2025, 6, 1)
FILLER = "the officers to report on the state of the {} to a later meeting of this committee"
POINTS = (
    "minute H/11 of 3 May 2016 be RESCINDED with effect from 1 April 2022;",
    "moorings be let for ten years, and mooring fees be paid each quarter in advance;",
    *(f"{FILLER.format(word)};" for word in ("quays", "slips", "cranes", "sheds", "ropes")),
    "the mooring fees of visitors be doubled in August;",
    "the dredger be sold.",
)
MINUTES = "\n\n".join([
    "WEXMOOR DISTRICT COUNCIL", "Minutes of the Harbour Committee held on 12 October 2021",
    "4. Charges", "The Committee considered the charges of the harbour.", "RESOLVED that",
    *(f"({number}) {point}" for number, point in enumerate(POINTS, 1)),
])  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, {"harbour.txt": MINUTES})


def test_a_point_of_a_long_resolution_is_quoted_with_those_it_leans_on(library: Library) -> None:
    answer = ask(library, "What was said about mooring fees?", today=TODAY)
    assert isinstance(answer, Answer)
    decided = [f.text for f in answer.findings if f.ledger is Ledger.DECIDED]
    (first,) = [text for text in decided if "let for ten years" in text]
    assert "RESOLVED" in first
    assert POINTS[0] in first
    assert all(len(text.split()) <= RUN_WORDS for text in decided)


def test_no_point_is_quoted_twice(library: Library) -> None:
    answer = ask(library, "What was said about mooring fees?", today=TODAY)
    assert isinstance(answer, Answer)
    quotes = " ".join(f.text for f in answer.findings)
    assert "doubled in August" in quotes
    assert all(quotes.count(point) <= 1 for point in POINTS)
