"""The source bytes of every document, kept by their SHA-256."""

import hashlib
import os
import shutil
from pathlib import Path

from corpus.errors import DiskFull, NotFound


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
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".part{os.getpid()}")
        try:
            with part.open("wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise DiskFull(
                f"The original of a document could not be kept: {error.strerror}.",
                "Free some disk space and run the same command again; what was done is kept.",
            ) from error
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

    def forget(self, sha256: str, *, suffix: str) -> None:
        """Overwrite and remove an original, so that its bytes do not linger in a free block."""
        path = self.path_of(sha256, suffix=suffix)
        if not path.exists():
            return
        with path.open("r+b") as handle:
            shutil.copyfileobj(_Zeros(path.stat().st_size), handle)
            handle.flush()
            os.fsync(handle.fileno())
        path.unlink()


class _Zeros:
    """A readable run of zero bytes, so that a large file is overwritten piece by piece."""

    def __init__(self, length: int) -> None:
        self.left = length

    def read(self, size: int = -1) -> bytes:
        """The next zeros, at most `size` of them."""
        count = self.left if size < 0 else min(size, self.left)
        self.left -= count
        return bytes(count)
