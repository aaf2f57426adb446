"""Hostile PDF files, made by hand: bombs, odd drawings, broken and circular trees of pages."""

import zlib
from collections.abc import Iterator

from tests.reliability.hostile_pdf_parts import (
    catalogs,
    fonts,
    programs,
    streams,
    tables,
    trailers,
)
from tests.reliability.hostile_words import ATOMS, SHORT, run_of
from tests.reliability.pdf_builder import (
    MB,
    PAGE_DICTIONARY,
    TEXT,
    objects,
    packed,
    pdf,
    shown,
    stream,
)

_TREES = (
    ("circle", b"2 0 R", b"1"),
    ("circle-many", b"2 0 R " * 500, b"500"),
    ("none", b"", b"1"),
    ("missing", b"99 0 R", b"1"),
    ("font", b"5 0 R", b"1"),
    ("huge", b"3 0 R", b"2147483647"),
    ("huger", b"3 0 R", b"99999999999999999999"),
    ("minus", b"3 0 R", b"-1"),
    ("below", b"3 0 R", b"1999"),
    ("above", b"3 0 R", b"2001"),
    ("zero", b"3 0 R", b"0"),
    ("again", b"3 0 R " * 1_500, b"1500"),
    ("again-many", b"3 0 R " * 90_000, b"90000"),
    ("catalog", b"1 0 R", b"1"),
    ("itself", b"3 0 R", b"2 0 R"),
    ("word", b"(a)", b"/A"),
)


