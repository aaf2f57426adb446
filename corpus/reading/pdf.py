"""PDF files to blocks: the lines that PDFium finds on each page, with their places.

The only module that imports pypdfium2. PDFium is native code and reads hostile bytes: it is called
in a child process only (pool.py), never in a thread beside another call of it.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, compress, islice, pairwise, repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import Unreadable
from corpus.models import FileFormat, Reading
from corpus.reading import hyphens, outlines, phrases
from corpus.reading.furniture import without_furniture
from corpus.reading.limits import SCAN_REMEDY
from corpus.reading.outlines import Bookmark
from corpus.reading.paragraphs import paragraphs_of
from corpus.reading.pdf_layout import laid_out
from corpus.reading.pdf_lines import Cell, Line, Page, Ruling, letters_of
from corpus.reading.pdf_words import before_gaps, cells_of, em_of, words_of
from corpus.reading.pieces import Piece, joined
from corpus.reading.spans import to_blocks

MOST_PAGES = 2000  # the longest council pack we hold has about 600
# A page of minutes has some 2,000 letters; scans with a typed stamp or page number have below 50.
FEWEST_LETTERS = 50

# Word draws a border for each cell, as a path thinner than 2 points. A page of minutes has some 100
# objects, one of tables 1,000; where every letter is one, there are 6,000 and no borders.
_MOST_OBJECTS = 5_000
_THIN, _LEAST_RULING, _OF_BOX = 3.0, 6.0, 6
_TOP = 0.8  # of the height of a page: a bookmark of a paper leads to the top of its first page
_DAMAGED = "The PDF is damaged or cut short."

# Font names are longer only with a prefix of a subset; "Bold" stands before character 60 in all of
# the 85 PDFs we hold.
_LONGEST_FONT_NAME = 128
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123, bit 19
_REGULAR, _BOLD_BY_NAME = 400, 900


def _quick(function: Any, result: Any = None) -> Callable[..., Any]:
    """A function of PDFium that is called without a look at the types of what it is given.

    Only for handles, int and byref(): with `map`, 0.28 microseconds against 0.79, and a page takes
    some 1,000 calls.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result or function.restype)(address or 0)


