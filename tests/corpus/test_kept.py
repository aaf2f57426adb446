"""What is kept of the record is made again as soon as anybody changes the record."""

from pathlib import Path

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
