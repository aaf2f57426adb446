"""The labels of real minutes are well formed and true to them, and the parser keeps its level."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

import pytest

from corpus.models import DocumentKind, Outcome, ParsedDocument
from corpus.parse import parse_file
from tests.gold.labels.measure import (
    HERE,
    MINUTES,
    Label,
    Mark,
    f1,
    folded,
    label_files,
    marks_of,
    number_key,
    numbers_of,
    parsed,
    read_labels,
    table,
)
from tests.gold.labels.people import SIDES as ATTENDED
from tests.gold.labels.people import people_marks
from tests.gold.labels.registers import SIDES, register_marks

KEYS = {"source", "kind", "speakers"}
OTHER_KEYS = {
    *("date", "committee", "council", "items", "first_item", "last_item", "numbers"),
    *("time", "venue", "status"),
    *("decisions", "decisions_complete", "actions", "actions_complete", "votes"),
    *("answers", "answers_complete", *ATTENDED),
}
ACTION_KEYS = {"starts", "owner", "deadline"}
OTHER_ACTION_KEYS = {"owner_or", "optional"}
ANSWER_KEYS = {"starts", "asker", "answerer"}
VOTE_KEYS = {"starts", "amendment", *SIDES}
DECISION_KEYS = {"outcome", "starts", "mover", "seconder", "for", "against", "abstain"}
OTHER_DECISION_KEYS = {"result", "outcome_or", "ends", "ends_or", "optional"}
FIGURES = ("for", "against", "abstain")
LONGEST = 14  # words of a label that are the document's own

# What the parser got right, and stated wrongly, when these were last measured, by label file.
# The first figures only ever rise, the second only ever fall; change them with the parser.
FLOORS = json.loads((HERE / "floors.json").read_text())
FILES = [path.name for path in label_files()]


@cache
def labels_in(name: str) -> list[Label]:
    return read_labels([HERE / name])


@cache
def document(source: str) -> ParsedDocument:
    if not MINUTES.is_dir():
        pytest.skip("the real minutes are not part of the repository (../shared/minutes)")
    return parsed(source)


def test_every_field_of_a_document_is_labelled_once() -> None:
    fields = Counter(
        (label["source"], key)
        for name in FILES
        for label in labels_in(name)
        for key in label.keys() - KEYS
    )

    assert [field for field, times in fields.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_labels_have_the_keys_that_the_readme_lists(name: str) -> None:
    for label in labels_in(name):
        assert label.keys() >= KEYS, label["source"]
        assert label.keys() <= KEYS | OTHER_KEYS, label["source"]
        assert label["kind"] in set(DocumentKind), label["source"]
        date = label.get("date")
        assert date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", date), label["source"]


@pytest.mark.parametrize("name", FILES)
def test_labelled_numbers_agree_with_the_count_of_items(name: str) -> None:
    for label in labels_in(name):
        numbers = numbers_of(label) if label.get("items") else None
        if numbers is not None:
            assert len(numbers) <= label["items"], label["source"]
            ends = (label["first_item"], label["last_item"])
            keys = {number_key(number) for number in numbers}
            assert {number_key(str(end)) for end in ends if end} <= keys, label["source"]


@pytest.mark.parametrize("name", FILES)
def test_labelled_decisions_are_well_formed(name: str) -> None:
    for label in labels_in(name):
        for decision in label.get("decisions", ()):
            assert decision.keys() >= DECISION_KEYS, label["source"]
            assert decision.keys() <= DECISION_KEYS | OTHER_DECISION_KEYS, label["source"]
            outcomes = {decision["outcome"], decision.get("outcome_or", decision["outcome"])}
            assert outcomes <= set(Outcome), label["source"]
            assert all(isinstance(decision[key], int | None) for key in FIGURES), label["source"]


@pytest.mark.parametrize("name", FILES)
def test_labelled_actions_and_votes_are_well_formed(name: str) -> None:
    for label in labels_in(name):
        for action in label.get("actions", ()):
            assert action.keys() >= ACTION_KEYS, label["source"]
            assert action.keys() <= ACTION_KEYS | OTHER_ACTION_KEYS, label["source"]
        for vote in label.get("votes", ()):
            assert vote.keys() == VOTE_KEYS, label["source"]
            keys = [key for side in SIDES for key in vote[side]]
            assert all(re.fullmatch(r"[0-9a-f]{8}", key) for key in keys), label["source"]


@pytest.mark.parametrize("name", FILES)
def test_labelled_answers_and_attendance_are_well_formed(name: str) -> None:
    for label in labels_in(name):
        assert all(each.keys() == ANSWER_KEYS for each in label.get("answers", ())), label["source"]
        keys = [key for side in ATTENDED for key in label.get(side, ())]
        assert all(re.fullmatch(r"[0-9a-f]{8}", key) for key in keys), label["source"]


@pytest.mark.parametrize("name", FILES)
def test_a_label_holds_few_words_of_its_document(name: str) -> None:
    for label in labels_in(name):
        for words in words_of(label):
            assert 1 <= len(words.split()) <= LONGEST, (label["source"], words)


@pytest.mark.parametrize("name", FILES)
def test_labelled_words_stand_in_the_document(name: str) -> None:
    absent = [
        (label["source"], words)
        for label in labels_in(name)
        for words in words_of(label)
        if folded(words) not in folded(document(label["source"]).reading.text)
    ]

    assert absent == []


def test_every_file_of_labels_has_floors() -> None:
    assert sorted(FLOORS) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_parser_reads_what_it_read_before(name: str) -> None:
    marks = [
        mark
        for label in labels_in(name)
        for read in (document(label["source"]),)
        for mark in (
            *marks_of(label, read),
            *register_marks(label, read),
            *people_marks(label, read),
        )
    ]
    right = Counter(mark.field for mark in marks if mark.right)
    wrong = Counter(mark.field for mark in marks if not mark.right)

    assert {
        field: right[field]
        for field, floor in FLOORS[name]["right"].items()
        if right[field] < floor
    } == {}
    stated = FLOORS[name]["wrong"]
    assert {field: wrong[field] for field, most in stated.items() if wrong[field] > most} == {}


KINDS = ("decisions", "actions", "votes", "speakers", "answers")


def words_of(label: dict[str, Any]) -> Iterator[str]:
    registers = (label.get(key, ()) for key in KINDS)
    for each in chain.from_iterable(registers):
        yield from (each[key] for key in ("starts", "result", "ends", "ends_or") if key in each)


MADE_UP = """Otterby Parish Council