_origin = _quick(pdfium.FPDFText_GetCharOrigin)
_box = _quick(pdfium.FPDFText_GetCharBox)
_size = _quick(pdfium.FPDFText_GetFontSize)
_text_object = _quick(pdfium.FPDFText_GetTextObject)
_font = _quick(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
_object = _quick(pdfium.FPDFPage_GetObject)
_type = _quick(pdfium.FPDFPageObj_GetType)
_AT_ONCE = 128  # characters; a page has some 400 words


def read_pdf(data: bytes) -> Reading:
    """A PDF's paragraphs, each with the page it begins on."""
    pages, outline = _opened(data)
    letters = [letters_of(page, FEWEST_LETTERS) for page in pages]
    thin = sum(count < FEWEST_LETTERS for count in letters)
    if thin * 2 > len(pages) or not any(letters):
        raise Unreadable(
            f"The PDF holds pictures of text: {thin} of {len(pages)} pages have no text layer.",
            SCAN_REMEDY,
        )
    bound = outlines.parts_of(outline)
    kept = list(without_furniture(pages))
    text, spans = joined(hyphens.mended(_paragraphs(kept, bound)))
    below = set(kept[0].lines)
    heads = [line.text for line in pages[0].lines if line not in below]
    return Reading(
        format=FileFormat.PDF,
        text=text,
        blocks=to_blocks(text, spans),
        pages=len(pages),
        warnings=(*_thin_pages(letters), *phrases.truncation_warnings(text)),
        facts=phrases.letterhead(heads),
        parts=outlines.placed(bound, [(span.page or 0, span.start) for span in spans]),
    )


def _paragraphs(pages: Sequence[Page], bound: Sequence[Bookmark]) -> Iterator[Piece]:
    """The paragraphs of a document; each paper of a pack has heads and feet of its own."""
    if not bound:
        yield from paragraphs_of(laid_out(pages))
        return
    for papers in outlines.divided(pages, bound):
        yield from paragraphs_of(laid_out(without_furniture(papers)))


def _thin_pages(letters: list[int]) -> tuple[str, ...]:
    empty = [str(number) for number, count in enumerate(letters, 1) if count == 0]
    if not empty:
        return ()
    shown = ", ".join(empty[:10]) + (" …" if len(empty) > 10 else "")
    return (f"No text was found on page {shown}.",)


def _opened(data: bytes) -> tuple[list[Page], list[Bookmark]]:
    """The pages of a PDF and its outline."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error) from error
    try:
        count = len(document)
        if count == 0:
            raise Unreadable("The PDF has no pages.", "Fetch or export it again.")
        if count > MOST_PAGES:
            raise Unreadable(
                f"The PDF has {count} pages; at most {MOST_PAGES} are read.",
                "Split it and add the parts that hold minutes.",
            )
        probe = _Probe()
        pages = [_page(document, number, probe) for number in range(count)]
        return pages, list(_outline(document))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_DAMAGED, "Fetch or export it again.") from error
    finally:
        document.close()


def _refusal(error: Exception) -> Unreadable:
    if "password" in str(error).lower():
        return Unreadable(
            "The PDF is locked with a password.", "Save a copy without the password and add that."
        )
    return Unreadable(_DAMAGED, "Fetch or export it again.")


def _outline(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    """The topmost entries of the outline, each with its page and whether it opens that page."""
    for entry in islice(document.get_toc(max_depth=1), outlines.MOST_ENTRIES):
        target = entry.get_dest()
        page = target.get_index() if target is not None else None
        if target is None or page is None:
            continue
        mode, places = target.get_view()
        at = {pdfium.PDFDEST_VIEW_XYZ: 1, pdfium.PDFDEST_VIEW_FITH: 0}.get(mode)
        height = places[at] if at is not None and at < len(places) else None
        top = height is None or height >= document.get_page_size(page)[1] * _TOP
        title = " ".join(entry.get_title().replace("\x00", " ").split())
        yield Bookmark(title, page + 1, opens_page=top)


def _page(document: pypdfium2.PdfDocument, number: int, probe: "_Probe") -> Page:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return Page(number + 1, tuple(probe.lines(text_page)), tuple(_rulings(page)))
    finally:
        text_page.close()
        page.close()


def _rulings(page: pypdfium2.PdfPage) -> Iterator[Ruling]:
    """The straight lines that are drawn on a page, as the borders of tables are."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    every = list(map(_object, repeat(page.raw), range(count if count <= _MOST_OBJECTS else 0)))
    left, foot, right, top = (ctypes.c_float() for _ in range(4))
    for drawn in compress(every, map(pdfium.FPDF_PAGEOBJ_PATH.__eq__, map(_type, every))):
        pdfium.FPDFPageObj_GetBounds(drawn, left, foot, right, top)
        wide, high = right.value - left.value, top.value - foot.value
        if wide < _THIN < _LEAST_RULING < high:
            yield Ruling(True, (left.value + right.value) / 2, foot.value, top.value)
        elif high < _THIN < _LEAST_RULING < wide:
            yield Ruling(False, (foot.value + top.value) / 2, left.value, right.value)
        elif wide > _LEAST_RULING < high and pdfium.FPDFPath_CountSegments(drawn) <= _OF_BOX:
            yield from (Ruling(True, x.value, foot.value, top.value) for x in (left, right))
            yield from (Ruling(False, y.value, left.value, right.value) for y in (foot, top))


def _text_of(text_page: pypdfium2.PdfTextPage) -> str:
    """The text of a page, without the characters at its ends that stand for none.

    pypdfium2 leaves those out as well, but calls itself once for each: 1,000 end the interpreter.
    """
    first, last = 0, text_page.count_chars() - 1
    place = pdfium.FPDFText_GetTextIndexFromCharIndex
    while first <= last and place(text_page, first) == -1:
        first += 1
    while first <= last and place(text_page, last) == -1:
        last -= 1
    text: str = text_page.get_text_range(first, last - first + 1) if first <= last else ""
    return text


def _characters(text_page: pypdfium2.PdfTextPage, source: str) -> Sequence[int] | None:
    """Which of PDFium's characters each one of a page's text is; None for the same, as usual."""
    if len(source) == text_page.count_chars():
        return None
    # Some stand for nothing, and one beyond UTF-16 is two of PDFium's.
    units = accumulate((2 if one > "\uffff" else 1 for one in source), initial=0)
    return [pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, unit) for unit in units]


