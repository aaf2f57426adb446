"""The pages to search: the results, the same as a table, and the same as a feed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlencode, urljoin

from flask import Blueprint, Response, jsonify, render_template, request
from werkzeug.datastructures import MultiDict

from qa.everything import Everything, Match, Reason, Thresholds
from qa.library import Library
from qa.search import NEAR_IN_MEANING, Found, Look
from web import thorough
from web.asked import filters, scope_for, searched_for
from web.clock import utc_now
from web.facets import GROUPS, Chosen
from web.feeds import atom
from web.finding import Order, Search, Shown, show
from web.operators import Typed, names_with, typed
from web.pages import given_filters
from web.present import hit_json
from web.site import Site
from web.speaking import words_here
from web.tables import table

Args: TypeAlias = MultiDict[str, str]
PAGE = 10  # results on one page
FURTHEST_PAGE = 100
MOST_EXPORTED = 1_000
MOST_OF_ALL = 20_000  # of a search that must miss nothing; ours. The command line has no limit
FURTHEST_OF_ALL = 9_999
VERY_NEAR = 0.55  # cosine; ours, and only for how a reason is put
FEED = 50
COLUMNS = (
    "number", "council", "committee", "meeting_date", "item_number", "item_title", "paragraph",
    "page", "status", "quote", "source", "url", "source_url", "document_id", "passage_id", "score",
    "why",
)  # fmt: skip
OWN = (*GROUPS, "from", "to")  # parameters that narrow a search


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search as its address states it, and what of it was not understood."""

    text: str
    search: Search
    notes: tuple[str, ...]


def make_searching(site: Site) -> Blueprint:
    """The views of searching."""
    searching = Blueprint("searching", __name__)

    @searching.get("/search")
    def search_page() -> str:
        return _search_page(site)

    @searching.get("/search.csv")
    def search_table() -> Response:
        library = site.collection.library()
        _, shown = _shown(site, library, limit=_most())
        if shown.every is not None:
            rows = thorough.csv_rows(library, shown.every, shown.results, at=utc_now())
            return download(table(thorough.COLUMNS, rows), "search.csv")
        rows = [{**hit_json(one), "number": at, "why": "; ".join(one.why)}
                for at, one in enumerate(shown.results.found, 1)]  # fmt: skip
        return download(table(COLUMNS, rows), "search.csv")

    @searching.get("/search.json")
    def search_record() -> Response:
        return _search_record(site)

    @searching.get("/search.atom")
    def search_feed() -> Response:
        library = site.collection.library()
        wanted, shown = _shown(site, library, limit=FEED, order=Order.NEWEST)
        feed = atom(
            shown.results.found,
            title=f"{site.settings.service_name}: {wanted.text}",
            address=request.url,
            page=urljoin(request.url, _url("/search")),
            words=words_here(),
        )
        return Response(feed, content_type="application/atom+xml; charset=utf-8")

    return searching


