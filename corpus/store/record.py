"""Writing the record: every function here is one transaction, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Fact, Item, ParsedDocument, Passage
from corpus.store import prints
from corpus.store.connection import Database
from corpus.store.known import keep_predecessor
from corpus.store.places import (
    committee_id_of,
    council_id_of,
    drop_unused_places,
    meeting_id_of,
)
from corpus.store.registers import insert_registers
from corpus.store.statements import insert_statements


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that has been read, parsed and encoded, ready to go in.

    `passage_vectors` and `sentence_vectors` are fp16 rows as bytes, in the order of
    `parsed.passages` and of their sentences.
    """

    location: str
    source: str
    sha256: str
    text_sha256: str
    parsed: ParsedDocument
    passage_vectors: Sequence[bytes]
    sentence_vectors: Sequence[Sequence[bytes]]
    facts: str
    seen_at: str
    url: str | None = None
    replaces: int | None = None
    predecessor: str | None = None  # of the document's council


def add_document(database: Database, entry: Entry) -> int:
    """Put a document in with everything that belongs to it, and give its id.

    If it replaces an earlier version, the passages of that one leave the index, not the record.
    """
    with database.transaction():
        document_id = _insert_document(database, entry)
        item_ids = [
            _insert_item(database, document_id, position, item)
            for position, item in enumerate(entry.parsed.items)
        ]
        for position, passage in enumerate(entry.parsed.passages):
            _insert_passage(database, document_id, item_ids[passage.item], entry, position, passage)
        insert_registers(database, document_id, item_ids, entry.parsed)
        insert_statements(database, document_id, entry.parsed)
        if entry.predecessor and entry.parsed.header.council:
            keep_predecessor(
                database, document_id, entry.parsed.header.council.value, entry.predecessor
            )
        if entry.replaces is not None:
            _retire(database, entry.replaces, document_id)
        _note_source(database, entry, document_id)
    return document_id


def note_copy(
    database: Database,
    entry_location: str,
    document_id: int,
    sha256: str,
    *,
    facts: str,
    seen_at: str,
    replaces: int | None = None,
) -> None:
    """Remember that a document already held was also seen at another location.

    `replaces` is what stood there before and is published nowhere any more: an earlier version.
    """
    with database.transaction():
        if replaces is not None:
            _retire(database, replaces, document_id)
        _upsert_source(database, (entry_location, document_id, sha256, facts, seen_at))


def refuse(
    database: Database, *, location: str, source: str, reason: str, remedy: str, refused_at: str
) -> None:
    """Record that a file could not be read."""
    with database.transaction():
        database.rows(
            "INSERT INTO refusals VALUES (?, ?, ?, ?, ?) ON CONFLICT (location) DO UPDATE SET "
            "source = excluded.source, reason = excluded.reason, remedy = excluded.remedy, "
            "refused_at = excluded.refused_at",
            (location, source, reason, remedy, refused_at),
        )


def drop_refusals(database: Database, locations: Sequence[str]) -> None:
    """Forget refusals that are over."""
    if not locations:
        return
    with database.transaction():
        database.insert_many(
            "DELETE FROM refusals WHERE location = ?", [(location,) for location in locations]
        )


