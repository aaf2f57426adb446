"""A sync of a CMIS site: months, meetings and their documents."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.cmis.source import Cmis
from corpus.errors import Unfetched
from corpus.sites.listed import Source
from corpus.sites.places import base_of, looks_like_cmis
from corpus.sites.polite import Polite
from corpus.sites.saved import SavedSite
from tests.corpus.cmis.fake_site import FakeCmis
from tests.corpus.sites.served import served
from tests.corpus.sites.syncing import Syncing

RECENT, OLD = date(2026, 3, 10), date(2025, 6, 4)


class Sync(Syncing[FakeCmis]):
    def source(self, polite: Polite, saved: SavedSite) -> Source:
        return Cmis(self.site.root, polite, saved)


@pytest.fixture
def sync(tmp_path: Path) -> Iterator[Sync]:
    with served(FakeCmis()) as site:
        site.add(1, OLD, "Agenda", "Minutes")
        site.add(2, RECENT, "Agenda", "Draft Minutes")
        yield Sync(site, tmp_path, since=date(2025, 5, 1))


def test_minutes_are_found_by_the_month_with_their_facts(sync: Sync) -> None:
    assert sync.run() == {"new": 2}
    assert sync.site.asked("NoJava") == 11
    assert sync.minutes(1).endswith(b"1 Minutes")
    assert sync.minutes(2).endswith(b"2 Draft Minutes")
    facts = sync.files()["metadata.json"].decode()
    for fact in ('"Wexmoor District Council"', '"2025-06-04"', '"draft"', "Meeting/1/Committee/4"):
        assert fact in facts


def test_a_second_sync_asks_for_the_latest_months_alone(sync: Sync) -> None:
    sync.run()
    assert sync.run() == {"unchanged": 1}
    assert sync.site.asked("NoJava") == 2  # this month, and the last while it may still change
    assert sync.site.asked("ViewMeetingPublic") == 1
    assert len(sync.site.requests) == 1 + 3 + 2 + 2  # robots, the way there, months, one meeting


def test_a_sync_that_is_killed_goes_on_and_ends_the_same(sync: Sync, tmp_path: Path) -> None:
    for number in range(3, 9):
        sync.site.add(number, OLD, "Minutes")
    for at, _ in enumerate(sync.outcomes()):
        if at == 3:
            break
    assert sync.run() == {"new": 4}
    assert sync.site.asked("NoJava") == 2
    other = Sync(sync.site, tmp_path / "other", since=sync.since)
    other.run()
    assert sync.files() == other.files()


def test_a_draft_that_is_approved_takes_its_place(sync: Sync) -> None:
    sync.run()
    sync.site.add(2, RECENT, "Minutes 10.03.2026", "Draft Minutes")
    assert sync.run() == {"changed": 1}
    assert sync.minutes(2).endswith(b"2 Minutes 10.03.2026")
    assert '"draft"' not in sync.files()["metadata.json"].decode()


def test_minutes_of_the_meeting_before_are_not_taken_for_this_one(sync: Sync) -> None:
    sync.site.add(3, date(2026, 3, 17), "Planning Minutes 10032026", "Minutes of previous meeting")
    assert sync.run() == {"new": 2, "no minutes": 1}


def test_a_meeting_that_vanishes_is_reported_and_kept(sync: Sync) -> None:
    sync.run()
    sync.site.add(3, RECENT, "Minutes")
    del sync.site.meetings[2]
    assert sync.run() == {"new": 1, "failed": 1, "vanished": 1}
    assert sync.minutes(2)


def test_a_site_whose_calendar_has_another_name_is_found(sync: Sync) -> None:
    sync.site.calendar = "Meetingscalendar.aspx"
    assert sync.run() == {"new": 2}


def test_without_a_way_to_the_calendar_the_meetings_that_are_shown_are_read(sync: Sync) -> None:
    shown = sync.site.meetings[2]
    sync.site.special[f"/wexmoor/{sync.site.calendar}"] = (
        200, {}, f"<div id='dnn_x'><a href='{sync.site._href(shown).replace('tabid/70/', '')}'>"
        "10 Mar 2026 11:00 - Planning Committee</a></div>".encode(),
    )  # fmt: skip
    assert sync.run() == {"new": 1}


def test_a_month_that_fails_is_reported_and_asked_for_again(sync: Sync) -> None:
    path = "/wexmoor/Meetings/tabid/70/ctl/MeetingCalendarPublicNoJava/mid/397/Date/2025-06-01"
    sync.site.special[f"{path}/Default.aspx"] = (500, {}, b"")
    assert sync.run() == {"new": 1, "failed": 1}
    sync.site.special.clear()
    assert sync.run() == {"new": 1, "unchanged": 1}


def test_an_address_that_is_no_cmis_is_a_problem_with_a_remedy(sync: Sync) -> None:
    sync.site.links = False
    with pytest.raises(Unfetched, match="shows no meetings"):
        sync.run()
    sync.site.special["/wexmoor/"] = (200, {}, b"<h1>Checking your browser</h1>")
    with pytest.raises(Unfetched, match="no page of CMIS"):
        sync.run()


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://x.cmis.uk.com/x/Meetings.aspx", "https://x.cmis.uk.com/x/"),
        ("https://x.cmis.uk.com/x/Committees/tabid/62/ctl/V/mid/3/id/6/Default.aspx",
         "https://x.cmis.uk.com/x/"),
        ("https://x.gov.uk/CMIS5/", "https://x.gov.uk/CMIS5/"),
    ],
)  # fmt: skip
def test_any_address_of_a_site_leads_to_its_base(given: str, base: str) -> None:
    assert base_of(given) == base


@pytest.mark.parametrize(
    ("base", "cmis"),
    [
        ("https://colchester.cmis.uk.com/colchester/", True), ("http://cmis.x.gov.uk/", True),
        ("https://democracy.x.gov.uk/cmis5public/", True), ("http://x.gov.uk/EssexCmis5/", True),
        ("https://mid-ulster.cmis-ni.org/m/", True), ("https://cmispublic.x.gov.uk/cmis/", True),
        ("https://wdccmis.x.gov.uk/cmis5/", True), ("https://democracy.x.gov.uk/", False),
        ("https://cmsis.moderngov.co.uk/", False),
    ],
)  # fmt: skip
def test_an_address_mostly_tells_the_system(base: str, cmis: bool) -> None:
    assert looks_like_cmis(base) is cmis