def pdf_files() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every PDF."""
    for name, part in (*_contents(), *_packed(), *_drawings()):
        yield f"{name}.pdf", pdf(part)
    yield from odd_pdfs()
    for name, atom in ATOMS.items():
        run = run_of(atom, SHORT)
        yield f"run-{name}.pdf", pdf(objects(content=stream(shown(run))))


def odd_pdfs() -> Iterator[tuple[str, bytes]]:
    """The PDFs whose objects contradict themselves, and which are quickly made."""
    for name, part in (*_pages(), *fonts(), *programs(), *catalogs()):
        yield f"{name}.pdf", pdf(part)
    yield from tables()
    yield from trailers()
    yield from streams()


def _contents() -> Iterator[tuple[str, dict[int, bytes]]]:
    for length in (0, 1, 5, 10**6, 2**31, 2**63, -1, 10**30):
        yield f"length-{length}", objects(content=stream(TEXT, length=length))
        short = stream(zlib.compress(TEXT), length=length, rest=b"/Filter /FlateDecode")
        yield f"packed-length-{length}", objects(content=short)
    yield (
        "length-of-itself",
        objects(content=b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream"),
    )
    yield "open-stream", objects(content=b"<< /Length 99 >>\nstream\n" + TEXT)


def _packed() -> Iterator[tuple[str, dict[int, bytes]]]:
    for name, inner in (
        ("spaces", b" "),
        ("letters", b"(a) Tj "),
        ("saves", b"q "),
        ("texts", b"BT "),
        ("numbers", b"9 "),
        ("arrays", b"["),
        ("words", b"(bins) ' "),
        ("form", b"/X Do "),
        ("paths", b"0 0 m 9 9 l S "),
        ("clips", b"0 0 9 9 re W n "),
    ):
        for size in (1, 40):
            content = TEXT + b" BT /F1 9 Tf " + inner * (size * MB // len(inner) // 4)
            yield f"bomb-{name}-{size}", objects(content=packed(content))
    yield "bomb-of-bombs", objects(content=packed(b" " * (60 * MB), 2))
    yield "bomb-of-three", objects(content=packed(bytes(100 * MB), 3))
    for coding in (
        b"ASCIIHexDecode",
        b"ASCII85Decode",
        b"LZWDecode",
        b"RunLengthDecode",
        b"CCITTFaxDecode",
        b"JBIG2Decode",
        b"DCTDecode",
        b"JPXDecode",
        b"Crypt",
        b"None",
    ):
        for times in (1, 30):
            rest = b"/Filter [%s]" % (b"/%s " % coding * times)
            yield (
                f"filter-{coding.decode()}-{times}",
                objects(content=stream(TEXT * 50, rest=rest)),
            )


def _drawings() -> Iterator[tuple[str, dict[int, bytes]]]:
    many = b"<< /Type /Page /Parent 2 0 R /Contents [%s] >>" % (b"4 0 R " * 30_000)
    yield "contents-again", objects(page=many)
    form = stream(
        b"/X Do " * 9,
        rest=b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >>",
    )
    page = PAGE_DICTIONARY.replace(b"/Font", b"/XObject << /X 4 0 R >> /Font") % b""
    yield "form-of-itself", objects(content=form, page=page)
    line = (
        b"BT /F1 %s Tf 1 0 0 1 %s 700 Tm"
        b" (Wexmoor District Council Minutes of 12 June 2019 and more) Tj ET"
    )
    for at, number in enumerate(
        (b"0", b"-1", b"1e38", b"1e-38", b"99999999999999", b"NaN", b"--5", b"")
    ):
        yield f"size-{at}", objects(content=stream(line % (number, b"50")))
        yield f"place-{at}", objects(content=stream(line % (b"12", number)))
    yield "depth", objects(content=stream(b"[" * 500_000 + TEXT))
    yield "string", objects(content=stream(b"BT /F1 9 Tf (" + b"a" * 3_000_000 + b") Tj ET"))
    yield "open-string", objects(content=stream(b"BT /F1 9 Tf (" + b"((" * 900_000))
    yield (
        "places",
        objects(content=stream(b"BT /F1 9 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 30_000 + b"ET")),
    )
    yield (
        "columns",
        objects(content=stream(b"BT /F1 9 Tf " + b"40 0 Td (a b) Tj " * 30_000 + b"ET")),
    )
    yield "stairs", objects(content=stream(b"BT /F1 9 Tf " + b"1 -1 Td (ab-) Tj " * 30_000 + b"ET"))
    yield (
        "backwards",
        objects(content=stream(b"BT /F1 9 Tf " + b"-9 9 Td (\xa0Ash\xad) Tj " * 9_000 + b"ET")),
    )


def _pages() -> Iterator[tuple[str, dict[int, bytes]]]:
    tree = b"<< /Type /Pages /Kids [%s] /Count %s %s >>"
    for name, kids, count in _TREES:
        yield f"pages-{name}", objects(pages=tree % (kids, count, b""))
    yield "pages-parent", objects(pages=tree % (b"3 0 R", b"1", b"/Parent 2 0 R"))
    for depth in (50, 2_000, 60_000):
        chain = {10 + n: tree % (b"%d 0 R" % (11 + n), b"1", b"") for n in range(depth)}
        yield (
            f"pages-deep-{depth}",
            {
                **objects(pages=tree % (b"10 0 R", b"1", b"")),
                **chain,
                10 + depth: PAGE_DICTIONARY % b"",
            },
        )
    for at, box in enumerate(
        (b"[0 0 0 0]", b"[0 0 1e30 1e30]", b"[9 9]", b"4 0 R", b"[-9e9 0 1 x]")
    ):
        yield f"box-{at}", objects(page=(PAGE_DICTIONARY % b"").replace(b"[0 0 595 842]", box))
    for at, more in enumerate(
        (
            b"/Rotate 45",
            b"/Rotate 99999999999",
            b"/UserUnit 1e30",
            b"/Annots 3 0 R",
            b"/Annots [" + b"<< /Subtype /Link >>" * 9_000 + b"]",
        )
    ):
        yield f"page-{at}", objects(page=PAGE_DICTIONARY % more)
    nested = b"<< /A " * 60_000 + b">>" * 60_000
    yield "page-nested", objects(page=PAGE_DICTIONARY % (b"/A " + nested))
    yield "page-arrays", objects(page=PAGE_DICTIONARY % (b"/A " + b"[" * 300_000 + b"]" * 300_000))
    yield "page-name", objects(page=PAGE_DICTIONARY % (b"/" + b"A" * 2_000_000 + b" 1"))
