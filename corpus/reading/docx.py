"""Word documents to blocks: their mark-up through mammoth, then as a web page.

The only module that imports mammoth.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

import mammoth

from corpus.errors import Unreadable
from corpus.models import BlockKind, FileFormat, Reading
from corpus.reading import html, phrases
from corpus.reading.docx_numbers import BULLET, CLOSE, OPEN, W, numbering_of, write_numbers
from corpus.reading.docx_tree import show_all
from corpus.reading.pieces import Piece, folded, joined
from corpus.reading.spans import to_blocks

# The longest Word minutes we hold unpack to 2 MB; 200 MB of XML would take mammoth past the
# memory of the child that reads it.
MOST_UNPACKED = 200_000_000
# Deflate reaches about 1,000:1 on a single repeated byte; Word's XML stays below 60:1.
MOST_RATIO = 200
RATIO_MATTERS_FROM = 1024 * 1024  # a tiny part of spaces harms nobody
# A document of 400 pictures has about 450 members.
MOST_MEMBERS = 5000

_DAMAGED = "The Word file is damaged or cut short."
_SAVE_ANEW = "Fetch it again, or open it in Word and save it anew."
_BOMB_REMEDY = "If it is genuine, save it as PDF without its pictures and add that."
_DOCUMENT, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_NUMBERED = re.compile(rf"{OPEN}(\d) ([^{CLOSE}]*){CLOSE}\s*")
_HEAD = re.compile(r"word/header\d{1,3}\.xml")
_BACK = re.compile(r'\s?<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')  # from a note to its place
# Parts that mammoth would load and that hold no words of the minutes.
_LEFT_OUT = re.compile(r"word/(?:media|embeddings|fonts|theme)/|docProps/|customXml/")


def read_docx(data: bytes) -> Reading:
    """A Word document, its automatic numbers beside its text."""
    try:
        markup, heads = _opened(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, html.XmlError, ExpatError, OSError) as error:
        raise Unreadable(_DAMAGED, _SAVE_ANEW) from error
    except (LookupError, ValueError, RuntimeError, AttributeError, TypeError) as error:
        # mammoth raises whatever its own reading of a malformed part runs into.
        raise Unreadable(_DAMAGED, _SAVE_ANEW) from error
    if not markup.strip():
        raise Unreadable("The Word file has no text.", "Check that it is the right file.")
    page, _ = html.parse_page(_BACK.sub("", markup))
    pieces = html.pieces_of(html.content_of(page))
    text, spans = joined(_numbered(piece) for piece in pieces)
    return Reading(
        format=FileFormat.DOCX,
        text=text,
        blocks=to_blocks(text, spans),
        facts=phrases.letterhead(heads),
    )


def _opened(data: bytes) -> tuple[str, list[str]]:
    """The document as a web page, and the lines of the heads of its pages."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _refuse_bomb(archive)
        prepared = _with_numbers(archive)
        heads = list(_heads(archive))
    result = mammoth.convert_to_html(prepared, convert_image=mammoth.images.img_element(_no_image))
    return result.value, heads


def _heads(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in sorted(filter(_HEAD.fullmatch, archive.namelist())):
        for paragraph in html.parse_xml(archive.read(name)).iter(f"{W}p"):
            yield folded("".join(part.text or "" for part in paragraph.iter(f"{W}t")))


def _no_image(_image: object) -> dict[str, str]:
    return {"src": ""}


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Refuse by what the directory states; zipfile then reads no more than is stated there."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise Unreadable(f"The Word file has {len(members)} parts.", _BOMB_REMEDY)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Unreadable("The Word file unpacks to more than 200 MB.", _BOMB_REMEDY)
    for member in members:
        if member.file_size < RATIO_MATTERS_FROM:
            continue
        if member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise Unreadable("The Word file is packed as a zip bomb is.", _BOMB_REMEDY)


def _with_numbers(archive: zipfile.ZipFile) -> io.BytesIO:
    """The same file with its list numbers written into the text, and without its pictures."""
    names = set(archive.namelist())
    document = html.parse_xml(archive.read(_DOCUMENT))
    numbering, styles = (
        html.parse_xml(archive.read(name)) if name in names else None
        for name in (_NUMBERING, _STYLES)
    )
    show_all(document)
    write_numbers(document, numbering_of(numbering, styles))
    changed = {_DOCUMENT: html.xml_bytes(document)}
    if numbering is not None:
        changed[_NUMBERING] = html.xml_bytes(numbering.makeelement(numbering.tag))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as copy:
        for name in names:
            if not _LEFT_OUT.match(name):
                copy.writestr(name, changed.get(name) or archive.read(name))
    packed.seek(0)
    return packed


def _numbered(piece: Piece) -> Piece:
    """The piece with its printed number beside its text."""
    found = _NUMBERED.match(piece.text)
    if found is None:
        return piece._replace(text=_NUMBERED.sub(_inline, piece.text))
    text = _NUMBERED.sub(_inline, piece.text[found.end() :])
    bullet = found.group(2) == BULLET
    number = None if bullet else found.group(2)
    if piece.kind is not None:
        return piece._replace(text=text, number=number)
    kind = BlockKind.LIST_ITEM if bullet or _is_point(number or "") else None
    level = int(found.group(1)) if kind else 0
    return piece._replace(text=text, number=number, kind=kind, level=level, marked=kind is not None)


def _inline(found: re.Match[str]) -> str:
    """A number inside a table row, where it has no block of its own."""
    return "" if found.group(2) == BULLET else f"{found.group(2)} "


def _is_point(number: str) -> bool:
    """(a) and ii. count points of a list; 7. and 7.1 count items and paragraphs."""
    return not any(map(str.isdecimal, number)) or number.startswith("(") or number.endswith(")")
