"""Who holds an office, by the latest of the likeliest sentences; and what else tells nothing."""

from dataclasses import replace

import pytest

from corpus.models import PassageKind
from qa.models import Question, Wanted
from qa.reading import Read
from qa.sentence import AS_LIKELY, LIKELY, answer_sentence, answered, holders, latest_first
from qa.topic import Need, Topic
from tests.qa.builders import make_evidence, make_place, make_question

CLERK = Topic((Need("clerk", (("clerk",),), 1.0),))
WHO = make_question("Who is the clerk?", wanted=Wanted.WHO)


def read(text: str, day: str, odds: float, words: str | None = None) -> Read:
    return Read(make_evidence(text, place=make_place(text, day=day)), words or text, odds)


OLD = read("Mrs Ada Moss (Clerk)", "2015-05-01", 1.0)
NEW = read("Mr Ian Bee (Clerk)", "2019-05-01", 1.0 - AS_LIKELY / 2)
UNLIKELY_ONE = read("Ms Una Fell (Clerk)", "2021-05-01", 1.0 - 2 * AS_LIKELY)


def test_of_about_as_likely_answers_the_latest_goes_first() -> None:
    assert latest_first([OLD, NEW, UNLIKELY_ONE]) == [NEW, OLD, UNLIKELY_ONE]
    assert latest_first([]) == []


def test_who_holds_an_office_is_told_by_the_latest_minutes() -> None:
    assert answered([OLD, NEW, UNLIKELY_ONE], WHO, LIKELY) is NEW
    was = make_question("Who was the clerk in 2015?", wanted=Wanted.WHO)
    assert answered([OLD, NEW], was, LIKELY) is OLD


def test_only_those_who_hold_it_are_shown() -> None:
    title = read("Parish Clerk", "2020-05-01", 1.5)
    assert holders([title, OLD, NEW], WHO, CLERK) == [NEW.evidence, OLD.evidence]


@pytest.mark.parametrize(
    ("question", "needs"),
    [
        (make_question("What did the clerk say?"), ("clerk",)),
        (make_question("Who is the clerk's cousin?", wanted=Wanted.WHO), ("clerk", "cousin")),
    ],
)
def test_what_asks_more_than_an_office_is_answered_as_ever(
    question: Question, needs: tuple[str, ...]
) -> None:
    topic = Topic(tuple(Need(word, ((word,),), 1.0) for word in needs))
    assert holders([OLD], question, topic) == []


def test_what_was_proposed_and_seconded_answers_as_a_decision() -> None:
    text = "Proposed by Mrs Moss, seconded by Mr Bee that the salary be raised to £1,210."
    asked = make_question("What was the salary raised to?", wanted=Wanted.FACT)
    decided = make_evidence(text, kind=PassageKind.DECISION)
    assert answer_sentence([decided], asked) == decided
    assert answer_sentence([make_evidence(text)], asked) is None


def test_a_sentence_without_the_year_asked_for_is_no_answer() -> None:
    other = replace(OLD, evidence=replace(OLD.evidence, exact=False))
    assert answered([other], WHO, LIKELY) is None
