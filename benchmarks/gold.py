"""How many of our own gold questions on the sample minutes are answered fully right, by class.

    python -m benchmarks.gold [--faults]

A question counts only if everything it expects is there and nothing it forbids; partly right is
wrong. Questions with an even number were looked at while tuning, odd ones were not. Also prints
how the strongest evidence is spread over answerable and unanswerable questions, on which the
thresholds of qa/select.py rest.
"""

import argparse
import json
import statistics
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import corpus
from benchmarks.results import keep
from corpus.sidecar import GivenFacts
from qa.ask import ask
from qa.gather import gather
from qa.library import Library
from qa.scope import narrow
from qa.understand import understand
from tests.gold.judge import judge
from web.present import ask_json
from web.settings import from_environment
from web.wiring import PUBLIC, ingest_files, open_library

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "sample.jsonl"
TODAY = date(2025, 6, 1)  # the sample's last meeting was in February 2025


def main() -> None:
    """Ask every question, print the table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faults", action="store_true", help="say what is wrong with each")
    parser.add_argument("--home", type=Path, help="a home that holds the sample already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = sample_library(arguments.home or Path(folder), ready=bool(arguments.home))
        golds = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
        rows = [(gold, faults_of(library, gold)) for gold in golds]
        figures = table(rows) | {"strength": spread(library, golds)}
    print(json.dumps(figures, indent=1))
    for gold, faults in rows:
        if faults and arguments.faults:
            print(gold["id"], gold["class"], gold["question"], faults)
    print("kept in", keep("gold-sample", figures).name)


def sample_library(home: Path, *, ready: bool) -> Library:
    """The sample minutes, opened; loaded first unless the home has them."""
    settings = from_environment(
        {**dict(from_environment().environment), "MINUTEBOOK_HOME": str(home)}
    )
    if not ready:
        sample = Path(corpus.__file__).parent / "sample"
        folders = sorted(path for path in sample.iterdir() if path.is_dir())
        ingest_files(settings, folders, GivenFacts(), PUBLIC, lambda *_: None)
    return open_library(settings)


def faults_of(library: Library, gold: dict[str, Any]) -> list[str]:
    """What is wrong with the answer to one gold question."""
    result = ask(library, gold["question"], today=TODAY)
    return judge(gold, ask_json(result, generation="", took_ms=0))


def table(rows: list[tuple[dict[str, Any], list[str]]]) -> dict[str, Any]:
    """Right answers by class and half, and the two kinds of wrong refusals."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for gold, faults in rows:
        half = "even" if int(gold["id"][1:]) % 2 == 0 else "odd"
        outcome = f"expects {gold['expect']}"
        for key in (gold["class"], half, outcome, "all"):
            asked[key] += 1
            right[key] += not faults
    needless = sum(
        gold["expect"] == "answer" and any("outcome is 'no_answer'" in f for f in faults)
        for gold, faults in rows
    )
    return {
        "right": {key: f"{right[key]}/{asked[key]}" for key in asked},
        "needless refusals": f"{needless}/{asked['expects answer']}",
    }


def spread(library: Library, golds: list[dict[str, Any]]) -> dict[str, list[float]]:
    """The tenth, fiftieth and ninetieth percentile of the strongest evidence, by expectation."""
    strengths: dict[str, list[float]] = {"answer": [], "no_answer": []}
    for gold in golds:
        question = understand(gold["question"], library.known, today=TODAY)
        evidence = gather(library, question, narrow(library, question).scope).evidence
        strengths[gold["expect"]].append(evidence[0].strength if evidence else 0.0)
    return {
        kind: [round(q, 3) for q in statistics.quantiles(values, n=10)[::4]]
        for kind, values in strengths.items()
    }


if __name__ == "__main__":
    main()
