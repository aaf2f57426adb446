"""The description of the API for programs: OpenAPI 3.1, made from the table of operations.

Our own and not a library's: those at hand describe what they themselves validate, in their own
words for errors, while here the same fields serve the API and the MCP server. Schemathesis, run in
the tests, decides whether it is true.
"""

from importlib.metadata import version

from web.fields import json_schema
from web.operations import OPERATIONS, Operation
from web.present import Json
from web.problems import KINDS, MEDIA
from web.schemas import SCHEMAS

ROOT = "/api/v1"
DESCRIPTION = (
    "Search and cited answers over the minutes of councils. Every quotation is word for word from "
    "the minutes; `url` opens it here, `source_url` at the council. Read only."
)


def description() -> Json:
    """The whole description as one JSON object."""
    paths: Json = {}
    for operation in OPERATIONS:
        paths.setdefault(f"{ROOT}{operation.path}", {})[operation.method] = _described(operation)
    paths[KINDS] = {"get": _plain("problems", "The kinds of problem this API tells of.", "Kinds")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Minutebook", "version": version("minutebook"), "description": DESCRIPTION,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": paths,
        "components": {"schemas": SCHEMAS, "responses": _problems()},
    }  # fmt: skip


def _described(operation: Operation) -> Json:
    told = _plain(operation.name, operation.summary, operation.result)
    if operation.method == "post":
        body: Json = {"schema": json_schema(operation.fields)}
        told["requestBody"] = {"required": True, "content": {"application/json": body}}
    elif operation.fields:
        told["parameters"] = [
            {
                "name": one.name,
                "in": "path" if one.in_path else "query",
                "required": one.required,
                "description": one.about,
                "schema": one.in_address,
            }
            for one in operation.fields
        ]
    told["responses"] |= _refusals(operation)
    return told


def _plain(name: str, summary: str, result: str) -> Json:
    answer = {"schema": {"$ref": f"#/components/schemas/{result}"}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {
            "200": {"description": "Done.", "content": {"application/json": answer}},
            **_refused("400", "429", "500"),
        },
    }


def _refusals(operation: Operation) -> Json:
    missing = ("404",) if operation.fields else ()
    body = ("413", "415") if operation.method == "post" else ()
    return _refused(*missing, *body, "503")


def _refused(*statuses: str) -> Json:
    return {status: {"$ref": f"#/components/responses/{_NAMES[status]}"} for status in statuses}


_NAMES = {
    "400": "BadRequest",
    "404": "NotHeld",
    "413": "TooLarge",
    "415": "NotJson",
    "429": "TooManyRequests",
    "500": "Fault",
    "503": "NotReady",
}
_MEANINGS = {
    "BadRequest": "The request does not fit this description.",
    "NotHeld": "The request fits, and nothing that is held here can meet it.",
    "TooLarge": "The request has more than 64 KiB.",
    "NotJson": "The body is not JSON.",
    "TooManyRequests": "Too many requests came from this address.",
    "Fault": "A fault of the server.",
    "NotReady": "The minutes cannot be searched just now.",
}


def _problems() -> Json:
    problem = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found: Json = {
        name: {"description": meaning, "content": problem} for name, meaning in _MEANINGS.items()
    }
    found["TooManyRequests"]["headers"] = {
        "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}
    }
    return found
