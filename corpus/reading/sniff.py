"""Which format a file is, by its bytes alone. Nothing is parsed here."""

import io
import json
import re
import zipfile
from itertools import islice

from corpus.errors import Unreadable
from corpus.models import FileFormat
from corpus.reading.decode import decode, starts_with_byte_order_mark

_PDF_WITHIN = 1024  # Adobe's readers accept the mark anywhere in the first 1,024 bytes
_LOOK_AT = 4096  # enough for a doctype, comments and the first tags of a page
_SAVE_AS = "Save it as DOCX or PDF, or paste its text into a text file, and add that."

_REFUSED_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "a Rich Text Format file"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a sound, film or picture (RIFF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a compressed archive (gzip)"),
    (b"7z\xbc\xaf", "a compressed archive (7-Zip)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "a PostScript file"),
    (b"\x00\x00\x01\x00", "a picture (icon)"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (  # names of streams, in UTF-16 in the directory of the compound file
    ("EncryptedPackage", "an Office file that is locked with a password", "Remove the password"),
    ("WordDocument", "a Word 97-2003 document (.doc)", "Save it as DOCX or PDF"),
    ("Workbook", "an Excel 97-2003 workbook (.xls)", "Save the minutes as PDF"),
    ("PowerPoint Document", "a PowerPoint 97-2003 presentation (.ppt)", "Save it as PDF"),
)
_ZIP_KINDS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|table|section|article|main|h[1-6]|p|ul|ol|span|button"
    r"|meta|title|form|center|font|a|b|strong|em|br|img)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(r"<(?:html|body|!doctype html)\b", re.IGNORECASE)
# The response to GetMeeting; nothing else has this root with this child.
_MODERNGOV = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<meeting>\s*<meetingid>")
_XML_START = re.compile(r"\s*<(?:\?xml|!DOCTYPE|[a-zA-Z][\w:.-]*(?:\s[^<>]*)?>)")
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|[ \t].*\r?\n|-[ \t].*\r?\n)*---[ \t]*\r?$", re.M
)
_ATX_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^>[ \t]+\S", re.MULTILINE)
_LEAST_QUOTED = 3  # one ">" may be an arrow; Word files turned to Markdown indent with them
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_CONTROLS_ALLOWED = (
    0.005  # a stray control or two comes with pasted text; a binary has 10 % and more
)


def sniff(data: bytes) -> FileFormat:
    """The format of the bytes; Unreadable, with what to do, for all we do not read."""
    if not data:
        raise Unreadable("The file is empty (0 bytes).", "Fetch or export it again.")
    if b"%PDF" in data[:_PDF_WITHIN]:
        return FileFormat.PDF
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _sniff_zip(data)
    _refuse_magic(data)
    return _sniff_text(data)


def looks_like_markdown(text: str) -> bool:
    """Whether a text opens with YAML front matter, has `#` headings or lines after `>`."""
    if _FRONT_MATTER.match(text.lstrip("\ufeff")) or _ATX_HEADING.search(text):
        return True
    return len(list(islice(_QUOTED_LINE.finditer(text), _LEAST_QUOTED))) == _LEAST_QUOTED


def _sniff_zip(data: bytes) -> FileFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable(
            "The file begins as a Word or zip file but is damaged or cut short.",
            "Fetch it again, or open it in Word and save it anew.",
        ) from error
    if "word/document.xml" in names:
        return FileFormat.DOCX
    kind = next((kind for name, kind in _ZIP_KINDS if name in names), "a zip archive")
    remedy = "Unpack it and add the files in it." if kind == "a zip archive" else _SAVE_AS
    raise Unreadable(f"The file is {kind}, which is not read.", remedy)


def _refuse_magic(data: bytes) -> None:
    if data.startswith(_OLE):
        for stream, kind, remedy in _OLE_KINDS:
            if stream.encode("utf-16-le") in data:
                raise Unreadable(f"The file is {kind}.", f"{remedy} and add that.")
        raise Unreadable("The file is an old Office file.", "Save it as DOCX or PDF and add that.")
    for magic, kind in _REFUSED_MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"The file is {kind}, which is not read.", _SAVE_AS)


def _sniff_text(data: bytes) -> FileFormat:
    if b"\x00" in data and not starts_with_byte_order_mark(data):
        raise Unreadable("The file is binary data, not text.", _SAVE_AS)
    text, _ = decode(data)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise Unreadable("The file holds only white space.", "Fetch or export it again.")
    if len(_CONTROLS.findall(text)) > max(2, len(text) * _CONTROLS_ALLOWED):
        raise Unreadable("The file is binary data, not text.", _SAVE_AS)
    head = text[:_LOOK_AT].lstrip("\ufeff")
    if _HTML_START.match(head) or (head.lstrip()[:1] == "<" and _HTML_ANYWHERE.search(head)):
        return FileFormat.HTML
    if _MODERNGOV.match(head) and "<agendaitems" in text:
        return FileFormat.MODERNGOV_XML
    if _XML_START.match(head):
        raise Unreadable(
            "The file is XML that is not a web page; its meaning is not known.",
            "Add the page or document that it was made from.",
        )
    if head.lstrip()[:1] in ("{", "[") and _is_json(text):
        raise Unreadable("The file is JSON, which is data and not minutes.", _SAVE_AS)
    return FileFormat.MARKDOWN if looks_like_markdown(text) else FileFormat.TEXT


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
