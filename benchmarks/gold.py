"""How many of our own gold questions are answered fully right, by class and half.

    python -m benchmarks.gold [--set sample|real] [--home HOME] [--faults] [--class NAME] [--half H]

A question counts only if everything it expects is there and nothing it forbids; partly right is
wrong. "In five" counts only what stands among the first five findings. The halves share no
document that answers a question: the tuning half may be looked at, the test half may not. The real
minutes are not part of this project and are expected beside it. Also prints how the strongest
evidence is spread over answerable and unanswerable questions, on which the thresholds of
qa/select.py rest.
"""

import argparse
import json
import statistics
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import corpus
from benchmarks.results import keep
from corpus.sidecar import GivenFacts
from qa.gather import gather
from qa.library import Library
from qa.scope import narrow
from qa.understand import understand
from tests.gold.asking import reply
from tests.gold.judge import judge
from web.opening import PUBLIC, open_library
from web.settings import from_environment
from web.wiring import ingest_files

GOLD = Path(__file__).parent.parent / "tests" / "gold"
MINUTES = {
    "sample": Path(corpus.__file__).parent / "sample",
    "real": Path(__file__).parents[2] / "shared" / "minutes",
}
# The sample's last meeting was in February 2025, the last real one in July 2026.
TODAY = {"sample": date(2025, 6, 1), "real": date(2026, 8, 1)}
FIVE = 5

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One question with the faults of its answer, and those of the first five findings."""

    gold: Gold
    faults: list[str]
    in_five: list[str]

    @property
    def needless(self) -> bool:
        """Refused although the minutes hold the answer."""
        return self.gold["expect"] == "answer" and "outcome is 'no_answer'" in "".join(self.faults)


def main() -> None:
    """Ask every question, print the table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=sorted(MINUTES), default="sample", dest="name")
    parser.add_argument("--home", type=Path, help="a home that holds the minutes already")
    parser.add_argument("--faults", action="store_true", help="say what is wrong with each")
    parser.add_argument("--class", dest="only", help="ask the questions of one class; keep nothing")
    parser.add_argument("--half", choices=("tuning", "test"), help="ask one half; keep nothing")
    given = parser.parse_args()
    if not MINUTES[given.name].is_dir():
        parser.error(f"the minutes are not there: {MINUTES[given.name]}")
    golds = [
        gold
        for gold in questions(given.name)
        if given.only in (None, gold["class"]) and given.half in (None, gold["half"])
    ]
    with tempfile.TemporaryDirectory() as folder:
        library = opened(given.home or Path(folder), given.name, ready=bool(given.home))
        rows = [judged(library, gold, today=TODAY[given.name]) for gold in golds]
        figures = table(rows)
        if given.only is None and given.half is None:
            figures["strength"] = spread(library, golds, today=TODAY[given.name])
            keep(f"gold-{given.name}", figures)
    show(figures)
    for row in rows:
        if row.faults and given.faults:
            print(row.gold["id"], row.gold["class"], row.gold["half"], row.gold["question"])
            print("    ", "; ".join(row.faults))


def questions(name: str) -> list[Gold]:
    """The gold questions of a set."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def opened(home: Path, name: str, *, ready: bool) -> Library:
    """The minutes of a set, opened; loaded first unless the home has them."""
    settings = from_environment(
        {**dict(from_environment().environment), "MINUTEBOOK_HOME": str(home)}
    )
    if not ready:
        folders = sorted(path for path in MINUTES[name].iterdir() if path.is_dir())
        ingest_files(settings, folders, GivenFacts(), PUBLIC, lambda *_: None)
    return open_library(settings)


def judged(library: Library, gold: Gold, *, today: date) -> Row:
    """One question, asked and judged."""
    answer = reply(library, gold, today=today)
    return Row(gold, judge(gold, answer), judge(gold, answer, first=FIVE))


def table(rows: list[Row]) -> dict[str, Any]:
    """Right answers by class and half, and the two kinds of wrong refusals by half."""
    groups: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        for key in (row.gold["class"], f"expects {row.gold['expect']}", "all"):
            for half in (row.gold["half"], "both"):
                groups.setdefault(key, {}).setdefault(half, []).append(row)
    ordered = sorted(groups, key=lambda key: (key == "all", key.startswith("expects"), key))
    return {
        "right": {key: _shares(groups[key], lambda row: not row.faults) for key in ordered},
        "right in five": {
            key: _shares(groups[key], lambda row: not row.in_five) for key in ordered
        },
        "needless refusals": _shares(groups.get("expects answer", {}), lambda row: row.needless),
    }


def _shares(halves: dict[str, list[Row]], counts: Any) -> dict[str, str]:
    return {
        half: f"{sum(map(counts, rows))}/{len(rows)}"
        for half, rows in sorted(halves.items(), reverse=True)
    }


def show(figures: dict[str, Any]) -> None:
    """The table on the terminal."""
    print(f"{'':<20}{'tuning':>10}{'test':>10}{'both':>10}{'in five':>10}")
    for key, halves in figures["right"].items():
        shares = [halves.get(half, "") for half in ("tuning", "test", "both")]
        five = figures["right in five"][key]["both"]
        print(f"{key:<20}" + "".join(f"{share:>10}" for share in (*shares, five)))
    needless = figures["needless refusals"]
    shares = [needless.get(half, "") for half in ("tuning", "test", "both")]
    print(f"{'needless refusals':<20}" + "".join(f"{share:>10}" for share in shares))
    print("strength", json.dumps(figures.get("strength")))


def spread(library: Library, golds: list[Gold], *, today: date) -> dict[str, list[float]]:
    """The tenth, fiftieth and ninetieth percentile of the strongest evidence, by expectation."""
    strengths: dict[str, list[float]] = {"answer": [], "no_answer": []}
    for gold in golds:
        question = understand(gold["question"], library.known, today=today)
        evidence = gather(library, question, narrow(library, question).scope).evidence
        strengths[gold["expect"]].append(evidence[0].strength if evidence else 0.0)
    return {
        kind: [round(q, 3) for q in statistics.quantiles(values, n=10)[::4]]
        for kind, values in strengths.items()
    }


if __name__ == "__main__":
    main()
