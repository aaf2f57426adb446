"""The record: whole documents or nothing, ids that are never used twice, errors that say what."""

from pathlib import Path

import pytest

from corpus.errors import DiskFull, HomeLocked, HomeProblem, HomeTooNew, HomeTooOld, NotFound
from corpus.store import reader, record, searchable
from corpus.store.connection import SCHEMA_VERSION, Database
from tests.builders import make_entry, make_minutes

TABLES = ("documents", "items", "passages", "sentences", "decisions", "actions", "sources",
          "changes", "meetings", "committees", "councils")  # fmt: skip
DECIDED = make_minutes(
    "Councillor Stobbs said that the bins were full.",
    "RESOLVED: That the bins be emptied weekly.",
    "ACTION: Head of Streets to report back by 1 July 2019.",
)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "record.sqlite", writable=True)


def counts(database: Database) -> dict[str, int]:
    return {
        table: database.rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608 - our names
        for table in TABLES
    }


def test_a_document_goes_in_with_all_that_belongs_to_it(database: Database) -> None:
    number = record.add_document(database, make_entry(DECIDED))
    assert all(counts(database).values()), counts(database)
    (passage, *_) = reader.passages_of(database, number)
    assert passage.text in reader.text_of(database, number)


@pytest.mark.parametrize("table", ["items", "passages", "sentences", "decisions", "actions",
                                   "changes", "sources"])  # fmt: skip
def test_a_document_whose_writing_fails_half_way_leaves_nothing(
    database: Database, table: str
) -> None:
    record.add_document(database, make_entry())
    before = counts(database)
    database.rows(
        f"CREATE TEMP TRIGGER broken AFTER INSERT ON main.{table} "  # noqa: S608 - our names
        "WHEN (SELECT count(*) FROM main.documents) > 1 BEGIN SELECT RAISE(ABORT, 'broken'); END"
    )
    with pytest.raises(Exception, match="broken"):
        record.add_document(database, make_entry(DECIDED, location="/minutes/b.txt"))
    assert counts(database) == before


def test_a_full_disk_undoes_the_document_and_says_so(database: Database) -> None:
    record.add_document(database, make_entry())
    before = counts(database)
    database.limit_pages(database.page_count())
    long = make_minutes(*(f"Councillor {n} said that bin {n} was full." for n in range(400)))
    with pytest.raises(DiskFull, match="no room"):
        record.add_document(database, make_entry(long, location="/minutes/b.txt"))
    assert counts(database) == before
    database.limit_pages(1_000_000)
    record.add_document(database, make_entry(long, location="/minutes/b.txt"))
    assert counts(database)["documents"] == 2
    assert database.integrity_problems() == []


def test_ids_are_never_used_again_after_an_erasure(database: Database) -> None:
    first = record.add_document(database, make_entry(DECIDED))
    used = searchable.current_ids(database)
    items = [item.item_id for item in reader.items_of(database, first)]
    record.erase_document(database, first)
    second = record.add_document(database, make_entry(DECIDED))
    assert second > first
    assert min(searchable.current_ids(database)) > max(used)
    assert min(item.item_id for item in reader.items_of(database, second)) > max(items)


def test_erasing_leaves_no_row_of_the_document_and_keeps_the_others(database: Database) -> None:
    record.add_document(database, make_entry())
    before = {name: n for name, n in counts(database).items() if name != "changes"}
    other = make_minutes(council="Caldershire County Council", committee="Cabinet")
    gone = record.add_document(database, make_entry(other, location="/minutes/b.txt"))
    record.erase_document(database, gone)
    assert {name: n for name, n in counts(database).items() if name != "changes"} == before
    assert reader.names(database) == (["Wexmoor District Council"], ["Planning Committee"])


def test_erasing_a_version_erases_the_versions_before_and_after_it(database: Database) -> None:
    first = record.add_document(database, make_entry())
    second = record.add_document(database, make_entry(DECIDED, replaces=first))
    third = record.add_document(
        database, make_entry(make_minutes("It rained on the bins."), replaces=second)
    )
    assert record.version_ids(database, second) == [first, second, third]
    record.erase_document(database, second)
    assert counts(database)["documents"] == 0


def test_an_earlier_version_leaves_the_index_and_stays_readable(database: Database) -> None:
    first = record.add_document(database, make_entry())
    old = searchable.current_ids(database)
    published = searchable.last_change(database)
    second = record.add_document(database, make_entry(DECIDED, replaces=first))
    came, went = searchable.changes_after(database, published)
    assert went == old
    assert came == searchable.current_ids(database)
    assert reader.document(database, first).replaced_by == second
    assert [p.passage_id for p in reader.passages_of(database, first)] == old


def test_a_passage_that_came_and_went_again_is_no_addition(database: Database) -> None:
    first = record.add_document(database, make_entry())
    record.erase_document(database, first)
    assert searchable.changes_after(database, 0) == ([], [])


def test_an_unknown_document_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound, match="no document 7"):
        reader.document(database, 7)


def test_a_record_of_a_later_version_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Database(path, writable=True) as database:
        database.rows(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    for writable in (True, False):
        with pytest.raises(HomeTooNew, match="later version"):
            Database(path, writable=writable)


def test_a_record_of_an_earlier_version_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Database(path, writable=True) as database:
        database.rows(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    for writable in (True, False):
        with pytest.raises(HomeTooOld, match="earlier version") as refused:
            Database(path, writable=writable)
        assert "ingest FOLDER" in refused.value.remedy


def test_a_file_that_is_no_record_is_reported_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    path.write_bytes(b"garbage " * 1000)
    for writable in (True, False):
        with pytest.raises(HomeProblem, match="damaged"):
            Database(path, writable=writable)


def test_a_transaction_waits_for_no_second_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.connection.BUSY_MILLISECONDS", 20)
    path = tmp_path / "record.sqlite"
    with Database(path, writable=True) as one, Database(path, writable=True) as two:
        with one.transaction(), pytest.raises(HomeLocked):
            record.set_meta(two, "a", "b")
        record.set_meta(two, "a", "b")
        assert reader.meta(one, "a") == "b"


def test_a_reader_sees_the_record_as_it_was_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Database(path, writable=True) as writer:
        record.add_document(writer, make_entry())
        with Database(path, writable=False) as seen:
            with writer.transaction():
                writer.rows("DELETE FROM documents")
                assert len(reader.documents(seen)) == 1
            assert reader.documents(seen) == []


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    Database(path, writable=True).close()
    with Database(path, writable=False) as database, pytest.raises(HomeProblem):
        record.set_meta(database, "a", "b")


def test_a_log_that_a_reader_holds_is_not_taken_for_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.connection.BUSY_MILLISECONDS", 20)
    path = tmp_path / "record.sqlite"
    with Database(path, writable=True) as writer, Database(path, writable=True) as holder:
        record.add_document(writer, make_entry())
        with holder.transaction():
            holder.rows("SELECT count(*) FROM documents")
            with pytest.raises(HomeLocked, match="log"):
                writer.truncate_log()
        writer.truncate_log()
        assert path.with_name("record.sqlite-wal").stat().st_size == 0
