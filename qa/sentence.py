"""Which one sentence answers a factual question, if any does. Pure."""

import re
from collections.abc import Sequence

from corpus.models import PassageKind
from corpus.texts import is_welsh
from index.analysis import terms
from qa.evidence import Evidence
from qa.models import Question, Wanted
from qa.reading import Read
from qa.sought import (
    Thing,
    counted_in,
    has,
    is_office,
    is_proposal,
    is_seconded,
    may_have,
    thing_of,
    without_reporter,
)
from qa.topic import Topic

LOOKED_AT = 8  # sentences in which the answer to a factual question is looked for
LIKELY = -2.0  # log-odds from which the reader's answer is preferred
SURE = 0.0  # and from which it is an answer though nothing else speaks for it
SURE_OF_REST = 0.8  # the same where no sum, number, date or person is asked for
UNLIKELY = -1.75  # below which nothing that was read answers
MOST_HOLDERS = 3  # sentences shown of who holds an office
AS_LIKELY = 1.0  # log-odds within which the later meeting's answer goes before
_WHO_IS = re.compile(r"\W*(?:who (?:is|are)|who['’]s)\b", re.IGNORECASE)


def with_read(
    evidence: Sequence[Evidence], reads: Sequence[Read], question: Question
) -> list[Evidence]:
    """The evidence with a sure answer of the reader before it, whatever words that is in."""
    sure = answered(reads, question, SURE if thing_of(question) else SURE_OF_REST)
    if sure is None or not sure.evidence.exact:
        return list(evidence)
    return [sure.evidence, *(each for each in evidence if each is not sure.evidence)]


def holders(reads: Sequence[Read], question: Question, topic: Topic) -> list[Evidence]:
    """Where it is only asked who holds an office, the sentences that say so, the latest first.

    Any minutes speak of their clerk and chair: search alone would show them all.
    """
    if question.wanted is not Wanted.WHO or not all(is_office(n.shown) for n in topic.needs):
        return []
    likely = [each for each in reads if answered([each], question, LIKELY)]
    return [each.evidence for each in latest_first(likely)[:MOST_HOLDERS]]


def answer_sentence(
    evidence: Sequence[Evidence], question: Question, reads: Sequence[Read] = ()
) -> Evidence | None:
    """The one sentence that answers a factual question, if one has what was asked for.

    `evidence` is what speaks to the question, best first; `reads` what the reader makes of it.
    """
    read = answered(reads, question, LIKELY)
    if read is not None:
        return read.evidence
    able = [each for each in evidence if _may_answer(each, question)]
    counted = counted_in(question) if thing_of(question) is Thing.NUMBER else None
    of_them = [each for each in able if counted and counted in terms(each.text)]
    # What is counted stands beside its number; else only what speaks most clearly may answer.
    first = set(map(id, evidence[:LOOKED_AT]))
    near = of_them or [each for each in able if id(each) in first]
    return near[0] if near else None


def answered(reads: Sequence[Read], question: Question, odds: float) -> Read | None:
    """The likeliest answer that the reader sees with at least these odds, if it has what is asked.

    The likeliest words must themselves have it: a sentence may name two sums.
    """
    thing = thing_of(question)
    asked = set(terms(question.words))
    likely = [each for each in reads if each.odds >= odds]
    for each in latest_first(likely) if _WHO_IS.match(question.text) else likely:
        if thing is Thing.PERSON and _only_reported(each, question):
            break
        fits = each.evidence.exact and _may_answer(each.evidence, question)
        if not fits or not has(each.words, thing, question):
            continue
        if thing is None or not asked.issuperset(terms(each.words)):
            return each
    return None


def latest_first(reads: Sequence[Read]) -> list[Read]:
    """About as likely answers by their meetings, the latest first; then the others.

    Who holds an office now, and when the next meeting is, the latest minutes say.
    """
    if not reads:
        return []
    count = sum(each.odds >= reads[0].odds - AS_LIKELY for each in reads)
    near = sorted(
        reads[:count], key=lambda one: one.evidence.place.document.date or "", reverse=True
    )
    return [*near, *reads[count:]]


def _only_reported(read: Read, question: Question) -> bool:
    """Whether what most likely answers names nobody but the one who reports it."""
    text = read.evidence.text
    return not has(text, Thing.PERSON, question) and without_reporter(text) != text


def may_be_answered(reads: Sequence[Read], question: Question) -> bool:
    """False where a sum, number, date or person is asked for, and nothing read is likely to say."""
    asks_one = thing_of(question) is not None and not question.carried
    if not reads or not asks_one:
        return True
    # The reader knows little Welsh, and must not deny what it cannot read.
    return reads[0].odds >= UNLIKELY or any(is_welsh(each.evidence.text) for each in reads)


def _may_answer(evidence: Evidence, question: Question) -> bool:
    fits = has(evidence.text, thing_of(question), question)
    # A parish council minutes a decision by who proposed and seconded it, and nothing more.
    decided = evidence.kind == PassageKind.DECISION and is_seconded(evidence.text)
    return fits and (question.wanted is Wanted.WHO or decided or not is_proposal(evidence.text))


def says(evidence: Sequence[Evidence], question: Question) -> bool:
    """Whether anything that speaks to a question may have the sum, date or name it asks for."""
    thing = thing_of(question)
    return thing is None or any(may_have(each.text, thing, question) for each in evidence)
