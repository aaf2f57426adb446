"""Kill -9 at any moment loses nothing that was acknowledged, and the next run goes on."""

import random
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from index.check import index_problems
from tests.builders import SAMPLE, Archive, minutebook, write_minutes
from tests.reliability.conftest import Victim

# When to kill is told by the processor time that was spent: the clock on the wall says little on
# a machine with other work.
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the processor clock of a child is Linux's"
)

TABLES = ("documents", "items", "passages", "sentences", "decisions", "actions", "changes",
          "councils", "committees", "meetings", "refusals")  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the invented minutes, a copy, small ones of our own, and a bad file."""
    folder = tmp_path_factory.mktemp("kill") / "minutes"
    folder.mkdir()
    for path in sorted((SAMPLE / "wexmoor").glob("20*.txt"))[:6]:
        shutil.copy(path, folder)
    shutil.copy(folder / "2019-06-12 Planning Committee item 5.txt", folder / "zz copy.txt")
    (folder / "empty.txt").write_bytes(b"")
    for number in range(1, 7):
        write_minutes(folder / f"own {number}.txt", f"{number} bins.", date=f"{number} May 2019")
    return folder


def contents(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table without the times at which things were done."""
    archive = Archive(home)
    found = {}
    for table in TABLES:
        names = [row[1] for row in archive.rows(f"PRAGMA table_info({table})")]
        columns = ", ".join(n for n in names if n not in ("added_at", "refused_at"))
        found[table] = archive.rows(f"SELECT {columns} FROM {table} ORDER BY 1, 2")  # noqa: S608 - our names
    return found


@pytest.fixture(scope="module")
def whole_run(
    tmp_path_factory: pytest.TempPathFactory, victim: Victim, folder: Path
) -> tuple[Path, float]:
    """A home into which the folder went undisturbed, and the processor time that took."""
    home = tmp_path_factory.mktemp("undisturbed")
    ran = victim.run(home, "ingest", folder)
    assert ran["code"] == 3
    return home, ran["processor"]


@pytest.fixture(scope="module")
def undisturbed(whole_run: tuple[Path, float]) -> Path:
    return whole_run[0]


def assert_whole(home: Path, wanted: dict[str, list[tuple[Any, ...]]]) -> int:
    """The record is sound, and what it holds is the beginning of what it is to hold."""
    if not Archive(home).place.record.exists():
        return 0
    with Archive(home).open() as database:
        assert database.integrity_problems() == []
    held = contents(home)
    for table in ("items", "passages", "sentences", "decisions", "actions", "changes"):
        assert held[table] == wanted[table][: len(held[table])], table
    documents = {row[0] for row in held["documents"]}
    for table, key in (("items", 1), ("passages", 1), ("decisions", 1), ("actions", 1)):
        whole = [row for row in wanted[table] if row[key] in documents]
        assert held[table] == whole, table
    return len(documents)


@pytest.mark.parametrize("seed", [11, 12, 13, 14])
def test_an_ingest_killed_again_and_again_ends_as_one_that_was_not(
    tmp_path: Path, victim: Victim, folder: Path, whole_run: tuple[Path, float], seed: int
) -> None:
    chance, home, wanted = random.Random(seed), tmp_path / "home", contents(whole_run[0])  # noqa: S311
    held, killed = 0, 0
    for _ in range(4):
        ran = victim.run(home, "ingest", folder, spent=chance.uniform(0.02, whole_run[1] * 0.6))
        killed += ran["killed"]
        now = assert_whole(home, wanted)
        assert now >= held
        held = now
    assert killed
    assert victim.run(home, "ingest", folder)["code"] == 3
    assert contents(home) == wanted
    check = minutebook(home, "check", "--json")
    assert check.json["problems"] == []


def test_a_kill_at_any_file_operation_of_a_publish_leaves_a_generation_that_opens(
    tmp_path: Path, victim: Victim, undisturbed: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(undisturbed, home)
    place = Archive(home).place
    operations = victim.run(home, "rebuild")["operations"]
    generations = set()
    for at in sorted({*range(1, operations + 1, max(1, operations // 8)), operations}):
        before = (place.index / "CURRENT").read_text()
        assert victim.run(home, "rebuild", at=at)["killed"]
        with Archive(home).open() as database:
            assert index_problems(place.index, database) == []
        generations.add((place.index / "CURRENT").read_text() == before)
    assert generations == {True, False}  # some were killed before the swap, some after it
    assert victim.run(home, "rebuild")["code"] == 0
    assert len(list(place.index.iterdir())) == 2


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_a_kill_at_a_random_moment_of_a_publish_leaves_a_generation_that_opens(
    tmp_path: Path, victim: Victim, undisturbed: Path, seed: int
) -> None:
    chance, home = random.Random(seed), tmp_path / "home"  # noqa: S311 - to be repeated
    shutil.copytree(undisturbed, home)
    processor = victim.run(home, "rebuild")["processor"]
    for _ in range(4):
        victim.run(home, "rebuild", spent=chance.uniform(0.01, processor))
        with Archive(home).open() as database:
            assert index_problems(Archive(home).place.index, database) == []


def test_a_kill_in_an_erasure_is_finished_by_the_next_run(
    tmp_path: Path, victim: Victim, undisturbed: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(undisturbed, home)
    documents = len(contents(home)["documents"])
    operations = victim.run(home, "erase", "1", "--yes")["operations"]
    for number, at in enumerate(range(3, operations, operations // 5), start=2):
        assert victim.run(home, "erase", str(number), "--yes", at=at)["killed"]
        ran = minutebook(home, "erase", str(number), "--json")
        if ran.code:
            assert "no document" in ran.json["error"]["problem"]
            assert minutebook(home, "rebuild").code == 0
        assert len(contents(home)["documents"]) == documents - number
    assert minutebook(home, "check", "--json").json["problems"] == []
