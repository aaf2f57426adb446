"""Another program under limits: `python -m corpus.reading.limited memory cpu program argument…`.

The limits of memory and processor time are each process's own; the wall time, and what the program
starts, are for the caller to end.
"""

import os
import resource
import sys

_MOST_WRITTEN = 1 << 30  # bytes of one file


def main(memory: int, cpu_seconds: int, command: list[str]) -> None:
    """Become the program."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
    ):
        resource.setrlimit(what, (most, most))
    os.execvp(command[0], command)  # noqa: S606 - the program the administrator named


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
