"""The description of the API: whole, well-formed, and matched by real answers to the last key."""

import json
import re
from typing import Any

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from corpus.errors import BadRequest
from web.fields import from_json, json_schema
from web.openapi import description
from web.operations import OPERATIONS
from web.present import Json
from web.schemas import SCHEMAS

ANSWERED = {"question": "What was said about modern slavery?"}
ASKED = (
    ("Answer", "ask", ANSWERED),
    ("Answer", "ask", {"question": "How many referrals about modern slavery had been made?"}),
    ("Answer", "ask", {"question": "What was said about unicorns?"}),
    ("Answer", "ask", {"question": "And in 2022?", "conversation": ["What about allotments?"]}),
    ("Results", "search?q=the", None),
    ("Results", "search?q=zzz", None),
    ("Document", "documents/2", None),
    ("Document", "documents/1", None),
    ("Piece", "documents/2/text?length=10", None),
    ("Decisions", "decisions", None),
    ("Actions", "actions?done=true", None),
    ("Meetings", "meetings", None),
    ("Coverage", "coverage", None),
    ("Kinds", "problems", None),
    ("Problem", "nowhere", None),
)


def closed(schema: Any) -> Any:
    """The same schema, with every object having no key that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: closed(one) for name, one in schema.items()}
    return {**told, "additionalProperties": False} if "properties" in schema else told


@pytest.mark.parametrize(("name", "address", "body"), ASKED)
def test_a_real_answer_has_the_keys_of_its_description_and_no_other(
    client: FlaskClient, name: str, address: str, body: Json | None
) -> None:
    path = f"/api/v1/{address}"
    answer = client.post(path, json=body) if body else client.get(path)
    whole = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": closed(SCHEMAS)}}
    jsonschema_rs.validate(whole, answer.get_json(), validate_formats=True)


def test_the_closed_schemas_refuse_an_answer_with_a_key_too_many(client: FlaskClient) -> None:
    answer = {**client.get("/api/v1/problems").get_json(), "more": 1}
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(closed(SCHEMAS["Kinds"]), answer)


def test_the_keys_of_a_real_answer_are_in_the_order_of_the_description(client: FlaskClient) -> None:
    for name, address, body in ASKED:
        path = f"/api/v1/{address}"
        answer = client.post(path, json=body) if body else client.get(path)
        assert list(answer.get_json()) == SCHEMAS[name]["required"], name


def test_every_reference_leads_somewhere_and_every_schema_is_used() -> None:
    told = description()
    text = json.dumps(told)
    for kind in ("schemas", "responses"):
        names = set(re.findall(rf"#/components/{kind}/(\w+)", text))
        assert names == set(told["components"][kind])


def test_every_address_of_the_api_is_described(client: FlaskClient) -> None:
    rules = {
        re.sub(r"<int:(\w+)>", r"{\1}", rule.rule)
        for rule in client.application.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert rules == {*description()["paths"], "/api/v1/openapi.json"}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_what_a_field_takes_of_json_is_what_its_schema_takes(operation: Any) -> None:
    """Each field with values of every kind, one at a time beside what must be there."""
    schema = jsonschema_rs.validator_for(json_schema(operation.fields), validate_formats=True)
    needed = {"question": "x", "q": "x", "document_id": 1}
    least = {one.name: needed[one.name] for one in operation.fields if one.required}
    values: tuple[Any, ...] = (
        None, True, 0, 1, -1, 7, 1.0, 1.5, 10**7, 1 << 64, "", " ", "\u200b", "\u00a0\t", "x",
        "ŵ", "a" * 300, "a" * 301, "a" * 2000, "a" * 2001, "2020-02-29", "2021-02-29", "2020-2-9",
        "resolved", "not stated", "RESOLVED", [], ["x"], ["x"] * 50, ["x"] * 51, [1], [None], [""],
        ["x", ["y"]], {}, "1", "true", "\0",
    )  # fmt: skip
    for field in (*(one.name for one in operation.fields), "unknown"):
        for value in values:
            given = {**least, field: value}
            try:
                from_json(operation.fields, given)
                taken = True
            except BadRequest:
                taken = False
            assert taken is schema.is_valid(given), (field, value)
