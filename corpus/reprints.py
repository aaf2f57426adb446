"""Finds documents that print the same minutes, and keeps one of each passage to be found.

The original is the most official: minutes before a pack that holds them, approved before draft,
then the one that was held first. Nothing is removed: the others are listed with it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.likeness import (
    SAME,
    SHORTEST,
    Shingles,
    figures_of,
    sampled,
    shared,
    shingles_of,
    words_of,
)
from corpus.models import DocumentKind, DocumentStatus
from corpus.store import prints, reader
from corpus.store.connection import Database
from corpus.store.prints import Comparable
from corpus.store.rows import StoredPassage

_SAMPLED = 0.55  # of the smaller sample: what shares SAME of the shingles shares this of few
_LONGER = 1.25  # how much longer a pack is than the minutes that it holds
_FEW_WORDS = 8  # a shorter passage must be the same word for word
_RUN = 3
_IN_ALL = 0.85  # of a passage's shingles, in the other document
_IN_ONE = 0.6  # and in the passage that it is then found under
_MARK = re.compile(r"\b(?:draft|drafft|unconfirmed)\b", re.IGNORECASE)  # of a print, no words
_KINDS = (DocumentKind.MINUTES, DocumentKind.DECISIONS, DocumentKind.UNKNOWN, DocumentKind.REPORT)
_STATUSES = (
    (DocumentStatus.CORRECTED, DocumentStatus.APPROVED), (DocumentStatus.UNKNOWN,),
    (DocumentStatus.DRAFT,),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Text:
    """One document with its shingles."""

    facts: Comparable
    shingles: Shingles

    def is_pack_of(self, other: "_Text") -> bool:
        """Whether this is of another day, and much longer: a pack for a later meeting."""
        longer = len(self.shingles) >= _LONGER * len(other.shingles)
        return longer and self.facts.date != other.facts.date


def link_reprints(database: Database) -> bool:
    """Compare what came since the last time with everything; whether anything came."""
    fresh = prints.uncompared(database)
    if not fresh:
        return False
    with database.transaction():
        for document_id in fresh:
            text = reader.text_of(database, document_id)
            long_enough = len(words_of(text)) >= SHORTEST
            sample = sampled(shingles_of(text)) if long_enough else []
            prints.keep_sample(database, document_id, sample)
        texts = _Texts(database)
        touched = set(fresh)
        for document_id in fresh:
            touched.update(other.facts.document_id for other, _ in texts.alike(document_id))
        for document_id in sorted(touched):
            _link(database, document_id, texts)
    return True


class _Texts:
    """The documents of one comparison, each read once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: dict[int, _Text] = {}

    def text(self, document_id: int) -> _Text:
        """One document as it is compared."""
        if document_id not in self._held:
            self._held[document_id] = _Text(
                prints.comparable(self._database, document_id),
                shingles_of(reader.text_of(self._database, document_id)),
            )
        return self._held[document_id]

    def alike(self, document_id: int) -> list[tuple[_Text, float]]:
        """The documents that may print the same minutes, with how much they share."""
        own = self.text(document_id)
        found = []
        for other_id in prints.with_shared_sample(self._database, document_id, _SAMPLED):
            other = self.text(other_id)
            share = shared(own.shingles, other.shingles)
            if share >= SAME and _may_be_prints(own, other):
                found.append((other, share))
        return found


def _may_be_prints(one: _Text, other: _Text) -> bool:
    """Whether no fact is in the way: the same body, and the same day unless one is a pack."""
    a, b = one.facts, other.facts
    for mine, its in ((a.council_id, b.council_id), (a.committee_id, b.committee_id)):
        if None not in (mine, its) and mine != its:
            return False
    if a.date == b.date or a.date is None or b.date is None:
        return True
    pack, held = (one, other) if len(one.shingles) > len(other.shingles) else (other, one)
    return pack.is_pack_of(held) and (pack.facts.date or "") > (held.facts.date or "")


def _rank(text: _Text) -> tuple[int, int, int, int]:
    facts = text.facts
    kind = next((at for at, each in enumerate(_KINDS) if each == facts.kind), len(_KINDS))
    status = next((at for at, each in enumerate(_STATUSES) if facts.status in each), len(_STATUSES))
    return kind, status, facts.date is None, facts.document_id


def _link(database: Database, document_id: int, texts: _Texts) -> None:
    """Say which documents this one prints again, and which of its passages are found there."""
    own = texts.text(document_id)
    better = [
        (other, share)
        for other, share in texts.alike(document_id)
        if own.is_pack_of(other) or (not other.is_pack_of(own) and _rank(other) < _rank(own))
    ]
    better.sort(key=lambda pair: _rank(pair[0]))
    originals = better[:1] + [pair for pair in better[1:] if own.is_pack_of(pair[0])]
    again: dict[int, int] = {}
    passages = reader.passages_of(database, document_id) if originals else []
    for original, _ in originals:
        left = [passage for passage in passages if passage.passage_id not in again]
        again |= dict(
            _printed_again(left, reader.passages_of(database, original.facts.document_id))
        )
    prints.link(
        database, document_id,
        [(other.facts.document_id, round(share, 3)) for other, share in originals],
        sorted(again.items()),
    )  # fmt: skip


def _printed_again(
    passages: Sequence[StoredPassage], originals: Sequence[StoredPassage]
) -> Iterator[tuple[int, int]]:
    """(passage, original) for each passage that says nothing which its original does not."""
    whole: dict[tuple[str, ...], int] = {}
    holding: dict[int, list[int]] = {}
    for at, passage in enumerate(originals):
        whole.setdefault(tuple(words_of(passage.text)), at)
        for shingle in shingles_of(passage.text, _RUN).tolist():
            holding.setdefault(shingle, []).append(at)
    found: dict[int, int] = {}
    for place, passage in enumerate(passages):
        text = _MARK.sub("", passage.text)
        words = tuple(words_of(text))
        same = whole.get(words)
        if same is None and len(words) >= _FEW_WORDS:
            same = _nearest(text, holding, originals)
        if same is not None:
            found[place] = same
    for place, original in found.items():
        # A few words ("None.") are a print of others only in the company of more.
        few = len(words_of(passages[place].text)) < _FEW_WORDS
        if not few or place - 1 in found or place + 1 in found:
            yield passages[place].passage_id, originals[original].passage_id


def _nearest(
    text: str, holding: dict[int, list[int]], originals: Sequence[StoredPassage]
) -> int | None:
    shingles = shingles_of(text, _RUN).tolist()
    there = sum(shingle in holding for shingle in shingles)
    votes = Counter(at for shingle in shingles for at in holding.get(shingle, ()))
    if not votes or there < _IN_ALL * len(shingles):
        return None
    best, count = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    around = " ".join(each.text for each in originals[max(0, best - 1) : best + 2])
    if count < _IN_ONE * len(shingles) or not figures_of(text) <= figures_of(around):
        return None
    return best
