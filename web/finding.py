"""A search as the page makes it: ranked once, counted by facets, ordered, and one page of it shown.

The rankings and the excerpts are those of the API and of the command line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from corpus.store import reader
from corpus.store.registers import outcomes
from corpus.store.rows import StoredDocument
from index.models import Scope
from index.search import DEPTH
from qa.everything import Everything, Thresholds, everything, page_of
from qa.library import Library
from qa.search import Look, Results, ranked, results
from web.facets import REASON, Chosen, Facet, Row, counted

Values: TypeAlias = Mapping[str, tuple[str, ...]]


class Order(StrEnum):
    """In which order results are shown."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: the words, where, the values chosen, and the order.

    With `limits` nothing that matches is left out, and each result says why it matches.
    """

    look: Look
    chosen: Chosen
    order: Order = Order.BEST
    limits: Thresholds | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a search. `rows` are all its results, in the order in which they are shown."""

    results: Results
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    deepest: bool  # more may match than can be counted
    every: Everything | None = None  # of a search that must miss nothing


@dataclass(frozen=True, slots=True)
class Held:
    """What facets are made of: documents with their values, and the values of each passage."""

    documents: Mapping[int, StoredDocument]
    values: Mapping[int, Values]  # by document
    speakers: Mapping[int, tuple[str, ...]]
    outcomes: Mapping[int, tuple[str, ...]]
    rows: dict[int, Row] = field(default_factory=dict)  # those that searches have had so far


def held_of(library: Library, documents: Iterable[StoredDocument]) -> Held:
    """The facts of a collection that facets need; they are the same for a whole generation."""
    speakers: dict[int, list[str]] = {}
    for passage_id, speaker in reader.speakers_named(library.database, ""):
        speakers.setdefault(passage_id, []).append(speaker)
    by_id = {document.document_id: document for document in documents}
    return Held(
        documents=by_id,
        values={number: _values(document) for number, document in by_id.items()},
        speakers={number: tuple(names) for number, names in speakers.items()},
        outcomes=outcomes(library.database),
    )


def show(library: Library, held: Held, wanted: Search, *, limit: int, offset: int) -> Shown:
    """The page of a search that begins at an offset."""
    if wanted.limits is not None:
        return _everything(library, held, wanted, wanted.limits, slice(offset, offset + limit))
    hits = ranked(library, wanted.look)
    rows = inside = _rows(library, held, [hit.passage_id for hit in hits])
    by_id = {hit.passage_id: hit for hit in hits}
    if len(hits) >= DEPTH and wanted.chosen.values:  # what was chosen may lie deeper
        found = ranked(library, replace(wanted.look, scope=_scope(held, wanted)))
        by_id = {hit.passage_id: hit for hit in found}
        inside = _rows(library, held, list(by_id))
    kept = _ordered(wanted.chosen.admitted(inside), wanted.order)
    shown = [by_id[row.passage_id] for row in kept]
    return Shown(
        results=results(library, wanted.look, shown, limit=limit, offset=offset),
        rows=tuple(kept),
        facets=tuple(counted(rows, wanted.chosen)),
        deepest=len(hits) >= DEPTH,
    )


def _everything(
    library: Library, held: Held, wanted: Search, limits: Thresholds, page: slice
) -> Shown:
    every = everything(library, wanted.look, limits)
    matches = {match.hit.passage_id: match for match in every.matches}
    rows = [
        replace(
            row, values={**row.values, REASON: tuple(map(str, matches[row.passage_id].reasons))}
        )
        for row in _rows(library, held, list(matches))
    ]
    kept = _ordered(wanted.chosen.admitted(rows), wanted.order)
    return Shown(
        results=page_of(
            library, every, [matches[row.passage_id] for row in kept],
            limit=page.stop - page.start, offset=page.start,
        ),
        rows=tuple(kept),
        facets=tuple(counted(rows, wanted.chosen)),
        deepest=False,
        every=every,
    )  # fmt: skip


def _scope(held: Held, wanted: Search) -> Scope:
    """The scope of a search with what was chosen in it, as far as the engines know it."""
    values = wanted.chosen.values
    placed = Chosen(
        {name: values[name] for name in ("council", "committee", "year") if name in values}
    )
    documents = (
        number
        for number, one in held.documents.items()
        if placed.admits(Row(0, one.date, held.values[number]))
    )
    speakers = set(values.get("speaker", ()))
    passages = (n for n, names in held.speakers.items() if not speakers.isdisjoint(names))
    return replace(
        wanted.look.scope,
        documents=frozenset(documents) if placed.values else None,
        kinds=frozenset(values["kind"]) if "kind" in values else None,
        passages=frozenset(passages) if speakers else None,
    )


def _ordered(rows: Sequence[Row], order: Order) -> list[Row]:
    if order is Order.BEST:
        return list(rows)
    dated = sorted((row for row in rows if row.date), key=lambda row: row.passage_id)
    dated.sort(key=lambda row: row.date or "", reverse=order is Order.NEWEST)
    return [*dated, *(row for row in rows if not row.date)]


def _rows(library: Library, held: Held, ids: Sequence[int]) -> list[Row]:
    """A thousand of them for each search, and the same ones again in the next: each made once."""
    new = [number for number in ids if number not in held.rows]
    facets = library.generation.facets
    for number, document, kind in zip(
        new, facets.documents_of(new), facets.kinds_of(new), strict=True
    ):
        one = held.documents.get(document)
        values = {
            **held.values.get(document, {}),
            "kind": (kind,),
            "speaker": held.speakers.get(number, ()),
            "outcome": held.outcomes.get(number, ()),
        }
        held.rows[number] = Row(number, one.date if one else None, values)
    return [held.rows[number] for number in ids]


def _values(document: StoredDocument) -> Values:
    return {
        "council": (document.council,) if document.council else (),
        "committee": (document.committee,) if document.committee else (),
        "year": (document.date[:4],) if document.date else (),
    }
