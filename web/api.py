"""The API: each operation at its address, its fields in, the contract's JSON out."""

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request

from web.fields import from_address, from_json
from web.openapi import ROOT, description
from web.operations import OPERATIONS, Operation
from web.problems import kinds_json
from web.site import Site


def make_api(site: Site) -> Blueprint:
    """The views of version 1."""
    api = Blueprint("api", __name__, url_prefix=ROOT)
    for operation in OPERATIONS:
        rule = operation.path.replace("{", "<int:").replace("}", ">")
        api.add_url_rule(
            rule, operation.name, _view(site, operation), methods=[operation.method.upper()]
        )

    @api.get("/problems")
    def problems() -> Response:
        from_address((), request.args.to_dict(flat=False))
        return jsonify(kinds_json())

    @api.get("/openapi.json")
    def openapi() -> Response:
        return jsonify(description())

    return api


def _view(site: Site, operation: Operation) -> Callable[..., Response]:
    sent = tuple(one for one in operation.fields if not one.in_path)

    def view(**place: int) -> Response:
        if operation.method == "post":
            from_address((), request.args.to_dict(flat=False))
            given = from_json(sent, request.get_json())
        else:
            given = from_address(sent, request.args.to_dict(flat=False))
        return jsonify(operation.run(site, {**given, **place}))

    return view
