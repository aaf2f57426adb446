"""A process that does one job after another in children that can be killed at any moment.

It imports everything once and forks, so that a job starts at once. Reads one JSON object for each
job from stdin: {"home", "do": [command line, …], "spent": seconds of processor time until SIGKILL
or null, "at": number of the file operation at which it kills itself or null, "user": number of the
user it becomes or null}; writes {"killed", "code", "out", "err", "operations", "processor"},
{"unreachable"} where that user may not read the project, or {"failed"} with a fault of the
program. The time is the same at every moment, so that two records can be compared.
"""

import importlib
import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import pytest

import corpus.ingest
from corpus.store.connection import SCHEMA
from tests.builders import NOW, minutebook
from tests.corpus.sites.clock import FakeClock
from web.cli import COMMANDS

EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree",
          "shutil.copytree", "shutil.copyfile")  # fmt: skip


class Steps:
    """Counts the file operations of this process, and ends it hard at one of them."""

    def __init__(self, last: int | None) -> None:
        self.done = 0
        self._last = last

    def __call__(self, event: str, _: tuple[Any, ...]) -> None:
        if event in EVENTS:
            self.done += 1
            if self.done == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def work(job: dict[str, Any], report: int) -> None:
    """In the child: run the command, and say how many file operations it took."""
    corpus.ingest.TEXTS_TOGETHER = 20
    patch = pytest.MonkeyPatch()  # never undone: the child ends
    patch.setattr("web.wiring.utc_now", lambda: NOW)
    patch.setattr("web.syncing.SystemClock", FakeClock)  # which waits for nothing
    patch.setenv("MINUTEBOOK_SYNC_LOOPBACK", "1")
    if job.get("user") is not None:
        os.setgroups([])
        os.setgid(job["user"])
        os.setuid(job["user"])
        if not os.access(SCHEMA, os.R_OK):
            os.write(report, b'{"unreachable": true}')
            return
    steps = Steps(job.get("at"))
    sys.addaudithook(steps)
    ran = minutebook(Path(job["home"]), *job["do"])
    said = {"code": ran.code, "out": ran.out, "err": ran.err, "operations": steps.done}
    os.write(report, json.dumps(said).encode())


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Fork, wait or kill, and say what became of it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(job, writing)
        except BaseException:  # noqa: BLE001 - told to the test, which fails with it
            os.write(writing, json.dumps({"failed": traceback.format_exc()[-4000:]}).encode())
        finally:  # at once: threads of libraries are not in this process, and exits wait for them
            os._exit(0)
    os.close(writing)
    if job.get("spent") is not None and not has_spent(child, job["spent"]):
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    processor = used.ru_utime + used.ru_stime
    with os.fdopen(reading, "rb") as pipe:
        said = json.loads(pipe.read() or b"{}")
    return {"killed": os.WIFSIGNALED(status), "processor": processor, "code": None, **said}


def has_spent(child: int, seconds: float) -> bool:
    """Wait until a child has spent some processor time; True if it ended before."""
    clock = (~child << 3) | 2  # Linux's number for the processor clock of a process
    while time.clock_gettime(clock) < seconds:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return True
        time.sleep(0.0005)
    return False


if __name__ == "__main__":
    for command in COMMANDS:  # before the fork, so that a job starts at once
        if command in ("ingest", "sync", "ask", "search", "status", "check", "rebuild", "erase"):
            importlib.import_module(f"web.commands.{command}")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
        sys.stdout.flush()
