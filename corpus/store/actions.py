"""What somebody is to do, over all minutes that are held: the register of actions."""

from dataclasses import dataclass

from corpus.deadlines import due_on
from corpus.store.connection import Database, Row
from corpus.store.repeats import repeated_actions

# substr counts characters from 1; offsets are characters from 0.
_ACTIONS = (
    "SELECT a.action_id, a.document_id, c.name, k.name, d.date, i.number, i.title, "
    "substr(d.text, a.start + 1, a.end - a.start), a.owner, a.deadline, a.done, a.start, a.end, "
    "d.source FROM actions a JOIN current_documents d USING (document_id) "
    "JOIN items i USING (item_id) LEFT JOIN councils c ON c.council_id = d.council_id "
    "LEFT JOIN committees k ON k.committee_id = d.committee_id "
    "WHERE (?1 IS NULL OR c.name = ?1) AND (?2 OR NOT a.done) "
    # "KL to mend it." and "KL to mend it. Action: KL" are one.
    "AND NOT EXISTS (SELECT 1 FROM actions o WHERE o.document_id = a.document_id "
    "AND o.start <= a.start AND o.end >= a.end AND o.end - o.start > a.end - a.start "
    "AND ifnull(o.owner, '') = ifnull(a.owner, o.owner))"
)
_NO_DAY = "9999"  # after every day


@dataclass(frozen=True, slots=True)
class RecordedAction:
    """One action with the meeting that set it.

    Owner and deadline are as stated, `due` the day the deadline means where it can be told. `done`
    is what the minutes themselves say; whether somebody did it since they cannot tell.
    """

    action_id: int
    document_id: int
    council: str | None
    committee: str | None
    date: str | None
    item_number: str | None
    item_title: str
    text: str
    owner: str | None
    deadline: str | None
    due: str | None
    done: bool
    start: int
    end: int
    source: str


def recorded_actions(
    database: Database,
    *,
    council: str | None = None,
    owner: str | None = None,
    due_by: str | None = None,
    done: bool = False,
) -> list[RecordedAction]:
    """The open actions, those with a day first, the soonest first; then the latest meetings first.

    `owner` is part of a name, capitals aside; `due_by` an ISO day, which leaves out actions without
    a day. With `done` those that the minutes call done are given too. What drafts, copies and later
    packs record again is given once, and so is an action whose words hold those of another.
    """
    repeated = repeated_actions(database)
    rows = database.rows(_ACTIONS, (council, int(done)))
    found = [_recorded(row) for row in rows if row[0] not in repeated]
    chosen = [
        action
        for action in found
        if (owner is None or owner.casefold() in (action.owner or "").casefold())
        and (due_by is None or (action.due is not None and action.due <= due_by))
    ]
    chosen.sort(key=lambda action: (action.document_id, action.start))
    chosen.sort(key=lambda action: action.date or "", reverse=True)
    chosen.sort(key=lambda action: action.due or _NO_DAY)
    return chosen


def _recorded(row: Row) -> RecordedAction:
    facts, (owner, deadline, done, start, end, source) = row[:8], row[8:]
    action_id, document_id, council, committee, day, number, title, text = facts
    return RecordedAction(
        action_id, document_id, council, committee, day, number, title, text, owner, deadline,
        due_on(deadline, day), bool(done), start, end, source,
    )  # fmt: skip
