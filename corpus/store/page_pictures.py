"""Pictures of pages of originals, kept so that none is drawn twice; they may be deleted any time.

They stand inside the folder of their collection, under the hash of the original, so that nobody
reaches those of another collection and an erased document's can be found.
"""

import contextlib
from collections.abc import Collection
from pathlib import Path

from corpus.store.originals import wipe

MOST_BYTES = 256 * 1024 * 1024  # some 3,000 pages
_LEFT = 0.9  # of that stays when the oldest make room
_DRAWN = 1  # raised when pages are drawn in another way, so that old pictures are not used


class PagePictures:
    """A folder of PNG files: ab/abcd…-page-width.png."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most_bytes = most_bytes

    def name_of(self, sha256: str, page: int, width: int) -> str:
        """What tells a picture from every other one, and from the same page drawn otherwise."""
        return f"{sha256}-{page}-{width}-{_DRAWN}"

    def read(self, name: str) -> bytes | None:
        """A picture that was kept, or None."""
        try:
            return self._path(name).read_bytes()
        except OSError:
            return None

    def keep(self, name: str, picture: bytes, original: Path) -> None:
        """Write a picture, unless its original is being erased or there is no room.

        An erasure removes the original first and the pictures after it, so whoever finds the
        original gone once the picture is written removes it himself.
        """
        path = self._path(name)
        part = path.with_suffix(".part")
        with contextlib.suppress(OSError):  # it is only ever a convenience
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(picture)
            part.replace(path)
            if not original.exists():
                wipe(path)
            self._make_room()

    def forget_all_but(self, held: Collection[str]) -> None:
        """Overwrite and remove the pictures of every original that is not among those held."""
        for path in sorted(self.folder.glob("*/*")):
            if path.suffix == ".part" or path.name.partition("-")[0] not in held:
                wipe(path)

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.png"

    def _make_room(self) -> None:
        """Remove the pictures that were drawn first, when all are more than is allowed."""
        found = sorted(
            (stat.st_mtime_ns, stat.st_size, path)
            for path in self.folder.glob("*/*.png")
            for stat in [path.stat()]
        )
        total = sum(size for _, size, _ in found)
        if total <= self._most_bytes:
            return
        for _, size, path in found:
            if total <= self._most_bytes * _LEFT:
                break
            wipe(path)
            total -= size
