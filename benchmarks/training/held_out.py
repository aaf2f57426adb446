"""How well a reader tells near misses on minutes from questions that they answer.

Run: python -m benchmarks.training.held_out MINUTES [READER]

MINUTES is the folder of real minutes; its documents are those that training leaves out
(benchmarks/training/minutes.py). READER is a folder with reader.onnx and manifest.json.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path

from benchmarks.training import minutes
from benchmarks.training.pairs import SEED, holds_no, window_of
from index.reader import FOLDER, OnnxReader, Reading
from qa.evaluation.metrics import auroc
from qa.reading import WHOLE, WORDS

APART = 97  # rows between a question and the window it is read with to see what it tells alone


def main() -> None:
    """Read every window, and print how well near misses and other passages are told apart."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("minutes", type=Path)
    parser.add_argument("reader", type=Path, nargs="?", default=FOLDER)
    given = parser.parse_args()
    reader, chosen = OnnxReader(given.reader), random.Random(SEED)  # noqa: S311 - which words
    odds: dict[str, list[float]] = defaultdict(list)
    found, asked, windows = [], [], []
    for row in minutes.rows(given.minutes, held_out=True):
        window, _, words = window_of(row, chosen)
        if not holds_no(row, window):
            continue
        reading = reader.read(row["question"], [window])[0]
        odds[row["kind"]].append(_odds(reading))
        if row["kind"] != "hard_negative":
            asked.append(row)
            windows.append(window)
        if words is not None:
            found.append(reading.start < words[1] and reading.end > words[0])
    right = odds.pop("gold")
    for kind, wrong in sorted(odds.items()):
        print(f"{kind:14} {len(right)} to {len(wrong)}: AUROC {auroc(right, wrong) or 0:.3f}")
    for row, window in zip(asked, windows[APART:] + windows[:APART], strict=True):
        alone = _odds(reader.read(row["question"], [window])[0])
        odds[f"{row['kind']} beside others"].append(alone)
    right, wrong = odds["gold beside others"], odds["adversarial beside others"]
    print(f"the questions alone, beside other quotations: AUROC {auroc(right, wrong) or 0:.3f}")
    print(f"likeliest words among the answering ones: {sum(found) / len(found):.3f}")


def _odds(reading: Reading) -> float:
    return WORDS * reading.words + WHOLE * reading.whole


if __name__ == "__main__":
    main()
