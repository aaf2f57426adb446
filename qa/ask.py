"""A question in; an answer with its proof out, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.models import Basis, Outcome
from index.models import EVERYTHING
from qa import reasons
from qa.evidence import Evidence, best_first
from qa.gather import Gathered, gather
from qa.library import Library
from qa.models import (
    FACTUAL,
    Answer,
    Finding,
    Ledger,
    NoAnswer,
    Question,
    Wanted,
)
from qa.quote import Citations, Quoted, citations_of
from qa.registers import Entry, actions_in, decisions_in, documents_in
from qa.scope import Narrowed, narrow
from qa.select import (
    MOST_FINDINGS,
    MOST_WORDS,
    RUN_WORDS,
    Run,
    answer_sentence,
    relevant,
    runs,
)
from qa.topic import Present
from qa.understand import understand

NEAREST = 3  # passages shown beside a refusal
REGISTERED = 40  # entries of a register in one answer; more are one step away


@dataclass(frozen=True, slots=True)
class Draft:
    """One finding before it has a citation."""

    quoted: Quoted
    ledger: Ledger
    basis: Basis
    speaker: str | None = None
    speaker_basis: Basis | None = None
    outcome: str | None = None


def ask(
    library: Library, text: str, *, today: date, limit: int = MOST_FINDINGS
) -> Answer | NoAnswer:
    """Answer a question from a collection."""
    return answer(library, understand(text, library.known, today=today), limit=limit)


def answer(library: Library, question: Question, *, limit: int = MOST_FINDINGS
           ) -> Answer | NoAnswer:  # fmt: skip
    """Answer a question whose scope is already understood."""
    narrowed = narrow(library, question)
    if narrowed.reason is not None:
        return _refused(library, question, narrowed, narrowed.reason)
    gathered = gather(library, question, narrowed.scope)
    if not gathered.topic.needs:
        return _from_scope(library, question, narrowed, gathered, limit)
    chosen = relevant(gathered.evidence)
    if question.people:
        chosen = [each for each in chosen if _speaks(each, question)]
    drafts = _drafts(library, question, gathered, chosen, limit)
    if not drafts:
        return _refused(library, question, narrowed, _reason(library, question, gathered, narrowed))
    best = answer_sentence(chosen, question.wanted) if question.wanted in FACTUAL else None
    left = len(runs(chosen, limit=len(chosen))) - limit
    return _composed(library, question, narrowed, drafts, best, left)


def _drafts(
    library: Library, question: Question, gathered: Gathered, chosen: Sequence[Evidence],
    limit: int,
) -> list[Draft]:  # fmt: skip
    """The findings of a question with a topic, by what it wants."""
    said = _whole_decisions(library, [_from_run(run) for run in runs(chosen, limit=limit)])
    if question.people:
        return said
    if question.wanted in (Wanted.DECIDED, Wanted.VOTE):
        own, other = _registered(library, gathered, chosen, Ledger.DECIDED)
        decided = [*own, *(d for d in said if d.ledger is Ledger.DECIDED)]
        return decided or [*said, *other][:limit]
    if question.wanted is Wanted.ACTIONS:
        own, _ = _registered(library, gathered, chosen, Ledger.ACTION)
        return [*own, *(d for d in said if d.ledger is Ledger.ACTION)] or said
    own, _ = _registered(library, gathered, chosen, Ledger.DECIDED)
    return [*said, *own[: max(0, limit - len(said))]] if said else []


def _whole_decisions(library: Library, drafts: Sequence[Draft]) -> list[Draft]:
    """Points of a resolution widened to the whole of it in that passage, with its outcome."""
    documents = {
        draft.quoted.place.document.document_id
        for draft in drafts
        if draft.ledger is Ledger.DECIDED
    }
    stretches = [
        (stretch, entry.outcome)
        for entry in decisions_in(library, sorted(documents), None)
        for stretch in entry.stretches
    ]
    return [_widened(draft, stretches) for draft in drafts]


def _widened(draft: Draft, stretches: Sequence[tuple[Quoted, str | None]]) -> Draft:
    if draft.ledger is not Ledger.DECIDED:
        return draft
    for stretch, outcome in stretches:
        same = stretch.place.passage.passage_id == draft.quoted.place.passage.passage_id
        if same and stretch.start <= draft.quoted.start and draft.quoted.end <= stretch.end:
            short = len(stretch.text.split()) <= RUN_WORDS
            stated = None if outcome == Outcome.NOT_STATED else outcome
            return replace(draft, quoted=stretch if short else draft.quoted, outcome=stated)
    return draft


def _registered(
    library: Library, gathered: Gathered, chosen: Sequence[Evidence], ledger: Ledger
) -> tuple[list[Draft], list[Draft]]:
    """Entries on the topic itself, and the only entry of an item in which it was discussed.

    An entry is on the topic if its own words or the title of its item have most of the topic's
    terms.
    """
    items = {e.place.item.item_id: e.place for e in gathered.evidence}
    documents = sorted({place.document.document_id for place in items.values()})
    find = decisions_in if ledger is Ledger.DECIDED else actions_in
    entries = find(library, documents, frozenset(items))
    strong = {each.place.item.item_id for each in chosen}
    own, other = [], []
    for entry in entries:
        titled = _covers(gathered, items[entry.item_id].item.title)
        words = "\n".join(stretch.text for stretch in entry.stretches)
        # Of a long list of resolutions only the points that matter, which `chosen` holds.
        short = len(words.split()) <= RUN_WORDS
        alone = sum(each.item_id == entry.item_id for each in entries) == 1
        if titled or (short and strong and _covers(gathered, words)):
            own += _from_entry(entry, ledger, Basis.STATED)
        elif alone and entry.item_id in strong:
            other += _from_entry(entry, ledger, Basis.DERIVED)
    return own, other


def _covers(gathered: Gathered, text: str) -> bool:
    return gathered.topic.coverage(Present.of(text)) >= MOST_WORDS


def _from_scope(
    library: Library, question: Question, narrowed: Narrowed, gathered: Gathered, limit: int
) -> Answer | NoAnswer:
    """A question of scope alone: what a person said, or the register of a meeting or body."""
    if question.people:
        spoken = [e for e in gathered.evidence if _speaks(e, question)]
        every = runs(spoken, limit=len(spoken))
        drafts = [_from_run(run) for run in every[:limit]]
        return _composed(library, question, narrowed, drafts, None, len(every) - limit)
    if narrowed.scope == EVERYTHING and question.wanted is Wanted.SAID:
        return _refused(library, question, narrowed, reasons.empty_question())
    documents = documents_in(library, narrowed.scope)
    ledger = Ledger.ACTION if question.wanted is Wanted.ACTIONS else Ledger.DECIDED
    find = actions_in if ledger is Ledger.ACTION else decisions_in
    entries = find(library, documents, None)
    drafts = [draft for entry in entries for draft in _from_entry(entry, ledger, Basis.STATED)]
    if not drafts:
        reason = reasons.nothing_registered(question, str(ledger).replace("decided", "decision"))
        return _refused(library, question, narrowed, reason)
    shown = _once(drafts)
    more = max(0, len(shown) - REGISTERED)
    return _composed(library, question, narrowed, shown[:REGISTERED], None, more)


def _composed(
    library: Library, question: Question, narrowed: Narrowed, drafts: Sequence[Draft],
    best: Evidence | None, more: int,
) -> Answer | NoAnswer:  # fmt: skip
    """Put the findings in the order of reading and number their citations."""
    if not drafts:
        return _refused(
            library, question, narrowed, reasons.nothing_registered(question, "statement")
        )
    citations = Citations(library.collection)
    answer_number = None
    if best is not None:
        answer_number = citations.cite(Quoted(best.place, best.start, best.end))
    findings = tuple(
        Finding(
            ledger=draft.ledger,
            text=draft.quoted.text,
            speaker=draft.speaker,
            speaker_basis=draft.speaker_basis,
            basis=draft.basis,
            citation=citations.cite(draft.quoted),
            outcome=draft.outcome,
        )
        for draft in sorted(_once(drafts), key=_reading_order)
    )
    return Answer(
        question=question,
        answer=best.text if best else None,
        answer_citation=answer_number,
        findings=findings,
        citations=citations.all(),
        searched=narrowed.searched,
        more=max(0, more),
    )


def _reason(library: Library, question: Question, gathered: Gathered, narrowed: Narrowed) -> str:
    """Why nothing found is an answer: not in this scope, or not in these minutes at all."""
    if narrowed.scope != EVERYTHING:
        anywhere = gather(library, _without_scope(question), EVERYTHING)
        found = relevant(anywhere.evidence)
        if found:
            return reasons.elsewhere(question, reasons.scope_words(question), _where(found))
    frequency = library.generation.words.document_frequency
    return reasons.topic_absent(question, gathered.topic.absent(frequency))


def _where(found: Sequence[Evidence]) -> list[str]:
    """The documents of some evidence as a reader knows them, best first, at most three."""
    names = [
        e.place.document.council or e.place.item.title or e.place.document.source for e in found
    ]
    return [f"“{name}”" for name in dict.fromkeys(names)][:3]


def _refused(library: Library, question: Question, narrowed: Narrowed, reason: str) -> NoAnswer:
    """No answer, with the nearest passages wherever they are in the collection."""
    nearest: Sequence[Evidence] = ()
    if question.topic:
        nearest = gather(library, _without_scope(question), EVERYTHING).evidence
    quoted = [Quoted(e.place, e.start, e.end) for e in best_first(nearest)[:NEAREST]]
    return NoAnswer(question, reason, citations_of(quoted, library.collection), narrowed.searched)


def _without_scope(question: Question) -> Question:
    return replace(
        question, councils=(), committees=(), people=(), date_from=None, date_to=None, body=None,
        missing=(),
    )  # fmt: skip


def _speaks(evidence: Evidence, question: Question) -> bool:
    spoken = set((evidence.speaker or "").lower().split())
    return any(set(person.lower().split()) <= spoken for person in question.people)


def _from_run(run: Run) -> Draft:
    best = run.best
    return Draft(
        quoted=Quoted(best.place, run.start, run.end),
        ledger=run.ledger,
        basis=Basis.STATED,
        speaker=best.speaker,
        speaker_basis=Basis(best.speaker_basis) if best.speaker_basis else None,
    )


def _from_entry(entry: Entry, ledger: Ledger, basis: Basis) -> list[Draft]:
    outcome = None if entry.outcome == Outcome.NOT_STATED else entry.outcome
    return [Draft(quoted, ledger, basis, outcome=outcome) for quoted in entry.stretches]


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop what lies inside another finding of the same passage; the longer one stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.quoted.start - d.quoted.end):
        inside = any(
            k.quoted.place.document.document_id == draft.quoted.place.document.document_id
            and k.quoted.start <= draft.quoted.start
            and draft.quoted.end <= k.quoted.end
            for k in kept
        )
        if not inside:
            kept.append(draft)
    return sorted(kept, key=_reading_order)


def _reading_order(draft: Draft) -> tuple[str, int, int]:
    """By meeting in date order, unknown dates last, then as the document runs."""
    document = draft.quoted.place.document
    return (document.date or "9999", document.document_id, draft.quoted.start)
