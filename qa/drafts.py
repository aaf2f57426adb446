"""Findings before they have a citation: from evidence, or from an entry of a register. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Basis, Outcome
from qa.models import Ledger
from qa.quote import Quoted
from qa.registers import Entry
from qa.select import Run


@dataclass(frozen=True, slots=True)
class Draft:
    """One finding before it has a citation."""

    quoted: Quoted
    ledger: Ledger
    basis: Basis
    speaker: str | None = None
    speaker_basis: Basis | None = None
    outcome: str | None = None


def from_run(run: Run) -> Draft:
    """The finding of a run of sentences, as the text states it."""
    best = run.best
    return Draft(
        quoted=Quoted(best.place, run.start, run.end),
        ledger=run.ledger,
        basis=Basis.STATED,
        speaker=best.speaker,
        speaker_basis=_basis(run),
    )


def _basis(run: Run) -> Basis | None:
    if run.best.speaker_basis is None:
        return None
    return Basis.STATED if run.named else Basis(run.best.speaker_basis)


def from_entry(entry: Entry, ledger: Ledger, basis: Basis) -> list[Draft]:
    """The findings of one entry: one for each passage it runs through."""
    outcome = None if entry.outcome == Outcome.NOT_STATED else entry.outcome
    return [Draft(quoted, ledger, basis, outcome=outcome) for quoted in entry.stretches]


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """Each finding once, in the order given: of two, one inside the other, the longer one stays."""
    kept: dict[int, dict[int, Draft]] = {}  # by document and place in the order
    for at, draft in enumerate(drafts):
        here = kept.setdefault(draft.quoted.place.document.document_id, {})
        if any(holds(other.quoted, draft.quoted) for other in here.values()):
            continue
        inside = [place for place, other in here.items() if holds(draft.quoted, other.quoted)]
        for place in inside:
            del here[place]
        here[min(inside, default=at)] = draft
    found = {place: draft for here in kept.values() for place, draft in here.items()}
    return [found[place] for place in sorted(found)]


def holds(outer: Quoted, inner: Quoted) -> bool:
    """Whether one quotation contains another."""
    same = outer.place.document.document_id == inner.place.document.document_id
    return same and outer.start <= inner.start and inner.end <= outer.end


def reading_order(draft: Draft) -> tuple[str, str, int]:
    """By meeting in date order, unknown dates last, then as the document runs."""
    document = draft.quoted.place.document
    return (document.date or "9999", document.source, draft.quoted.start)