Minutes of the meeting held on 3 May 2022

1. Seats

Cllr Ash said that the seats were worn. They were bought in 1990.

RESOLVED that the seats be mended. Proposed by Cllr Ash and seconded by Cllr Birch.

2. Close

The meeting closed at 9pm.
"""
MADE_UP_LABEL: Label = {
    "source": "made/up.txt",
    "date": "2022-05-03",
    "committee": None,
    "council": "Otterby Parish Council",
    "kind": "minutes",
    "items": 2,
    "first_item": "1",
    "last_item": "2",
    "decisions": [
        {
            "outcome": "resolved",
            "starts": "Resolved that the",
            "mover": "Cllr Ash",
            "seconder": "Cllr Birch",
        }
    ],
    "speakers": [
        {"starts": "Cllr Ash said that", "speaker": "Cllr Ash"},
        {"starts": "They were bought in", "speaker": None},
    ],
}


def faulty_fields(changes: Label) -> set[str]:
    made_up = parse_file("up.txt", MADE_UP.encode())
    return {mark.field for mark in marks_of(MADE_UP_LABEL | changes, made_up) if not mark.right}


def test_a_document_read_as_labelled_has_no_faults() -> None:
    assert faulty_fields({}) == set()


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"date": None}, {"date"}),
        ({"council": "Ashby Parish Council"}, {"council"}),
        ({"kind": "agenda"}, {"kind"}),
        (
            {"items": 3, "last_item": "3"},
            {"item count", "item number recall"},
        ),
        ({"items": 1, "last_item": "1"}, {"item count", "item number precision"}),
        ({"decisions": []}, {"decision precision"}),
        (
            {"speakers": [{"starts": "Cllr Ash said that", "speaker": None}]},
            {"speaker precision"},
        ),
        (
            {"speakers": [{"starts": "They were bought in", "speaker": "Cllr Ash"}]},
            {"speaker recall"},
        ),
        ({"speakers": [{"starts": "were bought in", "speaker": None}]}, {"sentence start"}),
    ],
)
def test_a_difference_is_a_fault_of_its_field(changes: Label, fields: set[str]) -> None:
    assert faulty_fields(changes) == fields


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"outcome": "noted"}, {"decision outcome"}),
        ({"outcome": "noted", "outcome_or": "resolved"}, set()),
        ({"starts": "the seats be mended"}, {"decision start"}),
        ({"ends": "by Cllr Birch"}, set()),
        ({"ends": "be mended"}, {"decision end"}),
        ({"ends": "be mended", "ends_or": "seconded by Cllr Birch."}, set()),
        ({"starts": "It was noted", "result": "the seats be"}, {"decision start"}),
        ({"mover": "Cllr Crane"}, {"mover precision", "mover recall"}),
        ({"seconder": None}, {"seconder precision"}),
        ({"for": 3}, {"tally"}),
        ({"starts": "It was noted"}, {"decision precision", "decision recall"}),
        ({"outcome": "noted", "mover": None, "optional": True}, set()),
    ],
)
def test_a_difference_in_a_decision_is_a_fault(changes: Label, fields: set[str]) -> None:
    (decision,) = MADE_UP_LABEL["decisions"]

    assert faulty_fields({"decisions": [decision | changes]}) == fields


def test_what_follows_the_last_label_of_an_incomplete_document_is_not_compared() -> None:
    assert faulty_fields({"decisions": [], "decisions_complete": False}) == set()


def test_right_and_all_are_counted_by_folder() -> None:
    marks = [
        Mark("a/x.txt", "item number precision", "wrong"),
        Mark("b/y.txt", "item number precision"),
        Mark("b/y.txt", "item number recall"),
    ]

    figures = table(marks)
    assert figures["all"] == {"item number precision": [1, 2], "item number recall": [1, 1]}
    assert figures["b"]["item number precision"] == [1, 1]
    assert f1(figures)["all"] == {"item number": 0.667}
