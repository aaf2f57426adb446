"""One writer at a time: an advisory lock that dies with the process that holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DiskFull, HomeLocked, HomeProblem


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the lock file while the block runs; HomeLocked at once if another process has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise HomeProblem(
            f"{path.parent} cannot be used as a home folder: {error.strerror}.",
            "Check that you may write there, or choose another folder with --home DIR.",
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise HomeLocked(
                f"Another process (number {holder}) is writing to this collection.",
                "Wait for it to finish, or stop it, and run the command again.",
            ) from error
        _sign(handle)
        yield
    finally:
        os.close(handle)


def _sign(handle: int) -> None:
    """Write who holds the lock, for whoever is refused it."""
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
    except OSError as error:
        raise DiskFull(
            f"Nothing can be written to the home folder: {error.strerror}.",
            "Free some disk space and run the same command again.",
        ) from error
