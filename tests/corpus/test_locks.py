"""One writer at a time, and the lock ends with its process however that ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import HomeLocked, HomeProblem
from corpus.store.locks import writer_lock

HOLD = (
    "import sys, time, pathlib; from corpus.store.locks import writer_lock\n"
    "with writer_lock(pathlib.Path(sys.argv[1])):\n"
    "    print('held', flush=True); time.sleep(60)\n"
)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "writer.lock")],
        stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_is_writing(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    lock = writer_lock(tmp_path / "writer.lock")
    with pytest.raises(HomeLocked, match=f"number {holder.pid}"), lock:
        pass


def test_a_killed_writer_leaves_no_lock(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    with writer_lock(tmp_path / "writer.lock"):
        assert (tmp_path / "writer.lock").read_text() == str(os.getpid())


def test_a_lock_can_be_taken_again_after_it_was_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with writer_lock(tmp_path / "deep" / "writer.lock"):
            pass


def test_a_home_that_is_a_file_is_a_problem_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    lock = writer_lock(tmp_path / "home" / "writer.lock")
    with pytest.raises(HomeProblem, match="--home DIR"), lock:
        pass
