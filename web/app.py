"""The Flask application: a factory that puts views, guards and filters together."""

from flask import Flask, Response, abort, g, jsonify
from flask.json.provider import DefaultJSONProvider

from corpus.errors import MinutebookError
from corpus.store import searchable
from web import ledgers
from web.api import make_api
from web.documents import make_documents
from web.guard import guard, is_local
from web.opened import OpenCollection
from web.pages import make_pages
from web.present import problem_json, quotation_url
from web.settings import Settings
from web.site import Site
from web.text import is_web_address, lines, marked, one_line, spaced

STATIC_SECONDS = 3600


class InOrder(DefaultJSONProvider):
    """JSON with the keys in the order of the contract, and letters as they are."""

    sort_keys = False
    ensure_ascii = False


def create_app(
    settings: Settings, *, collection: OpenCollection | None = None, site: Site | None = None
) -> Flask:
    """An application over one collection, which is opened when it is first needed."""
    site = site or Site(settings, collection or OpenCollection(settings))
    app = Flask("web", static_folder="static", template_folder="templates")
    app.json = InOrder(app)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_SECONDS
    guard(app, site.counters)
    app.register_blueprint(make_pages(site))
    app.register_blueprint(make_documents(site))
    app.register_blueprint(make_api(site))
    _add_filters(app, site)
    _add_probes(app, site)
    return app


def _add_filters(app: Flask, site: Site) -> None:
    app.add_template_filter(ledgers.day, "day")
    app.add_template_filter(ledgers.counted, "counted")
    app.add_template_filter(lines, "lines")
    app.add_template_filter(marked, "marked")
    app.add_template_filter(one_line, "one_line")
    app.add_template_filter(spaced, "spaced")
    app.add_template_test(is_web_address, "web_address")
    app.add_template_global(quotation_url, "quotation_url")
    app.add_template_global(ledgers.meeting_name, "meeting_name")

    @app.context_processor
    def names() -> dict[str, object]:
        return {"site": site.settings, "nonce": g.get("nonce", "")}


def _add_probes(app: Flask, site: Site) -> None:
    """Addresses for a monitoring system. No probe says anything about what people asked."""

    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="alive")

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        try:
            library = site.collection.library()
            change = searchable.last_change(library.database)
        except MinutebookError as error:
            site.counters.add("not_ready_total")
            detail = error.problem if is_local() else "The collection cannot be opened."
            remedy = error.remedy if is_local() else "Ask the administrator."
            return jsonify(problem_json(503, "Not ready", detail, remedy)), 503
        manifest = library.generation.manifest
        return jsonify(
            status="ready",
            model=library.encoder.name,
            generation=manifest.generation,
            truth="verified" if change == manifest.change else "newer than this generation",
        ), 200

    @app.get("/metrics")
    def metrics() -> Response:
        if not is_local():
            abort(404)
        return Response(site.counters.text(), content_type="text/plain; charset=utf-8")
