"""A question in; an answer with its proof out, or why there is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from corpus.models import Basis
from index.models import EVERYTHING
from qa import reasons
from qa.carried_dates import without_carried_dates
from qa.compare import Compared, gather_each, of_some_parts, side_by_side, silence
from qa.context import in_context
from qa.drafts import Draft, from_entry, from_run, once, reading_order
from qa.evidence import Evidence
from qa.gather import Gathered, gather
from qa.ledgers import drafts_of
from qa.library import Library, acronyms_for
from qa.models import FACTUAL, Answer, Finding, Ledger, NoAnswer, Question, Wanted
from qa.movers import asks_record
from qa.names import have_a_place_in_common
from qa.numbered import evidence_numbered
from qa.other_times import at_another_time
from qa.quote import Citations, Quoted, quoted
from qa.reading import Read, read
from qa.refusal import not_found, refused
from qa.registers import actions_in, decisions_in, documents_in
from qa.scope import Narrowed, narrow
from qa.select import MOST_FINDINGS, of_people, relevant, runs, speaks, telling
from qa.sentence import (
    LIKELY,
    answer_sentence,
    answered,
    holders,
    latest_first,
    may_be_answered,
    says,
    with_read,
)
from qa.spelling import understood

# What holds now was said at the latest meeting that speaks of it.
_OF_NOW = re.compile(r"\b(?:next|now|current(?:ly)?|latest|at present|these days)\b", re.IGNORECASE)
REGISTERED = 40  # entries of a register in one answer; more are one step away


def ask(
    library: Library, text: str, *, today: date, limit: int = MOST_FINDINGS
) -> Answer | NoAnswer:
    """Answer a question from a collection."""
    return answer(library, understood(library, [text], today=today), limit=limit)


def answer(
    library: Library, question: Question, *, limit: int = MOST_FINDINGS, again: bool = False
) -> Answer | NoAnswer:
    """Answer a question whose scope is already understood.

    A follow-up that has no answer by itself is answered as one on the matter before. What cannot
    be answered within dates that were only taken over from the question before is answered
    without them, and says so. With `again`, only an answer is wanted: a refusal says
    nothing of what is elsewhere.
    """
    ask_again = partial(_asked_again, library, limit)
    parts = () if again else tuple(map(ask_again, question.parts))
    beside = None if again else side_by_side(question, ask_again, parts)
    found = beside or _within(library, question, limit, again=again)
    if isinstance(found, Answer):
        return found
    others = _other_ways(library, question, limit, parts)
    return next((one for one in others if isinstance(one, Answer)), found)


def _other_ways(
    library: Library, question: Question, limit: int, parts: Sequence[Answer | NoAnswer]
) -> Iterator[Answer | NoAnswer | None]:
    """What answers a question that has no answer as it stands, if anything does."""
    again = partial(_asked_again, library, limit)
    if question.leaning:
        yield again(question.leaning)
    yield of_some_parts(question, parts or tuple(map(again, question.parts)))
    looser = without_carried_dates(question)
    other = _within(library, looser, limit, again=True) if looser else None
    if isinstance(other, Answer):
        gaps = (reasons.other_meetings(question), *other.searched.gaps)
        yield replace(other, searched=replace(other.searched, gaps=gaps))


def _within(library: Library, question: Question, limit: int, *, again: bool) -> Answer | NoAnswer:
    narrowed = replace(narrow(library, question), again=again)
    if narrowed.reason is not None:
        other = at_another_time(
            question, partial(_asked_again, library, limit),
            nobody_met=not narrowed.searched.in_scope,
        )  # fmt: skip
        return other or refused(library, question, narrowed, narrowed.reason)
    numbered = evidence_numbered(library, question, narrowed.scope)
    if numbered:
        return _of_items(library, question, narrowed, numbered, limit)
    return _of_topic(library, question, narrowed, limit)


def _of_topic(
    library: Library, question: Question, narrowed: Narrowed, limit: int
) -> Answer | NoAnswer:
    """What the minutes in scope say to the topic of a question."""
    each = _by_council(library, question, narrowed)
    gathered = each.gathered if each else gather(library, question, narrowed.scope)
    gathered = replace(gathered, evidence=tuple(telling(gathered.evidence)))
    if not gathered.topic.needs and question.wanted in FACTUAL and not question.people:
        return _of_meetings(library, question, narrowed, gathered)
    if not gathered.topic.needs:
        return _from_scope(library, question, narrowed, gathered, limit)
    chosen = _chosen(question, gathered, each)
    if each is not None:
        gaps = (*narrowed.searched.gaps, *silence(each.silent))
        narrowed = replace(narrowed, searched=replace(narrowed.searched, gaps=gaps))
    reads = _read(library, question, gathered)
    if held := holders(reads, question, gathered.topic):
        said = [from_run(run) for run in runs(held)]
        return _composed(library, question, narrowed, said, quoted(held[0]), 0)
    chosen = with_read(chosen, reads, question)
    found = drafts_of(library, question, gathered, chosen, limit)
    if not found.drafts:
        again = partial(_asked_again, library, limit)
        other = at_another_time(question, again, nobody_met=False)
        return other or not_found(library, question, gathered, narrowed)
    if found.result is None and (asks_record(question) or not _may_say(chosen, question, reads)):
        return refused(library, question, narrowed, reasons.thing_absent(question))
    sentence, drafts = found.result, found.drafts
    if sentence is None and (best := _sentence(chosen, question, reads)):
        # What answers is a finding too, with its speaker and its ledger.
        sentence = quoted(best)
        drafts = (*drafts, *map(from_run, runs([best])))
    return _composed(library, question, narrowed, drafts, sentence, found.left)


def _chosen(question: Question, gathered: Gathered, each: Compared | None) -> list[Evidence]:
    """What speaks to the question; of people, what they said, or else what names them."""
    if question.people and question.wanted is not Wanted.VOTE:
        return of_people(gathered.evidence, question)
    return list(each.chosen) if each else relevant(gathered.evidence)


def _may_say(chosen: Sequence[Evidence], question: Question, reads: Sequence[Read]) -> bool:
    """Whether anything found may have the sum, number, date or person that is asked for."""
    if question.people:
        return True
    return says(chosen, question) and may_be_answered(reads, question)


def _by_council(library: Library, question: Question, narrowed: Narrowed) -> Compared | None:
    """The evidence of each council where several are named; None where one whole is meant."""
    several = len(question.councils) > 1 and not have_a_place_in_common(question.councils)
    if not several or question.people:
        return None
    return gather_each(library, question, narrowed.scope)


def _sentence(
    chosen: Sequence[Evidence], question: Question, reads: Sequence[Read]
) -> Evidence | None:
    """The one sentence that answers, where one is asked for and one does."""
    return answer_sentence(chosen, question, reads) if question.wanted in FACTUAL else None


def _read(library: Library, question: Question, gathered: Gathered) -> list[Read]:
    """What the reader makes of the evidence, where one sentence is asked for; else nothing."""
    if library.reader is None or question.wanted not in FACTUAL or question.people:
        return []
    return read(library.reader, question, gathered.evidence, acronyms_for(library, question.names))


def _asked_again(library: Library, limit: int, question: Question) -> Answer | NoAnswer:
    return answer(library, question, limit=limit, again=True)


def _of_items(
    library: Library, question: Question, narrowed: Narrowed, evidence: Sequence[Evidence],
    limit: int,
) -> Answer | NoAnswer:  # fmt: skip
    """What stands in the items whose numbers were asked for, their decisions before the rest."""
    every = runs(evidence, limit=len(evidence), of_item=len(evidence))
    documents = sorted({each.place.document.document_id for each in evidence})
    items = frozenset(each.place.item.item_id for each in evidence)
    entries = decisions_in(library, documents, items)
    decided = [d for entry in entries for d in from_entry(entry, Ledger.DECIDED, Basis.STATED)]
    drafts = once([*decided, *map(from_run, every)])
    return _composed(library, question, narrowed, drafts[:limit], None, max(0, len(drafts) - limit))


def _of_meetings(
    library: Library, question: Question, narrowed: Narrowed, gathered: Gathered
) -> Answer | NoAnswer:
    """A fact about meetings themselves ("when is the next one?"), where the reader finds it.

    Words of every meeting's minutes tell nothing apart: search alone must not answer.
    """
    reads = _read(library, question, gathered)
    able = [read for read in reads if answered([read], question, LIKELY)]
    if not able:
        return refused(library, question, narrowed, reasons.fact_absent(question))
    best = latest_first(able)[0] if _OF_NOW.search(question.text) else able[0]
    said = [from_run(run) for run in in_context(runs([best.evidence]), gathered.evidence)]
    return _composed(library, question, narrowed, said, quoted(best.evidence), 0)


def _from_scope(
    library: Library, question: Question, narrowed: Narrowed, gathered: Gathered, limit: int
) -> Answer | NoAnswer:
    """A question of scope alone: what a person said, or the register of a meeting or body."""
    if question.people:
        spoken = [e for e in gathered.evidence if speaks(e, question)]
        every = runs(spoken, limit=len(spoken))
        drafts = [from_run(run) for run in every[:limit]]
        return _composed(library, question, narrowed, drafts, None, len(every) - limit)
    if narrowed.scope == EVERYTHING and question.wanted is Wanted.SAID:
        return refused(library, question, narrowed, reasons.empty_question())
    documents = documents_in(library, narrowed.scope)
    ledger = Ledger.ACTION if question.wanted is Wanted.ACTIONS else Ledger.DECIDED
    find = actions_in if ledger is Ledger.ACTION else decisions_in
    entries = find(library, documents, None)
    drafts = [draft for entry in entries for draft in from_entry(entry, ledger, Basis.STATED)]
    if not drafts:
        reason = reasons.nothing_registered(question, str(ledger).replace("decided", "decision"))
        return refused(library, question, narrowed, reason)
    shown = sorted(once(drafts), key=reading_order)
    more = max(0, len(shown) - REGISTERED)
    return _composed(library, question, narrowed, shown[:REGISTERED], None, more)


def _composed(
    library: Library, question: Question, narrowed: Narrowed, drafts: Sequence[Draft],
    best: Quoted | None, more: int,
) -> Answer | NoAnswer:  # fmt: skip
    """Put the findings in the order of reading and number their citations."""
    if not drafts:
        return refused(
            library, question, narrowed, reasons.nothing_registered(question, "statement")
        )
    citations = Citations(library.collection)
    answer_number = citations.cite(best) if best is not None else None
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
        for draft in sorted(once(drafts), key=reading_order)
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
