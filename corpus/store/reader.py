"""Reading the record: documents, passages and coverage as values. Nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import NotFound
from corpus.models import Origin
from corpus.store import registers
from corpus.store.connection import Database, Row
from corpus.store.prints import wholly_reprinted
from corpus.store.rows import (
    Coverage,
    Refusal,
    Source,
    StoredAction,
    StoredDecision,
    StoredDocument,
    StoredItem,
    StoredPassage,
    StoredSentence,
)

# A document that calls itself corrected stays so; later minutes know better than any other mark.
_BY_LATER = "a.status IS NOT NULL AND d.status <> 'corrected'"
_DOCUMENTS = (
    "SELECT d.document_id, d.sha256, d.source, d.url, d.format, d.pages, c.name, "  # noqa: S608
    "d.council_origin, k.name, d.committee_origin, d.date, d.date_origin, d.body, "
    "d.report_number, d.kind, "
    f"CASE WHEN {_BY_LATER} THEN a.status ELSE d.status END, d.version, d.replaced_by, "
    "d.time, d.time_origin, d.venue, d.venue_origin, d.kind_origin, "
    f"CASE WHEN {_BY_LATER} THEN '{Origin.LATER_MINUTES}' ELSE d.status_origin END, d.status, "
    "a.document_id, a.start, a.end FROM documents d "
    "LEFT JOIN councils c USING (council_id) "
    "LEFT JOIN committees k ON k.committee_id = d.committee_id "
    "LEFT JOIN standings s ON s.document_id = d.document_id "
    "LEFT JOIN approvals a ON a.approval_id = s.approval_id "
)
IN_FULL = 0.95  # of a document's passages: page numbers and the like may differ
KEPT_DOCUMENTS = 4_096  # by each connection until the record changes: some 4 MB
_ITEMS = (
    "SELECT item_id, document_id, number, title, start, body_start, end, report_number, "
    "restricted FROM items "
)
# substr counts characters from 1; offsets are characters from 0.
_PASSAGES = (
    "SELECT p.passage_id, p.document_id, p.item_id, p.start, p.end, "
    "substr(d.text, p.start + 1, p.end - p.start), p.kind, p.page, p.paragraph, p.speaker "
    "FROM passages p JOIN documents d USING (document_id) "
)


@dataclass(frozen=True, slots=True)
class Held:
    """What the record knows of one file's bytes or text: enough to decide whether it is new."""

    document_id: int
    date: str | None
    council: str | None
    committee: str | None


def document(database: Database, document_id: int) -> StoredDocument:
    """One document by its id; NotFound if there is none."""
    found = database.rows(_DOCUMENTS + "WHERE d.document_id = ?", (document_id,))
    if not found:
        raise NotFound(
            f"There is no document {document_id} in this collection.",
            "See the documents that are held: minutebook meetings.",
        )
    return StoredDocument(*found[0])


def documents(database: Database, ids: Sequence[int] | None = None) -> list[StoredDocument]:
    """Current documents by date (unknown dates last), or those with the given ids, by id."""
    if ids is None:
        order = "WHERE d.replaced_by IS NULL ORDER BY d.date IS NULL, d.date, d.document_id"
        return [StoredDocument(*row) for row in database.rows(_DOCUMENTS + order)]
    held = database.kept("documents", dict[int, StoredDocument])
    new = [number for number in ids if number not in held]
    if len(held) + len(new) > KEPT_DOCUMENTS:
        held.clear()
        new = list(ids)
    for row in database.rows_in_parts(_DOCUMENTS + "WHERE d.document_id IN (%s)", new):
        held[row[0]] = StoredDocument(*row)
    return [held[number] for number in sorted(set(ids)) if number in held]


def document_ids(database: Database) -> list[int]:
    """The ids of all documents, earlier versions too, in order."""
    return [int(row[0]) for row in database.rows("SELECT document_id FROM documents ORDER BY 1")]


def text_of(database: Database, document_id: int) -> str:
    """The stored text of a document."""
    found = database.rows("SELECT text FROM documents WHERE document_id = ?", (document_id,))
    return str(found[0][0]) if found else ""


