"""One published generation on disk: its manifest, and opening it only when every byte is right.

index/CURRENT                {"generation", "manifest_sha256"}
index/g000042/manifest.json  what was indexed, by which encoder, and the SHA-256 of each file
index/g000042/…              vectors.faiss, moments.npy, facets.npy, words/…
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import OutOfDate
from index.checksums import REBUILD, sha256_of, verify
from index.facets import Facets
from index.models import Scope, WordQuery
from index.moments import Moments
from index.vectors import VectorIndex
from index.words import WordIndex

FORMAT = 3  # raised when an older generation can no longer be read
# Searches of everything are kept as long as the generation is open, which never changes: an answer
# makes the same one to find, to weigh scores within a scope, and to say what is beyond it.
KEPT = 128
MOST_KEPT = 1_000  # passages of one search: two megabytes in all
FIRST = 100  # passages that are looked at before a search within a scope is made

Best = tuple[NDArray[np.int64], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from: the record's last change, and its fingerprint then."""

    generation: str
    format: int
    change: int
    record: str
    encoder: str
    width: int
    passages: int
    files: dict[str, str]


@dataclass(frozen=True)
class Generation:
    """An opened generation; stays usable after a later one has been published."""

    manifest: Manifest
    vectors: VectorIndex
    words: WordIndex
    facets: Facets

    def best(self, query: WordQuery, *, limit: int, scope: Scope) -> Best:
        """The passages that words match best, and their scores: not to be changed."""
        if scope.is_everything and limit <= MOST_KEPT:
            return self._best(query, limit)
        return self.words.best(query, limit=limit, scope=scope)

    def has(self, query: WordQuery, scope: Scope) -> bool:
        """Whether words match any passage within a scope."""
        if scope.is_everything:
            return self.count(query) > 0
        best, _ = self._best(query, FIRST)
        if self.facets.has_any(best, scope):
            return True
        return len(best) == FIRST and self.words.count(query, scope) > 0

    def count(self, query: WordQuery) -> int:
        """How many passages of all words match."""
        return self._count(query)

    @cached_property
    def _best(self) -> Callable[[WordQuery, int], Best]:
        return lru_cache(maxsize=KEPT)(lambda query, limit: self.words.best(query, limit=limit))

    @cached_property
    def _count(self) -> Callable[[WordQuery], int]:
        return lru_cache(maxsize=KEPT)(self.words.count)


def current_manifest(folder: Path) -> Manifest | None:
    """The manifest of the generation in force; None when there is none or it is damaged."""
    try:
        current = json.loads((folder / "CURRENT").read_text(encoding="utf-8"))
        data = (folder / current["generation"] / "manifest.json").read_bytes()
        if hashlib.sha256(data).hexdigest() != current["manifest_sha256"]:
            return None
        manifest = Manifest(**json.loads(data))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if manifest.format == FORMAT else None


def open_generation(
    folder: Path, *, change: int, encoder: str, record: str | None = None
) -> Generation:
    """Open the generation in force, after checking that it matches the record and its own hashes.

    OutOfDate if it is missing or damaged, lags behind the record, or is another encoder's or
    another record's (where its fingerprint is given).
    """
    manifest = current_manifest(folder)
    if manifest and manifest.change == change and record not in (None, manifest.record):
        raise OutOfDate("The search index was made from another record.", REBUILD)
    try:
        return _open(folder, manifest, change, encoder)
    except OutOfDate:
        # A writer removes the old generation once the next is in force: look which one is now.
        latest = current_manifest(folder)
        if latest is None or latest == manifest:
            raise
        return _open(folder, latest, change, encoder)


def _open(folder: Path, manifest: Manifest | None, change: int, encoder: str) -> Generation:
    if manifest is None:
        raise OutOfDate("The search index is missing or damaged.", REBUILD)
    if manifest.change != change:
        raise OutOfDate("The record has changed since the search index was published.", REBUILD)
    if manifest.encoder != encoder:
        raise OutOfDate(
            f"The search index was made with the encoder {manifest.encoder}, not {encoder}.",
            REBUILD,
        )
    place = folder / manifest.generation
    verify(place, manifest.files)
    vectors = VectorIndex.read(place / "vectors.faiss", manifest.files["vectors.faiss"])
    vectors.use_moments(Moments.read(place / "moments.npy", manifest.files["moments.npy"]))
    words, facets = WordIndex.open(place / "words"), Facets.read(place / "facets.npy")
    return Generation(manifest=manifest, vectors=vectors, words=words, facets=facets)


def damaged_files(folder: Path, manifest: Manifest) -> list[str]:
    """The files of a generation that are missing or whose bytes are not those published."""
    place = folder / manifest.generation
    return [
        name
        for name, sha256 in sorted(manifest.files.items())
        if not (place / name).is_file() or sha256_of(place / name) != sha256
    ]


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is written; the same manifest gives the same bytes."""
    return json.dumps(asdict(manifest), indent=1, sort_keys=True).encode("utf-8")
