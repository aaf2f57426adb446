"""The registers of a document, as rows: what was decided, who voted how, and what is to be done."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Action, Decision, ParsedDocument
from corpus.store.connection import Database
from corpus.store.rows import StoredAction, StoredDecision

_DECISIONS = (
    "SELECT decision_id, document_id, item_id, outcome, start, end, mover, seconder, votes_for, "
    "votes_against, abstentions, on_amendment FROM decisions WHERE document_id IN (%s) "
    "ORDER BY document_id, start, decision_id"
)
_NAMED = (
    "SELECT decision_id, side, name, position FROM named_votes JOIN decisions USING (decision_id) "
    "WHERE document_id IN (%s) ORDER BY decision_id, position"
)
_ACTIONS = (
    "SELECT action_id, document_id, item_id, start, end, owner, deadline, done FROM actions "
    "WHERE document_id IN (%s) ORDER BY document_id, start, action_id"
)


def insert_registers(
    database: Database, document_id: int, item_ids: Sequence[int], parsed: ParsedDocument
) -> None:
    """Put in what a document records; inside the transaction that puts the document in."""
    for decision in parsed.decisions:
        _insert_decision(database, document_id, item_ids[decision.item], decision)
    database.insert_many(
        "INSERT INTO actions (document_id, item_id, start, end, owner, deadline, done) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [_action_row(document_id, item_ids, action) for action in parsed.actions],
    )


def decisions_of(database: Database, document_ids: Sequence[int]) -> list[StoredDecision]:
    """The decisions of some documents, by document and place in it."""
    named: dict[int, dict[str, list[str]]] = {}
    for decision_id, side, name, _ in database.rows_in_parts(_NAMED, document_ids):
        named.setdefault(decision_id, {}).setdefault(side, []).append(name)
    found = []
    for row in database.rows_in_parts(_DECISIONS, document_ids):
        sides = named.get(row[0], {})
        voters = [tuple(sides.get(side, ())) for side in ("for", "against", "abstained")]
        found.append(StoredDecision(*(*row[:11], bool(row[11]), *voters)))
    return sorted(found, key=lambda decision: (decision.document_id, decision.start))


def outcomes(database: Database) -> dict[int, tuple[str, ...]]:
    """The outcomes of the decisions that each passage holds a part of, each once, in order."""
    rows = database.rows(
        "SELECT p.passage_id, x.outcome FROM decisions x CROSS JOIN passages p "
        "ON p.document_id = x.document_id AND p.start < x.end AND x.start < p.end "
        "ORDER BY p.passage_id, x.start, x.decision_id"
    )
    found: dict[int, dict[str, None]] = {}
    for passage_id, outcome in rows:
        found.setdefault(passage_id, {})[outcome] = None
    return {number: tuple(each) for number, each in found.items()}


def actions_of(database: Database, document_ids: Sequence[int]) -> list[StoredAction]:
    """The actions of some documents, by document and place in it."""
    rows = database.rows_in_parts(_ACTIONS, document_ids)
    found = [replace(StoredAction(*row[:7]), done=bool(row[7])) for row in rows]
    return sorted(found, key=lambda action: (action.document_id, action.start))


def _insert_decision(
    database: Database, document_id: int, item_id: int, decision: Decision
) -> None:
    decision_id = database.insert(
        "INSERT INTO decisions (document_id, item_id, outcome, start, end, mover, seconder, "
        "votes_for, votes_against, abstentions, on_amendment) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document_id, item_id, decision.outcome, decision.start, decision.end, decision.mover,
            decision.seconder, decision.votes_for, decision.votes_against, decision.abstentions,
            int(decision.on_amendment),
        ),
    )  # fmt: skip
    sides = (
        ("for", decision.voted_for),
        ("against", decision.voted_against),
        ("abstained", decision.abstained),
    )
    voters = [(side, name) for side, names in sides for name in names]
    database.insert_many(
        "INSERT INTO named_votes VALUES (?, ?, ?, ?)",
        [(decision_id, position, *voter) for position, voter in enumerate(voters)],
    )


def _action_row(
    document_id: int, item_ids: Sequence[int], action: Action
) -> tuple[int, int, int, int, str | None, str | None, int]:
    return (
        document_id, item_ids[action.item], action.start, action.end, action.owner,
        action.deadline, int(action.done),
    )  # fmt: skip
