"""Originals: kept whole, under their hash, and gone when they are forgotten."""

from pathlib import Path

import pytest

from corpus.errors import HomeProblem, NotFound
from corpus.store.originals import Originals, sha256_of


def test_what_is_kept_can_be_read_and_is_named_by_its_hash(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    path = originals.keep(b"minutes", suffix="text")
    assert path == tmp_path / sha256_of(b"minutes")[:2] / f"{sha256_of(b'minutes')}.text"
    assert originals.read(sha256_of(b"minutes"), suffix="text") == b"minutes"


def test_keeping_the_same_bytes_twice_keeps_them_once(tmp_path: Path) -> None:
    for _ in range(2):
        Originals(tmp_path).keep(b"minutes", suffix="text")
    assert len(list(tmp_path.glob("*/*"))) == 1


def test_a_file_cut_short_is_replaced(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(b"minutes", suffix="text").write_bytes(b"min")
    originals.keep(b"minutes", suffix="text")
    assert originals.read(sha256_of(b"minutes"), suffix="text") == b"minutes"


def test_a_missing_original_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="missing"):
        Originals(tmp_path).read("ab" * 32, suffix="pdf")


def test_forgetting_removes_all_that_is_not_held_and_what_was_left_half_done(
    tmp_path: Path,
) -> None:
    originals = Originals(tmp_path)
    kept = originals.keep(b"kept", suffix="text")
    originals.keep(b"gone", suffix="text")
    kept.with_suffix(".part4711").write_bytes(b"half")
    originals.forget_all_but({sha256_of(b"kept")})
    assert list(tmp_path.glob("*/*")) == [kept]
    assert kept.read_bytes() == b"kept"


def test_a_forgotten_file_is_overwritten_before_it_goes(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    path = originals.keep(b"secret" * 50_000, suffix="text")
    other_name = tmp_path / "other"
    other_name.hardlink_to(path)
    originals.forget_all_but(set())
    assert other_name.read_bytes() == bytes(300_000)


def test_a_folder_that_cannot_be_made_is_a_problem_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "originals").write_bytes(b"a file")
    with pytest.raises(HomeProblem, match="may write"):
        Originals(tmp_path / "originals").keep(b"minutes", suffix="text")
