"""What minutes state of other meetings, as rows: approvals, next meetings, predecessors."""

from dataclasses import dataclass

from corpus.models import ParsedDocument
from corpus.store.connection import Database


@dataclass(frozen=True, slots=True)
class StoredApproval:
    """A statement that earlier minutes were approved or corrected, with the body that made it.

    `date` is the day of the meeting that made it.
    """

    approval_id: int
    document_id: int
    said: str
    status: str
    start: int
    end: int
    council_id: int | None
    committee_id: int | None
    date: str | None


@dataclass(frozen=True, slots=True)
class StoredAnnouncement:
    """The next meeting of a body, as the minutes of one day announce it."""

    document_id: int
    said: str
    start: int
    end: int
    council_id: int | None
    committee_id: int | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A current document about a meeting of a known day, as far as it matters here."""

    document_id: int
    council_id: int | None
    committee_id: int | None
    date: str
    kind: str


def insert_statements(database: Database, document_id: int, parsed: ParsedDocument) -> None:
    """Put in what a document states; inside the transaction that puts the document in."""
    database.insert_many(
        "INSERT INTO approvals (document_id, said, status, start, end) VALUES (?, ?, ?, ?, ?)",
        [(document_id, each.said, each.status, each.start, each.end) for each in parsed.approvals],
    )
    if parsed.next_meeting is not None:
        coming = parsed.next_meeting
        database.rows(
            "INSERT INTO announcements VALUES (?, ?, ?, ?)",
            (document_id, coming.said, coming.start, coming.end),
        )


def approvals(database: Database) -> list[StoredApproval]:
    """The statements of all current documents, by the day they were made."""
    rows = database.rows(
        "SELECT a.approval_id, a.document_id, a.said, a.status, a.start, a.end, d.council_id, "
        "d.committee_id, d.date FROM approvals a JOIN current_documents d USING (document_id) "
        "ORDER BY d.date IS NULL, d.date, a.approval_id"
    )
    return [StoredApproval(*row) for row in rows]


def announcements(database: Database) -> list[StoredAnnouncement]:
    """The next meetings that current documents announce, by the day they were announced."""
    rows = database.rows(
        "SELECT a.document_id, a.said, a.start, a.end, d.council_id, d.committee_id, d.date "
        "FROM announcements a JOIN current_documents d USING (document_id) "
        "ORDER BY d.date IS NULL, d.date, a.document_id"
    )
    return [StoredAnnouncement(*row) for row in rows]


def sittings(database: Database) -> list[Sitting]:
    """The current documents with a known day, by id."""
    rows = database.rows(
        "SELECT document_id, council_id, committee_id, date, kind FROM current_documents "
        "WHERE date IS NOT NULL ORDER BY 1"
    )
    return [Sitting(*row) for row in rows]


def keep_standings(database: Database, standings: dict[int, int]) -> None:
    """Say for each document by which statement it stands as it does; all others by their own."""
    database.rows("DELETE FROM standings")
    database.insert_many("INSERT INTO standings VALUES (?, ?)", sorted(standings.items()))
