"""The gold questions are well formed, and those on the sample true to it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from corpus.parse import parse_file
from tests.gold.judge import expected
from tests.gold.spans import folded

Gold: TypeAlias = dict[str, Any]

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "corpus" / "sample"
SETS = {"sample": "S", "real": "R"}
KEYS = {"id", "class", "half", "question", "turns", "expect"}
ANSWER_KEYS = {
    "must", "any", "least", "each", "ordered", "must_not", "answer_words", "speaker", "ledger",
}  # fmt: skip
REFUSED = {
    "out_of_scope", "false_premise", "wrong_scope", "near_miss", "follow_up", "welsh",
}  # fmt: skip


def gold_questions(name: str) -> list[Gold]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def primary(gold: Gold) -> str:
    """The document that decides to which half a question belongs."""
    first = next(expected(gold), None)
    return str(first["source"] if first else gold.get("about", gold["question"]))


@cache
def folded_text(source: str) -> str:
    path = SAMPLE / source
    return folded(parse_file(path.name, path.read_bytes()).reading.text)


def sources() -> Iterator[str]:
    for path in sorted(SAMPLE.glob("*/*")):
        yield path.relative_to(SAMPLE).as_posix()


QUESTIONS = {name: gold_questions(name) for name in SETS}
ALL = [gold for golds in QUESTIONS.values() for gold in golds]
ANSWERED = [gold for gold in QUESTIONS["sample"] if gold["expect"] == "answer"]
in_both = pytest.mark.parametrize("name", SETS)
by_id = pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold["id"])
answered = pytest.mark.parametrize("gold", ANSWERED, ids=lambda gold: gold["id"])


@in_both
def test_ids_and_questions_are_unique_and_in_order(name: str) -> None:
    golds = QUESTIONS[name]
    assert [gold["id"] for gold in golds] == [f"{SETS[name]}{n + 1:03d}" for n in range(len(golds))]
    asked = {folded(" / ".join(gold.get("turns", [gold["question"]]))) for gold in golds}
    assert len(asked) == len(golds)


@in_both
def test_the_classes_have_the_numbers_that_the_readme_gives(name: str) -> None:
    column = list(SETS).index(name) + 1
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    rows = [re.split(r"\s*\|\s*", line) for line in readme.splitlines() if line.startswith("| `")]
    stated = {row[1].strip("`"): int(row[1 + column]) for row in rows if row[2].isdecimal()}
    assert stated == Counter(gold["class"] for gold in QUESTIONS[name])


@in_both
def test_a_quarter_of_the_questions_has_no_answer(name: str) -> None:
    refused = sum(gold["expect"] == "no_answer" for gold in QUESTIONS[name])
    assert 0.2 <= refused / len(QUESTIONS[name]) <= 0.3


@in_both
def test_a_document_belongs_to_one_half(name: str) -> None:
    halves: dict[str, set[str]] = {}
    for gold in QUESTIONS[name]:
        halves.setdefault(primary(gold), set()).add(gold["half"])
    assert [source for source, both in halves.items() if len(both) > 1] == []


@in_both
def test_the_halves_are_alike(name: str) -> None:
    """Within what whole documents allow: most Welsh questions are on few documents."""
    sizes = Counter(gold["half"] for gold in QUESTIONS[name])
    assert set(sizes) == {"tuning", "test"}
    assert abs(sizes["tuning"] - sizes["test"]) <= len(QUESTIONS[name]) / 20
    for kind in {gold["class"] for gold in QUESTIONS[name]} - {"welsh"}:
        halves = Counter(gold["half"] for gold in QUESTIONS[name] if gold["class"] == kind)
        assert abs(halves["tuning"] - halves["test"]) <= 2, kind


@by_id
def test_a_question_is_well_formed(gold: Gold) -> None:
    assert gold["question"].strip() == gold["question"] != ""
    assert gold.get("turns", [gold["question"]])[-1] == gold["question"]
    assert ("turns" in gold) == (gold["class"] == "follow_up")
    if gold["expect"] == "answer":
        assert set(gold) <= KEYS | ANSWER_KEYS
        assert next(expected(gold), None) is not None
        assert len(gold.get("must", ())) <= 3
        assert gold.get("least", 1) <= len(gold.get("any", ())) or "any" not in gold
    else:
        assert gold["expect"] == "no_answer"
        assert set(gold) <= KEYS | {"reason_words", "about"}
        assert gold["class"] in REFUSED
    assert gold.get("ledger", "said") in ("said", "decided", "action")
    assert ("speaker" in gold) == (gold["class"] == "said")
    assert "answer_words" in gold or gold["class"] != "factual"
    assert ("ordered" in gold) == (gold["class"] == "timeline")
    assert len(gold.get("each", [[], []])) >= 2


def test_every_document_of_the_sample_is_asked_about() -> None:
    used = {entry["source"] for gold in QUESTIONS["sample"] for entry in expected(gold)}
    unused = [source for source in sources() if source not in used]
    assert [Path(source).name for source in unused] == [
        "Agenda frontsheet 14th-Nov-2024 10.00 Communities and Safety Scrutiny Committee.txt",
        "minutes-2022-03-08 DRAFT.docx",
    ]


@answered
def test_every_source_exists_and_none_is_both_wanted_and_unwanted(gold: Gold) -> None:
    wanted = {entry["source"] for entry in expected(gold)}
    unwanted = set(gold.get("must_not", ()))
    assert not wanted & unwanted
    assert all((SAMPLE / source).is_file() for source in wanted | unwanted)


@answered
def test_the_words_stand_in_the_document_once(gold: Gold) -> None:
    for entry in expected(gold):
        assert set(entry) == {"source", "words"}
        assert 3 <= len(entry["words"].split()) <= 12
        assert folded_text(entry["source"]).count(folded(entry["words"])) == 1, entry


@answered
def test_the_speaker_is_named_in_a_document_that_is_asked_for(gold: Gold) -> None:
    surname = folded(gold.get("speaker", "")).rpartition(" ")[2]
    assert any(surname in folded_text(entry["source"]) for entry in expected(gold))


def test_topics_that_are_out_of_scope_occur_nowhere() -> None:
    texts = {source: folded_text(source) for source in sources()}
    for gold in QUESTIONS["sample"]:
        if gold["class"] == "out_of_scope":
            assert gold["reason_words"], gold["id"]
            for word in gold["reason_words"]:
                assert folded(word) in folded(gold["question"])
                assert not [source for source, text in texts.items() if folded(word) in text], word


def test_the_wrong_scope_questions_name_what_the_reason_must_name() -> None:
    for gold in ALL:
        if gold["class"] in ("wrong_scope", "out_of_scope"):
            words = gold.get("reason_words", ())
            assert all(folded(word) in folded(gold["question"]) for word in words), gold["id"]
