"""From the record to a searchable generation: built beside, checked, then put in force at once."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from corpus.errors import DiskFull
from corpus.store import searchable
from corpus.store.connection import Database
from corpus.store.searchable import fingerprint
from index.checksums import checksums, sha256_of
from index.facets import Facets
from index.generation import (
    FORMAT,
    Manifest,
    current_manifest,
    damaged_files,
    manifest_bytes,
)
from index.models import WordRow
from index.moments import Moments
from index.vectors import VectorIndex
from index.words import WordIndex

# A delta of more than this share of the passages leaves the word index in more pieces than a
# fresh build, for little saving.
LARGE_DELTA = 0.2

Progress = Callable[[int, int, str], None]


def publish(
    database: Database, folder: Path, *, encoder: str, width: int, progress: Progress,
    rebuild: bool = False,
) -> Manifest:  # fmt: skip
    """Put a generation in force that matches the record; at once if the one in force does.

    A few new passages are added to a copy; anything else is built anew.
    `rebuild` builds anew whatever is there, which also drops every trace of erased passages.
    """
    change = searchable.last_change(database)
    old = current_manifest(folder)
    usable = old is not None and not rebuild and old.encoder == encoder
    same = old is not None and (old.change, old.record) == (change, fingerprint(database))
    if old is not None and usable and same and not damaged_files(folder, old):
        return old
    try:
        return _publish(database, folder, old if usable else None, change, encoder, width, progress)
    except OSError as error:
        raise DiskFull(
            "The search index could not be written, most likely for want of room "
            f"({error.strerror or error}).",
            "Free some disk space, then run: minutebook rebuild. The record is safe.",
        ) from error


def _publish(
    database: Database, folder: Path, old: Manifest | None, change: int, encoder: str, width: int,
    progress: Progress,
) -> Manifest:  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    name = _next_name(folder)
    part = folder / f"{name}.part{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    try:
        delta = _delta(database, folder, old)
        if delta is None:
            count = _build(database, part, width, progress)
        else:
            assert old is not None  # noqa: S101 - a delta is taken from an old generation
            count = _replay(database, folder / old.generation, part, delta)
        manifest = Manifest(
            name, FORMAT, change, fingerprint(database), encoder, width, count, checksums(part)
        )
        (part / "manifest.json").write_bytes(manifest_bytes(manifest))
        _sync_tree(part)
        part.rename(folder / name)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _put_in_force(folder, manifest)
    return manifest


def _delta(database: Database, folder: Path, old: Manifest | None) -> list[int] | None:
    """The passages that came since the old generation; None when a fresh build is better.

    Any passage that went asks for one: the word engine counts a deleted passage in its document
    frequencies until it merges, so that scores would not be those of a fresh index, and the
    terms of an erased document would stay in its files.
    """
    if old is None or damaged_files(folder, old):
        return None
    came, went = searchable.changes_after(database, old.change)
    if went or fingerprint(database, before=came) != old.record:
        return None  # something left, or the old generation was made from another record
    return came if len(came) <= LARGE_DELTA * max(old.passages, 1) else None


def _build(database: Database, place: Path, width: int, progress: Progress) -> int:
    place.mkdir(parents=True)
    with _writing_words():
        vectors, words = VectorIndex.create(width), WordIndex.create(place / "words")
    facets = Facets.of([])
    total, done = len(searchable.current_ids(database)), 0
    for part in searchable.searchable(database):
        facets = _add(vectors, words, facets, part)
        done += len(part)
        progress(done, total, "passages indexed")
    return _save(place, vectors, words, facets)


def _replay(database: Database, old: Path, place: Path, came: list[int]) -> int:
    shutil.copytree(old, place)
    (place / "manifest.json").unlink()
    vectors = VectorIndex.read(place / "vectors.faiss", sha256_of(place / "vectors.faiss"))
    vectors.use_moments(Moments.read(place / "moments.npy", sha256_of(place / "moments.npy")))
    words, facets = WordIndex.open(place / "words"), Facets.read(place / "facets.npy")
    for part in searchable.searchable(database, came):
        facets = _add(vectors, words, facets, part)
    return _save(place, vectors, words, facets)


def _add(
    vectors: VectorIndex, words: WordIndex, facets: Facets,
    part: list[searchable.SearchablePassage],
) -> Facets:  # fmt: skip
    if not part:
        return facets
    ids = np.array([p.passage_id for p in part], dtype=np.int64)
    rows = np.frombuffer(b"".join(p.vector for p in part), dtype="<f2").astype(np.float32)
    rows = rows.reshape(len(part), -1)
    # fp16 rounding moves the length by up to 1e-4; exact unit rows keep scores within [-1, 1].
    vectors.add(ids, rows / np.linalg.norm(rows, axis=1, keepdims=True))
    with _writing_words():
        words.add(_word_row(p) for p in part)
    return facets.plus(Facets.of(part))


def _word_row(passage: searchable.SearchablePassage) -> WordRow:
    return WordRow(
        passage_id=passage.passage_id,
        text=passage.text,
        title=passage.title,
        speaker=passage.speakers,
        context=passage.context,
        council_id=passage.council_id,
        committee_id=passage.committee_id,
        document_id=passage.document_id,
        date=passage.date,
        kind=passage.kind,
    )


def _save(place: Path, vectors: VectorIndex, words: WordIndex, facets: Facets) -> int:
    with _writing_words():
        words.commit()
    vectors.write(place / "vectors.faiss")
    facets.write(place / "facets.npy")
    vectors.moments().write(place / "moments.npy")
    return len(facets.rows)


@contextmanager
def _writing_words() -> Iterator[None]:
    """tantivy reports a full disk as a ValueError."""
    try:
        yield
    except ValueError as error:
        raise OSError(f"the words: {error}") from error


def _next_name(folder: Path) -> str:
    numbers = [int(p.name[1:7]) for p in folder.glob("g[0-9][0-9][0-9][0-9][0-9][0-9]*")]
    return f"g{max(numbers, default=0) + 1:06d}"


def _put_in_force(folder: Path, manifest: Manifest) -> None:
    """Swap CURRENT, then remove the others: who has one open keeps it until done."""
    data = {
        "generation": manifest.generation,
        "manifest_sha256": hashlib.sha256(manifest_bytes(manifest)).hexdigest(),
    }
    part = folder / f"CURRENT.part{os.getpid()}"
    part.write_text(json.dumps(data), encoding="utf-8")
    _sync(part)
    part.replace(folder / "CURRENT")
    _sync(folder)
    for other in folder.glob("g[0-9]*"):
        if other.name != manifest.generation:
            shutil.rmtree(other, ignore_errors=True)


def _sync_tree(place: Path) -> None:
    for path in (*place.rglob("*"), place, place.parent):
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
