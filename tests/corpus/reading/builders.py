"""Small real files, made in the test that needs them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.models import BlockKind, Reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" '
    'Target="numbering.xml"/><Relationship Id="s1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
    'Target="styles.xml"/><Relationship Id="f1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
    'Target="footnotes.xml"/><Relationship Id="c1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
    'Target="comments.xml"/></Relationships>'
)
_CORE = (
    '<?xml version="1.0"?><cp:coreProperties xmlns:cp='
    '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc='
    '"http://purl.org/dc/elements/1.1/"><dc:title>A lying title</dc:title></cp:coreProperties>'
)


def make_docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file whose body is this XML."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/_rels/document.xml.rels", _DOCUMENT_RELATIONS)
        archive.writestr("docProps/core.xml", _CORE)
        document = f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        for name, text in {"word/styles.xml": f"<w:styles {W}/>", **(parts or {})}.items():
            archive.writestr(name, text)
    return packed.getvalue()


def word_paragraph(text: str, *, properties: str = "", bold: bool = False) -> str:
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>{run}"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def word_number(list_number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'


def word_numbering(*levels: tuple[str, str], start: int = 1) -> str:
    """numbering.xml with one list, whose levels have a format and a text."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def make_pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]],
    *,
    bold: str = "",
    drawn: str = "",
    outline: Sequence[tuple[str, int, int]] = (),
    meant: Sequence[tuple[str, str]] = (),
) -> bytes:
    """A PDF in Helvetica 12: for each page its lines as (left, height, words).

    Lines whose words begin with `bold` are set in Helvetica-Bold, if it is not empty; `drawn` is
    what is drawn on each page besides. `outline` has bookmarks as (title, page, height there).
    `meant` has characters that the file says stand for others.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    unicode = b"/ToUnicode 5 0 R " if meant else b""
    objects.append(_font("Helvetica", unicode))
    objects.append(_font("Helvetica-Bold", unicode))
    objects.append(_unicode_of(meant))
    kids = []
    for lines in pages:
        stream = "\n".join([*(_shown(line, bold) for line in lines), drawn]).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    _add_outline(objects, outline, kids)
    return _assembled(objects)


def _add_outline(
    objects: list[bytes], outline: Sequence[tuple[str, int, int]], kids: Sequence[bytes]
) -> None:
    if not outline:
        return
    root = len(objects) + 1
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Outlines %d 0 R >>" % root
    first, last = root + 1, root + len(outline)
    objects.append(b"<< /Type /Outlines /First %d 0 R /Last %d 0 R >>" % (first, last))
    for at, (title, page, height) in enumerate(outline, first):
        following = b"/Next %d 0 R " % (at + 1) if at < last else b""
        target = b"/Dest [%s /XYZ 0 %d 0]" % (kids[page - 1], height)
        objects.append(
            b"<< /Title (%s) /Parent %d 0 R %s%s >>" % (title.encode(), root, following, target)
        )


def pdf_grid(lefts: Sequence[float], heights: Sequence[float]) -> str:
    """The borders of a table, drawn for each cell by itself as Word does."""
    cells = [
        (left, right, foot, top)
        for left, right in pairwise(lefts)
        for top, foot in pairwise(heights)
    ]
    return "\n".join(
        f"{left} {foot} 0.5 {top - foot} re f {right} {foot} 0.5 {top - foot} re f "
        f"{left} {foot} {right - left} 0.5 re f {left} {top} {right - left} 0.5 re f"
        for left, right, foot, top in cells
    )


def pdf_lines(
    *words: str, left: float = 72, top: float = 770, pitch: float = 14
) -> list[tuple[float, float, str]]:
    """Lines one below another; an empty one leaves a gap."""
    return [(left, top - pitch * at, text) for at, text in enumerate(words) if text]


def _font(name: str, unicode: bytes) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /%s %s/Encoding /WinAnsiEncoding >>" % (
        name.encode(),
        unicode,
    )


def _unicode_of(meant: Sequence[tuple[str, str]]) -> bytes:
    pairs = "".join(
        f"<{one.encode('cp1252').hex()}> <{other.encode('utf-16-be').hex()}>\n"
        for one, other in meant
    )
    stream = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(meant)} beginbfchar\n{pairs}"
        "endbfchar endcmap end end"
    ).encode("ascii")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def _shown(line: tuple[float, float, str], bold: str) -> str:
    left, height, words = line
    font = "F2" if bold and words.startswith(bold) else "F1"
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} 12 Tf {left} {height} Td ({escaped}) Tj ET"


def _assembled(objects: Sequence[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    made += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(made)


def shown(reading: Reading) -> list[tuple[str, str | None, str]]:
    """The blocks as (kind, number, words)."""
    return [(block.kind.value, block.number, reading.text_of(block)) for block in reading.blocks]


def words_of(reading: Reading, kind: BlockKind | None = None) -> list[str]:
    """The words of all blocks, or of those of one kind."""
    return [reading.text_of(block) for block in reading.blocks if kind in (None, block.kind)]
