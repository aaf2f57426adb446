"""Decisions and actions of the record as places that can be quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    found: list[int] = library.generation.facets.document_ids(scope).tolist()
    return [number for number in found if number not in library.set_aside]


def _entries(
    library: Library, rows: Sequence[StoredDecision] | Sequence[StoredAction]
) -> list[Entry]:
    spans: dict[int, list[tuple[int, int, int]]] = {}
    ids = sorted({row.document_id for row in rows})
    for document_id, *span in reader.spans_of(library.database, ids):
        spans.setdefault(document_id, []).append((span[0], span[1], span[2]))
    quoted = {
        number
        for row in rows
        for number, start, end in spans.get(row.document_id, ())
        if max(row.start, start) < min(row.end, end)
    }
    held = places(library, sorted(quoted))
    by_document = {
        document_id: [held[number].passage for number, *_ in each if number in held]
        for document_id, each in spans.items()
    }
    return [
        Entry(
            item_id=row.item_id,
            start=row.start,
            stretches=tuple(_stretches(row, by_document.get(row.document_id, ()), held)),
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
