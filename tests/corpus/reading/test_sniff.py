"""A file is what its bytes say, and what we do not read is refused with a way out."""

import io
import zipfile

import pytest

from corpus.errors import Unreadable
from corpus.models import FileFormat
from corpus.reading.sniff import sniff
from tests.corpus.reading.builders import make_docx, make_pdf, pdf_lines, word_paragraph


def make_zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (make_pdf([pdf_lines("Minutes")]), FileFormat.PDF),
        (b"\r\n junk before \r\n%PDF-1.7 ...", FileFormat.PDF),
        (make_docx(word_paragraph("Minutes")), FileFormat.DOCX),
        (b"<!DOCTYPE html><html><body>x</body></html>", FileFormat.HTML),
        (b"\xef\xbb\xbf\n<html><body>x</body></html>", FileFormat.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>', FileFormat.HTML),
        (b"<!-- saved -->\n<div>fragment</div>", FileFormat.HTML),
        (b"<p>fragment", FileFormat.HTML),
        (b"---\ntitle: x\ntags:\n  - a\n---\nText", FileFormat.MARKDOWN),
        (b"Text first\n\n## Apologies\n", FileFormat.MARKDOWN),
        (b"# Minutes\n", FileFormat.MARKDOWN),
        (b"Minutes of the meeting", FileFormat.TEXT),
        (b"--- \nnot: closed", FileFormat.TEXT),
        (b"#hashtag is no heading", FileFormat.TEXT),
        ("Cofnodion y cyfarfod â'r Cyngor".encode("utf-16"), FileFormat.TEXT),
        (b"Budget < 5 and > 3", FileFormat.TEXT),
        (b"{no json}", FileFormat.TEXT),
    ],
)
def test_formats_are_told_by_their_bytes(data: bytes, expected: FileFormat) -> None:
    assert sniff(data) is expected


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (b"", "empty", "again"),
        (b" \n\t\r\n", "white space", "again"),
        ("\u00a0\n\ufeff".encode(), "white space", "again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc", "DOCX"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
            "Remove",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "old Office", "DOCX"),
        (make_zip("xl/workbook.xml"), "Excel", "PDF"),
        (make_zip("ppt/presentation.xml"), "PowerPoint", "PDF"),
        (make_zip("minutes.pdf"), "zip archive", "Unpack"),
        (make_docx("")[:300], "damaged", "again"),
        (b"\x89PNG\r\n\x1a\n....", "picture", "Save"),
        (b"\xff\xd8\xff\xe0....", "picture", "Save"),
        (b"\x7fELF\x02\x01", "program", "Save"),
        (b"MZ\x90\x00\x03", "program", "Save"),
        (b"{\\rtf1\\ansi Minutes}", "Rich Text", "Save"),
        (b"text\x00with nul", "binary", "Save"),
        (bytes(range(1, 256)) * 20, "binary", "Save"),
        (b'<?xml version="1.0"?><meeting><id>1</id></meeting>', "XML", "page or document"),
        (b'{"minutes": [1, 2]}', "JSON", "Save"),
    ],
)
def test_what_is_not_read_is_refused_with_a_remedy(data: bytes, problem: str, remedy: str) -> None:
    with pytest.raises(Unreadable) as caught:
        sniff(data)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
