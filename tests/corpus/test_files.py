"""Which files an ingest is about: each once, in a fixed order, with what is in the way named."""

import os
from pathlib import Path

import pytest

from corpus import files
from corpus.files import FoundFile, Unreachable, find_files, read_bytes


def sources(*paths: Path) -> list[str]:
    return [found.source for found in find_files(paths)]


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return folder


def test_files_come_in_name_order_with_the_folder_named(tmp_path: Path) -> None:
    make(tmp_path / "minutes", "b.txt", "a/z.txt", "a.txt", "c/1.txt")
    assert sources(tmp_path / "minutes") == [
        "minutes/a/z.txt", "minutes/a.txt", "minutes/b.txt", "minutes/c/1.txt",
    ]  # fmt: skip


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    make(tmp_path, "m/a.txt")
    assert sources(tmp_path / "m", tmp_path / "m" / "a.txt", tmp_path / "m") == ["m/a.txt"]


@pytest.mark.parametrize("name", [".hidden", "~$june.docx", "metadata.csv", "metadata.json",
                                  "Thumbs.db", "desktop.ini", ".git/a.txt"])  # fmt: skip
def test_what_is_no_document_is_left_out(tmp_path: Path, name: str) -> None:
    make(tmp_path / "m", name, "a.txt")
    assert sources(tmp_path / "m") == ["m/a.txt"]


def test_a_missing_path_is_named_with_a_remedy(tmp_path: Path) -> None:
    (found,) = find_files([tmp_path / "none"])
    assert isinstance(found, Unreachable)
    assert "no such file" in found.reason
    assert found.remedy


def test_what_is_neither_file_nor_folder_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (found,) = find_files([tmp_path / "pipe"])
    assert isinstance(found, Unreachable)


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    make(tmp_path / "m", "a.txt", "sub/b.txt")
    (tmp_path / "m" / "sub" / "back").symlink_to(tmp_path / "m")
    (tmp_path / "m" / "sub" / "here").symlink_to(".")
    assert sources(tmp_path / "m") == ["m/a.txt", "m/sub/b.txt"]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    make(tmp_path / "other", "b.txt")
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "link").symlink_to(tmp_path / "other")
    assert sources(tmp_path / "m") == ["m/link/b.txt"]


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "none")
    (found,) = find_files([tmp_path / "link"])
    assert isinstance(found, Unreachable)


def test_a_home_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "home/collections/public/record.sqlite", "home/b.txt")
    assert sources(tmp_path) == [f"{tmp_path.name}/a.txt"]


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    make(tmp_path, "a.txt")
    (found,) = find_files([tmp_path / "a.txt"])
    assert isinstance(found, FoundFile)
    refusal = read_bytes(found)
    assert isinstance(refusal, Unreachable)
    assert "larger" in refusal.reason


def test_a_file_that_went_since_it_was_found_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (found,) = find_files([tmp_path / "a.txt"])
    (tmp_path / "a.txt").unlink()
    assert isinstance(found, FoundFile)
    assert isinstance(read_bytes(found), Unreachable)


def test_a_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_text("words")
    (found,) = find_files([tmp_path / "caf\udce9.txt"])
    assert found.source == "caf\\xe9.txt"
    assert found.location.encode("utf-8")
    assert isinstance(found, FoundFile)
    assert read_bytes(found) == b"words"
