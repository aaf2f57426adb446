"""What is kept of the record is made again as soon as anybody changes the record."""

from pathlib import Path

import pytest

from corpus.store import reader, record
from corpus.store.connection import Database
from tests.builders import make_entry, make_minutes


def test_a_count_is_taken_once_until_another_connection_changes_the_record(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Database(path, writable=True) as writer:
        record.add_document(writer, make_entry())
        with Database(path, writable=False) as database:
            first = reader.coverage(database)
            assert first.documents == 1
            assert reader.coverage(database) is first
            record.add_document(writer, make_entry(make_minutes("Trees fall."), location="/b.txt"))
            assert reader.coverage(database).documents == 2


def test_a_count_follows_what_the_same_connection_writes(tmp_path: Path) -> None:
    with Database(tmp_path / "record.sqlite", writable=True) as database:
        assert reader.coverage(database).documents == 0
        record.add_document(database, make_entry())
        assert reader.coverage(database).documents == 1


def test_documents_that_were_read_are_not_kept_beyond_the_next_change(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Database(path, writable=True) as writer, Database(path, writable=True) as database:
        first = record.add_document(writer, make_entry())
        second = record.add_document(
            writer, make_entry(make_minutes("Trees fall."), location="/b.txt")
        )
        found = reader.documents(database, [second, first, first, 99])
        assert [one.document_id for one in found] == [first, second]
        assert reader.documents(database, [first])[0] is found[0]
        record.erase_document(writer, first)
        assert [one.document_id for one in reader.documents(database, [first, second])] == [second]


def test_more_documents_than_are_kept_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "KEPT_DOCUMENTS", 2)
    with Database(tmp_path / "record.sqlite", writable=True) as database:
        ids = [
            record.add_document(
                database, make_entry(make_minutes(f"Tree {n} falls."), location=f"/{n}.txt")
            )
            for n in range(4)
        ]
        for asked in (ids[:2], ids[1:], ids, ids[2:]):
            assert [one.document_id for one in reader.documents(database, asked)] == asked
