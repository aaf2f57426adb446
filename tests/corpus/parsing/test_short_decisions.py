"""How parishes say in a few words what they decided."""

import pytest

from corpus.models import Outcome
from corpus.parsing.outcomes import outcome_in


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("All agreed this was a true record of the meeting.", Outcome.AGREED),
        ("Councillors resolved it to be satisfactory.", Outcome.RESOLVED),
        ("It was agreed and resolved that the hedge be cut.", Outcome.AGREED),
        ("Letter from the bowls club - noted.", Outcome.NOTED),
        ("Quotation for the notice board – agreed.", Outcome.AGREED),
        ("Invoice from Larch Mowing £212.00 resolved to pay", Outcome.RESOLVED),
        ("Standing orders – Resolved to adopt", Outcome.RESOLVED),
        ("These were accepted as correct by all.", Outcome.APPROVED),
        ("These were moved as correct by Una Bell and Col Rae.", Outcome.NOT_STATED),
    ],
)
def test_a_decision_in_a_few_words_is_one(sentence: str, outcome: Outcome) -> None:
    found = outcome_in(sentence)
    assert found is not None
    assert found.outcome is outcome


@pytest.mark.parametrize(
    "sentence",
    [
        "The noted author would open the fair – a well-known face.",
        "He had agreed to pay £20 for the stall.",
        "The clerk was told that it had been noted.",
    ],
)
def test_words_that_only_look_like_one_are_none(sentence: str) -> None:
    assert outcome_in(sentence) is None
