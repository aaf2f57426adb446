"""The search service: what was typed in, found passages out, each a citation that is checked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.store import reader
from corpus.store.prints import Reprint, reprints_of
from index.models import EVERYTHING, Group, ParsedQuery, Phrase, Scope, Term
from index.query import parse_query
from index.search import DEPTH, Hit, Query, search
from qa.highlight import Sought, Span, matched, sought, stretch
from qa.library import Library, Place, places, sentences
from qa.models import Citation, Searched
from qa.quote import Quoted, citations_of
from qa.reasons import counted, filled
from qa.rerank import reranked

# A passage without any of the words is a result only if it is this near in meaning. Ours, for
# all-MiniLM-L6-v2: of the sample minutes' passages that share no word with one of 25 topics, three
# in a thousand reach it (their median is 0.08), among them those that say it in other words.
NEAR_IN_MEANING = 0.35


@dataclass(frozen=True, slots=True)
class Look:
    """What to look for and where. `exact` takes the words as one phrase."""

    text: str
    scope: Scope = EVERYTHING
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One passage that was found: whole sentences of it, and where the matched words are.

    `marks` are stretches of the quotation, in order. `also` is where the same passage is printed
    again, in a draft, a copy or the pack of a later meeting.
    """

    citation: Citation
    marks: tuple[Span, ...]
    score: float
    why: tuple[str, ...]
    also: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results, best first. `total` counts all that can be reached by paging."""

    look: Look
    total: int
    offset: int
    found: tuple[Found, ...]
    notes: tuple[str, ...]
    searched: Searched


def search_passages(
    library: Library, look: Look, *, limit: int, offset: int = 0, deep: bool = False
) -> Results:
    """The passages for what was typed, from `offset` on.

    Plain words may each match, and passages near in meaning are found without them; phrases,
    operators and `exact` must match. At most DEPTH results can be reached unless `deep`.
    """
    ranking = ranked(library, look, depth=library.generation.words.size if deep else DEPTH)
    return results(library, look, ranking, limit=limit, offset=offset)


def ranked(library: Library, look: Look, *, depth: int = DEPTH) -> list[Hit]:
    """Every passage that a search reaches, best first."""
    query = parsed(look).query
    if query == Group() or depth < 1:
        return []
    required = not is_plain(query)
    vector = library.encoder.encode_question(look.text)
    asked = Query(query, vector, look.scope, required=required)
    hits = search(library.generation, asked, limit=depth, depth=depth)
    near = [hit for hit in hits if required or hit.words > 0 or hit.meaning >= NEAR_IN_MEANING]
    return near if required else reranked(library, look.text, near)


def results(
    library: Library, look: Look, ranking: Sequence[Hit], *, limit: int, offset: int = 0
) -> Results:
    """One page of a ranking, in its order, as it is shown."""
    asked = parsed(look)
    page = ranking[offset : offset + limit]
    return Results(
        look=look,
        total=len(ranking),
        offset=offset,
        found=tuple(shown(library, page, sought(asked.query), look.text)),
        notes=asked.notes,
        searched=searched(library, look.scope),
    )


def parsed(look: Look) -> ParsedQuery:
    """What was typed as a query; one phrase, where it is to be taken exactly."""
    if look.exact:
        return ParsedQuery(Group(required=(Phrase(look.text, "text"),)))
    return parse_query(look.text)


def is_plain(query: Group) -> bool:
    """Whether nothing in a query must match or be left out."""
    plain = all(isinstance(one, Term) for one in query.optional)
    return plain and not query.required and not query.excluded


def shown(library: Library, hits: Sequence[Hit], what: Sought, asked: str) -> list[Found]:
    """Hits as they are shown: whole sentences quoted, with what was sought marked in them."""
    held = places(library, [hit.passage_id for hit in hits])
    stored, rows = sentences(library, sorted(held))
    meanings = (rows @ library.encoder.encode_question(asked)).tolist() if stored else []
    near: dict[int, list[tuple[Span, float]]] = {}
    for sentence, meaning in zip(stored, np.round(meanings, 6).tolist(), strict=True):
        near.setdefault(sentence.passage_id, []).append(((sentence.start, sentence.end), meaning))
    kept = [hit for hit in hits if hit.passage_id in held]
    parts = [_quoted(held[hit.passage_id], near.get(hit.passage_id, []), what) for hit in kept]
    # Different passages never share a stretch, so there is one citation for each hit.
    citations = citations_of([quoted for quoted, _ in parts], library.collection)
    again = reprints_of(library.database, [hit.passage_id for hit in kept])
    return [
        Found(citation, marks, round(hit.score, 6), hit.why, tuple(again.get(hit.passage_id, ())))
        for citation, (_, marks), hit in zip(citations, parts, kept, strict=True)
    ]


def _quoted(
    place: Place, near: Sequence[tuple[Span, float]], what: Sought
) -> tuple[Quoted, tuple[Span, ...]]:
    """The sentences to show of a passage, and the matched words in them."""
    text, first = place.passage.text, place.passage.start
    spans = matched(text, what)
    parts = [(start - first, end - first) for (start, end), _ in near]
    start, end = stretch(text, parts, spans, [meaning for _, meaning in near])
    marks = tuple((s - start, e - start) for s, e in spans if start <= s and e <= end)
    return Quoted(place, first + start, first + end), marks


def searched(library: Library, scope: Scope) -> Searched:
    """What a search within a scope rests on, and what it had to leave out."""
    coverage = reader.coverage(library.database)
    gaps = []
    if scope.councils is not None and coverage.unnamed:
        gaps.append(filled("search_unnamed", documents=counted(coverage.unnamed, "document")))
    if (scope.date_from or scope.date_to) and coverage.undated:
        gaps.append(filled("search_undated", documents=counted(coverage.undated, "document")))
    if coverage.unreadable:
        gaps.append(filled("search_unreadable", documents=counted(coverage.unreadable, "document")))
    return Searched(coverage, library.generation.facets.documents(scope), tuple(gaps))
