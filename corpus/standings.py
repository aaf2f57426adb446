"""Which earlier minutes a statement of approval is about. Pure but for the last function.

The text of neither document is changed: a standing says how far a document was approved, and where
that is stated.
"""

from collections.abc import Iterable, Sequence

from corpus.models import DocumentKind, DocumentStatus
from corpus.parsing.said_dates import day_before, is_month
from corpus.store import statements
from corpus.store.connection import Database
from corpus.store.statements import Sitting, StoredApproval

Body = tuple[int | None, int | None]


def standings_of(
    approvals: Iterable[StoredApproval], sittings: Sequence[Sitting]
) -> dict[int, int]:
    """The statement for each document that one is about: document id to approval id.

    Only minutes of a council that is known count: two unknown ones may be two. A correction stands
    before a plain approval; of two alike, the first that was made.
    """
    minutes: dict[Body, list[Sitting]] = {}
    for sitting in sittings:
        if sitting.kind == DocumentKind.MINUTES and sitting.council_id is not None:
            minutes.setdefault((sitting.council_id, sitting.committee_id), []).append(sitting)
    found: dict[int, StoredApproval] = {}
    for approval in approvals:
        own = minutes.get((approval.council_id, approval.committee_id), [])
        for sitting in _meant(approval, own):
            before = found.get(sitting.document_id)
            corrected = approval.status == DocumentStatus.CORRECTED
            if before is None or (corrected and before.status != approval.status):
                found[sitting.document_id] = approval
    return {document_id: approval.approval_id for document_id, approval in found.items()}


def day_meant(approval: StoredApproval) -> str | None:
    """The whole day of the meeting that a statement is about, where it can be told."""
    if len(approval.said) == 10 and approval.date is None:
        return approval.said
    return day_before(approval.said, approval.date) if approval.date else None


def _meant(approval: StoredApproval, minutes: Sequence[Sitting]) -> list[Sitting]:
    others = [sitting for sitting in minutes if sitting.document_id != approval.document_id]
    if not is_month(approval.said):
        day = day_meant(approval)
        return [sitting for sitting in others if sitting.date == day]
    in_month = [sitting for sitting in others if sitting.date.startswith(approval.said)]
    earlier = [each for each in in_month if approval.date is None or each.date < approval.date]
    return earlier if len({sitting.date for sitting in earlier}) == 1 else []


def settle_standings(database: Database) -> None:
    """Tell again, for all documents, by which statement each stands as it does."""
    found = standings_of(statements.approvals(database), statements.sittings(database))
    with database.transaction():
        statements.keep_standings(database, found)
