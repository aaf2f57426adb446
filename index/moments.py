"""Mean and covariance of all vectors of an index: enough for the statistics of any question."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.checksums import sha256_of, verify_file
from index.models import Stats

NO_VARIANCE = 1e-10  # of cosines, a deviation of 1e-5: equal vectors leave that much noise


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """How many vectors, their mean and their covariance, in double precision.

    The scores of vectors V against a question q are Vq: their mean is q·mean and their variance
    q·covariance·q, in width² steps instead of number × width.
    """

    count: int
    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]

    @classmethod
    def read(cls, path: Path, sha256: str) -> Self:
        """Moments from a file, once its bytes are known to be those that were written."""
        verify_file(path, sha256)
        rows = np.load(path, allow_pickle=False)
        return cls(int(rows[0, 0]), rows[1], rows[2:])

    def write(self, path: Path) -> str:
        """Write to a file whose name ends in .npy; its SHA-256, to be kept in the manifest."""
        count = np.full(len(self.mean), float(self.count))
        np.save(path, np.vstack((count, self.mean, self.covariance)))
        return sha256_of(path)

    def statistics(self, vector: NDArray[np.float32]) -> Stats:
        """Mean and standard deviation of the scores of all vectors against a question's."""
        question = vector.astype(np.float64)
        variance = float(question @ self.covariance @ question)
        return Stats(float(question @ self.mean), variance**0.5 if variance > NO_VARIANCE else 0.0)
