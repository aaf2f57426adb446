"""A clock that waits for nothing and remembers what it was asked to wait."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    def __init__(self, now: datetime = datetime(2026, 3, 20, 9, tzinfo=UTC)) -> None:
        self._now = now
        self._start = now
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return (self._now - self._start).total_seconds()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._now += timedelta(seconds=seconds)

    def pass_days(self, days: int) -> None:
        self._now += timedelta(days=days)
