"""What an earlier ingest saw under some paths and this one did not."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.files import FoundFile, Unreachable, absolute, printable
from corpus.store import reader
from corpus.store.connection import Database


def vanished(
    paths: Sequence[Path], found: Sequence[FoundFile | Unreachable], database: Database
) -> Iterator[str]:
    """The files that are gone, as a reader is shown them. What cannot be looked at is not gone."""
    here = {file.location for file in found}
    unseen = tuple(f"{file.location}/" for file in found if isinstance(file, Unreachable))
    for given in paths:
        folder = absolute(given)
        root = len(printable(folder.parent).rstrip("/")) + 1
        for source in reader.sources_under(database, f"{printable(folder)}/"):
            if source.location not in here and not source.location.startswith(unseen):
                yield source.location[root:]


def refusals_over(
    paths: Sequence[Path], found: Sequence[FoundFile | Unreachable], refused: set[str],
    database: Database,
) -> list[str]:  # fmt: skip
    """The locations of earlier refusals whose cause is gone; `refused` are this run's, as shown."""
    still = {file.location for file in found if file.source in refused}
    before = {
        location
        for given in paths
        for location in reader.refused_locations(database, printable(absolute(given)))
    }
    return sorted(before - still)
