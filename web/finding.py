"""A search as the page makes it: ranked once, counted by facets, ordered, and one page of it shown.

The ranking and the excerpts are those of the API: both come from the same two searches.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from corpus.store import reader
from corpus.store.rows import StoredDecision, StoredDocument, StoredPassage
from index.models import Group, Phrase, Scope, Term
from index.query import parse_query
from index.search import DEPTH, Hit, Query, search
from qa.library import Library
from qa.search import NEAR_IN_MEANING, Found, Look, Results, search_passages
from web.facets import Chosen, Facet, Row, counted


class Order(StrEnum):
    """In which order results are shown."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: the words, where, the values chosen, and the order."""

    look: Look
    chosen: Chosen
    order: Order = Order.BEST


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a search. `rows` are all its results, in the order in which they are shown."""

    results: Results
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    deepest: bool  # more may match than can be counted


@dataclass(frozen=True, slots=True)
class Held:
    """What facets are made of: the documents by id, and who speaks in which passage."""

    documents: Mapping[int, StoredDocument]
    speakers: Mapping[int, tuple[str, ...]]


def held_of(library: Library, documents: Iterable[StoredDocument]) -> Held:
    """The facts of a collection that facets need; they are the same for a whole generation."""
    speakers: dict[int, list[str]] = {}
    for passage_id, speaker in reader.speakers_named(library.database, ""):
        speakers.setdefault(passage_id, []).append(speaker)
    return Held(
        documents={document.document_id: document for document in documents},
        speakers={number: tuple(names) for number, names in speakers.items()},
    )


def show(library: Library, held: Held, wanted: Search, *, limit: int, offset: int) -> Shown:
    """The page of a search that begins at an offset."""
    hits = ranked(library, wanted.look)
    rows = inside = _rows(library, held, [hit.passage_id for hit in hits])
    if len(hits) >= DEPTH and wanted.chosen.values:  # what was chosen may lie deeper
        deeper = replace(wanted.look, scope=_scope(held, wanted))
        inside = _rows(library, held, [hit.passage_id for hit in ranked(library, deeper)])
    kept = _ordered([row for row in inside if wanted.chosen.admits(row)], wanted.order)
    page = [row.passage_id for row in kept[offset : offset + limit]]
    return Shown(
        results=_excerpts(library, wanted.look, page, total=len(kept), offset=offset),
        rows=tuple(kept),
        facets=tuple(counted(rows, wanted.chosen)),
        deepest=len(hits) >= DEPTH,
    )


def ranked(library: Library, look: Look) -> list[Hit]:
    """Every result of a search that can be reached, best first."""
    parsed = parse_query(look.text)
    query = Group(required=(Phrase(look.text, "text"),)) if look.exact else parsed.query
    if query == Group():
        return []
    plain = all(isinstance(one, Term) for one in query.optional)
    required = not (plain and not query.required and not query.excluded)
    vector = library.encoder.encode_question(look.text)
    asked = Query(query, vector, look.scope, required=required)
    hits = search(library.generation, asked, limit=DEPTH, depth=DEPTH)
    return [hit for hit in hits if required or hit.words > 0 or hit.meaning >= NEAR_IN_MEANING]


def _scope(held: Held, wanted: Search) -> Scope:
    """The scope of a search with what was chosen in it, as far as the engines know it."""
    values = wanted.chosen.values
    placed = Chosen(
        {name: values[name] for name in ("council", "committee", "year") if name in values}
    )
    documents = (number for number, one in held.documents.items() if placed.admits(_of(one)))
    speakers = set(values.get("speaker", ()))
    passages = (n for n, names in held.speakers.items() if not speakers.isdisjoint(names))
    return replace(
        wanted.look.scope,
        documents=frozenset(documents) if placed.values else None,
        kinds=frozenset(values["kind"]) if "kind" in values else None,
        passages=frozenset(passages) if speakers else None,
    )


def _of(document: StoredDocument) -> Row:
    return _row(0, document, "", {}, {})


def _excerpts(
    library: Library, look: Look, page: Sequence[int], *, total: int, offset: int
) -> Results:
    """The passages of one page as the search service shows them, in the page's own order."""
    scope = Scope(passages=frozenset(page))
    one = search_passages(library, Look(look.text, scope, look.exact), limit=len(page))
    found: dict[int, Found] = {each.citation.passage_id: each for each in one.found}
    nothing = search_passages(library, Look("", look.scope), limit=0)  # for what is in scope
    return Results(
        look=look,
        total=total,
        offset=offset,
        found=tuple(found[number] for number in page if number in found),
        notes=() if look.exact else parse_query(look.text).notes,
        searched=nothing.searched,
    )


def _ordered(rows: Sequence[Row], order: Order) -> list[Row]:
    if order is Order.BEST:
        return list(rows)
    dated = sorted((row for row in rows if row.date), key=lambda row: row.passage_id)
    dated.sort(key=lambda row: row.date or "", reverse=order is Order.NEWEST)
    return [*dated, *(row for row in rows if not row.date)]


def _rows(library: Library, held: Held, ids: Sequence[int]) -> list[Row]:
    facets = library.generation.facets.rows
    at = np.searchsorted(facets["passage_id"], np.array(ids, dtype=np.int64))
    documents = [int(number) for number in facets["document_id"][at]] if ids else []
    outcomes = _outcomes(library, ids, documents)
    kinds = [str(kind) for kind in facets["kind"][at]] if ids else []
    return [
        _row(number, held.documents.get(document), kind, held.speakers, outcomes)
        for number, document, kind in zip(ids, documents, kinds, strict=True)
    ]


def _row(
    number: int, document: StoredDocument | None, kind: str,
    speakers: Mapping[int, tuple[str, ...]], outcomes: Mapping[int, tuple[str, ...]],
) -> Row:  # fmt: skip
    council, committee, date = (
        (document.council, document.committee, document.date) if document else (None, None, None)
    )
    values = {
        "council": (council,) if council else (),
        "committee": (committee,) if committee else (),
        "year": (date[:4],) if date else (),
        "kind": (kind,),
        "speaker": speakers.get(number, ()),
        "outcome": outcomes.get(number, ()),
    }
    return Row(number, date, values)


def _outcomes(
    library: Library, ids: Sequence[int], documents: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """The outcomes of the decisions that each passage holds a part of."""
    passages = reader.passages(library.database, ids)
    decisions: dict[int, list[StoredDecision]] = {}
    for one in reader.decisions_of(library.database, sorted(set(documents))):
        decisions.setdefault(one.document_id, []).append(one)
    return {
        number: tuple(dict.fromkeys(_within(passage, decisions.get(passage.document_id, ()))))
        for number, passage in passages.items()
    }


def _within(passage: StoredPassage, decisions: Sequence[StoredDecision]) -> Iterable[str]:
    return (one.outcome for one in decisions if one.start < passage.end and passage.start < one.end)
