"""Measures, against examples worked by hand and what must hold of any ranking."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.metrics import auroc, interval, mean, ndcg, recall, reciprocal_rank

NAMES = st.lists(st.sampled_from("abcdefghijkl"), unique=True)
JUDGED = st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(1, 3), min_size=1)
SCORES = st.lists(st.integers(0, 6).map(float), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("ranking", "relevant", "expected"),
    [
        (["a"], {"a": 1}, 1.0),
        (["b", "a"], {"a": 1}, 1 / math.log2(3)),
        (["b", "c", "a"], {"a": 1}, 0.5),
        (["a", "x", "b"], {"a": 1, "b": 1}, (1 + 1 / 2) / (1 + 1 / math.log2(3))),
        (["b", "a"], {"a": 2, "b": 1}, (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))),
        (["x"], {"a": 1}, 0.0),
        ([], {"a": 1}, 0.0),
        (["a"], {}, 0.0),
    ],
)
def test_gain_is_discounted_by_rank_and_measured_against_the_best_order(
    ranking: list[str], relevant: dict[str, int], expected: float
) -> None:
    assert ndcg(ranking, relevant) == pytest.approx(expected)


def test_gain_beyond_the_depth_does_not_count() -> None:
    ranking = [*"bcdefghijk", "a"]
    assert ndcg(ranking, {"a": 1}) == 0.0
    assert ndcg(ranking, {"a": 1}, depth=11) > 0.0


@given(NAMES, JUDGED)
def test_every_measure_of_a_ranking_lies_between_nothing_and_one(
    ranking: list[str], relevant: dict[str, int]
) -> None:
    assert 0.0 <= ndcg(ranking, relevant) <= 1.0 + 1e-9
    assert 0.0 <= recall(ranking, relevant, depth=10) <= 1.0
    assert 0.0 <= reciprocal_rank(ranking, relevant) <= 1.0


@given(JUDGED)
def test_the_best_order_has_all_the_gain(relevant: dict[str, int]) -> None:
    best = sorted(relevant, key=lambda name: -relevant[name])
    assert ndcg(best, relevant) == pytest.approx(1.0)
    assert reciprocal_rank(best, relevant) == 1.0


@given(NAMES, JUDGED)
def test_recall_never_falls_with_depth(ranking: list[str], relevant: dict[str, int]) -> None:
    found = [recall(ranking, relevant, depth=depth) for depth in range(13)]
    assert found == sorted(found)
    assert found[0] == 0.0


@pytest.mark.parametrize(
    ("ranking", "depth", "expected"),
    [(["a", "b"], 10, 2 / 3), (["x", "a"], 1, 0.0), (["x", "a"], 2, 1 / 3), ([], 10, 0.0)],
)
def test_recall_is_the_share_of_what_is_relevant(
    ranking: list[str], depth: int, expected: float
) -> None:
    assert recall(ranking, {"a": 1, "b": 1, "c": 2}, depth=depth) == pytest.approx(expected)


def test_recall_of_nothing_is_nothing() -> None:
    assert recall(["a"], {}, depth=10) == 0.0


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [(["a"], 1.0), (["x", "a"], 0.5), (["x", "y", "b", "a"], 1 / 3), (["x"], 0.0), ([], 0.0)],
)
def test_the_reciprocal_rank_is_that_of_the_first_right_one(
    ranking: list[str], expected: float
) -> None:
    assert reciprocal_rank(ranking, {"a": 1, "b": 2}) == pytest.approx(expected)


def test_the_eleventh_is_too_late() -> None:
    ranking = [*"bcdefghijk", "a"]
    assert reciprocal_rank(ranking, {"a": 1}) == 0.0


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_in_the_right_order(
    positive: list[float], negative: list[float]
) -> None:
    pairs = [(p > n) + (p == n) / 2 for p in positive for n in negative]
    assert auroc(positive, negative) == pytest.approx(sum(pairs) / len(pairs))


@given(SCORES, SCORES)
def test_auroc_turned_round_is_the_rest(positive: list[float], negative: list[float]) -> None:
    one, other = auroc(positive, negative), auroc(negative, positive)
    assert one is not None
    assert other == pytest.approx(1 - one)


def test_auroc_of_one_side_is_unknown() -> None:
    assert auroc([], [1.0]) is None
    assert auroc([1.0], []) is None


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean([]) == 0.0
    assert mean([0.1] * 10) == pytest.approx(0.1, abs=0)


def test_an_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    source = random.Random(4)  # noqa: S311 - figures for a test
    values = [source.random() for _ in range(60)]
    low, high = interval(values)
    assert low <= mean(values) <= high
    assert interval(values) == (low, high)
    assert interval([0.5] * 9) == (0.5, 0.5)
    assert interval([]) == (0.0, 0.0)
