from typing import Any

import numpy as np
import pytest

from index.fuse import fuse, word_statistics, z_scores
from index.models import Stats

UNIT = Stats(0.0, 1.0)


def mixed(words: list[float], meaning: list[float], **given: Any) -> list[float]:
    scores: list[float] = fuse(np.array(words), np.array(meaning), **given).tolist()
    return scores


def test_the_mix_of_a_worked_example() -> None:
    # words: z = (4-1)/2 = 1.5 and (0-1)/2 = -0.5; meaning: z = -1 and 2
    scores = mixed(
        [4.0, 0.0],
        [0.2, 0.8],
        word_stats=Stats(1.0, 2.0),
        meaning_stats=Stats(0.4, 0.2),
        weight=0.25,
    )
    assert scores == [0.875, 0.125]


def test_a_large_lead_in_one_side_outweighs_a_small_one_in_the_other() -> None:
    first, second = mixed(
        [9.0, 1.0], [0.50, 0.52], word_stats=UNIT, meaning_stats=Stats(0.0, 0.2), weight=0.5
    )
    assert first > second


def test_a_side_whose_scores_are_all_equal_does_not_count() -> None:
    scores = mixed([2.0, 2.0], [0.1, 0.9], word_stats=Stats(2.0, 0.0), meaning_stats=UNIT)
    assert scores == [0.05, 0.45]


def test_nothing_found_has_no_scores() -> None:
    nothing = Stats(0.0, 0.0)
    assert mixed([], [], word_stats=nothing, meaning_stats=nothing) == []


def test_a_weight_outside_the_range_is_refused() -> None:
    with pytest.raises(ValueError, match="weight"):
        mixed([], [], word_stats=UNIT, meaning_stats=UNIT, weight=1.5)


def test_word_statistics_count_the_passages_that_did_not_match() -> None:
    every = [5.0, 3.0, 1.0, *[0.0] * 7]
    stats = word_statistics([5.0, 3.0, 1.0], matches=3, size=10)
    assert stats.mean == pytest.approx(np.mean(every))
    assert stats.deviation == pytest.approx(np.std(every))


def test_word_statistics_of_a_cut_list_lie_near_those_of_the_whole() -> None:
    every = np.linspace(10.0, 0.0, 101)
    cut = word_statistics(list(every[:50]), matches=100, size=101)
    assert cut.mean == pytest.approx(every.mean(), rel=0.02)
    assert cut.deviation == pytest.approx(every.std(), rel=0.1)


def test_no_word_matches_have_no_deviation() -> None:
    stats = word_statistics([], matches=0, size=10)
    assert (stats.mean, stats.deviation, z_scores(np.zeros(1), stats)[0]) == (0.0, 0.0, 0.0)
    assert word_statistics([], matches=0, size=0) == stats
