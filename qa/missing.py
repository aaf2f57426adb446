"""How many passages a search may have missed: estimates with their method and limits. Pure.

Chapman's estimate treats the words and the meaning as two captures of the same passages: if both
often find the same ones, few are left that neither found.
"""

import math
from dataclasses import dataclass

from qa.reasons import filled

LEAST_BOTH = 3  # passages that both sides found; with fewer the interval says nothing
SURE = 0.95
METHOD = (
    "Capture-recapture: words and meaning are two captures of the same passages. The likely figure "
    "is Chapman's (1951). The most is the 95 % point of what Bayes' rule gives for the passages "
    "that neither found (beta-negative binomial; Jeffreys' prior for the share found by words)."
)
# What a reader of the figure must know; DESIGN.md section 3, promise 5.
ASSUMPTIONS = (
    "A passage near in meaning is no likelier to have the words than another on the matter; in "
    "truth it is, so the likely figure errs to too few.",
    "Every passage found bears on the matter; in truth some near in meaning do not, so both "
    "figures err to too many.",
    "What is missing from the record or could not be read is not counted: see the coverage.",
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many passages on the matter neither words nor meaning found, or why none can be given.

    `by_words`, `by_meaning` and `both` are the counts that it rests on. `likely` is Chapman's
    figure and `most` the upper end of the 95 % interval. The interval begins at 0: if what the
    meaning alone found is another matter, nothing need be missing.
    """

    by_words: int
    by_meaning: int
    both: int
    likely: float | None
    most: int | None
    none_because: str | None = None


def captured(by_words: int, by_meaning: int, both: int, *, unseen: int) -> Estimate:
    """The estimate from two captures; `unseen` are the passages in scope that neither found."""
    if both < LEAST_BOTH:
        because = filled("few_alike", n=both)
        return Estimate(by_words, by_meaning, both, None, None, because)
    words_only, meaning_only = by_words - both, by_meaning - both
    likely = min(words_only * meaning_only / (both + 1), float(unseen))
    most = max(_upper(words_only, meaning_only, both, unseen), math.ceil(likely))
    return Estimate(by_words, by_meaning, both, round(likely, 1), most)


def no_estimate(by_words: int, because: str) -> Estimate:
    """That none can be given, and why."""
    return Estimate(by_words, 0, 0, None, None, because)


def _upper(words_only: int, meaning_only: int, both: int, unseen: int) -> int:
    """The 95 % point of how many neither found, at most `unseen`.

    The share found by words, judged by those that the meaning found, is Beta(both + 1/2,
    meaning_only + 1/2); what the meaning missed then takes so many tries for `words_only` finds.
    """
    found, alpha, beta = words_only + 1.0, both + 0.5, meaning_only + 0.5
    chance = _log_beta(alpha + found, beta) - _log_beta(alpha, beta)  # of none, as a logarithm
    total = math.exp(chance)
    number = 0
    while total < SURE and number < unseen:
        more = (found + number) * (beta + number)
        chance += math.log(more / ((number + 1) * (alpha + found + beta + number)))
        number += 1
        total += math.exp(chance)
    return number


def _log_beta(one: float, other: float) -> float:
    return math.lgamma(one) + math.lgamma(other) - math.lgamma(one + other)


def most_relevant(relevant: int, looked_at: int, of: int) -> int:
    """How many of `of` passages may bear on the matter when so many of a random sample do.

    The upper end of the exact one-sided 95 % interval (Clopper and Pearson 1934).
    """
    if not 0 <= relevant <= looked_at <= of:
        raise ValueError("a sample is part of what it is drawn from")
    if looked_at in (0, of):
        return relevant if looked_at else of
    low, high = relevant / looked_at, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(relevant, looked_at, middle) > 0.05:
            low = middle
        else:
            high = middle
    return min(of, math.floor(high * of))


def _at_most(most: int, tries: int, chance: float) -> float:
    """The chance of at most so many successes."""
    return math.fsum(
        math.comb(tries, k) * chance**k * (1.0 - chance) ** (tries - k) for k in range(most + 1)
    )
