"""PDF files to blocks: the lines that PDFium finds on each page, with their places.

The only module that imports pypdfium2. PDFium is native code and reads hostile bytes: it is called
in a child process only (pool.py), never in a thread beside another call of it.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

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
from corpus.reading.pdf_lines import Cell, Line, Page, Ruling, cleaned
from corpus.reading.pieces import Piece, joined
from corpus.reading.spans import to_blocks

MOST_PAGES = 2000  # the longest council pack we hold has about 600
# A page of minutes has some 2,000 letters; scans with a typed stamp or page number have below 50.
FEWEST_LETTERS = 50

_LETTER = re.compile(r"[^\W\d_]")
_HYPHENS = re.compile("[\x02\ufffe]")
_LINE_END = "\r \xa0\x02\ufffe"
_WORDS = re.compile(r"[^\s\xa0]+")
# A gap is wide from 0.7 of the size of the letters on: that between two cells of Word's tables is
# 11 points. Letters are at most 0.62 of their size wide on average.
_WIDE_GAP, _WIDEST_LETTER = 0.7, 0.62
_FEWEST_WORDS, _NARROWEST = 2, 4.0
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


def read_pdf(data: bytes) -> Reading:
    """A PDF's paragraphs, each with the page it begins on."""
    pages, outline = _opened(data)
    letters = [_letters(page) for page in pages]
    thin = sum(count < FEWEST_LETTERS for count in letters)
    if thin * 2 > len(pages) or not any(letters):
        raise Unreadable(
            f"The PDF holds pictures of text: {thin} of {len(pages)} pages have no text layer.",
            SCAN_REMEDY,
        )
    bound = outlines.parts_of(outline)
    kept = list(without_furniture(pages))
    text, spans = joined(hyphens.mended(_paragraphs(kept, bound)))
    heads = [line.text for line in pages[0].lines if line not in kept[0].lines]
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


def _letters(page: Page) -> int:
    """How many letters a page has; no further than need be."""
    found = (letter for line in page.lines for letter in _LETTER.finditer(line.text))
    return sum(1 for _ in islice(found, FEWEST_LETTERS))


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
        return [_page(document, number) for number in range(count)], list(_outline(document))
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


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return Page(number + 1, tuple(_lines(text_page)), tuple(_rulings(page)))
    finally:
        text_page.close()
        page.close()


def _rulings(page: pypdfium2.PdfPage) -> Iterator[Ruling]:
    """The straight lines that are drawn on a page, as the borders of tables are."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    left, foot, right, top = (ctypes.c_float() for _ in range(4))
    for at in range(count if count <= _MOST_OBJECTS else 0):
        drawn = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, left, foot, right, top)
        wide, high = right.value - left.value, top.value - foot.value
        if wide < _THIN < _LEAST_RULING < high:
            yield Ruling(True, (left.value + right.value) / 2, foot.value, top.value)
        elif high < _THIN < _LEAST_RULING < wide:
            yield Ruling(False, (foot.value + top.value) / 2, left.value, right.value)
        elif wide > _LEAST_RULING < high and pdfium.FPDFPath_CountSegments(drawn) <= _OF_BOX:
            yield from (Ruling(True, x.value, foot.value, top.value) for x in (left, right))
            yield from (Ruling(False, y.value, left.value, right.value) for y in (foot, top))


def _lines(text_page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Each line of a page with its edges, base line and weight."""
    source = _text_of(text_page)
    probe = _Probe(text_page)
    at = 0  # PDFium counts UTF-16 code units
    for raw in source.split("\n"):
        text = _words(raw)
        if text:
            yield probe.line(text, raw, at)
        at += _units(raw) + 1


def _words(raw: str) -> str:
    return cleaned(_HYPHENS.sub(hyphens.BREAK, raw.replace(hyphens.BREAK, "")))


def _cell(raw: str, left: float, right: float) -> Cell:
    return Cell(_words(raw), left, right)


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


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Probe:
    """Asks PDFium where the characters of one page are and how they are set."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._page = text_page.raw
        self._left, self._base, self._foot, self._right, self._none = (
            ctypes.c_double() for _ in range(5)
        )
        self._name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        self._flags = ctypes.c_int()

    def line(self, text: str, raw: str, at: int) -> Line:
        """The line whose text, as PDFium gives it, begins at this place of the page's text."""
        page, none = self._page, self._none
        first_unit = at + len(raw) - len(raw.lstrip())
        last_unit = max(at + _units(raw.rstrip(_LINE_END)) - 1, first_unit)
        first = pdfium.FPDFText_GetCharIndexFromTextIndex(page, first_unit)
        last = pdfium.FPDFText_GetCharIndexFromTextIndex(page, last_unit)
        pdfium.FPDFText_GetCharOrigin(page, first, self._left, self._base)
        pdfium.FPDFText_GetCharOrigin(page, last, none, self._foot)
        pdfium.FPDFText_GetCharBox(page, last, none, self._right, none, none)
        size = pdfium.FPDFText_GetFontSize(page, first)
        weight = self._weight(first)
        if weight > _REGULAR:
            weight = min(weight, self._weight(last))
        edges = (self._left.value, self._right.value, self._base.value, self._foot.value)
        every = last - first == last_unit - first_unit and len(raw) == _units(raw)
        line = Line(text, *edges, size, weight)
        cells = self._cells(raw, at, line, first - first_unit if every else None)
        return replace(line, cells=cells) if cells else line

    def _cells(self, raw: str, at: int, line: Line, offset: int | None) -> tuple[Cell, ...]:
        """The parts of a line between wide gaps, none where it has no such gap.

        `offset` leads from a place in the text to one among the characters; None: not all alike.
        """
        words = [found.span() for found in _WORDS.finditer(raw)]
        em = line.em if line.em == line.size else (line.right - line.left) / len(raw)
        if len(words) < _FEWEST_WORDS or line.right - line.left < em * _NARROWEST:
            return ()
        page, where, none = self._page, self._none, self._foot
        letter, gap = _WIDEST_LETTER * em, _WIDE_GAP * em
        begin, left, opened = words[0][0], line.left, (words[0][0], line.left)
        end = words[0][1]
        cells: list[Cell] = []
        for start, after in words[1:]:
            place = self._index(raw, at, start, None) if offset is None else at + start + offset
            pdfium.FPDFText_GetCharOrigin(page, place, where, none)
            coming = where.value
            if coming - left > (end - begin) * letter + gap:
                pdfium.FPDFText_GetCharBox(
                    page, self._index(raw, at, end - 1, offset), none, where, none, none
                )
                if coming - where.value > gap:
                    cells.append(_cell(raw[opened[0] : end], opened[1], where.value))
                    opened = (start, coming)
            begin, end, left = start, after, coming
        return (*cells, _cell(raw[opened[0] :], opened[1], line.right)) if cells else ()

    def _index(self, raw: str, at: int, place: int, offset: int | None) -> int:
        """Which of PDFium's characters stands at a place of a line that begins at `at`."""
        if offset is not None:
            return at + place + offset
        unit = at + _units(raw[:place])
        index: int = pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, unit)
        return index

    def _weight(self, at: int) -> int:
        """How bold a character is. Arial and Times state no weight or 400 even where bold."""
        pdfium.FPDFText_GetFontInfo(self._page, at, self._name, _LONGEST_FONT_NAME, self._flags)
        name = self._name.value
        if self._flags.value & _FORCE_BOLD or b"Bold" in name or b"bold" in name:
            return _BOLD_BY_NAME
        return max(int(pdfium.FPDFText_GetFontWeight(self._page, at)), _REGULAR)
