"""The smallest PDF, built by hand, and its objects one by one."""

import zlib
from collections.abc import Mapping

_CATALOG, _PAGES, _PAGE, _CONTENT, _FONT = 1, 2, 3, 4, 5
FONT_DICTIONARY = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE_DICTIONARY = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> >> %s >>"
)
TEXT = (
    b"BT /F1 12 Tf 50 780 Td (Wexmoor District Council) Tj 0 -20 Td"
    b" (Minutes of the Planning Committee held on 12 June 2019) Tj ET"
)
MB = 1024 * 1024


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
        _PAGE: changed.get("page", PAGE_DICTIONARY % b""),
        _CONTENT: changed.get("content", stream(TEXT)),
        _FONT: changed.get("font", FONT_DICTIONARY),
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


def shown(text: str) -> bytes:
    """The operators that print a text in lines of 2,000 characters."""
    plain = text.encode("cp1252", "replace")
    for mark in (b"\\", b"(", b")"):
        plain = plain.replace(mark, b"\\" + mark)
    plain = plain.replace(b"\r", b" ")
    lines = [
        part[at : at + 2_000]
        for part in plain.split(b"\n")
        for at in range(0, len(part) + 1, 2_000)
    ]
    drawn = b"".join(b"(%s) Tj 0 -14 Td\n" % line for line in lines)
    return b"BT /F1 12 Tf 50 780 Td (Minutes of the Council) Tj 0 -14 Td\n" + drawn + b"ET"
