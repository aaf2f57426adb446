"""What stands round every view: security headers, limits, and errors told to people or programs."""

import secrets
from ipaddress import ip_address

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from corpus.errors import BadRequest, HomeProblem, MinutebookError, NotFound, OutOfDate
from web.counters import Counters
from web.hosts import check_host
from web.present import problem_json
from web.speaking import words_here

LARGEST_REQUEST = 64 * 1024  # bytes: a question of 2,000 characters with room to spare
API = "/api/"
STATUS = ((NotFound, 404), (BadRequest, 400), (OutOfDate, 503), (HomeProblem, 503))
TITLES = {  # for programs; pages have theirs from the catalogue
    400: "This request cannot be understood",
    404: "There is nothing at this address",
    405: "This address does not do that",
    413: "This request is too large",
    415: "This is not JSON",
    503: "The minutes cannot be searched just now",
}
REMEDIES = {
    404: "Check the address, or start again from the first page.",
    405: "See the documentation for what this address takes.",
    413: "Send at most 64 KiB; a question has at most 2,000 characters.",
    415: "Send a JSON object with the content type application/json.",
}


def guard(app: Flask, counters: Counters, names: frozenset[str]) -> None:
    """Put the headers, limits and error pages round an application that answers to some names."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST

    @app.before_request
    def make_nonce() -> None:
        g.nonce = secrets.token_urlsafe(16)

    @app.before_request
    def answer_to_own_names_only() -> None:
        check_host(request.host, names)

    @app.after_request
    def finish(response: Response) -> Response:
        counters.add(f'responses_total{{status="{response.status_code}"}}')
        return with_headers(response)

    app.register_error_handler(MinutebookError, _ours)
    app.register_error_handler(HTTPException, _theirs)


def with_headers(response: Response) -> Response:
    """The security headers; a view's own policy stays."""
    nonce = getattr(g, "nonce", "")
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    if request.path.startswith("/static/") and "v" in request.args:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "private, no-cache",
    }
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    return response


def is_local() -> bool:
    """Whether the request comes from this machine and not through a proxy."""
    forwarded = request.headers.get("Forwarded") or request.headers.get("X-Forwarded-For")
    try:
        return not forwarded and ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _ours(error: MinutebookError) -> Response:
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
    detail, remedy = error.problem, error.remedy
    if status >= 500:
        current_app.logger.error("%s %s", detail, remedy)
        if not is_local():  # such problems name folders of this machine
            detail, remedy = "The service is not ready.", "Try again in a few minutes."
    return _told(status, TITLES.get(status, "Something is wrong here"), detail, remedy)


def _theirs(error: HTTPException) -> Response:
    status = error.code or 500
    title = TITLES.get(status, error.name)
    remedy = REMEDIES.get(status, "Go back and try again.")
    detail = error.description or error.name if status < 500 else "An error happened here."
    told = _told(status, title, detail, remedy)
    for name, value in error.get_headers():
        if name in ("Allow", "Location", "Retry-After"):
            told.headers[name] = value
    return told


def _told(status: int, title: str, detail: str, remedy: str) -> Response:
    if request.path.startswith(API):
        response = jsonify(problem_json(status, title, detail, remedy))
        response.content_type = "application/problem+json"
    else:
        heading = words_here().table.get(f"problem.{status}", title)
        response = make_response(
            render_template("problem.html", title=heading, detail=detail, remedy=remedy)
        )
    response.status_code = status
    return response
