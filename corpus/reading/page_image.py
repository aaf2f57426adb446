"""Pages of original PDFs as pictures, and the places of quotations on them.

The work is done in children with limits (page_image_child.py); these are its questions and answers.
"""

import base64
import weakref
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TypeVar

from corpus.errors import Unreadable
from corpus.reading import wire
from corpus.reading.limits import Limits
from corpus.reading.pool import ReaderPool

# The slowest page of the real minutes is drawn in 0.4 s of processor time; one that takes longer
# than this is a plan or an attack, and its reader can still save the file.
LIMITS = Limits(memory=1 << 30, cpu_seconds=6, wall_seconds=15)
UNITS = 10  # in one point: places go over the wire as whole numbers
T = TypeVar("T")
_CHILD = "corpus.reading.page_image_child"


@dataclass(frozen=True, slots=True)
class Place:
    """text[start:end], to be found on pages from `first` on.

    `last` is the page where it should end, `furthest` the one beyond which it cannot.
    """

    path: str
    first: int
    last: int
    furthest: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle round words of one line, in tenths of a point from the page's top left."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """What of a quotation stands on one page, whose size is in tenths of a point too."""

    page: int
    width: int
    height: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page to be drawn: at most so many pixels wide, and as a PNG of at most so many bytes."""

    path: str
    page: int
    width: int
    most_bytes: int


class PageReader:
    """Children that draw pages and find words on them; started when first asked.

    Finding has a child of its own, so that a page to be read never waits for a picture.
    """

    def __init__(self, limits: Limits = LIMITS, drawers: int = 1) -> None:
        with ExitStack() as stack:
            self._finder = stack.enter_context(
                ReaderPool(1, f"{_CHILD}:find", result_type=tuple[PagePlaces, ...], limits=limits)
            )
            self._drawer = stack.enter_context(
                ReaderPool(drawers, f"{_CHILD}:draw", result_type=str, limits=limits)
            )
            self.close = weakref.finalize(self, stack.pop_all().close)

    def find(self, place: Place) -> tuple[PagePlaces, ...]:
        """Where the words stand, page by page; empty where that is not certain.

        Unreadable when the file cannot be read.
        """
        return _only(self._finder, wire.encode(place).decode("ascii"))

    def draw(self, drawing: Drawing) -> bytes:
        """The page as a PNG. Unreadable when it cannot be drawn, or not within the limits."""
        return base64.b64decode(_only(self._drawer, wire.encode(drawing).decode("ascii")))


def _only(pool: ReaderPool[T], question: str) -> T:
    ((_, answer),) = pool.run([(question, b"")])
    if isinstance(answer, Unreadable):
        raise answer
    return answer
