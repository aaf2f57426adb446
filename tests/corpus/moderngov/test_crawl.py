"""A sync of a whole site: what is fetched, what is not, and what a second sync costs."""

import gzip
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import Forbidden, Unfetched
from corpus.parse import parse_file
from corpus.sites.places import base_of
from corpus.sites.saved import erase_fetched
from tests.builders import Archive
from tests.corpus.moderngov.fake_site import FakeItem, FakeSite
from tests.corpus.sites.served import served
from tests.corpus.sites.syncing import Syncing

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


Sync = Syncing[FakeSite]


@pytest.fixture
def sync(site: FakeSite, tmp_path: Path) -> Sync:
    return Syncing(site, tmp_path)


def test_minutes_come_from_the_web_service_with_their_facts(sync: Sync, tmp_path: Path) -> None:
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


def test_a_second_sync_of_an_unchanged_site_downloads_next_to_nothing(sync: Sync) -> None:
    for number in range(3, 40):
        sync.site.add(number, OLD)
    assert sync.run() == {"new": 39}
    assert len(sync.site.requests) == 4 + 39  # robots, name of the council, two lists
    assert sync.run() == {"unchanged": 1}
    assert len(sync.site.requests) == 4  # robots, two lists, and the meeting of the last weeks


def test_a_sync_that_is_killed_goes_on_and_ends_the_same(sync: Sync, tmp_path: Path) -> None:
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


def test_a_sync_whose_connection_breaks_keeps_what_it_has(sync: Sync) -> None:
    sync.site.special["/mgWebService.asmx/GetMeeting?lMeetingId=1"] = (
        429, {"Retry-After": "4000"}, b"",
    )  # fmt: skip
    assert sync.run() == {"new": 1, "failed": 1}
    assert sorted(sync.files()) == ["meeting-2", "metadata.json"]
    sync.site.special.clear()
    assert sync.run() == {"new": 1}
    assert sync.site.asked("lMeetingId=2") == 0


def test_a_busy_site_is_waited_for(sync: Sync) -> None:
    path = "/mgWebService.asmx/GetMeeting?lMeetingId=2"
    sync.site.special[path] = (429, {"Retry-After": "30"}, b"")
    sync.site.once.add(path)
    assert sync.run() == {"new": 2}
    assert 30.0 in sync.clock.slept


def test_without_the_web_service_pages_are_read_and_cut_minutes_completed(sync: Sync) -> None:
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


def test_unchanged_pages_are_not_sent_again(sync: Sync) -> None:
    sync.site.service.update(SERVICE_OFF)
    sync.run()
    assert sync.run() == {"unchanged": 1}
    assert sync.site.asked("MId=1&") == 0


def test_a_service_that_fails_for_one_method_is_replaced_by_the_page(sync: Sync) -> None:
    sync.site.service["GetMeetings"] = 500
    sync.site.committees[145] = "Cabinet"
    assert sync.run() == {"new": 2}
    assert sync.site.asked("GetMeetings?") == 3  # tried three times for one committee, then no more
    assert sync.site.asked("ieListMeetings") == 2


def test_minutes_that_are_only_printed_come_as_a_file(sync: Sync) -> None:
    blank = FakeItem(5, "Bins", "")
    sync.site.add(3, OLD, blank, printed="Printed minutes")
    assert sync.run() == {"new": 3}
    assert sync.minutes(3).startswith(b"%PDF")


