"""Where judged sets are kept while they are measured: beside the collections, never in one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.store import searchable
from corpus.store.connection import Database
from corpus.store.home import CollectionPaths, Home
from index.encoder_pool import EncoderPool
from index.generation import open_generation
from index.publish import publish
from qa.evaluation.evaluate import Result, evaluate
from qa.evaluation.sets import JudgedSet, load_set
from qa.evaluation.shelve import LAYOUT, shelve
from qa.library import Library, known_names
from web.opening import opened_encoder, opened_reader
from web.settings import Settings

Show = Callable[[int, int, str], None]


def evaluate_folder(settings: Settings, folder: Path, show: Show) -> Result:
    """Measure one set; its passages are encoded the first time and kept."""
    with opened_set(settings, folder, show) as (library, judged):
        return evaluate(library, judged, show)


@contextmanager
def opened_set(settings: Settings, folder: Path, show: Show) -> Iterator[tuple[Library, JudgedSet]]:
    """A set with a library of its passages, to be asked like any other."""
    judged = load_set(folder)
    single = opened_encoder(settings)
    kept = Home(settings.home.absolute()).folder / "evaluation"
    name = f"{judged.name}-{judged.fingerprint}-{LAYOUT}"
    place = CollectionPaths(judged.name, kept / name)
    with Database(place.record, writable=True) as database:
        _fill(database, place, judged, EncoderPool(single, processes=settings.workers), show)
        generation = open_generation(
            place.index, change=searchable.last_change(database), encoder=single.name
        )
        yield (
            Library(
                "evaluation",
                database,
                generation,
                single,
                known_names(database),
                reader=opened_reader(settings),
            ),
            judged,
        )


def _fill(
    database: Database, place: CollectionPaths, judged: JudgedSet, pool: EncoderPool, show: Show
) -> None:
    with pool:
        shelve(database, judged.passages, pool, show)
    publish(database, place.index, encoder=pool.name, width=pool.width, progress=show)
