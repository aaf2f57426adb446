"""Puts together what changes a collection: ingests, publishing, erasing; and what checks one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from corpus import reencode
from corpus.check import record_problems
from corpus.errors import OutOfDate
from corpus.ingest import Report, Tools, ingest
from corpus.reading.scans import ScanReader, ocr_named
from corpus.sidecar import GivenFacts
from corpus.sites.saved import erase_fetched
from corpus.store import reader, record
from corpus.store.audit import broken_links, note_act
from corpus.store.connection import Database
from corpus.store.home import CollectionPaths, Home
from corpus.store.locks import writer_lock
from corpus.store.originals import Originals
from corpus.store.page_pictures import PagePictures
from index.check import index_problems
from index.encoder_pool import EncoderPool
from index.generation import Manifest
from index.publish import publish
from web.clock import utc_now
from web.opening import ENCODE, existing, opened_encoder
from web.settings import Settings

JOB = "corpus.parse:parse_file"
Show = Callable[[int, int, str], None]


def ingest_files(
    settings: Settings, paths: Sequence[Path], given: GivenFacts, collection: str, show: Show
) -> Report:
    """Bring a collection up to date with some files, and publish it."""
    place = Home(settings.home.absolute()).collection(collection)
    with writer_lock(place.lock), Database(place.record, writable=True) as database:
        with _encoding(settings) as encoder:
            tools = Tools(
                database=database,
                originals=Originals(place.originals),
                reader=partial(ScanReader, settings.workers, JOB, ocr=ocr_named(settings.ocr)),
                encoder=encoder,
                now=utc_now,
                progress=show,
            )
            report = ingest(paths, given, tools)
        _publish(database, place, show)
    return report


def publish_collection(settings: Settings, collection: str, show: Show) -> Manifest | None:
    """Make the search index of a collection again from its record."""
    place = existing(settings, collection)
    with writer_lock(place.lock), Database(place.record, writable=True) as database:
        database.truncate_log()  # an erasure that was stopped half way may have left it
        return _publish(database, place, show, rebuild=True)


def encode_again(settings: Settings, collection: str, show: Show) -> None:
    """Give a collection the vectors of the encoder in use."""
    place = existing(settings, collection)
    with (
        writer_lock(place.lock),
        Database(place.record, writable=True) as database,
        _encoding(settings) as encoder,
    ):
        reencode.encode_again(database, encoder(), show)


def erase(settings: Settings, document_id: int, collection: str, show: Show) -> str:
    """Remove a document from the record, the originals, their pictures and the index; its name.

    The index is built anew, since a smaller change would leave its words in the old files. If
    this is stopped half way, nothing is served until the same command or a rebuild went through.
    """
    place = existing(settings, collection)
    with writer_lock(place.lock), Database(place.record, writable=True) as database:
        held = reader.document(database, document_id)
        versions = record.version_ids(database, document_id)
        sources = (s for each in versions for s in reader.sources_of(database, each))
        _erase_fetched(place, [Path(source.location) for source in sources])
        # First what the record alone can name: stopped after this, the same command goes on.
        kept = reader.hashes(database, without=versions)
        Originals(place.originals).forget_all_but(kept)
        PagePictures(place.pictures).forget_all_but(kept)  # after the originals: see its `keep`
        record.erase_document(database, document_id)
        note_act(
            Home(settings.home.absolute()).audit,
            at=utc_now(),
            act="erase",
            detail={"collection": collection, "document": document_id, "versions": len(versions)},
        )
        database.truncate_log()
        _publish(database, place, show, rebuild=True)
    return held.source


def _erase_fetched(place: CollectionPaths, paths: Sequence[Path]) -> None:
    """Remove what a sync fetched of a document, unless one is under way that would restore it."""
    fetched = [path for path in paths if place.fetched in path.parents]
    if fetched:
        with writer_lock(place.fetching):
            erase_fetched(place.fetched, fetched)


def problems(settings: Settings, collection: str) -> list[str]:
    """Everything that is wrong with a collection, one sentence each."""
    place = existing(settings, collection)
    with Database(place.record, writable=False) as database:
        found = list(record_problems(database, Originals(place.originals)))
        found += index_problems(place.index, database)
    if broken := broken_links(Home(settings.home.absolute()).audit):
        found.append(f"Entries {broken} of the audit log were changed or removed.")
    return found


def _publish(
    database: Database, place: CollectionPaths, show: Show, *, rebuild: bool = False
) -> Manifest | None:
    name = reader.meta(database, "encoder")
    width = reader.meta(database, "width")
    if name is None or width is None:  # nothing was ever encoded, so there is nothing to search
        return None
    if name == reencode.CHANGING:
        raise OutOfDate("Encoding the record again was not finished.", ENCODE)
    return publish(
        database, place.index, encoder=name, width=int(width), progress=show, rebuild=rebuild
    )


@contextmanager
def _encoding(settings: Settings) -> Iterator[Callable[[], EncoderPool]]:
    """A way to the encoder that prepares and starts it when first called, and ends it after."""
    with ExitStack() as stack:
        opened: list[EncoderPool] = []

        def encoder() -> EncoderPool:
            if not opened:
                single = opened_encoder(settings)
                opened.append(stack.enter_context(EncoderPool(single, processes=settings.workers)))
            return opened[0]

        yield encoder
