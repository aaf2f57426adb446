"""The API: parameters in, the contract's JSON out; wrong input is told with the field's name."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, request

from corpus.errors import BadRequest
from qa.ask import answer
from qa.models import Answer
from qa.search import Look, search_passages
from web.asked import asked, filters, scope_for, searched_for
from web.openapi import description
from web.present import ask_json, search_json
from web.site import Site

ASK_FIELDS = frozenset({"question", "council", "committee", "from", "to", "conversation"})
SEARCH_FIELDS = frozenset({"q", "council", "committee", "from", "to", "limit", "offset", "exact"})
MOST_HITS = 100
FURTHEST = 1_000


def make_api(site: Site) -> Blueprint:
    """The views of version 1."""
    api = Blueprint("api", __name__, url_prefix="/api/v1")

    @api.post("/ask")
    def ask() -> Response:
        return _ask(site, _object(request.get_json()))

    @api.get("/search")
    def search() -> Response:
        return _search(site, request.args)

    @api.get("/openapi.json")
    def openapi() -> Response:
        return jsonify(description())

    return api


def _ask(site: Site, body: Mapping[str, Any]) -> Response:
    _refuse_unknown(body, ASK_FIELDS)
    if not isinstance(body.get("question"), str):
        raise BadRequest("question is missing or is not text.", 'Send {"question": "…"}.')
    library = site.collection.library()
    with site.timed("ask") as watch:
        question = asked(
            library,
            body["question"],
            today=site.today(),
            council=_names(body, "council"),
            committee=_names(body, "committee"),
            date_from=_text(body, "from"),
            date_to=_text(body, "to"),
            earlier=_names(body, "conversation"),
        )
        result = answer(library, question)
    site.counters.add("answers_total" if isinstance(result, Answer) else "no_answers_total")
    generation = library.generation.manifest.generation
    return jsonify(ask_json(result, generation=generation, took_ms=watch.milliseconds))


def _search(site: Site, given: Mapping[str, str]) -> Response:
    _refuse_unknown(given, SEARCH_FIELDS)
    limit = _number(given, "limit", 10, largest=MOST_HITS, least=1)
    offset = _number(given, "offset", 0, largest=FURTHEST)
    library = site.collection.library()
    with site.timed("search") as watch:
        chosen = filters(
            library,
            council=given.get("council"),
            committee=given.get("committee"),
            date_from=given.get("from"),
            date_to=given.get("to"),
        )
        text = searched_for(given.get("q", ""))
        look = Look(text, scope_for(library, chosen), exact=_truth(given, "exact"))
        results = search_passages(library, look, limit=limit, offset=offset)
    generation = library.generation.manifest.generation
    return jsonify(search_json(results, generation=generation, took_ms=watch.milliseconds))


def _object(body: object) -> Mapping[str, Any]:
    if not isinstance(body, dict):
        raise BadRequest("The request is not a JSON object.", 'Send {"question": "…"}.')
    return body


def _refuse_unknown(given: Mapping[str, Any], known: frozenset[str]) -> None:
    """A misspelt filter that is ignored in silence would widen the answer."""
    unknown = sorted(set(given) - known)
    if unknown:
        raise BadRequest(
            f"{unknown[0][:60]!r} is not a field of this request.",
            f"Known fields: {', '.join(sorted(known))}.",
        )


def _text(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRequest(f"{name} is not text.", f"Send {name} as a string, or leave it out.")
    return value


def _names(body: Mapping[str, Any], name: str) -> list[str]:
    value = body.get(name)
    names = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(one, str) for one in names):
        raise BadRequest(f"{name} is not text.", f"Send {name} as a name or a list of names.")
    return names


def _number(
    given: Mapping[str, str], name: str, otherwise: int, *, largest: int, least: int = 0
) -> int:
    text = given.get(name, "")
    if not text:
        return otherwise
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
    if not least <= number <= largest:
        raise BadRequest(
            f"{name} is {text[:40]!r}.", f"Send a whole number from {least} to {largest}."
        )
    return number


def _truth(given: Mapping[str, str], name: str) -> bool:
    text = given.get(name, "").lower()
    if text not in ("", "0", "1", "true", "false"):
        raise BadRequest(f"{name} is {text[:40]!r}.", "Send true or false.")
    return text in ("1", "true")
