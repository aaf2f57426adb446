"""The collection in force: opened once for each generation, and seen by each thread on its own.

A database connection belongs to one thread; the generation and the encoder are shared by all.
"""

import gc
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from corpus.errors import HomeProblem, NotFound, OutOfDate
from corpus.store.connection import Database
from corpus.store.home import Home
from qa.library import Library
from web.opening import PUBLIC, open_library
from web.settings import Settings

LOOK_EVERY_SECONDS = 1.0  # between two looks at which generation is in force


@dataclass(slots=True)
class _View:
    """What one thread holds: its library, and the shared one from which it was made."""

    shared: Library
    own: Library


@dataclass(slots=True)
class OpenCollection:
    """Gives each thread the library in force; opens it when first asked."""

    settings: Settings
    collection: str = PUBLIC
    clock: Callable[[], float] = time.monotonic
    open: Callable[[Settings, str], Library] = open_library
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _local: threading.local = field(default_factory=threading.local)
    _shared: Library | None = None
    _stamp: bytes | None = None
    _looked: float = float("-inf")

    def library(self) -> Library:
        """The library for this thread. OutOfDate or HomeProblem if nothing can be opened.

        While a new generation is not yet complete, the one that is open goes on answering.
        """
        shared = self._in_force()
        view: _View | None = getattr(self._local, "view", None)
        if view is None or view.shared is not shared:
            if view is not None:
                view.own.database.close()
            database = Database(shared.database.path, writable=False)
            view = _View(shared, replace(shared, database=database))
            self._local.view = view
        return view.own

    def _in_force(self) -> Library:
        with self._lock:
            now = self.clock()
            if self._shared is None or now - self._looked >= LOOK_EVERY_SECONDS:
                self._looked = now
                self._refresh()
            assert self._shared is not None  # noqa: S101 - opened, or an error was raised
            return self._shared

    def _refresh(self) -> None:
        stamp = self._current()
        if self._shared is not None and stamp == self._stamp:
            return
        try:
            opened = self.open(self.settings, self.collection)
        except OutOfDate:
            if self._shared is None:
                raise
            return  # it is being published; look again in a second
        except NotFound as error:  # for whoever asks over HTTP, the service is not there
            raise HomeProblem(error.problem, error.remedy) from error
        if self._shared is not None:
            gc.unfreeze()  # the generation that is left holds itself: see web/warm.py
        self._shared, self._stamp = opened, stamp

    def _current(self) -> bytes | None:
        """What CURRENT says: a few bytes, read at most once a second."""
        place = Home(self.settings.home.absolute()).collection(self.collection)
        try:
            return (place.index / "CURRENT").read_bytes()
        except OSError:
            return None
