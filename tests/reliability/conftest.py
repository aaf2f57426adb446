"""A process that runs commands in children which can be killed or belong to another user."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


class Victim:
    """Runs commands in processes that are killed."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, home: Path, *words: str | Path, **when: float | None) -> dict[str, Any]:
        job = {"home": str(home), "do": [str(word) for word in words], **when}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert "failed" not in answer, answer["failed"]
        return answer


@contextmanager
def a_victim() -> Iterator[Victim]:
    """A process that runs commands, and ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.victim"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    ) as process:  # fmt: skip
        yield Victim(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="session")
def victim() -> Iterator[Victim]:
    with a_victim() as process:
        yield process
