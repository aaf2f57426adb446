"""The facets of every passage as arrays, so that a scope becomes a list of ids without SQL."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.store.searchable import SearchablePassage
from index.models import Scope

FACETS = np.dtype(
    [
        ("passage_id", "<i8"),
        ("document_id", "<i8"),
        ("item_id", "<i8"),
        ("council_id", "<i8"),
        ("committee_id", "<i8"),
        ("date", "<i4"),  # yyyymmdd, 0 when unknown
        ("kind", "<U12"),
    ]
)

KEPT_SCOPES = 32  # an answer looks at one and the same several times; a byte for each passage


@dataclass(frozen=True)  # with a dictionary, for what is made of the rows once
class Facets:
    """One row for every passage of a generation, by passage id."""

    rows: NDArray[np.void]

    @cached_property
    def _columns(self) -> dict[str, NDArray[np.int64]]:
        """The numbers of all rows side by side: a scope looks at one or two of them only."""
        names = ("passage_id", "document_id", "item_id", "council_id", "committee_id", "date")
        return {name: self.rows[name].astype(np.int64) for name in names}

    @cached_property
    def _kinds(self) -> tuple[list[str], NDArray[np.int64]]:
        """The kinds there are, and for each row which of them it is."""
        kinds, which = np.unique(self.rows["kind"], return_inverse=True)
        return [str(kind) for kind in kinds], which.astype(np.int64)

    @cached_property
    def _within(self) -> Callable[[Scope], NDArray[np.bool_] | None]:
        return lru_cache(maxsize=KEPT_SCOPES)(self._rows_within)

    @cached_property
    def _documents(self) -> NDArray[np.int64]:
        return np.unique(self._columns["document_id"])

    @classmethod
    def of(cls, passages: Iterable[SearchablePassage]) -> Self:
        """The facets of some passages, in the order of their ids."""
        rows = np.array(
            [
                (
                    p.passage_id,
                    p.document_id,
                    p.item_id,
                    p.council_id,
                    p.committee_id,
                    p.date,
                    p.kind,
                )
                for p in passages
            ],
            dtype=FACETS,
        )
        return cls(np.sort(rows, order="passage_id"))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Load facets that were written by `write`."""
        return cls(np.load(path, allow_pickle=False))

    def write(self, path: Path) -> None:
        """Save as a plain array file."""
        np.save(path, self.rows, allow_pickle=False)

    def plus(self, came: "Facets") -> "Facets":
        """These facets and others."""
        return Facets(np.sort(np.concatenate([self.rows, came.rows]), order="passage_id"))

    def allowed(self, scope: Scope) -> NDArray[np.int64] | None:
        """The ids within a scope in order; None when the scope leaves nothing out."""
        keep = self._within(scope)
        return None if keep is None else self._columns["passage_id"][keep]

    def document_ids(self, scope: Scope) -> NDArray[np.int64]:
        """The documents with a passage within a scope, in order."""
        keep = self._within(scope)
        if keep is None:
            return self._documents
        ids = self._columns["document_id"][keep]
        # Passages of a document follow one another, so that little is left to sort.
        return np.unique(ids[np.flatnonzero(np.diff(ids, prepend=-1))])

    def documents_of(self, passage_ids: Collection[int]) -> list[int]:
        """The document of each of some passages of this generation, in their order."""
        found: list[int] = self._columns["document_id"][self._at(passage_ids)].tolist()
        return found

    def kinds_of(self, passage_ids: Collection[int]) -> list[str]:
        """The kind of each of some passages of this generation, in their order."""
        kinds, which = self._kinds
        return [kinds[one] for one in which[self._at(passage_ids)].tolist()]

    def items_of(self, passage_ids: Collection[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All passages of each item that has one of some passages of this generation.

        Their ids in order, and the item of each; the passages of an item stand side by side.
        """
        items = self._columns["item_id"]
        rows = _is_one_of(items, items[self._at(passage_ids)].tolist())
        return self._columns["passage_id"][rows], items[rows]

    def has_any(self, passage_ids: Collection[int], scope: Scope) -> bool:
        """Whether any of some passages of this generation is within a scope."""
        keep = self._within(scope)
        return len(passage_ids) > 0 and (keep is None or bool(keep[self._at(passage_ids)].any()))

    def documents(self, scope: Scope) -> int:
        """How many documents have a passage within a scope."""
        return len(self.document_ids(scope))

    def _at(self, passage_ids: Collection[int]) -> NDArray[np.intp]:
        ids = np.fromiter(passage_ids, np.int64, len(passage_ids))
        return np.searchsorted(self._columns["passage_id"], ids)

    def _rows_within(self, scope: Scope) -> NDArray[np.bool_] | None:
        """Which rows are within a scope; None when all are."""
        if scope.is_everything:
            return None
        keep = self._dated(scope)
        for column, wanted in (
            ("council_id", scope.councils),
            ("committee_id", scope.committees),
            ("document_id", scope.documents),
        ):
            if wanted is not None:
                keep &= _is_one_of(self._columns[column], wanted)
        if scope.kinds is not None:
            kinds, which = self._kinds
            keep &= _is_one_of(which, [at for at, kind in enumerate(kinds) if kind in scope.kinds])
        if scope.passages is not None:
            keep &= np.isin(self._columns["passage_id"], np.array(sorted(scope.passages)))
        return None if keep.all() else keep

    def _dated(self, scope: Scope) -> NDArray[np.bool_]:
        """Which rows are of a day within the window; where there is one, none without a date."""
        if scope.date_from is None and scope.date_to is None:
            return np.ones(len(self.rows), dtype=bool)
        dates = self._columns["date"]
        keep = dates >= max(scope.date_from or 1, 1)
        if scope.date_to is not None:
            keep &= dates <= scope.date_to
        return keep


def _is_one_of(numbers: NDArray[np.int64], wanted: Collection[int]) -> NDArray[np.bool_]:
    """Which of some small numbers, none below 0, are wanted."""
    known = np.zeros(int(numbers.max(initial=0)) + 1, dtype=bool)
    known[[number for number in wanted if 0 <= number < len(known)]] = True
    found: NDArray[np.bool_] = known[numbers]
    return found
