"""A citation that its passage does not hold, or an answer without proof, cannot be made."""

from dataclasses import replace

import pytest

from qa.models import Answer
from tests.qa.builders import NOTHING_HELD, make_citation, make_finding, make_question

WORDS = "The committee approved the scheme."


def test_a_quote_that_is_its_passage_can_be_cited() -> None:
    assert make_citation(WORDS).quote == WORDS


@pytest.mark.parametrize("at", range(len(WORDS)))
def test_a_quote_altered_by_one_character_cannot_be_cited(at: int) -> None:
    altered = f"{WORDS[:at]}#{WORDS[at + 1 :]}"
    with pytest.raises(ValueError, match="does not contain"):
        replace(make_citation(WORDS), quote=altered)


@pytest.mark.parametrize("by", [-1, 1])
def test_a_quote_shifted_by_one_cannot_be_cited(by: int) -> None:
    held = make_citation(WORDS)
    with pytest.raises(ValueError, match="does not contain"):
        replace(held, start=held.start + by, end=held.end + by)


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "", "end": 100},
        {"quote": "The committee rejected the scheme."},
        {"quote": WORDS.lower()},
        {"quote": WORDS[:-1]},
        {"quote": f"{WORDS} "},
        {"quote": WORDS[4:]},
        {"end": 100 + len(WORDS) + 1},
        {"passage_text": "Another passage altogether was here."},
        {"passage_start": 101},
        {"passage_start": 0},
    ],
)
def test_a_quote_that_is_not_the_slice_at_its_place_cannot_be_cited(
    change: dict[str, object],
) -> None:
    with pytest.raises(ValueError, match="does not contain"):
        replace(make_citation(WORDS), **change)  # type: ignore[arg-type]  # any field


def test_a_part_of_a_passage_can_be_cited_at_its_own_place() -> None:
    held = make_citation(WORDS)
    part = replace(held, quote="approved", start=held.start + 14, end=held.start + 22)
    assert part.quote == "approved"


def make_answer(**parts: object) -> Answer:
    citation = make_citation(WORDS)
    given: dict[str, object] = {
        "question": make_question(), "answer": None, "answer_citation": None,
        "findings": (make_finding(citation),), "citations": (citation,),
        "searched": NOTHING_HELD, "more": 0,
    }  # fmt: skip
    return Answer(**{**given, **parts})  # type: ignore[arg-type]  # the parts are the test's


def test_an_answer_rests_on_a_finding_and_its_citation() -> None:
    assert make_answer(answer=WORDS, answer_citation=1).answer == WORDS


def test_an_answer_without_findings_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="rests on findings"):
        make_answer(findings=())


def test_a_finding_without_its_citation_cannot_be_in_an_answer() -> None:
    with pytest.raises(ValueError, match="rests on findings"):
        make_answer(citations=())
    with pytest.raises(ValueError, match="rests on findings"):
        make_answer(findings=(replace(make_finding(make_citation(WORDS)), citation=2),))


def test_an_answer_sentence_that_is_no_quotation_cannot_be_in_an_answer() -> None:
    with pytest.raises(ValueError, match="not one of the quotations"):
        make_answer(answer="The committee rejected the scheme.")
