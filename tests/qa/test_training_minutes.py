"""The questions on real minutes that the reader learns from: whole, honest, and at their places."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.training.minutes import FILE, Spelled, opening, place_of, rows
from benchmarks.training.pairs import holds_no, window_of
from tests.gold.spans import letters, sha1_of
from tests.gold.test_real_file import MINUTES

TEXT = "# Minutes\n\nThe shed was sold to Mr Ash for £70.\n\nThe hedge was cut. It is low now.\n"
GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def _sources(entry: Any) -> Iterator[str]:
    """Every document that a gold question names, wherever in it."""
    if isinstance(entry, dict):
        yield from (entry[key] for key in ("source", "about") if key in entry)
        yield from entry.get("also", ())
        for value in entry.values():
            yield from _sources(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _sources(value)


def test_nothing_is_learned_from_what_the_test_half_asks(items: list[dict[str, Any]]) -> None:
    lines = (GOLD / "real.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    kept_back = {source for one in gold if one["half"] == "test" for source in _sources(one)}
    assert kept_back
    assert not kept_back & {one["source"] for one in items}
    asked = {one["question"].casefold() for one in gold}
    learned = {q.casefold() for one in items for q in (*one["questions"], *one["near"])}
    assert not asked & learned


def test_every_answer_lies_in_its_quotation(items: list[dict[str, Any]]) -> None:
    for one in items:
        first, last = one["answer"]
        assert 0 <= first < last <= one["letters"]
        assert one["questions"]
        assert one["near"]


def test_every_quotation_is_in_its_document(items: list[dict[str, Any]]) -> None:
    if not MINUTES.is_dir():
        pytest.skip("no real minutes beside the project")
    drawn = random.Random(7).sample(sorted({one["source"] for one in items}), 6)  # noqa: S311
    assert all((MINUTES / source).is_file() for source in drawn)
    found = list(rows(MINUTES, held_out=True))
    assert {row["kind"] for row in found} == {"gold", "hard_negative", "adversarial"}
    assert all(row["answer"] in row["passage"] for row in found if row["label"])


def _item(**more: Any) -> dict[str, Any]:
    quotation = letters("The shed was sold to Mr Ash for £70.")
    return {
        "source": "a.md", "at": 0, "letters": len(quotation), "sha1": sha1_of(quotation),
        "answer": [quotation.index("mrash"), quotation.index("mrash") + 5],
        "questions": ["Who bought the shed?"], "near": ["Why was the shed sold?"], **more,
    }  # fmt: skip


@pytest.mark.parametrize("at", [7, 0, 40])
def test_a_quotation_that_has_moved_is_found_all_the_same(at: int) -> None:
    start, end, answer = place_of(_item(at=at), Spelled.of(TEXT))
    assert TEXT[start:end] == "The shed was sold to Mr Ash for £70"
    assert TEXT[slice(*answer)] == "Mr Ash"


def test_other_minutes_than_those_written_for_are_refused() -> None:
    with pytest.raises(KeyError, match=r"not in a\.md"):
        place_of(_item(), Spelled.of("The barn was sold to Mr Ash for £70, and then again."))


def test_a_near_miss_is_read_with_what_it_nearly_asks_about() -> None:
    row = {"source": "minutes", "label": 0, "question": "Is the hedge low?", "passage": TEXT,
           "about": "The shed was sold to Mr Ash for £70"}  # fmt: skip
    window, sentence, words = window_of(row, random.Random(0))  # noqa: S311
    assert "The shed was sold" in window
    assert sentence is None
    assert words is None


def test_no_sentence_runs_on_over_an_empty_line() -> None:
    row = {"source": "minutes", "label": 1, "question": "Who bought it?", "passage": TEXT,
           "answer_sentence": "The shed was sold", "answer": "Mr Ash"}  # fmt: skip
    windows = {window_of(row, random.Random(seed))[0] for seed in range(20)}  # noqa: S311
    assert "The shed was sold to Mr Ash for £70." in windows


def test_a_window_with_the_answer_does_not_pass_for_one_without() -> None:
    assert not holds_no({"unless": "Mr Ash"}, "It was sold to mr ash.")
    assert holds_no({"unless": "Mr Ash"}, "The hedge was cut.")
    assert holds_no({}, "The hedge was cut.")


@pytest.mark.parametrize(
    ("question", "first"),
    [("How many went?", "how many"), ("Why not?", "why"), ("“Who” came?", "who"), ("?", "")],
)
def test_the_opening_of_a_question(question: str, first: str) -> None:
    assert opening(question) == first
