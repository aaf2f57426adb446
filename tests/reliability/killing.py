"""Kills a command again and again at random moments, and compares what it leaves in the end.

Two homes are equal when every row of every table is, ids, times and vectors included (the clock
stands still here), the counters of ids too, every original byte for byte, every file that was
fetched, and what a search finds with its scores. The bytes of record.sqlite itself are not
compared: SQLite may keep the same rows on other pages. Nor are the index's folder names and the
counters of a sync's runs, which say how often it was started.
"""

import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tests.builders import Archive, minutebook, write_minutes
from tests.corpus.moderngov.fake_site import FakeItem, FakeSite
from tests.corpus.sites.clock import FakeClock
from tests.corpus.sites.served import served

KILLS_IN_A_ROW = 4  # of one home, at most, before it is left to finish
SEARCHES = ("bins", "hedge", "committee agreed", '"was found"')


class Runner(Protocol):
    """Runs commands in processes that can be killed; Victim is one."""

    def run(self, home: Path, *words: str | Path, **when: float | None) -> dict[str, Any]:
        """What became of a command; it is killed when it has spent `spent` of its time."""


@dataclass
class Case:
    """A command on a home that is as `before` left it; `words` are its arguments.

    `whole` is for the command as users run it: its clock does not stand still, and searching it
    would take its encoder.
    """

    name: str
    words: list[str]
    before: Path | None
    whole: bool = False
    wanted: dict[str, Any] = field(default_factory=dict)
    processor: float = 0.0

    def start(self, home: Path) -> None:
        """A home for the command to work on."""
        shutil.rmtree(home, ignore_errors=True)
        if self.before:
            shutil.copytree(self.before, home, symlinks=True)

    def measure(self, victim: Runner, home: Path) -> None:
        """Run undisturbed, and remember what that leaves and costs."""
        self.start(home)
        ran = victim.run(home, *self.words)
        assert not ran["killed"], ran
        self.wanted, self.processor = contents(home, whole=self.whole), ran["processor"]

    def survive(self, victim: Runner, home: Path, chance: random.Random, most: int) -> list[float]:
        """Kill it at some moments and let it finish; the moments. Fails if the end differs."""
        self.start(home)
        moments = []
        for _ in range(min(most, KILLS_IN_A_ROW)):
            moment = chance.uniform(0, self.processor)
            if not victim.run(home, *self.words, spent=moment)["killed"]:
                break
            moments.append(moment)
        ran = victim.run(home, *self.words)
        assert ran["code"] in (0, 3), (self.name, moments, ran)
        found = contents(home, whole=self.whole)
        differing = [part for part in self.wanted if found[part] != self.wanted[part]]
        assert differing == [], (self.name, moments, differing)
        assert found.keys() == self.wanted.keys()
        return moments


def contents(home: Path, *, whole: bool = False) -> dict[str, Any]:
    """Everything of a home that must not depend on how often it was disturbed, by its part."""
    archive = Archive(home)
    names = archive.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    found: dict[str, Any] = {str(name): _rows(archive, name, timed=not whole) for (name,) in names}
    found["originals"] = _files(archive.place.originals)
    found["fetched"] = _files(archive.place.fetched)
    problems = minutebook(home, "check", "--json").json["problems"]
    assert problems == []
    for words in () if whole else SEARCHES:
        hits = minutebook(home, "search", words, "--json").json["hits"]
        found[f"search {words}"] = json.dumps(hits, sort_keys=True)
    return found


def _rows(archive: Archive, table: str, *, timed: bool) -> list[tuple[Any, ...]]:
    """Every row of a table, in a fixed order; without the times at which things were done."""
    names = [str(row[1]) for row in archive.rows(f"PRAGMA table_info({table})")]
    columns = ", ".join(name for name in names if timed or not name.endswith("_at"))
    return sorted(archive.rows(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608 - our names


def _files(folder: Path) -> dict[str, str]:
    """The files of a folder and what they hold, without those that are hidden."""
    shown = {
        path.relative_to(folder): path
        for path in folder.rglob("*")
        if path.is_file()
    }  # fmt: skip
    return {
        name.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(shown.items())
        if not any(part.startswith(".") for part in name.parts)
    }


@contextmanager
def cases(victim: Runner, scratch: Path, home: Path) -> Iterator[list[Case]]:
    """A first ingest, one of a folder that changed, a first sync, and one of a site that changed.

    All of them at the same place, since the record tells where its files are.
    """
    with served(FakeSite()) as new, served(FakeSite()) as known:
        for folder in (scratch / "new", scratch / "known"):
            for number in range(1, 7):
                _write(folder, number, 1)
        for site in (new, known):
            for number in range(21, 27):
                _publish(site, number)
        first_ingest = Case("first ingest", ["ingest", str(scratch / "new")], None)
        second_ingest = Case("second ingest", ["ingest", str(scratch / "known")], None)
        first_sync = Case("first sync", ["sync", new.base], None)
        second_sync = Case("second sync", ["sync", known.base], None)
        for case in (second_ingest, second_sync):
            case.measure(victim, home)
            case.before = scratch / case.name
            shutil.copytree(home, case.before)
        _change_folder(scratch / "known")
        _change_site(known)
        found = [first_ingest, second_ingest, first_sync, second_sync]
        for case in found:
            case.measure(victim, home)
        yield found


def _sentences(number: int, version: int) -> list[str]:
    """Some sentences of invented minutes, others in each version."""
    return [
        f"Councillor Stobbs said that {number} bins were full in version {version}.",
        f"The Committee agreed that hedge {number} was found to be {version} metres too high.",
        f"RESOLVED: That report {number}/{version} be noted.",
    ]


def _write(folder: Path, number: int, version: int) -> None:
    day = f"{number} May 2019"
    write_minutes(folder / f"own {number}.txt", *_sentences(number, version), date=day)


def _publish(site: FakeSite, number: int) -> None:
    day = FakeClock().now().date().replace(day=number - 20)
    site.add(number, day, *_items(number, 1))


def _items(number: int, version: int) -> list[FakeItem]:
    return [
        FakeItem(number * 10 + at, f"Item {at}", words)
        for at, words in enumerate(_sentences(number, version))
    ]


def _change_folder(folder: Path) -> None:
    """Corrected minutes, new ones, a copy, a bad file, and a loss."""
    for number in (2, 5):
        _write(folder, number, 2)
    for number in (7, 8, 9):
        _write(folder, number, 1)
    (folder / "own 4.txt").unlink()
    shutil.copy(folder / "own 1.txt", folder / "zz copy of 1.txt")
    (folder / "empty.txt").write_bytes(b"")


def _change_site(site: FakeSite) -> None:
    """Corrected minutes, new ones, some that come as a bad file, and a loss."""
    for number in (22, 25):
        site.meetings[number].items = _items(number, 2)
    for number in (27, 28):
        _publish(site, number)
    day = site.meetings[27].day
    site.add(29, day, FakeItem(290, "Bins", ""), printed="Printed minutes")
    del site.meetings[24]
