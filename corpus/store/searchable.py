"""What an index is made from: current passages with their vectors and facets, and the changes."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.store.connection import Database, Row, Value
from corpus.store.known import with_predecessors

PART = 2_000  # rows in memory at a time


@dataclass(frozen=True, slots=True)
class SearchablePassage:
    """One current passage with everything either engine indexes; a reprint is none.

    `speakers` are all names its sentences are attributed to. `date` is yyyymmdd, 0 when unknown;
    council and committee ids are 0 when unknown. `vector` is fp16 bytes.
    """

    passage_id: int
    document_id: int
    item_id: int
    text: str
    title: str
    speakers: str
    context: str
    council_id: int
    committee_id: int
    date: int
    kind: str
    vector: bytes


_SELECT = (
    "SELECT p.passage_id, p.document_id, p.item_id, "
    "substr(d.text, p.start + 1, p.end - p.start), i.title, "
    "(SELECT group_concat(DISTINCT s.speaker) FROM sentences s "
    " WHERE s.passage_id = p.passage_id), "
    "trim(ifnull(c.name, '') || ' ' || ifnull(k.name, '') || ' ' || ifnull(d.date, '') || ' ' || "
    "ifnull(d.report_number, '') || ' ' || ifnull(i.report_number, '')), "
    "ifnull(d.council_id, 0), ifnull(d.committee_id, 0), "
    "CAST(replace(ifnull(d.date, '0'), '-', '') AS INTEGER), p.kind, p.vector "
    "FROM passages p JOIN current_documents d USING (document_id) JOIN items i USING (item_id) "
    "LEFT JOIN councils c ON c.council_id = d.council_id "
    "LEFT JOIN committees k ON k.committee_id = d.committee_id "
    "WHERE p.passage_id NOT IN (SELECT passage_id FROM reprints) "
)


def last_change(database: Database) -> int:
    """The number of the latest change; 0 before the first."""
    (change,) = database.rows("SELECT ifnull(max(change), 0) FROM changes")[0]
    return int(change)


def fingerprint(database: Database, *, before: Sequence[int] = ()) -> str:
    """Changes with the words or the ids of the current documents.

    Two records may have the same number of changes: one restored from a backup, or made anew.
    `before` are passages that came later: the fingerprint is that of the record without their
    documents. A document that is found under another one only is in no index, and not in this.
    """
    digest, later = hashlib.sha256(), set(before)
    for number, words, passage in database.rows(
        "SELECT document_id, text_sha256, min(passage_id) FROM current_documents "
        "JOIN passages USING (document_id) "
        "WHERE passage_id NOT IN (SELECT passage_id FROM reprints) GROUP BY 1 ORDER BY 1"
    ):
        if passage not in later:
            digest.update(f"{number} {words}\n".encode("ascii"))
    return digest.hexdigest()[:32]


def changes_after(database: Database, change: int) -> tuple[list[int], list[int]]:
    """The net effect of all later changes: (passage ids that came, passage ids that went)."""
    rows = database.rows(
        "SELECT passage_id, added FROM changes WHERE change > ? ORDER BY change", (change,)
    )
    first: dict[int, bool] = {}
    last: dict[int, bool] = {}
    for passage_id, added in rows:
        first.setdefault(int(passage_id), bool(added))
        last[int(passage_id)] = bool(added)
    # What came and went again, or went and came back, is as it was.
    came = sorted(number for number, added in last.items() if added and first[number])
    went = sorted(number for number, added in last.items() if not added and not first[number])
    return came, went


def current_ids(database: Database) -> list[int]:
    """The ids of all current passages that are found under no other one, in order."""
    rows = database.rows(
        "SELECT passage_id FROM passages JOIN current_documents USING (document_id) "
        "WHERE passage_id NOT IN (SELECT passage_id FROM reprints) ORDER BY passage_id"
    )
    return [int(row[0]) for row in rows]


def searchable(
    database: Database, ids: Sequence[int] | None = None
) -> Iterator[list[SearchablePassage]]:
    """Current passages (all, or those of the given ids) by id, in lists of at most PART."""
    if ids is None:
        last = 0
        while rows := database.rows(
            _SELECT + "AND p.passage_id > ? ORDER BY p.passage_id LIMIT ?", (last, PART)
        ):
            last = rows[-1][0]
            yield [_searchable(row) for row in rows]
        return
    for first in range(0, len(ids), PART):
        part: list[Value] = list(ids[first : first + PART])
        marks = ",".join("?" * len(part))
        rows = database.rows(_SELECT + f"AND p.passage_id IN ({marks}) ORDER BY p.passage_id", part)
        yield [_searchable(row) for row in rows]


def place_ids(
    database: Database, *, councils: Sequence[str], committees: Sequence[str]
) -> tuple[list[int], list[int]]:
    """The ids of councils and committees by exact name; one name may be several committees.

    A council stands for its predecessors too: their minutes are its own history.
    """
    council_ids = [
        row[0]
        for name in with_predecessors(database, councils)
        for row in database.rows("SELECT council_id FROM councils WHERE name = ?", (name,))
    ]
    committee_ids = [
        row[0]
        for name in committees
        for row in database.rows("SELECT committee_id FROM committees WHERE name = ?", (name,))
    ]
    return council_ids, committee_ids


def all_texts(database: Database) -> Iterator[tuple[int, int, str, str]]:
    """(passage id, sentence position or -1 for the passage, item title, words) of all passages.

    What an encoder has to encode again when it is replaced by another one.
    """
    yield from (
        (row[0], -1, row[1], row[2])
        for row in database.rows(
            "SELECT p.passage_id, i.title, substr(d.text, p.start + 1, p.end - p.start) "
            "FROM passages p JOIN documents d USING (document_id) JOIN items i USING (item_id) "
            "ORDER BY 1"
        )
    )
    yield from (
        (row[0], row[1], "", row[2])
        for row in database.rows(
            "SELECT s.passage_id, s.position, substr(d.text, s.start + 1, s.end - s.start) "
            "FROM sentences s JOIN passages p USING (passage_id) JOIN documents d "
            "USING (document_id) ORDER BY 1, 2"
        )
    )


def _searchable(row: Row) -> SearchablePassage:
    passage_id, document_id, item_id, text, title, speakers, *rest = row
    speakers = (speakers or "").replace(",", ", ")
    return SearchablePassage(passage_id, document_id, item_id, text, title, speakers, *rest)


def texts(database: Database) -> Iterator[str]:
    """The whole text of each document in force."""
    for (text,) in database.rows("SELECT text FROM current_documents ORDER BY document_id"):
        yield str(text)
