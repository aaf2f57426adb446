"""Small real homes: files are ingested and published as always, with an encoder without a model."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path

from corpus.errors import Unreadable
from corpus.ingest import Tools, ingest
from corpus.models import ParsedDocument
from corpus.parse import parse_file
from corpus.sidecar import GivenFacts
from corpus.store import reader, searchable
from corpus.store.connection import Database
from corpus.store.home import Home
from corpus.store.originals import Originals
from index.generation import open_generation
from index.publish import publish
from qa.library import Library, known_names
from tests.fakes import WordCountEncoder
from web.opened import OpenCollection
from web.settings import Settings

MINUTES = {
    "wexmoor/2019-09-04 Scrutiny.txt": """WEXMOOR DISTRICT COUNCIL

Overview and Scrutiny Committee

Minutes of a meeting of the Overview and Scrutiny Committee held on 4 September 2019

1. Apologies for Absence

Apologies were received from Councillor Anne Dollimore and Councillor Hal Greatorex.

2. Modern Slavery

Councillor Priya Nandakumar said that four referrals about modern slavery had been made in the year.
She added that the hotline number was now on every taxi.

RESOLVED that:

(a) the report on modern slavery be noted; and

(b) officers report again on modern slavery in six months.

3. Dog Fouling & Litter

Mr Tobias Wrenshaw asked whether <b>dog fouling</b> & litter were counted together.
The Head of Environment replied that 23 penalties had been issued for dog fouling.
""",
    "wexmoor/2022-11-09 Cabinet.txt": """WEXMOOR DISTRICT COUNCIL

Cabinet

Minutes of a meeting of the Cabinet held on 9 November 2022

56. Wexport Leisure Centre

Councillor Maud Ellery said that the roof of the leisure centre had been leaking for three winters.

RESOLVED that the leisure centre close on 31 March 2023.

57. Allotments

It was reported that nineteen people were waiting for an allotment.
""",
    "notes/undated.txt": """Allotment notes

The waiting list for the allotments had grown to thirty one people.
""",
}


class InProcess:
    """Reads and parses files here and now, in the place of child processes."""

    def run(
        self, jobs: Iterable[tuple[str, bytes]]
    ) -> Iterator[tuple[str, ParsedDocument | Unreadable]]:
        """(name, bytes) in; (name, what it is or why it cannot be read) out."""
        for name, data in jobs:
            try:
                yield name, parse_file(name, data)
            except Unreadable as error:
                yield name, error


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Put files into a folder."""
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words.encode() if isinstance(words, str) else words)
    return folder


def load(home: Path, folder: Path) -> Settings:
    """Ingest a folder into a home and publish it."""
    place = Home(home).collection("public")
    encoder = WordCountEncoder()
    with Database(place.record, writable=True) as database:
        tools = Tools(
            database=database,
            originals=Originals(place.originals),
            reader=lambda: nullcontext(InProcess()),
            encoder=lambda: encoder,
            now=lambda: "2026-01-01T00:00:00Z",
            progress=silent,
        )
        ingest([folder], GivenFacts(), tools)
        publish(
            database, place.index, encoder=encoder.name, width=encoder.width,
            progress=silent,
        )  # fmt: skip
    return Settings(home=home)


def silent(done: int, total: int, what: str) -> None:
    """Progress that nobody is shown."""


def open_with_words(settings: Settings, collection: str = "public") -> Library:
    """As web.opening.open_library, with the encoder that needs no model."""
    place, encoder = Home(settings.home).collection(collection), WordCountEncoder()
    database = Database(place.record, writable=False)
    change = searchable.last_change(database)
    name = reader.meta(database, "encoder") or encoder.name
    generation = open_generation(place.index, change=change, encoder=name)
    return Library(collection, database, generation, encoder, known_names(database))


def collection_of(settings: Settings) -> OpenCollection:
    """The collection of a home, opened without a model."""
    return OpenCollection(settings, open=open_with_words)
