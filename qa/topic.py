"""What a question turns on: its terms, names and council words, each with its weight. Pure."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from index.analysis import STOP_WORDS, Forms, Token, is_stop_word, tokens
from index.models import Group, Phrase, Term
from qa.acronyms import NO_ACRONYMS, Acronyms
from qa.thesaurus import sequence, thesaurus

# Words that people put round any topic when they ask minutes: they are in every document or in
# none, and say nothing about which passage answers.
SCAFFOLD = frozenset(
    """said say says saying discuss discussed discussion mention mentioned comment comments decide
    decided decision decisions agree agreed resolve resolved happen happened happening raised talk
    talked told tell show find give given much many any ever minutes minute meeting meetings council
    councils committee councillor councillors member members board panel cabinet please regarding
    concerning respect view views point points note noted outcome result make made take taken
    everything anything something get got go going know information question questions
    old around here being next nothing now still yet whole actually really ever even just also
    using used tell telling thing things want wants wanted need needs needed
    reckon reckons reckoned deal deals dealt dealing handle handled respond responded
    compare compared versus each both
    differ different back off stuff somebody anybody someone anyone nowhere somewhere according
    beth pwy pryd faint sawl ble sut oedd yw ydy sydd mae bod oes wnaeth wedi yn yr ar gan gyda er
    ei eu fod hyn hynny neu ond benderfynwyd penderfynwyd benderfyniad penderfyniad ddywedwyd
    dywedwyd drafodwyd trafodwyd gytunwyd cytunwyd ynghylch ynglŷn y""".split()
)
CACHED_TEXTS = 4_096  # passages of about 100 words: some 60 MB at most
# Three digits or a stroke between digits: a reference, a year or a sum, which nothing else can
# stand for. "20mph" and "3 pilots" may be written otherwise.
_EXACT = re.compile(r"\d{3}|\d/|/\d")
_CONTRACTED = re.compile(r"(?i)n['’]t$")  # won't, hasn't: a question's own, whatever is asked
Frequency = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Present:
    """The terms of a text: as a set, and in a row so that phrases can be looked up."""

    terms: frozenset[str]
    row: str

    @classmethod
    def of(cls, text: str) -> "Present":
        """The terms of a text."""
        return cls.made_of(tokens_of(text))

    @classmethod
    def made_of(cls, found: Sequence[Token]) -> "Present":
        """The terms of some tokens of one text, in their order."""
        exact = [token.forms.exact for token in found]
        terms = set(exact)
        for token in found:
            terms.update(token.forms.parts, token.forms.also)
        return cls(frozenset(terms), f" {' '.join(exact)} ")

    def has(self, phrase: Sequence[str]) -> bool:
        """Whether the terms of a phrase are there, side by side."""
        if len(phrase) == 1:
            return phrase[0] in self.terms
        return f" {' '.join(phrase)} " in self.row


@lru_cache(maxsize=CACHED_TEXTS)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text; a passage that is often found is analysed once."""
    return tuple(tokens(text))


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the topic turns on: met by any of its alternatives, word for word.

    `scattered` are the words typed, which meet it in any order ("slavery in modern times"), but
    for names. `also` are council words for what was typed, to look for as well.
    """

    shown: str
    alternatives: tuple[tuple[str, ...], ...]
    weight: float
    scattered: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def met_by(self, present: Present) -> bool:
        """Whether a text has it in any of its forms."""
        if self.scattered and present.terms.issuperset(self.scattered):
            return True
        return any(present.has(phrase) for phrase in self.alternatives)

    def is_known(self, frequency: Frequency) -> bool:
        """Whether any passage may have it."""
        if not self.scattered or all(map(frequency, self.scattered)):
            return any(all(map(frequency, phrase)) for phrase in self.alternatives)
        return any(
            all(map(frequency, phrase)) and (len(phrase) == 1 or frequency(" ".join(phrase)) > 0)
            for phrase in self.alternatives
        )


@dataclass(frozen=True, slots=True)
class Topic:
    """The needs of a question; empty when nothing but scope and scaffolding was asked."""

    needs: tuple[Need, ...]

    @property
    def terms(self) -> frozenset[str]:
        """Every term by which any of the needs can be met."""
        met = chain.from_iterable((*need.alternatives, need.scattered) for need in self.needs)
        return frozenset(chain.from_iterable(met))

    def coverage(self, present: Present) -> float:
        """The share of the weight whose needs are met; 0 for an empty topic."""
        if not present.terms:
            return 0.0  # as of most sentences
        total = sum(need.weight for need in self.needs)
        met = sum(need.weight for need in self.needs if need.met_by(present))
        return met / total if total else 0.0

    def without(self, present: Present) -> "Topic":
        """What is left where some terms go without saying; all of it if that is nothing."""
        left = tuple(need for need in self.needs if not need.met_by(present))
        return Topic(left) if left else self

    def exact_in(self, present: Present) -> bool:
        """Whether every reference and figure of the topic (25/03195/FUL, 2022/23) is there."""
        return all(need.met_by(present) for need in self.needs if _EXACT.search(need.shown))

    @property
    def is_reference(self) -> bool:
        """Whether nothing but references and figures was asked for."""
        return bool(self.needs) and all(_EXACT.search(need.shown) for need in self.needs)

    def absent_share(self, frequency: Frequency) -> float:
        """The share of the weight that no passage has in any form or other name."""
        total = sum(need.weight for need in self.needs)
        missing = set(self.absent(frequency))
        gone = sum(need.weight for need in self.needs if need.shown in missing)
        return gone / total if total else 0.0

    def absent(self, frequency: Frequency) -> list[str]:
        """What was asked for in words that no passage has, in any form or other name.

        What may stand for the words typed must be there side by side, if it is several words: a
        face here and recognition there are no face recognition.
        """
        return [need.shown for need in self.needs if not need.is_known(frequency)]


def topic_of(
    words: str, names: Sequence[str], frequency: Frequency, size: int,
    acronyms: Acronyms = NO_ACRONYMS,
) -> Topic:  # fmt: skip
    """The needs of some words, each weighted by how rare it is among `size` passages (idf).

    An acronym also meets each of the words that it stands for, and they meet it.
    """
    found = [(token.forms, words[token.start : token.end]) for token in tokens(words)]
    exact = [forms.exact for forms, _ in found]
    runs = list(acronyms.runs(exact))
    whole_names = {sequence(name) for name in names}
    needs: list[Need] = []
    at = 0
    while at < len(found):
        length, need = _next_need(found, exact, at, whole_names)
        if need is not None and all(need.alternatives != other.alternatives for other in needs):
            terms = [exact[i] for i in range(at, at + length) if not is_stop_word(found[i][0])]
            weight = sum(_rarity(term, frequency, size) for term in terms)
            short = [a for i, j, shorts in runs if i <= at and at + length <= j for a in shorts]
            called = (*short, *acronyms.standing_for(need.shown))
            needs.append(replace(_also_called(need, called), weight=weight))
        at += length
    return Topic(tuple(needs))


def loose_query(words: str, topic: Topic) -> Group:
    """A query that any word of a question may match, and any council word for one of them."""
    also = tuple(
        Phrase(phrase) if len(sequence(phrase)) > 1 else Term(phrase)
        for need in topic.needs
        for phrase in need.also
    )
    return Group(optional=(*(Term(word) for word in words.split()), *also))


def _next_need(
    found: Sequence[tuple[Forms, str]], exact: Sequence[str], at: int, names: set[tuple[str, ...]]
) -> tuple[int, Need | None]:
    here = (len(name) for name in names if tuple(exact[at : at + len(name)]) == name)
    named = max(here, default=0)
    match = thesaurus().match(exact, at)
    if match is not None and match[0] > named and not _cuts_a_name(exact, at, at + match[0], names):
        length, phrases = match
        shown = " ".join(text for _, text in found[at : at + length])
        typed = tuple(t for t in exact[at : at + length] if t not in STOP_WORDS)
        alternatives = (tuple(exact[at : at + length]), *map(sequence, phrases))
        return length, Need(shown, tuple(dict.fromkeys(alternatives)), 0.0, typed, phrases)
    if named:
        shown = " ".join(text for _, text in found[at : at + named])
        return named, Need(shown, (tuple(exact[at : at + named]),), 0.0)
    forms, text = found[at]
    if is_stop_word(forms) or text.lower() in SCAFFOLD or _CONTRACTED.search(text):
        return 1, None
    return 1, Need(text, tuple((term,) for term in forms.all), 0.0)


def _cuts_a_name(
    exact: Sequence[str], start: int, end: int, names: set[tuple[str, ...]]
) -> bool:  # fmt: skip
    """Whether a phrase ends within a name that begins in it: "off School Lane" is no truancy."""
    return any(
        tuple(exact[first : first + len(name)]) == name and first + len(name) > end
        for name in names
        for first in range(start + 1, end)
    )


def _also_called(need: Need, names: Sequence[str]) -> Need:
    met = dict.fromkeys((*need.alternatives, *map(sequence, names)))
    return replace(need, alternatives=tuple(met), also=(*need.also, *names))


def _rarity(term: str, frequency: Frequency, size: int) -> float:
    found = frequency(term)
    return math.log(1.0 + (size - found + 0.5) / (found + 0.5))
