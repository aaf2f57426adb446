"""Which files an ingest is about: walks the paths it was given, in a fixed order."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import sidecar

MAX_BYTES = 64 * 1024 * 1024  # the largest public pack seen is 40 MB
SKIPPED_PREFIXES = (".", "~$")  # hidden files, and the lock files Word leaves behind
SKIPPED_NAMES = {*sidecar.NAMES, "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `source` is what a reader is shown: the folder named and the path in it."""

    path: Path
    source: str

    @property
    def location(self) -> str:
        """The identity of the place, whatever the working directory is."""
        return printable(self.path)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A path that cannot even be opened."""

    path: Path
    source: str
    reason: str
    remedy: str

    @property
    def location(self) -> str:
        """The identity of the place, whatever the working directory is."""
        return printable(self.path)


def absolute(path: Path) -> Path:
    """A path that does not depend on the working directory, its links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def printable(path: Path) -> str:
    r"""A path as text that can be stored and shown: a byte that is no UTF-8 as \xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def find_files(paths: Iterable[Path]) -> Iterator[FoundFile | Unreachable]:
    """Every file under the given paths, folders in name order; each file once."""
    seen: set[Path] = set()
    for given in paths:
        path = absolute(given)
        for found in _walk(path, path.parent):
            if found.path not in seen:
                seen.add(found.path)
                yield found


def read_bytes(found: FoundFile) -> bytes | Unreachable:
    """The bytes of a file, or why they cannot be had."""
    try:
        if found.path.stat().st_size > MAX_BYTES:
            return Unreachable(
                found.path, found.source,
                f"The file is larger than {MAX_BYTES // 2**20} MB.",
                "Split it, or ask for the separate documents of the pack.",
            )  # fmt: skip
        return found.path.read_bytes()
    except OSError as error:
        return _unreachable(found.path, found.source, error)


def _walk(path: Path, root: Path) -> Iterator[FoundFile | Unreachable]:
    source = printable(path.relative_to(root))
    try:
        if path.is_dir():
            if _is_home(path) or _leads_back(path):
                return
            for entry in sorted(path.iterdir(), key=lambda p: p.name):
                if not _skipped(entry):
                    yield from _walk(entry, root)
        elif path.is_file():
            yield FoundFile(path, source)
        elif path.exists():
            yield Unreachable(path, source, "This is neither a file nor a folder.", "Leave it out.")
        else:
            yield Unreachable(
                path, source, "There is no such file or folder.", "Check the path and its spelling."
            )
    except OSError as error:
        yield _unreachable(path, source, error)


def _is_home(folder: Path) -> bool:
    """Whether this is a home of ours, which holds copies of what was ingested before."""
    return any(folder.glob("collections/*/record.sqlite"))


def _leads_back(folder: Path) -> bool:
    """Whether this is a link to a folder that it is itself in."""
    if not folder.is_symlink():
        return False
    around = folder.parent.resolve()
    return folder.resolve() in (around, *around.parents)


def _skipped(path: Path) -> bool:
    return path.name.startswith(SKIPPED_PREFIXES) or path.name in SKIPPED_NAMES


def _unreachable(path: Path, source: str, error: OSError) -> Unreachable:
    return Unreachable(
        path, source, f"It cannot be opened: {error.strerror or error}.",
        "Check that you may read it (ls -l), then run the command again.",
    )  # fmt: skip
