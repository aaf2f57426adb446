"""The JSON that operations answer with, as JSON Schema. A test holds each to real answers."""

from corpus.models import Outcome
from qa.everything import Reason
from qa.models import Wanted
from web.present import Json

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
MAYBE_TEXT: Json = {"type": ["string", "null"]}
MAYBE_NUMBER: Json = {"type": ["integer", "null"]}
TEXTS: Json = {"type": "array", "items": TEXT}
MAYBE_DATE: Json = {"type": ["string", "null"], "format": "date"}
OUTCOME: Json = {"enum": [str(one) for one in Outcome]}


def _object(properties: Json) -> Json:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


_PLACE = {"council": MAYBE_TEXT, "committee": MAYBE_TEXT, "date": MAYBE_DATE}
CITATION = {
    "number": NUMBER, "quote": TEXT, "passage_id": NUMBER, "document_id": NUMBER,
    "council": MAYBE_TEXT, "committee": MAYBE_TEXT, "meeting_date": MAYBE_DATE,
    "item_number": MAYBE_TEXT, "item_title": TEXT, "paragraph": MAYBE_TEXT,
    "page": MAYBE_NUMBER, "source": TEXT, "url": TEXT, "status": TEXT, "collection": TEXT,
    "start": NUMBER, "end": NUMBER, "source_url": MAYBE_TEXT,
}  # fmt: skip
AGAIN = {
    "document_id": NUMBER, "source": TEXT, "date": MAYBE_DATE, "status": TEXT, "url": TEXT,
}  # fmt: skip
HIT = {
    **CITATION,
    "score": {"type": "number"},
    "why": TEXTS,
    "marks": _list({"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}),
    "also": _list(_object(AGAIN)),
}
FINDING = {
    "ledger": {"enum": ["said", "decided", "action"]}, "text": TEXT, "speaker": MAYBE_TEXT,
    "basis": {"enum": ["stated", "derived"]}, "citation": NUMBER, "outcome": MAYBE_TEXT,
    "speaker_basis": {"enum": ["stated", "derived", None]},
}  # fmt: skip
UNDERSTOOD = {
    "councils": TEXTS, "committees": TEXTS, "people": TEXTS, "from": MAYBE_DATE,
    "to": MAYBE_DATE, "wanted": {"enum": [str(one) for one in Wanted]}, "topic": TEXT,
    "carried": TEXTS, "repaired": _list(_object({"typed": TEXT, "read": TEXT})),
    "not_councils": TEXTS, "not_committees": TEXTS,
}  # fmt: skip
SEARCHED = {
    "documents": NUMBER, "meetings": NUMBER, "from": MAYBE_DATE, "to": MAYBE_DATE,
    "unreadable": NUMBER, "gaps": TEXTS,
}  # fmt: skip
ANSWER = {
    "outcome": {"enum": ["answer", "no_answer"]}, "question": TEXT,
    "understood": _object(UNDERSTOOD), "answer": MAYBE_TEXT, "findings": _list(_ref("Finding")),
    "citations": _list(_ref("Citation")), "reason": MAYBE_TEXT,
    "nearest": _list(_ref("Citation")), "coverage": _object(SEARCHED), "generation": TEXT,
    "took_ms": NUMBER, "more": NUMBER, "answer_citation": MAYBE_NUMBER,
}  # fmt: skip
SUMMARY = {
    "written_by": TEXT, "model": TEXT,
    "sentences": _list(_object({"text": TEXT, "citations": _list(NUMBER)})), "removed": NUMBER,
    "removed_because": {"type": "object", "additionalProperties": NUMBER},
    "withheld": NUMBER, "failure": MAYBE_TEXT,
}  # fmt: skip
RESULTS = {
    "total": NUMBER, "hits": _list(_ref("Hit")), "coverage": _object(SEARCHED),
    "generation": TEXT, "took_ms": NUMBER, "offset": NUMBER, "notes": TEXTS,
}  # fmt: skip
MATCH = {
    **HIT, "reasons": _list({"enum": [str(one) for one in Reason]}),
    "meaning": {"type": "number"}, "words_share": {"type": "number"},
}  # fmt: skip
ESTIMATE = {
    "likely": {"type": ["number", "null"]}, "least": MAYBE_NUMBER, "most": MAYBE_NUMBER,
    "none_because": MAYBE_TEXT, "by_words": NUMBER, "by_meaning": NUMBER, "both": NUMBER,
    "method": TEXT, "assumptions": TEXTS,
}  # fmt: skip
LOOKED_FOR = {
    "typed": TEXT, "weight": {"type": "number"}, "other_names": TEXTS, "other_spellings": TEXTS,
}  # fmt: skip
RECORD = {
    "searched_for": TEXT, "exact": {"type": "boolean"}, "filters": {"type": "object"},
    "at": TEXT, "collection": TEXT, "generation": TEXT, "record_fingerprint": TEXT,
    "encoder": TEXT, "program": TEXT,
    "thresholds": {"type": "object", "additionalProperties": {"type": "number"}},
    "looked_for": _list(_object(LOOKED_FOR)), "left_aside": TEXTS, "notes": TEXTS,
    "passages_in_scope": NUMBER, "passages_found": NUMBER, "documents_in_scope": NUMBER,
    "coverage": _object(SEARCHED),
}  # fmt: skip
EVERYTHING = {
    **RESULTS, "hits": _list(_ref("Match")), "estimate": _object(ESTIMATE),
    "reasons": {"type": "object", "additionalProperties": NUMBER}, "record": _object(RECORD),
}  # fmt: skip
DECISION = {
    **_PLACE, "item_number": MAYBE_TEXT, "outcome": OUTCOME, "text": TEXT, "mover": MAYBE_TEXT,
    "seconder": MAYBE_TEXT, "for": MAYBE_NUMBER, "against": MAYBE_NUMBER,
    "abstain": MAYBE_NUMBER, "basis": {"enum": ["stated", "unknown"]}, "document_id": NUMBER,
    "url": TEXT, "amendment": {"type": "boolean"}, "voted_for": TEXTS, "voted_against": TEXTS,
    "abstained": TEXTS, "also_in": _list(NUMBER),
}  # fmt: skip
LISTED = {**DECISION, "item_title": TEXT, "source": TEXT}
DECISIONS = {
    "total": NUMBER, "offset": NUMBER, "decisions": _list(_ref("Listed")), "generation": TEXT,
}  # fmt: skip
ACTION = {
    **_PLACE, "item_number": MAYBE_TEXT, "item_title": TEXT, "text": TEXT, "owner": MAYBE_TEXT,
    "deadline": MAYBE_TEXT, "due": MAYBE_DATE, "done": {"type": "boolean"},
    "document_id": NUMBER, "source": TEXT, "url": TEXT,
}  # fmt: skip
ACTIONS = {
    "total": NUMBER, "offset": NUMBER, "actions": _list(_ref("Action")), "generation": TEXT,
}  # fmt: skip
MEETING = {
    **_PLACE,
    "documents": _list(
        _object(
            {
                "document_id": NUMBER,
                "source": TEXT,
                "kind": TEXT,
                "status": TEXT,
                "pages": MAYBE_NUMBER,
            }
        )
    ),
}
MEETINGS = {
    "total": NUMBER, "offset": NUMBER, "meetings": _list(_ref("Meeting")), "generation": TEXT,
}  # fmt: skip
_SETTLED = {"document_id": NUMBER, "status": TEXT, "text": TEXT, "url": TEXT}
DOCUMENT = {
    "document_id": NUMBER, "source": TEXT, **_PLACE, "kind": TEXT, "status": TEXT,
    "items": _list(_object({"number": MAYBE_TEXT, "title": TEXT})),
    "decisions": _list(_ref("Decision")),
    "said": _list(
        _object(
            {
                "speaker": TEXT, "text": TEXT, "item_number": MAYBE_TEXT,
                "answering": MAYBE_TEXT, "answered_by": MAYBE_TEXT,
            }
        )
    ),
    "attendance": _object({"present": TEXTS, "apologies": TEXTS}),
    "time": MAYBE_TEXT, "venue": MAYBE_TEXT,
    "origins": _object(
        dict.fromkeys(
            ("council", "committee", "date", "time", "venue", "kind", "status"), MAYBE_TEXT
        )
    ),
    "stated_status": TEXT, "settled": {"anyOf": [_object(_SETTLED), {"type": "null"}]},
    "prints": _list(NUMBER), "version": NUMBER, "replaced_by": MAYBE_NUMBER,
    "source_url": MAYBE_TEXT, "pages": MAYBE_NUMBER, "url": TEXT,
}  # fmt: skip
PIECE = {
    "document_id": NUMBER, **_PLACE, "kind": TEXT, "status": TEXT, "source": TEXT,
    "source_url": MAYBE_TEXT, "url": TEXT, "characters": NUMBER, "start": NUMBER, "end": NUMBER,
    "text": TEXT, "next": MAYBE_NUMBER,
}  # fmt: skip
BODY = {
    "council": MAYBE_TEXT, "committee": MAYBE_TEXT, "meetings": NUMBER, "first_date": TEXT,
    "last_date": TEXT, "missing": TEXTS,
}  # fmt: skip
COVERAGE = {
    "documents": NUMBER, "meetings": NUMBER, "passages": NUMBER, "first_date": MAYBE_DATE,
    "last_date": MAYBE_DATE, "unreadable": NUMBER, "undated": NUMBER, "unnamed": NUMBER,
    "councils": TEXTS, "committees": TEXTS, "encoder": MAYBE_TEXT,
    "refused": _list(_object({"source": TEXT, "reason": TEXT, "remedy": TEXT})),
    "bodies": _list(_object(BODY)), "missing": NUMBER, "reprints": NUMBER,
    "predecessors": _list(_object({"council": TEXT, "predecessor": TEXT})), "generation": TEXT,
}  # fmt: skip
PROBLEM = {"type": TEXT, "title": TEXT, "status": NUMBER, "detail": TEXT, "remedy": TEXT}
KINDS = {"problems": _list(_object({"type": TEXT, "title": TEXT, "status": NUMBER}))}
SCHEMAS: dict[str, Json] = {
    name: _object(properties)
    for name, properties in {
        "Answer": ANSWER, "Results": RESULTS, "Everything": EVERYTHING, "Match": MATCH,
        "Finding": FINDING, "Citation": CITATION,
        "Hit": HIT, "Document": DOCUMENT, "Piece": PIECE, "Decision": DECISION, "Listed": LISTED,
        "Decisions": DECISIONS, "Action": ACTION, "Actions": ACTIONS, "Meeting": MEETING,
        "Meetings": MEETINGS, "Coverage": COVERAGE, "Problem": PROBLEM, "Kinds": KINDS,
    }.items()
}  # fmt: skip
# Only where a language model is configured.
SCHEMAS["Answer"]["properties"]["summary"] = _object(SUMMARY)
