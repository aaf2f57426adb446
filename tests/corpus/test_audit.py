"""The audit log: any act that is changed or removed afterwards is noticed."""

from pathlib import Path

import pytest

from corpus.store.audit import broken_links, note_act
from corpus.store.connection import Database
from tests.builders import NOW


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "audit.sqlite"
    for number in (1, 2, 3):
        note_act(path, at=NOW, act="erase", detail={"document": number})
    return path


def test_no_log_and_an_untouched_log_are_sound(tmp_path: Path, log: Path) -> None:
    assert broken_links(tmp_path / "none.sqlite") == []
    assert broken_links(log) == []


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE acts SET detail = '{}' WHERE number = 2", [2]),
        ("UPDATE acts SET at = '2030-01-01T00:00:00Z' WHERE number = 1", [1]),
        ("UPDATE acts SET act = 'nothing' WHERE number = 3", [3]),
        ("UPDATE acts SET hash = 'ab' WHERE number = 1", [1, 2]),
        ("DELETE FROM acts WHERE number = 1", [2]),
        ("DELETE FROM acts WHERE number = 2", [3]),
        ("DELETE FROM acts WHERE number = 3", [3]),
        ("DELETE FROM acts", [1, 2, 3]),
    ],
)
def test_tampering_is_noticed(log: Path, tampering: str, broken: list[int]) -> None:
    with Database(log, writable=True) as database:
        database.rows(tampering)
    assert broken_links(log) == broken