class _Probe:
    """Asks PDFium where the characters of a page are and how they are set, many at a time."""

    def __init__(self) -> None:
        self._page: Any = None
        self._characters: Sequence[int] | None = None
        self._across, self._up = (ctypes.c_double * _AT_ONCE)(), (ctypes.c_double * _AT_ONCE)()
        self._to_across, self._to_up = (
            [ctypes.byref(kept, at * ctypes.sizeof(ctypes.c_double)) for at in range(_AT_ONCE)]
            for kept in (self._across, self._up)
        )
        self._name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        self._flags = ctypes.c_int()

    def lines(self, text_page: pypdfium2.PdfTextPage) -> Iterator[Line]:
        """Each line of a page with its edges, base line, weight and cells."""
        source = _text_of(text_page)
        self._page, self._characters = text_page.raw, _characters(text_page, source)
        every = list(words_of(source))
        bounds = list(accumulate((len(line.starts) for line in every), initial=0))
        lefts, bases = self._origins([*chain.from_iterable(line.starts for line in every)])
        begins = [lefts[first:end] for first, end in pairwise(bounds)]
        lasts = [line.last for line in every]
        rights, (_, feet) = self._rights(lasts), self._origins(lasts)
        firsts = [line.starts[0] for line in every]
        sizes = list(map(_size, repeat(self._page), self._placed(firsts)))
        weights = self._weights(firsts, lasts)
        ems = list(map(em_of, every, begins, rights, sizes))
        gaps = list(map(before_gaps, every, begins, rights, ems))
        ends = [every[at].end(word) for at, words in enumerate(gaps) for word in words]
        edges = iter(self._rights(ends))
        for at, line in enumerate(every):
            own, right = begins[at], rights[at]
            cells: tuple[Cell, ...] = ()
            if gaps[at]:
                before = [(word, next(edges)) for word in gaps[at]]
                cells = cells_of(line, own, right, ems[at], before)
            base, foot = bases[bounds[at]], feet[at]
            yield Line(line.text, own[0], right, base, foot, sizes[at], weights[at], cells)

    def _placed(self, places: Sequence[int]) -> Sequence[int]:
        """PDFium's characters at places of the page's text."""
        known = self._characters
        return places if known is None else [known[place] for place in places]

    def _origins(self, places: Sequence[int]) -> tuple[list[float], list[float]]:
        """Where characters begin, and their base lines."""
        across: list[float] = []
        up: list[float] = []
        for part in _in_parts(self._placed(places)):
            deque(map(_origin, repeat(self._page), part, self._to_across, self._to_up), 0)
            across += self._across[: len(part)]
            up += self._up[: len(part)]
        return across, up

    def _rights(self, places: Sequence[int]) -> list[float]:
        """Where characters end."""
        none = repeat(self._to_up[0])
        across: list[float] = []
        for part in _in_parts(self._placed(places)):
            deque(map(_box, repeat(self._page), part, none, self._to_across, none, none), 0)
            across += self._across[: len(part)]
        return across

    def _weights(self, firsts: Sequence[int], lasts: Sequence[int]) -> list[int]:
        """How bold lines are that begin and end with these characters: the lesser of both."""
        known: dict[int | None, int] = {}  # by font
        weights = self._weights_of(firsts, known)
        bold = [at for at, weight in enumerate(weights) if weight > _REGULAR]
        last = self._weights_of([lasts[at] for at in bold], known)
        for at, weight in zip(bold, last, strict=True):
            weights[at] = min(weights[at], weight)
        return weights

    def _weights_of(self, places: Sequence[int], known: dict[int | None, int]) -> list[int]:
        placed = self._placed(places)
        fonts = list(map(_font, map(_text_object, repeat(self._page), placed)))
        for font, place in dict(zip(fonts, placed, strict=True)).items():
            if font not in known:
                known[font] = self._weight_of(place)
        return [known[font] for font in fonts]

    def _weight_of(self, place: int) -> int:
        """How bold a character is. Arial and Times state no weight or 400 even where bold."""
        page, name, flags = self._page, self._name, self._flags
        pdfium.FPDFText_GetFontInfo(page, place, name, _LONGEST_FONT_NAME, flags)
        if flags.value & _FORCE_BOLD or b"Bold" in name.value or b"bold" in name.value:
            return _BOLD_BY_NAME
        return max(int(pdfium.FPDFText_GetFontWeight(page, place)), _REGULAR)


def _in_parts(places: Sequence[int]) -> Iterator[Sequence[int]]:
    return (places[at : at + _AT_ONCE] for at in range(0, len(places), _AT_ONCE))
