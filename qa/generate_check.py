"""Holds every sentence of a language model against the quotations it cites. Pure.

A sentence stays only if its figures, names, negations and conditions are those of the quotations,
each beside what it belongs to there, and nearly all its words are theirs. What cannot be shown to
be so goes: a right sentence that is lost costs less than a wrong one that is shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.sentences import sentence_spans
from qa.generate_prompt import Given, is_order
from qa.generate_words import Denials, Word, dateless, money, words_of
from qa.people import same_person

MOST_SENTENCES = 8
LONGEST = 60  # words of one sentence
COVERED = 0.8  # share of a sentence's telling words that its quotations must have
WINDOW = 4  # telling words between a name or figure and what it belongs to
LEAST_WORDS = 2

_MARKER = re.compile(r"\s*\[\s*(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\s*\]")
_AFTER_STOP = re.compile(r"([.!?])([\"”’')]*)((?:\s*\[[\d\s,;]+\])+)")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_MARKUP = re.compile(
    r"<[a-z/!]|[<>]{2}|\]\(|https?:|www\.|```|\*\*|^#", re.IGNORECASE | re.MULTILINE
)
_BEFORE_NAME = frozenset("by from to of with for against behind between and".split())
_SPEECH = frozenset(
    """said say says stated state states added add explained explain reported report asked ask
    advised advise replied reply commented comment told""".split()
)
# What turns a statement into something else: where the quotation has one, so must the sentence.
_CONDITIONS = (
    frozenset("whether asked ask asks question questioned queried wondered".split()),
    frozenset("if unless provided subject".split()),
    frozenset("may might could would should possible possibly probably likely perhaps".split()),
    frozenset(
        """recommended recommend recommends recommendation proposed propose proposes proposal
        suggested suggest suggests suggestion requested request considering consider considered
        moved motion amendment""".split()
    ),
)
# Words that decide what happened, by stem; none may stand for another that the minutes used.
_DECISIVE = frozenset(
    """approv agre resolv refus reject carri lost lose defeat note defer withdraw withdrawn increas
    decreas reduc rise rose fall fell oppos support unanim all only must shall will everi most
    major half quarter third doubl twice dozen hundr thousand million illeg fail pass adopt rescind
    revok amend postpon cancel close open start end begin stop first last next""".split()
)
_FREE = frozenset("said say state accord minut meet also ad explain told".split())


class Fault(StrEnum):
    """Why a sentence was taken out."""

    UNCITED = "no citation"
    UNKNOWN = "a citation of nothing that was given"
    FORM = "markup, an address or an order"
    LENGTH = "too long or too short"
    FIGURE = "a figure, date or sum that is not quoted"
    NAME = "a name that is not quoted"
    BELONGS = "a name or figure put beside something else"
    NEGATION = "a negation that differs"
    CONDITION = "a condition or proposal told as a fact"
    WORDS = "words that are not quoted"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is shown, and the quotations it rests on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be shown, and the fault of each sentence that may not, in order."""

    kept: tuple[Sentence, ...]
    faults: tuple[Fault, ...]


def checked(reply: str, quotations: Sequence[Given]) -> Checked:
    """The sentences of a reply that can be verified; each once, and not too many."""
    by_number = {one.number: one for one in quotations}
    kept: list[Sentence] = []
    faults: list[Fault] = []
    for sentence in sentences(reply):
        fault = fault_of(sentence, by_number)
        if fault is not None:
            faults.append(fault)
        elif len(kept) >= MOST_SENTENCES:
            faults.append(Fault.LENGTH)
        elif sentence not in kept:
            kept.append(sentence)
    return Checked(tuple(kept), tuple(faults))


def sentences(reply: str) -> Iterator[Sentence]:
    """The sentences of a reply with their citations taken out of the words."""
    for line in reply.replace("\r", "\n").split("\n"):
        # "… noted. [1] The …" cites for what is before it.
        inside = _AFTER_STOP.sub(r"\3\1\2", _BULLET.sub("", line)).strip()
        for start, end in sentence_spans(inside):
            part = inside[start:end]
            numbers = [int(n) for found in _MARKER.findall(part) for n in re.findall(r"\d+", found)]
            text = " ".join(_MARKER.sub("", part).split())
            if any(sign.isalnum() for sign in text):
                yield Sentence(text, tuple(dict.fromkeys(numbers)))


def fault_of(sentence: Sentence, by_number: Mapping[int, Given]) -> Fault | None:
    """Why a sentence cannot be shown; None if it can."""
    if not sentence.citations:
        return Fault.UNCITED
    if not set(sentence.citations) <= set(by_number):
        return Fault.UNKNOWN
    if _MARKUP.search(sentence.text) or is_order(sentence.text):
        return Fault.FORM
    cited = [by_number[number] for number in sentence.citations]
    return _against(sentence.text, _Quoted.of(sentence.text, cited))


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What a sentence is held against: the quotations' words, and what is known of the meetings."""

    texts: tuple[str, ...]
    words: tuple[tuple[Word, ...], ...]
    bodies: frozenset[str]  # terms of the councils and committees
    speakers: tuple[str, ...]
    sentence: tuple[Word, ...]  # dates of the meetings taken out

    @classmethod
    def of(cls, text: str, cited: Sequence[Given]) -> "_Quoted":
        texts = tuple(one.citation.quote for one in cited)
        bodies = (n for one in cited for n in (one.citation.council, one.citation.committee) if n)
        dates = [one.citation.meeting_date for one in cited if one.citation.meeting_date]
        return cls(
            texts,
            tuple(tuple(words_of(each)) for each in texts),
            frozenset(word.term for name in bodies for word in words_of(name)),
            tuple(one.speaker for one in cited if one.speaker),
            tuple(words_of(dateless(text, dates))),
        )

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(word.term for row in self.words for word in row)

    @property
    def known(self) -> frozenset[str]:
        """Every term that a sentence may use, those of the speakers' names among them."""
        named = (word.term for name in self.speakers for word in words_of(name))
        return self.terms | self.bodies | frozenset(named)


