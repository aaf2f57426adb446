"""A sync put together: what a site publishes is fetched into the home, and then ingested."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from corpus.fetch import Door
from corpus.ingest import Report
from corpus.moderngov.addresses import site_at
from corpus.moderngov.crawl import Crawl, Outcome
from corpus.moderngov.polite import Clock, Polite, SystemClock
from corpus.moderngov.saved import SavedSite
from corpus.sidecar import GivenFacts
from corpus.store.home import Home
from corpus.store.locks import writer_lock
from web.settings import Settings
from web.wiring import Show, ingest_files

REPORTED = frozenset({"failed", "vanished"})  # outcomes that a person may have to act on


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to sync: a site, from which day, and what its council is called where that is known."""

    base: str
    since: date | None = None
    council: str | None = None


@dataclass(slots=True)
class Synced:
    """What became of the meetings that were looked at, and of the files in the ingest."""

    report: Report
    requests: int
    counts: Counter[str] = field(default_factory=Counter)
    outcomes: list[Outcome] = field(default_factory=list)

    def of(self, outcome: str) -> list[Outcome]:
        """The addresses with one outcome."""
        return [each for each in self.outcomes if each.outcome == outcome]


def sync_site(
    settings: Settings, wanted: Wanted, collection: str, show: Show, clock: Clock | None = None
) -> Synced:
    """Fetch what is new on a site and bring a collection up to date with it.

    What was fetched before a site asked to be left alone is ingested all the same.
    """
    site = site_at(wanted.base)
    door = Door(site.base, loopback=settings.sync_loopback)
    place = Home(settings.home.absolute()).collection(collection)
    counts: Counter[str] = Counter()
    kept: list[Outcome] = []
    with writer_lock(place.fetching):
        saved = SavedSite(place.fetched / site.name)
        polite = Polite(door, clock or SystemClock())
        crawl = Crawl(site, polite, saved, wanted.since, wanted.council)
        for outcome in crawl.outcomes(show):
            counts[outcome.outcome] += 1
            kept.append(outcome)
        report = ingest_files(settings, [saved.folder], GivenFacts(), collection, show)
    return Synced(report, door.requests, counts, kept)
