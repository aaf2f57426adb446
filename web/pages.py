"""The pages to ask. A view reads its parameters, calls qa, and renders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from corpus.errors import NotFound
from qa.ask import answer
from qa.library import Library
from qa.models import Answer, NoAnswer, Question
from qa.select import MOST_FINDINGS
from web.as_text import as_text
from web.asked import asked, without
from web.conversation import ask_url, carried, turns
from web.frozen import thaw, token
from web.ledgers import Chip, answer_speaker, chips, ledgers, sources
from web.site import Site
from web.speaking import words_here
from web.summary import summary_of
from web.trails import spot_url

MORE_FINDINGS = 60
FILTERS = ("council", "committee", "from", "to")


@dataclass(frozen=True, slots=True)
class ShownChip:
    """One part of the scope, and the address that asks without it."""

    label: str
    remove: str


def make_pages(site: Site) -> Blueprint:
    """The views of asking."""
    pages = Blueprint("pages", __name__)

    @pages.get("/")
    def home() -> str:
        library = site.collection.library()
        return render_template(
            "home.html",
            coverage=site.coverage(library),
            examples=site.examples(),
            known=library.known,
            given={},
        )

    @pages.get("/ask")
    def ask_page() -> str:
        if not request.args.get("q", "").strip():
            return home()
        return _answer_page(site)

    @pages.get("/answer/<text>")
    def frozen_page(text: str) -> str:
        return _frozen_page(site, text)

    return pages


def _answer_page(site: Site) -> str:
    library = site.collection.library()
    given = given_filters()
    earlier = carried(request.args.getlist("earlier"))
    everything = "all" in request.args
    with site.timed("ask") as watch:
        question = question_here(site, library, given, earlier)
        result = answer(library, question, limit=MORE_FINDINGS if everything else MOST_FINDINGS)
    site.counters.add("answers_total" if isinstance(result, Answer) else "no_answers_total")
    shared = {
        "result": result,
        "question": question,
        # As it was answered: in parts, or on the matter before.
        "chips": shown_chips(result.question),
        "earlier": turns(earlier),
        "conversation": carried([*earlier, question.text]),
        "search_url": f"/search?{urlencode({'q': _words(question)})}",
        "everything_url": _everything_url(question),
        "compare_url": _compare_url(question) if len(library.known.councils) > 1 else "",
        "known": library.known,
        "given": given,
        "took_ms": watch.milliseconds,
    }
    if isinstance(result, NoAnswer):
        return render_template("no_answer.html", **shared)
    more_url = "" if everything else f"/ask?{urlencode([*_arguments(), ('all', '1')])}"
    return _shown(
        site,
        result,
        more_url=more_url,
        permanent_url=_permanent(site, result),
        summary=summary_of(site.settings, result),
        **shared,
    )


def _shown(site: Site, found: Answer, /, **shared: object) -> str:
    urls = citation_urls(site, found)
    return render_template(
        "answer.html",
        cited_url=lambda citation: urls[citation.number],
        speaker=answer_speaker(found, words_here()),
        ledgers=ledgers(found),
        citations={one.number: one for one in found.citations},
        sources=sources(found),
        as_text=as_text(found, words_here()),
        **shared,
    )


def citation_urls(site: Site, found: Answer) -> dict[int, str]:
    """The address of each citation by its number, from which the reader can go to the next one."""
    spots = [(one.document_id, one.start, one.end) for one in found.citations]
    trail = site.trails.keep(found.question.text, request.full_path.rstrip("?"), spots)
    return {
        one.number: spot_url(spot, place, trail)
        for place, (one, spot) in enumerate(zip(found.citations, spots, strict=True), 1)
    }


def _permanent(site: Site, result: Answer) -> str | None:
    """The address that shows this answer for ever, if this home can sign it."""
    key = site.key()
    return f"/answer/{token(result, site.today().isoformat(), key)}" if key else None


def _frozen_page(site: Site, text: str) -> str:
    library, key = site.collection.library(), site.key()
    kept = thaw(library, text, key) if key else None
    if kept is None:
        raise NotFound(
            "This address holds no answer that was given here, or nothing of it is held any more.",
            "Ask the question again.",
        )
    question = kept.answer.question
    return _shown(
        site,
        kept.answer,
        result=kept.answer,
        kept=kept,
        question=question,
        chips=[],
        earlier=[],
        conversation=(question.text,),
        everything_url=_everything_url(question),
        again_url=ask_url(question.text),
        given={},
    )


def question_here(
    site: Site, library: Library, given: Mapping[str, str], earlier: Sequence[str]
) -> Question:
    """The question of this request's address, less the parts of its scope taken off there."""
    question = asked(
        library,
        request.args["q"],
        today=site.today(),
        council=given["council"],
        committee=given["committee"],
        date_from=given["from"],
        date_to=given["to"],
        earlier=earlier,
    )
    return without(question, request.args.getlist("without"))


def shown_chips(question: Question) -> list[ShownChip]:
    """The parts of a question's scope, each with the address of this page without it."""
    return [ShownChip(chip.label, _removed(chip)) for chip in chips(question, words_here())]


def given_filters() -> dict[str, str]:
    """The filters of this request's address, empty ones too."""
    return {name: request.args.get(name, "") for name in FILTERS}


def _arguments() -> list[tuple[str, str]]:
    dropped = ("all", "lang")
    return [(name, value) for name, value in request.args.items(multi=True) if name not in dropped]


def _removed(chip: Chip) -> str:
    """The address of this question without one part of its scope, wherever that came from."""
    carriers = ("from", "to") if chip.field == "dates" else (chip.field,)
    kept = [(name, value) for name, value in _arguments() if name not in carriers]
    return f"{request.path}?{urlencode([*kept, ('without', f'{chip.field}:{chip.value}')])}"


def _compare_url(question: Question) -> str:
    """The same question, with whatever else its address says, put to several councils."""
    asked_of = [(name, value) for name, value in _arguments() if name != "council"]
    return f"/compare?{urlencode([*asked_of, *(('council', name) for name in question.councils)])}"


def _everything_url(question: Question) -> str:
    """Every passage on the question's topic in its scope, by date: the search page's business."""
    scope = [("council", name) for name in question.councils]
    scope += [("committee", name) for name in question.committees]
    scope += [("from", question.date_from or ""), ("to", question.date_to or "")]
    given = [(name, value) for name, value in scope if value]
    return f"/search?{urlencode([('q', _words(question)), *given, ('order', 'oldest')])}"


def _words(question: Question) -> str:
    return question.topic or question.words or question.text
