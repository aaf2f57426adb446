"""The nouns of answering.

A citation that its passage does not hold, or an answer without a citation, cannot be made.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.models import Basis
from corpus.store.rows import Coverage


class Wanted(StrEnum):
    """What kind of answer the question asks for."""

    SAID = "said"
    DECIDED = "decided"
    ACTIONS = "actions"
    WHO = "who"
    HOW_MANY = "how_many"
    WHEN = "when"
    VOTE = "vote"
    FACT = "fact"
    TIMELINE = "timeline"
    EVERYTHING = "everything"


# Questions of these kinds have one sentence that answers them.
FACTUAL = frozenset({Wanted.WHO, Wanted.HOW_MANY, Wanted.WHEN, Wanted.FACT})


class Ledger(StrEnum):
    """Where a finding belongs: what was said, what was decided, what is to be done."""

    SAID = "said"
    DECIDED = "decided"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Question:
    """The words asked and the scope understood from them.

    `words` is the question without the words of its scope, and `topic` what is left to look for
    once scaffolding ("what was said about") is taken off as well; either may be empty. `names`
    are the proper names in the topic, each of which a document must mention. `body` is a
    specific noun of a body ("board", "panel"), lower case. `missing` names councils that were
    asked for and are not held. `date_words` are the words that gave the dates. `not_councils`
    and `not_committees` were asked about before and are not meant now. `carried` says what was
    taken over from the question before, `repaired` which words were read otherwise than typed.
    `undated` asks the documents without a date that seem to be of a time (ISO dates). `leaning`
    is the question with the matter of the one before it, to be tried where it has no answer by
    itself, and `parts` are the questions that it is made of, if it is several.
    """

    text: str
    words: str
    topic: str
    wanted: Wanted
    councils: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    date_words: str | None = None
    names: tuple[str, ...] = ()
    body: str | None = None
    missing: tuple[str, ...] = ()
    not_councils: tuple[str, ...] = ()
    not_committees: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    repaired: tuple[tuple[str, str], ...] = ()
    undated: tuple[str, str] | None = None
    leaning: "Question | None" = field(default=None, repr=False)
    parts: tuple["Question", ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation from one passage and everything needed to open it at the source.

    `passage_text` starts at `passage_start` of the document; `quote` is exactly its slice.
    """

    number: int
    quote: str
    start: int
    end: int
    passage_id: int
    passage_text: str = field(repr=False)
    passage_start: int
    document_id: int
    council: str | None
    committee: str | None
    meeting_date: str | None
    item_number: str | None
    item_title: str
    paragraph: str | None
    page: int | None
    source: str
    source_url: str | None
    status: str
    kind: str
    collection: str

    def __post_init__(self) -> None:
        first = self.start - self.passage_start
        held = self.passage_text[first : first + len(self.quote)] if first >= 0 else ""
        if not self.quote or held != self.quote or self.end - self.start != len(self.quote):
            raise ValueError(f"passage {self.passage_id} does not contain {self.quote!r}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the minutes say, resting on a citation."""

    ledger: Ledger
    text: str
    speaker: str | None
    speaker_basis: Basis | None
    basis: Basis
    citation: int
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer rests on: what is held, how much of it was in scope, and what is missing."""

    coverage: Coverage
    in_scope: int
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Findings in the order they are to be read; `answer` answers a factual question."""

    question: Question
    answer: str | None
    answer_citation: int | None
    findings: tuple[Finding, ...]
    citations: tuple[Citation, ...]
    searched: Searched
    more: int  # findings that were left out, one step away

    def __post_init__(self) -> None:
        numbers = {citation.number for citation in self.citations}
        if not self.findings or not {f.citation for f in self.findings} <= numbers:
            raise ValueError("an answer rests on findings, and every finding on a citation")
        if self.answer is not None and not any(self.answer == c.quote for c in self.citations):
            raise ValueError("the answer sentence is not one of the quotations")


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why there is no answer, and the nearest passages, which do not answer the question."""

    question: Question
    reason: str
    nearest: tuple[Citation, ...]
    searched: Searched
