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


def test_what_came_of_a_request_answers_whether_it_was_met(
    tmp_path: Path,
) -> None:
    asked = "Corley School was asking for help with the fees of the sailing course."
    came = "A donation of £50 was approved."
    library = library_of(
        tmp_path,
        {"may.txt": make_minutes(asked, came, date="6 May 2019", title="Letters")},
    )
    result = ask(library, "Did the Council give anything for the sailing course at Corley School?",
                 today=TODAY)  # fmt: skip
    assert isinstance(result, Answer), result.reason
    assert result.answer == came
    assert asked in " ".join(quotes(result))
