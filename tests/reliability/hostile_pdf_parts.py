"""Hostile fonts, catalogs, tables of objects and trailers of PDF files."""

from collections.abc import Iterator

from tests.reliability.pdf_builder import FONT_DICTIONARY, objects, pdf, stream


def fonts() -> Iterator[tuple[str, dict[int, bytes]]]:
    """PDFs with fonts that contradict themselves."""
    font = (
        b"<< /Type /Font /Subtype /%s /BaseFont /%s /Encoding %s /FirstChar %s /LastChar %s"
        b" /Widths %s %s >>"
    )
    for kind in (b"Type0", b"Type1", b"Type3", b"TrueType", b"MMType1", b"CIDFontType2", b"None"):
        for at, (encoding, first, last, widths, more) in enumerate(
            (
                (b"/WinAnsiEncoding", b"0", b"255", b"[]", b""),
                (b"/Identity-H", b"-1", b"99999", b"[1e30 -5]", b"/DescendantFonts [5 0 R]"),
                (
                    b"<< /Differences [ 0 %s ] >>" % (b"/a " * 9_000),
                    b"5",
                    b"1",
                    b"5 0 R",
                    b"/ToUnicode 5 0 R",
                ),
                (
                    b"4 0 R",
                    b"x",
                    b"y",
                    b"[%s]" % (b"[" * 9_000),
                    b"/FontDescriptor 5 0 R /ToUnicode 4 0 R",
                ),
                (b"/None", b"0", b"1", b"[0 0]", b"/CharProcs 5 0 R /FontMatrix [0 0 0 0 0 0]"),
            )
        ):
            fields = (kind, b"B" * (90_000 if at == 1 else 9), encoding, first, last, widths, more)
            yield f"font-{kind.decode()}-{at}", objects(font=font % fields)


def programs() -> Iterator[tuple[str, dict[int, bytes]]]:
    """PDFs whose fonts have broken tables of characters or broken programs."""
    ranges = b"1 beginbfrange <0000> <ffff> <0041> endbfrange " * 3_000
    chars = b"1 beginbfchar <61> <%s> endbfchar" % (b"0041" * 50_000)
    for name, cmap in (
        ("ranges", ranges),
        ("chars", chars),
        ("open", b"beginbfrange <"),
        ("nul", bytes(9)),
    ):
        font_with = FONT_DICTIONARY[:-2] + b" /ToUnicode 6 0 R >>"
        yield f"unicode-{name}", {**objects(font=font_with), 6: stream(cmap)}
    for name, program in (
        ("noise", bytes(range(256)) * 90),
        ("truetype", b"\x00\x01\x00\x00\xff\xff" + b"a" * 900),
        ("opentype", b"OTTO" + bytes(200)),
        ("type1", b"%!PS-AdobeFont" + b"{" * 9_000),
    ):
        for key in (b"FontFile", b"FontFile2", b"FontFile3"):
            descriptor = b"<< /Type /FontDescriptor /Flags 4 /%s 7 0 R >>" % key
            font_with = FONT_DICTIONARY[:-2] + b" /FontDescriptor 6 0 R >>"
            whole = {**objects(font=font_with), 6: descriptor, 7: stream(program)}
            yield f"program-{name}-{key.decode()}", whole


def catalogs() -> Iterator[tuple[str, dict[int, bytes]]]:
    """PDFs with scripts, actions and circles at the top."""
    script = b"<< /S /JavaScript /JS (while\\(true\\){app.alert\\(1\\)}) >>"
    for at, more in enumerate(
        (
            b"/OpenAction " + script,
            b"/AA << /WC %s /O %s >>" % (script, script),
            b"/Names << /JavaScript << /Names [(a) %s] >> >>" % script,
            b"/OpenAction << /S /Launch /F (/bin/sh) >>",
            b"/OpenAction << /S /URI /URI (http://127.0.0.1:9) >>",
            b"/AcroForm << /Fields [3 0 R] /XFA 4 0 R >>",
            b"/Names << /Kids [1 0 R] >>",
            b"/Outlines 1 0 R",
            b"/StructTreeRoot 1 0 R /MarkInfo << /Marked true >>",
            b"/OCProperties 1 0 R",
            b"/Metadata 4 0 R",
            b"/Version /9.9",
            b"/Type /Page",
            b"/PageLabels << /Nums [0 1 0 R] >>",
            b"/Extensions 1 0 R",
        )
    ):
        yield f"catalog-{at}", objects(catalog=b"<< /Type /Catalog /Pages 2 0 R %s >>" % more)
    for at, pages in enumerate((b"1 0 R", b"3 0 R", b"4 0 R", b"99 0 R", b"null", b"[2 0 R]")):
        yield f"root-{at}", objects(catalog=b"<< /Type /Catalog /Pages %s >>" % pages)