def set_meta(database: Database, key: str, value: str) -> None:
    """Keep one setting of the collection, such as the name of its encoder."""
    with database.transaction():
        database.rows(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


def erase_document(database: Database, document_id: int) -> None:
    """Remove a document with its versions and all that belongs to them, to the last byte.

    The caller empties the log, removes the originals and publishes again: each still holds words.
    """
    with database.transaction():
        for version_id in version_ids(database, document_id):
            database.rows(
                "INSERT INTO changes (passage_id, added) "
                "SELECT passage_id, 0 FROM passages WHERE document_id = ? ORDER BY passage_id",
                (version_id,),
            )
            prints.forget(database, version_id)
            database.rows(
                "DELETE FROM refusals WHERE location IN "
                "(SELECT location FROM sources WHERE document_id = ?)",
                (version_id,),
            )
            database.rows("DELETE FROM documents WHERE document_id = ?", (version_id,))
        drop_unused_places(database)


def version_ids(database: Database, document_id: int) -> list[int]:
    """The ids of every version of a document, the one asked for and those before and after it."""
    rows = database.rows(
        "WITH RECURSIVE versions (id) AS (VALUES (?) UNION "
        "SELECT d.document_id FROM documents d JOIN versions v ON d.replaced_by = v.id UNION "
        "SELECT d.replaced_by FROM documents d JOIN versions v ON d.document_id = v.id "
        "WHERE d.replaced_by IS NOT NULL) SELECT id FROM versions ORDER BY id",
        (document_id,),
    )
    return [int(row[0]) for row in rows]


def replace_vectors(
    database: Database,
    passages: Sequence[tuple[bytes, int]],
    sentences: Sequence[tuple[bytes, int, int]],
) -> None:
    """Put the vectors of another encoder in place: (vector, passage id), (…, id, position)."""
    with database.transaction():
        database.insert_many("UPDATE passages SET vector = ? WHERE passage_id = ?", passages)
        database.insert_many(
            "UPDATE sentences SET vector = ? WHERE passage_id = ? AND position = ?", sentences
        )


def _insert_document(database: Database, entry: Entry) -> int:
    header, reading = entry.parsed.header, entry.parsed.reading
    council_id = council_id_of(database, header.council)
    committee_id = committee_id_of(database, council_id, header.committee)
    meeting_id = meeting_id_of(database, council_id, committee_id, header.date)
    version = 1
    if entry.replaces is not None:
        (version,) = database.rows(
            "SELECT version + 1 FROM documents WHERE document_id = ?", (entry.replaces,)
        )[0]
    return database.insert(
        "INSERT INTO documents (sha256, text_sha256, source, url, format, text, pages, meeting_id, "
        "council_id, council_origin, committee_id, committee_origin, date, date_origin, body, "
        "time, time_origin, venue, venue_origin, report_number, kind, kind_origin, status, "
        "status_origin, version, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.sha256, entry.text_sha256, entry.source, entry.url, reading.format, reading.text,
            reading.pages, meeting_id, council_id, _origin(header.council), committee_id,
            _origin(header.committee), _value(header.date), _origin(header.date), header.body,
            _value(header.time), _origin(header.time), _value(header.venue), _origin(header.venue),
            header.report_number, header.kind, header.kind_origin, header.status,
            header.status_origin, version, entry.seen_at,
        ),
    )  # fmt: skip


def _insert_item(database: Database, document_id: int, position: int, item: Item) -> int:
    return database.insert(
        "INSERT INTO items (document_id, position, number, title, start, body_start, end, "
        "report_number, restricted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document_id, position, item.number, item.title, item.start, item.body_start, item.end,
            item.report_number, int(item.restricted),
        ),
    )  # fmt: skip


def _insert_passage(
    database: Database,
    document_id: int,
    item_id: int,
    entry: Entry,
    position: int,
    passage: Passage,
) -> None:
    passage_id = database.insert(
        "INSERT INTO passages (document_id, item_id, start, end, kind, page, paragraph, speaker, "
        "vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document_id, item_id, passage.start, passage.end, passage.kind, passage.page,
            passage.paragraph, passage.speaker, entry.passage_vectors[position],
        ),
    )  # fmt: skip
    vectors = entry.sentence_vectors[position]
    database.insert_many(
        "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                passage_id, index, sentence.start, sentence.end, sentence.kind,
                sentence.speaker.name if sentence.speaker else None,
                sentence.speaker.basis if sentence.speaker else None, vectors[index],
            )
            for index, sentence in enumerate(passage.sentences)
        ],
    )  # fmt: skip
    database.rows("INSERT INTO changes (passage_id, added) VALUES (?, 1)", (passage_id,))


def _retire(database: Database, old_id: int, new_id: int) -> None:
    prints.forget(database, old_id)
    database.rows("UPDATE documents SET replaced_by = ? WHERE document_id = ?", (new_id, old_id))
    database.rows(
        "INSERT INTO changes (passage_id, added) "
        "SELECT passage_id, 0 FROM passages WHERE document_id = ? ORDER BY passage_id",
        (old_id,),
    )
    database.rows("UPDATE sources SET document_id = ? WHERE document_id = ?", (new_id, old_id))


def _note_source(database: Database, entry: Entry, document_id: int) -> None:
    row = (entry.location, document_id, entry.sha256, entry.facts, entry.seen_at)
    _upsert_source(database, row)


def _upsert_source(database: Database, row: tuple[str, int, str, str, str]) -> None:
    database.rows(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?) ON CONFLICT (location) DO UPDATE SET "
        "document_id = excluded.document_id, sha256 = excluded.sha256, facts = excluded.facts, "
        "seen_at = excluded.seen_at",
        row,
    )
    database.rows("DELETE FROM refusals WHERE location = ?", (row[0],))


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _origin(fact: Fact | None) -> str | None:
    return fact.origin if fact else None
