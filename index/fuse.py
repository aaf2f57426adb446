"""Word scores and meaning scores become one ranking. Pure.

Each side is put on the same scale by its z-score over the whole corpus, then mixed. Measured on
261 questions over 2,883 committee passages (nDCG@10): words 0.508, meaning 0.385, reciprocal
rank fusion 0.486, this mix 0.542; ranks forget by how much the first is better.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.models import Stats

# Share of meaning in the mix. 0.5 was best on committee questions (QMSum dev, 0.542 against 0.533
# at 0.4 and 0.538 at 0.6); single sentences were ranked best with 0.7 (SQuAD dev, 0.835 against
# 0.826). research/eval.md, sections 2 and 7.
PASSAGE_WEIGHT = 0.5
SENTENCE_WEIGHT = 0.7
SCORE_DIGITS = 9  # below this is rounding noise, and would decide ties


def fuse(
    words: NDArray[np.float64],
    meaning: NDArray[np.float64],
    *,
    word_stats: Stats,
    meaning_stats: Stats,
    weight: float = PASSAGE_WEIGHT,
) -> NDArray[np.float64]:
    """The mixed score of each passage, from its word score and its meaning score.

    A passage that no word matched has word score 0, which is exact.
    """
    if not 0.0 <= weight <= 1.0:
        raise ValueError(f"weight must be from 0 to 1, not {weight}")
    mixed = (1.0 - weight) * z_scores(words, word_stats)
    return np.round(mixed + weight * z_scores(meaning, meaning_stats), SCORE_DIGITS)


def z_scores(scores: NDArray[np.float64], stats: Stats) -> NDArray[np.float64]:
    """How many deviations scores lie above the mean; 0 where nothing varies."""
    if stats.deviation <= 0.0:
        return np.zeros(len(scores))
    return (scores - stats.mean) / stats.deviation


def word_statistics(scores: Sequence[float], *, matches: int, size: int) -> Stats:
    """Mean and deviation over `size` passages, of which `matches` have a word score above 0.

    `scores` are those known, best first. If the list was cut, the matches that are missing are
    taken to score half the last one known: they lie somewhere between it and 0.
    """
    if size <= 0 or not scores:
        return Stats(0.0, 0.0)
    missing = max(0, min(matches, size) - len(scores))
    half = scores[-1] / 2.0
    total = math.fsum(scores) + missing * half
    squares = math.fsum(score * score for score in scores) + missing * half * half
    mean = total / size
    return Stats(mean, math.sqrt(max(0.0, squares / size - mean * mean)))
