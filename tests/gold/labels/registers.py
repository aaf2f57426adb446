"""Compares actions and named votes with their labels; see README.md."""

import hashlib
from collections.abc import Iterator, Sequence

from corpus.models import Action, Decision, ParsedDocument
from tests.gold.labels.measure import Label, Mark, folded, name_key, opening

SIDES = ("voted_for", "voted_against", "abstained")
_KEY = 8  # hexadecimal digits of a hashed name: enough for the members of a council


def register_marks(label: Label, document: ParsedDocument) -> list[Mark]:
    """Every comparison of the actions and the named votes of one label with its document."""
    return [*_action_marks(label, document), *_vote_marks(label, document)]


def hashed(name: str) -> str:
    """A name as it stands in a label of votes: no text of the minutes is kept there."""
    return hashlib.sha256(name_key(name).encode()).hexdigest()[:_KEY]


def _paired(starts: Sequence[str], words: Sequence[str]) -> dict[int, int]:
    """Which stretch of words answers which label: by how it starts, else by holding its words."""
    pairs: dict[int, int] = {}
    for whole in (True, False):
        for at, first in enumerate(starts):
            free = (other for other in range(len(words)) if other not in pairs.values())
            found = next(
                (
                    other
                    for other in free
                    if words[other].startswith(opening(first))
                    or (not whole and opening(first) in words[other])
                ),
                None,
            )
            if at not in pairs and found is not None:
                pairs[at] = found
    return pairs


def _action_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    if "actions" not in label:
        return
    source, wanted, got = label["source"], label["actions"], document.actions
    text = document.reading.text
    words = [opening(text[action.start : action.end]) for action in got]
    pairs = _paired([each["starts"] for each in wanted], words)
    taken = {other: at for at, other in pairs.items()}
    if label.get("actions_complete", True):
        for other, shown in enumerate(words):
            if not (other in taken and wanted[taken[other]].get("optional")):
                fault = "" if other in taken else f"no action: {shown[:70]!r}"
                yield Mark(source, "action precision", fault)
    for at, each in enumerate(wanted):
        if each.get("optional"):
            continue
        fault = "" if at in pairs else f"not found: {each['starts']!r}"
        yield Mark(source, "action recall", fault)
        yield from _doer_marks(source, each, got[pairs[at]] if at in pairs else None)


def _doer_marks(source: str, label: Label, action: Action | None) -> Iterator[Mark]:
    """Owner and deadline; an action that was not found has neither."""
    for field in ("owner", "deadline"):
        right = [label[key] for key in (field, f"{field}_or") if label.get(key)]
        got = getattr(action, field) if action else None
        fine = name_key(got or "") in [name_key(each) for each in right or [""]]
        fault = "" if fine else f"{label['starts']!r} has {field} {right}, read as {got!r}"
        if got:
            yield Mark(source, f"{field} precision", fault)
        if right:
            yield Mark(source, f"{field} recall", fault)


def _vote_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    """One comparison for each name that is stated, and for each that is labelled."""
    if "votes" not in label:
        return
    source, wanted, got = label["source"], label["votes"], document.decisions
    text = document.reading.text
    words = [folded(opening(text[one.start : one.end])) for one in got]
    pairs = _paired([each["starts"] for each in wanted], words)
    for at, each in enumerate(wanted):
        fault = "" if at in pairs else f"not found: {each['starts']!r}"
        yield Mark(source, "voted decision recall", fault)
        decision = got[pairs[at]] if at in pairs else None
        if decision:
            fault = "" if decision.on_amendment == each["amendment"] else repr(each["starts"])
            yield Mark(source, "on amendment", fault)
        yield from _name_marks(source, each, decision)
    labelled = set(pairs.values())
    for other, decision in enumerate(got):
        named = any(getattr(decision, side) for side in SIDES)
        if other not in labelled and named and label.get("votes_complete", True):
            yield Mark(source, "named vote precision", f"names for {words[other][:70]!r}")


def _name_marks(source: str, label: Label, decision: Decision | None) -> Iterator[Mark]:
    for side in SIDES:
        names = getattr(decision, side) if decision else ()
        keys = {hashed(name) for name in names}
        for name in names:
            wrong = hashed(name) not in label[side]
            fault = f"{name!r} is not {side} of {label['starts']!r}" if wrong else ""
            yield Mark(source, "named vote precision", fault)
        for key in label[side]:
            missing = f"{side} of {label['starts']!r} lacks a name"
            yield Mark(source, "named vote recall", "" if key in keys else missing)
