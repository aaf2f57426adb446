"""The register of decisions as a page and as a table, narrowed by what the minutes state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from corpus.store import reader
from corpus.store.repeats import also_in, repeated_decisions
from corpus.store.rows import StoredDecision, StoredDocument, StoredItem
from index.query import parse_query
from qa.highlight import matches, sought
from qa.library import Library
from qa.search import Look, ranked
from web.asked import searched_for
from web.listing import address, given_in, paging
from web.notes import decision_note
from web.present import quotation_url
from web.searching import download
from web.site import Site
from web.speaking import words_here
from web.tables import table

PAGE = 20
FILTERS = ("topic", "council", "committee", "outcome", "mover", "year")
COLUMNS = (
    "council", "committee", "date", "item_number", "item_title", "outcome", "text", "mover",
    "seconder", "for", "against", "abstain", "document_id", "source", "url", "amendment",
    "voted_for", "voted_against", "abstained", "also_in",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision with the document that records it, and the others that record it too."""

    document: StoredDocument
    decision: StoredDecision
    also_in: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision to be shown: its own words, the item it belongs to, and its note."""

    recorded: Recorded
    text: str
    item_number: str | None
    item_title: str
    note: str
    url: str


def make_register(site: Site) -> Blueprint:
    """The views of decisions."""
    register = Blueprint("register", __name__)

    @register.get("/decisions")
    def decisions_page() -> str:
        return _page(site)

    @register.get("/decisions.csv")
    def decisions_table() -> Response:
        library = site.collection.library()
        found = _narrowed(library, recorded(site, library), given_in(FILTERS))
        return download(table(COLUMNS, map(_row, entries(library, found))), "decisions.csv")

    return register


def recorded(site: Site, library: Library) -> list[Recorded]:
    """Every decision held, each once, the latest meetings first, unknown dates last."""
    return site.kept("recorded", library, lambda: _recorded(site, library))


def _recorded(site: Site, library: Library) -> list[Recorded]:
    documents = {one.document_id: one for one in site.documents(library)}
    repeated = repeated_decisions(library.database)
    others = also_in(library.database, repeated)
    found = [
        Recorded(documents[one.document_id], one, others.get(one.decision_id, ()))
        for one in site.decisions(library)
        if one.decision_id not in repeated
    ]
    dated = [one for one in found if one.document.date]
    dated.sort(key=lambda one: one.document.date or "", reverse=True)
    return [*dated, *(one for one in found if not one.document.date)]


def entries(library: Library, found: Sequence[Recorded]) -> Iterator[Entry]:
    """Decisions as they are shown."""
    for one, text, item in worded(library, found):
        yield Entry(
            recorded=one,
            text=text,
            item_number=item.number if item else None,
            item_title=item.title if item else "",
            note=decision_note(one.decision, words_here()),
            url=quotation_url(one.document.document_id, one.decision.start, one.decision.end),
        )


def worded(
    library: Library, found: Sequence[Recorded]
) -> Iterator[tuple[Recorded, str, StoredItem | None]]:
    """Decisions with their words and their items, read one document at a time."""
    items = reader.items(library.database, sorted({one.decision.item_id for one in found}))
    texts: dict[int, str] = {}
    for one in found:
        number = one.document.document_id
        if number not in texts:
            texts = {number: reader.text_of(library.database, number)}
        words = texts[number][one.decision.start : one.decision.end]
        yield one, words, items.get(one.decision.item_id)


def _page(site: Site) -> str:
    library = site.collection.library()
    every, given = recorded(site, library), given_in(FILTERS)
    found = _narrowed(library, every, given)
    paged = paging("/decisions", given, total=len(found), size=PAGE)
    return render_template(
        "decisions.html",
        entries=list(entries(library, paged.of(found))),
        total=len(found),
        given=given,
        known=library.known,
        outcomes=site.kept("outcomes", library, lambda: _outcomes(every)),
        years=site.kept("years decided", library, lambda: _years(every)),
        paged=paged,
        csv_url=address("/decisions.csv", given),
    )


def _outcomes(every: Sequence[Recorded]) -> list[str]:
    return sorted({one.decision.outcome for one in every})


def _years(every: Sequence[Recorded]) -> list[str]:
    return sorted({one.document.date[:4] for one in every if one.document.date}, reverse=True)


def _narrowed(library: Library, every: Sequence[Recorded], given: dict[str, str]) -> list[Recorded]:
    found = [one for one in every if _admits(one, given)]
    return about(library, found, given["topic"]) if given["topic"] else found


def _admits(one: Recorded, given: dict[str, str]) -> bool:
    document, decision = one.document, one.decision
    people = f"{decision.mover or ''}\n{decision.seconder or ''}".lower()
    return (
        given["council"] in ("", document.council)
        and given["committee"] in ("", document.committee)
        and given["outcome"] in ("", decision.outcome)
        and given["year"] in ("", (document.date or "")[:4])
        and given["mover"].lower() in people
    )


def about(library: Library, found: Sequence[Recorded], topic: str) -> list[Recorded]:
    """The decisions whose own words match, or that stand in an item whose title does."""
    what = sought(parse_query(searched_for(topic)).query)
    documents = _documents_with(library, topic)
    near = [one for one in found if one.document.document_id in documents]
    titled: dict[str, bool] = {}  # an item may have many decisions
    admitted = []
    for one, text, item in worded(library, near):
        title = item.title if item is not None else ""
        if title not in titled:
            titled[title] = matches(title, what)
        if titled[title] or matches(text, what):
            admitted.append(one)
    return admitted


def _documents_with(library: Library, topic: str) -> set[int]:
    hits = [hit.passage_id for hit in ranked(library, Look(topic)) if hit.words > 0]
    return set(library.generation.facets.documents_of(hits))


def _row(entry: Entry) -> dict[str, object]:
    document, decision = entry.recorded.document, entry.recorded.decision
    return {
        "council": document.council,
        "committee": document.committee,
        "date": document.date,
        "item_number": entry.item_number,
        "item_title": entry.item_title,
        "outcome": decision.outcome,
        "text": entry.text,
        "mover": decision.mover,
        "seconder": decision.seconder,
        "for": decision.votes_for,
        "against": decision.votes_against,
        "abstain": decision.abstentions,
        "document_id": document.document_id,
        "source": document.source,
        "url": entry.url,
        "amendment": "yes" if decision.on_amendment else "",
        "voted_for": "; ".join(decision.voted_for),
        "voted_against": "; ".join(decision.voted_against),
        "abstained": "; ".join(decision.abstained),
        "also_in": "; ".join(map(str, entry.recorded.also_in)),
    }
