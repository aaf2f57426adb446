"""The Flask application: a factory that puts views, guards and filters together."""

from pathlib import Path

from flask import Flask, g
from flask.json.provider import DefaultJSONProvider
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from qa.models import Question
from web.actions import make_actions
from web.api import make_api
from web.comparing import make_comparing
from web.cors import allow_origins
from web.documents import make_documents
from web.guard import guard
from web.held import make_held
from web.hosts import own_names
from web.limits import limit
from web.look import add_look, look
from web.opened import OpenCollection
from web.pages import make_pages
from web.people import make_people
from web.present import quotation_url
from web.probes import add_probes
from web.reasons import Said, names_in, said
from web.register import make_register
from web.searching import make_searching
from web.settings import Settings
from web.site import Site
from web.speaking import speak, words_here
from web.text import is_web_address, language, lines, marked, one_line, spaced
from web.timeline import make_timeline
from web.widget import make_widget

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
    allow_origins(app, site.settings.api_origins)
    limit(app, site.settings, site.counters, site.clock)
    add_look(app, site.settings)
    app.register_blueprint(make_pages(site))
    app.register_blueprint(make_comparing(site))
    app.register_blueprint(make_searching(site))
    app.register_blueprint(make_documents(site))
    app.register_blueprint(make_timeline(site))
    app.register_blueprint(make_register(site))
    app.register_blueprint(make_actions(site))
    app.register_blueprint(make_people(site))
    app.register_blueprint(make_held(site))
    app.register_blueprint(make_widget(site))
    app.register_blueprint(make_api(site))
    _add_filters(app, site)
    add_probes(app, site)
    return app


def _add_filters(app: Flask, site: Site) -> None:
    def ours(text: str, question: Question | None) -> Said:
        """A sentence of qa in the language of this page."""
        return said(words_here(), text, names_in(site.collection.library().known, question))

    app.add_template_filter(ours, "ours")
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
        return {
            "site": site.settings,
            "nonce": g.get("nonce", ""),
            "look": shown,
            "served_on": site.today().isoformat(),
        }