def test_a_draft_that_is_approved_is_a_new_version_of_the_same_file(
    sync: Sync, tmp_path: Path
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


def test_minutes_that_appear_late_are_found_after_the_window(sync: Sync) -> None:
    sync.site.add(3, RECENT, FakeItem(30, "Bins", ""), published=False)
    assert sync.run() == {"new": 2, "no minutes": 1}
    sync.clock.pass_days(60)
    sync.site.meetings[3].items[0].minutes = "The bins were full."
    sync.site.meetings[3].published = True
    assert sync.run() == {"new": 1}


def test_a_meeting_that_vanishes_is_reported_and_kept(sync: Sync) -> None:
    sync.run()
    del sync.site.meetings[2]
    sync.site.special["/mgWebService.asmx/GetMeeting?lMeetingId=2"] = (404, {}, b"")
    counts = sync.run()
    assert counts["vanished"] == 1
    assert "The Committee noted the vapes." in sync.text(2)
    assert "meeting-2" in sync.files()["metadata.json"].decode()


def test_a_cancelled_meeting_is_not_asked_for(sync: Sync) -> None:
    sync.site.meetings[2].status = "Cancelled"
    assert sync.run() == {"new": 1}


def test_since_leaves_older_meetings_out_until_it_is_moved_back(sync: Sync) -> None:
    sync.since = date(2026, 1, 1)
    assert sync.run() == {"new": 1}
    sync.since = date(2025, 1, 1)
    assert sync.run() == {"new": 1, "unchanged": 1}


def test_restricted_items_are_read_no_further_than_their_title(sync: Sync) -> None:
    secret = FakeItem(
        31, "Lease of the depot", "The tender of Acme was 4 million.", restricted=True
    )
    sync.site.add(3, OLD, FakeItem(30, "Bins", "The bins were full."), secret)
    sync.run()
    assert "Lease of the depot" in sync.text(3)
    assert "Acme" not in sync.text(3)
    assert sync.site.asked("mgConvert2PDF") == 0


def test_a_restricted_printed_file_is_never_asked_for(sync: Sync) -> None:
    sync.site.add(3, OLD, FakeItem(5, "Bins", ""), printed="Restricted printed minutes")
    assert sync.run() == {"new": 2, "no minutes": 1}
    assert sync.site.asked(".pdf") == 0


def test_a_site_whose_robots_txt_forbids_it_is_left_alone(sync: Sync) -> None:
    sync.site.robots = "User-agent: *\nDisallow: /\n"
    with pytest.raises(Forbidden, match="robots"):
        sync.run()
    assert sync.site.requests == ["/robots.txt"]


def test_a_page_that_leads_to_another_host_fails_alone(sync: Sync) -> None:
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


def test_a_page_of_errors_is_no_minutes(sync: Sync) -> None:
    sync.site.add(3, OLD, FakeItem(5, "Bins", ""), printed="Printed minutes", pdf=b"<html>Oops")
    assert sync.run() == {"new": 2, "failed": 1}
    assert "meeting-3" not in sync.files()


def test_an_address_without_a_modern_gov_site_is_a_problem_with_a_remedy(sync: Sync) -> None:
    sync.site.service.update(SERVICE_OFF)
    sync.site.committees.clear()
    with pytest.raises(Unfetched, match="lists no committees"):
        sync.run()


def test_what_was_erased_is_gone_and_never_fetched_again(sync: Sync) -> None:
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
    assert base_of(given) == base


def test_the_newest_minutes_come_first(sync: Sync) -> None:
    sync.site.add(3, date(2025, 9, 3))
    sync.run()
    asked = [path for path in sync.site.requests if "GetMeeting?" in path]
    assert [path[-1] for path in asked] == ["2", "3", "1"]


def test_a_first_sync_goes_back_two_years_and_later_ones_no_further(sync: Sync) -> None:
    sync.site.add(3, date(2023, 9, 3))
    assert sync.run() == {"new": 2}
    sync.clock.pass_days(300)
    assert sync.run() == {}
    sync.since = date(2023, 1, 1)
    assert sync.run() == {"new": 1}
    sync.since = None
    sync.site.add(4, date(2023, 5, 3))
    assert sync.run() == {}


def test_each_outcome_names_its_file_and_where_it_came_from(sync: Sync) -> None:
    (outcome, _) = sync.outcomes()
    assert outcome.file == "meeting-2"
    assert outcome.source == f"{sync.site.base}mgWebService.asmx/GetMeeting?lMeetingId=2"
    assert outcome.sha256 == hashlib.sha256(sync.minutes(2)).hexdigest()


def test_a_list_that_is_paged_is_read_as_far_back_as_is_wanted(sync: Sync) -> None:
    sync.site.service.update(SERVICE_OFF)
    sync.site.paged = True
    sync.site.add(3, date(2024, 5, 1))
    sync.site.add(4, date(2023, 5, 1))
    assert sync.run() == {"new": 3}
    assert sync.site.asked("ieListMeetings") == 4  # the first page, and three by year
    assert sync.site.asked("Year=2023") == 0
    assert sync.run() == {"unchanged": 1}
    assert sync.site.asked("ieListMeetings") == 2


def test_a_page_that_came_instead_of_a_meeting_is_not_taken_for_one_without_minutes(
    sync: Sync,
) -> None:
    sync.site.service.update(SERVICE_OFF)
    check = b"<html><body><h1>Checking your browser</h1></body></html>"
    path = "/ieListDocuments.aspx?CId=144&MId=2&Ver=4"
    sync.site.special[path] = (200, {}, check)
    assert sync.run() == {"new": 1, "failed": 1}
    sync.site.special.clear()
    assert sync.run() == {"new": 1}
    sync.site.special["/ieListMeetings.aspx?CId=144&Year=0"] = (200, {}, check)
    assert sync.run() == {"failed": 1, "unchanged": 1}  # and none has vanished


def test_minutes_that_are_not_published_yet_are_not_taken(sync: Sync) -> None:
    sync.site.add(3, RECENT, FakeItem(30, "Bins", "A first draft of the clerk's."), published=False)
    assert sync.run() == {"new": 2, "no minutes": 1}


def test_a_file_that_was_removed_is_fetched_again(sync: Sync) -> None:
    sync.run()
    (sync.folder / "site" / "meeting-1").unlink()
    assert sync.run() == {"unchanged": 2}
    assert "The Committee noted the vapes." in sync.text(1)


def test_what_a_kill_left_half_written_is_removed(sync: Sync) -> None:
    sync.run()
    left = [
        sync.folder / "site" / ".meeting-1.part",
        sync.folder / "site" / ".state" / "pages" / ".0.body.part",
    ]
    for path in left:
        path.write_bytes(b"The Committee noted")
    sync.run()
    assert [path.exists() for path in left] == [False, False]


@pytest.mark.parametrize(
    "answer",
    [
        (304, {}, b""),
        (302, {"Location": "http://["}, b""),
        (302, {"Location": "http://x:99999/"}, b""),
        (302, {"Location": "http://\u2100.test/".encode().decode("latin-1")}, b""),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(b"<meeting/>")),
        (200, {}, b"<meeting><meetingid>" + b"9" * 6000 + b"</meetingid></meeting>"),
        (200, {"ETag": 'W/"\u00e9"'}, b"<html class='mgX'><a href='mgAi.aspx?ID=" + b"9" * 6000),
        (200, {}, b'<html class="mgX"><a href="http://[">Printed minutes</a></html>'),
        (500, {"Retry-After": "Fri, 20 Mar 99999 09:00:30 GMT"}, b""),
        (500, {"Retry-After": "Fri, 20 Mar 2026 09:00:30 +999999"}, b""),
    ],
)
def test_an_answer_that_makes_no_sense_fails_alone(
    sync: Sync, answer: tuple[int, dict[str, str], bytes]
) -> None:
    for path in (
        "/mgWebService.asmx/GetMeeting?lMeetingId=2",
        "/ieListDocuments.aspx?CId=144&MId=2&Ver=4",
    ):
        sync.site.special[path] = answer
    counts = sync.run()
    assert counts.pop("new") == 1
    assert counts in ({"failed": 1}, {"no minutes": 1})


