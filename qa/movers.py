"""Who moved, proposed or seconded something: the sentence that says so in the item it is about."""

import re
from collections.abc import Sequence

from corpus.models import Basis
from qa.drafts import Draft
from qa.evidence import Evidence, by_item
from qa.library import Library
from qa.models import Ledger, Question, Wanted
from qa.people import TITLES
from qa.quote import Quoted
from qa.votes import asks_tally, said_in

_ASKED = re.compile(r"\b(?P<second>second(?:ed|er)?)\b|\b(?:mov(?:ed|er)|propos(?:ed|er)|tabled)\b",
                    re.IGNORECASE)  # fmt: skip
_MOVED = re.compile(r"\b(?:moved|mover|proposed|proposer|tabled)\b", re.IGNORECASE)
_SECONDED = re.compile(r"\bsecond(?:ed|er)\b", re.IGNORECASE)
# Somebody beside the word: a name with its title, initials, or a name after "by" or a colon.
_SOMEBODY = re.compile(
    rf"\b(?:{TITLES})\.?\s+[A-Z]|\b[A-Z]{{2,3}}\b|(?:\bby|:)\s+[A-Z]|\bthe (?:Chair|Leader|Mayor)"
)
MOST_ITEMS = 2  # a matter comes up again, but the strongest evidence tells which was meant


def asks_mover(question: Question) -> bool:
    """Whether a question is who moved, proposed or seconded something."""
    return question.wanted is Wanted.WHO and bool(_ASKED.search(question.text))


def asks_record(question: Question) -> bool:
    """Whether only the record of a motion answers: who moved it, or how many were for it."""
    return asks_mover(question) or asks_tally(question)


def moved_by(library: Library, question: Question, chosen: Sequence[Evidence]) -> Draft | None:
    """The sentence nearest to the strongest evidence that says who did, in its own item."""
    asked = _ASKED.search(question.text)
    wanted = _SECONDED if asked and asked["second"] else _MOVED
    for evidence in list(by_item(chosen).values())[:MOST_ITEMS]:
        best = evidence[0]
        named = [
            one
            for one in said_in(library, best)
            if wanted.search(one.text) and _SOMEBODY.search(one.text)
        ]
        if named:
            return Draft(min(named, key=lambda one: _apart(one, best)), Ledger.SAID, Basis.STATED)
    return None


def _apart(quoted: Quoted, evidence: Evidence) -> tuple[int, int]:
    """Characters between a sentence and the evidence; of two as near, the earlier."""
    if quoted.end <= evidence.start:
        return evidence.start - quoted.end, quoted.start
    return max(0, quoted.start - evidence.end), quoted.start