def _against(text: str, quoted: _Quoted) -> Fault | None:
    telling = [word for word in quoted.sentence if not word.common]
    count = len(text.split())
    if len(telling) < LEAST_WORDS or count > LONGEST:
        return Fault.LENGTH
    if not _figures_are_quoted(text, quoted):
        return Fault.FIGURE
    if any(word.name and word.term not in quoted.known for word in telling):
        return Fault.NAME
    if not _belongs(quoted):
        return Fault.BELONGS
    if not _negations_agree(quoted):
        return Fault.NEGATION
    if not _conditions_kept(quoted):
        return Fault.CONDITION
    return None if _covered(telling, quoted) else Fault.WORDS


def _figures_are_quoted(text: str, quoted: _Quoted) -> bool:
    figures = {word.term for word in quoted.sentence if word.figure}
    held = {word.term for row in quoted.words for word in row if word.figure}
    sums = {each for one in quoted.texts for each in money(one)}
    return figures <= held and money(text) <= sums


def _belongs(quoted: _Quoted) -> bool:
    """Whether each name and figure stands beside the same word as in a quotation."""
    telling = [word for word in quoted.sentence if not word.common]
    rows = [[word for word in row if not word.common] for row in quoted.words]
    return all(
        word.term in quoted.bodies
        or _speaks(telling, at, quoted.speakers)
        or any(_placed(telling, at, row) for row in rows)
        for at, word in enumerate(telling)
        if (word.name or word.figure) and not _inside_name(telling, at)
    )


def _inside_name(telling: Sequence[Word], at: int) -> bool:
    """Whether a word is in a name but not its last: "Anne" of "Anne Dollimore"."""
    following = telling[at + 1] if at + 1 < len(telling) else None
    return telling[at].name and following is not None and following.name and following.joined


def _speaks(telling: Sequence[Word], at: int, speakers: Sequence[str]) -> bool:
    """Whether a name is that of the speaker on record, followed by "said" or the like."""
    following = telling[at + 1] if at + 1 < len(telling) else None
    said = following is not None and following.raw.lower() in _SPEECH
    return said and any(same_person(name, telling[at].raw) for name in speakers)


def _placed(telling: Sequence[Word], at: int, row: Sequence[Word]) -> bool:
    """Whether a name or figure has the same neighbour in a quotation.

    That is the word that follows it or, after "by" and the like, the one before.
    """
    word, first = telling[at], _run_start(telling, at)
    before = telling[first - 1] if first else None
    after = telling[at + 1] if at + 1 < len(telling) else None
    backwards = after is None or (word.name and telling[first].after in _BEFORE_NAME)
    for place, held in enumerate(row):
        if held.term != word.term:
            continue
        if backwards and before is not None:
            if _reaches(row[: _run_start(row, place)][::-1], word, before.term):
                return True
        elif after is not None and _reaches(row[place + 1 :], word, after.term):
            return True
    return before is None and after is None


def _run_start(row: Sequence[Word], at: int) -> int:
    """Where the name begins that a word is part of."""
    while at and row[at].joined:
        at -= 1
    return at


def _reaches(row: Sequence[Word], anchor: Word, term: str) -> bool:
    """Whether a term comes within the window, before another name or figure of the same kind."""
    for held in row[:WINDOW]:
        if held.term == term:
            return True
        same_kind = (anchor.figure and held.figure) or (anchor.name and held.name)
        if same_kind and not held.joined:
            return False
    return False


def _negations_agree(quoted: _Quoted) -> bool:
    """Whether the same is denied as in the quotations, and nothing that they deny is stated."""
    own = Denials.of(quoted.sentence)
    theirs = [Denials.of(row) for row in quoted.words]
    denied = frozenset().union(*(one.denied for one in theirs))
    plain = frozenset().union(*(one.plain for one in theirs))
    if own.count and not (own.first <= denied and any(one.count for one in theirs)):
        return False
    return not own.plain & (denied - plain)


def _conditions_kept(quoted: _Quoted) -> bool:
    own = {word.raw.lower() for word in quoted.sentence}
    source = _nearest_sentence(quoted)
    return all(not source & group or own & group for group in _CONDITIONS)


def _nearest_sentence(quoted: _Quoted) -> set[str]:
    """The words of the quoted sentence that shares most with this one."""
    own = {word.term for word in quoted.sentence if not word.common}
    best: tuple[int, set[str]] = (0, set())
    for text in quoted.texts:
        for start, end in sentence_spans(text):
            words = list(words_of(text[start:end]))
            shared = len(own & {word.term for word in words})
            if shared > best[0]:
                best = (shared, {word.raw.lower() for word in words})
    return best[1]


def _covered(telling: Sequence[Word], quoted: _Quoted) -> bool:
    known = quoted.known
    needed = [word for word in telling if word.term not in _FREE]
    foreign = [word for word in needed if word.term not in known]
    if any(word.term in _DECISIVE or word.figure for word in foreign):
        return False
    return bool(needed) and 1 - len(foreign) / len(needed) >= COVERED
