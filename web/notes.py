"""What the registers have of a paragraph, in a line each. Pure."""

from collections.abc import Iterator

from corpus.store.rows import StoredAction, StoredDecision
from web.languages import Words
from web.layout import Paragraph


def notes(paragraph: Paragraph, *, words: Words) -> list[str]:
    """The decisions and actions recorded from a paragraph on, each once."""
    found = [decision_note(one, words) for one in paragraph.decisions]
    found += [action_note(one, words) for one in paragraph.actions]
    return list(dict.fromkeys(found))


def decision_note(decision: StoredDecision, words: Words) -> str:
    """Outcome, mover, seconder and votes, as far as the minutes state them."""
    outcome = words.or_as_is("outcome", decision.outcome)
    moved = moved_note(decision.mover, decision.seconder, words)
    votes = ", ".join(_votes(decision, words))
    what = "read.decision_amendment" if decision.on_amendment else "read.decision"
    return "; ".join(part for part in (words(what, outcome=outcome), moved, votes) if part)


def moved_note(mover: str | None, seconder: str | None, words: Words) -> str:
    """Who moved and seconded; empty where no mover is stated."""
    if not mover:
        return ""
    if seconder:
        return words("read.moved_seconded", mover=mover, seconder=seconder)
    return words("read.moved", mover=mover)


def action_note(action: StoredAction, words: Words) -> str:
    """Owner and deadline, as far as the minutes state them."""
    owner, stated = action.owner, action.deadline or ""
    note = words("read.action_for", owner=owner) if owner else words("read.action")
    if not stated:
        return note
    plain = stated.lower().startswith(("by ", "erbyn "))
    return f"{note}, {stated if plain else words('read.by_deadline', deadline=stated)}"


def _votes(decision: StoredDecision, words: Words) -> Iterator[str]:
    for name, count in (
        ("for", decision.votes_for),
        ("against", decision.votes_against),
        ("abstaining", decision.abstentions),
    ):
        if count is not None:
            yield words(f"read.votes_{name}", n=count)
