"""Hostile Word files, made by hand: bombs, missing and circular parts, tricks of the zip format."""

import io
import warnings
import zipfile
from collections.abc import Iterator

from tests.reliability.hostile_changes import zipped
from tests.reliability.hostile_words import ATOMS, SHORT, run_of

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_LAUGHS = "".join(f'<!ENTITY l{n} "%s">' % (f"&l{n - 1};" * 10 if n else "lol") for n in range(12))
_PATTERN = "%1%2%9" * 40
_MB = 1024 * 1024

CONTENT_TYPES, RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
DOCUMENT_RELATIONSHIPS = "word/_rels/document.xml.rels"


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of Word's XML."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{plain}</w:t></w:r></w:p>'
    )


_BODY = "".join(map(paragraph, ("Wexmoor Council", "Minutes of 12 June 2019", "Ash said so.")))


def document(body: str, before: str = "") -> bytes:
    """The main part of a Word file."""
    text = f"{before}<w:document {_W} {_R}><w:body>{body}</w:body></w:document>"
    return text.encode("utf-8", "surrogatepass")


def word_parts(body: str = _BODY) -> dict[str, bytes]:
    """The parts of the smallest Word file."""
    relationship = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{DOCUMENT}"/>'
    kinds = '<Default Extension="xml" ContentType="application/xml"/>'
    return {
        CONTENT_TYPES: f'<Types xmlns="{_CONTENT}">{kinds}</Types>'.encode(),
        RELATIONSHIPS: f'<Relationships xmlns="{_RELS}">{relationship}</Relationships>'.encode(),
        DOCUMENT: document(body),
    }


