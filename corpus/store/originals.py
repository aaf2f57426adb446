"""The source bytes of every document, kept by their SHA-256."""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from corpus.errors import DiskFull, HomeProblem, NotFound


def sha256_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """A folder of source files named by content: ab/abcd….pdf."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, sha256: str, *, suffix: str) -> Path:
        """Where the bytes with this hash are or would be."""
        return self.folder / sha256[:2] / f"{sha256}.{suffix}"

    def keep(self, data: bytes, *, suffix: str) -> Path:
        """Write the bytes unless they are there already; on disk before this returns."""
        path = self.path_of(sha256_of(data), suffix=suffix)
        if path.exists() and path.stat().st_size == len(data):
            return path
        # One writer at a time holds the home, so what a kill left half written is written over.
        part = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
            part.replace(path)
            for folder in (path.parent, self.folder):  # a name is lost with its folder's entry
                _sync(folder)
        except OSError as error:
            _remove(part)
            raise _not_kept(error, self.folder) from error
        return path

    def read(self, sha256: str, *, suffix: str) -> bytes:
        """The bytes of an original."""
        path = self.path_of(sha256, suffix=suffix)
        if not path.exists():
            raise NotFound(
                "The original of this document is missing from the home folder.",
                "Ingest the file again, or restore a backup.",
            )
        return path.read_bytes()

    def forget_all_but(self, held: Collection[str]) -> None:
        """Overwrite and remove every file whose hash is not among those held.

        These are the originals of erased documents, and what a killed ingest left half done.
        """
        for path in sorted(self.folder.glob("*/*")):
            if path.suffix.startswith(".part") or path.stem not in held:
                wipe(path)


def wipe(path: Path) -> None:
    """Put zeros over a file and remove it, so that its bytes do not linger in free blocks."""
    with contextlib.suppress(FileNotFoundError):  # another process was faster
        with path.open("r+b") as handle:
            shutil.copyfileobj(_Zeros(path.stat().st_size), handle)
            handle.flush()
            os.fsync(handle.fileno())
        path.unlink()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()


def _not_kept(error: OSError, folder: Path) -> HomeProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            "There is no room left for the original of a document.",
            "Free some disk space and run the same command again; what was done is kept.",
        )
    return HomeProblem(
        f"The original of a document could not be kept: {error.strerror}.",
        f"Check that you may write to {folder}, and run the same command again.",
    )


class _Zeros:
    """A readable run of zero bytes, so that a large file is overwritten piece by piece."""

    def __init__(self, length: int) -> None:
        self.left = length

    def read(self, size: int = -1) -> bytes:
        """The next zeros, at most `size` of them."""
        count = self.left if size < 0 else min(size, self.left)
        self.left -= count
        return bytes(count)
