"""Files that crash, hang or swell the reader cost themselves only."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import Unreadable
from corpus.models import Reading
from corpus.reading.limits import Limits
from corpus.reading.pool import FILES_PER_CHILD, ReaderPool
from corpus.reading.wire import encode
from tests.corpus.reading.jobs import Echo

_MISBEHAVE = "tests.corpus.reading.jobs:misbehave"
_ECHO = "tests.corpus.reading.jobs:echo"


def refusal_of(name: str, limits: Limits | None = None) -> Unreadable:
    """Why the file is refused, after checking that the files beside it were read."""
    jobs = [("before", b"1"), (name, b"22"), ("after", b"333")]
    with ReaderPool(1, _MISBEHAVE, result_type=Echo, limits=limits or Limits()) as pool:
        before, (refused, refusal), after = pool.run(jobs)
    for got, size in ((before, 1), (after, 3)):
        assert isinstance(got[1], Echo)
        assert got[1].size == size
    assert refused == name
    assert isinstance(refusal, Unreadable)
    assert refusal.remedy
    return refusal


def test_results_come_in_the_order_of_the_files() -> None:
    jobs = [(f"file {number}", b"x" * (5000 - number)) for number in range(60)]
    with ReaderPool(2, _ECHO, result_type=Echo) as pool:
        got = list(pool.run(jobs))
    assert [name for name, _ in got] == [name for name, _ in jobs]
    assert [echo.size for _, echo in got if isinstance(echo, Echo)] == [len(d) for _, d in jobs]


def test_both_children_work() -> None:
    with ReaderPool(2, _ECHO, result_type=Echo) as pool:
        processes = {got.process for _, got in pool.run([("f", b"")] * 40) if isinstance(got, Echo)}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_few_files_are_held_at_a_time() -> None:
    asked: list[int] = []

    def jobs() -> Iterator[tuple[str, bytes]]:
        for number in range(20):
            asked.append(number)
            yield str(number), b""

    with ReaderPool(2, _ECHO, result_type=Echo) as pool:
        next(pool.run(jobs()))
    assert len(asked) <= 4


def test_a_child_is_replaced_after_its_share_of_files() -> None:
    jobs = [("f", b"")] * (FILES_PER_CHILD + 5)
    with ReaderPool(1, _ECHO, result_type=Echo) as pool:
        processes = [got.process for _, got in pool.run(jobs) if isinstance(got, Echo)]
    assert len(set(processes)) == 2
    assert processes.count(processes[0]) == FILES_PER_CHILD


def test_a_child_that_exits_refuses_its_file_only() -> None:
    assert "exit 3" in refusal_of("exits").problem


def test_a_child_that_crashes_refuses_its_file_only() -> None:
    assert "SIGABRT" in refusal_of("aborts").problem


def test_a_fault_of_ours_refuses_its_file_only(capfd: pytest.CaptureFixture[str]) -> None:
    refusal_of("raises")
    assert "a fault of ours" in capfd.readouterr().err


def test_a_file_that_takes_too_long_is_given_up() -> None:
    begin = time.monotonic()
    problem = refusal_of("sleeps", Limits(wall_seconds=1)).problem
    assert "more than 1 seconds" in problem
    assert time.monotonic() - begin < 60


def test_a_file_that_takes_too_much_processor_time_is_given_up() -> None:
    assert "processor time" in refusal_of("spins", Limits(cpu_seconds=1)).problem


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    assert "more memory than allowed (1024 MB)" in refusal_of("swells").problem


def test_what_a_library_prints_does_not_reach_the_answers() -> None:
    with ReaderPool(1, _MISBEHAVE, result_type=Echo) as pool:
        got = list(pool.run([("prints", b"1"), ("after", b"22")]))
    assert [echo.size for _, echo in got if isinstance(echo, Echo)] == [1, 2]


def test_an_answer_of_another_type_is_refused() -> None:
    with ReaderPool(1, "tests.corpus.reading.jobs:lie", result_type=Echo) as pool:
        [(_, got)] = pool.run([("f", b"")])
    assert isinstance(got, Unreadable)


def test_children_end_with_the_pool() -> None:
    with ReaderPool(1, _ECHO, result_type=Echo) as pool:
        [(_, got)] = pool.run([("f", b"")])
        assert isinstance(got, Echo)
        os.kill(got.process, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(got.process, 0)


def test_leaving_the_pool_does_not_wait_for_a_file_under_way() -> None:
    begin = time.monotonic()
    with ReaderPool(1, _MISBEHAVE, result_type=Echo) as pool:
        next(pool.run([("a", b""), ("b", b""), ("sleeps", b""), ("c", b"")]))
    assert time.monotonic() - begin < 20


def test_the_default_job_reads_files() -> None:
    with ReaderPool(1, result_type=Reading) as pool:
        read, refused = pool.run([("a.txt", b"The Committee agreed."), ("b.txt", b"")])
    assert isinstance(read[1], Reading)
    assert read[1].text == "The Committee agreed."
    assert isinstance(refused[1], Unreadable)
    assert "empty" in refused[1].problem


def test_names_that_are_not_unicode_pass() -> None:
    with ReaderPool(1, _ECHO, result_type=Echo) as pool:
        [(name, got)] = pool.run([("caf\udce9", b"")])
    assert isinstance(got, Echo)
    assert name == got.name == "caf\udce9"


def test_a_pool_needs_a_worker() -> None:
    with pytest.raises(ValueError, match="at least one"):
        ReaderPool(0, result_type=Echo)


def test_a_child_ends_when_its_parent_closes_the_pipe() -> None:
    command = [sys.executable, "-m", "corpus.reading.child", _ECHO, encode(Limits()).decode()]
    ended = subprocess.run(command, input=b"", capture_output=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout) == (0, b"")


def test_children_do_not_inherit_open_files(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock, ReaderPool(1, _ECHO, result_type=Echo) as pool:
        [(_, got)] = pool.run([("f", b"")])
        assert isinstance(got, Echo)
        held = Path(f"/proc/{got.process}/fd")
        if not held.is_dir():
            pytest.skip("open files of a process can be listed on Linux only")
        assert lock.name not in {str(link.readlink()) for link in held.iterdir()}
