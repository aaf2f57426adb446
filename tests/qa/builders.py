"""Values of the answering layer with defaults, and small real libraries made from texts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.ingest import Encoder as IngestEncoder
from corpus.ingest import Tools, ingest
from corpus.models import Basis
from corpus.sidecar import GivenFacts
from corpus.store import searchable
from corpus.store.connection import Database
from corpus.store.home import CollectionPaths, Home
from corpus.store.originals import Originals
from corpus.store.rows import Coverage, StoredDocument, StoredItem, StoredPassage
from corpus.texts import folded
from index.encoder import Encoder
from index.generation import open_generation
from index.publish import publish
from qa.evidence import Evidence
from qa.library import Library, Place, known_names
from qa.models import Answer, Citation, Finding, Ledger, NoAnswer, Question, Searched, Wanted
from qa.quote import Quoted, citations_of
from tests.builders import NOW, ReaderHere, unseen
from tests.fakes import WordCountEncoder
from tests.web.homes import write

TODAY = date(2026, 1, 15)
NOTHING_HELD = Searched(Coverage(0, 0, 0, None, None, 0, 0, 0), 0)


def fill(place: CollectionPaths, paths: Sequence[Path], encoder: IngestEncoder) -> None:
    """Ingest and publish as always, reading the files here and now."""
    with Database(place.record, writable=True) as database:
        tools = Tools(
            database=database,
            originals=Originals(place.originals),
            reader=ReaderHere,
            encoder=lambda: encoder,
            now=lambda: NOW,
            progress=unseen,
        )
        ingest(paths, GivenFacts(), tools)
        publish(
            database, place.index, encoder=encoder.name, width=encoder.width,
            progress=unseen,
        )  # fmt: skip


def open_place(place: CollectionPaths, encoder: Encoder) -> Library:
    """Open a filled collection with the encoder it was filled with."""
    database = Database(place.record, writable=False)
    generation = open_generation(
        place.index, change=searchable.last_change(database), encoder=encoder.name
    )
    return Library(place.name, database, generation, encoder, known_names(database))


def library_of(home: Path, files: Mapping[str, str]) -> Library:
    """A library of these files, with the encoder that needs no model."""
    place, encoder = Home(home / "home").collection("public"), WordCountEncoder()
    fill(place, [write(home / "files", files)], encoder)
    return open_place(place, encoder)


def make_place(
    text: str, *, passage_id: int = 1, item_id: int = 1, document_id: int = 1, start: int = 0,
    title: str = "Community Safety", kind: str = "minutes", status: str = "approved",
    day: str | None = "2020-07-09",
) -> Place:  # fmt: skip
    """A passage in its item and document."""
    end = start + len(text)
    passage = StoredPassage(
        passage_id, document_id, item_id, start, end, text, "discussion", None, None, None
    )
    item = StoredItem(item_id, document_id, "7", title, 0, 0, end, None, False)
    document = StoredDocument(
        document_id, f"{document_id:064d}", f"minutes-{document_id}.txt", None, "text", None,
        "Wexmoor District Council", "text", "Cabinet", "text", day, "text", None, None, kind,
        status, 1, None,
    )  # fmt: skip
    return Place(passage, item, document)


def make_evidence(
    text: str, *, place: Place | None = None, kind: str = "discussion",
    speaker: str | None = None, meaning: float = 0.7, coverage: float = 1.0,
    around: float | None = None,
) -> Evidence:  # fmt: skip
    """One sentence; the first such words of the place, or a place of its own."""
    held = place or make_place(text)
    start = held.passage.start + held.passage.text.index(text)
    return Evidence(
        held, start, start + len(text), kind, speaker, "stated" if speaker else None, meaning,
        coverage, coverage if around is None else around,
    )  # fmt: skip


def make_citation(text: str = "The committee approved the scheme.") -> Citation:
    """A citation of a whole passage."""
    place = make_place(text, start=100)
    return citations_of([Quoted(place, 100, 100 + len(text))], "public")[0]


def make_question(text: str = "vape sales", **parts: object) -> Question:
    """A question on a topic, with any part of it replaced."""
    question = Question(text=text, words=text, topic=text, wanted=Wanted.SAID)
    return replace(question, **parts)  # type: ignore[arg-type]  # the parts are the caller's


def make_finding(citation: Citation) -> Finding:
    """A finding that rests on a citation."""
    return Finding(Ledger.SAID, citation.quote, None, None, Basis.STATED, citation.number)


def quotes(result: Answer | NoAnswer) -> list[str]:
    """What an answer quotes, white space folded; nothing of a refusal."""
    return [folded(c.quote) for c in result.citations] if isinstance(result, Answer) else []


def sources(result: Answer | NoAnswer) -> set[str]:
    """The files that an answer cites."""
    return {c.source for c in result.citations} if isinstance(result, Answer) else set()
