"""Looks for faults in the generation in force, and whether it still says what the record says."""

from pathlib import Path

from corpus.errors import OutOfDate
from corpus.store import reader, searchable
from corpus.store.connection import Database
from index.generation import current_manifest, open_generation


def index_problems(folder: Path, database: Database) -> list[str]:
    """Every fault found, one sentence each; an empty record needs no index."""
    encoder = reader.meta(database, "encoder")
    if encoder is None:
        return []
    change = searchable.last_change(database)
    try:
        generation = open_generation(
            folder, change=change, encoder=encoder, record=searchable.fingerprint(database)
        )
    except OutOfDate as error:
        return [error.problem]
    wanted = set(searchable.current_ids(database))
    sides = {
        "vector index": set(generation.vectors.ids.tolist()),
        "facets": set(generation.facets.rows["passage_id"].tolist()),
    }
    found = [f"The {side} does not hold the passages of the record." for side in sides
             if sides[side] != wanted]  # fmt: skip
    if generation.words.size != len(wanted):
        found.append("The word index does not hold the passages of the record.")
    manifest = current_manifest(folder)
    if manifest is None or manifest.passages != len(wanted):
        found.append("The manifest counts other passages than the record holds.")
    return found
