"""Looks for anything in a collection that is not as it should be. Changes nothing."""

from collections.abc import Iterator

from corpus.errors import NotFound
from corpus.store import reader
from corpus.store.connection import Database
from corpus.store.originals import Originals, sha256_of
from corpus.store.rows import StoredDocument

BYTES_OF_A_NUMBER = 2  # vectors are fp16


def record_problems(database: Database, originals: Originals) -> Iterator[str]:
    """Every fault found in the record and the originals, one sentence each."""
    for problem in database.integrity_problems():
        yield f"The record is damaged: {problem}."
    yield from _lost_vectors(database)
    for document in reader.documents(database, reader.document_ids(database)):
        yield from _document_problems(database, originals, document)


def _document_problems(
    database: Database, originals: Originals, document: StoredDocument
) -> Iterator[str]:
    try:
        data = originals.read(document.sha256, suffix=document.format)
        if sha256_of(data) != document.sha256:
            yield f"The original of {document.source} is not the file that was ingested."
    except NotFound as error:
        yield f"{document.source}: {error.problem}"
    length = len(reader.text_of(database, document.document_id))
    for passage in reader.passages_of(database, document.document_id):
        if passage.end > length or len(passage.text) != passage.end - passage.start:
            yield f"Passage {passage.passage_id} reaches beyond the text of {document.source}."


def _lost_vectors(database: Database) -> Iterator[str]:
    width = int(reader.meta(database, "width") or 0) * BYTES_OF_A_NUMBER
    for table in ("passages", "sentences"):
        (wrong,) = database.rows(
            f"SELECT count(*) FROM {table} WHERE length(vector) <> ?",  # noqa: S608 - our names
            (width,),
        )[0]
        if wrong:
            yield f"{wrong} {table} have no whole vector; run: minutebook rebuild --encode."
    (astray,) = database.rows(
        "SELECT count(*) FROM sentences s JOIN passages p USING (passage_id) "
        "WHERE s.start < p.start OR s.end > p.end OR s.end <= s.start"
    )[0]
    if astray:
        yield f"{astray} sentences lie outside their passage; ingest their documents again."
