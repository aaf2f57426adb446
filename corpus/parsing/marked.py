"""Actions with the owners that the margin gives them, and those that only the margin shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.models import Action
from corpus.parsing.margins import Mark
from corpus.parsing.movers import names_only
from corpus.parsing.units import Unit

# What is likelier to be the task than the sentence that ends the paragraph.
_ASKED = re.compile(
    r"\b(?:agreed|would|will|to\s+be|suggested|asked|requested|should|need(?:s|ed)?\s+to|undertook"
    r"|(?:Clerk|Cllr\.?\s+\w+|[A-Z]{2,3})\s+to)\b"
)
_SETTLED = re.compile(r"all\s+(?:in\s+favour|agreed)|noted|agreed", re.IGNORECASE)
_FEWEST = 3  # words of a sentence that sets a task


def with_margins(
    units: Sequence[Unit], marks: Mapping[int, Mark], actions: Sequence[Action]
) -> Iterator[Action]:
    """The actions in order, each mark given to the task of its paragraph or of the one above it."""
    by_block: dict[int, list[Unit]] = {}
    for unit in units:
        by_block.setdefault(unit.block, []).append(unit)
    found = {action.start: action for action in actions}
    for block, mark in sorted(marks.items()):
        at = _paragraph(block, marks, by_block)
        own = [unit for unit in by_block.get(at, ()) if unit.start < mark.start]
        tasks = [unit.start for unit in own if unit.start in found]
        if tasks:
            for start in tasks:
                if len(tasks) == 1 and _adds(mark.owner, found[start].owner):
                    found[start] = replace(found[start], owner=mark.owner)
        elif (task := _task(own)) and (at == block or _is_lone(block, marks)):
            end = _end(mark) if at == block else task.end
            found[task.start] = Action(task.item, task.start, end, mark.owner)
    yield from (found[start] for start in sorted(found))


def _adds(mark: str, stated: str | None) -> bool:
    """Whether the margin names who is to act where the sentence does not, or names more of them."""
    return stated is None or (stated in mark and "/" in mark)


def _paragraph(block: int, marks: Mapping[int, Mark], by_block: Mapping[int, object]) -> int:
    """The paragraph a mark stands beside: its own, or the nearest above one that stands alone."""
    if not marks[block].alone:
        return block
    above = block - 1
    while above > 0 and (above in marks and marks[above].alone):
        above -= 1
    return above if above in by_block else -1


def _is_lone(block: int, marks: Mapping[int, Mark]) -> bool:
    """Whether no other mark stands alone beside this one: else it may be of another paragraph."""
    return not any(near in marks and marks[near].alone for near in (block - 1, block + 1))


def _task(own: Sequence[Unit]) -> Unit | None:
    fit = [
        unit for unit in own
        if len(unit.text.split()) >= _FEWEST and not names_only(unit.text)
        and not _SETTLED.fullmatch(unit.text.strip(" ."))
    ]  # fmt: skip
    asked = [unit for unit in fit if _ASKED.search(unit.text)]
    likeliest = asked or fit
    return likeliest[-1] if likeliest else None


def _end(mark: Mark) -> int:
    return mark.start + len(mark.owner)
