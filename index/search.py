"""Finding passages: both engines always run, and their scores are mixed into one ranking."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.fuse import PASSAGE_WEIGHT, fuse, word_statistics
from index.generation import Generation
from index.models import EVERYTHING, Group, Scope, Stats, Term, WordQuery

# How deep either engine looks before the mix. research/eval.md mixes over the whole corpus;
# 1,000 gives the same first hundred on every set there.
DEPTH = 1_000


class Hit(NamedTuple):
    """A passage that a search found: its mixed score, and what each engine gave for it.

    `words` is the BM25 score, 0 when no word of the question is in the passage; `meaning` the
    cosine with the question. A tuple, since a search makes a thousand.
    """

    passage_id: int
    score: float
    words: float
    meaning: float

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, in a form to show: which engines found it and how strongly."""
        by_words = (f"words {self.words:.1f}",) if self.words > 0 else ()
        return (*by_words, f"meaning {self.meaning:.2f}")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: words as a tree, the vector of the meaning, and where."""

    words: WordQuery
    vector: NDArray[np.float32]
    scope: Scope = EVERYTHING
    required: bool = False  # only passages that the words match may be found
    weight: float = field(default=PASSAGE_WEIGHT)


def any_words(text: str) -> Group:
    """A loose query: any word of a text may match."""
    return Group(optional=tuple(Term(word) for word in text.split()))


def search(generation: Generation, query: Query, *, limit: int, depth: int = DEPTH) -> list[Hit]:
    """The best passages within the scope, best first, ties to the lower id.

    Scores are z-scores over the whole collection, so that a narrow scope does not change what a
    score means.
    """
    depth = max(depth, limit)
    matched, by_words = generation.best(query.words, limit=depth, scope=query.scope)
    stats = _word_statistics(generation, query, by_words)
    order = np.argsort(matched)
    matched, by_words = matched[order], by_words[order]
    allowed = matched if query.required else generation.facets.allowed(query.scope)
    near, meaning = generation.vectors.nearest(query.vector, limit=depth, allowed=allowed)
    rest = np.setdiff1d(matched, near, assume_unique=True)
    ids = np.concatenate((near, rest))
    meaning = np.concatenate((meaning, generation.vectors.scores_of(rest, query.vector)))
    words = _looked_up(ids, matched, by_words)
    mixed = fuse(
        words,
        meaning,
        word_stats=stats,
        meaning_stats=generation.vectors.statistics(query.vector),
        weight=query.weight,
    )
    best = np.lexsort((ids, -mixed))[:limit]
    columns = (ids[best], mixed[best], words[best], meaning[best])
    return list(map(Hit._make, zip(*(each.tolist() for each in columns), strict=True)))


def _looked_up(
    ids: NDArray[np.int64], known: NDArray[np.int64], scores: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The scores of some ids among those that are known, in order; 0 for the others."""
    if not len(known):
        return np.zeros(len(ids))
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    return np.where(known[at] == ids, scores[at], 0.0)


def _word_statistics(generation: Generation, query: Query, scores: NDArray[np.float64]) -> Stats:
    if not query.scope.is_everything:
        _, scores = generation.best(query.words, limit=DEPTH, scope=EVERYTHING)
    matches = len(scores)
    if matches >= DEPTH:
        matches = generation.count(query.words)
    return word_statistics(scores.tolist(), matches=matches, size=generation.words.size)
