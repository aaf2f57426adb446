"""Opens what is asked and read: an encoder, a record, a collection with its index.

Apart from web.wiring, which changes collections: whoever asks need not load what an ingest needs.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from corpus.errors import NotFound, OutOfDate
from corpus.store import reader, searchable
from corpus.store.connection import Database
from corpus.store.home import CollectionPaths, Home
from index.encoder import OnnxEncoder, open_encoder
from index.generation import open_generation
from index.prepare import DEFAULT_FOLDER, prepare_encoder
from index.reader import OnnxReader
from qa.library import Library, known_names
from web.settings import Settings

PUBLIC = "public"
ENCODE = "Encode everything again with: minutebook rebuild --encode."


def opened_encoder(settings: Settings) -> OnnxEncoder:
    """The encoder of a home, prepared the first time; its files are hashed once, on opening."""
    models = Home(settings.home).models
    ready = models / DEFAULT_FOLDER
    if ready.is_dir():
        with suppress(OutOfDate):  # a damaged folder is made again below
            return open_encoder(ready)
    return open_encoder(prepare_encoder(models, environment=settings.environment))


def opened_reader(settings: Settings) -> OnnxReader | None:
    """The reader that comes with Minutebook, unless it is turned off."""
    return OnnxReader() if settings.reader else None


def open_library(settings: Settings, collection: str = PUBLIC) -> Library:
    """Open a collection to be asked; OutOfDate if its index does not match its record."""
    place = existing(settings, collection)
    database = Database(place.record, writable=False)
    encoder = opened_encoder(settings)
    used = reader.meta(database, "encoder")
    if used not in (None, encoder.name):
        raise OutOfDate(f"The record was encoded by {used}, not by {encoder.name}.", ENCODE)
    change = searchable.last_change(database)
    generation = open_generation(
        place.index, change=change, encoder=encoder.name, record=searchable.fingerprint(database)
    )
    drafts = frozenset(reader.superseded_drafts(database))
    return Library(
        collection,
        database,
        generation,
        encoder,
        known_names(database),
        drafts,
        reader=opened_reader(settings),
    )


@contextmanager
def open_record(settings: Settings, collection: str = PUBLIC) -> Iterator[Database]:
    """Open the record of a collection to be read."""
    with Database(existing(settings, collection).record, writable=False) as database:
        yield database


def existing(settings: Settings, collection: str) -> CollectionPaths:
    """The folders of a collection that is there; NotFound if it is not."""
    place = Home(settings.home.absolute()).collection(collection)
    if not os.path.exists(place.record):  # noqa: PTH110 - Path.exists raises without permission
        raise NotFound(
            f"There is no collection {collection!r} in {settings.home}.",
            "Load minutes first: minutebook ingest FOLDER (or minutebook demo), or check that you "
            "may read that folder.",
        )
    return place
