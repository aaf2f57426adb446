"""Fakes that behave: replacements without model, network or chance."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.analysis import STOP_WORDS, terms

FAKE_WIDTH = 128
LEARNED = frozenset({"airport", "swimming", "marina", "badger", "helicopter"})


class WordCountEncoder:
    """Texts that share words are near each other. Deterministic; a text without words too.

    Each term always has the same few places, made from its letters, and a text is the sum of its
    terms' places at unit length.
    """

    name = "word-count-128"
    width = FAKE_WIDTH

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row for each text."""
        if not texts:
            return np.empty((0, self.width), np.float32)
        return np.stack([self.encode_question(text) for text in texts])

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """The unit vector of one text."""
        vector = np.zeros(self.width, np.float64)
        vector[0] = 1e-3  # so that a text without words has a direction
        for term in terms(text):
            if term not in STOP_WORDS:
                vector += _place(term)
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def is_word(self, text: str) -> bool:
        """Words that a model has learned, in place of its vocabulary."""
        return text in LEARNED


@cache
def _place(term: str) -> NDArray[np.float64]:
    seed = int.from_bytes(term.encode()[:64], "big")
    return np.asarray(np.random.default_rng(seed).normal(size=FAKE_WIDTH) / FAKE_WIDTH**0.5)
