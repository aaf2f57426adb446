"""Measures of rankings and of refusals. Pure; formulas as in trec_eval unless said."""

import math
import random
from collections.abc import Mapping, Sequence

RESAMPLES = 1_000  # of the bootstrap; the interval's ends move by under 0.002 beyond that


def ndcg(ranking: Sequence[str], relevant: Mapping[str, int], *, depth: int = 10) -> float:
    """Normalised discounted cumulative gain with linear gain and log2(rank + 1) discount."""
    gains = [relevant.get(name, 0) for name in ranking[:depth]]
    ideal = sorted(relevant.values(), reverse=True)[:depth]
    best = _discounted(ideal)
    return _discounted(gains) / best if best else 0.0


def recall(ranking: Sequence[str], relevant: Mapping[str, int], *, depth: int) -> float:
    """The share of all relevant passages among the first `depth`."""
    found = sum(name in relevant for name in ranking[:depth])
    return found / len(relevant) if relevant else 0.0


def reciprocal_rank(
    ranking: Sequence[str], relevant: Mapping[str, int], *, depth: int = 10
) -> float:
    """One over the rank of the first relevant passage; 0 if there is none among `depth`."""
    for rank, name in enumerate(ranking[:depth], 1):
        if name in relevant:
            return 1.0 / rank
    return 0.0


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties half; None if one side is empty.

    The Mann-Whitney statistic over the pooled ranks.
    """
    if not positive or not negative:
        return None
    pooled = sorted([(score, 1) for score in positive] + [(score, 0) for score in negative])
    total, at = 0.0, 0
    while at < len(pooled):
        end = at
        while end < len(pooled) and pooled[end][0] == pooled[at][0]:
            end += 1
        mean_rank = (at + 1 + end) / 2
        total += mean_rank * sum(label for _, label in pooled[at:end])
        at = end
    count = len(positive)
    return (total - count * (count + 1) / 2) / (count * len(negative))


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return math.fsum(values) / len(values) if values else 0.0


def interval(values: Sequence[float], *, seed: int = 0) -> tuple[float, float]:
    """The 95 % bootstrap interval of the mean, by a fixed seed."""
    if not values:
        return 0.0, 0.0
    source = random.Random(seed)  # noqa: S311 - resampling, not secrets
    means = sorted(mean(source.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[round(0.025 * RESAMPLES)], means[round(0.975 * RESAMPLES) - 1]


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
