"""What is known of meetings and councils beyond the documents that are held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from corpus.store.connection import Database

# (council id, committee id) -> (council, committee)
Names: TypeAlias = dict[tuple[int | None, int | None], tuple[str | None, str | None]]


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting that a council's site lists; `key` is the site with the meeting's number there."""

    key: str
    council: str | None
    committee: str | None
    date: str
    state: str


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A council whose business another one took over, as somebody stated."""

    council: str
    predecessor: str


def keep_listed(database: Database, meetings: Iterable[ListedMeeting]) -> None:
    """Remember what sites list, each meeting as it was listed last; sites not named stay."""
    rows = [(each.key, each.council, each.committee, each.date, each.state) for each in meetings]
    sites = sorted({key.rsplit("/", 1)[0] for key, *_ in rows})
    before = [
        row
        for row in database.rows("SELECT * FROM listed_meetings")
        if str(row[0]).rsplit("/", 1)[0] in sites
    ]
    if sorted(map(str, before)) == sorted(map(str, rows)):
        return
    with database.transaction():
        database.insert_many(
            "DELETE FROM listed_meetings WHERE substr(key, 1, length(?1) + 1) = ?1 || '/'",
            [(site,) for site in sites],
        )
        database.insert_many("INSERT INTO listed_meetings VALUES (?, ?, ?, ?, ?)", rows)


def listed(database: Database) -> list[ListedMeeting]:
    """The meetings that sites list, by date."""
    rows = database.rows("SELECT * FROM listed_meetings ORDER BY date, key")
    return [ListedMeeting(*row) for row in rows]


def keep_predecessor(
    database: Database, document_id: int, council: str, predecessor: str
) -> None:  # fmt: skip
    """Remember a council's predecessor as long as the document is held beside which it stands."""
    database.rows(
        "INSERT OR IGNORE INTO predecessors VALUES (?, ?, ?)", (council, predecessor, document_id)
    )


def predecessors(database: Database) -> list[Predecessor]:
    """Each council with each of its predecessors, by name."""
    return database.kept("predecessors", lambda: _predecessors(database))


def _predecessors(database: Database) -> list[Predecessor]:
    rows = database.rows(
        "SELECT DISTINCT council, predecessor FROM predecessors "
        "JOIN current_documents USING (document_id) ORDER BY 1, 2"
    )
    return [Predecessor(*row) for row in rows]


def with_predecessors(database: Database, councils: Sequence[str]) -> list[str]:
    """Some councils with all their predecessors, and theirs, in that order; each once."""
    before: dict[str, list[str]] = {}
    for each in predecessors(database):
        before.setdefault(each.council, []).append(each.predecessor)
    found = list(dict.fromkeys(councils))
    for name in found:  # grows while it is walked
        found += [other for other in before.get(name, ()) if other not in found]
    return found


def body_names(database: Database) -> Names:
    """The names of the council and committee of every body that has current documents."""
    rows = database.rows(
        "SELECT DISTINCT d.council_id, d.committee_id, c.name, k.name FROM current_documents d "
        "LEFT JOIN councils c USING (council_id) "
        "LEFT JOIN committees k ON k.committee_id = d.committee_id ORDER BY 1, 2"
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}
