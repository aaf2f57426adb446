"""Answers, results and documents as the JSON the contract promises. Pure; DESIGN.md section 8.

Other people's scripts rely on the names and the order of the keys: add keys at the end only.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from corpus.store.rows import Refusal, StoredDocument
from qa.models import Answer, Citation, Finding, NoAnswer, Question, Searched
from qa.search import Found, Results

Json: TypeAlias = dict[str, Any]


def ask_json(result: Answer | NoAnswer, *, generation: str, took_ms: int) -> Json:
    """What `ask --json` prints and `POST /api/v1/ask` returns."""
    answer = result if isinstance(result, Answer) else None
    refused = result if isinstance(result, NoAnswer) else None
    return {
        "outcome": "answer" if answer else "no_answer",
        "question": result.question.text,
        "understood": understood_json(result.question),
        "answer": answer.answer if answer else None,
        "findings": [finding_json(finding) for finding in answer.findings] if answer else [],
        "citations": [citation_json(one) for one in answer.citations] if answer else [],
        "reason": refused.reason if refused else None,
        "nearest": [citation_json(one) for one in refused.nearest] if refused else [],
        "coverage": coverage_json(result.searched),
        "generation": generation,
        "took_ms": took_ms,
        "more": answer.more if answer else 0,
        "answer_citation": answer.answer_citation if answer else None,
    }


def search_json(results: Results, *, generation: str, took_ms: int) -> Json:
    """What `search --json` prints and `GET /api/v1/search` returns."""
    return {
        "total": results.total,
        "hits": [hit_json(found) for found in results.found],
        "coverage": coverage_json(results.searched),
        "generation": generation,
        "took_ms": took_ms,
        "offset": results.offset,
        "notes": list(results.notes),
    }


def understood_json(question: Question) -> Json:
    """The scope that was understood from a question."""
    return {
        "councils": list(question.councils),
        "committees": list(question.committees),
        "people": list(question.people),
        "from": question.date_from,
        "to": question.date_to,
        "wanted": str(question.wanted),
        "topic": question.topic,
        "carried": list(question.carried),
        "repaired": [{"typed": typed, "read": read} for typed, read in question.repaired],
        "not_councils": list(question.not_councils),
        "not_committees": list(question.not_committees),
    }


def finding_json(finding: Finding) -> Json:
    """One finding; `speaker_basis` says whether the text names the speaker there itself."""
    return {
        "ledger": str(finding.ledger),
        "text": finding.text,
        "speaker": finding.speaker,
        "basis": str(finding.basis),
        "citation": finding.citation,
        "outcome": finding.outcome,
        "speaker_basis": str(finding.speaker_basis) if finding.speaker_basis else None,
    }


def citation_json(citation: Citation) -> Json:
    """One citation; `url` opens it here, `source_url` is the council's own address if known."""
    return {
        "number": citation.number,
        "quote": citation.quote,
        "passage_id": citation.passage_id,
        "document_id": citation.document_id,
        "council": citation.council,
        "committee": citation.committee,
        "meeting_date": citation.meeting_date,
        "item_number": citation.item_number,
        "item_title": citation.item_title,
        "paragraph": citation.paragraph,
        "page": citation.page,
        "source": citation.source,
        "url": quotation_url(citation.document_id, citation.start, citation.end),
        "status": citation.status,
        "collection": citation.collection,
        "start": citation.start,
        "end": citation.end,
        "source_url": citation.source_url,
    }


def hit_json(found: Found) -> Json:
    """One search result: its citation, why it was found, and where it is printed again."""
    return {
        **citation_json(found.citation),
        "score": found.score,
        "why": list(found.why),
        "marks": [list(span) for span in found.marks],
        "also": [
            {
                "document_id": again.document_id,
                "source": again.source,
                "date": again.date,
                "status": again.status,
                "url": quotation_url(again.document_id, again.start, again.end),
            }
            for again in found.also
        ],
    }


def coverage_json(searched: Searched) -> Json:
    """What is held and what is missing."""
    coverage = searched.coverage
    return {
        "documents": coverage.documents,
        "meetings": coverage.meetings,
        "from": coverage.first_date,
        "to": coverage.last_date,
        "unreadable": coverage.unreadable,
        "gaps": list(searched.gaps),
    }


def meetings_json(documents: Sequence[StoredDocument]) -> list[Json]:
    """Documents by meeting, in the order given; an unknown date makes a meeting of its own."""
    meetings: dict[tuple[object, ...], Json] = {}
    for document in documents:
        key = (document.council, document.committee, document.date)
        alone = document.document_id if document.date is None else None
        meeting = meetings.setdefault(
            (*key, alone),
            {"council": key[0], "committee": key[1], "date": key[2], "documents": []},
        )
        meeting["documents"].append(
            {
                "document_id": document.document_id,
                "source": document.source,
                "kind": document.kind,
                "status": document.status,
                "pages": document.pages,
            }
        )
    return list(meetings.values())


def refusal_json(refusal: Refusal) -> Json:
    """One file that could not be read."""
    return {"source": refusal.source, "reason": refusal.reason, "remedy": refusal.remedy}


def quotation_url(document_id: int, start: int, end: int) -> str:
    """The local address that opens a document at a highlighted stretch of its text."""
    return f"/documents/{document_id}?start={start}&end={end}#quote"
