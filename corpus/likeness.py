"""How far two texts are made of the same runs of words. Pure.

A shingle is the hash of four words that follow one another. Two texts share the share of the
shorter one's shingles that the other has too: 1.0 for minutes and the pack that prints them again.
Of the 69,378 pairs of 373 real files (`python -m benchmarks.reprints`) the eight that print the
same minutes share 0.95 or more, all others of SHORTEST words 0.66 or less (a first draft and a much
longer later one), but for one of two parishes that use each other's text, whose names differ.
"""

import re
import zlib

import numpy as np
from numpy.typing import NDArray

SAME = 0.8
SHORTEST = 100  # words: shorter texts are alike because there is little to say
SAMPLE = 16  # one shingle in so many is kept to find what to compare
_RUN = 4
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d[\d.,:/]*\d|\d")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xBF58476D1CE4E5B9)

Shingles = NDArray[np.uint64]


def words_of(text: str) -> list[str]:
    """The words of a text, capitals and everything between them aside."""
    return _WORD.findall(text.casefold())


def shingles_of(text: str, run: int = _RUN) -> Shingles:
    """The different shingles of a text, in order of their value; none of a shorter text."""
    words = words_of(text)
    if len(words) < run:
        return np.empty(0, dtype=np.uint64)
    hashes = np.array([zlib.crc32(word.encode("utf-8")) for word in words], dtype=np.uint64)
    count = len(words) - run + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(run):  # products of uint64 arrays wrap around, as they should
        mixed = mixed * _MULTIPLIER + hashes[at : at + count]
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIXER
    return np.unique(mixed ^ (mixed >> np.uint64(29)))


def sampled(shingles: Shingles) -> list[int]:
    """The same one in SAMPLE of the shingles of every text, as numbers that SQLite can hold."""
    kept = shingles[shingles % np.uint64(SAMPLE) == 0]
    return [int(value) for value in kept >> np.uint64(1)]


def shared(one: Shingles, other: Shingles) -> float:
    """The share of the smaller set that the larger one has too; 0 for an empty one."""
    smaller = min(len(one), len(other))
    if not smaller:
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller


def figures_of(text: str) -> frozenset[str]:
    """The figures in a text: what differs in one of them is not the same statement."""
    return frozenset(_FIGURE.findall(text))
