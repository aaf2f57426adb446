"""Puts the passages of a judged set into a record, as given, so that the real pipeline runs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

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

LAYOUT = "3"  # of what is shelved: what was shelved otherwise is shelved anew
BETWEEN = "\n\n"


def shelve(
    database: Database, passages: Sequence[GivenPassage], encoder: Encoder,
    progress: Callable[[int, int, str], None],
) -> None:  # fmt: skip
    """Add the documents that are not there yet, each passage word for word.

    Passages named X#1, X#2 … are those of the document X, in the order given; any other is a
    document by itself. Passages side by side under one title are one item.
    """
    held = {row[0] for row in database.rows("SELECT source FROM documents")}
    record.set_meta(database, "encoder", encoder.name)
    record.set_meta(database, "width", str(encoder.width))
    missing = {name: own for name, own in _documents(passages).items() if name not in held}
    done, total = 0, sum(map(len, missing.values()))
    for name, own in missing.items():
        parsed = _parsed(own)
        vectors = encoder.encode(list(encoded_texts(parsed))).astype("<f2")
        record.add_document(database, _entry(name, parsed, [row.tobytes() for row in vectors]))
        done += len(own)
        progress(done, total, "passages encoded")


def shelved(database: Database, passages: Sequence[GivenPassage]) -> dict[int, str]:
    """The name in the set of each passage of the record."""
    left = {name: iter(own) for name, own in _documents(passages).items()}
    rows = database.rows(
        "SELECT passage_id, source FROM passages JOIN documents USING (document_id) "
        "ORDER BY document_id, start"
    )
    return {int(number): next(left[source]).name for number, source in rows}


def _documents(passages: Sequence[GivenPassage]) -> Mapping[str, list[GivenPassage]]:
    documents: dict[str, list[GivenPassage]] = {}
    for passage in passages:
        documents.setdefault(passage.name.rpartition("#")[0] or passage.name, []).append(passage)
    return documents


def _parsed(own: Sequence[GivenPassage]) -> ParsedDocument:
    items: list[Item] = []
    parts: list[Passage] = []
    text = ""
    for passage in own:
        words = passage.text if passage.text.strip() else passage.title or "-"
        text += BETWEEN if text else ""
        base, text = len(text), text + words
        if not items or items[-1].title != passage.title:
            items.append(Item(None, passage.title, base, base, len(text)))
        sentences = [
            Sentence(base + first, base + last, PassageKind.DISCUSSION)
            for first, last in sentence_spans(words)
        ]
        start, end = len(words) - len(words.lstrip()), len(words.rstrip())
        parts.append(
            Passage(
                len(items) - 1, base + start, base + end, PassageKind.DISCUSSION, tuple(sentences)
            )
        )
    return ParsedDocument(
        reading=Reading(FileFormat.TEXT, text, ()),
        header=Header(),
        items=tuple(_up_to_the_next(items, len(text))),
        passages=tuple(parts),
        decisions=(),
        actions=(),
    )


def _up_to_the_next(items: Sequence[Item], end: int) -> Iterator[Item]:
    ends = [*(item.start for item in items[1:]), end]
    for item, last in zip(items, ends, strict=True):
        yield replace(item, end=last)


def _entry(name: str, parsed: ParsedDocument, rows: Sequence[bytes]) -> record.Entry:
    wholes: list[bytes] = []
    by_sentence: list[Sequence[bytes]] = []
    at = 0
    for passage in parsed.passages:
        after = at + 1 + len(passage.sentences)
        wholes.append(rows[at])
        by_sentence.append(rows[at + 1 : after])
        at = after
    text = parsed.reading.text
    return record.Entry(
        location=f"set:{name}",
        source=name,
        sha256=sha256_of(f"{name}\n{text}".encode()),
        text_sha256=sha256_of(folded(text).encode()),
        parsed=parsed,
        passage_vectors=wholes,
        sentence_vectors=by_sentence,
        facts="{}",
        seen_at="",
    )