def download(text: str, name: str) -> Response:
    """A table to be saved; its mark at the beginning tells spreadsheets that it is UTF-8."""
    response = Response("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _search_record(site: Site) -> Response:
    """Everything that matches, with the search record, to be kept or disclosed."""
    library = site.collection.library()
    with site.timed("search") as watch:
        wanted = wanted_of(library, request.args, everything=True)
        shown = show(library, site.held(library), wanted.search, limit=MOST_OF_ALL, offset=0)
    if shown.every is None:
        raise AssertionError("a search for everything gives everything")
    given = {name: request.args.getlist(name) for name in OWN}
    found = thorough.everything_json(
        library, shown.every, shown.results, at=utc_now(), given=given, took_ms=watch.milliseconds
    )
    response = jsonify({**found, "left_out": shown.results.total - len(shown.results.found)})
    response.headers["Content-Disposition"] = 'attachment; filename="search.json"'
    return response


def _search_page(site: Site) -> str:
    library = site.collection.library()
    if not request.args.get("q", "").strip():
        return render_template(
            "search_home.html", coverage=site.coverage(library), known=library.known,
            given=given_filters(),
        )  # fmt: skip
    number = page_number()
    with site.timed("search") as watch:
        wanted, shown = _shown(site, library, limit=PAGE, offset=(number - 1) * PAGE)
    last = max(1, -(-min(shown.results.total, _furthest() * PAGE) // PAGE))
    every = shown.every
    return render_template(
        "search.html",
        shown=shown,
        results=shown.results,
        text=wanted.text,
        notes=wanted.notes,
        exact=wanted.search.look.exact,
        order=str(wanted.search.order),
        order_urls={str(one): _url("/search", order=str(one)) for one in Order},
        facet_url=_facet_urls(),
        narrowed=any(name in request.args for name in OWN),
        clear_url=_url("/search", **dict.fromkeys(OWN, "")),
        hit_url=_hit_url,
        why=_why_in(every) if every else _why,
        every=every,
        reasons=thorough.counts_json(every) if every else {},
        json_url=_url("/search.json"),
        all_url=_url("/search", all="" if every else "1"),
        kept=[
            (n, v)
            for n, v in request.args.items(multi=True)
            if n in (*OWN, "order", "near", "part") and v
        ],
        page=number,
        last_page=last,
        page_urls={
            at: _url("/search", page=str(at)) for at in (number - 1, number + 1) if 1 <= at <= last
        },
        csv_url=_url("/search.csv"),
        feed_url=_url("/search.atom"),
        given=given_filters(),
        took_ms=watch.milliseconds,
    )


def _shown(
    site: Site, library: Library, *, limit: int, offset: int = 0, order: Order | None = None
) -> tuple[Wanted, Shown]:
    wanted = wanted_of(library, request.args, order)
    return wanted, show(library, site.held(library), wanted.search, limit=limit, offset=offset)


def wanted_of(
    library: Library, args: Args, order: Order | None = None, *, everything: bool = False
) -> Wanted:
    """The search of an address: its words, the operators among them, and its filters."""
    text = searched_for(args.get("q", ""))
    parts = typed(text)
    values, notes = _chosen(library, parts, args)
    scope = scope_for(
        library,
        filters(
            library,
            date_from=args.get("from") or parts.date_from,
            date_to=args.get("to") or parts.date_to,
        ),
    )
    look = Look(parts.words or text, scope, exact="exact" in args)
    asked = args.get("order", "")
    chosen_order = order or (Order(asked) if asked in tuple(Order) else Order.BEST)
    limits = thresholds(args) if everything or args.get("all") else None
    return Wanted(text, Search(look, Chosen(values), chosen_order, limits), tuple(notes))


def thresholds(args: Args) -> Thresholds:
    """From where on a passage counts, as an address states it; what is no number is not used."""
    usual = Thresholds()
    return Thresholds(
        near=_share(args.get("near", ""), usual.near), part=_share(args.get("part", ""), usual.part)
    )


def _share(text: str, otherwise: float) -> float:
    whole, point, rest = text.partition(".")
    given = text.isascii() and len(text) < 8 and (whole + rest).isdigit() and whole.isdigit()
    return min(float(text), 1.0) if given and (rest or not point) else otherwise


def _chosen(
    library: Library, parts: Typed, args: Args
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    words, known = words_here(), library.known
    names = {"council": known.councils, "committee": known.committees}
    notes = [words("search.bad_date", value=value) for _, value in parts.bad]
    values: dict[str, tuple[str, ...]] = {}
    for group in GROUPS:
        typed_in: list[str] = []
        for value in parts.given.get(group, ()):
            found = names_with(value, names[group]) if group in names else (value.lower(),)
            typed_in += found
            if not found:
                field = words(f"facet.{group}").lower()
                notes.append(words("search.unknown_name", value=value, field=field))
        given = [value for value in args.getlist(group) if value]
        if group == "council":  # a name that is not held is told, with those that are
            given = list(filters(library, council=given).councils)
        if group == "committee":
            given = list(filters(library, committee=given).committees)
        if merged := tuple(dict.fromkeys([*typed_in, *given])):
            values[group] = merged
    return values, notes


def page_number() -> int:
    """The page this address asks for, 1 for anything that is no number."""
    text = request.args.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    return min(max(number, 1), _furthest())


def _furthest() -> int:
    return FURTHEST_OF_ALL if request.args.get("all") else FURTHEST_PAGE


def _most() -> int:
    return MOST_OF_ALL if request.args.get("all") else MOST_EXPORTED


def _url(path: str, **changed: str) -> str:
    """This search at another path, with some parameters replaced, or taken away if empty."""
    dropped = {"page", "lang", *changed}
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in dropped]
    return f"{path}?{urlencode([*kept, *((n, v) for n, v in changed.items() if v)])}"


def _facet_urls() -> Callable[[str, str], str]:
    """This search with a value of a group chosen, or given up if it is chosen.

    A page has some fifty of them: what they share is written once.
    """
    given = [one for one in request.args.items(multi=True) if one[0] not in ("page", "lang")]
    shared = f"/search?{urlencode(given)}&"

    def url(group: str, value: str) -> str:
        kept = [one for one in given if one != (group, value)]
        if len(kept) < len(given):
            return f"/search?{urlencode(kept)}"
        return shared + urlencode({group: value})

    return url


def _hit_url(document_id: int, start: int, end: int, at: int) -> str:
    """A result's place in its document, with the search it came from and its number there."""
    search = [(n, v) for n, v in request.args.items(multi=True) if n not in ("page", "lang")]
    found = urlencode([("start", start), ("end", end), ("hit", at), ("search", urlencode(search))])
    return f"/documents/{document_id}?{found}#quote"


def _why_in(every: Everything) -> Callable[[Found], str]:
    """Why a result of a search for everything is there, with the other names it was found by."""
    matches = {match.hit.passage_id: match for match in every.matches}
    return lambda found: _reasons(matches[found.citation.passage_id])


def _reasons(match: Match) -> str:
    words = words_here()
    said = [words(f"search.because_{reason}") for reason in match.reasons]
    if match.by in (Reason.NAME, Reason.SLIP):
        said[0] = f"{said[0]} (“{'”, “'.join(match.other)}”)"
    return ", ".join(said)


def _why(found: Found) -> str:
    """Why a result was found, in words rather than scores."""
    words = words_here()
    reasons = [words("search.by_words")] if found.marks else []
    if found.score and any(reason.startswith("meaning") for reason in found.why):
        meaning = max(float(r.split()[-1]) for r in found.why if r.startswith("meaning"))
        if meaning >= VERY_NEAR:
            reasons.append(words("search.very_near"))
        elif meaning >= NEAR_IN_MEANING:
            reasons.append(words("search.by_meaning"))
    return ", ".join(reasons or found.why)
