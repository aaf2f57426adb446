"""Prints of the same minutes in the record: what is compared, what was found, and who lists it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.store.connection import Database, Value

_PARTS = 500  # ids in one statement: well under SQLite's limit of parameters


@dataclass(frozen=True, slots=True)
class Comparable:
    """What decides whether two documents can print the same minutes, and which is the original."""

    document_id: int
    council_id: int | None
    committee_id: int | None
    date: str | None
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """Where a passage is printed again: the other document, and the place in its text."""

    document_id: int
    passage_id: int
    start: int
    end: int
    source: str
    date: str | None
    kind: str
    status: str


def uncompared(database: Database) -> list[int]:
    """The current documents that were not compared with the others yet, in order."""
    rows = database.rows(
        "SELECT document_id FROM current_documents WHERE document_id NOT IN "
        "(SELECT document_id FROM compared) ORDER BY 1"
    )
    return [int(row[0]) for row in rows]


def comparable(database: Database, document_id: int) -> Comparable:
    """One document as it is compared."""
    row = database.rows(
        "SELECT document_id, council_id, committee_id, date, kind, status FROM documents "
        "WHERE document_id = ?",
        (document_id,),
    )[0]
    return Comparable(*row)


def keep_sample(database: Database, document_id: int, shingles: Iterable[int]) -> None:
    """Keep the sample by which a document is found, and that it is being compared."""
    database.insert_many(
        "INSERT OR IGNORE INTO shingles VALUES (?, ?)",
        [(shingle, document_id) for shingle in shingles],
    )
    database.rows("INSERT OR IGNORE INTO compared VALUES (?)", (document_id,))


def with_shared_sample(database: Database, document_id: int, share: float) -> list[int]:
    """The documents that share so much of the smaller of the two samples, in order."""
    rows = database.rows(
        "SELECT o.document_id, count(*), "
        "(SELECT count(*) FROM shingles WHERE document_id = o.document_id), "
        "(SELECT count(*) FROM shingles WHERE document_id = ?1) "
        "FROM shingles m JOIN shingles o ON o.shingle = m.shingle AND o.document_id <> ?1 "
        "WHERE m.document_id = ?1 GROUP BY 1 ORDER BY 1",
        (document_id,),
    )
    return [int(other) for other, both, its, mine in rows if both >= share * min(its, mine)]


def link(
    database: Database, document_id: int, originals: Sequence[tuple[int, float]],
    passages: Sequence[tuple[int, int]],
) -> None:  # fmt: skip
    """Say what a document prints again: (original, likeness), and (passage, its original).

    A passage that is found under its original leaves the index, and one that is not any more
    comes back to it.
    """
    before = {
        int(row[0])
        for row in database.rows(
            "SELECT passage_id FROM reprints JOIN passages USING (passage_id) "
            "WHERE document_id = ?",
            (document_id,),
        )
    }
    after = {passage_id for passage_id, _ in passages}
    _unlink(database, document_id)
    database.insert_many(
        "INSERT INTO prints VALUES (?, ?, ?)",
        [(document_id, original, likeness) for original, likeness in originals],
    )
    database.insert_many("INSERT INTO reprints VALUES (?, ?)", passages)
    _note_changes(database, sorted(after - before), added=0)
    _note_changes(database, sorted(before - after), added=1)


def forget(database: Database, document_id: int) -> None:
    """A document is no longer in force: whatever was linked to it is compared again.

    Inside the transaction that replaces or erases it.
    """
    printed_again = [
        int(row[0])
        for row in database.rows(
            "SELECT document_id FROM prints WHERE original_id = ? UNION "
            "SELECT s.document_id FROM standings s JOIN approvals a USING (approval_id) "
            "WHERE a.document_id = ?",
            (document_id, document_id),
        )
    ]
    for other in printed_again:
        link(database, other, (), ())
        database.rows("DELETE FROM compared WHERE document_id = ?", (other,))
    _unlink(database, document_id)
    database.rows("DELETE FROM shingles WHERE document_id = ?", (document_id,))


def reprints_of(database: Database, passage_ids: Sequence[int]) -> dict[int, list[Reprint]]:
    """Where each passage is printed again, by the passage that is found; in order of date."""
    found: dict[int, list[Reprint]] = {}
    for first in range(0, len(passage_ids), _PARTS):
        part: list[Value] = list(passage_ids[first : first + _PARTS])
        rows = database.rows(
            "SELECT r.original_id, p.document_id, p.passage_id, p.start, p.end, d.source, d.date, "  # noqa: S608 - our marks
            "d.kind, d.status FROM reprints r JOIN passages p ON p.passage_id = r.passage_id "
            "JOIN current_documents d ON d.document_id = p.document_id "
            f"WHERE r.original_id IN ({','.join('?' * len(part))}) "
            "ORDER BY d.date IS NULL, d.date, p.document_id, p.start",
            part,
        )
        for original, *rest in rows:
            found.setdefault(int(original), []).append(Reprint(*rest))
    return found


def prints_of(database: Database, document_id: int) -> list[int]:
    """The other documents that print the minutes of this one again, or that it prints again."""
    rows = database.rows(
        "SELECT document_id FROM prints WHERE original_id = ? UNION "
        "SELECT original_id FROM prints WHERE document_id = ? ORDER BY 1",
        (document_id, document_id),
    )
    return [int(row[0]) for row in rows]


def count_prints(database: Database) -> int:
    """How many current documents print again what another one gives."""
    ((count,),) = database.rows(
        "SELECT count(DISTINCT document_id) FROM prints JOIN current_documents USING (document_id)"
    )
    return int(count)


def wholly_reprinted(database: Database, share: float) -> list[int]:
    """The ids of current documents of whose passages so many are found under another document."""
    rows = database.rows(
        "SELECT p.document_id, count(r.passage_id), count(*) FROM passages p "
        "JOIN prints USING (document_id) JOIN current_documents USING (document_id) "
        "LEFT JOIN reprints r USING (passage_id) GROUP BY 1 ORDER BY 1"
    )
    return [int(number) for number, again, passages in rows if again >= share * passages]


def _unlink(database: Database, document_id: int) -> None:
    database.rows("DELETE FROM prints WHERE document_id = ?", (document_id,))
    database.rows(
        "DELETE FROM reprints WHERE passage_id IN "
        "(SELECT passage_id FROM passages WHERE document_id = ?)",
        (document_id,),
    )


def _note_changes(database: Database, passage_ids: Sequence[int], *, added: int) -> None:
    database.insert_many(
        "INSERT INTO changes (passage_id, added) VALUES (?, ?)",
        [(passage_id, added) for passage_id in passage_ids],
    )
