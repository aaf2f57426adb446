"""The addresses of what is held: the list, one document to read, its pages and its file."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, send_file

from corpus.store.home import Home
from corpus.store.rows import StoredDocument
from web.page_images import PageImages, image_response
from web.reading import document_page, held, number_in_address, original_page
from web.site import Site

TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
PAGE = 100  # documents in one list
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")


def make_documents(site: Site) -> Blueprint:
    """The views of documents."""
    documents = Blueprint("documents", __name__)
    home = Home(site.settings.home.absolute())
    images = PageImages(home.collection(site.collection.collection))

    @documents.get("/documents")
    def document_list() -> str:
        return _document_list(site)

    @documents.get("/documents/<int:document_id>")
    def read(document_id: int) -> str:
        return document_page(site, images, document_id)

    @documents.get("/documents/<int:document_id>/pages/<int:page>")
    def read_original(document_id: int, page: int) -> str:
        return original_page(site, images, document_id, page)

    @documents.get("/documents/<int:document_id>/pages/<int:page>.png")
    def picture(document_id: int, page: int) -> Response:
        document = held(site.collection.library(), document_id)
        return image_response(images, document, page)

    @documents.get("/documents/<int:document_id>/original")
    def original(document_id: int) -> Response:
        return _original(site, images, document_id)

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
    kept = [one for one in every if all(_fact(one, name) == wanted[name] for name in wanted)]
    last = max(1, -(-len(kept) // PAGE))
    page = min(max(number_in_address("page"), 1), last)
    address = {at: f"/documents?{urlencode({**wanted, 'page': at})}" for at in range(1, last + 1)}
    return render_template(
        "documents.html",
        documents=kept[(page - 1) * PAGE : page * PAGE],
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


def _original(site: Site, images: PageImages, document_id: int) -> Response:
    """The source bytes, to be saved and never run by the browser."""
    document = held(site.collection.library(), document_id)
    response = send_file(
        images.original(document),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=_UNSAFE.sub("_", PurePosixPath(document.source).name) or "document",
        etag=document.sha256,
    )
    # Set here: Flask would add a charset of its own, and nobody knows the file's.
    response.headers["Content-Type"] = TYPES.get(document.format, "application/octet-stream")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
