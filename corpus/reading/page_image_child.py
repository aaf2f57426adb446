"""The jobs of the children that draw pages and find words on them. They read hostile bytes.

With pdf.py, which reads the words of a whole file, the only module that calls PDFium.
"""

import base64
import ctypes
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import Unreadable
from corpus.reading import wire
from corpus.reading.page_image import UNITS, Box, Drawing, PagePlaces, Place
from corpus.reading.page_image_match import Run, Sheet, found
from corpus.reading.page_image_png import png

_MOST_CHARACTERS = 60_000  # of one page; the fullest of the real minutes has 7,000
_HIGHEST = 2.0  # times as high as wide at most is a picture; a higher page is drawn smaller
_SMALLER = 0.8  # a picture of too many bytes is drawn anew, so much smaller
_NARROWEST = 300
_PAD = 1.5  # points between words and their outline
_CELL_GAP = 2.5  # of the height of the letters: what stands further right has an outline of its own
_REMEDY = "Save the original file, and open it in a program of your own."


def find(question: str, data: bytes) -> tuple[PagePlaces, ...]:
    """Where the words of a Place stand."""
    del data
    place = wire.decode(Place, question.encode("ascii"))
    with _opened(place.path) as document, ExitStack() as open_pages:
        last, furthest = (min(one, len(document)) for one in (place.last, place.furthest))
        pages: dict[int, _Page] = {}
        runs: tuple[Run, ...] = ()
        for upto in range(last, furthest + 1):
            for number in range(place.first, upto + 1):
                if number not in pages:
                    pages[number] = open_pages.enter_context(_page(document, number))
            sheets = [Sheet(number, page.characters) for number, page in pages.items()]
            runs = found(sheets, place.text, place.start, place.end)
            if runs:
                break
        by_page = groupby(runs, key=lambda run: run.page)
        return tuple(_places(page, pages[page], list(some)) for page, some in by_page)


def draw(question: str, data: bytes) -> str:
    """The page of a Drawing as a PNG, in base64."""
    del data
    drawing = wire.decode(Drawing, question.encode("ascii"))
    with _opened(drawing.path) as document:
        if not 1 <= drawing.page <= len(document):
            raise Unreadable(f"The original has no page {drawing.page}.", _REMEDY)
        with closing(document[drawing.page - 1]) as page:
            width = drawing.width
            while True:
                picture = _picture(page, width)
                if len(picture) <= drawing.most_bytes or width <= _NARROWEST:
                    return base64.b64encode(picture).decode("ascii")
                width = int(width * _SMALLER)


@contextmanager
def _opened(path: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        with closing(pypdfium2.PdfDocument(path)) as document:
            yield document
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Unreadable("The original could not be opened.", _REMEDY) from error


def _picture(page: pypdfium2.PdfPage, width: int) -> bytes:
    wide, high = page.get_size()
    if not (wide > 0 < high):
        raise Unreadable("The page has no size.", _REMEDY)
    scale = min(width / wide, width * _HIGHEST / high)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    with closing(bitmap):
        rows, stride = bytes(bitmap.buffer), bitmap.stride
        used = bitmap.width * bitmap.n_channels
        pixels = b"".join(rows[at : at + used] for at in range(0, stride * bitmap.height, stride))
        return png(pixels, bitmap.width, bitmap.height)


@dataclass(frozen=True, slots=True)
class _Page:
    """An open page and its characters, whose places are those of PDFium."""

    page: pypdfium2.PdfPage
    words: pypdfium2.PdfTextPage
    characters: str


@contextmanager
def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Page]:
    with closing(document[number - 1]) as page, closing(page.get_textpage()) as words:
        yield _Page(page, words, _characters(words))


def _characters(words: pypdfium2.PdfTextPage) -> str:
    """Every character of a page, one for each of PDFium's."""
    count = min(pdfium.FPDFText_CountChars(words.raw), _MOST_CHARACTERS)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(words.raw, 0, count, buffer) - 1
    if written == count:  # else some characters stand for none, or for two
        return bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    return "".join(chr(pdfium.FPDFText_GetUnicode(words.raw, at)) for at in range(count))


def _places(number: int, page: _Page, runs: Sequence[Run]) -> PagePlaces:
    wide, high = (round(size * UNITS) for size in page.page.get_size())
    lines: list[_Ink] = []
    for run in runs:
        for at in range(run.start, run.end):
            if not page.characters[at].isspace():
                _add(lines, _ink(page.words, at))
    return PagePlaces(number, wide, high, tuple(_box(page.page, one, wide, high) for one in lines))


@dataclass(slots=True)
class _Ink:
    """Where letters of one line stand: the edges of their ink and the base line, in points."""

    left: float
    foot: float
    right: float
    top: float
    base: float


def _ink(words: pypdfium2.PdfTextPage, at: int) -> _Ink:
    left, right, foot, top, base, none = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(words.raw, at, left, right, foot, top)
    pdfium.FPDFText_GetCharOrigin(words.raw, at, none, base)
    return _Ink(left.value, foot.value, right.value, top.value, base.value)


def _add(lines: list[_Ink], letter: _Ink) -> None:
    """Widen the last line by a letter that goes on with it, or begin another."""
    if letter.right <= letter.left:  # it has no ink
        return
    last = lines[-1] if lines else None
    if last is not None:
        height = max(last.top - last.foot, letter.top - letter.foot)
        near = last.left - height < letter.left < last.right + height * _CELL_GAP
        if near and abs(last.base - letter.base) < height / 2:
            last.left, last.right = min(last.left, letter.left), max(last.right, letter.right)
            last.foot, last.top = min(last.foot, letter.foot), max(last.top, letter.top)
            return
    lines.append(letter)


def _box(page: pypdfium2.PdfPage, line: _Ink, wide: int, high: int) -> Box:
    """The rectangle as the page is shown, which may be turned or cut."""
    corners = [(line.left - _PAD, line.foot - _PAD), (line.right + _PAD, line.top + _PAD)]
    shown = [_shown(page, x, y, wide, high) for x, y in corners]
    (one, low), (other, upper) = shown
    x, y = max(0, min(one, other)), max(0, min(low, upper))
    return Box(x, y, min(max(one, other), wide) - x, min(max(low, upper), high) - y)


def _shown(page: pypdfium2.PdfPage, x: float, y: float, wide: int, high: int) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, wide, high, 0, x, y, across, down)
    return across.value, down.value
