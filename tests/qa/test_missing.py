"""Estimates of what a search missed, against populations whose size is known."""

import math
import random

import pytest

from qa.missing import captured, most_relevant


def test_the_likely_figure_is_chapman_s() -> None:
    # 40 + 30 caught, 20 of them twice: Chapman's N is 41 * 31 / 21 - 1 = 59.52, less the 50 seen.
    assert captured(40, 30, 20, unseen=1000).likely == pytest.approx(9.5, abs=0.05)


def test_two_captures_that_agree_leave_little_and_two_that_differ_leave_much() -> None:
    agree = captured(40, 40, 39, unseen=10_000)
    differ = captured(40, 40, 5, unseen=10_000)
    assert agree.most is not None
    assert differ.most is not None
    assert agree.most < 10 < 100 < differ.most


def test_no_more_can_be_missing_than_was_not_found() -> None:
    found = captured(30, 30, 4, unseen=7)
    assert (found.likely, found.most) == (7.0, 7)


@pytest.mark.parametrize("both", [0, 1, 2])
def test_without_enough_in_common_there_is_no_estimate_and_the_reason_is_told(both: int) -> None:
    found = captured(50, 50, both, unseen=1000)
    assert (found.likely, found.most) == (None, None)
    assert str(both) in (found.none_because or "")


@pytest.mark.parametrize(("one", "other"), [(0.5, 0.5), (0.8, 0.4), (0.3, 0.7)])
def test_the_upper_end_covers_what_is_missing_where_the_captures_are_independent(
    one: float, other: float
) -> None:
    source, covered, given = random.Random(7), 0, 0  # noqa: S311 - chance, not secrets
    for _ in range(400):
        draws = [(source.random() < one, source.random() < other) for _ in range(60)]
        words, meaning = sum(a for a, _ in draws), sum(b for _, b in draws)
        estimate = captured(words, meaning, sum(a and b for a, b in draws), unseen=100_000)
        if estimate.most is not None:
            given += 1
            covered += sum(not a and not b for a, b in draws) <= estimate.most
    assert given > 350
    assert covered / given >= 0.94


def test_nothing_wanted_in_a_sample_bounds_the_rest_as_exact_tables_do() -> None:
    # One-sided 95 % for 0 of 30 is 1 - 0.05 ** (1 / 30) = 9.503 %; for 2 of 50, 12.06 %.
    assert most_relevant(0, 30, 1000) == math.floor(1000 * (1 - 0.05 ** (1 / 30)))
    assert most_relevant(2, 50, 10_000) == 1206


def test_a_sample_of_all_is_no_guess_and_a_sample_of_none_says_nothing() -> None:
    assert most_relevant(2, 10, 10) == 2
    assert most_relevant(0, 0, 10) == 10
    with pytest.raises(ValueError, match="part of"):
        most_relevant(5, 4, 10)
