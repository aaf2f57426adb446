"""A sync of a fake site, run again and again, and what it cost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from corpus.fetch import Door
from corpus.moderngov.source import ModernGov
from corpus.parse import parse_file
from corpus.sites.crawl import Crawl, Outcome
from corpus.sites.listed import Source
from corpus.sites.polite import Polite
from corpus.sites.saved import SavedSite
from tests.corpus.sites.clock import FakeClock


class Site(Protocol):
    base: str
    requests: list[str]


S = TypeVar("S", bound=Site)


@dataclass
class Syncing(Generic[S]):
    site: S
    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)
    since: date | None = None

    @property
    def saved(self) -> SavedSite:
        return SavedSite(self.folder / "site")

    def source(self, polite: Polite, saved: SavedSite) -> Source:
        return ModernGov(self.site.base, polite, saved)

    def outcomes(self) -> Iterator[Outcome]:
        polite = Polite(Door(self.site.base, loopback=True), self.clock)
        saved = self.saved
        crawl = Crawl(self.source(polite, saved), polite, saved, self.since)
        return crawl.outcomes(lambda *_: None)

    def run(self) -> dict[str, int]:
        """The outcomes counted; the requests that they took are in the site."""
        self.site.requests.clear()
        counts: dict[str, int] = {}
        for outcome in self.outcomes():
            counts[outcome.outcome] = counts.get(outcome.outcome, 0) + 1
        return counts

    def minutes(self, number: int) -> bytes:
        return (self.folder / "site" / f"meeting-{number}").read_bytes()

    def text(self, number: int) -> str:
        return parse_file("x", self.minutes(number)).reading.text

    def files(self) -> dict[str, bytes]:
        return {
            path.name: path.read_bytes()
            for path in (self.folder / "site").iterdir()
            if path.is_file()
        }
