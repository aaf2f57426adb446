"""The check of a collection finds what was changed behind our back, and nothing else."""

from pathlib import Path

import pytest

from corpus.check import record_problems
from corpus.store.connection import Database
from corpus.store.originals import Originals
from tests.builders import Archive, write_minutes


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "home")
    file = write_minutes(tmp_path / "june.txt")
    archive.ingest(file)
    write_minutes(file, "The bins were empty.", "RESOLVED: That the bins be painted.")
    archive.ingest(file)
    return archive


def problems(archive: Archive) -> list[str]:
    with archive.open() as database:
        return list(record_problems(database, Originals(archive.place.originals)))


def change(archive: Archive, sql: str) -> None:
    with Database(archive.place.record, writable=True) as database:
        database.rows(sql)


def test_an_untouched_collection_has_no_problems(archive: Archive) -> None:
    assert problems(archive) == []


def test_an_original_whose_bytes_were_changed_is_named(archive: Archive) -> None:
    for path in archive.place.originals.glob("*/*"):
        data = path.read_bytes()
        path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    named = "The original of june.txt is not the file that was ingested."
    assert problems(archive) == [named, named]  # of the earlier version too


def test_a_missing_original_is_named(archive: Archive) -> None:
    next(archive.place.originals.glob("*/*")).unlink()
    (problem,) = problems(archive)
    assert problem.startswith("june.txt: The original of this document is missing")


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        ("UPDATE passages SET end = 100000 WHERE passage_id = 1", "reaches beyond the text"),
        ("UPDATE passages SET vector = x'00' WHERE passage_id = 1", "1 passages have no whole"),
        ("UPDATE sentences SET vector = x''", "sentences have no whole vector"),
        ("UPDATE sentences SET end = start", "sentences lie outside"),
        ("UPDATE sentences SET start = 0", "sentences lie outside"),
    ],
)
def test_a_row_that_cannot_be_right_is_named(archive: Archive, tampering: str, words: str) -> None:
    change(archive, tampering)
    assert any(words in problem for problem in problems(archive)), problems(archive)


def test_a_row_that_points_nowhere_is_named(archive: Archive) -> None:
    with Database(archive.place.record, writable=True) as database:
        database.rows("PRAGMA foreign_keys = OFF")
        database.rows("UPDATE decisions SET item_id = 999")
    assert "The record is damaged: row of decisions points nowhere." in problems(archive)