def tables() -> Iterator[tuple[str, bytes]]:
    """PDFs whose table of objects is wrong."""
    good = pdf(objects())
    for moved in (-9, -1, 1, 7, 5_000):
        yield f"moved-{moved}.pdf", pdf(objects(), moved=moved)
    for at, (old, new) in enumerate(
        (
            (b"startxref", b"startxfer"),
            (b"xref\n0 1", b"xref\n0 999999999"),
            (b"%%EOF", b""),
            (b"trailer", b""),
            (b"xref\n0 1", b"xref\n4294967295 2"),
            (b"%PDF-1.7", b"%PDF-9.9"),
            (b"endobj", b""),
            (b" n ", b" f "),
            (b"65535", b"00000"),
            (b"/Size 6", b"/Size 999999999"),
            (b"/Size 6", b"/Size -1"),
            (b"/Root 1", b"/Root 9"),
            (b"%PDF-1.7\n", b"%PDF"),
            (b"obj", b"obj" * 40_000),
            (b"xref", b"xref " * 9_000),
            (b" 0 obj", b" 65535 obj"),
        )
    ):
        yield f"table-{at}.pdf", good.replace(old, new)
    yield "mark-late.pdf", b"a" * 1_000 + good
    yield "mark-too-late.pdf", b"a" * 1_100 + good
    yield "mark-only.pdf", b"%PDF"
    yield "updates.pdf", good + good[good.index(b"xref") :] * 2_000
    yield "objects.pdf", pdf(objects() | {10 + n: b"null" for n in range(60_000)})
    yield "no-table.pdf", good[: good.index(b"xref\n")]


def trailers() -> Iterator[tuple[str, bytes]]:
    """PDFs whose trailer locks them or leads astray."""
    table = pdf(objects()).index(b"xref\n")
    for at, more in enumerate(
        (
            b"/Prev %d" % table,
            b"/Prev 0",
            b"/Prev -1",
            b"/Prev 99999999999",
            b"/XRefStm %d" % table,
            b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -1 >>"
            % (b"a" * 32, b"b" * 32),
            b"/Encrypt << /Filter /Standard /V 5 /R 6 /O (a) /U (b) /P 0 /OE () /UE ()"
            b" /Perms () >>",
            b"/Encrypt << /Filter /None >>",
            b"/Encrypt 1 0 R",
            b"/Encrypt 99 0 R",
            b"/Encrypt null",
            b"/Encrypt << /Filter /Standard /V 4 /R 4 /Length 999999"
            b" /CF << /StdCF << /CFM /AESV9 >> >> >>",
            b"/ID [(a) 5 0 R]",
            b"/Info 1 0 R",
            b"/Root 99 0 R",
            b"/Root << >>",
        )
    ):
        yield f"trailer-{at}.pdf", pdf(objects(), trailer=more)


def streams() -> Iterator[tuple[str, bytes]]:
    """PDFs whose table of objects is a stream."""
    for name, rest in (
        ("count", b"/Size 99 /W [1 2 1] /Root 1 0 R"),
        ("wide", b"/Size 9 /W [9999999 9 9] /Root 1 0 R"),
        ("minus", b"/Size -9 /W [-1 2 1] /Root 1 0 R"),
        ("index", b"/Size 9 /W [1 2 1] /Index [0 99999999] /Root 1 0 R"),
        ("circle", b"/Size 9 /W [1 2 1] /Prev 15 /Root 1 0 R"),
    ):
        head = b"%PDF-1.7\n"
        body = b"".join(b"%d 0 obj\n%s\nendobj\n" % part for part in objects().items())
        table_object = (
            b"9 0 obj\n" + stream(bytes(400), rest=b"/Type /XRef " + rest) + b"\nendobj\n"
        )
        yield (
            f"stream-{name}.pdf",
            head + body + table_object + b"startxref\n%d\n%%%%EOF" % len(head + body),
        )
