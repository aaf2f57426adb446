"""Files in, record out: decides what is new, and puts each document in whole or not at all."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.errors import OutOfDate, Unreadable
from corpus.files import FoundFile, Unreachable, find_files, read_bytes
from corpus.gone import refusals_over, vanished
from corpus.listed import listed_meetings
from corpus.models import ParsedDocument
from corpus.reprints import link_reprints
from corpus.sidecar import GivenFacts, Sidecars
from corpus.standings import settle_standings
from corpus.stated import facts_json, header_of, unknown_facts
from corpus.store import known, reader, record
from corpus.store.connection import Database
from corpus.store.originals import Originals, sha256_of
from corpus.texts import encoded_texts, folded
from corpus.twins import knows_more, twins

# Texts that are encoded together: enough to keep every core busy with batches of equal length,
# few enough that a kill loses seconds of work.
TEXTS_TOGETHER = 1_024
GONE = "The file is gone; its document is kept. Use erase to remove it."


class Encoder(Protocol):
    """Turns texts into unit vectors, in order; the engine behind it belongs to index."""

    @property
    def name(self) -> str:
        """Identifies the encoder; vectors of two names are never mixed."""

    @property
    def width(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text."""


class Reader(Protocol):
    """Reads and parses files in limited child processes, in the order they are given."""

    def run(
        self, jobs: Iterable[tuple[str, bytes]]
    ) -> Iterator[tuple[str, ParsedDocument | Unreadable]]:
        """(name, bytes) in; (name, what it is or why it cannot be read) out."""


# Told how far the work is: (files done, files in all, the one at hand).
Progress: TypeAlias = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """What an ingest works with. `encoder` is opened only when something must be encoded."""

    database: Database
    originals: Originals
    reader: Callable[[], AbstractContextManager[Reader]]
    encoder: Callable[[], Encoder]
    now: Callable[[], str]
    progress: Progress


@dataclass(slots=True)
class Report:
    """What became of every file; the numbers are of this run."""

    added: int = 0
    unchanged: int = 0
    updated: int = 0
    duplicates: int = 0
    refused: list[dict[str, str]] = field(default_factory=list)
    warnings: list[dict[str, str]] = field(default_factory=list)
    meetings: int = 0
    items: int = 0
    passages: int = 0
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class _Job:
    """A file whose bytes are not the ones last seen in its place."""

    found: FoundFile
    beside: GivenFacts  # from a sidecar
    given: GivenFacts  # from the operator
    data: bytes
    sha256: str


def ingest(paths: Sequence[Path], given: GivenFacts, tools: Tools) -> Report:
    """Bring the record up to date with the files under some paths.

    A file whose bytes and stated facts are unchanged costs a hash. A file that cannot be read is
    recorded and reported; it stops nothing else. Stops between two documents by KeyboardInterrupt
    or DiskFull, and goes on from there when run again.
    """
    report, sidecars = Report(), Sidecars()
    found = list(find_files(paths))
    meetings_before = reader.coverage(tools.database).meetings
    waiting: list[tuple[_Job, ParsedDocument]] = []
    with tools.reader() as pool:
        for job, parsed in _read_changed(found, given, sidecars, pool, tools, report):
            waiting.append((job, parsed))
            if sum(_text_count(p) for _, p in waiting) >= TEXTS_TOGETHER:
                _store(waiting, tools, report)
                waiting = []
        _store(waiting, tools, report)
    known.keep_listed(tools.database, listed_meetings(paths))
    if link_reprints(tools.database):
        settle_standings(tools.database)
    for path, problem in sidecars.problems.items():
        report.warnings.append({"path": path.name, "warning": problem})
    for gone in vanished(paths, found, tools.database):
        report.warnings.append({"path": gone, "warning": GONE})
    refused = {refusal["path"] for refusal in report.refused}
    over = refusals_over(paths, found, refused, tools.database)
    record.drop_refusals(tools.database, over)
    report.meetings = reader.coverage(tools.database).meetings - meetings_before
    return report


def _read_changed(
    found: Sequence[FoundFile | Unreachable], given: GivenFacts, sidecars: Sidecars,
    pool: Reader, tools: Tools, report: Report,
) -> Iterator[tuple[_Job, ParsedDocument]]:  # fmt: skip
    jobs: deque[_Job] = deque()

    def changed() -> Iterator[tuple[str, bytes]]:
        for done, file in enumerate(found):
            tools.progress(done, len(found), file.source)
            job = _job_for(file, given, sidecars, tools, report)
            if job is not None:
                jobs.append(job)
                yield job.found.path.name, job.data
        tools.progress(len(found), len(found), "")

    for _, parsed in pool.run(changed()):
        job = jobs.popleft()
        if isinstance(parsed, Unreadable):
            _refuse(job.found, parsed.problem, parsed.remedy, tools, report)
        else:
            yield job, parsed


