"""The process that reads hostile files: `python -m corpus.reading.child module:function`.

It takes (name, data) from standard input, answers on what was standard output, and has limits of
memory, processor time and wall time. It ends when its parent closes the pipe. It needs no network.
"""

import importlib
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from corpus.errors import Unreadable
from corpus.reading import frames, wire

MEMORY = 1 << 30  # over what the interpreter starts with; the largest pack we hold took 240 MB
CPU_SECONDS = 20  # a 600-page pack takes 6 s; the rest is room for a slower machine
WALL_SECONDS = 30
_GRACE = 5  # the parent ends a late child; the child ends itself only if the parent is gone
MOST_MESSAGE = 256 * 1024 * 1024

DONE, REFUSED, OUT_OF_MEMORY = b"done", b"refused", b"memory"

Job = Callable[[str, bytes], object]


def main(job_name: str) -> None:
    """Serve one file after another until the parent closes the pipe."""
    source, answers = _own_pipes()
    _limit_memory()
    job = _job(job_name)
    while True:
        try:
            name, data = frames.receive(source, MOST_MESSAGE)
        except frames.PipeClosed:
            return
        _limit_time()
        reply = _reply(job, name.decode("utf-8", "surrogatepass"), data)
        del data
        signal.alarm(0)
        frames.send(answers, frames.framed(*reply))
        if reply[0] == OUT_OF_MEMORY:
            return


def _reply(job: Job, name: str, data: bytes) -> tuple[bytes, ...]:
    try:
        return DONE, wire.encode(job(name, data))
    except Unreadable as refusal:
        return REFUSED, wire.encode((refusal.problem, refusal.remedy))
    except MemoryError:
        return (OUT_OF_MEMORY,)


def _own_pipes() -> tuple[int, int]:
    """The parent's pipes under other numbers, so that what a library prints cannot reach them."""
    source, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return source, answers


def _job(name: str) -> Job:
    module, _, function = name.partition(":")
    job: Job = getattr(importlib.import_module(module), function)
    return job


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statement = Path("/proc/self/statm")
    if not statement.exists():  # not Linux: address space is not accounted there
        return
    pages = int(statement.read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_time() -> None:
    """The system ends the process that passes these; no handler of ours has to run."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS + 1, hard))
    signal.alarm(WALL_SECONDS + _GRACE)


if __name__ == "__main__":
    main(sys.argv[1])
