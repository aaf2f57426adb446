"""Which sentences become findings, and in which ledger. Pure; every number here is explained."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Basis, DocumentKind, PassageKind
from corpus.texts import folded
from qa.evidence import WORDED, Evidence
from qa.models import Ledger, Question
from qa.people import same_person

# A sentence below this strength says nothing to the question. Set where right and wrong answers
# part on the tuning questions (benchmarks/gold.py prints the two spreads).
ENOUGH = 0.44
ENOUGH_OF_ONE = 0.3  # of a sentence by the very person that was asked about
# Findings weaker than this share of the strongest are another matter that shares a word.
NEAR_BEST = 0.62
NEAR_BEST_WORDED = 0.5  # where the words themselves keep other matters out
# Where one sentence has (nearly) every word of the topic, the others must have most of them too.
# Or some of them, in a passage that has them all ("Consent was granted for twelve turbines.").
MOST_WORDS, SOME_WORDS = 0.6, 0.4
MOST_FINDINGS = 12
FRAGMENT_WORDS = 6  # the shortest plain statements ("The motion was put and lost.") have six
MOVING_WORDS = 16  # names and titles of two, and nothing that they move
MOST_OF_ITEM = 4  # findings of one item, while other items have some
RUN_WORDS = 90  # sentences side by side, or a whole resolution, are quoted up to this length

_LEDGERS = {
    PassageKind.DECISION: Ledger.DECIDED,
    PassageKind.VOTE: Ledger.DECIDED,
    PassageKind.ACTION: Ledger.ACTION,
}
# The name of the body in capitals, as it stands above minutes: it says nothing on any matter.
_LETTERHEAD = re.compile(r"[^a-z]{0,60}\b(?:COUNCIL|COMMITTEE|BOARD|PANEL|CABINET|MINUTES)\W*")
_HELD = re.compile(
    r"(?:\S+\s+){0,12}(?:held (?:their|its|an?|the)\b.{0,30}\bmeeting|"
    r"(?:meeting|minutes)\b(?:(?! be ).){0,60}\bheld)\b(?=.*\d)"
    r"(?!.*\b(?:agreed|resolved|noted|approved|confirmed|accepted|adopted|"
    r"discussed|reported|told|said|decided|elected|signed|correct|be|had|cancelled)\b).{0,120}",
    re.IGNORECASE | re.DOTALL,
)
# "It was moved by Councillor Ash, seconded by Councillor Birch and": what, stands after it.
_MOVING = re.compile(
    r"(?:it was |on being )?(?:moved|proposed) by\b.{0,80}\bseconded by\b.{0,60}?"
    r"(?:\band\b|:|\.)?\s*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[A-Z][\w /()-]{2,40}:\s")  # "Title of Report: …"
# A point of a list: a bullet or number before it, or the semicolon that parts it from the next.
_POINT = re.compile(r"[-·•*–]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|.{0,200};(?:\s+and)?\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences side by side that are quoted together, strongest evidence kept."""

    best: Evidence
    start: int
    end: int
    ledger: Ledger
    named: bool = False  # one of the sentences names the speaker itself


def ledger_of(kind: str) -> Ledger:
    """The ledger in which a sentence of this kind belongs."""
    return _LEDGERS.get(PassageKind(kind), Ledger.SAID)


