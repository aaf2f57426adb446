"""How a vote went: the results and named votes in the items that a question is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Basis, PassageKind
from corpus.store import reader
from corpus.texts import folded
from qa.drafts import Draft
from qa.evidence import Evidence, by_item
from qa.library import Library, places, sentences
from qa.models import Ledger, Question
from qa.quote import Quoted

# Items whose best evidence is weaker than this share of the strongest are other business.
SAME_MATTER = 0.8
MOST_ITEMS = 3
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nil|no)"
_FATE = (
    r"(?:^|\b(?:was|were|been|being|and|duly|declared|motion|amendment|proposal|vote|put)\s+)"
    r"(?:carried|lost|defeated|tied|rejected)\b"
)
_RESULT = re.compile(
    rf"{_FATE}|\b(?:casting vote|unanimous(?:ly)?|nem\.?\s?con|"
    rf"abst(?:ain\w*|ention\w*)|{_COUNT} votes?|votes? (?:to|for|against)|voting (?:for|against)|"
    rf"(?:for|against)\s*[:(–-]\s*\(?\d+|{_COUNT} (?:for|against|in favour)\b|recorded vote|"
    rf"put to the vote|show of hands|all in favour)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(rf"{_FATE}|\b(?:unanimous(?:ly)?|{_COUNT} votes?)\b", re.IGNORECASE)
_SETTLES = re.compile(
    rf"{_FATE}|\b(?:unanimous(?:ly)?|{_COUNT} votes?|{_COUNT} (?:for|against)\b|"
    rf"{_COUNT} in favour|(?:for|against)\s*[:(–-]\s*\(?\d+)",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho\b|\bwhich (?:councillor|member)s?\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(against|for|abstain|abstention)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vote:
    """The findings of a question about a vote, and the sentence that tells its result if one."""

    drafts: tuple[Draft, ...]
    result: Quoted | None


def vote_on(library: Library, question: Question, chosen: Sequence[Evidence]) -> Vote:
    """Results and named votes in the items of the evidence; of one person only if one was named.

    `chosen` speaks to the matter, best first; so do the drafts, item by item as the text runs.
    """
    drafts: list[Draft] = []
    result: Quoted | None = None
    for evidence in _items(chosen):
        here = _of_item(library, evidence[0])
        if question.people:
            here = [one for one in here if _names(one.quoted.text, question.people)]
        elif result is None:
            result = _result([one.quoted for one in here], evidence[0], question)
        drafts += here
    return Vote(tuple(drafts), result)


def _items(chosen: Sequence[Evidence]) -> list[list[Evidence]]:
    grouped = list(by_item(chosen).values())
    floor = SAME_MATTER * max((each.rank for each in chosen), default=0.0)
    return [group for group in grouped if group[0].rank >= floor][:MOST_ITEMS]


def _of_item(library: Library, evidence: Evidence) -> list[Draft]:
    """Every sentence that lists who voted or tells how a vote went, as the text runs."""
    return [
        Draft(quoted, Ledger.DECIDED, Basis.STATED)
        for quoted, kind in _sentences_of(library, evidence)
        if kind == PassageKind.VOTE or _RESULT.search(quoted.text)
    ]


def said_in(library: Library, evidence: Evidence) -> list[Quoted]:
    """Every sentence of the item in which some evidence stands, as the text runs."""
    return [quoted for quoted, _ in _sentences_of(library, evidence)]


def _sentences_of(library: Library, evidence: Evidence) -> list[tuple[Quoted, str]]:
    item = evidence.place.item.item_id
    held = [
        passage
        for passage in reader.passages_of(library.database, evidence.place.document.document_id)
        if passage.item_id == item
    ]
    found = places(library, [passage.passage_id for passage in held])
    quoted = [
        (Quoted(found[one.passage_id], one.start, one.end), one.kind)
        for one in sentences(library, sorted(found))[0]
    ]
    return sorted(quoted, key=lambda one: one[0].start)


def _result(results: Sequence[Quoted], best: Evidence, question: Question) -> Quoted | None:
    """The first that settles the matter after the strongest sentence (or in it).

    The fate of an amendment is no answer to a question about the motion.
    """
    amended = "amendment" in question.text.lower()
    if _WHO.search(question.text):
        return _listed(results, best, question)
    after = [
        one
        for one in results
        if one.end >= best.end
        and (amended or not re.search(r"\bamendment\b", one.text, re.IGNORECASE))
    ]
    # A list of those for it settles the vote, but the sentence that says so is the answer.
    for pattern in (_SAYS, _SETTLES):
        for one in after:
            if pattern.search(one.text):
                return one
    return None


def _listed(results: Sequence[Quoted], best: Evidence, question: Question) -> Quoted | None:
    """The first after the strongest sentence that names those on the side that was asked about."""
    asked = [side.lower()[:7] for side in _SIDE.findall(question.text)] or ["against", "for"]
    for one in results:
        sides = [side.lower()[:7] for side in _SIDE.findall(one.text)]
        names = re.findall(r"[A-Z][a-z'’-]+ [A-Z][a-z'’-]+", one.text)
        if one.end >= best.end and names and set(asked) & set(sides):
            return one
    return None


def _names(text: str, people: Sequence[str]) -> bool:
    words = folded(text).lower()
    return any(re.search(rf"\b{re.escape(one.split()[-1].lower())}\b", words) for one in people)
