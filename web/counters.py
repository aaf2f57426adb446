"""What the server did since it started, as Prometheus reads it. Holds no words that anybody typed.

Written by hand: the format is lines of text, and what is counted here needs no library for it. The
tests read it with Prometheus's own client.
"""

import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

# Seconds: the steps of a histogram of latencies. Answers take tens of milliseconds.
STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
HELP = {
    "answers_total": "Questions that were answered.",
    "no_answers_total": "Questions that the minutes do not answer.",
    "ask_total": "Questions asked.",
    "ask_seconds_total": "Seconds spent on questions.",
    "search_total": "Searches made.",
    "search_seconds_total": "Seconds spent on searches.",
    "responses_total": "Responses by HTTP status.",
    "request_seconds": "How long requests took, by what they asked for.",
    "limited_total": "Requests refused because their address made too many.",
    "not_ready_total": "Times that readiness was asked for and not there.",
    "documents": "Current documents held.",
    "refused_files": "Files that could not be read.",
    "generation_number": "The generation of the search index in force.",
    "generation_age_seconds": "Seconds since the generation in force was published.",
    "ready": "Whether questions can be answered: 1, or 0.",
    "uptime_seconds": "Seconds since the server started.",
}
PREFIX = "minutebook_"


@dataclass(slots=True)
class Counters:
    """Counts by name and durations by kind; safe to use from several threads."""

    _counts: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _durations: dict[str, list[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, amount: float = 1) -> None:
        """Raise one counter; a name may carry labels as Prometheus writes them."""
        with self._lock:
            self._counts[name] += amount

    def took(self, kind: str, seconds: float) -> None:
        """Note how long a request of some kind took. Kinds are ours, and few."""
        with self._lock:
            row = self._durations.setdefault(kind, [0.0] * (len(STEPS) + 2))
            row[bisect_left(STEPS, seconds)] += 1
            row[-1] += seconds

    def text(self, gauges: Mapping[str, float] | None = None) -> str:
        """Every counter, histogram and gauge, in alphabetical order."""
        with self._lock:
            counts = sorted(self._counts.items())
            durations = {kind: list(row) for kind, row in sorted(self._durations.items())}
        lines = _family_lines(counts, "counter")
        lines += _family_lines(sorted((gauges or {}).items()), "gauge")
        return "".join(f"{line}\n" for line in [*lines, *_histogram_lines(durations)])


def _family_lines(values: Iterable[tuple[str, float]], kind: str) -> list[str]:
    lines: list[str] = []
    family = ""
    for name, value in values:
        if (bare := name.partition("{")[0]) != family:
            family = bare
            lines += _head(family, kind)
        lines.append(f"{PREFIX}{name} {_written(value)}")
    return lines


def _histogram_lines(durations: Mapping[str, list[float]]) -> list[str]:
    lines = _head("request_seconds", "histogram") if durations else []
    for kind, row in durations.items():
        counts = list(accumulate(row[:-1]))
        for step, count in zip([*map(str, STEPS), "+Inf"], counts, strict=True):
            lines.append(
                f'{PREFIX}request_seconds_bucket{{kind="{kind}",le="{step}"}} {int(count)}'
            )
        lines.append(f'{PREFIX}request_seconds_sum{{kind="{kind}"}} {round(row[-1], 6)}')
        lines.append(f'{PREFIX}request_seconds_count{{kind="{kind}"}} {int(counts[-1])}')
    return lines


def _head(family: str, kind: str) -> list[str]:
    told = [f"# HELP {PREFIX}{family} {HELP[family]}"] if family in HELP else []
    return [*told, f"# TYPE {PREFIX}{family} {kind}"]


def _written(value: float) -> str:
    return str(int(value) if value == int(value) else round(value, 3))
