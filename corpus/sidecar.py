"""Facts that a person states beside the files: metadata.csv or metadata.json in a folder.

Both name a file (relative to their own folder) and any of council, committee, date, kind, status
and url. The nearest sidecar that names a file wins. A fact in the document's own text is trusted
before these.
"""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from corpus.errors import BadRequest
from corpus.models import DocumentKind, DocumentStatus, Fact, Header, Origin

NAMES = ("metadata.csv", "metadata.json")
LEVELS_UP = 3  # a sidecar may sit this many folders above the file
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """What somebody states about a file from outside it; empty strings are not allowed."""

    council: str | None = None
    committee: str | None = None
    date: str | None = None
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and not _is_date(self.date):
            raise BadRequest(
                f"{self.date!r} is not a date.",
                "Write the year first, as in 2020-07-09.",
            )
        for text in (self.council, self.committee, self.url):
            if text is not None and not text.strip():
                raise BadRequest("A fact given for a file is empty.", "Leave it out instead.")


@dataclass(slots=True)
class Sidecars:
    """Reads each sidecar once; `problems` lists those that could not be used, by path."""

    problems: dict[Path, str] = field(default_factory=dict)
    _tables: dict[Path, Mapping[str, GivenFacts]] = field(default_factory=dict)

    def facts_for(self, path: Path) -> GivenFacts:
        """What the nearest sidecar says of a file; nothing stated gives empty facts."""
        for folder in (path.parent, *list(path.parent.parents)[:LEVELS_UP]):
            table = self._table(folder)
            if (facts := table.get(path.relative_to(folder).as_posix())) is not None:
                return facts
        return GivenFacts()

    def _table(self, folder: Path) -> Mapping[str, GivenFacts]:
        if folder not in self._tables:
            merged: dict[str, GivenFacts] = {}
            for name in NAMES:
                merged.update(self._load(folder / name))
            self._tables[folder] = merged
        return self._tables[folder]

    def _load(self, path: Path) -> Mapping[str, GivenFacts]:
        try:
            if not path.is_file():
                return {}
            text = path.read_text(encoding="utf-8-sig")
            rows = _csv_rows(text) if path.suffix == ".csv" else _json_rows(text)
            return {name: _facts(row) for name, row in rows.items()}
        except (OSError, UnicodeDecodeError, ValueError, KeyError, AttributeError, TypeError) as e:
            self.problems[path] = f"This sidecar could not be used: {e}."
        except BadRequest as error:
            self.problems[path] = f"This sidecar could not be used: {error.problem}"
        return {}


def with_given(header: Header, given: GivenFacts, origin: Origin) -> Header:
    """Fill what a header leaves unknown with what was stated beside the file; change nothing."""

    def known(fact: Fact | None, stated: str | None) -> Fact | None:
        return fact or (Fact(stated, origin) if stated else None)

    kind, status = header.kind, header.status
    return replace(
        header,
        council=known(header.council, given.council),
        committee=known(header.committee, given.committee),
        date=known(header.date, given.date),
        kind=given.kind if given.kind and kind is DocumentKind.UNKNOWN else kind,
        status=given.status if given.status and status is DocumentStatus.UNKNOWN else status,
    )


def _is_date(text: str) -> bool:
    try:
        return bool(ISO_DATE.match(text) and date.fromisoformat(text))
    except ValueError:  # 2020-02-31
        return False


def _csv_rows(text: str) -> dict[str, Mapping[str, str | None]]:
    rows = csv.DictReader(text.splitlines())
    if "file" not in (rows.fieldnames or ()):
        raise ValueError("its first line has no column named file")
    return {row["file"].strip(): row for row in rows if row["file"]}


def _json_rows(text: str) -> dict[str, Mapping[str, str | None]]:
    value = json.loads(text)
    if isinstance(value, list):
        # Somebody else's metadata.json is no sidecar of ours unless its entries name files.
        return {row["file"]: row for row in value if isinstance(row, dict) and "file" in row}
    return {name: row for name, row in value.items() if isinstance(row, dict)}


def _facts(row: Mapping[str, str | None]) -> GivenFacts:
    stated = {name: (row.get(name) or "").strip() or None for name in GivenFacts.__slots__}
    return GivenFacts(
        council=stated["council"],
        committee=stated["committee"],
        date=stated["date"],
        kind=DocumentKind(stated["kind"]) if stated["kind"] else None,
        status=DocumentStatus(stated["status"]) if stated["status"] else None,
        url=stated["url"],
    )
