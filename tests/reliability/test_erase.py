"""A document that was erased is gone from every byte that is kept."""

from pathlib import Path

import pytest

from corpus.errors import NotFound
from corpus.store import reader, record
from corpus.store.audit import broken_links
from corpus.store.connection import Database
from tests.builders import Archive, files_with, minutebook, write_minutes
from tests.corpus.reading.builders import make_pdf, pdf_lines
from web.page_images import PageImages

WORDS = ("Quaggamire", "Zebrafinch", "Okapiworth", "Xylodene", "Wombatshire", "Yakminster")
TEXT, TITLE, SPEAKER, FILE, COUNCIL, COMMITTEE = WORDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six ordinary documents around one that is full of made-up words."""
    for number in range(1, 7):
        write_minutes(
            tmp_path / "minutes" / f"{number}.txt", "The bins were full.", date=f"{number} May 2019"
        )
    write(tmp_path / "minutes" / f"3 {FILE}.txt")
    return tmp_path / "minutes"


def write(path: Path, more: str = "") -> None:
    write_minutes(
        path,
        f"Councillor {SPEAKER} said that the {TEXT} was flooded. {more}",
        f"RESOLVED: That the {TEXT} be drained.",
        title=TITLE, council=f"{COUNCIL} District Council", committee=f"{COMMITTEE} Committee",
    )  # fmt: skip


def number_of(home: Path, name: str = FILE) -> int:
    archive = Archive(home)
    with archive.open() as database:
        rows = database.rows(
            "SELECT max(document_id) FROM documents WHERE source LIKE ?", (f"%{name}%",)
        )
    return int(rows[0][0])


def left(home: Path) -> dict[str, list[str]]:
    """The made-up words that are still somewhere in the home, and where."""
    found = {word: files_with(home, word) for word in WORDS}
    return {word: files for word, files in found.items() if files}


def erase(home: Path, number: int) -> None:
    ran = minutebook(home, "erase", str(number), "--json")
    assert ran.code == 0, ran
    assert ran.json["erased"] == number


def test_the_words_are_there_before(tmp_path: Path, folder: Path) -> None:
    """Otherwise the tests below would pass for nothing."""
    minutebook(tmp_path / "home", "ingest", folder)
    assert set(left(tmp_path / "home")) == set(WORDS)


def test_no_byte_of_an_erased_document_is_left(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "home"
    minutebook(home, "ingest", folder)
    erase(home, number_of(home))
    assert left(home) == {}
    assert minutebook(home, "check").code == 0
    assert minutebook(home, "status", "--json").json["documents"] == 6


def test_no_byte_is_left_while_somebody_has_the_collection_open(
    tmp_path: Path, folder: Path
) -> None:
    """Then closing the record does not empty its log."""
    home = tmp_path / "home"
    minutebook(home, "ingest", folder)
    with Database(Archive(home).place.record, writable=False) as served:
        assert served.rows("SELECT count(*) FROM documents") == [(7,)]
        erase(home, number_of(home))
        assert left(home) == {}
        assert served.rows("SELECT count(*) FROM documents") == [(6,)]


def test_erasing_one_version_erases_all(tmp_path: Path, folder: Path) -> None:
    home, path = tmp_path / "home", folder / f"3 {FILE}.txt"
    for more in ("", "It rained.", "It snowed."):
        write(path, more)
        minutebook(home, "ingest", folder)
    erase(home, number_of(home) - 1)
    assert left(home) == {}


def test_erasing_leaves_nothing_of_a_document_that_was_later_unreadable(
    tmp_path: Path, folder: Path
) -> None:
    home, path = tmp_path / "home", folder / f"3 {FILE}.txt"
    minutebook(home, "ingest", folder)
    path.write_bytes(b"")
    assert minutebook(home, "ingest", folder).code == 3
    erase(home, number_of(home))
    assert left(home) == {}


def test_erasing_leaves_nothing_of_what_a_killed_ingest_left_half_done(
    tmp_path: Path, folder: Path
) -> None:
    home = tmp_path / "home"
    minutebook(home, "ingest", folder)
    place = Archive(home).place
    original = next(p for p in place.originals.rglob("*") if p.is_file() and TEXT in p.read_text())
    original.with_suffix(".part99").write_text(f"{TEXT} {FILE}")
    (place.index / "g000009.part99").mkdir()
    (place.index / "g000009.part99" / "words").write_text(TEXT)
    erase(home, number_of(home))
    assert left(home) == {}


@pytest.mark.parametrize("step", [
    "web.wiring.record.erase_document", "web.wiring.note_act", "web.wiring.publish",
    "index.publish._put_in_force",
])  # fmt: skip
def test_an_erasure_that_was_stopped_is_finished_by_the_same_command_or_a_rebuild(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    home = tmp_path / "home"
    minutebook(home, "ingest", folder)
    number = number_of(home)
    with monkeypatch.context() as patch:
        patch.setattr(step, stop)
        assert minutebook(home, "erase", str(number), "--yes").code == 130
    if step == "web.wiring.record.erase_document":
        erase(home, number)
    else:
        assert minutebook(home, "ask", "What about bins?").code == 1
        assert minutebook(home, "rebuild").code == 0
    assert left(home) == {}
    assert minutebook(home, "check").code == 0


def test_documents_erased_one_after_another_leave_nothing_each_time(tmp_path: Path) -> None:
    """Many rows come and go, so that pages of the file are split, merged and used again."""
    home = tmp_path / "home"
    for number in range(24):
        word = f"qzx{number:02}"
        write_minutes(
            tmp_path / "minutes" / f"{word}.txt",
            *(f"Councillor {word}son said that {word} number {n} was full." for n in range(25)),
            title=f"The {word} report", date=f"{number + 1} May 2019",
        )  # fmt: skip
    archive = Archive(home)
    archive.ingest(tmp_path / "minutes")
    for number in (7, 23, 0, 12, 13, 14, 1, 20, 3, 18):
        with archive.open() as database:
            record.erase_document(database, number + 1)
            database.truncate_log()
        data = archive.place.record.read_bytes()
        assert f"qzx{number:02}".encode() not in data, number
        assert b"qzx05" in data


def test_the_pictures_of_its_pages_go_with_it_and_no_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in ("kept", FILE):
        lines = pdf_lines(
            "Wexmoor District Council",
            "1. Bins",
            f"The bin at {name} was full of litter, and was left so.",
        )
        (tmp_path / f"{name}.pdf").write_bytes(make_pdf([lines, lines]))
        minutebook(home, "ingest", tmp_path / f"{name}.pdf", "--date", "2019-06-12")
    archive = Archive(home)
    with archive.open() as database:
        kept, gone = reader.documents(database)
    images = PageImages(archive.place)
    for document in (kept, gone):
        for page in (1, 2):
            images.picture(document, page)
    assert len(list(archive.place.pictures.rglob("*.png"))) == 4
    erase(home, gone.document_id)
    left_over = {path.name.partition("-")[0] for path in archive.place.pictures.rglob("*.*")}
    assert left_over == {kept.sha256}
    with pytest.raises(NotFound):
        images.picture(gone, 1)
    assert images.picture(kept, 1).startswith(b"\x89PNG")


def test_an_erasure_is_in_the_audit_log_without_a_name(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "home"
    minutebook(home, "ingest", folder)
    number = number_of(home)
    erase(home, number)
    with Database(home / "audit.sqlite", writable=False) as database:
        ((act, detail),) = database.rows("SELECT act, detail FROM acts")
    assert act == "erase"
    assert f'"document": {number}' in detail
    assert not any(word.lower() in detail.lower() for word in WORDS)
    assert broken_links(home / "audit.sqlite") == []


def test_a_tampered_audit_log_is_reported_by_check(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "home"
    minutebook(home, "ingest", folder)
    for _ in range(2):
        erase(home, number_of(home, ".txt"))
    with Database(home / "audit.sqlite", writable=True) as database:
        database.rows("UPDATE acts SET at = '2001-01-01T00:00:00Z' WHERE number = 1")
    ran = minutebook(home, "check", "--json")
    assert ran.code == 1
    assert ran.json["problems"] == ["Entries [1] of the audit log were changed or removed."]


def test_the_other_copy_of_the_same_bytes_keeps_its_original(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for date in ("2019-06-12", "2019-07-09"):
        path = tmp_path / date / "minutes.txt"
        path.parent.mkdir()
        path.write_text("There were no bins.\n\nThe meeting closed.\n")
        minutebook(home, "ingest", path, "--date", date)
    erase(home, 1)
    assert minutebook(home, "check").code == 0
    assert minutebook(home, "status", "--json").json["documents"] == 1


def test_a_document_that_is_not_there_cannot_be_erased(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "home"
    minutebook(home, "ingest", folder)
    ran = minutebook(home, "erase", "999", "--json")
    assert ran.code == 1
    assert "no document 999" in ran.json["error"]["problem"]
    assert not (home / "audit.sqlite").exists()
