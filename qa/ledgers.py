"""Sorts what was found into what was said, decided and is to be done, by what was asked."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Basis, Outcome
from qa.context import in_context
from qa.derived import only_ones, results
from qa.drafts import Draft, from_entry, from_run, holds, once, reading_order
from qa.evidence import Evidence
from qa.gather import Gathered
from qa.library import Library
from qa.models import Ledger, Question, Wanted
from qa.movers import asks_mover, moved_by
from qa.people import same_person
from qa.quote import Quoted
from qa.registers import Entry, actions_in, decisions_in
from qa.select import MOST_OF_ITEM, MOST_WORDS, RUN_WORDS, Run, runs
from qa.sought import is_request
from qa.topic import Present
from qa.votes import vote_on

MOST_DECISIONS = 20  # in one answer
MOST_RUNS = 60  # more than the sentences of 40 passages ever gave
OF_COURSE = 2  # findings of one item where the course of a matter over time is asked for
DECISIONS_BESIDE = 8  # beside what was said, where decisions were not asked for
# "When did the council agree to …" assumes that it did. Where the motion was lost, that is the
# answer, and not some date in it.
_ASSUMES = re.compile(
    r"^\W*(?:when|why|how|who)\b.*\b(?:agreed?|approved?|adopt(?:ed)?|accept(?:ed)?|vote[d]? for|"
    r"support(?:ed)?|back(?:ed)?|pass(?:ed)?|resolved?|decided?|declared?)\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|defeated|rejected|fell|not carried)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(r"^\W*(?:did|has|have|was|were|is|are|do|does|will)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The findings to show, weightiest first, and how many more there are one step away."""

    drafts: tuple[Draft, ...]
    left: int = 0
    result: Quoted | None = None  # the sentence that tells how a vote or a request went

    @classmethod
    def cut(cls, drafts: Sequence[Draft], limit: int, result: Quoted | None = None) -> "Sorted":
        """Each finding once, at most `limit` of them."""
        found = once(drafts)
        return cls(tuple(found[:limit]), max(0, len(found) - limit), result)


def drafts_of(
    library: Library, question: Question, gathered: Gathered, chosen: Sequence[Evidence],
    limit: int,
) -> Sorted:  # fmt: skip
    """The findings of a question with a topic, by what it wants; `chosen` speaks to it."""
    course = question.wanted is Wanted.TIMELINE
    quoted = runs(chosen, limit=MOST_RUNS, of_item=OF_COURSE if course else MOST_OF_ITEM)
    quoted = in_context(quoted, gathered.evidence)
    if len(question.councils) > 1:
        quoted = _in_turn(quoted)
    said = _whole_decisions(library, [from_run(run) for run in quoted])
    settled = _settled(library, question, gathered, chosen, said, limit)
    if settled is not None:
        return settled
    if question.people:
        return Sorted.cut([_as_said(draft, question) for draft in said], limit)
    if question.wanted is Wanted.ACTIONS:
        return _tasks(library, gathered, chosen, said, limit)
    return _decided_beside(library, question, gathered, chosen, said, limit)


def _as_said(draft: Draft, question: Question) -> Draft:
    """What somebody said they would do is what they said, where that was asked for."""
    theirs = any(same_person(person, draft.speaker or "") for person in question.people)
    if question.wanted is Wanted.SAID and theirs and draft.ledger is Ledger.ACTION:
        return replace(draft, ledger=Ledger.SAID)
    return draft


def _settled(
    library: Library, question: Question, gathered: Gathered, chosen: Sequence[Evidence],
    said: Sequence[Draft], limit: int,
) -> Sorted | None:  # fmt: skip
    """What the record of a motion answers by itself: its vote, its mover, its loss, its day."""
    if asks_mover(question):
        moved = moved_by(library, question, chosen)
        return Sorted.cut([moved, *said], limit, moved.quoted) if moved else None
    asked = question.wanted is Wanted.VOTE
    if not asked and not _ASSUMES.search(question.text):
        return None
    vote = vote_on(library, question, chosen)
    if not vote.drafts or not (asked or (vote.result and _LOST.search(vote.result.text))):
        return None if asked else _when_decided(library, question, gathered, chosen, said)
    decided = (draft for draft in said if draft.ledger is Ledger.DECIDED)
    return Sorted.cut([*vote.drafts, *decided], MOST_DECISIONS, vote.result)


