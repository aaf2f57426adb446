"""How fast and how heavy the page of a document is, and how often a quotation is found on its page.

    python -m benchmarks.read_page HOME [--quotations 300]

Opens sentences, decisions and whole passages of the PDFs of a home at random, through the whole
application. Children that read the originals are not counted in the processor time of the page;
their own is given beside it, measured in this process. What is outlined is checked: the letters
inside the boxes must be those of the quotation.
"""

import argparse
import random
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.results import keep
from corpus.reading import wire
from corpus.reading.page_image import UNITS, PagePlaces
from corpus.reading.page_image_child import find
from corpus.store import reader
from corpus.store.connection import Database
from corpus.store.home import Home
from corpus.store.originals import Originals
from corpus.store.pages import page_starts
from corpus.store.rows import StoredDocument
from web.app import create_app
from web.layout import Stretch
from web.page_images import place_of
from web.parts import leaves
from web.present import quotation_url
from web.settings import Settings

RIM = 17  # tenths of a point: without it a box touches no other line
EACH = 12  # quotations of one document


def main() -> None:
    """Measure, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--quotations", type=int, default=300)
    given = parser.parse_args()
    place = Home(given.home.absolute()).collection("public")
    with Database(place.record, writable=False) as database:
        quotations = chosen(database, given.quotations)
        figures = located(database, Originals(place.originals), quotations)
    figures |= served(given.home, quotations)
    for name, figure in figures.items():
        print(f"{name:50} {figure}")
    print("kept in", keep("read_page", figures).name)


Quotation = tuple[StoredDocument, str, Stretch]


def chosen(database: Database, count: int) -> list[Quotation]:
    """Sentences, decisions and passages of the PDFs, at random and always the same."""
    rng = random.Random(5)  # noqa: S311 - a sample, not a secret
    found: list[Quotation] = []
    for document in reader.documents(database):
        if document.format != "pdf":
            continue
        passages = reader.passages_of(database, document.document_id)
        spans: list[Any] = [*passages, *reader.decisions_of(database, [document.document_id])]
        spans += reader.sentences(database, [one.passage_id for one in passages])
        some = rng.sample(spans, min(EACH, len(spans)))
        found += [(document, type(one).__name__, Stretch(one.start, one.end)) for one in some]
    return rng.sample(found, min(count, len(found)))


def located(
    database: Database, originals: Originals, quotations: Sequence[Quotation]
) -> dict[str, Any]:
    """How often the place is found, whether its boxes hold the quotation, and in what time."""
    times: list[float] = []
    outcomes: Counter[str] = Counter()
    for document, kind, mark in quotations:
        text = reader.text_of(database, document.document_id)
        path = str(originals.path_of(document.sha256, suffix=document.format).absolute())
        starts = page_starts(database, document.document_id)
        items = reader.items_of(database, document.document_id)
        place = place_of(path, text, mark, leaves(text, starts, items, document.pages))
        begun = time.process_time()
        pages = find(wire.encode(place).decode(), b"")
        times.append(time.process_time() - begun)
        outcomes[f"{kind} {'found' if pages else 'not found'}"] += 1
        if pages:
            same = folded(inside(path, pages)) == folded(text[mark.start : mark.end])
            outcomes["boxes with just its letters" if same else "boxes with other letters"] += 1
    return dict(sorted(outcomes.items())) | milliseconds("finding a place", times)


def inside(path: str, pages: Sequence[PagePlaces]) -> str:
    """What is printed inside the boxes."""
    document = pypdfium2.PdfDocument(path)
    return " ".join(part for page in pages for part in _inside(document, page))


def _inside(document: pypdfium2.PdfDocument, places: PagePlaces) -> Iterator[str]:
    page = document[places.page - 1]
    words = page.get_textpage()
    left, foot, *_ = page.get_cropbox()
    for box in places.boxes:
        yield words.get_text_bounded(
            left=left + (box.left + RIM) / UNITS,
            right=left + (box.left + box.width - RIM) / UNITS,
            top=foot + (places.height - box.top - RIM) / UNITS,
            bottom=foot + (places.height - box.top - box.height + RIM) / UNITS,
        )


def folded(text: str) -> str:
    """Letters and digits without case, accents and ligatures."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in plain if one.isalnum())


def served(home: Path, quotations: Sequence[Quotation]) -> dict[str, Any]:
    """The time and weight of the pages that open them."""
    settings = replace(Settings(), home=home, page_rate=0)
    client = create_app(settings).test_client()
    client.get("/documents")
    times: list[float] = []
    weights: list[int] = []
    for document, _, mark in quotations:
        begun = time.process_time()
        response = client.get(quotation_url(document.document_id, mark.start, mark.end))
        times.append(time.process_time() - begun)
        weights.append(len(response.data))
    return milliseconds("the page", times) | {"heaviest page, bytes": max(weights)}


def milliseconds(what: str, times: Sequence[float]) -> dict[str, Any]:
    """The middle, the 95th per cent and the worst."""
    held = sorted(times)
    at = {"median": 0.5, "p95": 0.95, "worst": 1.0}
    return {
        f"{what}, {name}, ms": round(held[min(int(len(held) * part), len(held) - 1)] * 1000, 1)
        for name, part in at.items()
    }


if __name__ == "__main__":
    main()
