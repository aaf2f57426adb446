"""The outcome of an amendment is never that of the motion it would amend."""

import pytest

from corpus.models import Decision
from corpus.parsing.amendments import moves_amendment, puts_amendment
from corpus.parsing.decisions import find_decisions
from tests.corpus.parsing.build import one_item, spans_of


def decisions_of(text: str) -> list[Decision]:
    reading, items = one_item(text)
    return list(find_decisions(reading, items, spans_of(reading)))


def test_a_lost_amendment_leaves_the_motion_its_own_outcome() -> None:
    text = (
        "Cllr Ash proposed and Cllr Birch seconded that the pond be drained.\n\n"
        "Cllr Crane proposed and Cllr Dell seconded the following amendment to the motion: that "
        "it be cleaned.\n\nAmendment lost.\n\nMotion carried."
    )
    found = {decision.mover: decision for decision in decisions_of(text)}
    assert (found["Cllr Crane"].outcome, found["Cllr Crane"].on_amendment) == ("lost", True)
    assert (found["Cllr Ash"].outcome, found["Cllr Ash"].on_amendment) == ("carried", False)


def test_a_result_that_names_nothing_is_that_of_the_amendment_before_it() -> None:
    text = "Cllr Ash moved an amendment, seconded by Cllr Birch, to plant oaks. Lost."
    (found,) = decisions_of(text)
    assert (found.outcome, found.on_amendment) == ("lost", True)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Ash proposed an Amendment to keep the sign.",
        "An amendment was proposed by Cllr Ash and seconded by Cllr Birch.",
        "Cllr Ash moved, by way of amendment, that it be oak.",
    ],
)
def test_an_amendment_is_moved_as_such(text: str) -> None:
    assert moves_amendment(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Ash proposed that the minutes be adopted with the amendment.",
        "Cllr Ash proposed the following amendments to the Standing Orders.",
        "The non-material amendment to the application was noted.",
    ],
)
def test_to_amend_a_paper_is_a_motion_of_its_own(text: str) -> None:
    assert not moves_amendment(text)


def test_an_amendment_is_put_to_the_vote() -> None:
    assert puts_amendment("The Chairman put the amendment set out in paragraph 5 to the vote.")
    assert not puts_amendment("The Chairman put the motion to the vote.")