def word_files() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every Word file."""
    yield from odd_files()
    yield from _bombs()
    yield from _zips()
    yield from _runs()


def odd_files() -> Iterator[tuple[str, bytes]]:
    """The Word files whose parts are odd, and which are quickly made."""
    for name, body in (*_nested(), *_bodies()):
        yield f"{name}.docx", zipped(word_parts(body))
    for name, parts in (*_parts(), *_relationships(), *_numberings()):
        yield f"{name}.docx", zipped({**word_parts(), **parts})


def _runs() -> Iterator[tuple[str, bytes]]:
    for at, (name, atom) in enumerate(ATOMS.items()):
        run = "".join(c for c in run_of(atom, SHORT) if c >= " " or c in "\t\n")
        cell = f"<w:tbl><w:tr><w:tc>{paragraph(run)}</w:tc></w:tr></w:tbl>"
        yield f"run-{name}.docx", zipped(word_parts(_BODY + (cell if at % 3 else paragraph(run))))


def _nested() -> Iterator[tuple[str, str]]:
    for depth in (20, 90, 300, 20_000):
        table = "<w:tbl><w:tr><w:tc>" * depth + paragraph("a") + "</w:tc></w:tr></w:tbl>" * depth
        yield f"tables-{depth}", _BODY + table
        yield f"runs-{depth}", _BODY + "<w:p>" + "<w:ins>" * depth + "</w:ins>" * depth + "</w:p>"
        yield (
            f"content-{depth}",
            "<w:sdt><w:sdtContent>" * depth + _BODY + "</w:sdtContent></w:sdt>" * depth,
        )
        yield (
            f"boxes-{depth}",
            "<w:p><w:r><w:txbxContent>" * depth + "</w:txbxContent></w:r></w:p>" * depth,
        )


def _bodies() -> Iterator[tuple[str, str]]:
    row = f"<w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
    yield "rows", f"<w:tbl>{row * 3_000}</w:tbl>"
    cell = f"<w:tc>{paragraph('a')}</w:tc>"
    yield "cells", f"<w:tbl><w:tr>{cell * 4_000}</w:tr></w:tbl>"
    span = '<w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>'
    spanned = f"<w:tr><w:tc>{span}{paragraph('a')}</w:tc></w:tr>"
    yield "spans", f"<w:tbl>{spanned * 500}</w:tbl>"
    merged = '<w:tcPr><w:gridSpan w:val="x"/><w:vMerge w:val="restart"/></w:tcPr>'
    yield "bad-spans", f"<w:tbl><w:tr><w:tc>{merged}{paragraph('a')}</w:tc></w:tr></w:tbl>"
    yield "paragraphs", paragraph("a") * 8_000
    yield "breaks", "<w:p><w:r>" + "<w:br/>" * 20_000 + "<w:t>a</w:t></w:r></w:p>"
    yield "pieces", "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 20_000 + "</w:p>"
    yield "attribute", '<w:p w:rsidR="%s"><w:r><w:t>a</w:t></w:r></w:p>' % ("A" * 2_000_000)
    yield "fields", '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 3_000 + _BODY
    yield "ends", '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' * 50 + _BODY
    link = "<w:instrText> HYPERLINK " + '"a' * 30_000 + "</w:instrText>"
    begin = '<w:fldChar w:fldCharType="begin"/>'
    yield (
        "hyperlink",
        f'<w:p><w:r>{begin}{link}<w:fldChar w:fldCharType="separate"/></w:r></w:p>{_BODY}',
    )
    yield "symbol", f'<w:p><w:r><w:sym w:font="a" w:char="ZZ"/><w:sym/></w:r></w:p>{_BODY}'
    yield "notes", '<w:p><w:r><w:footnoteReference w:id="9"/></w:r></w:p>' + _BODY
    yield "comment", '<w:p><w:r><w:commentReference w:id="9"/></w:r></w:p>' + _BODY
    yield (
        "link",
        '<w:p><w:hyperlink r:id="none"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>' + _BODY,
    )
    yield "marks", paragraph("\ue0f01 1\ue0f1 " * 5_000) + paragraph("\ue0f0" * 20_000)
    yield "unclosed", "<w:p><w:r><w:t>a"
    yield "empty", ""


def _parts() -> Iterator[tuple[str, dict[str, bytes]]]:
    doctypes = {
        "laughs": f"<!DOCTYPE a [{_LAUGHS}]>",
        "stolen": '<!DOCTYPE a [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>',
        "remote": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
        "quadratic": '<!DOCTYPE a [<!ENTITY l11 "%s">]>' % ("a" * 90_000),
    }
    for name, doctype in doctypes.items():
        use = (
            "<w:p><w:r><w:t>"
            + "&l11;" * (9_000 if name == "quadratic" else 1)
            + "</w:t></w:r></w:p>"
        )
        yield f"{name}-document", {DOCUMENT: document(_BODY + use, doctype)}
        for part in (STYLES, NUMBERING, CONTENT_TYPES, RELATIONSHIPS, DOCUMENT_RELATIONSHIPS,
                     "word/footnotes.xml", "word/comments.xml"):  # fmt: skip
            text = f"{doctype}<w:styles {_W}>&l11;</w:styles>".encode()
            yield f"{name}-{part.replace('/', '-')}", {part: text}
    for part in word_parts():
        tail = part.replace("/", "-")
        yield f"empty-{tail}", {part: b""}
        yield f"zeros-{tail}", {part: bytes(4_000)}
        yield f"other-{tail}", {part: b"<a/>"}
        yield f"utf16-{tail}", {part: word_parts()[part].decode().encode("utf-16")}
        yield f"deep-{tail}", {part: b"<a>" * 200_000}
        yield f"twice-{tail}", {part: word_parts()[part] * 2}


def _relationships() -> Iterator[tuple[str, dict[str, bytes]]]:
    targets = ("", "word/document.xml", "../../../etc/passwd", "/etc/passwd", "C:\\a",
    "word/none.xml",
               "file:///etc/passwd", "http://127.0.0.1:9/", "_rels/.rels", "\x7f",
               "../" * 3_000)  # fmt: skip
    for at, target in enumerate(targets):
        for kind in ("officeDocument", "styles", "footnotes", "image"):
            one = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            many = one * (5_000 if at == 1 else 1)
            part = RELATIONSHIPS if kind == "officeDocument" else DOCUMENT_RELATIONSHIPS
            text = f'<Relationships xmlns="{_RELS}">{many}</Relationships>'
            yield f"target-{kind}-{at}", {part: text.encode()}
    yield (
        "no-id",
        {RELATIONSHIPS: f'<Relationships xmlns="{_RELS}"><Relationship/></Relationships>'.encode()},
    )


def _numberings() -> Iterator[tuple[str, dict[str, bytes]]]:
    numbered = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="{1}"/></w:numPr>'
    body = document("".join(paragraph("a", numbered.format(n % 12, n % 3)) for n in range(900)))
    circle = "".join(
        f'<w:style w:styleId="{a}" w:type="paragraph"><w:name w:val="{a}"/>'
        f'<w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BC", "CA")
    )
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="{n or "A"}"><w:basedOn w:val="{n + 1}"/></w:style>'
        for n in range(9_000)
    )
    for name, styles in (("circle", circle), ("chain", chain), ("self", circle.replace("B", "A"))):
        text = f"<w:styles {_W}>{styles}</w:styles>".encode()
        yield f"styles-{name}", {DOCUMENT: body, STYLES: text}
    for style in ("decimal", "lowerRoman", "upperLetter", "chineseCounting", "bullet", "none", ""):
        for start in ("999999", "-5", "99999999999999999999", "x"):
            level = (
                f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
                f'<w:lvlText w:val="{_PATTERN}"/></w:lvl>'
            )
            numbering = (
                f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
                '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
                '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
            )
            yield f"numbers-{style}-{start[:3]}", {DOCUMENT: body, NUMBERING: numbering.encode()}


def _bombs() -> Iterator[tuple[str, bytes]]:
    parts, good = word_parts(), zipped(word_parts())
    for name, inner in (
        ("spaces", b" "),
        ("words", b"bins "),
        ("tags", b"<w:p/>"),
        ("open", b"<w:p>"),
    ):
        for size in (1, 30, 150):
            bomb = parts[DOCUMENT].replace(
                b"</w:body>", inner * (size * _MB // len(inner)) + b"</w:body>"
            )
            yield f"bomb-{name}-{size}.docx", zipped({**parts, DOCUMENT: bomb})
    for part in (STYLES, NUMBERING, "word/media/a.png", "word/footnotes.xml", "docProps/a.xml"):
        yield f"bomb-{part.replace('/', '-')}.docx", zipped({**parts, part: bytes(60 * _MB)})
    yield "count.docx", zipped(parts | {f"word/{n}.xml": b"a" for n in range(30_000)})
    yield "count-below.docx", zipped(parts | {f"word/{n}.xml": b"a" * 3_000 for n in range(4_900)})
    inner = good
    for _ in range(30):
        inner = zipped({"a.docx": inner, DOCUMENT: inner})
    yield "nested.docx", inner
    yield (
        "nested-media.docx",
        zipped({**parts, "word/embeddings/a.docx": zipped({"a": bytes(90 * _MB)})}),
    )


def _zips() -> Iterator[tuple[str, bytes]]:
    parts, good = word_parts(), zipped(word_parts())
    for at, name in enumerate(("../../../../tmp/evil", "/etc/evil", "C:\\evil", "a\x01b",
    "word//a", "",
                               "\u202exml.docx", "con", "x" * 60_000,
                               "word/document.xml/")):  # fmt: skip
        yield f"path-{at}.docx", zipped({**parts, name: b"a"})
        yield f"path-only-{at}.zip", zipped({name: b"a"})
    yield "liar.docx", _restated(zipped({**parts, DOCUMENT: parts[DOCUMENT] + b" " * 9_000_000}))
    yield (
        "encrypted.docx",
        good.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
    )
    for method in (1, 12, 14, 93, 97, 99):
        old, new = b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00" + bytes((method, 0))
        yield f"method-{method}.docx", good.replace(old, new)
    yield "before.docx", b"PK\x03\x04" + b"a" * 5_000 + good
    yield "comment.docx", good[:-2] + b"\xff\xff" + b"a" * 65_535
    yield "end-only.docx", b"PK\x05\x06" + bytes(18)
    yield "ends.docx", good + good[-22:] * 3_000
    yield "twice.docx", _twice(parts)


def _restated(data: bytes) -> bytes:
    """The directory says that the largest part unpacks to 10 bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = max(member.file_size for member in archive.infolist())
    return data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def _twice(parts: dict[str, bytes]) -> bytes:
    """Every part under the same name many times."""
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w") as archive:
        warnings.simplefilter("ignore")
        for name, part in [*parts.items()] * 300:
            archive.writestr(zipfile.ZipInfo(name), part)
    return data.getvalue()
