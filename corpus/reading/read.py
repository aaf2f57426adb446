"""One file's bytes to its reading: the limit of size, the right reader, and the final check."""

import re
from collections.abc import Callable

from corpus.errors import Unreadable
from corpus.models import FileFormat, Reading
from corpus.reading.docx import read_docx
from corpus.reading.html import read_html
from corpus.reading.sniff import sniff
from corpus.reading.text import read_text

_HAS_WORD = re.compile(r"[^\W_]")

_READERS: dict[FileFormat, Callable[[bytes], Reading]] = {
    FileFormat.TEXT: read_text,
    FileFormat.MARKDOWN: read_text,
    FileFormat.HTML: read_html,
    FileFormat.DOCX: read_docx,
}


def read(data: bytes) -> Reading:
    return _READERS[sniff(data)](data)
