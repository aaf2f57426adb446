"""Kills ingests and syncs at random moments, lets them finish, and compares the records.

    python -m benchmarks.killing [kills of each kind] [seed] [kills of whole ingests]

The moments are of processor time, so that a busy machine moves none of them, and the seed repeats
them. Reading happens in the process that is killed and the encoder is the tests' small one: most
of an ingest's time would go into encoding, where a kill finds nothing half done. What is compared,
and the little that is not, is said in tests/reliability/killing.py.

Some ingests are killed whole as well: the command as users run it, with its reading children, its
encoder and their time by the clock. None of their processes may outlive them by long. The figures
are kept in results/killing.json.
"""

import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.results import keep
from index.prepare import prepare_encoder
from tests.builders import SAMPLE
from tests.reliability.conftest import a_victim
from tests.reliability.killing import Case, Runner, cases
from web.settings import from_environment

KILLS = 200
SEED = 1
WHOLE = 20
ENDED_WITHIN = 60.0  # seconds: the children of a killed command end by themselves
DOCUMENTS = 12  # of the sample


def main(kills: int = KILLS, seed: int = SEED, whole: int = WHOLE) -> int:
    """Kill each kind as often as said; 1 if any record differed."""
    figures: dict[str, Any] = {"seed": seed}
    with tempfile.TemporaryDirectory() as folder, a_victim() as victim:
        scratch = Path(folder)
        home = scratch / "home"
        with cases(victim, scratch, home) as found:
            for kind in ("ingest", "sync"):
                of_kind = [case for case in found if kind in case.name]
                figures[kind] = killed(victim, home, of_kind, kills, seed)
                print(kind, figures[kind], flush=True)
        if whole:
            figures["whole ingest"] = killed_whole(scratch, whole, seed)
            print("whole ingest", figures["whole ingest"], flush=True)
    keep("killing", figures)
    return int(any(each["differing"] for each in figures.values() if isinstance(each, dict)))


def killed_whole(scratch: Path, kills: int, seed: int) -> dict[str, Any]:
    """Kill the command as users run it, on some minutes of the sample."""
    home, minutes, before = (scratch / name for name in ("home", "minutes", "prepared"))
    minutes.mkdir()
    for path in sorted(SAMPLE.glob("*/20*.txt"))[:DOCUMENTS]:
        shutil.copy(path, minutes)
    before.mkdir()
    prepare_encoder(scratch / "model", environment=from_environment().environment)
    (before / "model").symlink_to(scratch / "model")  # the same for every home: it is large
    case = Case("whole ingest", ["ingest", str(minutes)], before, whole=True)
    case.measure(Whole(), home)
    return killed(Whole(), home, [case], kills, seed)


class Whole:
    """Runs the command of users; see tests.reliability.killing.Runner. `spent` is by the clock."""

    def run(self, home: Path, *words: str | Path, **when: float | None) -> dict[str, Any]:
        """Run a command, kill its first process at the moment, and wait for all the others."""
        began = time.monotonic()
        command = [sys.executable, "-m", "web", "--home", str(home), *map(str, words)]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(when.get("spent"))
            killed = process.poll() is None
            process.kill()
        while _lives(process.pid):
            if time.monotonic() > began + ENDED_WITHIN + (when.get("spent") or 0):
                raise AssertionError("a child of a killed command goes on")
            time.sleep(0.01)
        seconds = time.monotonic() - began
        return {"killed": killed, "code": process.returncode, "processor": seconds}


def _lives(session: int) -> bool:
    """Whether any process of a session is left."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


def killed(victim: Runner, home: Path, found: list[Case], kills: int, seed: int) -> dict[str, Any]:
    """Kill the cases of one kind in turn until there were as many kills as wanted."""
    chance, began = random.Random(seed), time.monotonic()  # noqa: S311 - to be repeated
    moments: list[float] = []
    differing: list[str] = []
    homes = 0
    while len(moments) < kills:
        case = found[homes % len(found)]
        homes += 1
        try:
            done = case.survive(victim, home, chance, kills - len(moments))
        except AssertionError as problem:
            differing.append(str(problem)[:1000])
            print("DIFFERS", differing[-1], flush=True)
            done = [0.0]
        moments += done
        if homes % 10 == 0:
            print(f"{len(moments)} kills, {homes} homes", file=sys.stderr, flush=True)
    return {
        "kills": len(moments),
        "homes": homes,
        "differing": differing,
        "undisturbed_seconds": {case.name: round(case.processor, 3) for case in found},
        "seconds": round(time.monotonic() - began),
    }


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
