"""Councils, committees and meetings: made when first seen, gone with their last document."""

from collections.abc import Sequence

from corpus.models import Fact
from corpus.names import name_key
from corpus.store.connection import Database, Row


def drop_unused_places(database: Database) -> None:
    """Names that only an erased document had must not outlive it."""
    database.rows(
        "DELETE FROM meetings WHERE meeting_id NOT IN "
        "(SELECT meeting_id FROM documents WHERE meeting_id IS NOT NULL)"
    )
    database.rows(
        "DELETE FROM committees WHERE committee_id NOT IN "
        "(SELECT committee_id FROM documents WHERE committee_id IS NOT NULL)"
    )
    database.rows(
        "DELETE FROM councils WHERE council_id NOT IN "
        "(SELECT council_id FROM documents WHERE council_id IS NOT NULL)"
    )


def council_id_of(database: Database, fact: Fact | None) -> int | None:
    """The id of a council, made if it is new; None when it is unknown.

    One that is spelt in another way ("&" for "and", capitals) is the one that is held.
    """
    if fact is None:
        return None
    found = _same_name(database.rows("SELECT council_id, name FROM councils"), fact.value)
    if found is not None:
        return found
    return database.insert("INSERT INTO councils (name) VALUES (?)", (fact.value,))


def committee_id_of(database: Database, council_id: int | None, fact: Fact | None) -> int | None:
    """The id of a committee of a council, made if it is new; None when it is unknown."""
    if fact is None:
        return None
    rows = database.rows(
        "SELECT committee_id, name FROM committees WHERE ifnull(council_id, 0) = ?",
        (council_id or 0,),
    )
    found = _same_name(rows, fact.value)
    if found is not None:
        return found
    return database.insert(
        "INSERT INTO committees (council_id, name) VALUES (?, ?)", (council_id, fact.value)
    )


def meeting_id_of(
    database: Database, council_id: int | None, committee_id: int | None, date: Fact | None
) -> int | None:
    """The id of a meeting, made if it is new; None when its date is unknown."""
    if date is None:
        return None
    found = database.rows(
        "SELECT meeting_id FROM meetings WHERE ifnull(council_id, 0) = ? "
        "AND ifnull(committee_id, 0) = ? AND date = ?",
        (council_id or 0, committee_id or 0, date.value),
    )
    if found:
        return int(found[0][0])
    return database.insert(
        "INSERT INTO meetings (council_id, committee_id, date) VALUES (?, ?, ?)",
        (council_id, committee_id, date.value),
    )


def _same_name(rows: Sequence[Row], name: str) -> int | None:
    key = name_key(name)
    return next((int(row[0]) for row in rows if name_key(row[1]) == key), None)
