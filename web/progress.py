"""Progress of long work on stderr: a bar with counts and time left, or plain lines in a log."""

import time
from collections.abc import Callable
from typing import TextIO

BAR_WIDTH = 24
LOG_EVERY_SECONDS = 5.0  # a log wants a line now and then, not one for each file
REDRAW_SECONDS = 0.1


class Progress:
    """Called with (done, total, what); draws nothing for work that is over at once."""

    def __init__(self, stream: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._started = clock()
        self._last = self._started
        self._live = stream.isatty()
        self._drawn = False
        self._total = 0

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show that `done` of `total` are finished, at most as often as a reader can see."""
        now = self._clock()
        if total != self._total or done == 0:
            self._total, self._started = total, now
        pause = REDRAW_SECONDS if self._live else LOG_EVERY_SECONDS
        if now - self._last < pause and not (done == total and self._drawn):
            return
        self._last = now
        self._draw(done, total, what, now - self._started)

    def close(self) -> None:
        """End the line of a bar, so that what is printed next stands alone."""
        if self._drawn and self._live:
            self._stream.write("\n")
            self._stream.flush()
        self._drawn = False

    def _draw(self, done: int, total: int, what: str, elapsed: float) -> None:
        share = done / total if total else 1.0
        left = f"about {duration(elapsed / share - elapsed)} left" if 0 < share < 1 else ""
        counts = f"{done}/{total}"
        if self._live:
            filled = round(share * BAR_WIDTH)
            bar = "#" * filled + "." * (BAR_WIDTH - filled)
            line = f"[{bar}] {counts} {share:4.0%} {left} {what}"[:100]
            self._stream.write(f"\r{line:<100}")
        else:
            self._stream.write(f"{counts} ({share:.0%}) {left} {what}".rstrip() + "\n")
        self._stream.flush()
        self._drawn = True


def duration(seconds: float) -> str:
    """Seconds as a person says them: "8 s", "2 min", "1 h 5 min"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes = round(whole / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
