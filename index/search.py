"""Finding passages: both engines always run, and their scores are mixed into one ranking."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.fuse import PASSAGE_WEIGHT, fuse, word_statistics
from index.generation import Generation
from index.models import EVERYTHING, Group, Scope, Stats, Term, WordQuery

# How deep either engine looks before the mix. research/eval.md mixes over the whole corpus;
# 1,000 gives the same first hundred on every set there.
DEPTH = 1_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found: its mixed score, and what each engine gave for it.

    `words` is the BM25 score, 0 when no word of the question is in the passage; `meaning` the
    cosine with the question.
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
    scope = query.scope
    word_hits = generation.words.search(query.words, limit=depth, scope=scope)
    words = dict(word_hits)
    allowed = generation.facets.allowed(scope)
    if query.required:
        allowed = np.array(sorted(words), dtype=np.int64)
    ids, scores = generation.vectors.nearest(query.vector, limit=depth, allowed=allowed)
    meaning = dict(zip(ids.tolist(), scores.tolist(), strict=True))
    rest = np.array(sorted(words.keys() - meaning.keys()), dtype=np.int64)
    if len(rest):
        more = generation.vectors.scores_of(rest, query.vector)
        meaning |= dict(zip(rest.tolist(), more.tolist(), strict=True))
    ranking = fuse(
        words,
        meaning,
        word_stats=_word_statistics(generation, query, word_hits),
        meaning_stats=generation.vectors.statistics(query.vector),
        weight=query.weight,
    )
    return [
        Hit(passage_id, score, words.get(passage_id, 0.0), meaning[passage_id])
        for passage_id, score in ranking[:limit]
    ]


def _word_statistics(generation: Generation, query: Query, hits: list[tuple[int, float]]) -> Stats:
    size = generation.words.size
    everywhere = hits
    if not query.scope.is_everything:
        everywhere = generation.words.search(query.words, limit=DEPTH)
    matches = len(everywhere)
    if matches >= DEPTH:
        matches = generation.words.count(query.words)
    return word_statistics([score for _, score in everywhere], matches=matches, size=size)