def telling(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without what stands above any minutes: whose they are, where and when held."""
    return [
        each for each in evidence
        if not _LETTERHEAD.fullmatch(each.text) and not _HELD.fullmatch(each.text)
    ]  # fmt: skip


def relevant(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that speaks to the question, strongest first; empty if even the best does not.

    `evidence` is sorted by strength. Fragments ("Drugs and Alcohol.") are no findings while
    there are statements.
    """
    worded = max((each.coverage for each in evidence), default=0.0) >= WORDED
    found = [
        each
        for each in evidence
        if each.strength >= ENOUGH
        and each.exact
        and each.kind != PassageKind.ATTENDANCE
        and (not worded or _has_most_words(each))
    ]
    kept = [each for each in found if not _is_fragment(each)] or found
    share = NEAR_BEST_WORDED if worded else NEAR_BEST
    floor = share * max((each.rank for each in kept), default=0.0)
    near = [each for each in kept if each.strength >= floor]
    return sorted(near, key=lambda e: -round(e.rank, 6))


def _has_most_words(each: Evidence) -> bool:
    in_passage = each.around >= WORDED and each.coverage >= SOME_WORDS
    return in_passage or each.coverage >= MOST_WORDS


def spoken(evidence: Sequence[Evidence]) -> list[Evidence]:
    """What one person said that bears on the topic: that they said it is evidence by itself."""
    found = [each for each in evidence if each.strength >= ENOUGH_OF_ONE and each.exact]
    return sorted(found, key=lambda e: -round(e.rank, 6))


def of_people(evidence: Sequence[Evidence], question: Question) -> list[Evidence]:
    """What the people of a question said on it; where nothing is theirs, what names them."""
    by_them = spoken([each for each in evidence if speaks(each, question)])
    surnames = [person.split()[-1] for person in question.people]
    return by_them or spoken([e for e in evidence if any(name in e.text for name in surnames)])


def speaks(evidence: Evidence, question: Question) -> bool:
    """Whether a sentence is by one of the people of a question."""
    return any(same_person(person, evidence.speaker or "") for person in question.people)


def _is_fragment(evidence: Evidence) -> bool:
    """Whether a sentence says nothing by itself: a few words, or a field of a report's form."""
    if ledger_of(evidence.kind) is not Ledger.SAID:
        return False
    field = evidence.place.document.kind == DocumentKind.REPORT and _FIELD.match(evidence.text)
    words = len(evidence.text.split())
    moving = words <= MOVING_WORDS and _MOVING.fullmatch(evidence.text)
    return bool(field) or bool(moving) or words < FRAGMENT_WORDS


def runs(
    evidence: Sequence[Evidence], *, limit: int = MOST_FINDINGS, of_item: int = MOST_OF_ITEM
) -> list[Run]:
    """Evidence as quotations: neighbours of one speaker and ledger joined, repeats dropped.

    The strongest `limit` of them, strongest first.
    """
    joined = _joined(sorted(evidence, key=lambda e: (e.place.passage.passage_id, e.start)))
    seen: set[str] = set()
    kept = []
    for run in sorted(map(_with_list, joined), key=_strongest):
        words = folded(_text(run)).lower()
        if words not in seen:
            seen.add(words)
            kept.append(run)
    return _spread(kept, of_item)[:limit]


def _with_list(run: Run) -> Run:
    """A sentence that announces a list ("the following priorities:") with the list behind it."""
    if not _text(run).rstrip().endswith(":"):
        return run
    passage, end = run.best.place.passage, run.end
    for line in re.finditer(r"\S[^\n]*", passage.text[run.end - passage.start :]):
        if not _POINT.match(line[0]) or len(line[0].split()) > RUN_WORDS // 2:
            break
        end = run.end + line.end()
    text = passage.text[run.end - passage.start : end - passage.start].rstrip()
    return replace(run, end=run.end + len(text))


def _spread(ranked: Sequence[Run], of_item: int) -> list[Run]:
    """The same runs, those beyond the first few of an item after all others."""
    counts: dict[int, int] = {}
    first: list[Run] = []
    later: list[Run] = []
    for run in ranked:
        item = run.best.place.item.item_id
        counts[item] = counts.get(item, 0) + 1
        (first if counts[item] <= of_item else later).append(run)
    return first + later


def _joined(evidence: Sequence[Evidence]) -> list[Run]:
    made: list[Run] = []
    for each in evidence:
        ledger = ledger_of(each.kind)
        last = made[-1] if made else None
        if last and _continues(last, each, ledger):
            best = max(last.best, each, key=lambda e: e.rank)
            made[-1] = Run(best, last.start, each.end, ledger, last.named or _named(each))
        else:
            made.append(Run(each, each.start, each.end, ledger, _named(each)))
    return made


def _named(evidence: Evidence) -> bool:
    return evidence.speaker_basis == Basis.STATED


def _continues(run: Run, coming: Evidence, ledger: Ledger) -> bool:
    passage = coming.place.passage
    if run.best.place.passage.passage_id != passage.passage_id or run.ledger != ledger:
        return False
    between = passage.text[run.end - passage.start : coming.start - passage.start]
    together = passage.text[run.start - passage.start : coming.end - passage.start]
    return (
        between.strip() == ""
        and "\n" not in between.strip(" ")
        and run.best.speaker == coming.speaker
        and len(together.split()) <= RUN_WORDS
    )


def _text(run: Run) -> str:
    passage = run.best.place.passage
    return passage.text[run.start - passage.start : run.end - passage.start]


def _strongest(run: Run) -> tuple[float, bool, str, str, int]:
    """Ties: approved before draft, then the earlier meeting, then the name of the source."""
    document = run.best.place.document
    return (
        -round(run.best.rank, 6),
        document.status == "draft",
        document.date or "9999",
        document.source,
        run.start,
    )
