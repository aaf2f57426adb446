"""What goes wrong is said with its remedy, stops nothing else, and loses nothing."""

import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from corpus.models import ParsedDocument
from corpus.parse import parse_file
from corpus.reading.pool import ReaderPool
from corpus.reading.scans import ScanReader
from corpus.store.connection import SCHEMA_VERSION, Database
from corpus.store.locks import writer_lock
from tests.builders import Archive, Ran, minutebook, write_minutes
from tests.reliability.conftest import Victim

READERS = ["ask What", "status", "check", "rebuild", "erase 1 --yes"]
NOBODY = 65_534


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    for number in range(1, 5):
        write_minutes(
            tmp_path / "minutes" / f"{number}.txt",
            *(f"Councillor Ash{number} said that bin {n} was full." for n in range(30)),
            date=f"{number} June 2019",
        )
    return tmp_path / "minutes"


def bomb() -> bytes:
    """A Word file of 60 KB that unpacks to 60 MB of one word."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:p>" + b"bins " * 12_000_000)
    return packed.getvalue()


BAD = {
    "empty.txt": b"",
    "empty.pdf": b"",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000),
    "bomb.docx": bomb(),
    "random.txt": Random(1).randbytes(5_000),  # noqa: S311 - to be repeated
    "random.pdf": b"%PDF-1.7\n" + Random(2).randbytes(5_000),  # noqa: S311
    "random.docx": b"PK\x03\x04" + Random(3).randbytes(5_000),  # noqa: S311
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "spaces.txt": b" \n\t\n ",
    "nothing.html": b"<html><body></body></html>",
}


def assert_a_problem(ran: Ran, *words: str, code: int = 1) -> None:
    """Said in one JSON value and on stderr, with a remedy, and without a traceback."""
    assert ran.code == code, ran
    error = ran.json["error"]
    assert error["problem"].endswith(".")
    assert error["remedy"].endswith(".")
    assert all(word in error["problem"] + error["remedy"] for word in words), error
    assert f"Problem: {error['problem']}" in ran.err
    assert "Traceback" not in ran.err


def test_bad_files_are_refused_one_by_one_and_the_rest_goes_in(home: Path, minutes: Path) -> None:
    for name, data in BAD.items():
        (minutes / name).write_bytes(data)
    ran = minutebook(home, "ingest", minutes, minutes / "missing.pdf", "--json")
    assert ran.code == 3
    assert ran.json["added"] == 4
    refused = {Path(r["path"]).name: r for r in ran.json["refused"]}
    assert set(refused) == {*BAD, "missing.pdf"}
    assert all(r["reason"].endswith(".") and r["remedy"].endswith(".") for r in refused.values())
    assert "Traceback" not in ran.err
    status = minutebook(home, "status", "--json").json
    assert {Path(r["source"]).name for r in status["refused"]} == set(refused)
    assert (status["documents"], status["unreadable"]) == (4, len(refused))
    for path in minutes.iterdir():
        if path.name in BAD:
            path.unlink()
    assert minutebook(home, "ingest", minutes).code == 0
    assert minutebook(home, "status", "--json").json["refused"] == []


def test_a_reader_that_swells_or_breaks_is_ended_and_the_rest_goes_in(
    home: Path, minutes: Path
) -> None:
    """The same through the real children that read files."""
    for name in ("bomb.docx", "random.pdf"):
        (minutes / name).write_bytes(BAD[name])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.builders.ReaderHere", ScanReader)
        ran = minutebook(home, "ingest", minutes, "--json")
    assert (ran.code, ran.json["added"]) == (3, 4)
    assert len(ran.json["refused"]) == 2


@pytest.mark.parametrize("words", ["ingest {minutes}", *READERS])
def test_every_command_speaks_json_and_plain_words_of_a_damaged_record(
    home: Path, minutes: Path, words: str
) -> None:
    minutebook(home, "ingest", minutes)
    Archive(home).place.record.write_bytes(b"garbage " * 2_000)
    for path in home.rglob("record.sqlite-*"):
        path.unlink()
    arguments = words.format(minutes=minutes).split()
    assert_a_problem(minutebook(home, *arguments, "--json"), "damaged", "backup")


@pytest.mark.parametrize("words", ["ingest {minutes}", *READERS])
def test_a_home_of_a_later_version_is_left_alone(home: Path, minutes: Path, words: str) -> None:
    minutebook(home, "ingest", minutes)
    record = Archive(home).place.record
    with Database(record, writable=True) as database:
        database.rows(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        database.truncate_log()
    before = record.read_bytes()
    arguments = words.format(minutes=minutes).split()
    assert_a_problem(minutebook(home, *arguments, "--json"), "later version", "--home")
    assert record.read_bytes() == before


@pytest.mark.parametrize("words", ["ingest {minutes}", "rebuild", "erase 1 --yes"])
def test_a_second_writer_is_refused_and_a_reader_goes_on(
    home: Path, minutes: Path, words: str
) -> None:
    minutebook(home, "ingest", minutes)
    arguments = words.format(minutes=minutes).split()
    with writer_lock(Archive(home).place.lock):
        ran = minutebook(home, *arguments, "--json")
        assert_a_problem(ran, f"number {os.getpid()}", "Wait")
        assert minutebook(home, "ask", "What was said about bins?", "--json").code == 0
        assert minutebook(home, "status", "--json").json["documents"] == 4
    assert minutebook(home, *arguments).code == 0


@pytest.mark.parametrize("words", READERS)
def test_a_home_that_is_not_there_is_a_problem_with_a_remedy(home: Path, words: str) -> None:
    assert_a_problem(minutebook(home, *words.split(), "--json"), "no collection", "ingest")
    assert not home.exists()


@pytest.mark.parametrize("words", ["ingest {minutes}", *READERS])
def test_a_home_that_is_a_file_is_a_problem_with_a_remedy(
    home: Path, minutes: Path, words: str
) -> None:
    home.write_text("a file")
    arguments = words.format(minutes=minutes).split()
    assert_a_problem(minutebook(home, *arguments, "--json"))
    assert home.read_text() == "a file"


@pytest.mark.parametrize(
    "words",
    ["ingest {minutes} --date 2019-02-31", "ingest {minutes} --collection ../x",
     "ingest {minutes} --council ="],
)  # fmt: skip
def test_an_argument_that_makes_no_sense_writes_nothing(
    home: Path, minutes: Path, words: str
) -> None:
    arguments = [" " if word == "=" else word for word in words.format(minutes=minutes).split()]
    assert_a_problem(minutebook(home, *arguments, "--json"))
    assert not home.exists()


def test_wrong_usage_ends_with_two_and_says_so(home: Path) -> None:
    for words in (["ingest"], ["erase", "seven"], ["nonsense"], ["status", "--nonsense"]):
        ran = minutebook(home, *words)
        assert ran.code == 2
        assert "Usage" in ran.err


def test_a_record_that_cannot_grow_keeps_whole_documents_and_goes_on_later(
    home: Path, minutes: Path
) -> None:
    class Full(Database):
        """A disk that has room for a few pages more than an empty record."""

        def __init__(self, *words: Any, **options: Any) -> None:
            super().__init__(*words, **options)
            self.limit_pages(self.page_count() + 8)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("web.wiring.Database", Full)
        patch.setattr("corpus.ingest.TEXTS_TOGETHER", 1)
        assert_a_problem(minutebook(home, "ingest", minutes, "--json"), "room", "Free some")
    with Archive(home).open() as database:
        ((held,),) = database.rows("SELECT count(*) FROM documents")
        assert 0 < held < 4
        assert database.integrity_problems() == []
    ran = minutebook(home, "ingest", minutes, "--json")
    assert (ran.code, ran.json["unchanged"], ran.json["added"]) == (0, held, 4 - held)
    assert minutebook(home, "check").code == 0


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory of 16 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if made.returncode:
        pytest.skip("this machine lets us mount nothing")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_full_at_any_stage_is_said_and_then_loses_nothing(
    tiny_disk: Path, minutes: Path
) -> None:
    said = set()
    for size in (16, 64, *range(120, 1_000, 40)):
        resize(tiny_disk, size)
        ran = minutebook(tiny_disk, "ingest", minutes, "--json")
        if ran.code == 0:
            break
        assert_a_problem(ran)
        said.add(ran.json["error"]["problem"].split("(")[0][:40])
    assert len(said) > 1, said  # the record, and then the index
    resize(tiny_disk, 50_000)
    assert minutebook(tiny_disk, "ingest", minutes, "--json").code == 0
    assert minutebook(tiny_disk, "check", "--json").json["problems"] == []
    assert minutebook(tiny_disk, "status", "--json").json["documents"] == 4


def resize(disk: Path, kilobytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(disk)], check=True)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that any user may enter and write to; those of pytest are for one user only."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o777)
    yield place
    for path in place.rglob("*"):
        if path.is_dir():
            path.chmod(0o777)
    shutil.rmtree(place)


def as_nobody(victim: Victim, home: Path, *words: str | Path) -> Ran:
    """Run as a user for whom permissions count, which they do not for root."""
    answer = victim.run(home, *words, user=NOBODY if os.getuid() == 0 else None)
    if answer.get("unreachable"):
        pytest.skip("another user may not read the project here")
    return Ran(answer["code"], answer["out"], answer["err"])


def test_a_folder_that_may_not_be_read_is_refused_and_the_rest_goes_in(
    victim: Victim, shared: Path
) -> None:
    minutes, home = shared / "minutes", shared / "home"
    for name in ("open/a.txt", "closed/b.txt", "open/c.txt"):
        write_minutes(minutes / name, f"The bins of {name} were full.", title=name)
    (minutes / "open" / "c.txt").chmod(0)
    assert as_nobody(victim, home, "ingest", minutes / "closed", "--json").code == 0
    (minutes / "closed").chmod(0)
    for _ in range(2):
        ran = as_nobody(victim, home, "ingest", minutes, "--json")
        assert ran.code == 3
        assert [r["path"] for r in ran.json["refused"]] == ["minutes/closed", "minutes/open/c.txt"]
        assert all("Permission denied" in r["reason"] for r in ran.json["refused"])
        assert not any("gone" in w["warning"] for w in ran.json["warnings"])
    named = as_nobody(victim, home, "ingest", minutes / "open" / "c.txt", "--json")
    assert (named.code, len(named.json["refused"])) == (3, 1)
    (minutes / "closed").chmod(0o755)
    (minutes / "open" / "c.txt").chmod(0o644)
    ran = as_nobody(victim, home, "ingest", minutes, "--json")
    assert (ran.code, ran.json["added"], ran.json["unchanged"]) == (0, 1, 2)
    assert as_nobody(victim, home, "status", "--json").json["refused"] == []


def test_a_home_that_may_not_be_read_is_a_problem_with_a_remedy(
    victim: Victim, shared: Path
) -> None:
    home = shared / "home"
    file = write_minutes(shared / "a.txt")
    assert as_nobody(victim, home, "ingest", file, "--json").code == 0
    for closed in (home, home / "collections" / "public", Archive(home).place.record):
        mode = closed.stat().st_mode
        closed.chmod(0)
        for words in (["ingest", str(file)], *(reader.split() for reader in READERS)):
            assert_a_problem(as_nobody(victim, home, *words, "--json"))
        closed.chmod(mode)
    assert as_nobody(victim, home, "check", "--json").code == 0


def test_the_answer_of_a_reader_is_the_same_as_here(minutes: Path) -> None:
    """The stand-in for the pool of children must not differ from what it stands in for."""
    data = (minutes / "1.txt").read_bytes()
    ((_, there),) = _read_in_a_child(data)
    assert isinstance(there, ParsedDocument)
    assert there == parse_file("1.txt", data)


def _read_in_a_child(data: bytes) -> list[tuple[str, Any]]:
    with ReaderPool(1, "corpus.parse:parse_file", result_type=ParsedDocument) as pool:
        return list(pool.run([("1.txt", data)]))


def test_json_of_a_refusal_is_one_value_that_a_script_can_read(home: Path, minutes: Path) -> None:
    (minutes / "bad\u2028name.txt").write_bytes(b"")
    ran = minutebook(home, "ingest", minutes, "--json")
    assert len(ran.out.splitlines()) == 1
    assert set(json.loads(ran.out)) == {
        "added", "unchanged", "updated", "duplicates", "refused", "warnings", "meetings", "items",
        "passages", "decisions", "seconds",
    }  # fmt: skip
