"""The description of the API for programs: OpenAPI 3.1, served as /api/v1/openapi.json."""

from importlib.metadata import version

from web.present import Json

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
MAYBE_TEXT = {"type": ["string", "null"]}
MAYBE_NUMBER = {"type": ["integer", "null"]}
TEXTS = {"type": "array", "items": TEXT}
DATE = {"type": "string", "format": "date"}
MAYBE_DATE = {"type": ["string", "null"], "format": "date"}

CITATION = {
    "number": NUMBER, "quote": TEXT, "passage_id": NUMBER, "document_id": NUMBER,
    "council": MAYBE_TEXT, "committee": MAYBE_TEXT, "meeting_date": MAYBE_DATE,
    "item_number": MAYBE_TEXT, "item_title": TEXT, "paragraph": MAYBE_TEXT,
    "page": MAYBE_NUMBER, "source": TEXT, "url": TEXT, "status": TEXT, "collection": TEXT,
    "start": NUMBER, "end": NUMBER, "source_url": MAYBE_TEXT,
}  # fmt: skip
HIT = {
    **CITATION,
    "score": {"type": "number"},
    "why": TEXTS,
    "marks": {"type": "array", "items": {"type": "array", "items": NUMBER}},
    "also": {"type": "array", "items": {"type": "object"}},
}
FINDING = {
    "ledger": {"enum": ["said", "decided", "action"]}, "text": TEXT, "speaker": MAYBE_TEXT,
    "basis": {"enum": ["stated", "derived"]}, "citation": NUMBER, "outcome": MAYBE_TEXT,
    "speaker_basis": {"enum": ["stated", "derived", None]},
}  # fmt: skip


def _object(properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


UNDERSTOOD = {
    "councils": TEXTS, "committees": TEXTS, "people": TEXTS, "from": MAYBE_DATE,
    "to": MAYBE_DATE, "wanted": TEXT, "topic": TEXT, "carried": TEXTS,
    "repaired": {"type": "array", "items": _object({"typed": TEXT, "read": TEXT})},
    "not_councils": TEXTS, "not_committees": TEXTS,
}  # fmt: skip
COVERAGE = {
    "documents": NUMBER, "meetings": NUMBER, "from": MAYBE_DATE, "to": MAYBE_DATE,
    "unreadable": NUMBER, "gaps": TEXTS,
}  # fmt: skip
PROBLEM = {"type": TEXT, "title": TEXT, "status": NUMBER, "detail": TEXT, "remedy": TEXT}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(name: str) -> Json:
    return {"type": "array", "items": _ref(name)}


ANSWER = {
    "outcome": {"enum": ["answer", "no_answer"]}, "question": TEXT,
    "understood": _object(UNDERSTOOD), "answer": MAYBE_TEXT, "findings": _list("Finding"),
    "citations": _list("Citation"), "reason": MAYBE_TEXT, "nearest": _list("Citation"),
    "coverage": _object(COVERAGE), "generation": TEXT, "took_ms": NUMBER, "more": NUMBER,
    "answer_citation": MAYBE_NUMBER,
}  # fmt: skip
RESULTS = {
    "total": NUMBER, "hits": _list("Hit"), "coverage": _object(COVERAGE), "generation": TEXT,
    "took_ms": NUMBER, "offset": NUMBER, "notes": TEXTS,
}  # fmt: skip
SCHEMAS: dict[str, Json] = {
    "Answer": ANSWER, "Results": RESULTS, "Finding": FINDING, "Citation": CITATION, "Hit": HIT,
    "Problem": PROBLEM,
}  # fmt: skip
NAMES = {"oneOf": [TEXT, TEXTS, {"type": "null"}]}
QUESTION = {
    "question": {"type": "string", "minLength": 1, "maxLength": 2000}, "council": NAMES,
    "committee": NAMES, "from": MAYBE_DATE, "to": MAYBE_DATE, "conversation": NAMES,
}  # fmt: skip
PARAMETERS = {
    "q": {"type": "string", "minLength": 1, "maxLength": 2000}, "council": TEXT,
    "committee": TEXT, "from": DATE, "to": DATE,
    "limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 10},
    "offset": {"type": "integer", "minimum": 0, "maximum": 1000, "default": 0},
    "exact": {"enum": ["true", "false", "1", "0"]},
}  # fmt: skip


def description() -> Json:
    """The whole description as one JSON object."""
    body = {**_object(QUESTION), "required": ["question"], "additionalProperties": False}
    parameters = [
        {"name": name, "in": "query", "required": name == "q", "schema": schema}
        for name, schema in PARAMETERS.items()
    ]
    ask = {
        "summary": "Answer a question with quotations from the minutes, or say why there is none.",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": _responses("Answer"),
    }
    search = {
        "summary": "Find passages by words and by meaning.",
        "parameters": parameters,
        "responses": _responses("Results"),
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Minutebook", "version": version("minutebook")},
        "paths": {"/api/v1/ask": {"post": ask}, "/api/v1/search": {"get": search}},
        "components": {"schemas": {name: _object(keys) for name, keys in SCHEMAS.items()}},
    }


def _responses(name: str) -> Json:
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    return {
        "200": {"description": "Done.", "content": {"application/json": {"schema": _ref(name)}}},
        "400": {"description": "The request makes no sense.", "content": problem},
        "503": {"description": "The collection cannot be opened.", "content": problem},
    }
