"""Pictures of pages are kept, within bounds, and go with their original."""

import os
from pathlib import Path

import pytest

from corpus.store.originals import Originals, sha256_of
from corpus.store.page_pictures import PagePictures

ONE, OTHER = sha256_of(b"one"), sha256_of(b"other")


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return Originals(tmp_path / "originals").keep(b"one", suffix="pdf")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_read_as_it_was_kept(tmp_path: Path, original: Path) -> None:
    pictures = PagePictures(tmp_path / "pictures")
    name = pictures.name_of(ONE, 3, 1000)
    assert pictures.read(name) is None
    pictures.keep(name, b"picture", original)
    assert pictures.read(name) == b"picture"
    assert pictures.read(pictures.name_of(ONE, 31, 1000)) is None
    assert pictures.read(pictures.name_of(OTHER, 3, 1000)) is None


def test_the_pictures_of_forgotten_originals_are_removed(tmp_path: Path, original: Path) -> None:
    pictures = PagePictures(tmp_path / "pictures")
    for sha256 in (ONE, OTHER):
        for page in (1, 2):
            pictures.keep(pictures.name_of(sha256, page, 1000), b"picture", original)
    (tmp_path / "pictures" / ONE[:2] / f"{ONE}-9-1000-1.part").write_bytes(b"half")
    pictures.forget_all_but({OTHER})
    assert {name.partition("-")[0] for name in files(tmp_path / "pictures")} == {OTHER}
    assert len(files(tmp_path / "pictures")) == 2


def test_their_bytes_are_overwritten(tmp_path: Path, original: Path) -> None:
    pictures = PagePictures(tmp_path / "pictures")
    pictures.keep(pictures.name_of(ONE, 1, 1000), b"secret" * 999, original)
    (path,) = (tmp_path / "pictures").rglob("*.png")
    with path.open("rb") as held:  # still readable by whoever holds it open
        pictures.forget_all_but(set())
        assert set(held.read()) == {0}


def test_nothing_is_kept_of_an_original_that_was_erased_meanwhile(
    tmp_path: Path, original: Path
) -> None:
    original.unlink()
    pictures = PagePictures(tmp_path / "pictures")
    pictures.keep(pictures.name_of(ONE, 1, 1000), b"picture", original)
    assert files(tmp_path / "pictures") == []


def test_the_oldest_make_room(tmp_path: Path, original: Path) -> None:
    pictures = PagePictures(tmp_path / "pictures", most_bytes=1000)
    for page in range(1, 12):
        name = pictures.name_of(ONE, page, 1000)
        pictures.keep(name, b"x" * 100, original)
        for path in (tmp_path / "pictures").rglob(f"{name}.png"):
            os.utime(path, (page, page))
    held = [page for page in range(1, 12) if pictures.read(pictures.name_of(ONE, page, 1000))]
    assert held == [3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_without_a_place_to_keep_it_a_picture_is_not_kept(tmp_path: Path, original: Path) -> None:
    (tmp_path / "pictures").write_text("a file where the folder should be")
    pictures = PagePictures(tmp_path / "pictures")
    name = pictures.name_of(ONE, 1, 1000)
    pictures.keep(name, b"picture", original)
    assert pictures.read(name) is None
