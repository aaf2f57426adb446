"""What somebody is to do, as agreed or recorded; owner and deadline only where stated."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.models import Action, BlockKind, Decision, Item, Outcome, Reading
from corpus.parsing.action_rows import ActionRow, action_rows
from corpus.parsing.margins import margin_marks
from corpus.parsing.marked import with_margins
from corpus.parsing.people import tidy
from corpus.parsing.tasks import (
    BARE_OFFICE,
    DOING,
    OWNER,
    Task,
    deadline_in,
    is_owner,
    task_in,
)
from corpus.parsing.units import Spans, Unit, is_listed, units_of

# "ACTION: JS", "Action: Clerk to write"
_LABELLED = re.compile(
    r"^\W*(?:ACTIONS?|Actions?)(?:\s+(?:by|for|point))?\s*[:–-]\s*(?P<what>\S.*)", re.DOTALL
)
# "ACTION: JS", "Action: CB, by 25 September", "ACTION: Exploitation Lead, by July 2023"
_OWNER_ALONE = re.compile(
    rf"\W*(?P<owner>{OWNER}(?:\s*(?:/|,|and|&)\s*{OWNER}){{0,3}}|{BARE_OFFICE})"
    r"(?P<by>,?\s+(?:by|before|within)\s[\w\s]{3,40})?\W*"
)
# "ACTION: Head of Housing to report progress"
_OFFICE_TO = re.compile(rf"\W*(?P<owner>{BARE_OFFICE})\s+to\s+(?P<verb>[a-z]{{2,20}})\b")
# "… subject to the following actions:", "The following actions were agreed:"
_LIST_OF_ACTIONS = re.compile(
    r"\bfollowing\s+(?:\w+\s+)?actions?(?:\s+points?)?\b[^.:]{0,60}[:.]?\W*$|\bactions?\s+"
    r"(?:agreed|arising)\s*:\W*$",
    re.IGNORECASE,
)
_AGREEMENTS = frozenset({Outcome.AGREED, Outcome.RESOLVED, Outcome.CARRIED, Outcome.APPROVED})


def find_actions(
    reading: Reading, items: Sequence[Item], sentences: Spans, decisions: Sequence[Decision]
) -> tuple[Action, ...]:
    """Actions in order; those agreed in a list are one action for each point of it."""
    units = units_of(reading, items, sentences)
    rows, listed = action_rows(reading), _listed_actions(reading, units)
    marks = margin_marks(reading)
    found: list[Action] = []
    for at, unit in enumerate(units):
        if unit.block in rows:
            found.extend(_of_row(unit, rows[unit.block]))
            continue
        mark = marks.get(unit.block)
        if mark and unit.start >= mark.start:
            continue
        if unit.quoted or reading.blocks[unit.block].kind in (BlockKind.LABEL, BlockKind.HEADING):
            continue
        previous = units[at - 1] if at and units[at - 1].item == unit.item else None
        point = unit.block in listed
        action = _labelled(unit, previous) or _plain(reading, unit, decisions, point=point)
        if action:
            found.append(action)
    return tuple(with_margins(units, marks, found) if marks else found)


def _of_row(unit: Unit, row: ActionRow | None) -> Iterator[Action]:
    if row is not None:
        yield Action(unit.item, unit.start, unit.end, row.owner, row.deadline, row.done)


def _listed_actions(reading: Reading, units: Sequence[Unit]) -> frozenset[int]:
    """The points of lists that are announced as actions, by their blocks."""
    found: set[int] = set()
    for unit in units:
        if not _LIST_OF_ACTIONS.search(unit.text):
            continue
        for at in range(unit.block + 1, len(reading.blocks)):
            if at in found or reading.blocks[at].kind is not BlockKind.LIST_ITEM:
                break
            found.add(at)
    return frozenset(found)


def _labelled(unit: Unit, previous: Unit | None) -> Action | None:
    match = _LABELLED.match(unit.text)
    if match is None:
        return None
    alone = _OWNER_ALONE.fullmatch(match["what"])
    if alone and is_owner(alone["owner"]):
        start = previous.start if previous and previous.block >= unit.block - 1 else unit.start
        by = deadline_in(unit.text) or (deadline_in(previous.text) if previous else None)
        return Action(unit.item, start, unit.end, tidy(alone["owner"]), by)
    task, office = task_in(match["what"]), _OFFICE_TO.match(match["what"])
    owner = task.owner if task else None
    if owner is None and office and office["verb"] in DOING:
        owner = tidy(office["owner"])
    return Action(unit.item, unit.start, unit.end, owner, deadline_in(unit.text))


def _plain(
    reading: Reading, unit: Unit, decisions: Sequence[Decision], *, point: bool
) -> Action | None:
    """An action in running text; `point` where the list it stands in is announced as actions."""
    within = _agreement_around(unit, decisions)
    agreed = within is not None
    if within is not None and is_listed(reading.blocks[unit.block]) and unit.start > within.start:
        agreed_point = re.search(r"\b(?:would|will|should|to)\s+be\b", unit.text) is not None
    else:
        agreed_point = False
    task = task_in(unit.text, agreed=agreed or point)
    if task is None and (agreed_point or point):
        task = Task(None)
    if task is None:
        return None
    return Action(unit.item, unit.start, unit.end, task.owner, deadline_in(unit.text))


def _agreement_around(unit: Unit, decisions: Sequence[Decision]) -> Decision | None:
    """The agreement a sentence lies in; decisions come in order and do not overlap."""
    at = bisect_right(decisions, unit.start, key=lambda decision: decision.start) - 1
    if at < 0 or unit.start >= decisions[at].end or decisions[at].outcome not in _AGREEMENTS:
        return None
    return decisions[at]
