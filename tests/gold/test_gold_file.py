"""The gold questions are well formed and true to the sample; the judge tells right from wrong."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from corpus.parse import parse_file
from tests.gold.judge import folded, judge

Gold: TypeAlias = dict[str, Any]

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "corpus" / "sample"
COUNTS = {
    "topic": 15,
    "plain": 20,
    "citizen": 15,
    "factual": 25,
    "decided": 16,
    "said": 12,
    "votes": 6,
    "actions": 6,
    "reference": 7,
    "scope": 12,
    "welsh": 2,
    "out_of_scope": 15,
    "false_premise": 10,
    "wrong_scope": 15,
}
KEYS = {"id", "class", "question", "expect"}
ANSWER_KEYS = {"must", "any", "must_not", "answer_words", "speaker", "ledger"}
REFUSED = ("out_of_scope", "false_premise", "wrong_scope")


def gold_questions() -> list[Gold]:
    lines = (HERE / "sample.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def entries(gold: Gold) -> list[dict[str, str]]:
    return [*gold.get("must", ()), *gold.get("any", ())]


@cache
def text_of(source: str) -> str:
    path = SAMPLE / source
    return parse_file(path.name, path.read_bytes()).reading.text


@cache
def folded_text(source: str) -> str:
    return folded(text_of(source))


def sources() -> Iterator[str]:
    for path in sorted(SAMPLE.glob("*/*")):
        yield path.relative_to(SAMPLE).as_posix()


QUESTIONS = gold_questions()
ANSWERED = [gold for gold in QUESTIONS if gold["expect"] == "answer"]
by_id = pytest.mark.parametrize("gold", QUESTIONS, ids=lambda gold: gold["id"])
answered = pytest.mark.parametrize("gold", ANSWERED, ids=lambda gold: gold["id"])


def test_ids_and_questions_are_unique_and_in_order() -> None:
    assert [gold["id"] for gold in QUESTIONS] == [f"S{n + 1:03d}" for n in range(len(QUESTIONS))]
    assert len({folded(gold["question"]) for gold in QUESTIONS}) == len(QUESTIONS)


def test_the_classes_have_the_numbers_that_the_readme_gives() -> None:
    assert Counter(gold["class"] for gold in QUESTIONS) == COUNTS
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    stated = {name: int(n) for name, n in re.findall(r"^\| `(\w+)` \| (\d+) \|", readme, re.M)}
    assert stated == COUNTS


def test_every_document_of_minutes_is_asked_about() -> None:
    used = {entry["source"] for gold in QUESTIONS for entry in entries(gold)}
    unused = [source for source in sources() if source not in used]
    assert [Path(source).name for source in unused] == [
        "Agenda frontsheet 14th-Nov-2024 10.00 Communities and Safety Scrutiny Committee.txt",
        "minutes-2022-03-08 DRAFT.docx",
    ]


@by_id
def test_a_question_is_well_formed(gold: Gold) -> None:
    assert gold["question"].strip() == gold["question"] != ""
    assert gold["expect"] in ("answer", "no_answer")
    if gold["expect"] == "answer":
        assert set(gold) <= KEYS | ANSWER_KEYS
        assert entries(gold)
        assert len(gold.get("must", ())) <= 3
    else:
        assert set(gold) <= KEYS | {"reason_words"}
        assert gold["class"] in REFUSED
    assert gold.get("ledger", "said") in ("said", "decided", "action")
    assert ("speaker" in gold) == (gold["class"] == "said")
    assert "answer_words" in gold or gold["class"] != "factual"


@answered
def test_every_source_exists_and_none_is_both_wanted_and_unwanted(gold: Gold) -> None:
    wanted = {entry["source"] for entry in entries(gold)}
    unwanted = set(gold.get("must_not", ()))
    assert not wanted & unwanted
    assert all((SAMPLE / source).is_file() for source in wanted | unwanted)


@answered
def test_the_words_stand_in_the_document_once(gold: Gold) -> None:
    for entry in entries(gold):
        assert set(entry) == {"source", "words"}
        assert 3 <= len(entry["words"].split()) <= 12
        assert folded_text(entry["source"]).count(folded(entry["words"])) == 1, entry


@answered
def test_the_speaker_is_named_in_a_document_that_is_asked_for(gold: Gold) -> None:
    surname = folded(gold.get("speaker", "")).rpartition(" ")[2]
    assert any(surname in folded_text(entry["source"]) for entry in entries(gold))


def test_topics_that_are_out_of_scope_occur_nowhere() -> None:
    texts = {source: folded_text(source) for source in sources()}
    for gold in QUESTIONS:
        if gold["class"] == "out_of_scope":
            assert gold["reason_words"], gold["id"]
            for word in gold["reason_words"]:
                assert folded(word) in folded(gold["question"])
                assert not [source for source, text in texts.items() if folded(word) in text], word


def test_the_wrong_scope_questions_name_what_the_reason_must_name() -> None:
    for gold in QUESTIONS:
        if gold["class"] == "wrong_scope":
            assert all(folded(word) in folded(gold["question"]) for word in gold["reason_words"])


# The judge, on small invented answers.

GOLD: Gold = {
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
REFUSAL: Gold = {"expect": "no_answer", "reason_words": ["tram"]}


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
    assert [fault in found for found in judge(GOLD, reply(**changes))] == [True]


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