def _when_decided(
    library: Library, question: Question, gathered: Gathered, chosen: Sequence[Evidence],
    said: Sequence[Draft],
) -> Sorted | None:  # fmt: skip
    """The decision itself, where it is asked when something was decided: its meeting is the day."""
    if question.wanted is not Wanted.WHEN:
        return None
    entries = _on_topic(gathered, chosen, _entries(library, gathered, Ledger.DECIDED))
    own = [d for entry in entries for d in from_entry(entry, Ledger.DECIDED, Basis.STATED)]
    ranked = sorted(own, key=lambda draft: (-_share(gathered, draft), reading_order(draft)))
    return Sorted.cut([*ranked, *said], MOST_DECISIONS, ranked[0].quoted) if ranked else None


def _to_its_end(draft: Draft) -> Draft:
    """A finding with what stands after it in its paragraph: what was done is told last."""
    quoted = draft.quoted
    text, first = quoted.place.passage.text, quoted.place.passage.start
    paragraph = text[quoted.end - first :].partition("\n")[0].rstrip()
    longer = replace(quoted, end=quoted.end + len(paragraph))
    return replace(draft, quoted=longer) if len(longer.text.split()) <= RUN_WORDS else draft


def _share(gathered: Gathered, draft: Draft) -> float:
    return round(gathered.topic.coverage(Present.of(draft.quoted.text)), 6)


def _tasks(
    library: Library, gathered: Gathered, chosen: Sequence[Evidence], said: Sequence[Draft],
    limit: int,
) -> Sorted:  # fmt: skip
    tasks = _on_topic(gathered, chosen, _entries(library, gathered, Ledger.ACTION))
    found = [d for entry in tasks for d in from_entry(entry, Ledger.ACTION, Basis.STATED)]
    found += [d for d in said if d.ledger is Ledger.ACTION]
    return Sorted.cut(found or said, MOST_DECISIONS if found else limit)


def _decided_beside(
    library: Library, question: Question, gathered: Gathered, chosen: Sequence[Evidence],
    said: Sequence[Draft], limit: int,
) -> Sorted:  # fmt: skip
    """What was decided, alone where that was asked for, else beside what was said."""
    entries = _entries(library, gathered, Ledger.DECIDED)
    stated = _on_topic(gathered, chosen, entries)
    others = [entry for entry in entries if entry not in stated]
    own = [d for entry in stated for d in from_entry(entry, Ledger.DECIDED, Basis.STATED)]
    own.sort(key=reading_order)  # what is cut off must not depend on the order of loading
    if question.wanted in (Wanted.DECIDED, Wanted.VOTE):
        decided = [*own, *(d for d in said if d.ledger is Ledger.DECIDED)]
        decided += results(chosen, others)
        if not decided:
            return Sorted.cut([*only_ones(chosen, entries), *said], limit)
        return Sorted.cut(decided, MOST_DECISIONS)
    result = None
    if _YES_OR_NO.search(question.text):
        came = results(chosen[:1], others, least=MOST_WORDS)
        result = came[0].quoted if came and is_request(chosen[0].text) else None
        own = [*own, *came]
        said = [_to_its_end(draft) for draft in said[:1]] + list(said[1:]) if not own else said
    course = question.wanted is Wanted.TIMELINE
    shown = Sorted.cut(said, MOST_DECISIONS if course else limit)
    beside = _of_each_item(own, MOST_DECISIONS if course else DECISIONS_BESIDE) if said else []
    return Sorted(tuple(once([*shown.drafts, *beside])), shown.left, result)


