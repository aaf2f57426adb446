"""Puts the passages of a judged set into a record, as given, so that the real pipeline runs."""

from collections.abc import Callable, Sequence

from corpus.ingest import Encoder
from corpus.models import (
    FileFormat,
    Header,
    Item,
    ParsedDocument,
    Passage,
    PassageKind,
    Reading,
    Sentence,
)
from corpus.sentences import sentence_spans
from corpus.store import record
from corpus.store.connection import Database
from corpus.store.originals import sha256_of
from corpus.texts import encoded_texts, folded
from qa.evaluation.sets import GivenPassage

TOGETHER = 256  # passages encoded at a time


def shelve(
    database: Database, passages: Sequence[GivenPassage], encoder: Encoder,
    progress: Callable[[int, int, str], None],
) -> None:  # fmt: skip
    """One document with one item and one passage for each that is not there yet."""
    held = {row[0] for row in database.rows("SELECT source FROM documents")}
    missing = [passage for passage in passages if passage.name not in held]
    record.set_meta(database, "encoder", encoder.name)
    record.set_meta(database, "width", str(encoder.width))
    for first in range(0, len(missing), TOGETHER):
        part = missing[first : first + TOGETHER]
        parsed = [_parsed(passage) for passage in part]
        vectors = encoder.encode([t for p in parsed for t in encoded_texts(p)]).astype("<f2")
        rows = [row.tobytes() for row in vectors]
        at = 0
        for passage, document in zip(part, parsed, strict=True):
            count = len(document.passages[0].sentences)
            record.add_document(database, _entry(passage, document, rows[at : at + 1 + count]))
            at += 1 + count
        progress(first + len(part), len(missing), "passages encoded")


def _parsed(passage: GivenPassage) -> ParsedDocument:
    text = passage.text if passage.text.strip() else passage.title or "-"
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    sentences = tuple(
        Sentence(first, last, PassageKind.DISCUSSION) for first, last in sentence_spans(text)
    )
    return ParsedDocument(
        reading=Reading(FileFormat.TEXT, text, ()),
        header=Header(),
        items=(Item(None, passage.title, 0, 0, len(text)),),
        passages=(Passage(0, start, end, PassageKind.DISCUSSION, sentences),),
        decisions=(),
        actions=(),
    )


def _entry(passage: GivenPassage, parsed: ParsedDocument, rows: Sequence[bytes]) -> record.Entry:
    return record.Entry(
        location=f"set:{passage.name}",
        source=passage.name,
        sha256=sha256_of(f"{passage.name}\n{passage.text}".encode()),
        text_sha256=sha256_of(folded(passage.text).encode()),
        parsed=parsed,
        passage_vectors=[rows[0]],
        sentence_vectors=[rows[1:]],
        facts="{}",
        seen_at="",
    )
