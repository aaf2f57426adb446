"""Decisions that concern a matter by where they stand, though they do not name it. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.models import Basis
from corpus.texts import is_welsh
from qa.drafts import Draft, from_entry
from qa.evidence import WORDED, Evidence
from qa.models import Ledger
from qa.registers import Entry

# A motion is answered by the first decision after it. The longest debate between the two in the
# sample and Kent minutes runs to some 2,400 characters.
DEBATE = 2_500
# A decision that names its own matter first ("Ash & Son - new fence - approved.") is not the
# outcome of what stands before it.
_OF_WHAT_WENT_BEFORE = re.compile(
    r"\W*(?:\(?\w{1,3}[.)]\s*)?(?:(?:as|since|because)\s+)?(?:it|this|these|they|that|he|she|all|members?|councillors?|officers?|"
    r"(?:the|an?) \w+|resolv\w+|agreed?|recommend\w+|motions?|amendments?|un?animous\w*|carried|"
    r"lost|approv\w+|refus\w+|noted|defer\w+|reject\w+|proposed|moved|voting|vote|decision|decided|"
    r"on|upon|following|after|having|there|with|by|in|to|no|not)\b",
    re.IGNORECASE,
)


def results(
    chosen: Sequence[Evidence], entries: Sequence[Entry], *, least: float = WORDED
) -> list[Draft]:
    """The decision that first follows each piece of evidence: "The motion was lost."."""
    found: list[Draft] = []
    for each in (one for one in chosen if one.coverage >= least):
        after = [
            entry
            for entry in entries
            if entry.item_id == each.place.item.item_id
            and each.start <= entry.start <= each.end + DEBATE
        ]
        first = min(after, key=lambda entry: entry.start, default=None)
        # What follows a decision on another matter is of that one.
        if first is not None and _leans_back(first):
            found += from_entry(first, Ledger.DECIDED, Basis.DERIVED)
    return found


def only_ones(chosen: Sequence[Evidence], entries: Sequence[Entry]) -> list[Draft]:
    """What an item decided in which the matter was discussed, if it decided one thing only."""
    items = {each.place.item.item_id for each in chosen}
    counts = Counter(entry.item_id for entry in entries)
    return [
        draft
        for entry in entries
        if entry.item_id in items and counts[entry.item_id] == 1 and _leans_back(entry)
        for draft in from_entry(entry, Ledger.DECIDED, Basis.DERIVED)
    ]


def _leans_back(entry: Entry) -> bool:
    return leans_back(entry.stretches[0].text if entry.stretches else "")


def leans_back(text: str) -> bool:
    """Whether a decision is of what stands before it, and does not name its own matter first."""
    return bool(_OF_WHAT_WENT_BEFORE.match(text)) or is_welsh(text)  # its verbs come first
