"""Counters of what the server did since it started, as plain text for a monitoring system."""

import threading
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Counters:
    """Counts by name; safe to use from several threads. Holds no words that anybody typed."""

    _counts: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, amount: float = 1) -> None:
        """Raise one counter; a name may carry labels as Prometheus writes them."""
        with self._lock:
            self._counts[name] += amount

    def text(self) -> str:
        """One line for each counter, in alphabetical order."""
        with self._lock:
            counts = sorted(self._counts.items())
        return "".join(f"minutebook_{name} {round(count, 3)}\n" for name, count in counts)
