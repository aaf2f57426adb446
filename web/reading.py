"""The page of one document: its text, the original's pages beside it, and one quotation marked."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from flask import render_template, request

from corpus.errors import NotFound
from corpus.store import reader
from corpus.store.pages import page_starts
from corpus.store.rows import StoredDocument, StoredItem
from qa.library import Library
from web.hits import Hits, hits_of_answer, hits_of_search
from web.layout import Contents, Stretch, inside, sheets
from web.notes import notes
from web.page_images import PDF, Located, PageImages
from web.parts import Leaf, Part, divided, leaves, part_of
from web.site import Site
from web.speaking import words_here

SAMPLE = 4_000  # characters from which a document’s language is told
MOST_LISTED = 60  # items in the list of a document in parts; more would outweigh the text


@dataclass(frozen=True, slots=True)
class Entry:
    """One item in the list of items, and the address that opens it."""

    number: str | None
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it is to be shown: its text in leaves, the part, and the quotation."""

    document: StoredDocument
    text: str
    items: list[StoredItem]
    leaves: list[Leaf]
    parts: list[Part]
    part: Part
    mark: Stretch | None


def document_page(site: Site, images: PageImages, document_id: int) -> str:
    """The document, or the part of it that the address asks for."""
    library = site.collection.library()
    document = held(library, document_id)
    hits = _hits(site, library, document_id)
    shown = _opened(library, document, hits)
    database = library.database
    decisions = reader.decisions_of(database, [document_id])
    contents = Contents(
        shown.text, shown.items, decisions, reader.actions_of(database, [document_id])
    )
    return render_template(
        "document.html",
        document=document,
        sheets=sheets(contents, shown.mark, shown.part.leaves),
        items=_entries(shown),
        part=shown.part,
        parts=_part_urls(shown),
        anchor=partial(_anchor, shown),
        located=_located(images, shown),
        has_pages=document.format == PDF,
        sample=shown.text[:SAMPLE],
        decisions=len(decisions),
        notes=partial(notes, words=words_here()),
        hits=hits,
        mark=shown.mark,
        unmarked=_asks_for_mark() and shown.mark is None,
    )


def original_page(site: Site, images: PageImages, document_id: int, page: int) -> str:
    """One page of the original by itself, as wide as the window, with the quotation outlined."""
    library = site.collection.library()
    document = held(library, document_id)
    if document.format != PDF or not 1 <= page <= (document.pages or 0):
        raise NotFound("The original of this document has no such page.", "See the document.")
    shown = _opened(library, document, None)
    query = {"start": shown.mark.start, "end": shown.mark.end} if shown.mark else {}
    numbers = (p.number for p in shown.parts if any(leaf.page == page for leaf in p.leaves))
    back = urlencode(query or {"part": next(numbers, 1)})
    return render_template(
        "original.html",
        document=document,
        page=page,
        located=_located(images, shown),
        query=f"?{urlencode(query)}" if query else "",
        back=f"/documents/{document_id}?{back}#{'quote' if query else f'page-{page}'}",
    )


def held(library: Library, document_id: int) -> StoredDocument:
    """A document by its id; NotFound for any number that is none."""
    if document_id >= 1 << 63:
        raise NotFound(
            f"There is no document {document_id} in this collection.", "See the list of documents."
        )
    return reader.document(library.database, document_id)


def _opened(library: Library, document: StoredDocument, hits: Hits | None) -> Opened:
    database, number = library.database, document.document_id
    text = reader.text_of(database, number)
    items = reader.items_of(database, number)
    starts = page_starts(database, number) if document.format == PDF else []
    found = leaves(text, starts, items, document.pages)
    parts = divided(found)
    mark = inside(text, number_in_address("start"), number_in_address("end"))
    if mark is None and hits is not None and not _asks_for_mark():
        mark = hits.mark
    at, wanted = max(0, number_in_address("at")), number_in_address("part")
    if mark is None and 1 <= wanted <= len(parts):
        part = parts[wanted - 1]
    else:
        part = part_of(parts, *((mark.start, mark.end) if mark else (at, at + 1)))
    return Opened(document, text, items, found, parts, part, mark)


def _asks_for_mark() -> bool:
    return "start" in request.args or "end" in request.args


def _hits(site: Site, library: Library, document_id: int) -> Hits | None:
    number = number_in_address("hit")
    search, answer = request.args.get("search", ""), request.args.get("answer", "")
    if number < 1:
        return None
    if answer:
        return hits_of_answer(site, document_id, number, answer)
    return hits_of_search(site, library, document_id, number, search) if search else None


def _located(images: PageImages, shown: Opened) -> Located | None:
    if shown.mark is None or shown.document.format != PDF:
        return None
    return images.locate(shown.document, shown.text, shown.mark, shown.leaves)


def _entries(shown: Opened) -> list[Entry]:
    """The items for the list: all of them, or those of this part where they are too many."""
    named = [(n, item) for n, item in enumerate(shown.items, 1) if item.title]
    if len(named) > MOST_LISTED:
        part = shown.part
        named = [(n, item) for n, item in named if part.start <= item.start < part.end]
    return [
        Entry(item.number, item.title, _anchor(shown, f"item-{n}", item.start))
        for n, item in named[:MOST_LISTED]
    ]


def _anchor(shown: Opened, anchor: str, start: int) -> str:
    """The permanent address of a place: of a document in parts it says which part to open."""
    if len(shown.parts) == 1:
        return f"#{anchor}"
    return f"/documents/{shown.document.document_id}?at={start}#{anchor}"


def _part_urls(shown: Opened) -> list[str]:
    """The addresses of the parts; none where the document is shown whole."""
    if len(shown.parts) == 1:
        return []
    number = shown.document.document_id
    return [f"/documents/{number}?part={part.number}" for part in shown.parts]


def number_in_address(name: str) -> int:
    """A number of the address, such as a character offset; -1 for anything else."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else -1
