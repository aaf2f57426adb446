"""The pages of what is held: the list, one document as text, and its original file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, render_template, request, send_file
from werkzeug.datastructures import MultiDict

from corpus.errors import BadRequest, NotFound
from corpus.store import reader
from corpus.store.home import Home
from corpus.store.originals import Originals
from corpus.store.rows import StoredDocument
from qa.library import Library
from qa.search import Found
from web.finding import show
from web.layout import Contents, inside, sections
from web.notes import notes
from web.present import quotation_url
from web.searching import PAGE as RESULTS
from web.searching import wanted_of
from web.site import Site
from web.speaking import words_here

TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
PAGE = 100  # documents in one list
SAMPLE = 4_000  # characters from which a document’s language is told
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a reader is among the results of a search."""

    number: int
    total: int
    text: str
    previous: str | None
    next: str | None
    back: str


def make_documents(site: Site) -> Blueprint:
    """The views of documents."""
    documents = Blueprint("documents", __name__)

    @documents.get("/documents")
    def document_list() -> str:
        return _document_list(site)

    @documents.get("/documents/<int:document_id>")
    def document_page(document_id: int) -> str:
        return _document_page(site, document_id)

    @documents.get("/documents/<int:document_id>/original")
    def original(document_id: int) -> Response:
        return _original(site, document_id)

    return documents


def _latest_first(documents: Sequence[StoredDocument]) -> list[StoredDocument]:
    """By date, the latest first; unknown dates at the end."""
    dated = [document for document in documents if document.date]
    return [*reversed(dated), *(document for document in documents if not document.date)]


def _document_list(site: Site) -> str:
    library = site.collection.library()
    given = {name: request.args.get(name, "") for name in ("council", "committee", "year")}
    wanted = {name: value for name, value in given.items() if value}
    every = _latest_first(site.documents(library))
    held = [one for one in every if all(_fact(one, name) == wanted[name] for name in wanted)]
    last = max(1, -(-len(held) // PAGE))
    page = min(max(_offset("page"), 1), last)
    address = {at: f"/documents?{urlencode({**wanted, 'page': at})}" for at in range(1, last + 1)}
    return render_template(
        "documents.html",
        documents=held[(page - 1) * PAGE : page * PAGE],
        page=page,
        last_page=last,
        page_urls=address,
        given=given,
        known=library.known,
        years=sorted({one.date[:4] for one in every if one.date}, reverse=True),
        coverage=site.coverage(library),
    )


def _fact(document: StoredDocument, name: str) -> str | None:
    if name == "year":
        return document.date[:4] if document.date else None
    return document.council if name == "council" else document.committee


def _hits(site: Site, library: Library) -> Hits | None:
    """The result before and after this one, if the address says which search it came from."""
    number, address = _offset("hit"), request.args.get("search", "")
    if number < 1 or not address:
        return None
    try:
        args = MultiDict(parse_qsl(address, max_num_fields=50))
        wanted = wanted_of(library, args)
    except (BadRequest, ValueError):
        return None  # an address that somebody changed: the document is shown all the same
    first = max(0, number - 2)
    shown = show(library, site.held(library), wanted.search, limit=3, offset=first)
    urls = {
        first + at: f"{_place(one)}&{urlencode({'hit': first + at, 'search': address})}#quote"
        for at, one in enumerate(shown.results.found, 1)
    }
    return Hits(
        number, shown.results.total, wanted.text, urls.get(number - 1), urls.get(number + 1),
        f"/search?{address}&page={(number - 1) // RESULTS + 1}",
    )  # fmt: skip


def _place(found: Found) -> str:
    c = found.citation
    return quotation_url(c.document_id, c.start, c.end).partition("#")[0]


def _document_page(site: Site, document_id: int) -> str:
    library = site.collection.library()
    database = library.database
    document = _held(library, document_id)
    contents = Contents(
        text=reader.text_of(database, document_id),
        items=reader.items_of(database, document_id),
        passages=reader.passages_of(database, document_id),
        decisions=reader.decisions_of(database, [document_id]),
        actions=reader.actions_of(database, [document_id]),
    )
    asked_for = "start" in request.args or "end" in request.args
    mark = inside(contents.text, _offset("start"), _offset("end"))
    return render_template(
        "document.html",
        document=document,
        sections=sections(contents, mark),
        sample=contents.text[:SAMPLE],
        decisions=len(contents.decisions),
        notes=partial(notes, words=words_here()),
        hits=_hits(site, library),
        mark=mark,
        unmarked=asked_for and mark is None,
    )


def _held(library: Library, document_id: int) -> StoredDocument:
    try:
        if document_id >= 1 << 63:
            raise OverflowError(document_id)
        return reader.document(library.database, document_id)
    except OverflowError as error:
        raise NotFound(
            f"There is no document {document_id} in this collection.", "See the list of documents."
        ) from error


def _offset(name: str) -> int:
    """A number of the address, such as a character offset; -1 for anything else."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else -1


def _original(site: Site, document_id: int) -> Response:
    """The source bytes, to be saved and never run by the browser."""
    document = _held(site.collection.library(), document_id)
    home = Home(site.settings.home.absolute())
    place = home.collection(site.collection.collection)
    path = Originals(place.originals).path_of(document.sha256, suffix=document.format)
    if not path.exists():
        raise NotFound(
            "The original of this document is missing from this server.",
            "Its text can still be read here; tell the administrator.",
        )
    response = send_file(
        path,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=_UNSAFE.sub("_", PurePosixPath(document.source).name) or "document",
        etag=document.sha256,
    )
    # Set here: Flask would add a charset of its own, and nobody knows the file's.
    response.headers["Content-Type"] = TYPES.get(document.format, "application/octet-stream")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
