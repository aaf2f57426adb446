"""Reads judged question sets in BEIR layout: corpus.jsonl, queries.jsonl, qrels/*.tsv."""

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import BadRequest

ANSWERABLE = "answerable"


@dataclass(frozen=True, slots=True)
class GivenPassage:
    """One passage of a set, as given."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question, its kind if marked, and the relevance (above 0) of passages by name."""

    name: str
    text: str
    kind: str | None
    relevant: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A set by the name of its folder. `candidates` limit what may be ranked for a question."""

    name: str
    passages: tuple[GivenPassage, ...]
    questions: tuple[JudgedQuestion, ...]
    candidates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Changes when a passage does; questions may change freely."""
        digest = hashlib.sha256()
        for passage in self.passages:
            digest.update(json.dumps([passage.name, passage.title, passage.text]).encode())
        return digest.hexdigest()[:12]


def load_set(folder: Path) -> JudgedSet:
    """Read a set; BadRequest says which file or line is not as it should be."""
    passages = tuple(
        GivenPassage(str(row["_id"]), str(row.get("title") or ""), row["text"])
        for row in _json_lines(folder / "corpus.jsonl")
    )
    relevant = _relevance(folder)
    questions = tuple(
        JudgedQuestion(
            str(row["_id"]),
            row["text"],
            (row.get("metadata") or {}).get("kind"),
            relevant.get(str(row["_id"]), {}),
        )
        for row in _json_lines(folder / "queries.jsonl")
    )
    return JudgedSet(folder.name, passages, questions, _candidates(folder / "candidates.tsv"))


def _json_lines(path: Path) -> list[dict[str, Any]]:
    # Not splitlines(): a text may hold U+2028 or U+0085, which end no line of JSON.
    lines = _text(path).split("\n")
    return [_row(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadRequest(
            f"{path} cannot be read: {error.strerror}.",
            "A set is a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv.",
        ) from error
    except UnicodeDecodeError as error:
        raise BadRequest(f"{path} is not UTF-8 ({error.reason}).", "Save it as UTF-8.") from error


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or "_id" not in row or not isinstance(row.get("text"), str):
            raise ValueError("no _id or text")
    except ValueError as error:
        raise BadRequest(
            f"Line {number} of {path.name} is not a passage or question ({error}).",
            "Each line must be a JSON object with _id and text.",
        ) from error
    return dict(row)


def _relevance(folder: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for path in sorted((folder / "qrels").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.reader(handle, delimiter="\t"):
                if len(row) == 3 and row[2].lstrip("-").isdigit() and int(row[2]) > 0:
                    found.setdefault(row[0], {})[row[1]] = int(row[2])
    return found


def _candidates(path: Path) -> dict[str, tuple[str, ...]]:
    """Question, paragraph and its number of sentences; a sentence is named paragraph.NN."""
    if not path.exists():
        return {}
    rows = list(csv.reader(_text(path).split("\n"), delimiter="\t"))[1:]
    found: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(rows, 2):
        if len(row) == 3 and row[2].isdigit():
            found[row[0]] = tuple(f"{row[1]}.{at:02d}" for at in range(int(row[2])))
        elif row:
            raise BadRequest(
                f"Line {number} of {path.name} is not a question with its sentences.",
                "Each line must have a question, a paragraph and its number of sentences.",
            )
    return found
