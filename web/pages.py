"""The pages to ask and to search. A view reads its parameters, calls qa, and renders."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from corpus.store import reader
from qa.ask import answer
from qa.models import Answer, Question
from qa.search import Look, search_passages
from web.asked import asked, filters, scope_for, searched_for, without
from web.ledgers import Chip, answer_speaker, chips, ledgers
from web.site import Site

PAGE = 10  # results on one page
MORE_FINDINGS = 60
FURTHEST_PAGE = 100
FILTERS = ("council", "committee", "from", "to")


@dataclass(frozen=True, slots=True)
class ShownChip:
    """One part of the scope, and the address that asks without it."""

    label: str
    remove: str


def make_pages(site: Site) -> Blueprint:
    """The views of asking and searching."""
    pages = Blueprint("pages", __name__)

    @pages.get("/")
    def home() -> str:
        library = site.collection.library()
        return render_template(
            "home.html",
            coverage=reader.coverage(library.database),
            examples=site.examples(),
            known=library.known,
            given={},
        )

    @pages.get("/ask")
    def ask_page() -> str:
        if not request.args.get("q", "").strip():
            return home()
        return _answer_page(site)

    @pages.get("/search")
    def search_page() -> str:
        return _search_page(site)

    return pages


def _answer_page(site: Site) -> str:
    library = site.collection.library()
    given = _given()
    with site.timed("ask") as watch:
        question = asked(
            library,
            request.args["q"],
            today=site.today(),
            council=given["council"],
            committee=given["committee"],
            date_from=given["from"],
            date_to=given["to"],
        )
        question = without(question, request.args.getlist("without"))
        everything = "all" in request.args
        result = answer(library, question, **({"limit": MORE_FINDINGS} if everything else {}))
    found = isinstance(result, Answer)
    site.counters.add("answers_total" if found else "no_answers_total")
    return render_template(
        "answer.html" if found else "no_answer.html",
        result=result,
        question=question,
        chips=[ShownChip(chip.label, _removed(chip)) for chip in chips(question)],
        speaker=answer_speaker(result) if isinstance(result, Answer) else None,
        ledgers=ledgers(result) if isinstance(result, Answer) else [],
        citations={one.number: one for one in result.citations}
        if isinstance(result, Answer)
        else {},
        more_url="" if everything else f"/ask?{urlencode([*_arguments(), ('all', '1')])}",
        search_url=f"/search?{urlencode({'q': _words(question)})}",
        known=library.known,
        given=given,
        took_ms=watch.milliseconds,
    )


def _search_page(site: Site) -> str:
    library = site.collection.library()
    given, text = _given(), request.args.get("q", "")
    if not text.strip():
        coverage = reader.coverage(library.database)
        return render_template(
            "search_home.html", coverage=coverage, known=library.known, given=given
        )
    number = _page_number()
    with site.timed("search") as watch:
        scope = scope_for(
            library,
            filters(
                library,
                council=given["council"],
                committee=given["committee"],
                date_from=given["from"],
                date_to=given["to"],
            ),
        )
        look = Look(searched_for(text), scope, exact="exact" in request.args)
        results = search_passages(library, look, limit=PAGE, offset=(number - 1) * PAGE)
    last = max(1, -(-results.total // PAGE))
    return render_template(
        "search.html",
        results=results,
        text=text,
        exact=look.exact,
        page=number,
        last_page=last,
        page_urls={at: _page_url(at) for at in (number - 1, number + 1) if 1 <= at <= last},
        known=library.known,
        given=given,
        took_ms=watch.milliseconds,
    )


def _given() -> dict[str, str]:
    return {name: request.args.get(name, "") for name in FILTERS}


def _arguments() -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.args.items(multi=True) if name != "all"]


def _removed(chip: Chip) -> str:
    """The address of this question without one part of its scope, wherever that came from."""
    carriers = ("from", "to") if chip.field == "dates" else (chip.field,)
    kept = [(name, value) for name, value in _arguments() if name not in carriers]
    return f"/ask?{urlencode([*kept, ('without', f'{chip.field}:{chip.value}')])}"


def _words(question: Question) -> str:
    return question.topic or question.words or question.text


def _page_number() -> int:
    text = request.args.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return min(max(number, 1), FURTHEST_PAGE)


def _page_url(number: int) -> str:
    kept = [(name, value) for name, value in _arguments() if name != "page"]
    return f"/search?{urlencode([*kept, ('page', str(number))])}"
