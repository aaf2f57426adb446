"""A small page to ask from, to be shown in a frame on the council's own site.

Who may frame it is configured; with nobody listed the page says how to list one. What it links to
opens outside the frame, since no other page may be framed.
"""

from urllib.parse import urlencode

from flask import Blueprint, g, render_template, request

from corpus.errors import BadRequest
from qa.ask import answer
from qa.models import Answer
from web.asked import asked
from web.ledgers import Entry, LedgerPage, answer_speaker, ledgers
from web.pages import given_filters
from web.site import Site
from web.speaking import words_here

SETTING = "MINUTEBOOK_EMBED_ORIGINS=https://www.example.gov.uk"
FINDINGS = 3  # of each ledger in the frame; the whole answer is one link away


def snippet(base: str) -> str:
    """The lines that another site needs to show the widget of the site at `base`."""
    return (
        f'<iframe src="{base}/widget" title="Ask the council\'s minutes"\n'
        '  width="100%" height="520" loading="lazy"></iframe>'
    )


def make_widget(site: Site) -> Blueprint:
    """The view of the widget."""
    widget = Blueprint("widget", __name__)

    @widget.before_request
    def allow_frames() -> None:
        g.framing = site.settings.embed_origins

    @widget.get("/widget")
    def ask() -> tuple[str, int]:
        return _page(site)

    return widget


def _page(site: Site) -> tuple[str, int]:
    text = request.args.get("q", "").strip()
    given = {name: value for name, value in given_filters().items() if value}
    shown: dict[str, object] = {
        "text": text,
        "given": given,
        "framed_by": site.settings.embed_origins,
        "setting": SETTING,
        "snippet": snippet(site.settings.base_url or request.url_root.rstrip("/")),
    }
    if text:
        try:
            shown |= _answered(site, text, given)
        except BadRequest as error:
            return render_template("widget.html", **shown, wrong=error), 400
    return render_template("widget.html", **shown), 200


def _answered(site: Site, text: str, given: dict[str, str]) -> dict[str, object]:
    library = site.collection.library()
    with site.timed("ask"):
        question = asked(
            library,
            text,
            today=site.today(),
            council=given.get("council"),
            committee=given.get("committee"),
            date_from=given.get("from"),
            date_to=given.get("to"),
        )
        result = answer(library, question)
    found = isinstance(result, Answer)
    site.counters.add("answers_total" if found else "no_answers_total")
    shown: dict[str, object] = {
        "result": result,
        "question": question,
        "whole_url": f"/ask?{urlencode({'q': text, **given})}",
    }
    if isinstance(result, Answer):
        shown |= {
            "ledgers": [(page.name, _first(page)) for page in ledgers(result)],
            "citations": {one.number: one for one in result.citations},
            "speaker": answer_speaker(result, words_here()),
        }
    return shown


def _first(page: LedgerPage) -> list[Entry]:
    return [entry for sitting in page.sittings for entry in sitting.entries][:FINDINGS]
