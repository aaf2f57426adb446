"""Builders with defaults, so that a test shows only what it is about."""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest

from corpus.errors import Unreadable
from corpus.ingest import Report, Tools, ingest
from corpus.models import ParsedDocument
from corpus.parse import parse_file
from corpus.sidecar import GivenFacts
from corpus.store.connection import Database
from corpus.store.home import CollectionPaths, Home
from corpus.store.originals import Originals, sha256_of
from corpus.store.record import Entry
from corpus.texts import encoded_texts, folded
from index.generation import Manifest
from index.publish import publish
from tests.fakes import WordCountEncoder
from web.cli import main

NOW = "2025-01-02T03:04:05Z"
SAMPLE = Path(__file__).parents[1] / "corpus" / "sample"


def make_minutes(
    *points: str,
    council: str = "Wexmoor District Council",
    committee: str = "Planning Committee",
    date: str = "12 June 2019",
    title: str = "Dog fouling",
) -> str:
    """Minutes as pasted text: a header, an item on apologies, and one made of the points."""
    said = points or ("Councillor Stobbs said that the bins in the park were full.",)
    head = [council, committee, f"Minutes of the meeting held on {date}" if date else "Minutes"]
    first = ["6. Apologies", "There were no apologies."]
    return "\n\n".join([*filter(None, head), *first, f"7. {title}", *said]) + "\n"


def write_minutes(path: Path, *points: str, **facts: str) -> Path:
    """A text file of minutes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(make_minutes(*points, **facts), encoding="utf-8")
    return path


def make_entry(
    text: str = "", *, location: str = "/minutes/a.txt", replaces: int | None = None
) -> Entry:
    """A document ready to go into the record, encoded by the fake encoder."""
    data = (text or make_minutes()).encode()
    parsed = parse_file(Path(location).name, data)
    rows = [
        row.tobytes()
        for row in WordCountEncoder().encode(list(encoded_texts(parsed))).astype("<f2")
    ]
    passages, sentences = [], []
    for passage in parsed.passages:
        passages.append(rows.pop(0))
        sentences.append([rows.pop(0) for _ in passage.sentences])
    return Entry(
        location=location, source=location.lstrip("/"), sha256=sha256_of(data),
        text_sha256=hashlib.sha256(folded(parsed.reading.text).encode()).hexdigest(),
        parsed=parsed, passage_vectors=passages, sentence_vectors=sentences, facts="{}",
        seen_at=NOW, replaces=replaces,
    )  # fmt: skip


class ReaderHere:
    """Reads files in this process: the same answers as the pool of children, at once."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(
        self, jobs: Iterable[tuple[str, bytes]]
    ) -> Iterator[tuple[str, ParsedDocument | Unreadable]]:
        for name, data in jobs:
            try:
                yield name, parse_file(name, data)
            except Unreadable as refusal:
                yield name, refusal


class EncoderInUse(WordCountEncoder):
    """Counts how often it was opened and how many texts it was given."""

    def __init__(self) -> None:
        self.opened = 0
        self.encoded = 0

    def open(self) -> Self:
        self.opened += 1
        return self

    def encode(self, texts: Sequence[str]) -> Any:
        self.encoded += len(texts)
        return super().encode(texts)


@dataclass
class Archive:
    """A home with one collection, ingested and published without model or child process."""

    folder: Path
    encoder: EncoderInUse = field(default_factory=EncoderInUse)

    @property
    def place(self) -> CollectionPaths:
        return Home(self.folder).collection("public")

    def open(self) -> Database:
        return Database(self.place.record, writable=True)

    def ingest(self, *paths: Path, given: GivenFacts | None = None) -> Report:
        with self.open() as database:
            tools = Tools(
                database=database,
                originals=Originals(self.place.originals),
                reader=ReaderHere,
                encoder=self.encoder.open,
                now=lambda: NOW,
                progress=unseen,
            )
            return ingest(paths, given or GivenFacts(), tools)

    def publish(self, *, rebuild: bool = False) -> Manifest:
        with self.open() as database:
            return publish(
                database, self.place.index, encoder=self.encoder.name, width=self.encoder.width,
                progress=unseen, rebuild=rebuild,
            )  # fmt: skip

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with self.open() as database:
            return database.rows(sql)


def unseen(done: int, total: int, what: str) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True)
class Ran:
    """What a command of `minutebook` did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout; fails if there is anything beside it."""
        return json.loads(self.out)


def minutebook(home: Path, *words: str | Path) -> Ran:
    """Run the command line in this process, with the fake encoder and without child processes."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch:
        replace_engines(patch)
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main(["--home", str(home), *map(str, words)])
            except SystemExit as done:
                code = int(done.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def replace_engines(patch: pytest.MonkeyPatch) -> None:
    """The fake encoder for the real one, and reading here for reading in children."""
    for module in ("web.opening", "web.wiring"):
        patch.setattr(f"{module}.opened_encoder", lambda _: WordCountEncoder())
    patch.setattr("web.wiring.ScanReader", ReaderHere)
    patch.setenv("MINUTEBOOK_WORKERS", "1")


def files_with(folder: Path, word: str) -> list[str]:
    """The files under a folder whose name or bytes hold a word, whatever its case."""
    wanted = word.lower()
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if wanted in path.name.lower()
        or (path.is_file() and wanted.encode() in path.read_bytes().lower())
    ]
