"""The register and one document as the JSON the contract promises, read from the record."""

from collections.abc import Iterator, Sequence

from corpus.store import reader
from corpus.store.connection import Database
from corpus.store.rows import StoredDecision, StoredDocument, StoredPassage, StoredSentence
from web.attendance import attendance
from web.present import Json, quotation_url

NOT_STATED = "not stated"


def decisions_json(database: Database, documents: Sequence[StoredDocument]) -> Iterator[Json]:
    """Every decision of some documents, in the order of the documents and of their text."""
    for document in documents:
        text = reader.text_of(database, document.document_id)
        numbers = {
            item.item_id: item.number for item in reader.items_of(database, document.document_id)
        }
        for decision in reader.decisions_of(database, [document.document_id]):
            yield _decision_json(document, decision, numbers[decision.item_id], text)


def document_json(database: Database, document_id: int) -> Json:
    """What was read from one document."""
    document = reader.document(database, document_id)
    items = reader.items_of(database, document_id)
    passages = reader.passages_of(database, document_id)
    numbers = {item.item_id: item.number for item in items}
    return {
        "document_id": document.document_id,
        "source": document.source,
        "council": document.council,
        "committee": document.committee,
        "date": document.date,
        "kind": document.kind,
        "status": document.status,
        "items": [{"number": item.number, "title": item.title} for item in items],
        "decisions": list(decisions_json(database, [document])),
        "said": list(_said(database, passages, numbers)),
        "attendance": attendance([reader.text_of(database, document_id)]),
    }


def _decision_json(
    document: StoredDocument, decision: StoredDecision, number: str | None, text: str
) -> Json:
    return {
        "council": document.council,
        "committee": document.committee,
        "date": document.date,
        "item_number": number,
        "outcome": decision.outcome,
        "text": text[decision.start : decision.end],
        "mover": decision.mover,
        "seconder": decision.seconder,
        "for": decision.votes_for,
        "against": decision.votes_against,
        "abstain": decision.abstentions,
        "basis": "unknown" if decision.outcome == NOT_STATED else "stated",
        "document_id": document.document_id,
        "url": quotation_url(document.document_id, decision.start, decision.end),
    }


def _said(
    database: Database, passages: Sequence[StoredPassage], numbers: dict[int, str | None]
) -> Iterator[Json]:
    """What each named speaker said: sentences that follow one another are one entry."""
    held = {passage.passage_id: passage for passage in passages}
    run: list[StoredSentence] = []
    for sentence in reader.sentences(database, [passage.passage_id for passage in passages]):
        if run and (sentence.speaker, sentence.passage_id) != (run[0].speaker, run[0].passage_id):
            yield _said_json(run, held[run[0].passage_id], numbers)
            run = []
        if sentence.speaker:
            run.append(sentence)
    if run:
        yield _said_json(run, held[run[0].passage_id], numbers)


def _said_json(
    run: Sequence[StoredSentence], passage: StoredPassage, numbers: dict[int, str | None]
) -> Json:
    first, last = run[0].start - passage.start, run[-1].end - passage.start
    return {
        "speaker": run[0].speaker,
        "text": passage.text[first:last],
        "item_number": numbers[passage.item_id],
    }