def items_of(database: Database, document_id: int) -> list[StoredItem]:
    """The items of a document in their order."""
    rows = database.rows(_ITEMS + "WHERE document_id = ? ORDER BY position", (document_id,))
    return [_item(row) for row in rows]


def items(database: Database, ids: Sequence[int]) -> dict[int, StoredItem]:
    """Items by id."""
    rows = database.rows_in_parts(_ITEMS + "WHERE item_id IN (%s)", ids)
    return {row[0]: _item(row) for row in rows}


def passages(database: Database, ids: Sequence[int]) -> dict[int, StoredPassage]:
    """Passages by id; an id that is no longer held is left out."""
    rows = database.rows_in_parts(_PASSAGES + "WHERE p.passage_id IN (%s)", ids)
    return {row[0]: StoredPassage(*row) for row in rows}


def passages_of(database: Database, document_id: int) -> list[StoredPassage]:
    """All passages of a document in reading order."""
    rows = database.rows(_PASSAGES + "WHERE p.document_id = ? ORDER BY p.start", (document_id,))
    return [StoredPassage(*row) for row in rows]


def spans_of(database: Database, document_ids: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """(document id, passage id, start, end) of all passages of some documents, in reading order."""
    rows = database.rows_in_parts(
        "SELECT document_id, start, end, passage_id FROM passages WHERE document_id IN (%s)",
        document_ids,
    )
    return [(row[0], row[3], row[1], row[2]) for row in sorted(rows)]


def sentences(database: Database, passage_ids: Sequence[int]) -> list[StoredSentence]:
    """The sentences of some passages, by passage id and position."""
    rows = database.rows_in_parts(
        "SELECT passage_id, start, end, kind, speaker, speaker_basis, vector, position "
        "FROM sentences WHERE passage_id IN (%s)",
        passage_ids,
    )
    return [StoredSentence(*row[:7]) for row in sorted(rows, key=lambda r: (r[0], r[7]))]


def decisions_of(database: Database, document_ids: Sequence[int]) -> list[StoredDecision]:
    """The decisions of some documents, by document and place in it."""
    return registers.decisions_of(database, document_ids)


def actions_of(database: Database, document_ids: Sequence[int]) -> list[StoredAction]:
    """The actions of some documents, by document and place in it."""
    return registers.actions_of(database, document_ids)


def names(database: Database) -> tuple[list[str], list[str]]:
    """The names of councils and of committees that are held, each in alphabetical order."""
    councils = database.rows(
        "SELECT DISTINCT name FROM current_documents JOIN councils USING (council_id) ORDER BY 1"
    )
    committees = database.rows(
        "SELECT DISTINCT k.name FROM current_documents d JOIN committees k USING (committee_id) "
        "ORDER BY 1"
    )
    return [row[0] for row in councils], [row[0] for row in committees]


def people(database: Database) -> list[str]:
    """Everybody whom the text of a current document names as a speaker."""
    rows = database.rows(
        "SELECT DISTINCT s.speaker FROM sentences s JOIN passages p USING (passage_id) "
        "JOIN current_documents USING (document_id) WHERE s.speaker IS NOT NULL ORDER BY 1"
    )
    return [row[0] for row in rows]


def speakers_named(database: Database, surname: str) -> list[tuple[int, str]]:
    """(passage id, speaker as printed) of every sentence whose speaker's name has a surname."""
    rows = database.rows(
        "SELECT DISTINCT s.passage_id, s.speaker FROM sentences s JOIN passages USING (passage_id) "
        "JOIN current_documents USING (document_id) WHERE s.speaker LIKE ? ORDER BY 1, 2",
        (f"%{surname}%",),
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def speakers_in(database: Database, passage_ids: Sequence[int]) -> list[tuple[int, str]]:
    """(passage id, speaker as printed) of every sentence of some passages that has one."""
    rows = database.rows_in_parts(
        "SELECT DISTINCT passage_id, speaker FROM sentences "
        "WHERE speaker IS NOT NULL AND passage_id IN (%s)",
        passage_ids,
    )
    return sorted((int(row[0]), str(row[1])) for row in rows)


def source_at(database: Database, location: str) -> Source | None:
    """What was last read at a location, if anything."""
    rows = database.rows(
        "SELECT location, document_id, sha256, facts FROM sources WHERE location = ?", (location,)
    )
    return Source(*rows[0]) if rows else None


def sources_under(database: Database, prefix: str) -> list[Source]:
    """Every location that starts with a prefix, in order."""
    rows = database.rows(
        "SELECT location, document_id, sha256, facts FROM sources "
        "WHERE substr(location, 1, length(?)) = ? ORDER BY location",
        (prefix, prefix),
    )
    return [Source(*row) for row in rows]


def sources_of(database: Database, document_id: int) -> list[Source]:
    """Every location where a document was seen, in order."""
    rows = database.rows(
        "SELECT location, document_id, sha256, facts FROM sources WHERE document_id = ? "
        "ORDER BY location",
        (document_id,),
    )
    return [Source(*row) for row in rows]


def held_with(database: Database, *, sha256: str, text_sha256: str) -> list[Held]:
    """Current documents with the same bytes or the same words, oldest first."""
    rows = database.rows(
        "SELECT d.document_id, d.date, c.name, k.name FROM current_documents d "
        "LEFT JOIN councils c USING (council_id) "
        "LEFT JOIN committees k ON k.committee_id = d.committee_id "
        "WHERE d.sha256 = ? OR d.text_sha256 = ? ORDER BY 1",
        (sha256, text_sha256),
    )
    return [Held(*row) for row in rows]


def hashes(database: Database, *, without: Sequence[int]) -> set[str]:
    """The SHA-256 of the bytes of all documents but some, earlier versions too."""
    left_out = set(without)
    rows = database.rows("SELECT document_id, sha256 FROM documents")
    return {sha256 for document_id, sha256 in rows if document_id not in left_out}


def refusals(database: Database) -> list[Refusal]:
    """Every file that could not be read, by name."""
    rows = database.rows("SELECT source, reason, remedy FROM refusals ORDER BY source, location")
    return [Refusal(*row) for row in rows]


def refused_locations(database: Database, folder: str) -> list[str]:
    """Where a path, or anything under it, could not be read when it was last looked at."""
    rows = database.rows(
        "SELECT location FROM refusals WHERE location = ? "
        "OR substr(location, 1, length(?)) = ? ORDER BY 1",
        (folder, f"{folder}/", f"{folder}/"),
    )
    return [row[0] for row in rows]


def superseded_drafts(database: Database) -> list[int]:
    """The ids of documents that another one of their meeting stands for.

    Drafts of which a version that is no draft is held too, and what another prints in full.
    """
    rows = database.rows(
        "SELECT d.document_id FROM current_documents d WHERE d.status = 'draft' AND EXISTS "
        "(SELECT 1 FROM current_documents o WHERE o.meeting_id = d.meeting_id "
        "AND o.kind = d.kind AND o.status <> 'draft') ORDER BY 1"
    )
    return sorted({int(row[0]) for row in rows} | set(wholly_reprinted(database, IN_FULL)))


def meta(database: Database, key: str) -> str | None:
    """One setting of the collection."""
    rows = database.rows("SELECT value FROM meta WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else None


def coverage(database: Database) -> Coverage:
    """Counts and dates of the current documents."""
    return database.kept("coverage", lambda: _coverage(database))


def _coverage(database: Database) -> Coverage:
    row = database.rows(
        "SELECT count(*), count(DISTINCT d.meeting_id), min(d.date), max(d.date), "
        "sum(d.date IS NULL), sum(d.council_id IS NULL) FROM current_documents d"
    )[0]
    (passage_count,) = database.rows(
        "SELECT count(*) FROM passages JOIN current_documents USING (document_id)"
    )[0]
    (unreadable,) = database.rows("SELECT count(*) FROM refusals")[0]
    return Coverage(
        documents=row[0],
        meetings=row[1],
        passages=passage_count,
        first_date=row[2],
        last_date=row[3],
        unreadable=unreadable,
        undated=row[4] or 0,
        unnamed=row[5] or 0,
    )


def _item(row: Row) -> StoredItem:
    number: int = row[0]
    return StoredItem(
        number, row[1], row[2], row[3], row[4], row[5], row[6], row[7], restricted=bool(row[8])
    )
