"""A sync put together: what a source publishes is fetched into the home, and then ingested."""

from collections import Counter
from dataclasses import dataclass, field

from corpus.cmis.source import Cmis
from corpus.errors import BadRequest
from corpus.fetch import Door, Limits
from corpus.ingest import Report
from corpus.moderngov.source import ModernGov
from corpus.sidecar import GivenFacts
from corpus.sites.crawl import Crawl, Outcome
from corpus.sites.places import base_of, folder_name, looks_like_cmis
from corpus.sites.polite import Clock, Polite, SystemClock
from corpus.sites.saved import SavedSite
from corpus.store.home import Home
from corpus.store.locks import writer_lock
from web.settings import Settings
from web.sources import Wanted
from web.wiring import Show, ingest_files

REPORTED = frozenset({"failed", "vanished"})  # outcomes that a person may have to act on
SECONDS = 180.0  # for one answer: a month of a CMIS calendar takes its server 40 and more


@dataclass(slots=True)
class Synced:
    """What became of the meetings that were looked at, and of the files in the ingest.

    `folder` is where the files are, as the report names it; empty where nothing was fetched.
    `since` is the day from which the site's meetings are known.
    """

    report: Report
    requests: int = 0
    folder: str = ""
    since: str | None = None
    counts: Counter[str] = field(default_factory=Counter)
    outcomes: list[Outcome] = field(default_factory=list)

    def of(self, outcome: str) -> list[Outcome]:
        """The addresses with one outcome."""
        return [each for each in self.outcomes if each.outcome == outcome]

    def loaded(self, outcome: Outcome) -> bool:
        """Whether the minutes of a meeting are in the record now."""
        refused = {refusal["path"] for refusal in self.report.refused}
        return outcome.file is not None and f"{self.folder}/{outcome.file}" not in refused


def sync_source(
    settings: Settings, wanted: Wanted, collection: str, show: Show, clock: Clock | None = None
) -> Synced:
    """Bring a collection up to date with a source: a site, or a folder with its sidecars."""
    if wanted.folder is None:
        return _sync_site(settings, wanted, collection, show, clock or SystemClock())
    given = GivenFacts(council=wanted.council, committee=wanted.committee)
    return Synced(ingest_files(settings, [wanted.folder], given, collection, show))


def _sync_site(
    settings: Settings, wanted: Wanted, collection: str, show: Show, clock: Clock
) -> Synced:
    """Fetch what is new on a site and ingest it.

    What was fetched before a site asked to be left alone is ingested all the same.
    """
    base = base_of(wanted.url or "")
    today = clock.now().date()
    if wanted.since and wanted.since > today:
        raise BadRequest(f"{wanted.since} is still to come.", "Give a day that has passed.")
    door = Door(base, limits=Limits(seconds=SECONDS), loopback=settings.sync_loopback)
    place = Home(settings.home.absolute()).collection(collection)
    folder = place.fetched / folder_name(base)
    with writer_lock(place.fetching):
        saved = SavedSite(folder)
        kept = _fetched(wanted, base, saved, Polite(door, clock), show)
        report = ingest_files(settings, [folder], GivenFacts(), collection, show)
    counts = Counter(outcome.outcome for outcome in kept)
    return Synced(report, door.requests, folder.name, saved.since(), counts, kept)


def _fetched(
    wanted: Wanted, base: str, saved: SavedSite, polite: Polite, show: Show
) -> list[Outcome]:
    cmis = wanted.system == "cmis" or (wanted.system is None and looks_like_cmis(base))
    source = Cmis(base, polite, saved) if cmis else ModernGov(base, polite, saved)
    return list(Crawl(source, polite, saved, wanted.since, wanted.council).outcomes(show))
