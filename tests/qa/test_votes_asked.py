"""The many ways of asking how a vote went, what each is about, and what answers it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qa.ask import answer, ask
from qa.library import Library
from qa.models import Answer, NoAnswer, Wanted
from qa.spelling import understood
from qa.understand import Known, understand
from tests.qa.builders import TODAY, library_of

MINUTES = """WEXMOOR DISTRICT COUNCIL

Minutes of the meeting of the Council held on 22 February 2022

12. Motions

Mr Ashdown proposed, and Mrs Birch seconded the motion that

"This Council resolves to publish the reasons for every refusal of a grant."

Following the debate, the Chairman put the motion to the vote.

For (2)

Mr Ashdown, Mrs Birch

Against (3)

Mr Cole, Mrs Dent, Mr Earley

Abstain (1)

Mr Farrow

Motion lost.

Mr Cole proposed, and Mr Earley seconded the motion that

"This Council calls for a ban on sky lanterns."

For (5)

Mr Ashdown, Mrs Birch, Mr Cole, Mr Earley, Mr Farrow

Against (0)

Abstain (1)

Mrs Dent

Motion carried.

13. Toilets

Councillor Storr moved that the toilets in Mill Lane be closed. A vote was taken on the motion, \
which was clearly lost.

14. Bus shelter

The new bus shelter in Corn Street was agreed unanimously.

15. Bandstand

It was proposed that the bandstand be painted green. The proposal was carried by 9 votes to 8.
"""

Asked = Callable[[str], Answer | NoAnswer]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("votes"), {"votes.txt": MINUTES})


@pytest.fixture
def asked(library: Library) -> Asked:
    return lambda question: ask(library, question, today=TODAY)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How many voted against the motion to close the toilets?", "motion to close the toilets"),
        ("How many county councillors were for and how many against the solar farm?",
         "solar farm"),
        ("How many members were in favour of the new hall?", "new hall"),
        ("How many abstained on the election of the chair?", "election of the chair"),
        ("By what majority was the budget agreed?", "budget agreed"),
        ("By how many votes was the litter motion lost?", "litter motion"),
        ("What was the majority for the precept?", "precept"),
        ("How close was the vote on the car park?", "car park"),
        ("Was the decision on the bus shelter unanimous?", "bus shelter"),
        ("Was the precept agreed unanimously?", "precept agreed"),
        ("Did anybody abstain on the bus shelter?", "bus shelter"),
        ("Were there any abstentions on the budget?", "budget"),
        ("Who opposed the motion on fracking?", "motion on fracking"),
        ("Which councillors supported the wind farm motion?", "wind farm motion"),
        ("Which way did they vote on the budget?", "budget"),
        ("Did the amendment on parking pass?", "amendment on parking"),
        ("Was the motion about litter carried?", "motion about litter"),
        ("Was the closure put to the vote?", "closure"),
    ],
)  # fmt: skip
def test_words_of_voting_ask_for_the_vote_and_are_no_part_of_its_matter(
    question: str, topic: str
) -> None:
    found = understand(question, Known(), today=TODAY)
    assert found.wanted is Wanted.VOTE
    assert found.topic.endswith(topic)
    assert len(found.topic.split()) <= len(topic.split()) + 2


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many residents were against the plan?", Wanted.HOW_MANY),
        ("How many councillors are there?", Wanted.HOW_MANY),
        ("Who supported the application for a licence?", Wanted.WHO),
        ("Who objected to the new fence?", Wanted.WHO),
        ("Why did Mr Cole abstain on the budget?", Wanted.FACT),
        ("What did Mr Cole say against the motion?", Wanted.SAID),
    ],
)
def test_what_others_were_for_or_against_is_no_vote(question: str, wanted: Wanted) -> None:
    assert understand(question, Known(), today=TODAY).wanted is wanted


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many were for and how many against the motion on reasons for refusing grants?",
         "For (2)"),
        ("How many voted against the motion to publish the reasons for refusal of a grant?",
         "Against (3)"),
        ("How many abstained on the sky lanterns motion?", "Abstain (1)"),
        ("By what majority was the painting of the bandstand carried?", "9 votes to 8"),
        ("How close was the vote on the bandstand?", "9 votes to 8"),
        ("Was the bus shelter agreed unanimously?", "agreed unanimously"),
        ("Did anybody abstain on the sky lanterns motion?", "Mrs Dent"),
        ("Did anybody abstain on the bus shelter?", "agreed unanimously"),
        ("Who opposed the motion to publish the reasons for refusal?", "Mr Cole, Mrs Dent"),
        ("Who opposed the sky lanterns motion?", "Against (0)"),
        ("Did the motion to close the toilets pass?", "clearly lost"),
        ("How did Mr Farrow vote on the reasons for refusing a grant?", "Abstain (1)"),
    ],
)  # fmt: skip
def test_each_is_answered_with_what_it_asks_for(asked: Asked, question: str, words: str) -> None:
    result = asked(question)
    assert isinstance(result, Answer), result.reason
    assert words in " ".join((result.answer or "").split())


def test_who_moved_it_is_not_taken_for_who_voted(asked: Asked) -> None:
    result = asked("How many were for the motion of Mr Ashdown on reasons for refusing a grant?")
    assert isinstance(result, Answer), result.reason
    said = " ".join(finding.text for finding in result.findings)
    assert "Against (3)" in said
    assert "Motion lost" in said


def test_another_motion_of_the_same_item_tells_nothing_of_this_one(asked: Asked) -> None:
    result = asked("What was the vote on sky lanterns?")
    assert isinstance(result, Answer), result.reason
    assert result.answer == "Motion carried."
    assert not any("lost" in f.text or "Against (3)" in f.text for f in result.findings)


def test_a_vote_without_figures_does_not_say_how_many(asked: Asked) -> None:
    result = asked("How many voted for closing the toilets in Mill Lane?")
    assert isinstance(result, NoAnswer)
    assert "how many" in result.reason


def test_who_abstained_may_be_asked_after_the_result(library: Library) -> None:
    before = "Did the council pass the sky lanterns motion?"
    result = answer(library, understood(library, [before, "And who abstained?"], today=TODAY))
    assert isinstance(result, Answer), result.reason
    assert "Mrs Dent" in (result.answer or "")


def test_a_whole_list_is_found_where_the_item_has_one_motion(tmp_path: Path) -> None:
    one = MINUTES[: MINUTES.index("Mr Cole proposed, and")]
    held = library_of(tmp_path, {"one.txt": one})
    result = ask(held, "Who voted against the reasons for refusing a grant?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert "Mr Earley" in (result.answer or "")
