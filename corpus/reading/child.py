"""The process that reads hostile files: `python -m corpus.reading.child module:function limits`.

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
from corpus.reading.limits import MOST_MESSAGE, Limits

_GRACE = 1  # the parent ends a late child; the child ends itself only if the parent is gone

DONE, REFUSED, OUT_OF_MEMORY = b"done", b"refused", b"memory"

Job = Callable[[str, bytes], object]


def main(job_name: str, limits: Limits) -> None:
    """Serve one file after another until the parent closes the pipe."""
    source, answers = _own_pipes()
    _limit_memory(limits)
    job = _job(job_name)
    while True:
        try:
            name, data = frames.receive(source, MOST_MESSAGE)
        except frames.PipeClosed:
            return
        _limit_time(limits)
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


def _limit_memory(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statement = Path("/proc/self/statm")
    if not statement.exists():  # not Linux: address space is not accounted there
        return
    pages = int(statement.read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_time(limits: Limits) -> None:
    """The system ends the process that passes these; no handler of ours has to run."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + limits.cpu_seconds + 1, hard))
    signal.alarm(limits.wall_seconds + _GRACE)


if __name__ == "__main__":
    main(sys.argv[1], wire.decode(Limits, sys.argv[2].encode()))
