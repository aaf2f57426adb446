"""Who moved something is told by the sentence that says so; what was lost is told as lost."""

from datetime import date
from pathlib import Path

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer
from tests.qa.builders import library_of

TODAY = date(2025, 6, 1)
MOTIONS = """WEXMOOR DISTRICT COUNCIL

Minutes of the meeting of the Council held on 12 October 2021

8. Motion on beaver release

Councillor Nia Poole said that beavers had been gone from the Wex for four centuries, and that a
release of beavers at Otter Mead would slow the floods.

It was moved by Councillor Nia Poole and seconded by Councillor Rhys Bolt that the Council support
a beaver release at Otter Mead.

Councillor Ada Thorne feared for the orchards below the mill.

The motion was put to the vote and LOST by 11 votes to 19.

9. Playground at Green Lane

Councillor Tom Sayer proposed that a playground at Green Lane be paid for from reserves.

The motion was CARRIED by 25 votes to 2.

10. Planning

(i) 21/00417/FUL: riding stable at 4 Gorse Hill. Members spoke of the narrow lane and of the
horses that already used it each morning. It was agreed to object on grounds of road safety.

(ii) 21/00420/FUL: porch at 9 Gorse Hill. It was agreed to offer no objection.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, {"motions.txt": MOTIONS})


def answered(library: Library, question: str) -> Answer:
    answer = ask(library, question, today=TODAY)
    assert isinstance(answer, Answer), answer.reason
    return answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who proposed the beaver release?", "Nia Poole"),
        ("Who moved the motion on a beaver release?", "Nia Poole"),
        ("Who seconded the beaver release?", "Rhys Bolt"),
        ("Who proposed the playground at Green Lane?", "Tom Sayer"),
    ],
)
def test_who_moved_it_is_told_by_the_sentence_that_says_so(
    library: Library, question: str, name: str
) -> None:
    answer = answered(library, question)
    assert answer.answer is not None
    assert name in answer.answer
    assert "moved" in answer.answer or "proposed" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "When did the council agree to support a beaver release?",
        "Why did the council vote for a beaver release at Otter Mead?",
    ],
)
def test_what_is_assumed_and_was_lost_is_told_as_lost(library: Library, question: str) -> None:
    answer = answered(library, question).answer
    assert answer is not None
    assert "LOST by 11 votes to 19" in answer


def test_what_is_assumed_and_was_carried_is_answered_as_ever(library: Library) -> None:
    answer = answered(library, "When did the council agree to a playground at Green Lane?")
    assert not any("LOST" in finding.text for finding in answer.findings)


def test_yes_or_no_is_told_by_the_decision_that_follows(library: Library) -> None:
    answer = answered(library, "Did the council object to the riding stable at 4 Gorse Hill?")
    texts = [finding.text for finding in answer.findings]
    assert any("agreed to object on grounds of road safety" in text for text in texts)
    assert not any("no objection" in text for text in texts)
