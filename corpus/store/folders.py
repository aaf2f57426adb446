"""Whose the documents are that name no council, told by the others in their folder.

Nothing of this is recorded as a fact of a document: it says where to look, not what is printed.
"""

from collections import Counter, defaultdict
from collections.abc import Collection

from corpus.store.connection import Database

LEAST_NAMED = 3  # documents of a folder that must name the one council
LEAST_SHARE = 1 / 3  # of the folder's documents


def of_folders(database: Database, council_ids: Collection[int]) -> frozenset[int]:
    """The documents without a council in folders where every other names one of these.

    A folder counts where at least LEAST_NAMED of its documents, and LEAST_SHARE of them, name a
    council, and all of those the same.
    """
    wanted = set(council_ids)
    deemed = database.kept("councils of folders", lambda: _deemed(database))
    return frozenset(number for number, council in deemed.items() if council in wanted)


def _deemed(database: Database) -> dict[int, int]:
    folders: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    for number, source, council in database.rows(
        "SELECT document_id, source, council_id FROM current_documents"
    ):
        folder, within, _ = source.rpartition("/")
        if within:
            folders[folder].append((number, council))
    return {
        number: council
        for documents in folders.values()
        if (council := _one_council(documents)) is not None
        for number, own in documents
        if own is None
    }


def _one_council(documents: list[tuple[int, int | None]]) -> int | None:
    named = Counter(council for _, council in documents if council is not None)
    if len(named) != 1:
        return None
    [(council, count)] = named.items()
    enough = count >= LEAST_NAMED and count >= LEAST_SHARE * len(documents)
    return council if enough else None
