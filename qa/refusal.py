"""Why a question has no answer, and what comes nearest to one."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from index.models import EVERYTHING
from qa import reasons
from qa.evidence import Evidence, best_first
from qa.gather import Gathered, frequency_of, gather
from qa.library import Library
from qa.models import NoAnswer, Question
from qa.quote import citations_of, quoted
from qa.registers import documents_in
from qa.scope import Narrowed
from qa.select import relevant, telling

NEAREST = 3  # passages shown beside a refusal


def not_found(
    library: Library, question: Question, gathered: Gathered, narrowed: Narrowed
) -> NoAnswer:
    """Nothing found is an answer: it is not in this scope, or not in these minutes at all."""
    reason = reasons.topic_absent(question, gathered.topic.absent(partial(frequency_of, library)))
    if narrowed.scope != EVERYTHING and not narrowed.again:
        gathered = gather(library, _without_scope(question), EVERYTHING)
        within = set(documents_in(library, narrowed.scope))
        found = [
            each for each in relevant(telling(gathered.evidence))
            if each.place.document.document_id not in within
        ]  # fmt: skip
        if found:
            reason = reasons.elsewhere(question, reasons.scope_words(question), _where(found))
    return refused(library, question, narrowed, reason, gathered)


def _where(found: Sequence[Evidence]) -> list[str]:
    """The documents of some evidence as a reader knows them, best first, at most three."""
    names = [
        e.place.document.council or e.place.item.title or e.place.document.source for e in found
    ]
    return [f"“{name}”" for name in dict.fromkeys(names)][:3]


def refused(
    library: Library, question: Question, narrowed: Narrowed, reason: str,
    anywhere: Gathered | None = None,
) -> NoAnswer:  # fmt: skip
    """No answer, with the nearest passages wherever they are in the collection."""
    if anywhere is None and question.topic and not narrowed.again:
        anywhere = gather(library, _without_scope(question), EVERYTHING)
    nearest = best_first(anywhere.evidence)[:NEAREST] if anywhere and question.topic else ()
    citations = citations_of([*map(quoted, nearest)], library.collection)
    return NoAnswer(question, reason, citations, narrowed.searched)


def _without_scope(question: Question) -> Question:
    return replace(
        question, councils=(), committees=(), people=(), date_from=None, date_to=None, body=None,
        missing=(),
    )  # fmt: skip
