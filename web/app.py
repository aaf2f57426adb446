"""The Flask application: a factory that puts views, guards and filters together."""

from pathlib import Path

from flask import Flask, Response, abort, g, jsonify
from flask.json.provider import DefaultJSONProvider
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from corpus.errors import MinutebookError
from corpus.store import searchable
from web.api import make_api
from web.documents import make_documents
from web.guard import guard, is_local
from web.held import make_held
from web.hosts import own_names
from web.look import add_look, look
from web.opened import OpenCollection
from web.pages import make_pages
from web.people import make_people
from web.present import problem_json, quotation_url
from web.register import make_register
from web.searching import make_searching
from web.settings import Settings
from web.site import Site
from web.speaking import speak
from web.text import is_web_address, language, lines, marked, one_line, spaced
from web.timeline import make_timeline

STATIC_SECONDS = 3600
TEMPLATES = Path(__file__).parent / "templates"
DESIGN = "govuk_frontend_jinja"  # its macros are imported by their full name


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
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(TEMPLATES), PrefixLoader({DESIGN: PackageLoader(DESIGN)})]
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    speak(app)
    guard(app, site.counters, own_names(site.settings))
    add_look(app, site.settings)
    app.register_blueprint(make_pages(site))
    app.register_blueprint(make_searching(site))
    app.register_blueprint(make_documents(site))
    app.register_blueprint(make_timeline(site))
    app.register_blueprint(make_register(site))
    app.register_blueprint(make_people(site))
    app.register_blueprint(make_held(site))
    app.register_blueprint(make_api(site))
    _add_filters(app, site)
    _add_probes(app, site)
    return app


def _add_filters(app: Flask, site: Site) -> None:
    app.add_template_filter(language, "language")
    app.add_template_filter(lines, "lines")
    app.add_template_filter(marked, "marked")
    app.add_template_filter(one_line, "one_line")
    app.add_template_filter(spaced, "spaced")
    app.add_template_test(is_web_address, "web_address")
    app.add_template_global(quotation_url, "quotation_url")
    shown = look(site.settings)

    @app.context_processor
    def names() -> dict[str, object]:
        return {"site": site.settings, "nonce": g.get("nonce", ""), "look": shown}


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
