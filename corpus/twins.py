"""Whether words that are held already are those of the same meeting."""

from corpus.models import Header
from corpus.names import name_key
from corpus.store import reader
from corpus.store.connection import Database
from corpus.store.reader import Held


def twins(database: Database, header: Header, *, sha256: str, text_sha256: str) -> list[Held]:
    """Documents with the same words, unless the facts put them in another meeting."""
    held = reader.held_with(database, sha256=sha256, text_sha256=text_sha256)
    return [
        twin
        for twin in held
        if all(None in pair or pair[0] == pair[1] for pair in _facts(twin, header))
    ]


def knows_more(header: Header, held: Held) -> bool:
    """Whether a header states all that is known of a document, and something more."""
    facts = _facts(held, header)
    return all(fact is not None for known, fact in facts if known is not None) and any(
        known is None and fact is not None for known, fact in facts
    )


def _facts(held: Held, header: Header) -> list[tuple[str | None, str | None]]:
    pairs = (
        (held.council, header.council),
        (held.committee, header.committee),
        (held.date, header.date),
    )
    return [(_key(known), _key(fact.value if fact else None)) for known, fact in pairs]


def _key(name: str | None) -> str | None:
    return None if name is None else name_key(name)
