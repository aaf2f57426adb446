"""What stands round every view: security headers, limits, and errors told to people or programs."""

import secrets
import time
from ipaddress import ip_address

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from corpus.errors import BadRequest, HomeProblem, MinutebookError, NotFound, OutOfDate
from web.counters import Counters
from web.hosts import check_host
from web.problems import MEDIA, PROBLEMS, Kind, kind_of, problem_json, worded

LARGEST_REQUEST = 64 * 1024  # bytes: a question of 2,000 characters with room to spare
API = "/api/"
STATUS = ((NotFound, 404), (BadRequest, 400), (OutOfDate, 503), (HomeProblem, 503))
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def guard(app: Flask, counters: Counters, names: frozenset[str]) -> None:
    """Put the headers, limits and error pages round an application that answers to some names."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST

    @app.before_request
    def begin() -> None:
        g.nonce, g.begun = secrets.token_urlsafe(16), time.perf_counter()

    @app.before_request
    def answer_to_own_names_only() -> None:
        check_host(request.host, names)

    @app.after_request
    def finish(response: Response) -> Response:
        counters.add(f'responses_total{{status="{response.status_code}"}}')
        if "begun" in g:
            seconds = time.perf_counter() - g.begun
            counters.took(request.endpoint or "none", seconds)
            response.headers["Server-Timing"] = f"total;dur={seconds * 1000:.1f}"
        return with_headers(response)

    app.register_error_handler(MinutebookError, _ours)
    app.register_error_handler(HTTPException, _theirs)


def with_headers(response: Response) -> Response:
    """The security headers; a view's own policy stays; `g.framing` are those who may frame it."""
    nonce, framing = g.get("nonce", ""), " ".join(g.get("framing", ()))
    ancestors = framing or "'none'"
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )
    if request.path.startswith("/static/") and "v" in request.args:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if framing else "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "private, no-cache",
    }
    if not framing:
        headers["X-Frame-Options"] = "DENY"
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    return response


def is_local() -> bool:
    """Whether the request comes from this machine and not through a proxy."""
    forwarded = any(name in request.headers for name in FORWARDED)
    try:
        return not forwarded and ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _ours(error: MinutebookError) -> Response:
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
    kind = PROBLEMS["not-held"] if status == 404 else kind_of(status, "")
    detail, remedy = error.problem, error.remedy
    if status >= 500:
        current_app.logger.error("%s %s", detail, remedy)
        if not is_local():  # such problems name folders of this machine
            general = "The service is not ready.", "Try again in a few minutes."
            return _told(kind, *general, known=False)
    return _told(kind, detail, remedy, known=True)


def _theirs(error: HTTPException) -> Response:
    status = error.code or 500
    kind = kind_of(status, error.name)
    detail = error.description or error.name if status < 500 else "An error happened here."
    told = _told(kind, detail, kind.remedy, known=False)
    for name, value in error.get_headers():
        if name in ("Allow", "Location", "Retry-After"):
            told.headers[name] = value
    return told


def _told(kind: Kind, detail: str, remedy: str, *, known: bool) -> Response:
    """A problem for a program, or as a page; there its sentences stand only if they say more.

    They do so if it is known what went wrong in this very request; else they are of the status
    alone, in English, and the catalogue has its own for that.
    """
    if request.path.startswith(API):
        response = jsonify(problem_json(kind, detail, remedy))
        response.content_type = MEDIA
    else:
        shown = {"detail": detail, "remedy": remedy} if known else {}
        response = make_response(
            render_template("problem.html", status=worded(kind.status), **shown)
        )
    response.status_code = kind.status
    return response
