"""How fast files are read, next to bare pypdfium2 on the same PDFs in the same run.

    python -m benchmarks.reading [FOLDER OF MINUTES]     default: ../shared/minutes

Counts the processor time of this process; each PDF is read by both, one after the other, in turn
first, and of several times the least counts, so that what else the machine does matters little.
Counted apart is what comes on top where files are read in a child: what it takes to start, and to
send its readings. Also counts what became of every file, and the words of the PDFs that are in no
block of ours: running heads, feet and page numbers.
"""

import argparse
import re
import resource
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pypdfium2

from benchmarks.results import keep
from corpus.errors import Unreadable
from corpus.models import Reading
from corpus.reading import wire
from corpus.reading.pool import ReaderPool
from corpus.reading.read import read

T = TypeVar("T")

ROUNDS = 5
_MINUTES = Path(__file__).parents[2] / "shared" / "minutes"
_WORD = re.compile(r"[^\W_]+")
_BROKEN = re.compile("[-\u2010\x02\ufffe\u00ad]\\s*")


def main() -> None:
    """Measure, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=_MINUTES)
    folder = parser.parse_args().folder
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    pdfs = [data for data in files if is_pdf(data)]
    readable = [data for data in pdfs if isinstance(reading_of(data), Reading)]
    figures = {**measured(readable), **apart(readable), **outcomes(files)}
    for name, figure in figures.items():
        print(f"{name:40} {figure}")
    print("kept in", keep("reading", figures).name)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are read as a PDF, or refused as one."""
    return b"%PDF" in data[:1024]


def measured(pdfs: list[bytes]) -> dict[str, Any]:
    """Pages per second of both, scans left out, and our share of the bare speed."""
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in pdfs)
    bare, ours = ([float("inf")] * len(pdfs) for _ in range(2))
    for turn in range(ROUNDS):
        for at, data in enumerate(pdfs):
            if turn % 2:
                ours[at] = min(ours[at], seconds(read, data))
            bare[at] = min(bare[at], seconds(bare_text, data))
            if not turn % 2:
                ours[at] = min(ours[at], seconds(read, data))
    return {
        "pages of PDF": pages,
        "pages per second, bare pypdfium2": round(pages / sum(bare)),
        "pages per second, ours": round(pages / sum(ours)),
        "our share of the bare speed": round(sum(bare) / sum(ours), 2),
        "words of PDF in no block": lost_words(pdfs),
    }


def apart(pdfs: list[bytes]) -> dict[str, Any]:
    """What reading in a child costs on top: its start once, and each reading through the pipe."""
    readings = [read(data) for data in pdfs]
    pages = sum(reading.pages or 0 for reading in readings)
    sent = sum(min(seconds(sent_and_received, each) for _ in range(ROUNDS)) for each in readings)
    return {
        "milliseconds to start a child": round(1000 * seconds_to_start()),
        "milliseconds a page, sending the reading": round(1000 * sent / pages, 2),
    }


def sent_and_received(reading: Reading) -> Reading:
    """A reading as the child writes it and its parent reads it."""
    return wire.decode(Reading, wire.encode(reading))


def seconds_to_start() -> float:
    """The processor time of a child that reads one line of text."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with ReaderPool(1, result_type=Reading) as readers:
        list(readers.run([("one.txt", b"The Committee met.")]))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def bare_text(data: bytes) -> str:
    """The text of a PDF as pypdfium2 gives it."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return "\n".join(texts)


def lost_words(pdfs: list[bytes]) -> str:
    """How many words of the text layers are in no block nor before one."""
    lost = everything = 0
    for data in pdfs:
        reading = read(data)
        shown = [f"{block.number or ''} {reading.text_of(block)}" for block in reading.blocks]
        source = words_in(bare_text(data))
        lost += (source - words_in("\n".join(shown))).total()
        everything += source.total()
    return f"{lost} of {everything}"


def words_in(text: str) -> Counter[str]:
    """How often each word stands in a text, words broken at lines whole."""
    return Counter(_WORD.findall(_BROKEN.sub("", text).casefold()))


def outcomes(files: list[bytes]) -> dict[str, Any]:
    """How many files were read, and why the others were not."""
    began = time.process_time()
    results = [reading_of(data) for data in files]
    refused = Counter(result for result in results if isinstance(result, str))
    return {
        "files": len(files),
        "files read": sum(isinstance(result, Reading) for result in results),
        "files refused, with the reason": dict(refused.most_common()),
        "seconds for all files": round(time.process_time() - began, 1),
    }


def reading_of(data: bytes) -> Reading | str:
    """What a file is read to, or why it is refused."""
    try:
        return read(data)
    except Unreadable as refusal:
        return refusal.problem


def seconds(work: Callable[[T], object], given: T) -> float:
    """The processor time that some work takes."""
    began = time.process_time()
    work(given)
    return time.process_time() - began


if __name__ == "__main__":
    main()
