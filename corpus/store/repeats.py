"""Which entries of the registers are recorded a second time: in a draft, a copy, a later pack."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.store.connection import Database

# Each entry of a document that prints another again, with the passages it runs over and, where
# those are found under the other document, the passages there.
_OVER = (
    "SELECT e.{key}, {alike}, p.passage_id, r.original_id FROM {table} e "
    "JOIN current_documents d USING (document_id) "
    "JOIN passages p ON p.document_id = e.document_id AND p.start < e.end AND p.end > e.start "
    "LEFT JOIN reprints r USING (passage_id) "
    "WHERE e.document_id IN ({printers}) ORDER BY e.{key}, p.start"
)
_AT = (
    "SELECT p.passage_id, e.{key}, e.document_id, {alike} FROM {table} e "
    "JOIN passages p ON p.document_id = e.document_id AND p.start < e.end AND p.end > e.start "
    "WHERE p.passage_id IN (SELECT r.original_id FROM passages m "
    "JOIN reprints r USING (passage_id) WHERE m.document_id IN ({printers}))"
)
# Every entry of documents that print one another, with its words; and which prints which.
_WORDS = (
    "SELECT e.{key}, e.document_id, {alike}, substr(d.text, e.start + 1, e.end - e.start) "
    "FROM {table} e JOIN current_documents d USING (document_id) WHERE e.document_id IN "
    "({printers} UNION SELECT original_id FROM prints WHERE document_id IN ({printers})) "
    "ORDER BY e.{key}"
)
_PAIRS = (
    "SELECT document_id, original_id FROM prints WHERE document_id IN ({printers}) ORDER BY 1, 2"
)
_OF_DRAFTS = (
    "SELECT e.{key}, min(o.document_id) FROM {table} e "
    "JOIN current_documents d USING (document_id) "
    "JOIN current_documents o ON o.meeting_id = d.meeting_id AND o.kind = d.kind "
    "WHERE d.status = 'draft' AND o.status <> 'draft' GROUP BY 1"
)
# Documents that print others again: all of them, or those that print a given one.
_PRINTERS = "SELECT document_id FROM prints"
_PRINTERS_OF_ONE = f"{_PRINTERS} WHERE original_id = ?1"
_DECISIONS = {"table": "decisions", "key": "decision_id", "alike": "e.outcome"}
_ACTIONS = {"table": "actions", "key": "action_id", "alike": "ifnull(e.owner, '')"}


@dataclass(frozen=True, slots=True)
class Repeat:
    """Where an entry stands that is recorded again: the other document, and the entry there.

    `entry_id` is None where a whole draft was replaced by minutes in other words.
    """

    document_id: int
    entry_id: int | None


def repeated_decisions(database: Database) -> dict[int, Repeat]:
    """Each decision that another document records too and that is listed there: by decision id.

    What is listed is the most official print, then the earliest. A decision that only the other
    print has is no repetition, whatever else the two have alike.
    """
    return _of_drafts(database, _DECISIONS) | _repeated(database, _DECISIONS)


def repeated_actions(database: Database) -> dict[int, Repeat]:
    """As `repeated_decisions`, by action id."""
    return _of_drafts(database, _ACTIONS) | _repeated(database, _ACTIONS)


def also_in(database: Database, repeated: Mapping[int, Repeat]) -> dict[int, tuple[int, ...]]:
    """The other documents that record a decision which is listed, by its id, in order."""
    return _by_listed(database, repeated, _PRINTERS)


def also_in_of(database: Database, document_id: int) -> dict[int, tuple[int, ...]]:
    """As `also_in` for the decisions of one document, which compares those that print it only."""
    repeated = _repeated(database, _DECISIONS, document_id)
    return _by_listed(database, repeated, _PRINTERS_OF_ONE, document_id)


def _by_listed(
    database: Database, repeated: Mapping[int, Repeat], printers: str, *of: int
) -> dict[int, tuple[int, ...]]:
    rows = database.rows(
        f"SELECT decision_id, document_id FROM decisions WHERE document_id IN ({printers})",  # noqa: S608 - ours
        of,
    )
    ids = {int(row[0]): int(row[1]) for row in rows}
    found: dict[int, set[int]] = defaultdict(set)
    for decision_id, repeat in repeated.items():
        if repeat.entry_id is not None:
            found[repeat.entry_id].add(ids[decision_id])
    return {decision_id: tuple(sorted(documents)) for decision_id, documents in found.items()}


def _of_drafts(database: Database, names: Mapping[str, str]) -> dict[int, Repeat]:
    rows = database.rows(_OF_DRAFTS.format(**names))
    return {entry_id: Repeat(document_id, None) for entry_id, document_id in rows}


def _repeated(database: Database, names: Mapping[str, str], *of: int) -> dict[int, Repeat]:
    """The repeated entries of the documents that print others, or that print one document."""
    words = {**names, "printers": _PRINTERS_OF_ONE if of else _PRINTERS}
    there: dict[int, set[tuple[int, int, str]]] = defaultdict(set)
    for passage_id, entry_id, document_id, what in database.rows(_AT.format(**words), of):
        there[passage_id].add((entry_id, document_id, what))
    entries: dict[int, tuple[str, list[int | None]]] = {}
    for entry_id, what, _, original_id in database.rows(_OVER.format(**words), of):
        entries.setdefault(entry_id, (what, []))[1].append(original_id)
    found = _word_for_word(database, words, *of)
    for entry_id, (what, originals) in entries.items():
        held = _held(what, originals, there)
        if held is not None:
            found[entry_id] = held
    return found


def _word_for_word(database: Database, names: Mapping[str, str], *of: int) -> dict[int, Repeat]:
    """The entries whose very words are an entry of the document that theirs prints again."""
    said: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for entry_id, document_id, what, text in database.rows(_WORDS.format(**names), of):
        words = " ".join(re.findall(r"\w+", text.lower()))
        said[document_id].setdefault((what, words), entry_id)
    found: dict[int, Repeat] = {}
    for document_id, original_id in database.rows(_PAIRS.format(**names), of):
        for key, entry_id in said[document_id].items():
            if key in said[original_id]:
                found.setdefault(entry_id, Repeat(original_id, said[original_id][key]))
    return found


def _held(
    what: str, originals: Iterable[int | None], there: dict[int, set[tuple[int, int, str]]]
) -> Repeat | None:
    """The same entry in the passages that are printed again here, if all of them are."""
    alike: set[tuple[int, int]] = set()
    for original_id in originals:
        if original_id is None:
            return None
        alike |= {(entry, number) for entry, number, its in there[original_id] if its == what}
    if not alike:
        return None
    entry_id, document_id = min(alike)
    return Repeat(document_id, entry_id)
