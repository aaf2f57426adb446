"""Acts of administrators that must be provable later, each chained to the one before by hash."""

import hashlib
import json
from pathlib import Path

from corpus.store.connection import Database

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS acts (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "
    "act TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL) STRICT"
)
FIRST = "0" * 64


def note_act(path: Path, *, at: str, act: str, detail: dict[str, str | int]) -> None:
    """Add an act. `detail` must not hold words of a document that was erased."""
    with Database(path, writable=True, schema=_SCHEMA) as database, database.transaction():
        last = database.rows("SELECT hash FROM acts ORDER BY number DESC LIMIT 1")
        words = json.dumps(detail, sort_keys=True)
        chained = _chained(last[0][0] if last else FIRST, at, act, words)
        database.insert(
            "INSERT INTO acts (at, act, detail, hash) VALUES (?, ?, ?, ?)",
            (at, act, words, chained),
        )


def broken_links(path: Path) -> list[int]:
    """The numbers of acts that were changed, or follow one that was removed; empty when sound."""
    if not path.exists():
        return []
    broken, before, seen = [], FIRST, 0
    with Database(path, writable=False, schema=_SCHEMA) as database:
        for number, at, act, detail, kept in database.rows(
            "SELECT number, at, act, detail, hash FROM acts ORDER BY number"
        ):
            if _chained(before, at, act, detail) != kept:
                broken.append(int(number))
            before, seen = kept, int(number)
        last = database.rows("SELECT seq FROM sqlite_sequence WHERE name = 'acts'")
    broken += range(seen + 1, int(last[0][0]) + 1 if last else 0)  # cut off at the end
    return broken


def _chained(before: str, at: str, act: str, detail: str) -> str:
    return hashlib.sha256("\n".join((before, at, act, detail)).encode("utf-8")).hexdigest()
