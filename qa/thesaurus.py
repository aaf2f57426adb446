"""Everyday words for council words: "stealing from shops" also looks for "shoplifting"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.analysis import tokens

FILE = Path(__file__).with_name("thesaurus.txt")


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Groups of phrases that mean the same. A phrase is the sequence of its terms."""

    groups: tuple[tuple[str, ...], ...]
    by_terms: Mapping[tuple[str, ...], int]
    longest: int

    def match(self, terms: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest phrase that begins at a term: its length, and the phrases of its group."""
        for length in range(min(self.longest, len(terms) - at), 0, -1):
            group = self.by_terms.get(tuple(terms[at : at + length]))
            if group is not None:
                return length, self.groups[group]
        return None


def sequence(phrase: str) -> tuple[str, ...]:
    """The exact terms of a phrase in order."""
    return tuple(token.forms.exact for token in tokens(phrase))


@cache
def thesaurus() -> Thesaurus:
    """The groups of thesaurus.txt; read once."""
    groups: list[tuple[str, ...]] = []
    by_terms: dict[tuple[str, ...], int] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        phrases = tuple(p.strip() for p in line.partition("#")[0].split("|") if p.strip())
        if phrases:
            for phrase in phrases:
                by_terms.setdefault(sequence(phrase), len(groups))
            groups.append(phrases)
    return Thesaurus(tuple(groups), by_terms, max((len(t) for t in by_terms), default=0))
