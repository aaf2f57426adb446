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
from qa.models import Ledger, Question, Wanted
from qa.quote import Quoted
from qa.sought import Thing, thing_of

# Items whose best evidence is weaker than this share of the strongest are other business.
SAME_MATTER = 0.8
MOST_ITEMS = 3
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nil|no)"
_FATE = (
    r"(?:^|\b(?:was|were|been|being|and|duly|declared|motion|amendment|proposal|vote|put)\s+"
    r"(?:(?:clear|narrow|heavi|overwhelming|subsequent|according|unanimous)ly\s+|then\s+|therefore\s+)?)"
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
_SIDE = re.compile(r"\b(against|for|in favour|abst)", re.IGNORECASE)
# In a question "for" is a side only beside a word of voting: "the reasons for refusal".
_SIDE_ASKED = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|were|was|came out|how many|and|or)\s+"
    r"(for|against|in favour)\b|\b(abst)",
    re.IGNORECASE,
)
_OPPOSED = re.compile(r"\b(?:oppos|reject|object)", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:against|for|abst\w*)\s*[:=(–-]\s*\(?(?:0|nil|none)\b", re.IGNORECASE)
_AS_ONE = r"\bunanim|\bnem\.?\s?con|\ball (?:were |voted |those present )?(?:in favour|agreed)\b"
_UNANIMOUS = re.compile(_AS_ONE, re.IGNORECASE)
_ABSTAINED = re.compile(r"\babst(?:ain|ention)", re.IGNORECASE)
# Figures, or that all were of one mind: what tells by how much.
_TALLY = re.compile(
    rf"\b{_COUNT}\s+(?:votes?\b|(?:(?:councillors|members)\s+)?(?:(?:were|was|voted)\s+)?"
    r"(?:for|against|in\s+favour|abst\w+)\b)|"
    rf"\b(?:for|against|in\s+favour|abst\w*)\s*[:=(–-]\s*\(?{_COUNT}\b|"
    rf"\b(?:votes?|carried|lost|majority)\b[^.]{{0,20}}?\b\d+\s*(?:[-–:]|to)\s*\d+|{_AS_ONE}",
    re.IGNORECASE,
)
# Whoever else is named in such a question moved what was voted on.
_OF_ALL = re.compile(
    r"\bhow many\b|\bmajority\b|\bmargin\b|\bhow (?:close|tight|narrow)\b|\bunanim|"
    r"\babstentions?\b|\bany(?:body|one|\s+(?:councillors?|members?))\b|"
    r"\bwhat (?:was|were) the vot|\bthe vote (?:go|on)\b|^\W*(?:and |but )?(?:who|which)\b|"
    r"\b(?:motion|amendment)\b.*\b(?:pass|carri|lost|defeat|fail)|\b(?:pass|carry|defeat)\b.*\b(?:motion|amendment)\b",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
# "Mr Ash proposed, and Mrs Birch seconded the motion that": the business of the next vote.
_MOTION = re.compile(
    r"\b(?:proposed|moved)\b[^.]{0,100}\bsecond(?:ed|er)\b|^\W*motion\b.{0,40}\b\d", re.IGNORECASE
)


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
    voters = _voters(question)
    for evidence in _items(chosen):
        here = _of_item(library, evidence[0])
        if voters:
            here = [one for one in here if _names(one.quoted.text, voters)]
            sided = (one.quoted for one in here if _sides(one.quoted.text))
            result = result or next(sided, None)
        elif result is None:
            result = _result([one.quoted for one in here], evidence[0], question)
        drafts += here
    return Vote(tuple(drafts), result)


def asks_tally(question: Question) -> bool:
    """Whether a question is how many voted so, which only figures answer."""
    return question.wanted is Wanted.VOTE and thing_of(question) is Thing.NUMBER


def _voters(question: Question) -> tuple[str, ...]:
    """The people whose own vote is asked for; not those whose motion was voted on."""
    if _OF_ALL.search(question.text):
        return ()
    return tuple(
        person for person in question.people
        if not re.search(rf"\b{re.escape(person.split()[-1])}(?:['’]s|s['’])", question.text)
    )  # fmt: skip


def _items(chosen: Sequence[Evidence]) -> list[list[Evidence]]:
    grouped = list(by_item(chosen).values())
    floor = SAME_MATTER * max((each.rank for each in chosen), default=0.0)
    return [group for group in grouped if group[0].rank >= floor][:MOST_ITEMS]


def _of_item(library: Library, evidence: Evidence) -> list[Draft]:
    """Every sentence that lists who voted or tells how a vote went, as the text runs."""
    return [
        Draft(quoted, Ledger.DECIDED, Basis.STATED)
        for quoted, kind in _of_motion(_sentences_of(library, evidence), evidence)
        if kind == PassageKind.VOTE or _RESULT.search(quoted.text)
    ]


def _of_motion(
    sentences: Sequence[tuple[Quoted, str]], evidence: Evidence
) -> Sequence[tuple[Quoted, str]]:
    """The sentences of the motion in which some evidence stands, where an item has several."""
    starts = [
        one.start for one, _ in sentences
        if _MOTION.search(one.text) and not _AMENDMENT.search(one.text)
    ]  # fmt: skip
    if len(starts) < 2:
        return sentences
    low = max((start for start in starts if start <= evidence.start), default=0)
    settled = (one.start for one, _ in sentences
               if one.end >= evidence.end and _SETTLES.search(one.text))  # fmt: skip
    fate = next(settled, None)
    if fate is None:
        return sentences
    high = min((start for start in starts if start > max(fate, low)), default=None)
    return [(one, kind) for one, kind in sentences
            if low <= one.start and (high is None or one.start < high)]  # fmt: skip


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
    amended = _AMENDMENT.search(question.text)
    if _WHO.search(question.text):
        return _listed(results, best, question)
    after = [
        one for one in results
        if one.end >= best.end and (amended or not _AMENDMENT.search(one.text))
    ]  # fmt: skip
    if asks_tally(question):
        return _counted(after, question)
    patterns = [_SAYS, _SETTLES]
    if _ABSTAINED.search(question.text):
        patterns = [_ABSTAINED, _UNANIMOUS]
    elif _UNANIMOUS.search(question.text):
        patterns = [_TALLY, *patterns]
    # A list of those for it settles the vote, but the sentence that says so is the answer.
    for pattern in patterns:
        for one in after:
            if pattern.search(one.text):
                return one
    return None


def _counted(results: Sequence[Quoted], question: Question) -> Quoted | None:
    """The first with figures, of the sides that were asked about if any has them."""
    abstained = _ABSTAINED.search(question.text)
    asked = _sides(question.text, _SIDE_ASKED)
    able = [
        one for one in results
        if _TALLY.search(one.text)
        and (not abstained or _ABSTAINED.search(one.text) or _UNANIMOUS.search(one.text))
    ]  # fmt: skip
    return max(able, key=lambda one: len(asked & _sides(one.text)), default=None)


def _sides(text: str, pattern: re.Pattern[str] = _SIDE) -> set[str]:
    found = {side.lower() for match in pattern.finditer(text) for side in match.groups() if side}
    return {"for" if side == "in favour" else side for side in found}


def _listed(results: Sequence[Quoted], best: Evidence, question: Question) -> Quoted | None:
    """The first after the strongest sentence that names those on the side that was asked about."""
    asked = _sides(question.text, _SIDE_ASKED) or {"against", "for"}
    if _OPPOSED.search(question.text):
        asked = {"against"}
    for one in results:
        names = re.findall(r"[A-Z][a-z'’-]+ [A-Z][a-z'’-]+", one.text) or _NOBODY.search(one.text)
        if one.end >= best.end and names and asked & _sides(one.text):
            return one
    return None


def _names(text: str, people: Sequence[str]) -> bool:
    words = folded(text).lower()
    return any(re.search(rf"\b{re.escape(one.split()[-1].lower())}\b", words) for one in people)
