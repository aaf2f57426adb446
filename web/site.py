"""What every view works with: the settings, the open collection, the counters and today's date."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeVar, cast

from corpus.store import reader
from corpus.store.rows import Coverage, StoredDecision, StoredDocument
from qa.library import Library
from web.counters import Counters
from web.examples import examples
from web.finding import Held, held_of
from web.frozen import key_of
from web.opened import OpenCollection
from web.settings import Settings
from web.trails import Trails

T = TypeVar("T")
COUNTED_EVERY = 20.0  # seconds; ours: how old the count of unreadable files may be


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
    trails: Trails = field(default_factory=Trails)
    clock: Callable[[], float] = time.monotonic
    _key: bytes | None = None
    _kept: dict[str, tuple[str, float, object]] = field(default_factory=dict)
    _making: threading.RLock = field(default_factory=threading.RLock)  # one is made of another

    @contextmanager
    def timed(self, what: str) -> Iterator[Stopwatch]:
        """Measure a search or answer, and count it under its name."""
        watch = Stopwatch(time.perf_counter())
        yield watch
        self.counters.add(f"{what}_total")
        self.counters.add(f"{what}_seconds_total", time.perf_counter() - watch.started)

    def kept(
        self, name: str, library: Library, make: Callable[[], T], seconds: float = float("inf")
    ) -> T:
        """Something made once for each generation, and again after some seconds if so asked.

        One thread makes it, and the others wait: side by side they would all take longer.
        """
        generation, now = library.generation.manifest.generation, self.clock()

        def fresh() -> tuple[str, float, object] | None:
            held = self._kept.get(name)
            old = held is None or held[0] != generation or now - held[1] > seconds
            return None if old else held

        held = fresh()
        if held is None:
            with self._making:
                held = fresh() or (generation, now, make())
                self._kept[name] = held
        return cast("T", held[2])

    def prepare(self) -> None:
        """Make what the first readers would otherwise wait for."""
        library = self.collection.library()
        self.held(library)
        self.examples()
        self.coverage(library)

    def examples(self) -> tuple[str, ...]:
        """Questions that the open generation can answer."""
        library = self.collection.library()
        return self.kept("examples", library, lambda: tuple(examples(library, self.today())))

    def coverage(self, library: Library) -> Coverage:
        """What the collection holds. Refusals come without a new generation: hence the seconds."""
        return self.kept(
            "coverage", library, lambda: reader.coverage(library.database), COUNTED_EVERY
        )

    def documents(self, library: Library) -> list[StoredDocument]:
        """Every current document, by date, unknown dates last."""
        return self.kept("documents", library, lambda: reader.documents(library.database))

    def held(self, library: Library) -> Held:
        """What facets of a search are made of."""
        return self.kept("held", library, lambda: held_of(library, self.documents(library)))

    def decisions(self, library: Library) -> list[StoredDecision]:
        """Every decision of the current documents, by document and place in it."""
        ids = [one.document_id for one in self.documents(library)]
        return self.kept("decisions", library, lambda: reader.decisions_of(library.database, ids))

    def key(self) -> bytes | None:
        """What permanent addresses of answers are signed with; None if there can be none."""
        if self._key is None:
            self._key = key_of(self.settings.home)
        return self._key
