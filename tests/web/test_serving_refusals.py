"""`minutebook serve` refuses to start rather than starts wrong: one message, no traceback."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import Archive, minutebook, write_minutes


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    archive = Archive(folder / "home")
    archive.ingest(write_minutes(folder / "minutes" / "a.txt"))
    archive.publish()
    return archive.folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Archive:
    return Archive(shutil.copytree(made, tmp_path / "home"))


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that is in use: a server that should have refused before cannot hang the test."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def refused(home: Path, port: int, *, why: str, remedy: str) -> None:
    ran = minutebook(home, "serve", "--port", str(port))
    assert ran.code == 1
    assert ran.out == ""
    problem, then = ran.err.strip().split("\n")
    assert problem.startswith("Problem: ")
    assert why in problem
    assert then.startswith("Remedy:  ")
    assert remedy in then


def test_a_home_that_is_not_there_is_not_made(tmp_path: Path, taken: int) -> None:
    refused(tmp_path / "none", taken, why="no collection", remedy="minutebook ingest FOLDER")
    assert not (tmp_path / "none").exists()


def test_a_home_that_is_a_file(tmp_path: Path, taken: int) -> None:
    (tmp_path / "home").write_text("not a folder")
    refused(tmp_path / "home", taken, why="no collection", remedy="minutebook ingest FOLDER")


def _index_gone(archive: Archive) -> None:
    shutil.rmtree(archive.place.index)


def _current_emptied(archive: Archive) -> None:
    (archive.place.index / "CURRENT").write_text("{}")


def _vectors_changed(archive: Archive) -> None:
    (path,) = archive.place.index.glob("*/vectors.faiss")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def _record_ahead(archive: Archive) -> None:
    file = write_minutes(archive.folder.parent / "b.txt", "Trees fall.", date="1 July 2019")
    archive.ingest(file)


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (_index_gone, "missing or damaged"),
        (_current_emptied, "missing or damaged"),
        (_vectors_changed, "vectors.faiss is damaged"),
        (_record_ahead, "has changed since"),
    ],
)
def test_an_index_that_is_not_the_records(
    archive: Archive, taken: int, harm: Callable[[Archive], None], why: str
) -> None:
    harm(archive)
    refused(archive.folder, taken, why=why, remedy="minutebook rebuild")


@pytest.mark.parametrize("kept", [b"no database at all", b"SQLite format 3\0"])
def test_a_record_that_is_damaged(archive: Archive, taken: int, kept: bytes) -> None:
    for path in archive.place.folder.glob("record.sqlite*"):
        path.unlink()
    archive.place.record.write_bytes(kept * 1000)
    refused(archive.folder, taken, why="record.sqlite is damaged", remedy="--home")


def test_a_port_in_use(archive: Archive, taken: int) -> None:
    refused(archive.folder, taken, why=f"Port {taken}", remedy=f"--port {taken + 1}")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MINUTEBOOK_PORT", "eighty"),
        ("MINUTEBOOK_THREADS", "0"),
        ("MINUTEBOOK_READER", "of"),
        ("MINUTEBOOK_HOSTS", "https://minutes.example.gov.uk"),
        ("MINUTEBOOK_HOSTS", "minutes.example.gov.uk:8000"),
        ("MINUTEBOOK_PROXIES", "proxy"),
        ("MINUTEBOOK_LOGO", "nothing.svg"),
        ("MINUTEBOOK_BRAND_COLOUR", "green"),
        ("MINUTEBOOK_BASE_URL", "minutes.example.gov.uk"),
        ("MINUTEBOOK_API_ORIGINS", "everybody"),
        ("MINUTEBOOK_EMBED_ORIGINS", "*"),
        ("MINUTEBOOK_PAGE_RATE", "-1"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(
    archive: Archive, taken: int, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    refused(archive.folder, taken, why=f"{name} ", remedy="")


def test_a_language_model_without_its_name(
    archive: Archive, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEBOOK_LLM_URL", "http://127.0.0.1:9")
    refused(archive.folder, taken, why="without MINUTEBOOK_LLM_MODEL", remedy="Set")


@pytest.mark.parametrize("value", ["", "minutes.example.gov.uk", "a.example, b.example ::1"])
def test_names_of_hosts_are_taken(
    archive: Archive, taken: int, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("MINUTEBOOK_HOSTS", value)
    refused(archive.folder, taken, why=f"Port {taken}", remedy="--port")


def test_a_port_that_is_none_is_wrong_usage(archive: Archive) -> None:
    ran = minutebook(archive.folder, "serve", "--port", "99999")
    assert ran.code == 2
    assert "--port" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_home_that_may_not_be_read(archive: Archive, taken: int) -> None:
    archive.folder.chmod(0)
    try:
        refused(archive.folder, taken, why="no collection", remedy="may read")
    finally:
        archive.folder.chmod(0o700)
