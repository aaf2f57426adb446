"""The meaning side: exact inner product over half-precision vectors. The only faiss import.

FAISS finds the candidates; their scores are then computed again in double precision from the
stored vectors, so that the same passage has the same score whichever way it was found.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.errors import DiskFull, OutOfDate
from index.checksums import REBUILD, sha256_of, verify_file
from index.models import Stats
from index.moments import Moments

Ids = NDArray[np.int64]
Scores = NDArray[np.float64]
Rows = NDArray[np.intp]

UNIT_TOLERANCE = 1e-3  # of a row's length; half precision itself moves it by about 2e-4
SCORE_DIGITS = 6  # of a cosine; stored vectors are exact to about 5e-4, so the rest is noise
SPARE = 16  # candidates beyond the limit, so that ties at the end rarely need a second look
# Up to so many allowed rows are all scored at once, at about 0.7 ms for a thousand.
ALL_SCORED = 2_000
BLOCK = 16_384  # rows decoded at a time
SCORED = 64  # rows scored at a time: fresh memory for more costs as much as the scores


class VectorIndex:
    """Unit vectors by passage id. Changing it while another thread searches is not supported."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._flat: Any = faiss.downcast_index(index.index)
        self._moments: Moments | None = None
        self._remember_rows()

    @classmethod
    def create(cls, width: int) -> Self:
        """An empty index for vectors of one width."""
        return cls(faiss.IndexIDMap2(_empty(width)))

    @classmethod
    def read(cls, path: Path, sha256: str) -> Self:
        """The index in a file, once its bytes are known to be those that were written."""
        verify_file(path, sha256)  # FAISS takes flipped bytes without complaint
        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise OutOfDate(f"The vector index {path} cannot be read.", REBUILD) from error
        if not isinstance(index, faiss.IndexIDMap2):
            raise OutOfDate(f"The vector index {path} is of another kind.", REBUILD)
        return cls(index)

    def write(self, path: Path) -> str:
        """Write the index to a file, durably; its SHA-256, to be kept in the manifest."""
        try:
            faiss.write_index(self._index, str(path))
            with path.open("rb") as file:
                os.fsync(file.fileno())
        except (RuntimeError, OSError) as error:
            raise DiskFull(
                f"The vector index could not be written to {path}.",
                "Make room on the disk or check that the folder can be written to, and try again.",
            ) from error
        return sha256_of(path)

    @property
    def size(self) -> int:
        """How many vectors there are."""
        return int(self._index.ntotal)

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._index.d)

    @property
    def ids(self) -> Ids:
        """All passage ids, ascending."""
        return self._sorted_ids

    def add(self, ids: Ids, vectors: NDArray[np.float32]) -> None:
        """Add vectors under ids that are not there yet. All are added, or none."""
        self._check(ids, vectors)
        if not len(ids):
            return
        faiss.omp_set_num_threads(1)
        self._index.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(ids))
        self._remember_rows()

    def remove(self, ids: Iterable[int]) -> int:
        """Remove vectors; how many were there. One pass over the data: remove in batches."""
        known = self._known(np.fromiter(ids, dtype=np.int64))
        if not len(known):
            return 0
        self._index.remove_ids(faiss.IDSelectorBatch(known))
        self._remember_rows()
        return len(known)

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, allowed: Ids | None = None
    ) -> tuple[Ids, Scores]:
        """The ids nearest to a question's vector and their scores, best first, ties to lower ids.

        `allowed` are the only ids that may be found; those that are not there are no mistake.
        """
        self._check_question(vector)
        chosen = None if allowed is None else self._rows_known(allowed)
        count = self.size if chosen is None else len(chosen)
        wanted = min(limit, count)
        if wanted <= 0:
            return np.empty(0, np.int64), np.empty(0, np.float64)
        if chosen is not None and count <= max(wanted + SPARE, ALL_SCORED):
            return _first(self._by_row[chosen], self._scores(chosen, vector), wanted)
        options = None if chosen is None else self._only(chosen)
        faiss.omp_set_num_threads(1)  # is the setting of the calling thread only
        fetch = min(wanted + SPARE, count)
        while True:
            rough, found = self._flat.search(vector.reshape(1, -1), fetch, params=options)
            exact = self._scores(found[0], vector)
            ids, scores = _first(self._by_row[found[0]], exact, wanted)
            # FAISS adds in single precision: what it left out is below its last score by that much.
            if fetch == count or float(rough[0][-1]) < scores[-1] - 10.0**-SCORE_DIGITS:
                return ids, scores
            fetch = min(fetch * 4, count)

    def scores_of(self, ids: Ids, vector: NDArray[np.float32]) -> Scores:
        """The scores of given ids, in their order. KeyError if one is not there."""
        self._check_question(vector)
        return self._scores(self._rows_of(np.asarray(ids, dtype=np.int64)), vector)

    def moments(self) -> Moments:
        """Mean and covariance of all vectors; kept until the index changes (1M: some seconds)."""
        if self._moments is None:
            self._moments = self._measured()
        return self._moments

    def use_moments(self, moments: Moments) -> None:
        """Take moments that were saved with this index instead of measuring them again."""
        if moments.count != self.size or len(moments.mean) != self.width:
            raise ValueError("these moments are of another index")
        self._moments = moments

    def statistics(self, vector: NDArray[np.float32]) -> Stats:
        """Mean and deviation of the scores of all vectors, without looking at them."""
        self._check_question(vector)
        return self.moments().statistics(vector)

    def _measured(self) -> Moments:
        total, products = np.zeros(self.width), np.zeros((self.width, self.width))
        for at in range(0, self.size, BLOCK):
            rows = self._decoded(np.arange(at, min(at + BLOCK, self.size))).astype(np.float64)
            total += rows.sum(axis=0)
            products += rows.T @ rows
        count = max(self.size, 1)
        mean = total / count
        return Moments(self.size, mean, products / count - np.outer(mean, mean))

    def _scores(self, rows: Rows, vector: NDArray[np.float32]) -> Scores:
        """The scores of stored vectors by row, each summed in the same order whatever is beside it.

        No BLAS: its sums depend on the shape.
        """
        question, halves = vector.astype(np.float64), self._codes().view("<f2")
        scores = np.empty(len(rows))
        decoded = np.empty((min(SCORED, len(rows)), self.width))
        for at in range(0, len(rows), SCORED):
            some = rows[at : at + SCORED]
            decoded[: len(some)] = halves[some]
            np.einsum("rw,w->r", decoded[: len(some)], question, out=scores[at : at + len(some)])
        return np.round(scores, SCORE_DIGITS)

    def _only(self, rows: Rows) -> Any:
        """Search options by which nothing but some rows is looked at."""
        chosen = np.zeros(self.size, dtype=bool)
        chosen[rows] = True
        bits = np.packbits(chosen, bitorder="little")
        # The arguments of both are made at import.
        options: Any = faiss.SearchParameters
        selector: Any = faiss.IDSelectorBitmap
        return options(sel=selector(bits))

    def _remember_rows(self) -> None:
        by_row = faiss.vector_to_array(self._index.id_map).astype(np.int64)
        self._row_order = np.argsort(by_row, kind="stable")
        self._moments = None
        self._sorted_ids: Ids = by_row[self._row_order]
        self._by_row: Ids = by_row

    def _known(self, ids: Ids) -> Ids:
        """Those of some ids that are here, ascending and each once."""
        return self._sorted_ids[self._places(ids)]

    def _rows_known(self, ids: Ids) -> Rows:
        """The rows of those of some ids that are here, by id and each once."""
        return self._row_order[self._places(ids)]

    def _places(self, ids: Ids) -> Rows:
        once = ids if (np.diff(ids) > 0).all() else np.unique(ids)
        at = np.searchsorted(self._sorted_ids, once)
        inside = at < self.size
        once, at = once[inside], at[inside]
        found: Rows = at[self._sorted_ids[at] == once]
        return found

    def _rows_of(self, ids: Ids) -> Rows:
        at = np.searchsorted(self._sorted_ids, ids)
        inside = at < self.size
        if not inside.all() or not (self._sorted_ids[at] == ids).all():
            raise KeyError("an id is not in the vector index")
        return np.asarray(self._row_order[at], dtype=np.intp)

    def _decoded(self, rows: Rows) -> NDArray[np.float32]:
        """Stored vectors by row."""
        if not len(rows):
            return np.empty((0, self.width), np.float32)
        return np.asarray(self._flat.sa_decode(self._codes()[rows]))

    def _codes(self) -> NDArray[np.uint8]:
        """The bytes of all vectors, a row each. Not to be kept: adding moves them."""
        if not self.size:
            return np.empty((0, int(self._flat.code_size)), np.uint8)
        length = self.size * int(self._flat.code_size)
        view = faiss.rev_swig_ptr(self._flat.codes.data(), length)
        return np.asarray(view).reshape(self.size, -1)

    def _check(self, ids: Ids, vectors: NDArray[np.float32]) -> None:
        if ids.dtype != np.int64 or ids.ndim != 1 or vectors.dtype != np.float32:
            raise TypeError("ids must be one row of int64 and vectors float32")
        if vectors.shape != (len(ids), self.width):
            raise ValueError(f"{len(ids)} ids need vectors of shape ({len(ids)}, {self.width})")
        if len(np.unique(ids)) != len(ids) or np.isin(ids, self._sorted_ids).any():
            raise ValueError("an id is given twice or is already in the index")
        lengths = np.linalg.norm(vectors.astype(np.float64), axis=1)
        if not (np.abs(lengths - 1.0) <= UNIT_TOLERANCE).all():
            raise ValueError("every vector must be of unit length")

    def _check_question(self, vector: NDArray[np.float32]) -> None:
        if vector.shape != (self.width,) or vector.dtype != np.float32:
            raise ValueError(f"a question's vector must be {self.width} numbers of float32")


def _empty(width: int) -> Any:
    kind = faiss.ScalarQuantizer.QT_fp16
    return faiss.IndexScalarQuantizer(width, kind, faiss.METRIC_INNER_PRODUCT)


def _first(ids: Ids, scores: Scores, limit: int) -> tuple[Ids, Scores]:
    order = np.lexsort((ids, -scores))[:limit]
    return ids[order], scores[order]
