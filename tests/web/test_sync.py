"""minutebook sync as a user sees it: a site on this machine, fetched, loaded and answered from."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import files_with, minutebook
from tests.corpus.moderngov.clock import FakeClock
from tests.corpus.moderngov.fake_site import FakeItem, FakeSite, served

WORDS = "Councillor Stobbs said that illegal vape sales had been found in eleven shops."


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSite]:
    monkeypatch.setattr("web.syncing.SystemClock", FakeClock)
    monkeypatch.setenv("MINUTEBOOK_SYNC_LOOPBACK", "1")
    with served(FakeSite()) as site:
        site.add(1, date(2025, 6, 4), FakeItem(9, "Vapes", WORDS))
        yield site


def test_what_was_synced_answers_with_the_address_of_its_meeting(
    site: FakeSite, tmp_path: Path
) -> None:
    ran = minutebook(tmp_path, "sync", site.base, "--json")
    assert ran.code == 0, ran.err
    shown = ran.json
    assert (shown["added"], shown["meetings"], shown["refused"]) == (1, 1, [])
    assert shown["fetched"]["new"] == 1
    assert shown["fetched"]["requests"] == len(site.requests) == 5
    answer = minutebook(tmp_path, "ask", "How many shops had illegal vape sales?", "--json").json
    (citation, *_) = answer["citations"]
    present = minutebook(tmp_path, "show", str(citation["document_id"]), "--json").json
    assert present["attendance"] == {"present": ["Councillor Jo Marsh"], "apologies": []}
    assert (answer["answer"], citation["council"]) == (WORDS, "Wexmoor District Council")
    assert citation["committee"] == "Audit Committee"
    assert (citation["meeting_date"], citation["item_number"]) == ("2025-06-04", "1")


def test_a_second_sync_says_in_words_that_there_was_nothing_new(
    site: FakeSite, tmp_path: Path
) -> None:
    minutebook(tmp_path, "sync", site.base)
    ran = minutebook(tmp_path, "sync", site.base)
    assert ran.code == 0
    assert ran.out.startswith("3 requests; meetings: none looked at\n0 added, 0 updated, 1 unch")


def test_a_council_can_be_stated_and_a_failure_ends_with_three(
    site: FakeSite, tmp_path: Path
) -> None:
    site.add(2, date(2025, 7, 2))
    for path in (
        "mgWebService.asmx/GetMeeting?lMeetingId=2",
        "ieListDocuments.aspx?CId=144&MId=2&Ver=4",
    ):
        site.special[f"/{path}"] = (404, {}, b"")
    ran = minutebook(tmp_path, "sync", site.base, "--council", "Ashby Borough Council")
    assert ran.code == 3
    assert "failed   Audit Committee 2025-07-02" in ran.out
    assert site.asked("mgListCommittees") == 0
    (meeting,) = minutebook(tmp_path, "meetings", "--json").json
    assert meeting["council"] == "Ashby Borough Council"


def test_a_site_on_this_machine_is_refused_by_default(
    site: FakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MINUTEBOOK_SYNC_LOOPBACK")
    ran = minutebook(tmp_path, "sync", site.base)
    assert (ran.code, ran.out, site.requests) == (1, "", [])
    assert "no public address" in ran.err


def test_an_erased_meeting_is_in_no_byte_of_the_home_and_stays_away(
    site: FakeSite, tmp_path: Path
) -> None:
    minutebook(tmp_path, "sync", site.base)
    (meeting,) = minutebook(tmp_path, "meetings", "--json").json
    number = str(meeting["documents"][0]["document_id"])
    assert minutebook(tmp_path, "erase", number, "--yes").code == 0
    assert files_with(tmp_path, "stobbs") == []
    ran = minutebook(tmp_path, "sync", site.base, "--json").json
    assert (ran["added"], ran["fetched"]["requests"]) == (0, 3)
    assert files_with(tmp_path, "stobbs") == []
