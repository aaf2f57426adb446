"""Passages beside good ones of the same item rise with them, where a debate is asked for."""

from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.store.connection import Database
from corpus.store.home import Home
from index.models import EVERYTHING
from index.publish import publish
from index.search import Hit, Query, any_words, search
from qa.evaluation.sets import GivenPassage
from qa.evaluation.shelve import shelve, shelved
from qa.library import Library
from qa.neighbours import BESIDE, BEST_OF_ITEM, OF_ITEM, SHARES, lifted, smoothed
from qa.rerank import reranked
from tests.builders import unseen
from tests.fakes import WordCountEncoder
from tests.qa.builders import open_place

DEBATE = "What did members say about the ferry?"
PASSAGES = (
    GivenPassage("quay#1", "", "Members heard that the lamps were dim."),
    GivenPassage("quay#2", "", "The ferry was late again, members said of the ferry."),
    GivenPassage("quay#3", "", "Mrs Lamb thought the crew had done what they could about it."),
    GivenPassage("quay#4", "", "Did members want the ferry to run at night, the Chair asked."),
    GivenPassage("hall", "", "Somebody had left a ferry timetable behind in the hall about noon."),
    GivenPassage("park", "", "The swings were to be painted."),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    place, words = Home(tmp_path_factory.mktemp("quay")).collection("quay"), WordCountEncoder()
    with Database(place.record, writable=True) as database:
        shelve(database, PASSAGES, words, unseen)
        publish(database, place.index, encoder=words.name, width=words.width, progress=unseen)
    return open_place(place, words)


def hits_of(library: Library, text: str) -> list[Hit]:
    query = Query(any_words(text), library.encoder.encode_question(text), EVERYTHING)
    return search(library.generation, query, limit=len(PASSAGES))


def names_of(library: Library, hits: list[Hit]) -> list[str]:
    names = shelved(library.database, PASSAGES)
    return [names[hit.passage_id] for hit in hits]


def test_what_stands_between_good_passages_rises_above_what_stands_alone(library: Library) -> None:
    hits = hits_of(library, DEBATE)
    before, after = names_of(library, hits), names_of(library, reranked(library, DEBATE, hits))
    assert before.index("hall") < before.index("quay#3")
    assert after.index("quay#3") < after.index("hall")
    assert sorted(before) == sorted(after)


def test_of_typed_words_only_the_own_score_counts(library: Library) -> None:
    hits = hits_of(library, "ferry timetable")
    assert reranked(library, "ferry timetable", hits) == hits


def test_nothing_found_is_nothing_lifted(library: Library) -> None:
    assert lifted(library, []) == []


def test_a_passage_of_the_item_that_was_not_found_counts_as_the_worst_that_was(
    library: Library,
) -> None:
    names = {name: number for number, name in shelved(library.database, PASSAGES).items()}
    found = [Hit(names["quay#2"], 3.0, 0.0, 0.0), Hit(names["park"], 1.0, 0.0, 0.0)]
    first, second = lifted(library, found, beside=0.6, of_item=0.0)
    assert (first.passage_id, second.passage_id) == (names["quay#2"], names["park"])
    assert first.score == pytest.approx(3.0 + 0.6 * 1.0)  # neighbours at 1.0, two steps away too
    assert second.score == pytest.approx(1.0 + 0.6 * 1.0)  # alone: its own


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([2.0], [2.0 * (1 + BESIDE + OF_ITEM)]),
        ([0.0, 3.0, 0.0], [0.0 + BESIDE * (2 / 3 * 3.0) + OF_ITEM, 3.0 + BESIDE * (1 / 3 * 3.0)
                           + OF_ITEM, 0.0 + BESIDE * (2 / 3 * 3.0) + OF_ITEM]),
        ([], []),
    ],
)  # fmt: skip
def test_scores_beside_and_of_the_item_are_added(row: list[float], expected: list[float]) -> None:
    assert smoothed_row(row).tolist() == pytest.approx(expected)


def test_the_inner_ones_of_a_run_gain_most_and_a_better_one_alone_keeps_its_lead() -> None:
    run = smoothed_row([0.0, 2.0, 2.0, 2.0, 0.0])
    assert run[2] == max(run)
    assert smoothed_row([9.0])[0] > run[2]


def smoothed_row(row: list[float]) -> NDArray[np.float64]:
    return smoothed(np.array(row), np.zeros(len(row), np.int64), BESIDE, OF_ITEM)


@given(st.lists(st.lists(st.floats(-3, 9), min_size=1, max_size=12), max_size=5))
def test_items_side_by_side_are_smoothed_each_as_if_it_were_alone(rows: list[list[float]]) -> None:
    items = np.repeat(np.arange(len(rows)) * 7 + 3, [len(row) for row in rows]).astype(np.int64)
    together = smoothed(np.array([s for row in rows for s in row]), items, BESIDE, OF_ITEM)
    assert together.tolist() == pytest.approx([s for row in rows for s in smoothed_by_hand(row)])


def smoothed_by_hand(row: list[float]) -> list[float]:
    """The same sums, one passage after the other."""

    def beside(at: int, steps: int) -> float:
        there = [row[i] for i in (at - steps, at + steps) if 0 <= i < len(row)]
        return fmean(there) if there else row[at]

    best = fmean(sorted(row)[-BEST_OF_ITEM:])
    return [
        own + BESIDE * sum(share * beside(at, k) for k, share in enumerate(SHARES, 1))
        + OF_ITEM * best
        for at, own in enumerate(row)
    ]  # fmt: skip
