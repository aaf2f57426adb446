"""The pages of what is held: the list, one document as text, and its original file."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from flask import Blueprint, Response, render_template, request, send_file

from corpus.errors import NotFound
from corpus.store import reader
from corpus.store.home import Home
from corpus.store.originals import Originals
from corpus.store.rows import StoredDocument
from qa.library import Library
from web.layout import Contents, inside, sections
from web.site import Site

TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
PAGE = 200  # documents in one list
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")


def make_documents(site: Site) -> Blueprint:
    """The views of documents."""
    documents = Blueprint("documents", __name__)

    @documents.get("/documents")
    def document_list() -> str:
        library = site.collection.library()
        held = _latest_first(reader.documents(library.database))
        last = max(1, -(-len(held) // PAGE))
        page = min(max(_offset("page"), 1), last)
        return render_template(
            "documents.html",
            documents=held[(page - 1) * PAGE : page * PAGE],
            page=page,
            last_page=last,
            refusals=reader.refusals(library.database),
            coverage=reader.coverage(library.database),
        )

    @documents.get("/documents/<int:document_id>")
    def document_page(document_id: int) -> str:
        return _document_page(site.collection.library(), document_id)

    @documents.get("/documents/<int:document_id>/original")
    def original(document_id: int) -> Response:
        return _original(site, document_id)

    return documents


def _latest_first(documents: Sequence[StoredDocument]) -> list[StoredDocument]:
    """By date, the latest first; unknown dates at the end."""
    dated = [document for document in documents if document.date]
    return [*reversed(dated), *(document for document in documents if not document.date)]


def _document_page(library: Library, document_id: int) -> str:
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
        decisions=len(contents.decisions),
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
