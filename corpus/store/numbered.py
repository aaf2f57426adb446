"""Items by the number that is printed before them."""

from corpus.store.connection import Database


def passages_numbered(database: Database, number: str) -> list[tuple[int, int]]:
    """(document id, passage id) of the items with a number, in the order of the record."""
    rows = database.rows(
        "SELECT p.document_id, p.passage_id FROM items i JOIN passages p USING (item_id) "
        "WHERE i.number = ? ORDER BY p.document_id, p.start",
        (number,),
    )
    return [(int(document), int(passage)) for document, passage in rows]
