"""What becomes of thousands of damaged and hostile files, each read as an ingest reads it.

    python -m benchmarks.hostile [part of a name or of how files were made]

Prints outcomes, the slowest files and the most memory that a reading child took. The figures of a
whole run are kept in results/hostile.json.
"""

import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from benchmarks.results import keep
from corpus.errors import Unreadable
from corpus.models import ParsedDocument
from corpus.reading.pool import ReaderPool
from tests.reliability.hostile import Hostile, files

WORKERS = 2
_SLOWEST = 10
_SLOW = 10.0  # seconds; what takes longer is a fault, or a limit that did its work
# The refusals that say the child came to an end, and why.
_ENDS = {
    "took more than": "too long",
    "more memory than allowed": "too much memory",
    "for want of memory": "too much memory",
    "crashed": "child died",
    "without an answer": "child died",
}


class TimedPool(ReaderPool[ParsedDocument]):
    """The pool of an ingest, that notes how long each file took, starts and ends included."""

    def __init__(self) -> None:
        super().__init__(WORKERS, "corpus.parse:parse_file", result_type=ParsedDocument)
        self.seconds: dict[str, float] = {}

    def _read(self, name: str, data: bytes) -> ParsedDocument | Unreadable:
        began = time.perf_counter()
        try:
            return super()._read(name, data)
        finally:
            self.seconds[name] = time.perf_counter() - began


def main(wanted: str = "") -> None:
    """Read every file, print the table, and keep the figures of a whole run."""
    figures = measured(wanted)
    for heading, values in figures.items():
        print(f"\n{heading}")
        rows = values.items() if isinstance(values, dict) else [("", values)]
        for name, value in rows:
            print(f"  {name:60} {value}")
    if not wanted:
        keep("hostile", figures)


def measured(wanted: str = "") -> dict[str, Any]:
    """Outcomes by kind of damage, refusals by reason, the slowest files and the most memory."""
    outcomes: Counter[str] = Counter()
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    reasons: Counter[str] = Counter()
    ended: dict[str, str] = {}
    asked: list[Hostile] = []
    began = time.perf_counter()
    with TimedPool() as pool:
        for key, result in pool.run(_jobs(wanted, asked)):
            file = asked[int(key.partition("/")[0])]
            outcome = outcome_of(result)
            outcomes[outcome] += 1
            table[f"{file.format}, {file.made}"][outcome] += 1
            if isinstance(result, Unreadable):
                reasons[_general(result.problem)] += 1
            if outcome in _ENDS.values() or pool.seconds[key] > _SLOW:
                ended[f"{file.made}: {file.name}"] = f"{pool.seconds[key]:.1f} s, {_said(result)}"
                print(key, ended[f"{file.made}: {file.name}"], flush=True)
    slowest = sorted(pool.seconds.items(), key=lambda pair: -pair[1])[:_SLOWEST]
    return {
        "files": {"all": sum(outcomes.values()), "seconds": round(time.perf_counter() - began)},
        "outcomes": dict(outcomes.most_common()),
        "outcomes by kind": {kind: dict(counts) for kind, counts in sorted(table.items())},
        "refusals": dict(reasons.most_common()),
        "slowest, seconds": {name: round(seconds, 1) for name, seconds in slowest},
        "ended or slow": ended,
        "most memory of a child, MB": _peak(resource.RUSAGE_CHILDREN),
        "most memory of the parent, MB": _peak(resource.RUSAGE_SELF),
    }


def outcome_of(result: ParsedDocument | Unreadable) -> str:
    """How reading a file came out, in a word or two."""
    if not isinstance(result, Unreadable):
        return "read, with warnings" if result.warnings else "read"
    return next((end for words, end in _ENDS.items() if words in result.problem), "refused")


def _jobs(wanted: str, asked: list[Hostile]) -> Iterator[tuple[str, bytes]]:
    for file in files():
        if wanted not in f"{file.made} {file.format} {file.name}":
            continue
        asked.append(Hostile(file.name, file.made, file.format, b""))
        yield f"{len(asked) - 1}/{file.name}", file.data


def _said(result: ParsedDocument | Unreadable) -> str:
    return result.problem if isinstance(result, Unreadable) else "read"


def _general(problem: str) -> str:
    """A reason without the figures of one file."""
    return re.sub(r"\d[\d,.]*\d|\d", "#", problem)


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss // 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
