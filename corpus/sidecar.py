"""Facts that a person states beside the files: metadata.csv or metadata.json in a folder.

Both name a file (relative to their own folder) and any of council, committee, date, kind, status,
url and predecessor. The nearest sidecar that names a file wins. A fact in the document's own text
is trusted before these. A row that makes no sense states nothing, is reported, and spoils no other.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from corpus.errors import BadRequest
from corpus.models import DocumentKind, DocumentStatus, Fact, Header, Origin

NAMES = ("metadata.csv", "metadata.json")
LEVELS_UP = 3  # a sidecar may sit this many folders above the file
MOST_SHOWN = 5  # rows of one sidecar that are reported one by one
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
    predecessor: str | None = None  # a council whose business this document's council took over

    def __post_init__(self) -> None:
        if self.date is not None and not _is_date(self.date):
            raise BadRequest(
                f"{self.date!r} is not a date.",
                "Write the year first, as in 2020-07-09.",
            )
        for text in (self.council, self.committee, self.url, self.predecessor):
            if text is not None and not text.strip():
                raise BadRequest("A fact given for a file is empty.", "Leave it out instead.")


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row states, and where it is."""

    place: str
    values: Mapping[str, object]
    problem: str = ""


@dataclass(slots=True)
class Sidecars:
    """Reads each sidecar once; `problems` says by path what could not be used of them."""

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
            rows = list(_rows_of(path))
        except UnicodeDecodeError as error:
            self.problems[path] = (
                f"This sidecar is not in UTF-8, as Excel's “CSV UTF-8” is: {error}."
            )
            return {}
        except (OSError, ValueError, RecursionError) as error:
            self.problems[path] = f"This sidecar could not be used: {error}."
            return {}
        facts: dict[str, GivenFacts] = {}
        wrong: list[str] = []
        for row in rows:
            try:
                name = _file_of(row)
                facts[name] = _facts(row)
                if not (path.parent / name).exists():
                    raise ValueError("there is no such file")
            except BadRequest as error:
                wrong.append(f"{row.place}: {error.problem} {error.remedy}")
            except (ValueError, OSError) as error:  # also of a name that no file can have
                wrong.append(f"{row.place[:200]}: {str(error)[:200]}.")
        if wrong:
            more = f" And {len(wrong) - MOST_SHOWN} more." if len(wrong) > MOST_SHOWN else ""
            shown = " ".join(wrong[:MOST_SHOWN])
            self.problems[path] = f"What it states here could not be used. {shown}{more}"
        return facts


def with_given(header: Header, given: GivenFacts, origin: Origin) -> Header:
    """Fill what a header leaves unknown with what was stated beside the file; change nothing."""

    def known(fact: Fact | None, stated: str | None) -> Fact | None:
        return fact or (Fact(stated, origin) if stated else None)

    kind, status = header.kind, header.status
    new_kind = given.kind if kind is DocumentKind.UNKNOWN else None
    new_status = given.status if status is DocumentStatus.UNKNOWN else None
    return replace(
        header,
        council=known(header.council, given.council),
        committee=known(header.committee, given.committee),
        date=known(header.date, given.date),
        kind=new_kind or kind,
        status=new_status or status,
        kind_origin=origin if new_kind else header.kind_origin,
        status_origin=origin if new_status else header.status_origin,
    )


def _is_date(text: str) -> bool:
    try:
        return bool(ISO_DATE.match(text) and date.fromisoformat(text))
    except ValueError:  # 2020-02-31
        return False


def _rows_of(path: Path) -> Iterator[_Row]:
    if path.is_file():
        text = path.read_text(encoding="utf-8-sig")
        yield from _csv_rows(text) if path.suffix == ".csv" else _json_rows(text)


def _csv_rows(text: str) -> Iterator[_Row]:
    lines = list(_csv_lines(text))
    names = [name.strip().lower() for name in lines[0][1]] if lines else []
    if "file" not in names:
        raise ValueError("its first line has no column named file")
    for number, values in lines[1:]:
        stated = dict(zip(names, values, strict=False))
        place = f"Line {number} ({stated.get('file') or 'no file'})"
        yield _Row(place, stated, "" if values else "its quotation marks do not close")


def _csv_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line; none of its values where it cannot be read."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        found = [(rows.line_num, values) for values in rows if any(map(str.strip, values))]
    except csv.Error:  # an open quotation mark swallows what follows: line by line, then
        found = [(at, _one_line(line)) for at, line in enumerate(text.splitlines(), 1) if line]
    yield from found


def _one_line(line: str) -> list[str]:
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []


def _json_rows(text: str) -> Iterator[_Row]:
    """A list of rows that name files, or an object of rows by file.

    Somebody else's metadata.json is no sidecar of ours unless its entries do that.
    """
    value = json.loads(text)
    if isinstance(value, dict):
        named = {name: row for name, row in value.items() if isinstance(row, dict)}
        value = [{**row, "file": name} for name, row in named.items()]
    elif not isinstance(value, list):
        raise ValueError("it is neither a list nor an object")
    for row in value:
        if isinstance(row, dict) and "file" in row:
            yield _Row(f"Entry {str(row['file'])[:80]!r}", row)


def _file_of(row: _Row) -> str:
    """The file that a row is about, as a path from the sidecar's folder."""
    if row.problem:
        raise ValueError(row.problem)
    named = (_text(row, "file") or "").replace("\\", "/").removeprefix("./")
    if not named:
        raise ValueError("it names no file")
    return named


def _facts(row: _Row) -> GivenFacts:
    stated = {name: _text(row, name) for name in GivenFacts.__slots__}
    return GivenFacts(
        council=stated["council"],
        committee=stated["committee"],
        date=stated["date"],
        kind=DocumentKind(stated["kind"].lower()) if stated["kind"] else None,
        status=DocumentStatus(stated["status"].lower()) if stated["status"] else None,
        url=stated["url"],
        predecessor=stated["predecessor"],
    )


def _text(row: _Row, name: str) -> str | None:
    value = row.values.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    return (value or "").strip() or None
