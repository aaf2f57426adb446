"""The registers, one document and what is held as the contract's JSON, read from the record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from corpus.coverage import coverage_by_body, missing_meetings
from corpus.store import known, prints, reader
from corpus.store.actions import RecordedAction
from corpus.store.connection import Database
from corpus.store.repeats import also_in, also_in_of, repeated_decisions
from corpus.store.rows import StoredDecision, StoredDocument
from web.attendance import attendance
from web.present import Json, quotation_url
from web.said import said_json

NOT_STATED = "not stated"
ACTION_COLUMNS = (
    "council", "committee", "date", "item_number", "item_title", "text", "owner", "deadline",
    "due", "done", "document_id", "source", "url",
)  # fmt: skip
_FACTS = ("council", "committee", "date", "time", "venue", "kind", "status")


def decisions_json(
    database: Database, documents: Sequence[StoredDocument], *, again: bool = True
) -> Iterator[Json]:
    """Every decision of some documents, in the order of the documents and of their text.

    Without `again`, those are left out that another document records too and that stand there.
    """
    repeated = repeated_decisions(database)
    others = also_in(database, repeated)
    for document in documents:
        for decision_id, found in _decisions_of(database, document, others):
            if again or decision_id not in repeated:
                yield found


def document_json(database: Database, document_id: int) -> Json:
    """What was read from one document."""
    document = reader.document(database, document_id)
    items = reader.items_of(database, document_id)
    passages = reader.passages_of(database, document_id)
    numbers = {item.item_id: item.number for item in items}
    text = reader.text_of(database, document_id)
    return {
        "document_id": document.document_id,
        "source": document.source,
        "council": document.council,
        "committee": document.committee,
        "date": document.date,
        "kind": document.kind,
        "status": document.status,
        "items": [{"number": item.number, "title": item.title} for item in items],
        "decisions": [
            found
            for _, found in _decisions_of(database, document, also_in_of(database, document_id))
        ],
        "said": list(said_json(database, text, passages, numbers)),
        "attendance": attendance([text]),
    }


def identity_json(database: Database, document_id: int) -> Json:
    """When and where the meeting was, who says so, and what became of its minutes.

    `settled` is the place in later minutes that approves or corrects them; `prints` are the other
    documents that print the same minutes.
    """
    document = reader.document(database, document_id)
    settled: Json | None = None
    if document.settled_in is not None:
        start, end = document.settled_start or 0, document.settled_end or 0
        settled = {
            "document_id": document.settled_in,
            "status": document.status,
            "text": reader.text_of(database, document.settled_in)[start:end],
            "url": quotation_url(document.settled_in, start, end),
        }
    return {
        "time": document.time,
        "venue": document.venue,
        "origins": {name: getattr(document, f"{name}_origin") for name in _FACTS},
        "stated_status": document.stated_status,
        "settled": settled,
        "prints": prints.prints_of(database, document_id),
        "version": document.version,
        "replaced_by": document.replaced_by,
    }


def status_json(database: Database) -> Json:
    """What is held, what is missing and what could not be read."""
    councils, committees = reader.names(database)
    missing = missing_meetings(database)
    return {
        **asdict(reader.coverage(database)),
        "councils": councils,
        "committees": committees,
        "encoder": reader.meta(database, "encoder"),
        "refused": [asdict(refusal) for refusal in reader.refusals(database)],
        "bodies": [asdict(body) for body in coverage_by_body(database, missing)],
        "missing": len(missing),
        "reprints": prints.count_prints(database),
        "predecessors": [asdict(each) for each in known.predecessors(database)],
    }


def decision_json(
    document: StoredDocument,
    decision: StoredDecision,
    number: str | None,
    words: str,
    also_in: Sequence[int] = (),
) -> Json:
    """One decision of the register, with its words and the number of its item."""
    return {
        "council": document.council,
        "committee": document.committee,
        "date": document.date,
        "item_number": number,
        "outcome": decision.outcome,
        "text": words,
        "mover": decision.mover,
        "seconder": decision.seconder,
        "for": decision.votes_for,
        "against": decision.votes_against,
        "abstain": decision.abstentions,
        "basis": "unknown" if decision.outcome == NOT_STATED else "stated",
        "document_id": document.document_id,
        "url": quotation_url(document.document_id, decision.start, decision.end),
        "amendment": decision.on_amendment,
        "voted_for": list(decision.voted_for),
        "voted_against": list(decision.voted_against),
        "abstained": list(decision.abstained),
        "also_in": list(also_in),
    }


def action_json(action: RecordedAction) -> Json:
    """One action as the contract's JSON; `due` is derived from the deadline as stated."""
    return {
        "council": action.council,
        "committee": action.committee,
        "date": action.date,
        "item_number": action.item_number,
        "item_title": action.item_title,
        "text": action.text,
        "owner": action.owner,
        "deadline": action.deadline,
        "due": action.due,
        "done": action.done,
        "document_id": action.document_id,
        "source": action.source,
        "url": quotation_url(action.document_id, action.start, action.end),
    }


def _decisions_of(
    database: Database, document: StoredDocument, others: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, Json]]:
    """The decisions of a document by id; `others` are the documents that record them too."""
    text = reader.text_of(database, document.document_id)
    items = reader.items_of(database, document.document_id)
    numbers = {item.item_id: item.number for item in items}
    for decision in reader.decisions_of(database, [document.document_id]):
        words = text[decision.start : decision.end]
        elsewhere = others.get(decision.decision_id, ())
        yield (
            decision.decision_id,
            decision_json(document, decision, numbers[decision.item_id], words, elsewhere),
        )
