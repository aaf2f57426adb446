"""One file's bytes to its reading: the limit of size, the right reader, and the final check."""

import re
from collections.abc import Callable, Mapping

from corpus.errors import Unreadable
from corpus.models import FileFormat, Reading
from corpus.reading.docx import read_docx
from corpus.reading.html import read_html
from corpus.reading.moderngov import read_moderngov
from corpus.reading.pdf import read_pdf
from corpus.reading.sniff import sniff
from corpus.reading.text import read_text

# The longest council pack we hold has 600 pages and 31 MB; a larger file is a scan or no minutes.
MOST_BYTES = 64 * 1024 * 1024

_WORD = re.compile(r"[^\W_]")
_READERS: Mapping[FileFormat, Callable[[bytes], Reading]] = {
    FileFormat.TEXT: read_text,
    FileFormat.MARKDOWN: read_text,
    FileFormat.HTML: read_html,
    FileFormat.DOCX: read_docx,
    FileFormat.PDF: read_pdf,
    FileFormat.MODERNGOV_XML: read_moderngov,
}


def read(data: bytes) -> Reading:
    """The text and blocks of a file; Unreadable, with what to do, when there are none."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"The file has {len(data) // 1024 // 1024} MB; at most 64 MB are read.",
            "Split it, or save it without its pictures.",
        )
    reading = _READERS[sniff(data)](data)
    if not reading.blocks:
        raise Unreadable("The file holds no text.", "Check that it is the right file.")
    check(reading)
    return reading


def read_named(name: str, data: bytes) -> Reading:
    """`read` as a job of the child process; what a file is called says nothing of what it is."""
    del name
    return read(data)


def check(reading: Reading) -> None:
    """ValueError when the blocks are not in order, apart, inside the text and of whole words."""
    at = 0
    for block in reading.blocks:
        words = reading.text_of(block)
        if block.start < at or block.end <= block.start or block.end > len(reading.text):
            raise ValueError(f"{block} overlaps the block before it or leaves the text")
        if words[0].isspace() or words[-1].isspace() or not _WORD.search(words):
            raise ValueError(f"{block} has white space at an edge or holds no word")
        at = block.end
