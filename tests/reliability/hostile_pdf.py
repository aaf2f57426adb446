"""Hostile PDF files, made by hand: broken tables and trees, huge counts, bombs, bad fonts."""

import zlib
from collections.abc import Iterator, Mapping

from tests.reliability.hostile_words import ATOMS, SHORT, run_of

_CATALOG, _PAGES, _PAGE, _CONTENT, _FONT = 1, 2, 3, 4, 5
_FONT_DICTIONARY = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE_DICTIONARY = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> >> %s >>"
)
_TEXT = (
    b"BT /F1 12 Tf 50 780 Td (Wexmoor District Council) Tj 0 -20 Td"
    b" (Minutes of the Planning Committee held on 12 June 2019) Tj ET"
)
_MB = 1024 * 1024


def stream(data: bytes, *, length: int | None = None, rest: bytes = b"") -> bytes:
    """A stream object, with its true length or another."""
    stated = len(data) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (stated, rest, data)


def packed(data: bytes, times: int = 1) -> bytes:
    """A stream packed by Flate, as often as said."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, rest=b"/Filter [%s]" % (b"/FlateDecode " * times))


def objects(**changed: bytes) -> dict[int, bytes]:
    """The five objects of the smallest PDF, some of them changed."""
    return {
        _CATALOG: changed.get("catalog", b"<< /Type /Catalog /Pages 2 0 R >>"),
        _PAGES: changed.get("pages", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        _PAGE: changed.get("page", _PAGE_DICTIONARY % b""),
        _CONTENT: changed.get("content", stream(_TEXT)),
        _FONT: changed.get("font", _FONT_DICTIONARY),
    }


def pdf(parts: Mapping[int, bytes], *, trailer: bytes = b"", moved: int = 0) -> bytes:
    """A PDF of some objects; `moved` makes each offset of its table wrong by that."""
    body, places = bytearray(b"%PDF-1.7\n"), {}
    for number, part in parts.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = len(body)
    body += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        body += b"%d 1\n%010d 00000 n \n" % (number, max(0, place + moved))
    body += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (max(parts) + 1, trailer)
    return bytes(body) + b"startxref\n%d\n%%%%EOF\n" % (table + moved)


def pdf_files() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every PDF."""
    for name, part in (*_contents(), *_pages(), *_fonts(), *_catalogs()):
        yield f"{name}.pdf", pdf(part)
    yield from _tables()
    yield from _trailers()
    for name, atom in ATOMS.items():
        run = run_of(atom, SHORT)
        yield f"run-{name}.pdf", pdf(objects(content=stream(shown(run))))


def shown(text: str) -> bytes:
    """The operators that print a text in lines of 2,000 characters."""
    plain = text.encode("cp1252", "replace")
    for mark in (b"\\", b"(", b")"):
        plain = plain.replace(mark, b"\\" + mark)
    plain = plain.replace(b"\r", b" ")
    lines = [part[at : at + 2_000] for part in plain.split(b"\n") for at in range(0, len(part) + 1, 2_000)]
    drawn = b"".join(b"(%s) Tj 0 -14 Td\n" % line for line in lines)
    return b"BT /F1 12 Tf 50 780 Td (Minutes of the Council) Tj 0 -14 Td\n" + drawn + b"ET"


