"""Documents of which no date is known, and what they say of themselves."""

from corpus.store.connection import Database

HEAD = 600  # characters: a title, and what stands above the first item


def undated_heads(database: Database) -> list[tuple[int, str, str]]:
    """The id, source and first words of each document in force without a date, by id."""
    rows = database.rows(
        "SELECT document_id, source, substr(text, 1, ?) FROM documents "
        "WHERE date IS NULL AND replaced_by IS NULL ORDER BY document_id",
        (HEAD,),
    )
    return [(int(number), str(source), str(head)) for number, source, head in rows]
