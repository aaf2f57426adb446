"""The judge tells right answers from wrong ones, on small invented answers."""

from typing import Any, TypeAlias

import pytest

from tests.gold.judge import judge
from tests.gold.spans import marked

Gold: TypeAlias = dict[str, Any]

GOLD: Gold = {
    "class": "plain",
    "expect": "answer",
    "must": [{"source": "north/a.txt", "words": "the pond be drained"}],
    "any": [
        {"source": "north/a.txt", "words": "there were nine ducks"},
        {"source": "north/b.txt", "words": "the ducks had been moved"},
    ],
    "must_not": ["south/a.txt"],
}
DECISION = "RESOLVED that the Pond  be\ndrained by May."
DUCKS = "Councillor Poe said that there were nine ducks."
DOCUMENT = f"Minutes\n{DUCKS}\nRESOLVED that the pond be drained by May.\n"
REFUSAL: Gold = {"class": "out_of_scope", "expect": "no_answer", "reason_words": ["tram"]}


def finding(citation: int, ledger: str = "decided", speaker: str | None = None) -> Gold:
    return {"ledger": ledger, "text": "…", "speaker": speaker, "citation": citation}


def cite(number: int, quote: str, source: str = "/data/north/a.txt") -> Gold:
    return {"number": number, "quote": quote, "source": source}


def reply(**changes: Any) -> Gold:
    right = {
        "outcome": "answer",
        "answer": "The pond is to be drained by May.",
        "findings": [finding(1), finding(2, "said", "Cllr A. Poe")],
        "citations": [cite(1, DECISION), cite(2, DUCKS)],
        "reason": None,
    }
    return right | changes


def test_a_right_answer_has_no_faults() -> None:
    assert judge(GOLD, reply(), lambda _: DOCUMENT) == []


def test_a_source_may_be_given_without_a_folder_above_it() -> None:
    citations = [cite(1, DECISION, "north/a.txt"), cite(2, DUCKS, "C:\\minutes\\north\\a.txt")]
    assert judge(GOLD, reply(citations=citations)) == []


def test_no_answer_where_one_is_expected() -> None:
    refused = {"outcome": "no_answer", "reason": "Nothing was found about ponds."}
    assert judge(GOLD, refused) == ["outcome is 'no_answer', expected 'answer'"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"citations": [cite(1, DECISION, "up-north/a.txt"), cite(2, DUCKS)]}, "missing from"),
        ({"citations": [cite(1, "RESOLVED so."), cite(2, DUCKS)]}, "missing from"),
        ({"findings": [finding(2)]}, "missing from"),
        ({"citations": [cite(1, DECISION), cite(2, "There were ducks.")]}, "none of the 2"),
        ({"findings": [finding(1), finding(2), finding(3)]}, "has no citation"),
    ],
    ids=["wrong source", "missing words", "not cited by a finding", "no choice", "no citation"],
)
def test_evidence_that_is_not_there(changes: Gold, fault: str) -> None:
    assert [fault in each for each in judge(GOLD, reply(**changes))] == [True]


def test_an_answer_without_findings() -> None:
    assert judge(GOLD, reply(findings=[]))[0] == "there is no finding"


def test_a_document_that_must_not_be_quoted() -> None:
    citations = [cite(1, DECISION), cite(2, DUCKS), cite(3, "No.", "south/a.txt")]
    faults = judge(GOLD, reply(citations=citations))
    assert faults == ["quotes south/a.txt, which must not be quoted"]


def test_the_ledger() -> None:
    assert judge(GOLD | {"ledger": "decided"}, reply()) == [
        "none of the acceptable passages is under 'decided'"
    ]
    assert judge(GOLD | {"any": [], "ledger": "decided"}, reply()) == []
    assert judge(GOLD | {"any": [], "ledger": "action"}, reply()) == [
        "not under 'action': 'the pond be drained'"
    ]


