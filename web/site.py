"""What every view works with: the settings, the open collection, the counters and today's date."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from web.counters import Counters
from web.examples import examples
from web.opened import OpenCollection
from web.settings import Settings


def today() -> date:
    """Today by UTC; questions such as "last year" are understood against it."""
    return datetime.now(UTC).date()


@dataclass(slots=True)
class Stopwatch:
    """How long something took; `milliseconds` may be read while it still runs."""

    started: float

    @property
    def milliseconds(self) -> int:
        """Whole milliseconds since the start."""
        return round((time.perf_counter() - self.started) * 1000)


@dataclass(slots=True)
class Site:
    """One running site."""

    settings: Settings
    collection: OpenCollection
    today: Callable[[], date] = today
    counters: Counters = field(default_factory=Counters)
    _examples: tuple[str, tuple[str, ...]] = ("", ())

    @contextmanager
    def timed(self, what: str) -> Iterator[Stopwatch]:
        """Measure a search or answer, and count it under its name."""
        watch = Stopwatch(time.perf_counter())
        yield watch
        self.counters.add(f"{what}_total")
        self.counters.add(f"{what}_seconds_total", time.perf_counter() - watch.started)

    def examples(self) -> tuple[str, ...]:
        """Questions that the open generation can answer; found once for each generation."""
        library = self.collection.library()
        name = library.generation.manifest.generation
        if self._examples[0] != name:
            self._examples = (name, tuple(examples(library, self.today())))
        return self._examples[1]
