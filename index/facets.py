"""The facets of every passage as arrays, so that a scope becomes a list of ids without SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
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
        ("council_id", "<i8"),
        ("committee_id", "<i8"),
        ("date", "<i4"),  # yyyymmdd, 0 when unknown
        ("kind", "<U12"),
    ]
)


@dataclass(frozen=True, slots=True)
class Facets:
    """One row for every passage of a generation, by passage id."""

    rows: NDArray[np.void]

    @classmethod
    def of(cls, passages: Iterable[SearchablePassage]) -> Self:
        """The facets of some passages, in the order of their ids."""
        rows = np.array(
            [
                (p.passage_id, p.document_id, p.council_id, p.committee_id, p.date, p.kind)
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
        if keep is None:
            return None
        ids: NDArray[np.int64] = self.rows["passage_id"][keep].astype(np.int64)
        return ids

    def document_ids(self, scope: Scope) -> NDArray[np.int64]:
        """The documents with a passage within a scope, in order."""
        keep = self._within(scope)
        ids = self.rows["document_id"] if keep is None else self.rows["document_id"][keep]
        # Passages of a document follow one another, so that little is left to sort.
        return np.unique(ids[np.flatnonzero(np.diff(ids, prepend=-1))])

    def _within(self, scope: Scope) -> NDArray[np.bool_] | None:
        """Which rows are within a scope; None when all are."""
        if scope.is_everything:
            return None
        keep = np.ones(len(self.rows), dtype=bool)
        for column, wanted in (
            ("council_id", scope.councils),
            ("committee_id", scope.committees),
            ("document_id", scope.documents),
            ("kind", scope.kinds),
        ):
            if wanted is not None:
                keep &= np.isin(self.rows[column], np.array(sorted(wanted)))
        dates = self.rows["date"]
        if scope.date_from is not None or scope.date_to is not None:
            keep &= dates > 0
        if scope.date_from is not None:
            keep &= dates >= scope.date_from
        if scope.date_to is not None:
            keep &= dates <= scope.date_to
        if scope.passages is not None:
            keep &= np.isin(self.rows["passage_id"], np.array(sorted(scope.passages)))
        return None if keep.all() else keep

    def documents(self, scope: Scope) -> int:
        """How many documents have a passage within a scope."""
        return len(self.document_ids(scope))
