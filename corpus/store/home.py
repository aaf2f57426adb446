"""The folders of a home: where each thing is, and nothing about what is in it."""

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BadRequest

COLLECTION_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}\Z")


@dataclass(frozen=True, slots=True)
class CollectionPaths:
    """The places of one collection."""

    name: str
    folder: Path

    @property
    def record(self) -> Path:
        """The truth."""
        return self.folder / "record.sqlite"

    @property
    def originals(self) -> Path:
        """Source bytes by SHA-256."""
        return self.folder / "originals"

    @property
    def pictures(self) -> Path:
        """Pictures of pages of originals; may be deleted."""
        return self.folder / "pictures"

    @property
    def index(self) -> Path:
        """Published generations; may be deleted and rebuilt."""
        return self.folder / "index"

    @property
    def fetched(self) -> Path:
        """What was fetched from councils' sites, one folder each; ingest reads it from there."""
        return self.folder / "fetched"

    @property
    def fetching(self) -> Path:
        """Held by the one process that fetches, which may take hours; others may write."""
        return self.folder / "fetching.lock"

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.folder / "writer.lock"


@dataclass(frozen=True, slots=True)
class Home:
    """One Minutebook home folder."""

    folder: Path

    @property
    def models(self) -> Path:
        """Prepared encoders."""
        return self.folder / "model"

    @property
    def audit(self) -> Path:
        """Erasures and administrators' acts."""
        return self.folder / "audit.sqlite"

    def collection(self, name: str) -> CollectionPaths:
        """The places of a collection by name; BadRequest for a name that is no folder name."""
        if not COLLECTION_NAME.match(name):
            raise BadRequest(
                f"{name!r} cannot be the name of a collection.",
                "Use lower-case letters, digits and hyphens, such as public or members.",
            )
        return CollectionPaths(name, self.folder / "collections" / name)

    def collections(self) -> list[str]:
        """The names of the collections that exist, in order."""
        folder = self.folder / "collections"
        if not folder.is_dir():
            return []
        return sorted(p.name for p in folder.iterdir() if (p / "record.sqlite").exists())
