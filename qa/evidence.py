"""How strongly a sentence speaks to a question: by its words and by its meaning. Pure."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.analysis import STOP_WORDS, is_stop_word, tokens
from qa.library import Place

# Words that people put round any topic when they ask minutes: they are in every document or in
# none, and say nothing about which passage answers.
SCAFFOLD = frozenset(
    """said say says saying discuss discussed discussion mention mentioned comment comments decide
    decided decision decisions agree agreed resolve resolved happen happened raised talk talked
    told tell show find give given much many any ever minutes minute meeting meetings council
    councils committee councillor councillors member members board panel cabinet please regarding
    concerning respect view views point points note noted outcome result make made take taken
    everything anything something get got go going know information question questions""".split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The terms a question turns on, each with its weight; alternatives mean the same term."""

    terms: tuple[tuple[frozenset[str], float], ...]
    words: tuple[str, ...]

    @property
    def total(self) -> float:
        """The weight of all terms together."""
        return sum(weight for _, weight in self.terms)

    def coverage(self, present: Iterable[str]) -> float:
        """The share of the weight whose terms are present; 0 for a topic without terms."""
        have = present if isinstance(present, (set, frozenset)) else set(present)
        covered = sum(weight for forms, weight in self.terms if not forms.isdisjoint(have))
        return covered / self.total if self.terms else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence and how it bears on the question.

    `meaning` is its cosine with the question, `coverage` the weighted share of the topic's terms
    in it, `around` the same share with the passage and the item's title taken in.
    """

    place: Place
    start: int
    end: int
    kind: str
    speaker: str | None
    speaker_basis: str | None
    meaning: float
    coverage: float
    around: float

    @property
    def strength(self) -> float:
        """One number between about 0 and 1; see `weigh`."""
        return weigh(self.meaning, self.coverage, self.around)

    @property
    def text(self) -> str:
        """The words, exactly as stored."""
        first = self.start - self.place.passage.start
        return self.place.passage.text[first : first + self.end - self.start]


def weigh(meaning: float, coverage: float, around: float) -> float:
    """Half meaning, half words; words around a sentence count less than words in it."""
    return 0.5 * max(meaning, 0.0) + 0.35 * coverage + 0.15 * around


def topic_of(words: str, frequency: Callable[[str], int], size: int) -> Topic:
    """The terms of a topic weighted by how rare they are among `size` passages (BM25's idf)."""
    terms: list[tuple[frozenset[str], float]] = []
    shown: list[str] = []
    for token in tokens(words):
        text = words[token.start : token.end]
        if is_stop_word(token.forms) or text.lower() in SCAFFOLD or text.lower() in STOP_WORDS:
            continue
        forms = frozenset(token.forms.all)
        found = max(frequency(term) for term in forms)
        weight = math.log(1.0 + (size - found + 0.5) / (found + 0.5))
        if all(forms != other for other, _ in terms):
            terms.append((forms, weight))
            shown.append(text)
    return Topic(tuple(terms), tuple(shown))


def absent_words(topic: Topic, frequency: Callable[[str], int]) -> list[str]:
    """The words of a topic that no passage has in any form."""
    return [
        word
        for (forms, _), word in zip(topic.terms, topic.words, strict=True)
        if not any(frequency(term) for term in forms)
    ]


def best_first(evidence: Sequence[Evidence]) -> list[Evidence]:
    """By strength; ties in the order of the record."""
    return sorted(
        evidence, key=lambda e: (-round(e.strength, 6), e.place.document.document_id, e.start)
    )


def by_item(evidence: Sequence[Evidence]) -> Mapping[int, list[Evidence]]:
    """Evidence grouped by the item it stands in, in the order given."""
    grouped: dict[int, list[Evidence]] = {}
    for each in evidence:
        grouped.setdefault(each.place.item.item_id, []).append(each)
    return grouped
