"""How strongly a sentence speaks to a question: by its words and by its meaning. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.models import DocumentKind
from qa.library import Place

# Very short sentences are near any question that shares their words, and say little: below this
# many words (the tenth percentile of sentences in minutes) a sentence counts less.
STATEMENT_WORDS = 12
# What is said under a title is on its matter, though it need not repeat the words: it counts as
# much as a sentence with this share of them.
UNDER_TITLE = 0.6
TITLED = 0.6  # share of the topic in a title; at 0.85, 104 gold questions are right, at 0.6, 108
WORDED = 0.85  # the share of a topic's weight at which its words count as all there
REPORTED = 0.75


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence and how it bears on the question.

    `meaning` is its cosine with the question, `coverage` the weighted share of the topic's terms
    in it (at least `UNDER_TITLE` where the title or heading above it has them), `around` the same
    share with the passage and the item's title taken in. `exact` is false where the question has
    a reference or figure that is nowhere near; `absent` the share of the topic that no passage
    of the collection has in any words.
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
    exact: bool = True
    absent: float = 0.0

    @property
    def strength(self) -> float:
        """One number between about 0 and 1; see `weigh`."""
        return weigh(self.meaning, self.coverage, self.around, self.absent)

    @property
    def rank(self) -> float:
        """Strength with a fragment put below a statement, and a report below the minutes.

        What a body said is in its minutes; an officers' report is what it was told.
        """
        words: float = min(1.0, len(self.text.split()) / STATEMENT_WORDS)
        kind = REPORTED if self.place.document.kind == DocumentKind.REPORT else 1.0
        return self.strength * kind * math.sqrt(math.sqrt(words))

    @property
    def text(self) -> str:
        """The words, exactly as stored."""
        first = self.start - self.place.passage.start
        return self.place.passage.text[first : first + self.end - self.start]


# Measured on answerability-squad2 (AUROC of the strongest sentence: passage absent 0.925, topic
# absent 0.994, near misses 0.614); meaning alone gives 0.841, 0.987 and 0.648.
MEANING, COVERAGE, AROUND = 0.6, 0.2, 0.2
# What a sentence of quite other words may be below its meaning: at a cosine of 0.48 it counts as
# much as one at the threshold of qa.select, and of 24 questions on matters that five documents do
# not mention none reached that.
OTHER_WORDS = 0.04
# Words that the collection does not know are the likelier reason for a distant meaning the more
# of the question they make up.
STRANGE_WORDS = 0.06


def weigh(meaning: float, coverage: float, around: float, absent: float = 0.0) -> float:
    """Meaning and words together, or meaning alone where a question is put in other words."""
    together = MEANING * max(meaning, 0.0) + COVERAGE * coverage + AROUND * around
    return max(together, meaning - OTHER_WORDS - STRANGE_WORDS * absent)


def best_first(evidence: Sequence[Evidence]) -> list[Evidence]:
    """By strength; ties by meeting and source: the order of loading must not tell."""
    return sorted(evidence, key=lambda e: (-round(e.strength, 6), *_printed(e), e.start))


def _printed(evidence: Evidence) -> tuple[str, str]:
    document = evidence.place.document
    return document.date or "9999", document.source


def by_item(evidence: Sequence[Evidence]) -> Mapping[int, list[Evidence]]:
    """Evidence grouped by the item it stands in, in the order given."""
    grouped: dict[int, list[Evidence]] = {}
    for each in evidence:
        grouped.setdefault(each.place.item.item_id, []).append(each)
    return grouped