def _job_for(
    file: FoundFile | Unreachable, given: GivenFacts, sidecars: Sidecars, tools: Tools,
    report: Report,
) -> _Job | None:  # fmt: skip
    data = file if isinstance(file, Unreachable) else read_bytes(file)
    if isinstance(file, Unreachable) or isinstance(data, Unreachable):
        problem = data if isinstance(data, Unreachable) else file
        assert isinstance(problem, Unreachable)  # noqa: S101 - for the type checker
        _refuse(problem, problem.reason, problem.remedy, tools, report)
        return None
    beside = sidecars.facts_for(file.path)
    sha256, known = sha256_of(data), reader.source_at(tools.database, file.location)
    if known and known.sha256 == sha256 and known.facts == facts_json(beside, given):
        report.unchanged += 1
        return None
    return _Job(file, beside, given, data, sha256)


def _version_to_replace(job: _Job, database: Database) -> int | None:
    """The document at a changed location, unless other files still stand for it."""
    known = reader.source_at(database, job.found.location)
    if known and len(reader.sources_of(database, known.document_id)) == 1:
        return known.document_id
    return None


def _refuse(
    file: FoundFile | Unreachable, reason: str, remedy: str, tools: Tools, report: Report
) -> None:
    record.refuse(
        tools.database, location=file.location, source=file.source, reason=reason, remedy=remedy,
        refused_at=tools.now(),
    )  # fmt: skip
    report.refused.append({"path": file.source, "reason": reason, "remedy": remedy})


def _text_count(parsed: ParsedDocument) -> int:
    return sum(1 + len(passage.sentences) for passage in parsed.passages)


def _store(waiting: Sequence[tuple[_Job, ParsedDocument]], tools: Tools, report: Report) -> None:
    """Encode some documents together and put each in by its own transaction."""
    ready = [
        (job, replace(parsed, header=header_of(parsed.header, job.beside, job.given)))
        for job, parsed in waiting
    ]
    fresh = [pair for pair in ready if not _note_if_held(*pair, tools, report)]
    if not fresh:
        return
    encoder = _same_encoder(tools)
    texts = [text for _, parsed in fresh for text in encoded_texts(parsed)]
    vectors = encoder.encode(texts).astype("<f2")
    first = 0
    for job, parsed in fresh:
        count = _text_count(parsed)
        _add(job, parsed, vectors[first : first + count], tools, report)
        first += count


def _same_encoder(tools: Tools) -> Encoder:
    """The encoder, once it is sure that the record's vectors are its own."""
    encoder, used = tools.encoder(), reader.meta(tools.database, "encoder")
    if used is None:
        # The name last: a record that names its encoder must know the width too.
        record.set_meta(tools.database, "width", str(encoder.width))
        record.set_meta(tools.database, "encoder", encoder.name)
    elif used != encoder.name:
        raise OutOfDate(
            f"The record was encoded by {used}, and this encoder is {encoder.name}.",
            "Encode everything again with: minutebook rebuild --encode.",
        )
    return encoder


def _note_if_held(job: _Job, parsed: ParsedDocument, tools: Tools, report: Report) -> bool:
    """Whether the same words are already held for the same meeting, under another name."""
    replaces = _version_to_replace(job, tools.database)
    for held in _twins(job, parsed, tools):
        if held.document_id != replaces and not knows_more(parsed.header, held):
            record.note_copy(
                tools.database, job.found.location, held.document_id, job.sha256,
                facts=facts_json(job.beside, job.given), seen_at=tools.now(), replaces=replaces,
            )  # fmt: skip
            report.duplicates += 1
            return True
    return False


def _twins(job: _Job, parsed: ParsedDocument, tools: Tools) -> list[reader.Held]:
    return twins(tools.database, parsed.header, sha256=job.sha256, text_sha256=_text_sha256(parsed))


def _add(job: _Job, parsed: ParsedDocument, vectors: NDArray[np.float16], tools: Tools,
         report: Report) -> None:  # fmt: skip
    if _note_if_held(job, parsed, tools, report):  # its twin went in a moment ago
        return
    replaces = _version_to_replace(job, tools.database)
    if replaces is None:  # a twin of which less was known; one that knows as much was noted above
        replaces = next((t.document_id for t in _twins(job, parsed, tools)), None)
    tools.originals.keep(job.data, suffix=parsed.reading.format)
    rows = [row.tobytes() for row in vectors]
    passage_vectors, sentence_vectors, first = [], [], 0
    for passage in parsed.passages:
        passage_vectors.append(rows[first])
        sentence_vectors.append(rows[first + 1 : first + 1 + len(passage.sentences)])
        first += 1 + len(passage.sentences)
    entry = record.Entry(
        location=job.found.location, source=job.found.source, sha256=job.sha256,
        text_sha256=_text_sha256(parsed), parsed=parsed, passage_vectors=passage_vectors,
        sentence_vectors=sentence_vectors, facts=facts_json(job.beside, job.given),
        seen_at=tools.now(),
        url=job.beside.url or job.given.url, replaces=replaces,
        predecessor=job.beside.predecessor or job.given.predecessor,
    )  # fmt: skip
    record.add_document(tools.database, entry)
    report.added += replaces is None
    report.updated += replaces is not None
    report.items += len(parsed.items)
    report.passages += len(parsed.passages)
    report.decisions += len(parsed.decisions)
    for warning in (*parsed.warnings, *unknown_facts(parsed.header)):
        report.warnings.append({"path": job.found.source, "warning": warning})


def _text_sha256(parsed: ParsedDocument) -> str:
    return hashlib.sha256(folded(parsed.reading.text).encode("utf-8")).hexdigest()
