"""Good manners towards a site: slowly, as robots.txt asks, and away when the site is busy."""

import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

from corpus.errors import Forbidden, SiteBusy, Unfetched
from corpus.fetch import USER_AGENT, Response
from corpus.sites.robots import Robots, read_robots

PAUSE_SECONDS = 1.0  # between two requests; other readers of these sites take 0.5 to 2
LONGEST_PAUSE = 30.0  # a longer Crawl-delay is not waited for between requests
FIRST_WAIT = 5.0  # before asking a busy site again; doubled each time
LONGEST_WAIT = 120.0  # for a site that says when to come back
TRIES = 3
TOO_MANY = 429
FAILURES_IN_A_ROW = 8  # then the site, not the page, is out of order
_LATER = "Nothing is lost: run the same command again later."


class Clock(Protocol):
    """Tells the time and waits; tests have one that does not."""

    def now(self) -> datetime:
        """The time, in UTC."""

    def monotonic(self) -> float:
        """Seconds that never go back."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class Getter(Protocol):
    """Fetches one address; corpus.fetch.Door is one."""

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """The answer, whatever its status."""


class Polite:
    """Fetches with a pause between requests. Not for two threads at once."""

    def __init__(self, getter: Getter, clock: Clock, *, pause: float = PAUSE_SECONDS) -> None:
        self._getter = getter
        self._clock = clock
        self._pause = pause
        self._last: float | None = None
        self._robots = Robots()
        self._failures = 0

    def today(self) -> date:
        """The day by the clock in use."""
        return self._clock.now().date()

    def obey(self, robots: str) -> None:
        """Read the address of robots.txt and keep to it; a site without one allows everything."""
        response = self._insistent(robots, {})
        if response.status == TOO_MANY or response.status >= 500:
            raise SiteBusy(
                f"{robots} answered {response.status}, so it is not known what may be read.", _LATER
            )
        stated = response.body if response.status == 200 else b""
        self._robots = read_robots(stated, USER_AGENT)
        self._pause = max(self._pause, min(self._robots.delay, LONGEST_PAUSE))

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """The answer where it is 200, or 304 to a question that allows it; Unfetched for any other.

        A site that answers 403, 429 or 5xx is asked again after a wait, and not for ever: SiteBusy
        says to stop altogether.
        """
        if not self._robots.allow(url):
            raise Forbidden(
                f"robots.txt of the site asks not to read {url}.",
                "Ask the council's democratic services, or save the page yourself and ingest it.",
            )
        try:
            response = self._patient(url, headers or {})
        except SiteBusy:
            raise
        except Unfetched as problem:
            self._failures += 1
            if self._failures >= FAILURES_IN_A_ROW:
                raise SiteBusy(f"The site seems out of order: {problem.problem}", _LATER) from None
            raise
        self._failures = 0
        return response

    def _patient(self, url: str, headers: Mapping[str, str]) -> Response:
        response = self._insistent(url, headers)
        if response.status == TOO_MANY:
            raise SiteBusy("The site says that it is asked too often.", _LATER)
        return _good(url, response, may_be_unchanged=bool(headers))

    def _insistent(self, url: str, headers: Mapping[str, str]) -> Response:
        """The first answer of a site that is not busy, or its last one."""
        wait = FIRST_WAIT
        for _ in range(TRIES - 1):
            response = self._unhurried(url, headers)
            if not _is_busy(response):
                return response
            asked = self._asked_wait(response)
            if asked > LONGEST_WAIT:
                raise SiteBusy(f"The site asks to be left alone for {asked:.0f} seconds.", _LATER)
            self._clock.sleep(max(wait, asked))
            wait = min(wait * 2, LONGEST_WAIT)
        return self._unhurried(url, headers)

    def _unhurried(self, url: str, headers: Mapping[str, str]) -> Response:
        """One request, at the earliest a pause after the one before."""
        if self._last is not None:
            left = self._last + self._pause - self._clock.monotonic()
            if left > 0:
                self._clock.sleep(left)
        try:
            return self._getter.get(url, headers)
        finally:
            self._last = self._clock.monotonic()

    def _asked_wait(self, response: Response) -> float:
        """The seconds of Retry-After, which is a number or a date; 0 without one."""
        stated = response.headers.get("retry-after", "").strip()
        if stated.isascii() and stated.isdigit():
            return float(stated[:9])
        try:
            when = parsedate_to_datetime(stated)
            return max(0.0, (_in_utc(when) - self._clock.now()).total_seconds())
        except (ValueError, OverflowError):  # no date, or one beyond the calendar
            return 0.0


def _in_utc(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _is_busy(response: Response) -> bool:
    """Whether to ask again after a while: 403 is how ModernGov turns away those in a hurry."""
    return response.status in (403, TOO_MANY) or response.status >= 500


def _good(url: str, response: Response, *, may_be_unchanged: bool) -> Response:
    """A page that came, and is not ModernGov's page of errors, which comes as a good one."""
    unchanged = response.status == 304 and may_be_unchanged
    if response.status != 200 and not unchanged:
        raise Unfetched(f"{url} answered {response.status}.", "Open it in a browser to see why.")
    if "/mgerror.aspx" in response.url.lower():
        raise Unfetched(f"{url} leads to an error page.", "Open it in a browser to see why.")
    return response
