"""Reading many files in child processes that may crash, hang or swell without harm to us."""

import os
import queue
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

import corpus
from corpus.errors import Unreadable
from corpus.reading import child, frames, wire
from corpus.reading.limits import MOST_MESSAGE, Limits

T = TypeVar("T")

READ = "corpus.reading.read:read_named"
FILES_PER_CHILD = 100  # what a native library leaks over 100 files stays within the memory limit
_SECONDS_TO_START = 30.0  # on top of a file's own time, for the first file of a child
_SECONDS_TO_END = 5.0
DEFAULT_LIMITS = Limits()
_ROOT = Path(corpus.__file__).parent.parent
_REMEDY = "Open it in the program that made it, save it anew as PDF, and add that."


class ReaderPool(Generic[T]):
    """A few children that read files. Use it as a context manager: leaving it ends them."""

    def __init__(
        self,
        workers: int,
        job: str = READ,
        *,
        result_type: type[T],
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        if workers < 1:
            raise ValueError("a pool needs at least one worker")
        self._workers = workers
        self._result_type = result_type
        self._children: queue.SimpleQueue[_Child] = queue.SimpleQueue()
        self._limits = limits
        self._all = [_Child(job, limits) for _ in range(workers)]
        for reader in self._all:
            self._children.put(reader)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="reader")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for reader in self._all:
            reader.close()
        self._threads.shutdown(cancel_futures=True)
        for reader in self._all:
            reader.end()

    def run(self, jobs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, T | Unreadable]]:
        """Each file's name and reading or refusal, in the order given.

        At most two files for each worker are held at a time, however many `jobs` yields.
        """
        waiting: deque[tuple[str, Future[T | Unreadable]]] = deque()
        for name, data in jobs:
            waiting.append((name, self._threads.submit(self._read, name, data)))
            del data
            if len(waiting) >= 2 * self._workers:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())

    def _read(self, name: str, data: bytes) -> T | Unreadable:
        reader = self._children.get()
        try:
            return self._understood(reader, reader.ask(name, data))
        except frames.TooLate:
            return reader.failed(f"Reading it took more than {self._limits.wall_seconds} seconds.")
        except (frames.PipeClosed, wire.WireError):
            return reader.failed(None)
        finally:
            self._children.put(reader)

    def _understood(self, reader: "_Child", reply: list[bytes]) -> T | Unreadable:
        match reply:
            case [child.DONE, value]:
                return wire.decode(self._result_type, value)
            case [child.REFUSED, value]:
                return Unreadable(*wire.decode(tuple[str, str], value))
            case [child.OUT_OF_MEMORY]:
                allowed = self._limits.memory // 1024 // 1024
                return reader.failed(f"Reading it took more memory than allowed ({allowed} MB).")
        return reader.failed(None)


def _result(pair: tuple[str, Future[T | Unreadable]]) -> tuple[str, T | Unreadable]:
    name, future = pair
    return name, future.result()


class _Child:
    """One child process, started when it is first asked and replaced when it has served enough."""

    def __init__(self, job: str, limits: Limits) -> None:
        self._job = job
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._closed = False

    def ask(self, name: str, data: bytes) -> list[bytes]:
        """The child's answer; PipeClosed or TooLate when there is none."""
        seconds = self._limits.wall_seconds + (0 if self._process else _SECONDS_TO_START)
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise frames.PipeClosed
        deadline = time.monotonic() + seconds
        message = frames.framed(name.encode("utf-8", "surrogatepass"), data)
        frames.send(process.stdin.fileno(), message, deadline)
        reply = frames.receive(process.stdout.fileno(), MOST_MESSAGE, deadline)
        self._served += 1
        if self._served >= FILES_PER_CHILD:
            self.end()
        return reply

    def failed(self, problem: str | None) -> Unreadable:
        """End the child, and say why the file is refused: `problem`, or how the child ended."""
        code = self.end()
        return Unreadable(problem or _why(code, self._limits), _REMEDY)

    def close(self) -> None:
        """End the child for good. May be called from another thread than the one that asks."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._closed:
            raise frames.PipeClosed
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [
                    sys.executable,
                    "-m",
                    child.__name__,
                    self._job,
                    wire.encode(self._limits).decode(),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=_ROOT,  # so that `-m` finds the packages however this process found them
                bufsize=0,
            )
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    os.set_blocking(pipe.fileno(), False)
            self._served = 0
        return self._process

    def end(self) -> int:
        """Close the pipes, wait a little, and kill what is left; the way the child ended."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            return process.wait(_SECONDS_TO_END if self._served >= FILES_PER_CHILD else 0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _why(code: int, limits: Limits) -> str:
    if code == -signal.SIGXCPU:
        return f"Reading it took more than {limits.cpu_seconds} seconds of processor time."
    if code == -signal.SIGALRM:
        return f"Reading it took more than {limits.wall_seconds} seconds."
    if code == -signal.SIGKILL:
        return "The system ended the reader, most likely for want of memory."
    if code == -signal.SIGABRT:  # a library's own way to end where memory runs out or a check fails
        return (
            "The reader crashed on it (SIGABRT): it needs more memory than allowed, or is damaged "
            "or built so that readers fail."
        )
    if code < 0:
        return f"The reader crashed on it ({signal.Signals(-code).name})."
    return f"The reader ended on it without an answer (exit {code})."
