"""Decisions taken to concern a matter by where they stand."""

from pathlib import Path

import pytest

from corpus.models import Basis
from qa.ask import ask
from qa.library import Library
from qa.models import Answer
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes

PIER = "Councillor Reed spoke of the pier railway and of what it would cost to keep."


def library_with(folder: Path, decision: str) -> Library:
    return library_of(folder, {"m.txt": make_minutes(PIER, decision, title="Correspondence")})


@pytest.mark.parametrize(
    "decision",
    ["It was RESOLVED that the letter be answered.", "RESOLVED that no reply be sent."],
)
def test_the_decision_that_follows_is_of_what_stands_before_it(
    tmp_path: Path, decision: str
) -> None:
    library = library_with(tmp_path, decision)
    result = ask(library, "What was decided about the pier railway?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert [f.basis for f in result.findings if f.text == decision] == [Basis.DERIVED]


def test_a_decision_that_names_another_matter_first_is_not(tmp_path: Path) -> None:
    decision = "Ash & Son, new fence at the cemetery: it was RESOLVED that the fence be approved."
    library = library_with(tmp_path, decision)
    result = ask(library, "What was decided about the pier railway?", today=TODAY)
    assert decision not in quotes(result)
