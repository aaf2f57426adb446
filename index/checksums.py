"""SHA-256 of files: what is derived and read back is checked against the manifest that lists it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import OutOfDate

REBUILD = "Run `minutebook rebuild`; the record itself is not touched."


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file under a folder, by its path there. Lock files are left out."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in files
        if path.suffix != ".lock"
    }


def verify(folder: Path, expected: Mapping[str, str], *, remedy: str = REBUILD) -> None:
    """Raise OutOfDate unless each file named is there with the bytes it had."""
    for name, digest in expected.items():
        verify_file(folder / name, digest, remedy=remedy)


def verify_file(path: Path, digest: str, *, remedy: str = REBUILD) -> None:
    """Raise OutOfDate unless the file is there with the bytes it had."""
    try:
        found = sha256_of(path)
    except OSError as error:
        raise OutOfDate(f"The file {path} cannot be read.", remedy) from error
    if found != digest:
        raise OutOfDate(f"The file {path} is damaged: its SHA-256 is not as recorded.", remedy)
