"""What a question asks for, and which sentence has it."""

from datetime import date

import pytest

from qa.models import Question
from qa.sought import (
    Thing,
    counted_in,
    has,
    is_proposal,
    is_request,
    is_seconded,
    may_have,
    thing_of,
)
from qa.understand import Known, understand


def asked(text: str) -> Question:
    return understand(text, Known(), today=date(2025, 6, 1))


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How much did the bus shelter cost?", Thing.MONEY),
        ("What did the bus shelter cost?", Thing.MONEY),
        ("What was the precept for 2023/24?", Thing.MONEY),
        ("How many people objected?", Thing.NUMBER),
        ("How many grants were awarded?", Thing.NUMBER),
        ("How long is the culvert?", Thing.NUMBER),
        ("When did the library close?", Thing.DATE),
        ("Who chaired the panel?", Thing.PERSON),
        ("What precept did Ashby ask for in 2020-2021?", Thing.MONEY),
        ("What is the new mowing contract worth?", Thing.MONEY),
        ("What was the hall's balance in May?", Thing.MONEY),
        ("What are the names of the two farmers who wrote?", Thing.PERSON),
        ("Which householder did not want the sign?", Thing.PERSON),
        ("Which landowner ploughed the path?", Thing.PERSON),
        ("What are the names of the new streets?", None),
        ("What is the earliest that building could begin?", Thing.DATE),
        ("What was the first item?", None),
        ("What was said about drainage?", None),
        ("bus shelter", None),
    ],
)
def test_what_is_asked_for(question: str, thing: Thing | None) -> None:
    assert thing_of(asked(question)) is thing


@pytest.mark.parametrize(
    ("text", "thing", "found"),
    [
        ("The shelter had cost £1,250.", Thing.MONEY, True),
        ("The increase was 4.9%.", Thing.MONEY, True),
        ("The shelter was put up on 3 May 2022.", Thing.MONEY, False),
        ("Fourteen complaints had been received.", Thing.NUMBER, True),
        ("There were no complaints.", Thing.NUMBER, True),
        ("The report (Report No: ABC/21/007) was received.", Thing.NUMBER, False),
        ("It was noted on 3 May 2022 at 7.30pm.", Thing.NUMBER, False),
        ("See minute 45 of March 2021.", Thing.NUMBER, False),
        ("The library would close in March.", Thing.DATE, True),
        ("The library would close.", Thing.DATE, False),
        ("Councillor Mary Oake took the chair.", Thing.PERSON, True),
        ("The gate had been left open.", Thing.PERSON, False),
    ],
)
def test_whether_a_sentence_has_it(text: str, thing: Thing, found: bool) -> None:
    assert has(text, thing, asked("How much did it come to?")) is found


def test_figures_of_the_question_are_no_answer() -> None:
    question = asked("How many of the 32 cameras were replaced?")
    assert not has("There are 32 cameras.", Thing.NUMBER, question)
    assert has("Of the 32 cameras 19 were replaced.", Thing.NUMBER, question)


def test_somebody_by_office_may_be_the_answer() -> None:
    question = asked("Who looks after the defibrillator?")
    assert may_have("The Clerk checks it weekly.", Thing.PERSON, question)
    assert not has("The Clerk checks it weekly.", Thing.PERSON, question)


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("How many complaints came in about the bus?", "complaint"),
        ("How many of the allotment plots were let?", "plot"),
        ("How many people signed the petition?", None),
        ("How much rain fell?", None),
    ],
)
def test_what_is_counted(question: str, term: str | None) -> None:
    assert counted_in(asked(question)) == term


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("How often does the group meet?", "The group meets fortnightly.", True),
        ("How often does the group meet?", "They meet every other week.", True),
        ("How often does the group meet?", "The group met in the hall.", False),
        ("How long will the work take?", "It would take several weeks.", True),
        ("How many people came?", "They come every week.", False),
        ("How much did the fair cost?", "The fair raised £500 for the scouts.", False),
        ("How much did the fair cost?", "The fair cost £90 and raised £500.", True),
        ("How much did the fair raise?", "The fair raised £500 for the scouts.", True),
        ("Who bought the inn?", "Cllr Ann Moss shared that the inn had been sold.", False),
        ("Who bought the inn?", "Cllr Ann Moss said that Mr Ford had bought the inn.", True),
        ("Who wrote to the county?", "Cllr Moss reported that she had written.", True),
        ("Who said that the inn was sold?", "Cllr Moss said that the inn was sold.", True),
        ("Who is the vice-chairman?", "Cllr Ann Moss was elected Chairman.", False),
        ("Who is the vice-chairman?", "Cllr Ann Moss was elected Vice Chair.", True),
        ("Who is the chair?", "Cllr Ann Moss was elected Vice Chair.", False),
        ("Who is the chair?", "Cllr Moss is Chairman and Cllr Bee Vice-Chairman.", True),
    ],
)
def test_what_is_beside_the_thing_asked_for_is_not_it(
    question: str, text: str, found: bool
) -> None:
    assert has(text, thing_of(asked(question)), asked(question)) is found


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("Cllr Moss proposed that a bench be bought.", True),
        ("The motion was seconded.", True),
        ("A grant of £900 was paid for the proposed car park.", False),
        ("This proposed scheme will cost £900.", False),
        ("It was proposed to buy a bench and agreed.", False),
    ],
)
def test_a_proposal_is_what_somebody_proposed(text: str, proposal: bool) -> None:
    assert is_proposal(text) is proposal


def test_what_was_proposed_and_seconded_is_decided_unless_it_was_a_motion() -> None:
    assert is_seconded("Proposed by Mrs Moss, seconded by Mr Bee that the fee be £9.")
    assert not is_seconded("The motion proposed by Mrs Moss and seconded by Mr Bee was lost.")
    assert not is_seconded("Mrs Moss proposed that the fee be £9.")


def test_a_request_waits_for_what_came_of_it() -> None:
    assert is_request("The school was asking for help with the fees.")
    assert not is_request("The request was approved.")
    assert not is_request("The school was painted.")


def test_the_role_that_is_asked_about_is_nobodys_name() -> None:
    question = asked("Which contractor mended the wall?")
    assert not may_have("The contractor had mended the wall.", Thing.PERSON, question)
    assert may_have("The Clerk had mended the wall.", Thing.PERSON, question)
