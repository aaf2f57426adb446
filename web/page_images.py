"""The original's pages: pictures of them, drawn once, and where a quotation stands on them."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from flask import Response, request
from werkzeug.exceptions import ServiceUnavailable

from corpus.errors import NotFound, Unreadable
from corpus.reading.page_image import Drawing, PagePlaces, PageReader, Place
from corpus.store.home import CollectionPaths
from corpus.store.originals import Originals
from corpus.store.page_pictures import PagePictures
from corpus.store.rows import StoredDocument
from web.layout import Stretch
from web.parts import Leaf

V = TypeVar("V")
Key: TypeAlias = tuple[str, int] | tuple[str, int, int]
Memory: TypeAlias = OrderedDict[Key, tuple[float, V]]
PDF = "pdf"
WIDTH, MOST_BYTES = 1000, 150_000  # of a picture; letters are sharp at the width of a column
REMEMBERED = 2_000  # quotations whose places are known, and pages that could not be drawn
AT_ONCE = 4  # requests that may wait for a picture; the threads left over serve pages
PATIENCE = 3.0  # seconds one waits for its turn
AGAIN = 600.0  # seconds after which what failed is tried again: the machine may have been busy
_FURTHER = 2  # pages after the one where a quotation should end on which it is looked for
_NEAR = 2_000  # characters around a quotation that tell it from like ones


@dataclass(frozen=True, slots=True)
class Located:
    """Where a quotation stands on the original's pages, or why that is not known.

    `pages` is empty where not every word was found in order, and then nothing is outlined;
    `problem` says why the original could not be read at all.
    """

    pages: tuple[PagePlaces, ...] = ()
    problem: str = ""

    def on(self, page: int | None) -> PagePlaces | None:
        """What of it stands on one page."""
        return next((one for one in self.pages if one.page == page), None)


@dataclass(slots=True)
class PageImages:
    """Draws pages of the originals of one collection, and finds words on them.

    What it remembers is lost with the process and holds no words.
    """

    place: CollectionPaths
    reader: PageReader = field(default_factory=PageReader)
    clock: Callable[[], float] = time.monotonic
    turns: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE))
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _located: Memory[Located] = field(default_factory=OrderedDict)
    _undrawn: Memory[str] = field(default_factory=OrderedDict)

    def original(self, document: StoredDocument) -> Path:
        """The file of a document; NotFound if it is gone."""
        path = Originals(self.place.originals).path_of(document.sha256, suffix=document.format)
        if not path.exists():
            raise NotFound(
                "The original of this document is missing from this server.",
                "Its text can still be read here; tell the administrator.",
            )
        return path.absolute()

    def locate(
        self, document: StoredDocument, text: str, mark: Stretch, leaves: Sequence[Leaf]
    ) -> Located:
        """Where text[start:end] stands on the pages of a PDF."""
        key = (document.sha256, mark.start, mark.end)
        known = self._recall(self._located, key)
        if known is not None:
            return known
        try:
            path = self.original(document)
            found = Located(self.reader.find(place_of(str(path), text, mark, leaves)))
        except NotFound as error:
            return Located(problem=error.problem)
        except Unreadable as error:
            found = Located(problem=error.problem)
        lasts = AGAIN if found.problem else float("inf")
        self._remember(self._located, key, found, lasts)
        return found

    def picture(self, document: StoredDocument, page: int) -> bytes:
        """A page as a PNG, kept for the next time; NotFound where there is none to be had."""
        original = self.original(document)
        pictures = PagePictures(self.place.pictures)
        name = pictures.name_of(document.sha256, page, WIDTH)
        kept = pictures.read(name)
        if kept is not None:
            return kept
        with self._turn():
            drawn = self._drawn(document.sha256, original, page)
        pictures.keep(name, drawn, original)
        return drawn

    def _drawn(self, sha256: str, original: Path, page: int) -> bytes:
        problem = self._recall(self._undrawn, (sha256, page))
        if problem is None:
            try:
                return self.reader.draw(Drawing(str(original), page, WIDTH, MOST_BYTES))
            except Unreadable as error:
                problem = error.problem
                self._remember(self._undrawn, (sha256, page), problem, AGAIN)
        raise NotFound(problem, "Save the original file, and open it in a program of your own.")

    def _recall(self, memory: Memory[V], key: Key) -> V | None:
        with self._lock:
            until, value = memory.get(key, (0.0, None))
        return value if self.clock() < until else None

    def _remember(self, memory: Memory[V], key: Key, value: V, seconds: float) -> None:
        with self._lock:
            memory[key] = (self.clock() + seconds, value)
            if len(memory) > REMEMBERED:
                memory.popitem(last=False)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self.turns.acquire(timeout=PATIENCE):
            raise ServiceUnavailable("Too many pages are being drawn.", retry_after=5)
        try:
            yield
        finally:
            self.turns.release()


def place_of(path: str, text: str, mark: Stretch, leaves: Sequence[Leaf]) -> Place:
    """Where to look for a quotation: the pages on which its paragraphs begin, and a little on."""
    held = [leaf for leaf in leaves if leaf.page is not None and leaf.start < leaf.end]
    inside = [leaf for leaf in held if leaf.start < mark.end and mark.start < leaf.end]
    after = next((leaf for leaf in held if leaf.start >= mark.end), None)
    first, last = inside[0].page or 1, inside[-1].page or 1
    furthest = min(after.page or last if after else last + _FURTHER, last + _FURTHER)
    begin = max(inside[0].start, mark.start - _NEAR)
    end = min((after or inside[-1]).end, mark.end + _NEAR)
    return Place(path, first, last, furthest, text[begin:end], mark.start - begin, mark.end - begin)


def image_response(images: PageImages, document: StoredDocument, page: int) -> Response:
    """A page's picture, which a browser may keep but must ask about: it may have been erased."""
    if document.format != PDF:
        raise NotFound("The original of this document has no pages.", "Save the original file.")
    response = Response(content_type="image/png")
    response.set_etag(PagePictures(images.place.pictures).name_of(document.sha256, page, WIDTH))
    if not request.if_none_match.contains(response.get_etag()[0] or ""):
        response.set_data(images.picture(document, page))
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.make_conditional(request)
    return response