def test_the_speaker_is_compared_by_surname() -> None:
    assert judge(GOLD | {"speaker": "Councillor Poe"}, reply()) == []
    faults = judge(GOLD | {"speaker": "Councillor Roe"}, reply())
    assert faults == ["speaker is Cllr A. Poe, None, expected Councillor Roe"]


def test_the_sentence_has_the_words() -> None:
    assert judge(GOLD | {"answer_words": "BY MAY"}, reply()) == []
    assert judge(GOLD | {"answer_words": "June"}, reply())[0].startswith("answer lacks 'June'")
    assert judge(GOLD | {"answer_words": "by May"}, reply(answer=None)) != []


def test_a_quotation_that_is_not_in_its_document() -> None:
    citations = [cite(1, DECISION + " Or June."), cite(2, DUCKS), cite(3, "?", "east/z.txt")]
    faults = judge(GOLD, reply(citations=citations), lambda _: DOCUMENT)
    assert len(faults) == 1
    assert faults[0].startswith("not in north/a.txt: ")


def test_a_refusal_with_its_reason() -> None:
    right = {"outcome": "no_answer", "reason": "Nothing held mentions a Tram.", "findings": []}
    assert judge(REFUSAL, right) == []
    assert judge(REFUSAL, right | {"reason": "Nothing found."}) == ["reason lacks 'tram'"]
    assert judge(REFUSAL, right | {"reason": None})[0] == "no reason is given"


def test_an_answer_where_none_is_expected() -> None:
    assert judge(REFUSAL, reply()) == ["outcome is 'answer', expected 'no_answer'"]
    half = reply(outcome="no_answer", reason="There is no tram.")
    assert judge(REFUSAL, half) == ["something is answered although nothing should be"]


def test_a_hashed_stretch_is_found_whatever_the_spaces_and_line_ends() -> None:
    hashed = {"source": "north/a.txt", "anchor": "pond", **marked("the pond be DRAINED")}
    assert judge(GOLD | {"must": [hashed]}, reply()) == []
    other = hashed | marked("the pond be filled")
    faults = judge(GOLD | {"must": [other]}, reply())
    assert faults == ["missing from north/a.txt: 'pond'"]


def test_a_copy_of_a_document_is_as_good_as_the_document() -> None:
    there = {"source": "north/z.txt", "also": ["north/a.txt"], "words": "the pond be drained"}
    assert judge(GOLD | {"must": [there]}, reply()) == []


def test_several_of_the_acceptable_passages_may_be_asked_for() -> None:
    assert judge(GOLD | {"least": 2}, reply()) == [
        "1, not 2, of the 2 acceptable passages is quoted"
    ]


WHEN: Gold = {
    "class": "timeline",
    "expect": "answer",
    "each": [
        [{"source": "north/a.txt", "words": "there were nine ducks"}],
        [{"source": "north/a.txt", "words": "the pond be drained"}],
    ],
    "ordered": True,
}


def test_each_group_must_be_there_and_in_the_order_of_events() -> None:
    ducks_first = reply(findings=[finding(2), finding(1)])
    assert judge(WHEN, ducks_first) == []
    assert judge(WHEN, reply()) == ["not in the order in which it happened"]
    assert judge(WHEN, reply(findings=[finding(2)])) == ["nothing from north/a.txt"]


def test_a_reader_who_does_not_scroll_sees_the_first_findings_only() -> None:
    assert judge(GOLD, reply(), first=2) == []
    assert judge(GOLD, reply(), first=1) == ["none of the 2 acceptable passages is quoted"]
    assert judge(WHEN, reply(findings=[finding(2), finding(1)]), first=1) == []


def test_a_figure_in_the_sentence_is_not_part_of_a_longer_one() -> None:
    gold = GOLD | {"answer_words": "14"}
    assert judge(gold, reply(answer="There were 14 of them.")) == []
    for sentence in ("In 2014 there were some.", "There were 1,140.", "There were 14.5."):
        assert judge(gold, reply(answer=sentence)) != []
