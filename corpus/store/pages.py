"""On which page the text of a document stands, as far as its passages say."""

from dataclasses import dataclass

from corpus.store.connection import Database


@dataclass(frozen=True, slots=True)
class PageStart:
    """The first passage that begins on a page, and the item it belongs to."""

    page: int
    start: int
    item_id: int


def page_starts(database: Database, document_id: int) -> list[PageStart]:
    """Where each page of a document begins in its text, in order; pages without text are left out.

    A page on which no paragraph begins is left out too: a paragraph has the page it begins on.
    """
    rows = database.rows(
        "SELECT page, start, item_id FROM passages WHERE document_id = ? AND page IS NOT NULL "
        "ORDER BY start",
        (document_id,),
    )
    found: list[PageStart] = []
    for page, start, item_id in rows:
        if not found or page > found[-1].page:
            found.append(PageStart(int(page), int(start), int(item_id)))
    return found


def passage_ids(database: Database, document_id: int) -> list[int]:
    """The ids of a document's passages in reading order."""
    rows = database.rows(
        "SELECT passage_id FROM passages WHERE document_id = ? ORDER BY start", (document_id,)
    )
    return [int(row[0]) for row in rows]
