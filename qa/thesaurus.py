"""Everyday words for council words: "stealing from shops" also looks for "shoplifting"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.analysis import STOP_WORDS, tokens

FILE = Path(__file__).with_name("thesaurus.txt")


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Groups of phrases that mean the same. A phrase is the sequence of its terms."""

    groups: tuple[tuple[str, ...], ...]
    by_terms: Mapping[tuple[str, ...], int]
    inside: Mapping[tuple[str, ...], tuple[int, ...]]  # parts of phrases, of two terms or more
    longest: int

    def match(self, terms: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest phrase that begins at a term: its length, and what it may be called.

        That is the phrases of its group, then the first phrase of every group that explains its
        own matter with these words: "drug dealers" are part of what "cuckooing" is.
        """
        for length in range(min(self.longest, len(terms) - at), 0, -1):
            here = tuple(terms[at : at + length])
            group, around = self.by_terms.get(here), self.inside.get(here, ())
            if group is not None or around:
                own = () if group is None else self.groups[group]
                return length, (*own, *(self.groups[g][0] for g in around if g != group))
        return None


def sequence(phrase: str) -> tuple[str, ...]:
    """The exact terms of a phrase in order."""
    return tuple(token.forms.exact for token in tokens(phrase))


@cache
def thesaurus() -> Thesaurus:
    """The groups of thesaurus.txt; read once."""
    groups: list[tuple[str, ...]] = []
    by_terms: dict[tuple[str, ...], int] = {}
    inside: dict[tuple[str, ...], list[int]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        phrases = tuple(p.strip() for p in line.partition("#")[0].split("|") if p.strip())
        if phrases:
            for phrase in phrases:
                terms = sequence(phrase)
                by_terms.setdefault(terms, len(groups))
                for part in _parts(terms):
                    inside.setdefault(part, []).append(len(groups))
            groups.append(phrases)
    parts = {part: tuple(dict.fromkeys(found)) for part, found in inside.items()}
    return Thesaurus(tuple(groups), by_terms, parts, max(map(len, by_terms), default=0))


def _parts(terms: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Runs of two terms or more that are shorter than the phrase and hold no stop word."""
    for first in range(len(terms)):
        for last in range(first + 2, len(terms) + 1):
            part = terms[first:last]
            if len(part) < len(terms) and not STOP_WORDS.intersection(part):
                yield part
