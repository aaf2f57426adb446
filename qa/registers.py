"""Decisions and actions of the record as places that can be quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.store import reader
from corpus.store.rows import StoredAction, StoredDecision, StoredPassage
from index.models import Scope
from qa.library import Library, Place, places
from qa.quote import Quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a register: where it stands, and its outcome (decisions only).

    A decision that runs over several passages has one stretch in each.
    """

    item_id: int
    start: int
    stretches: tuple[Quoted, ...]
    outcome: str | None = None


def decisions_in(library: Library, document_ids: Sequence[int], item_ids: frozenset[int] | None
                 ) -> list[Entry]:  # fmt: skip
    """The decisions of some documents (of some of their items), in the order of the record."""
    rows = reader.decisions_of(library.database, document_ids)
    return _entries(library, [row for row in rows if item_ids is None or row.item_id in item_ids])


def actions_in(library: Library, document_ids: Sequence[int], item_ids: frozenset[int] | None
               ) -> list[Entry]:  # fmt: skip
    """The actions of some documents (of some of their items), in the order of the record."""
    rows = reader.actions_of(library.database, document_ids)
    return _entries(library, [row for row in rows if item_ids is None or row.item_id in item_ids])


def documents_in(library: Library, scope: Scope) -> list[int]:
    """The ids of the documents with a passage in the scope, in order."""
    facets = library.generation.facets
    allowed = facets.allowed(scope)
    rows = facets.rows
    if allowed is not None:
        rows = rows[np.isin(rows["passage_id"], allowed)]
    return sorted({int(number) for number in rows["document_id"]} - library.set_aside)


def _entries(
    library: Library, rows: Sequence[StoredDecision] | Sequence[StoredAction]
) -> list[Entry]:
    by_document: dict[int, list[StoredPassage]] = {}
    for document_id in sorted({row.document_id for row in rows}):
        by_document[document_id] = reader.passages_of(library.database, document_id)
    held = places(library, [p.passage_id for ps in by_document.values() for p in ps])
    return [
        Entry(
            item_id=row.item_id,
            start=row.start,
            stretches=tuple(_stretches(row, by_document[row.document_id], held)),
            outcome=row.outcome if isinstance(row, StoredDecision) else None,
        )
        for row in rows
    ]


def _stretches(
    row: StoredDecision | StoredAction, passages: Sequence[StoredPassage], held: dict[int, Place]
) -> list[Quoted]:
    found = []
    for passage in passages:
        start, end = max(row.start, passage.start), min(row.end, passage.end)
        if start < end and passage.passage_id in held:
            text = passage.text[start - passage.start : end - passage.start]
            start += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            if start < end:
                found.append(Quoted(held[passage.passage_id], start, end))
    return found
