"""Rankings of passages with one ingredient of finding left out, or another put in."""

from collections.abc import Callable, Mapping

from index.models import Group, Scope, Term, WordQuery
from index.search import DEPTH, Query, any_words, search
from qa.gather import frequency_of
from qa.library import Library
from qa.spelling import Vocabulary, repair
from qa.topic import loose_query, topic_of

RRF = 60  # the usual constant of reciprocal rank fusion
Ranker = Callable[[Library, str, Scope], list[int]]


def _mixed(library: Library, text: str, scope: Scope, *, weight: float = 0.5,
           words: WordQuery | None = None) -> list[int]:  # fmt: skip
    query = Query(
        words or any_words(text), library.encoder.encode_question(text), scope, weight=weight
    )
    return [hit.passage_id for hit in search(library.generation, query, limit=100, depth=DEPTH)]


def _by_ranks(library: Library, text: str, scope: Scope) -> list[int]:
    """The same two engines fused by their ranks instead of their scores."""
    scores: dict[int, float] = {}
    for weight in (0.0, 1.0):
        for rank, number in enumerate(_mixed(library, text, scope, weight=weight), 1):
            scores[number] = scores.get(number, 0.0) + 1 / (RRF + rank)
    return sorted(scores, key=lambda number: (-scores[number], number))


def _repaired(library: Library, text: str, scope: Scope) -> list[int]:
    words = library.generation.words
    known = Vocabulary(
        lambda term: frequency_of(library, term), words.words_beginning, library.encoder.is_word
    )
    return _mixed(library, repair(text, known)[0], scope)


def _with_thesaurus(library: Library, text: str, scope: Scope) -> list[int]:
    topic = topic_of(
        text, (), lambda term: frequency_of(library, term), library.generation.words.size
    )
    return _mixed(library, text, scope, words=loose_query(text, topic))


def _text_only(library: Library, text: str, scope: Scope) -> list[int]:
    terms = Group(optional=tuple(Term(word, "text") for word in text.split()))
    return _mixed(library, text, scope, words=terms)


# The first is what serves users; the others leave one thing out of it, or put one in.
FINDING: Mapping[str, Ranker] = {
    "as it is": _mixed,
    "without meaning": lambda *asked: _mixed(*asked, weight=0.0),
    "without words": lambda *asked: _mixed(*asked, weight=1.0),
    "ranks instead of z-scores": _by_ranks,
    "more meaning (0.7)": lambda *asked: _mixed(*asked, weight=0.7),
    "without titles, speakers, places": _text_only,
    "with the thesaurus": _with_thesaurus,
    "with spelling repair": _repaired,
}
