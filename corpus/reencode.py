"""Gives every passage and sentence the vectors of another encoder, part by part."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from corpus.ingest import Encoder
from corpus.store import record, searchable
from corpus.store.connection import Database
from corpus.texts import encoded_passage, folded

CHANGING = "changing"  # stands in the record for an encoder while vectors of two are in it

TOGETHER = 1_024  # texts encoded and stored at a time


def encode_again(
    database: Database, encoder: Encoder, progress: Callable[[int, int, str], None]
) -> None:
    """Replace all vectors. Until this ends the record names no encoder, so nothing can serve it."""
    record.set_meta(database, "encoder", CHANGING)
    texts = list(searchable.all_texts(database))
    done = 0
    for part in _parts(texts):
        words = [encoded_passage(t, w) if at < 0 else folded(w) for _, at, t, w in part]
        rows = [row.tobytes() for row in encoder.encode(words).astype("<f2")]
        pairs = list(zip(part, rows, strict=True))
        record.replace_vectors(
            database,
            [(row, number) for (number, at, _, _), row in pairs if at < 0],
            [(row, number, at) for (number, at, _, _), row in pairs if at >= 0],
        )
        done += len(part)
        progress(done, len(texts), "texts encoded")
    record.set_meta(database, "width", str(encoder.width))
    record.set_meta(database, "encoder", encoder.name)


def _parts(
    texts: Iterable[tuple[int, int, str, str]],
) -> Iterator[list[tuple[int, int, str, str]]]:
    waiting = iter(texts)
    while part := list(islice(waiting, TOGETHER)):
        yield part
