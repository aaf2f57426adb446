"""Fits the odds that a text answers a question (qa/reading.py) on questions judged by people.

Run: python -m benchmarks.training.calibrate HOME SET [--questions N]

SET is a folder with marked kinds of questions (answerable and not); its passages are encoded into
HOME the first time. Prints the weights of the reader's two scores and of the evidence's strength,
and how well they tell the kinds apart.
"""

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from index.models import EVERYTHING
from index.reader import OnnxReader
from qa.evaluation.metrics import auroc
from qa.evaluation.sets import ANSWERABLE
from qa.gather import gather
from qa.models import Question, Wanted
from qa.reading import readings
from web.evaluating import opened_set
from web.progress import Progress
from web.settings import Settings

SEED = 20261122
PENALTY = 1e-3


def main() -> None:
    """Read the evidence of every question, fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("set", type=Path)
    parser.add_argument("--questions", type=int, default=1000)
    given = parser.parse_args()
    progress, reader = Progress(sys.stderr), OnnxReader()
    rows: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    with opened_set(Settings(home=given.home), given.set, progress) as (library, judged):
        asked = [one for one in judged.questions if one.kind is not None]
        random.Random(SEED).shuffle(asked)  # noqa: S311 - which questions, not secrets
        for done, one in enumerate(asked[: given.questions], 1):
            question = Question(text=one.text, words=one.text, topic=one.text, wanted=Wanted.FACT)
            evidence = gather(library, question, EVERYTHING).evidence
            if evidence:
                found = readings(reader, question, evidence)
                rows[str(one.kind)].append(
                    max((r.words, r.whole, text.strength) for text, r in found)
                )
            progress(done, min(len(asked), given.questions), "questions read")
    progress.close()
    show({kind: np.array(values) for kind, values in rows.items()})


def show(rows: dict[str, Any]) -> None:
    """The fitted weights, and the AUROC of each score and of the odds for each kind."""
    right = rows[ANSWERABLE]
    kinds = {kind: values for kind, values in rows.items() if kind != ANSWERABLE}
    wrong = np.concatenate(list(kinds.values()))
    weights = fitted(
        np.concatenate([right, wrong]), np.r_[np.ones(len(right)), np.zeros(len(wrong))]
    )
    print("WORDS, WHOLE, STRENGTH, BASE =", ", ".join(f"{weight:.3f}" for weight in weights))
    for kind, values in sorted(kinds.items()):
        each = [auroc(right[:, at].tolist(), values[:, at].tolist()) or 0 for at in range(3)]
        odds = auroc((_wide(right) @ weights).tolist(), (_wide(values) @ weights).tolist()) or 0
        print(
            f"{kind:16} words {each[0]:.3f} whole {each[1]:.3f} strength {each[2]:.3f} "
            f"odds {odds:.3f}"
        )


def fitted(rows: Any, labels: Any) -> Any:
    """Weights of a logistic regression by Newton's method; the last is the constant."""
    wide = _wide(rows)
    weights = np.zeros(wide.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(wide @ weights, -30, 30)))
        slope = wide.T @ (labels - chance) - PENALTY * weights
        curve = (wide * (chance * (1 - chance))[:, None]).T @ wide + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def _wide(rows: Any) -> Any:
    return np.c_[rows, np.ones(len(rows))]


if __name__ == "__main__":
    main()
