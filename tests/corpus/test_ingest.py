"""Ingest: what is new goes in once, what is unchanged costs nothing, nothing is guessed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import OutOfDate
from corpus.ingest import GONE
from corpus.sidecar import GivenFacts
from corpus.store import reader, record, searchable
from corpus.store.rows import StoredDocument
from tests.builders import NOW, Archive, make_minutes, write_minutes

TABLES = ("documents", "items", "passages", "sentences", "decisions", "actions", "changes",
          "councils", "committees", "meetings")  # fmt: skip
BARE = "The bins in the park were full.\n\nThe bins were emptied.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "home")


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder with two documents of two meetings."""
    write_minutes(tmp_path / "minutes" / "june.txt")
    write_minutes(tmp_path / "minutes" / "sub" / "july.txt", date="9 July 2019")
    return tmp_path / "minutes"


def current(archive: Archive) -> list[StoredDocument]:
    with archive.open() as database:
        return reader.documents(database)


def contents(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    return {table: archive.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES}  # noqa: S608 - our names


def test_a_folder_goes_in_and_is_counted(archive: Archive, minutes: Path) -> None:
    report = archive.ingest(minutes)
    assert (report.added, report.meetings, report.items, report.refused) == (2, 2, 6, [])
    assert [d.source for d in current(archive)] == ["minutes/june.txt", "minutes/sub/july.txt"]


def test_a_second_run_changes_nothing_and_never_opens_the_encoder(
    archive: Archive, minutes: Path
) -> None:
    archive.ingest(minutes)
    before, opened = contents(archive), archive.encoder.opened
    report = archive.ingest(minutes)
    assert (report.added, report.unchanged, report.updated) == (0, 2, 0)
    assert contents(archive) == before
    assert archive.encoder.opened == opened == 1


def test_the_same_folder_in_two_homes_gives_the_same_ids_and_texts(
    tmp_path: Path, archive: Archive, minutes: Path
) -> None:
    other = Archive(tmp_path / "other")
    for home in (archive, other):
        home.ingest(minutes)
    assert contents(archive) == contents(other)


def test_the_order_in_which_paths_are_named_twice_changes_nothing(
    archive: Archive, minutes: Path
) -> None:
    report = archive.ingest(minutes, minutes / "june.txt", minutes / ".." / "minutes")
    assert (report.added, report.unchanged, report.duplicates) == (2, 0, 0)


def test_ids_are_not_used_again_after_an_erasure(archive: Archive, minutes: Path) -> None:
    archive.ingest(minutes)
    with archive.open() as database:
        used = searchable.current_ids(database)
        for document in reader.documents(database):
            record.erase_document(database, document.document_id)
    archive.ingest(minutes)
    with archive.open() as database:
        assert min(searchable.current_ids(database)) > max(used)


def test_a_changed_file_becomes_a_version_and_the_old_one_stays_readable(
    archive: Archive, minutes: Path
) -> None:
    archive.ingest(minutes)
    write_minutes(minutes / "june.txt", "Councillor Stobbs said that the bins were empty.")
    report = archive.ingest(minutes)
    assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
    with archive.open() as database:
        old = reader.document(database, 1)
        new = reader.document(database, old.replaced_by or 0)
        assert (new.version, new.source) == (2, "minutes/june.txt")
        assert "were full" in reader.text_of(database, 1)
        gone = {p.passage_id for p in reader.passages_of(database, 1)}
        assert gone
        assert not gone & set(searchable.current_ids(database))


def test_a_copy_under_another_name_is_a_duplicate(archive: Archive, minutes: Path) -> None:
    archive.ingest(minutes)
    (minutes / "june copy.txt").write_bytes((minutes / "june.txt").read_bytes())
    report = archive.ingest(minutes)
    assert (report.added, report.duplicates) == (0, 1)
    assert len(current(archive)) == 2
    assert archive.ingest(minutes).unchanged == 3


def test_the_same_words_in_other_bytes_are_a_duplicate(archive: Archive, minutes: Path) -> None:
    archive.ingest(minutes)
    words = (minutes / "june.txt").read_text().replace("\n", "\r\n")
    (minutes / "june windows.txt").write_bytes(words.encode())
    assert archive.ingest(minutes).duplicates == 1


def test_copies_in_one_run_are_one_document(archive: Archive, minutes: Path) -> None:
    (minutes / "a copy.txt").write_bytes((minutes / "june.txt").read_bytes())
    report = archive.ingest(minutes)
    assert (report.added, report.duplicates) == (2, 1)


def test_a_file_that_has_become_a_copy_is_no_longer_a_document_of_its_own(
    archive: Archive, minutes: Path
) -> None:
    archive.ingest(minutes)
    (minutes / "june.txt").write_bytes((minutes / "sub" / "july.txt").read_bytes())
    assert archive.ingest(minutes).duplicates == 1
    assert [d.source for d in current(archive)] == ["minutes/sub/july.txt"]


def test_the_same_words_for_two_dates_are_two_documents(archive: Archive, tmp_path: Path) -> None:
    for date in ("2019-06-12", "2019-07-09"):
        path = tmp_path / date / "minutes.txt"
        path.parent.mkdir()
        path.write_text(BARE)
        assert archive.ingest(path, given=GivenFacts(date=date)).added == 1
    assert [d.date for d in current(archive)] == ["2019-06-12", "2019-07-09"]


def test_a_copy_of_which_more_is_known_takes_the_place_of_the_first(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(BARE)
    archive.ingest(tmp_path / "a.txt")
    (tmp_path / "2019-06-12 minutes.txt").write_text(BARE)
    report = archive.ingest(tmp_path / "2019-06-12 minutes.txt")
    assert (report.updated, report.duplicates) == (1, 0)
    assert [(d.date, d.version) for d in current(archive)] == [("2019-06-12", 2)]
    assert archive.ingest(tmp_path / "a.txt").unchanged == 1
    assert archive.rows("SELECT DISTINCT document_id FROM sources") == [(2,)]


def test_facts_given_later_reach_a_document_that_has_copies(
    archive: Archive, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BARE)
    files = (tmp_path / "a.txt", tmp_path / "b.txt")
    archive.ingest(*files)
    for date in ("2019-06-12", "2019-07-09"):
        archive.ingest(*files, given=GivenFacts(date=date))
        assert [d.date for d in current(archive)] == [date]
    assert archive.ingest(*files, given=GivenFacts(date="2019-07-09")).unchanged == 2


def test_a_vanished_file_is_reported_and_its_document_kept(archive: Archive, minutes: Path) -> None:
    archive.ingest(minutes)
    (minutes / "sub" / "july.txt").unlink()
    for _ in range(2):
        report = archive.ingest(minutes)
        assert {"path": "minutes/sub/july.txt", "warning": GONE} in report.warnings
    assert len(current(archive)) == 2


def test_a_vanished_folder_is_refused_and_its_documents_kept(
    archive: Archive, minutes: Path
) -> None:
    archive.ingest(minutes)
    minutes.rename(minutes.with_name("elsewhere"))
    report = archive.ingest(minutes)
    assert [r["path"] for r in report.refused] == ["minutes"]
    assert len(current(archive)) == 2


def test_a_changed_sidecar_updates_its_file_only(archive: Archive, minutes: Path) -> None:
    (minutes / "bare.txt").write_text(BARE)
    archive.ingest(minutes)
    (minutes / "metadata.csv").write_text("file,council,date\nbare.txt,Ayton Council,2019-01-02\n")
    report = archive.ingest(minutes)
    assert (report.updated, report.unchanged) == (1, 2)
    (document,) = [d for d in current(archive) if d.source == "minutes/bare.txt"]
    assert (document.council, document.date) == ("Ayton Council", "2019-01-02")


def test_the_text_is_believed_before_the_sidecar_and_that_before_the_operator(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(make_minutes(committee="", date=""))
    (tmp_path / "metadata.csv").write_text(
        "file,council,committee\na.txt,Sidecar Council,Sidecar Committee\n"
    )
    given = GivenFacts("Given Council", "Given Committee", "2019-06-12")
    archive.ingest(path, given=given)
    (document,) = current(archive)
    assert (document.council, document.council_origin) == ("Wexmoor District Council", "text")
    assert (document.committee, document.committee_origin) == ("Sidecar Committee", "sidecar")
    assert (document.date, document.date_origin) == ("2019-06-12", "operator")


def test_what_nobody_states_stays_unknown_and_is_warned_about(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(BARE)
    report = archive.ingest(tmp_path / "a.txt")
    (document,) = current(archive)
    assert (document.council, document.committee, document.date) == (None, None, None)
    assert (document.council_origin, document.date_origin) == (None, None)
    assert [w["path"] for w in report.warnings] == ["a.txt"]
    assert report.warnings[0]["warning"].startswith("Unknown council, committee, date:")
    assert report.meetings == 0


def test_a_refusal_is_kept_until_its_file_can_be_read(archive: Archive, minutes: Path) -> None:
    (minutes / "bad.txt").write_bytes(b"")
    assert [r["path"] for r in archive.ingest(minutes).refused] == ["minutes/bad.txt"]
    assert len(current(archive)) == 2
    assert archive.rows("SELECT source FROM refusals") == [("minutes/bad.txt",)]
    write_minutes(minutes / "bad.txt", "It rained on the bins.")
    archive.ingest(minutes)
    assert archive.rows("SELECT source FROM refusals") == []


@pytest.mark.parametrize("folder", [False, True])
def test_a_refusal_is_over_when_what_was_refused_is_no_longer_there(
    archive: Archive, minutes: Path, folder: bool
) -> None:
    bad = minutes / "bad.txt"
    if folder:
        archive.ingest(bad)  # a path that does not exist
    else:
        bad.write_bytes(b"")
        archive.ingest(minutes)
        bad.unlink()
    assert archive.rows("SELECT source FROM refusals") != []
    archive.ingest(minutes)
    assert archive.rows("SELECT source FROM refusals") == []


def test_a_refusal_stays_when_other_files_are_ingested(archive: Archive, minutes: Path) -> None:
    (minutes / "bad.txt").write_bytes(b"")
    archive.ingest(minutes)
    archive.ingest(minutes / "sub")
    assert len(archive.rows("SELECT source FROM refusals")) == 1


def test_a_file_that_is_now_unreadable_keeps_its_document(archive: Archive, minutes: Path) -> None:
    archive.ingest(minutes)
    good = (minutes / "june.txt").read_bytes()
    (minutes / "june.txt").write_bytes(b"")
    assert len(archive.ingest(minutes).refused) == 1
    assert len(current(archive)) == 2
    (minutes / "june.txt").write_bytes(good)
    assert archive.ingest(minutes).unchanged == 2
    assert archive.rows("SELECT source FROM refusals") == []


def test_a_file_name_that_is_no_text_is_ingested_all_the_same(
    archive: Archive, tmp_path: Path
) -> None:
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "caf\udce9.txt").write_text(BARE)
    for added in (1, 0):
        report = archive.ingest(folder)
        assert (report.added, report.refused) == (added, [])
        assert all(GONE not in w["warning"] for w in report.warnings)
    assert current(archive)[0].source == "minutes/caf\\xe9.txt"


def test_the_home_itself_is_not_ingested(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "minutebook-home")
    write_minutes(tmp_path / "june.txt")
    for _ in range(2):
        archive.ingest(tmp_path)
        archive.publish()
    assert [d.source for d in current(archive)] == [f"{tmp_path.name}/june.txt"]
    assert len(archive.rows("SELECT * FROM sources")) == 1


def test_another_encoder_is_refused_before_anything_is_stored(
    archive: Archive, minutes: Path
) -> None:
    archive.ingest(minutes / "sub")
    archive.encoder.name = "another-encoder"
    with pytest.raises(OutOfDate, match="rebuild --encode"):
        archive.ingest(minutes)
    assert len(current(archive)) == 1


def test_a_record_that_names_its_encoder_knows_the_width(
    archive: Archive, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def stop_at_the_second(*words: Any) -> None:
        written.append(words[1])
        if len(written) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(record, "set_meta", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        archive.ingest(minutes)
    assert written[0] == "width"


def test_stopping_in_the_middle_keeps_what_was_done_and_goes_on_from_there(
    tmp_path: Path, archive: Archive, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.ingest.TEXTS_TOGETHER", 1)
    real, calls = archive.encoder.encode, []

    def stopped_at_the_second(texts: Sequence[str]) -> Any:
        calls.append(texts)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(texts)

    monkeypatch.setattr(archive.encoder, "encode", stopped_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        archive.ingest(minutes)
    assert [d.source for d in current(archive)] == ["minutes/june.txt"]
    report = archive.ingest(minutes)
    assert (report.added, report.unchanged) == (1, 1)
    undisturbed = Archive(tmp_path / "other")
    undisturbed.ingest(minutes)
    assert contents(archive) == contents(undisturbed)


def test_every_vector_is_that_of_its_own_words(archive: Archive, minutes: Path) -> None:
    from_text = archive.encoder.encode_question
    write_minutes(
        minutes / "more.txt", "The bins were red.", "Trees were planted.", date="1 May 2019"
    )
    archive.ingest(minutes)
    with archive.open() as database:
        for number, at, title, words in searchable.all_texts(database):
            wanted = from_text(f"{title}\n{words}" if at < 0 else words).astype("<f2").tobytes()
            table = "passages WHERE passage_id = ?1" if at < 0 else (
                "sentences WHERE passage_id = ?1 AND position = ?2")  # fmt: skip
            values = (number,) if at < 0 else (number, at)
            ((stored,),) = database.rows(f"SELECT vector FROM {table}", values)  # noqa: S608
            assert stored == wanted, words


def test_the_time_of_seeing_is_recorded(archive: Archive, minutes: Path) -> None:
    archive.ingest(minutes)
    assert archive.rows("SELECT DISTINCT seen_at FROM sources") == [(NOW,)]
