"""What the reader makes of evidence, with a reader that is told what to see."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from index.reader import Reading
from qa.evidence import Evidence
from qa.models import Wanted
from qa.reading import TEXTS, apart, read, texts_of
from qa.sentence import answer_sentence, answered, may_be_answered, with_read
from tests.qa.builders import make_evidence, make_place, make_question

BEFORE = "Cllr Moss thanked the volunteers."
COST = "The shed at Mill Haugh cost £1,340, of which the fund paid £300."
AFTER = "The keys are with the Clerk."
PLACE = make_place(f"{BEFORE} {COST} {AFTER}")
HOW_MUCH = make_question("How much did the shed cost?", wanted=Wanted.HOW_MANY)


@dataclass
class Told:
    """Sees the words it was told to see, with its odds; elsewhere nothing."""

    words: str
    odds: float = 8.0
    name: str = "told"

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """One reading for each text."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Reading:
        at = text.find(self.words)
        if at < 0:
            return Reading(-20.0, -20.0, 0, 1)
        return Reading(self.odds, self.odds, at, at + len(self.words))


def evidence() -> list[Evidence]:
    return [make_evidence(text, place=PLACE, meaning=0.6, coverage=0.5)
            for text in (COST, BEFORE, AFTER)]  # fmt: skip


def test_a_sentence_is_read_with_those_beside_it() -> None:
    first = texts_of(evidence())[0]
    assert str(first) == f"{BEFORE} {COST} {AFTER}"


def test_a_long_neighbour_is_left_out() -> None:
    long = "The Chair read out the list, which was long, " + "and longer " * 40 + "still."
    place = make_place(f"{COST} {long}")
    texts = texts_of([make_evidence(COST, place=place), make_evidence(long, place=place)])
    assert str(texts[0]) == COST


def test_no_more_is_read_than_a_reader_would_wait_for() -> None:
    many = [
        make_evidence(f"Shed number {n} was locked.", place=make_place(
            f"Shed number {n} was locked.", passage_id=n)) for n in range(TEXTS + 9)
    ]  # fmt: skip
    assert len(texts_of(many)) == TEXTS


FURTHER_ON = "It will cost about £7,200, shared by all."
APART = make_place(f"The pier review is done. It was long. It is not published. {FURTHER_ON}")


def apart_evidence() -> list[Evidence]:
    rest = ("It was long.", "It is not published.", FURTHER_ON)
    return [
        make_evidence("The pier review is done.", place=APART, meaning=0.7, coverage=1.0),
        *(make_evidence(text, place=APART, meaning=0.2, coverage=0.0) for text in rest),
    ]


def test_what_stands_further_on_is_read_with_the_sentence_it_leans_on() -> None:
    (text,) = apart(apart_evidence(), make_question("How much will the pier review cost?",
                                                    wanted=Wanted.HOW_MANY))  # fmt: skip
    assert str(text) == f"The pier review is done. {FURTHER_ON}"
    assert [text.sentence_at(at).text for at in (0, 23, 25, 40)] == [
        "The pier review is done.", "The pier review is done.", FURTHER_ON, FURTHER_ON
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("What became of the pier review?", Wanted.FACT),
        ("Who led the pier review?", Wanted.WHO),
        ("When will the pier review end?", Wanted.WHEN),
    ],
)
def test_nothing_further_on_is_read_that_cannot_answer(question: str, wanted: Wanted) -> None:
    assert apart(apart_evidence(), make_question(question, wanted=wanted)) == []


def test_the_sentence_with_the_words_is_named_once() -> None:
    reads = read(Told("£1,340"), HOW_MUCH, evidence())
    assert reads[0].evidence.text == COST
    assert len({id(one.evidence) for one in reads}) == len(reads)
    assert reads[0].words == "£1,340"


def test_stronger_evidence_makes_the_same_reading_likelier() -> None:
    weak = [make_evidence(COST, meaning=0.2, coverage=0.1)]
    strong = [make_evidence(COST, meaning=0.8, coverage=0.9)]
    odds = [read(Told("£1,340"), HOW_MUCH, some)[0].odds for some in (weak, strong)]
    assert odds[0] < odds[1]


def test_words_that_are_not_what_is_asked_are_no_answer() -> None:
    reads = read(Told("Mill Haugh"), HOW_MUCH, evidence())
    assert answered(reads, HOW_MUCH, -9.0) is None


def test_the_answer_sentence_is_the_one_that_the_reader_sees() -> None:
    found = evidence()
    reads = read(Told("£1,340"), HOW_MUCH, found)
    other = make_evidence("A fee of £5 for the shed was agreed.", coverage=1.0)
    best = answer_sentence([other, *found], HOW_MUCH, reads)
    assert best is not None
    assert best.text == COST
    assert answer_sentence([other, *found], HOW_MUCH) is other


def test_a_sure_answer_is_evidence_though_its_words_are_weak() -> None:
    found = evidence()
    reads = read(Told("£1,340", odds=40.0), HOW_MUCH, found)
    assert [one.text for one in with_read([], reads, HOW_MUCH)] == [COST]


def test_where_nothing_is_likely_to_say_there_is_no_answer() -> None:
    reads = read(Told("nowhere"), HOW_MUCH, evidence())
    assert not may_be_answered(reads, HOW_MUCH)
    assert may_be_answered(reads, make_question("the shed"))
    assert may_be_answered([], HOW_MUCH)