def _in_turn(quoted: Sequence[Run]) -> list[Run]:
    """The best of each council before the second of any: who compares must see them all."""
    counts: Counter[str | None] = Counter()
    ranked: list[tuple[int, int]] = []
    for at, run in enumerate(quoted):
        council = run.best.place.document.council
        ranked.append((counts[council], at))
        counts[council] += 1
    return [quoted[at] for _, at in sorted(ranked)]


def _of_each_item(drafts: Sequence[Draft], limit: int) -> list[Draft]:
    """At most so many, the last of each item before the others: the latest word must not be cut."""
    counts: Counter[int] = Counter()
    ranked: list[tuple[int, int]] = []
    for at in range(len(drafts) - 1, -1, -1):
        item = drafts[at].quoted.place.item.item_id
        ranked.append((counts[item], -at))
        counts[item] += 1
    return [drafts[at] for at in sorted(-at for _, at in sorted(ranked)[:limit])]


def _entries(library: Library, gathered: Gathered, ledger: Ledger) -> list[Entry]:
    """The register's entries of every item in which anything was found."""
    items = {e.place.item.item_id: e.place.document.document_id for e in gathered.evidence}
    find = decisions_in if ledger is Ledger.DECIDED else actions_in
    return find(library, sorted(set(items.values())), frozenset(items))


def _on_topic(
    gathered: Gathered, chosen: Sequence[Evidence], entries: Sequence[Entry]
) -> list[Entry]:
    """Entries of which the item's title, or their own words, have most of the topic's terms."""
    titles = {e.place.item.item_id: e.place.item.title for e in gathered.evidence}
    found = []
    for entry in entries:
        words = "\n".join(stretch.text for stretch in entry.stretches)
        # Of a long list of resolutions only the points that matter, which `chosen` holds.
        short = len(words.split()) <= RUN_WORDS
        if _covers(gathered, titles[entry.item_id]) or (
            short and chosen and _covers(gathered, words)
        ):
            found.append(entry)
    return found


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
    made: list[Draft] = []
    for draft in drafts:
        made.append(_widened(draft, stretches, [other.quoted for other in made]))
    return made


def _widened(
    draft: Draft, stretches: Sequence[tuple[Quoted, str | None]], taken: Sequence[Quoted]
) -> Draft:
    if draft.ledger is not Ledger.DECIDED:
        return draft
    for stretch, outcome in stretches:
        if holds(stretch, draft.quoted):
            short = len(stretch.text.split()) <= RUN_WORDS
            quoted = stretch if short else _among_others(draft.quoted, stretch, taken)
            stated = None if outcome == Outcome.NOT_STATED else outcome
            return replace(draft, quoted=quoted, outcome=stated)
    return draft


def _among_others(point: Quoted, whole: Quoted, taken: Sequence[Quoted]) -> Quoted:
    """A point of a long resolution with as many of those beside it, those before it first, as fit.

    "(2) under that policy there be no limit" leans on what the first point did with the policy.
    What is `taken` by another finding is not quoted twice.
    """
    if any(holds(other, point) for other in taken):
        return point
    low = max((o.end for o in taken if o.end <= point.start), default=whole.start)
    high = min((o.start for o in taken if o.start >= point.end), default=whole.end)
    lines = [
        (whole.start + line.start(), whole.start + line.end())
        for line in re.finditer(r"\S[^\n]*", whole.text)
    ]
    starts = [start for start, _ in lines if low <= start < point.start]
    ends = [end for _, end in lines if point.end < end <= high]
    quoted = point
    for start in reversed(starts):
        longer = replace(quoted, start=start)
        quoted = longer if len(longer.text.split()) <= RUN_WORDS else quoted
    for end in ends:
        longer = replace(quoted, end=end)
        quoted = longer if len(longer.text.split()) <= RUN_WORDS else quoted
    return quoted


def _covers(gathered: Gathered, text: str) -> bool:
    return gathered.topic.coverage(Present.of(text)) >= MOST_WORDS
