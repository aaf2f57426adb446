"""Tables of actions: what is to be done, by whom and by when, each in the column that says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import BlockKind, Reading
from corpus.parsing.people import INITIALS, PLAIN_OFFICE, TITLED, tidy

_TASK = re.compile(
    r"(?:agreed\s+|outstanding\s+|item\s+)?actions?(?:\s+(?:points?|agreed|required|arising|item"
    r"|to\s+be\s+taken|and\s+recommendations))?|task|what",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:action\s+)?owner|who|by\s+whom|lead(?:\s+officer)?|officer|responsib\w+(?:\s+\w+)?"
    r"|assigned(?:\s+to)?|action(?:ed)?\s+by|person(?:\s+responsible)?",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"(?:by\s+)?when|due(?:\s+(?:date|by))?|deadline|target(?:\s+date)?|complete\s+by|timescale"
    r"|completion(?:\s+date)?",
    re.IGNORECASE,
)
_STATUS = re.compile(r"status|progress|outcome|update|state|closed\??|done\??", re.IGNORECASE)
_DONE = re.compile(
    r"(?:action\s+)?(?:completed?|closed|done|actioned|discharged|finished|yes)\b[^|]{0,200}",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\b(?:not|to\s+be|part\w*|until|when|once|yet)\b", re.IGNORECASE)
_BY = re.compile(r"by|date", re.IGNORECASE)
_MATTER = re.compile(r"item|matter|subject|issue|topic|minute", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:{TITLED}|{PLAIN_OFFICE}|{INITIALS})(?:\s*(?:[/,&]|and)\s*(?:{TITLED}|{PLAIN_OFFICE}"
    rf"|{INITIALS}))*"
)
_NOBODY = re.compile(r"\W*(?:n/?a|none|tbc|tba|nil)?\W*", re.IGNORECASE)
_LEAST_WORDS = 2  # a row that begins with an empty cell has its columns moved to the left


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A row that sets somebody something to do, by the position of its block."""

    owner: str | None
    deadline: str | None
    done: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    task: int
    owner: int | None
    deadline: int | None
    count: int
    status: int | None = None
    names: bool = False  # "Item | Action": the action is a name and the item what is to be done


def action_rows(reading: Reading) -> dict[int, ActionRow | None]:
    """The rows of tables of actions by their blocks; the row of titles is among them, as None."""
    found: dict[int, ActionRow | None] = {}
    for run in _tables(reading):
        columns: _Columns | None = None
        for at in run:
            cells = _cells(reading, at)
            titles = _columns(cells)
            if titles is not None:
                columns, found[at] = titles, None
            elif columns is not None and (row := _row(cells, columns)):
                found[at] = row
    return found


def _tables(reading: Reading) -> Iterator[Sequence[int]]:
    run: list[int] = []
    for at, block in enumerate(reading.blocks):
        if block.kind is BlockKind.ROW:
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cells(reading: Reading, at: int) -> list[str]:
    words = reading.text_of(reading.blocks[at])
    return [tidy(cell).strip("*_ ") for cell in re.split(r"\s*\|\s*|\t", words)]


def _columns(cells: Sequence[str]) -> _Columns | None:
    """What each column of a table of actions holds, where its first row says so."""
    task = _place(_TASK, cells)
    if task is None or len(cells) < _LEAST_WORDS:
        return None
    owner, deadline = _place(_OWNER, cells), _place(_DEADLINE, cells)
    by = _place(_BY, cells)
    if deadline is None and owner is not None:
        deadline = by
    if owner is None and deadline is None:
        matter = _place(_MATTER, cells)
        lone = matter is not None and len(cells) == _LEAST_WORDS
        return _Columns(matter or 0, task, None, len(cells), names=True) if lone else None
    return _Columns(task, owner, deadline, len(cells), _place(_STATUS, cells))


def _place(pattern: re.Pattern[str], cells: Sequence[str]) -> int | None:
    return next((at for at, cell in enumerate(cells) if pattern.fullmatch(cell)), None)


def _row(cells: Sequence[str], columns: _Columns) -> ActionRow | None:
    task = _cell(cells, columns.task)
    if task is None or len(task.split()) < _LEAST_WORDS or len(cells) > columns.count:
        return None
    owner = _cell(cells, columns.owner)
    if _NAMED.fullmatch(task):
        return None
    if columns.names and (owner is None or not _NAMED.fullmatch(owner)):
        return None
    status = _cell(cells, columns.status) or ""
    done = _DONE.fullmatch(status) is not None and not _NOT_DONE.search(status)
    return ActionRow(owner, _cell(cells, columns.deadline), done)


def _cell(cells: Sequence[str], at: int | None) -> str | None:
    if at is None or at >= len(cells) or _NOBODY.fullmatch(cells[at]):
        return None
    return cells[at]