def _contents() -> Iterator[tuple[str, dict[int, bytes]]]:
    for length in (0, 1, 5, 10**6, 2**31, 2**63, -1, 10**30):
        yield f"length-{length}", objects(content=stream(_TEXT, length=length))
        short = stream(zlib.compress(_TEXT), length=length, rest=b"/Filter /FlateDecode")
        yield f"packed-length-{length}", objects(content=short)
    yield "length-of-itself", objects(content=b"<< /Length 4 0 R >>\nstream\n" + _TEXT + b"\nendstream")
    yield "open-stream", objects(content=b"<< /Length 99 >>\nstream\n" + _TEXT)
    for name, inner in (("spaces", b" "), ("letters", b"(a) Tj "), ("saves", b"q "), ("texts", b"BT "),
                        ("numbers", b"9 "), ("arrays", b"["), ("words", b"(bins) ' "), ("form", b"/X Do "),
                        ("paths", b"0 0 m 9 9 l S "), ("clips", b"0 0 9 9 re W n ")):  # fmt: skip
        for size in (1, 40):
            content = _TEXT + b" BT /F1 9 Tf " + inner * (size * _MB // len(inner) // 4)
            yield f"bomb-{name}-{size}", objects(content=packed(content))
    yield "bomb-of-bombs", objects(content=packed(b" " * (60 * _MB), 2))
    yield "bomb-of-three", objects(content=packed(bytes(100 * _MB), 3))
    for name in (b"ASCIIHexDecode", b"ASCII85Decode", b"LZWDecode", b"RunLengthDecode", b"CCITTFaxDecode",
                 b"JBIG2Decode", b"DCTDecode", b"JPXDecode", b"Crypt", b"None"):  # fmt: skip
        for times in (1, 30):
            rest = b"/Filter [%s]" % (b"/%s " % name * times)
            yield f"filter-{name.decode()}-{times}", objects(content=stream(_TEXT * 50, rest=rest))
    many = b"<< /Type /Page /Parent 2 0 R /Contents [%s] >>" % (b"4 0 R " * 30_000)
    yield "contents-again", objects(page=many)
    form = stream(b"/X Do " * 9, rest=b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >>")
    page = _PAGE_DICTIONARY.replace(b"/Font", b"/XObject << /X 4 0 R >> /Font") % b""
    yield "form-of-itself", objects(content=form, page=page)
    size = b"BT /F1 %s Tf 1 0 0 1 %s 700 Tm (Wexmoor District Council Minutes of 12 June 2019 and more) Tj ET"
    for at, number in enumerate((b"0", b"-1", b"1e38", b"1e-38", b"99999999999999", b"NaN", b"--5", b"")):
        yield f"size-{at}", objects(content=stream(size % (number, b"50")))
        yield f"place-{at}", objects(content=stream(size % (b"12", number)))
    yield "depth", objects(content=stream(b"[" * 500_000 + _TEXT))
    yield "string", objects(content=stream(b"BT /F1 9 Tf (" + b"a" * 3_000_000 + b") Tj ET"))
    yield "open-string", objects(content=stream(b"BT /F1 9 Tf (" + b"((" * 900_000))
    yield "places", objects(content=stream(b"BT /F1 9 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 30_000 + b"ET"))
    yield "columns", objects(content=stream(b"BT /F1 9 Tf " + b"40 0 Td (a b) Tj " * 30_000 + b"ET"))
    yield "stairs", objects(content=stream(b"BT /F1 9 Tf " + b"1 -1 Td (ab-) Tj " * 30_000 + b"ET"))
    yield "backwards", objects(content=stream(b"BT /F1 9 Tf " + b"-9 9 Td (\xa0Ash\xad) Tj " * 9_000 + b"ET"))


def _pages() -> Iterator[tuple[str, dict[int, bytes]]]:
    tree = b"<< /Type /Pages /Kids [%s] /Count %s %s >>"
    for name, kids, count in (
        ("circle", b"2 0 R", b"1"), ("circle-many", b"2 0 R " * 500, b"500"), ("none", b"", b"1"),
        ("missing", b"99 0 R", b"1"), ("font", b"5 0 R", b"1"), ("huge", b"3 0 R", b"2147483647"),
        ("huger", b"3 0 R", b"99999999999999999999"), ("minus", b"3 0 R", b"-1"),
        ("below", b"3 0 R", b"1999"), ("above", b"3 0 R", b"2001"), ("zero", b"3 0 R", b"0"),
        ("again", b"3 0 R " * 1_500, b"1500"), ("again-many", b"3 0 R " * 90_000, b"90000"),
        ("catalog", b"1 0 R", b"1"), ("itself", b"3 0 R", b"2 0 R"), ("word", b"(a)", b"/A"),
    ):  # fmt: skip
        yield f"pages-{name}", objects(pages=tree % (kids, count, b""))
    yield "pages-parent", objects(pages=tree % (b"3 0 R", b"1", b"/Parent 2 0 R"))
    for depth in (50, 2_000, 60_000):
        chain = {10 + n: tree % (b"%d 0 R" % (11 + n), b"1", b"") for n in range(depth)}
        yield f"pages-deep-{depth}", {**objects(pages=tree % (b"10 0 R", b"1", b"")), **chain, 10 + depth: _PAGE_DICTIONARY % b""}
    for at, box in enumerate((b"[0 0 0 0]", b"[0 0 1e30 1e30]", b"[9 9]", b"4 0 R", b"[-9e9 0 1 x]")):
        yield f"box-{at}", objects(page=(_PAGE_DICTIONARY % b"").replace(b"[0 0 595 842]", box))
    for at, more in enumerate((b"/Rotate 45", b"/Rotate 99999999999", b"/UserUnit 1e30", b"/Annots 3 0 R",
                               b"/Annots [" + b"<< /Subtype /Link >>" * 9_000 + b"]")):  # fmt: skip
        yield f"page-{at}", objects(page=_PAGE_DICTIONARY % more)
    nested = b"<< /A " * 60_000 + b">>" * 60_000
    yield "page-nested", objects(page=_PAGE_DICTIONARY % (b"/A " + nested))
    yield "page-arrays", objects(page=_PAGE_DICTIONARY % (b"/A " + b"[" * 300_000 + b"]" * 300_000))
    yield "page-name", objects(page=_PAGE_DICTIONARY % (b"/" + b"A" * 2_000_000 + b" 1"))


def _fonts() -> Iterator[tuple[str, dict[int, bytes]]]:
    font = b"<< /Type /Font /Subtype /%s /BaseFont /%s /Encoding %s /FirstChar %s /LastChar %s /Widths %s %s >>"
    for kind in (b"Type0", b"Type1", b"Type3", b"TrueType", b"MMType1", b"CIDFontType2", b"None"):
        for at, (encoding, first, last, widths, more) in enumerate((
            (b"/WinAnsiEncoding", b"0", b"255", b"[]", b""),
            (b"/Identity-H", b"-1", b"99999", b"[1e30 -5]", b"/DescendantFonts [5 0 R]"),
            (b"<< /Differences [ 0 %s ] >>" % (b"/a " * 9_000), b"5", b"1", b"5 0 R", b"/ToUnicode 5 0 R"),
            (b"4 0 R", b"x", b"y", b"[%s]" % (b"[" * 9_000), b"/FontDescriptor 5 0 R /ToUnicode 4 0 R"),
            (b"/None", b"0", b"1", b"[0 0]", b"/CharProcs 5 0 R /FontMatrix [0 0 0 0 0 0]"),
        )):  # fmt: skip
            fields = (kind, b"B" * (90_000 if at == 1 else 9), encoding, first, last, widths, more)
            yield f"font-{kind.decode()}-{at}", objects(font=font % fields)
    ranges = b"1 beginbfrange <0000> <ffff> <0041> endbfrange " * 3_000
    chars = b"1 beginbfchar <61> <%s> endbfchar" % (b"0041" * 50_000)
    for name, cmap in (("ranges", ranges), ("chars", chars), ("open", b"beginbfrange <"), ("nul", bytes(9))):
        font_with = _FONT_DICTIONARY[:-2] + b" /ToUnicode 6 0 R >>"
        yield f"unicode-{name}", {**objects(font=font_with), 6: stream(cmap)}
    for name, program in (("noise", bytes(range(256)) * 90), ("truetype", b"\x00\x01\x00\x00\xff\xff" + b"a" * 900),
                          ("opentype", b"OTTO" + bytes(200)), ("type1", b"%!PS-AdobeFont" + b"{" * 9_000)):  # fmt: skip
        for key in (b"FontFile", b"FontFile2", b"FontFile3"):
            descriptor = b"<< /Type /FontDescriptor /Flags 4 /%s 7 0 R >>" % key
            font_with = _FONT_DICTIONARY[:-2] + b" /FontDescriptor 6 0 R >>"
            whole = {**objects(font=font_with), 6: descriptor, 7: stream(program)}
            yield f"program-{name}-{key.decode()}", whole


def _catalogs() -> Iterator[tuple[str, dict[int, bytes]]]:
    script = b"<< /S /JavaScript /JS (while\\(true\\){app.alert\\(1\\)}) >>"
    for at, more in enumerate((
        b"/OpenAction " + script, b"/AA << /WC %s /O %s >>" % (script, script),
        b"/Names << /JavaScript << /Names [(a) %s] >> >>" % script,
        b"/OpenAction << /S /Launch /F (/bin/sh) >>", b"/OpenAction << /S /URI /URI (http://127.0.0.1:9) >>",
        b"/AcroForm << /Fields [3 0 R] /XFA 4 0 R >>", b"/Names << /Kids [1 0 R] >>", b"/Outlines 1 0 R",
        b"/StructTreeRoot 1 0 R /MarkInfo << /Marked true >>", b"/OCProperties 1 0 R", b"/Metadata 4 0 R",
        b"/Version /9.9", b"/Type /Page", b"/PageLabels << /Nums [0 1 0 R] >>", b"/Extensions 1 0 R",
    )):  # fmt: skip
        yield f"catalog-{at}", objects(catalog=b"<< /Type /Catalog /Pages 2 0 R %s >>" % more)
    for at, pages in enumerate((b"1 0 R", b"3 0 R", b"4 0 R", b"99 0 R", b"null", b"[2 0 R]")):
        yield f"root-{at}", objects(catalog=b"<< /Type /Catalog /Pages %s >>" % pages)


def _tables() -> Iterator[tuple[str, bytes]]:
    good = pdf(objects())
    for moved in (-9, -1, 1, 7, 5_000):
        yield f"moved-{moved}.pdf", pdf(objects(), moved=moved)
    for at, (old, new) in enumerate((
        (b"startxref", b"startxfer"), (b"xref\n0 1", b"xref\n0 999999999"), (b"%%EOF", b""), (b"trailer", b""),
        (b"xref\n0 1", b"xref\n4294967295 2"), (b"%PDF-1.7", b"%PDF-9.9"), (b"endobj", b""), (b" n ", b" f "),
        (b"65535", b"00000"), (b"/Size 6", b"/Size 999999999"), (b"/Size 6", b"/Size -1"), (b"/Root 1", b"/Root 9"),
        (b"%PDF-1.7\n", b"%PDF"), (b"obj", b"obj" * 40_000), (b"xref", b"xref " * 9_000), (b" 0 obj", b" 65535 obj"),
    )):  # fmt: skip
        yield f"table-{at}.pdf", good.replace(old, new)
    yield "mark-late.pdf", b"a" * 1_000 + good
    yield "mark-too-late.pdf", b"a" * 1_100 + good
    yield "mark-only.pdf", b"%PDF"
    yield "updates.pdf", good + good[good.index(b"xref") :] * 2_000
    yield "objects.pdf", pdf(objects() | {10 + n: b"null" for n in range(60_000)})
    yield "no-table.pdf", good[: good.index(b"xref\n")]


def _trailers() -> Iterator[tuple[str, bytes]]:
    table = pdf(objects()).index(b"xref\n")
    for at, more in enumerate((
        b"/Prev %d" % table, b"/Prev 0", b"/Prev -1", b"/Prev 99999999999", b"/XRefStm %d" % table,
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -1 >>" % (b"a" * 32, b"b" * 32),
        b"/Encrypt << /Filter /Standard /V 5 /R 6 /O (a) /U (b) /P 0 /OE () /UE () /Perms () >>",
        b"/Encrypt << /Filter /None >>", b"/Encrypt 1 0 R", b"/Encrypt 99 0 R", b"/Encrypt null",
        b"/Encrypt << /Filter /Standard /V 4 /R 4 /Length 999999 /CF << /StdCF << /CFM /AESV9 >> >> >>",
        b"/ID [(a) 5 0 R]", b"/Info 1 0 R", b"/Root 99 0 R", b"/Root << >>",
    )):  # fmt: skip
        yield f"trailer-{at}.pdf", pdf(objects(), trailer=more)
    for name, rest in (
        ("count", b"/Size 99 /W [1 2 1] /Root 1 0 R"), ("wide", b"/Size 9 /W [9999999 9 9] /Root 1 0 R"),
        ("minus", b"/Size -9 /W [-1 2 1] /Root 1 0 R"), ("index", b"/Size 9 /W [1 2 1] /Index [0 99999999] /Root 1 0 R"),
        ("circle", b"/Size 9 /W [1 2 1] /Prev 15 /Root 1 0 R"),
    ):  # fmt: skip
        head = b"%PDF-1.7\n"
        body = b"".join(b"%d 0 obj\n%s\nendobj\n" % part for part in objects().items())
        table_object = b"9 0 obj\n" + stream(bytes(400), rest=b"/Type /XRef " + rest) + b"\nendobj\n"
        yield f"stream-{name}.pdf", head + body + table_object + b"startxref\n%d\n%%%%EOF" % len(head + body)
