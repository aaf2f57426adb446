"""The passages of an item, side by side."""

from collections.abc import Sequence

from corpus.store.connection import Database


def items_of(database: Database, passage_ids: Sequence[int]) -> list[list[int]]:
    """The passages of each item that has one of these, in the order of the document."""
    found = database.rows_in_parts(
        "SELECT DISTINCT item_id FROM passages WHERE passage_id IN (%s)", passage_ids
    )
    items = sorted({int(row[0]) for row in found})
    rows = database.rows_in_parts(
        "SELECT item_id, passage_id FROM passages WHERE item_id IN (%s) ORDER BY item_id, start",
        items,
    )
    passages: dict[int, list[int]] = {}
    for item, passage in rows:
        passages.setdefault(int(item), []).append(int(passage))
    return list(passages.values())
