"""A sync of a whole site: what is fetched, what is not, and what a second sync costs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import Forbidden, Unfetched
from corpus.fetch import Door
from corpus.moderngov.addresses import site_at
from corpus.moderngov.crawl import Crawl, Outcome
from corpus.moderngov.polite import Polite
from corpus.moderngov.saved import SavedSite, erase_fetched
from corpus.parse import parse_file
from tests.builders import Archive
from tests.corpus.moderngov.clock import FakeClock
from tests.corpus.moderngov.fake_site import FakeItem, FakeSite, served

RECENT, OLD = date(2026, 3, 10), date(2025, 6, 4)
SERVICE_OFF = {"GetCommittees": 404, "GetMeetings": 404, "GetMeeting": 404}
LONG = FakeItem(
    77, "Hedges", "The hedge was long. Councillor Marsh said it was cut in May.", cut=True
)


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with served(FakeSite()) as site:
        site.add(1, OLD)
        site.add(2, RECENT)
        yield site


@dataclass
class Syncing:
    site: FakeSite
    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)
    since: date | None = None

    @property
    def saved(self) -> SavedSite:
        return SavedSite(self.folder / "site")

    def outcomes(self) -> Iterator[Outcome]:
        polite = Polite(Door(self.site.base, loopback=True), self.clock)
        crawl = Crawl(site_at(self.site.base), polite, self.saved, self.since)
        return crawl.outcomes(lambda *_: None)

    def run(self) -> dict[str, int]:
        """The outcomes counted, and the requests that they took."""
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


@pytest.fixture
def sync(site: FakeSite, tmp_path: Path) -> Syncing:
    return Syncing(site, tmp_path)


def test_minutes_come_from_the_web_service_with_their_facts(sync: Syncing, tmp_path: Path) -> None:
    assert sync.run() == {"new": 2}
    assert sync.site.asked("ieListDocuments") == 0
    archive = Archive(tmp_path / "home")
    report = archive.ingest(tmp_path / "site")
    assert (report.added, report.refused, report.meetings) == (2, [], 2)
    rows = archive.rows("SELECT url, format FROM documents ORDER BY 1")
    assert rows[0] == (f"{sync.site.base}ieListDocuments.aspx?CId=144&MId=1&Ver=4", "moderngov_xml")
    assert archive.rows("SELECT name FROM councils") == [("Wexmoor District Council",)]
    assert archive.rows("SELECT name FROM committees") == [("Audit Committee",)]
    assert "The Committee noted the vapes." in sync.text(1)


def test_a_second_sync_of_an_unchanged_site_downloads_next_to_nothing(sync: Syncing) -> None:
    for number in range(3, 40):
        sync.site.add(number, OLD)
    assert sync.run() == {"new": 39}
    assert len(sync.site.requests) == 4 + 39  # robots, name of the council, two lists
    assert sync.run() == {"unchanged": 1}
    assert len(sync.site.requests) == 4  # robots, two lists, and the meeting of the last weeks


def test_a_sync_that_is_killed_goes_on_and_ends_the_same(sync: Syncing, tmp_path: Path) -> None:
    for number in range(3, 9):
        sync.site.add(number, OLD)
    for at, _ in enumerate(sync.outcomes()):
        if at == 3:
            break
    assert sync.site.asked("GetMeeting?") == 4
    assert sync.run() == {"new": 4}
    assert sync.site.asked("GetMeeting?") == 4
    other = Syncing(sync.site, tmp_path / "other")
    other.run()
    assert sync.files() == other.files()


def test_a_sync_whose_connection_breaks_keeps_what_it_has(sync: Syncing) -> None:
    sync.site.special["/mgWebService.asmx/GetMeeting?lMeetingId=2"] = (
        429, {"Retry-After": "4000"}, b"",
    )  # fmt: skip
    assert sync.run() == {"new": 1, "failed": 1}
    assert sorted(sync.files()) == ["meeting-1", "metadata.json"]
    sync.site.special.clear()
    assert sync.run() == {"new": 1}
    assert sync.site.asked("lMeetingId=1") == 0


def test_a_busy_site_is_waited_for(sync: Syncing) -> None:
    path = "/mgWebService.asmx/GetMeeting?lMeetingId=2"
    sync.site.special[path] = (429, {"Retry-After": "30"}, b"")
    sync.site.once.add(path)
    assert sync.run() == {"new": 2}
    assert 30.0 in sync.clock.slept


def test_without_the_web_service_pages_are_read_and_cut_minutes_completed(sync: Syncing) -> None:
    sync.site.service.update(SERVICE_OFF)
    sync.site.add(3, OLD, FakeItem(76, "Bins", "The bins were full."), LONG)
    assert sync.run() == {"new": 3}
    assert sync.site.asked("mgAi.aspx?ID=77") == 1
    parsed = parse_file("x", sync.minutes(3))
    assert "Councillor Marsh said it was cut in May." in parsed.reading.text
    assert "view the full" not in parsed.reading.text
    assert "The hedge was long…" not in parsed.reading.text
    assert [(item.number, item.title) for item in parsed.items if item.title] == [
        ("1", "Bins"), ("2", "Hedges"),
    ]  # fmt: skip
    assert parsed.warnings == ()


def test_unchanged_pages_are_not_sent_again(sync: Syncing) -> None:
    sync.site.service.update(SERVICE_OFF)
    sync.run()
    assert sync.run() == {"unchanged": 1}
    assert sync.site.asked("MId=1&") == 0


def test_a_service_that_fails_for_one_method_is_replaced_by_the_page(sync: Syncing) -> None:
    sync.site.service["GetMeetings"] = 500
    sync.site.committees[145] = "Cabinet"
    assert sync.run() == {"new": 2}
    assert sync.site.asked("GetMeetings?") == 3  # tried three times for one committee, then no more
    assert sync.site.asked("ieListMeetings") == 2


def test_minutes_that_are_only_printed_come_as_a_file(sync: Syncing) -> None:
    blank = FakeItem(5, "Bins", "")
    sync.site.add(3, OLD, blank, printed="Printed minutes")
    assert sync.run() == {"new": 3}
    assert sync.minutes(3).startswith(b"%PDF")


def test_a_draft_that_is_approved_is_a_new_version_of_the_same_file(
    sync: Syncing, tmp_path: Path
) -> None:
    sync.site.service.update(SERVICE_OFF)
    draft = FakeItem(30, "Bins", "The bins were full.")
    meeting = sync.site.add(3, RECENT, draft, printed="Printed draft minutes")
    sync.run()
    archive = Archive(tmp_path / "home")
    archive.ingest(tmp_path / "site")
    query = "SELECT status, source FROM documents WHERE source LIKE '%-3' ORDER BY document_id"
    assert archive.rows(query) == [("draft", "site/meeting-3")]
    meeting.printed, meeting.items[0].minutes = "Printed minutes", "The bins were very full."
    assert sync.run() == {"changed": 1, "unchanged": 1}
    report = archive.ingest(tmp_path / "site")
    assert (report.added, report.updated) == (0, 1)


def test_minutes_that_appear_late_are_found_after_the_window(sync: Syncing) -> None:
    sync.site.add(3, RECENT, FakeItem(30, "Bins", ""), published=False)
    assert sync.run() == {"new": 2, "no minutes": 1}
    sync.clock.pass_days(60)
    sync.site.meetings[3].items[0].minutes = "The bins were full."
    sync.site.meetings[3].published = True
    assert sync.run() == {"new": 1}


def test_a_meeting_that_vanishes_is_reported_and_kept(sync: Syncing) -> None:
    sync.run()
    del sync.site.meetings[2]
    sync.site.special["/mgWebService.asmx/GetMeeting?lMeetingId=2"] = (404, {}, b"")
    counts = sync.run()
    assert counts["vanished"] == 1
    assert "The Committee noted the vapes." in sync.text(2)
    assert "meeting-2" in sync.files()["metadata.json"].decode()


def test_a_cancelled_meeting_is_not_asked_for(sync: Syncing) -> None:
    sync.site.meetings[2].status = "Cancelled"
    assert sync.run() == {"new": 1}


def test_since_leaves_older_meetings_out_until_it_is_moved_back(sync: Syncing) -> None:
    sync.since = date(2026, 1, 1)
    assert sync.run() == {"new": 1}
    sync.since = None
    assert sync.run() == {"new": 1, "unchanged": 1}


def test_restricted_items_are_read_no_further_than_their_title(sync: Syncing) -> None:
    secret = FakeItem(
        31, "Lease of the depot", "The tender of Acme was 4 million.", restricted=True
    )
    sync.site.add(3, OLD, FakeItem(30, "Bins", "The bins were full."), secret)
    sync.run()
    assert "Lease of the depot" in sync.text(3)
    assert "Acme" not in sync.text(3)
    assert sync.site.asked("mgConvert2PDF") == 0


def test_a_restricted_printed_file_is_never_asked_for(sync: Syncing) -> None:
    sync.site.add(3, OLD, FakeItem(5, "Bins", ""), printed="Restricted printed minutes")
    assert sync.run() == {"new": 2, "no minutes": 1}
    assert sync.site.asked(".pdf") == 0


def test_a_site_whose_robots_txt_forbids_it_is_left_alone(sync: Syncing) -> None:
    sync.site.robots = "User-agent: *\nDisallow: /\n"
    with pytest.raises(Forbidden, match="robots"):
        sync.run()
    assert sync.site.requests == ["/robots.txt"]


def test_a_page_that_leads_to_another_host_fails_alone(sync: Syncing) -> None:
    for number, target in ((1, "http://evil.test/"), (2, "http://169.254.169.254/")):
        for path in (
            f"/mgWebService.asmx/GetMeeting?lMeetingId={number}",
            f"/ieListDocuments.aspx?CId=144&MId={number}&Ver=4",
        ):
            sync.site.special[path] = (302, {"Location": target}, b"")
    sync.site.add(3, OLD)
    assert sync.run() == {"failed": 2, "new": 1}
    sync.site.special.clear()
    assert sync.run() == {"new": 2}


def test_a_page_of_errors_is_no_minutes(sync: Syncing) -> None:
    sync.site.add(3, OLD, FakeItem(5, "Bins", ""), printed="Printed minutes", pdf=b"<html>Oops")
    assert sync.run() == {"new": 2, "failed": 1}
    assert "meeting-3" not in sync.files()


def test_an_address_without_a_modern_gov_site_is_a_problem_with_a_remedy(sync: Syncing) -> None:
    sync.site.service.update(SERVICE_OFF)
    sync.site.committees.clear()
    with pytest.raises(Unfetched, match="lists no committees"):
        sync.run()


def test_what_was_erased_is_gone_and_never_fetched_again(sync: Syncing) -> None:
    sync.run()
    erase_fetched(sync.folder, [sync.folder / "site" / "meeting-2", Path("/elsewhere/meeting-1")])
    held = [path for path in sync.folder.rglob("*") if path.is_file()]
    assert "meeting-2" not in {path.name for path in held}
    assert sync.run() == {}
    assert sync.site.asked("lMeetingId=2") == 0
    assert "meeting-2" not in sync.files()


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://x.gov.uk", "https://x.gov.uk/"),
        ("https://x.gov.uk/modernGov", "https://x.gov.uk/modernGov/"),
        ("https://x.gov.uk/a/ieListDocuments.aspx?CId=1&MId=2", "https://x.gov.uk/a/"),
        ("https://x.gov.uk/mgWebService.asmx/GetCommittees", "https://x.gov.uk/"),
    ],
)
def test_any_address_of_a_site_leads_to_its_base(given: str, base: str) -> None:
    assert site_at(given).base == base
