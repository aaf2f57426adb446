"""A process that does one job after another in children that can be killed at any moment.

It imports everything once and forks, so that a job starts at once. Reads one JSON object for each
job from stdin: {"home", "do": [command line, …], "after": seconds until SIGKILL or null, "at":
number of the file operation at which it kills itself or null}; writes {"killed", "code",
"operations", "seconds"}.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import corpus.ingest
from corpus.store.searchable import last_change  # noqa: F401 - imported before the fork
from tests.builders import minutebook

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
    steps = Steps(job.get("at"))
    sys.addaudithook(steps)
    ran = minutebook(Path(job["home"]), *job["do"])
    os.write(report, json.dumps({"code": ran.code, "operations": steps.done}).encode())


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Fork, wait or kill, and say what became of it."""
    reading, writing = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        work(job, writing)
        os._exit(0)
    os.close(writing)
    if job.get("after") is not None:
        time.sleep(job["after"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - started
    with os.fdopen(reading, "rb") as pipe:
        said = json.loads(pipe.read() or b"{}")
    return {"killed": os.WIFSIGNALED(status), "seconds": seconds, "code": None, **said}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
        sys.stdout.flush()