def test_numbers_beyond_reason_are_no_meetings(sync: Sync) -> None:
    sync.site.special["/mgWebService.asmx/GetCommittees"] = (
        200, {}, b"<committees><committee><committeeid>" + b"9" * 6000 + b"</committeeid>"
        b"<committeetitle>X</committeetitle></committee><committee><committeeid> 144</committeeid>"
        b"<committeetitle>Audit</committeetitle></committee></committees>",
    )  # fmt: skip
    assert sync.run() == {"new": 2}


def test_a_later_sync_asks_for_the_meetings_of_all_committees_at_once(sync: Sync) -> None:
    for number in (150, 160, 170):
        sync.site.committees[number] = f"Committee {number}"
    sync.run()
    sync.site.add(3, RECENT, committee=160)
    assert sync.run() == {"new": 1, "unchanged": 1}
    assert len(sync.site.requests) == 3 + 2  # robots, two lists, and the meetings of the last weeks
    sync.clock.pass_days(60)
    sync.site.add(4, date(2026, 5, 1), committee=170)
    del sync.site.meetings[3]
    sync.site.committees[190] = "Committee 190"
    assert sync.run() == {"new": 1, "vanished": 1}
    assert sync.site.asked("GetMeetings?") == 1  # of the committee that is new
    sync.clock.pass_days(60)
    assert sync.run() == {}
    (asked,) = [path for path in sync.site.requests if "GetAll" in path]
    assert "sFromDate=21%2F04%2F2026" in asked  # four weeks before the sync before
    assert "bIsAscendingDateOrder=True" in asked


@pytest.mark.parametrize("status", [200, 500])
def test_a_service_that_does_not_list_all_committees_is_asked_for_each(
    sync: Sync, status: int
) -> None:
    sync.site.committees[145] = "Cabinet"
    sync.run()
    sync.site.service["GetAllMeetingsByDate"] = status
    assert sync.run() == {"unchanged": 1}
    assert sync.site.asked("GetMeetings?") == 2


def test_a_meeting_of_a_committee_that_is_gone_from_the_list_has_not_vanished(sync: Sync) -> None:
    sync.site.committees[145] = "Cabinet"
    sync.site.committees[146] = "Board"
    sync.site.add(3, RECENT, committee=146)
    sync.run()
    del sync.site.committees[146], sync.site.meetings[3]
    counts = sync.run()
    assert "vanished" not in counts


@pytest.mark.parametrize("text", ['{"x": 1}', "[]", "{", '{"number": 1, "listed": {"a": 1}}'])
def test_what_was_kept_and_makes_no_sense_costs_requests_and_no_more(sync: Sync, text: str) -> None:
    sync.run()
    state = sync.folder / "site" / ".state"
    for path in (state / "run.json", state / "meetings" / "1.json", state / "meetings" / "x.json"):
        path.write_text(text)
    assert sync.run()["new"] == 1
    assert sorted(sync.files()) == ["meeting-1", "meeting-2", "metadata.json"]


def test_a_page_that_was_damaged_here_is_fetched_again(sync: Sync) -> None:
    sync.site.service.update(SERVICE_OFF)
    sync.run()
    for path in (sync.folder / "site" / ".state" / "pages").glob("*.body"):
        path.write_bytes(b"")
    assert sync.run() == {"unchanged": 1}
