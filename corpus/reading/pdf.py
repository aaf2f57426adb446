"""PDF files to blocks: the lines that PDFium finds on each page, with their places.

The only module that imports pypdfium2. PDFium is native code and reads hostile bytes: it is called
in a child process only (pool.py), never in a thread beside another call of it.
"""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import Unreadable
from corpus.models import FileFormat, Reading
from corpus.reading import hyphens, phrases
from corpus.reading.furniture import without_furniture
from corpus.reading.paragraphs import paragraphs_of
from corpus.reading.pdf_lines import Line, Page, cleaned
from corpus.reading.pieces import joined
from corpus.reading.spans import to_blocks

MOST_PAGES = 2000  # the longest council pack we hold has about 600
# A page of minutes has some 2,000 letters; scans with a typed stamp or page number have below 50.
FEWEST_LETTERS = 50

_LETTER = re.compile(r"[^\W\d_]")
_HYPHENS = re.compile("[\x02\ufffe]")
_DAMAGED = "The PDF is damaged or cut short."

# Font names are longer only with a prefix of a subset; "Bold" stands before character 60 in all of
# the 85 PDFs we hold.
_LONGEST_FONT_NAME = 128
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123, bit 19
_REGULAR, _BOLD_BY_NAME = 400, 900


def read_pdf(data: bytes) -> Reading:
    """A PDF's paragraphs, each with the page it begins on."""
    pages = _pages(data)
    letters = [sum(len(_LETTER.findall(line.text)) for line in page.lines) for page in pages]
    thin = sum(count < FEWEST_LETTERS for count in letters)
    if thin * 2 > len(pages) or not any(letters):
        raise Unreadable(
            f"The PDF holds pictures of text: {thin} of {len(pages)} pages have no text layer.",
            "Run `ocrmypdf in.pdf out.pdf` and add out.pdf.",
        )
    text, spans = joined(hyphens.mended(paragraphs_of(without_furniture(pages))))
    return Reading(
        format=FileFormat.PDF,
        text=text,
        blocks=to_blocks(text, spans),
        pages=len(pages),
        warnings=(*_thin_pages(letters), *phrases.truncation_warnings(text)),
    )


def _thin_pages(letters: list[int]) -> tuple[str, ...]:
    empty = [str(number) for number, count in enumerate(letters, 1) if count == 0]
    if not empty:
        return ()
    shown = ", ".join(empty[:10]) + (" …" if len(empty) > 10 else "")
    return (f"No text was found on page {shown}.",)


def _pages(data: bytes) -> list[Page]:
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
        return [_page(document, number) for number in range(count)]
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


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return Page(number + 1, tuple(_lines(text_page)))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Each line of a page with its edges, base line and weight."""
    source = _text_of(text_page)
    probe = _Probe(text_page)
    at = 0  # PDFium counts UTF-16 code units
    for raw in source.split("\n"):
        text = cleaned(_HYPHENS.sub(hyphens.BREAK, raw.replace(hyphens.BREAK, "")))
        if text:
            first = at + len(raw) - len(raw.lstrip())
            last = at + _units(raw.rstrip("\r \xa0\x02\ufffe")) - 1
            yield probe.line(text, first, max(last, first))
        at += _units(raw) + 1


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

    def line(self, text: str, first_unit: int, last_unit: int) -> Line:
        """The line whose first and last characters are at these places of the page's text."""
        page, none = self._page, self._none
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
        return Line(text, *edges, size, weight)

    def _weight(self, at: int) -> int:
        """How bold a character is. Arial and Times state no weight or 400 even where bold."""
        pdfium.FPDFText_GetFontInfo(self._page, at, self._name, _LONGEST_FONT_NAME, self._flags)
        name = self._name.value
        if self._flags.value & _FORCE_BOLD or b"Bold" in name or b"bold" in name:
            return _BOLD_BY_NAME
        return max(int(pdfium.FPDFText_GetFontWeight(self._page, at)), _REGULAR)
