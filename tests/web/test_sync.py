"""minutebook sync as a user sees it: a site on this machine, fetched, loaded and answered from."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import files_with, minutebook, write_minutes
from tests.corpus.cmis.fake_site import FakeCmis
from tests.corpus.moderngov.fake_site import FakeItem, FakeSite
from tests.corpus.reading.builders import make_pdf, pdf_lines
from tests.corpus.sites.clock import FakeClock
from tests.corpus.sites.served import served

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
    assert ran.out.startswith(
        "3 requests; meetings since 2024-03-20: none looked at\n0 added, 0 updated, 1 unch"
    )


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
    meetings = minutebook(tmp_path, "meetings", "--json").json
    assert {meeting["council"] for meeting in meetings} == {"Ashby Borough Council"}
    (known,) = (meeting for meeting in meetings if not meeting["documents"])
    assert (known["date"], known["known_from"]) == ("2025-07-02", "listed")


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


def test_every_file_has_its_outcome(site: FakeSite, tmp_path: Path) -> None:
    site.add(2, date(2025, 7, 2), FakeItem(5, "Bins", ""), printed="Printed minutes")
    ran = minutebook(tmp_path, "sync", site.base, "--json")
    assert ran.code == 3
    (refusal,) = ran.json["refused"]  # the fake's PDF is none
    assert refusal["path"].endswith("/meeting-2")
    second, first = ran.json["fetched"]["meetings"]
    assert (first["file"], first["outcome"], first["loaded"]) == ("meeting-1", "new", True)
    assert (second["file"], second["outcome"], second["loaded"]) == ("meeting-2", "new", False)
    assert second["source"] == f"{site.base}documents/g2/Printed%20minutes%201st.pdf?T=1"
    assert len(second["sha256"]) == 64


def test_a_source_that_was_named_is_synced_by_its_name(site: FakeSite, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        f'[ashby]\nurl = "{site.base}"\ncouncil = "Ashby Borough Council"\nsince = 2025-06-01\n'
    )
    assert minutebook(tmp_path, "sync", "ashby").code == 0
    (meeting,) = minutebook(tmp_path, "meetings", "--json").json
    assert meeting["council"] == "Ashby Borough Council"
    ran = minutebook(tmp_path, "sync", "ashbi")
    assert (ran.code, ran.out) == (1, "")
    assert "(ashby)" in ran.err


def test_a_folder_can_be_a_source_with_facts_beside_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "parish"
    write_minutes(folder / "a.txt", council="", committee="", date="")
    write_minutes(folder / "b.txt", "The hedge was cut.", council="", committee="", date="")
    (folder / "metadata.json").write_text(
        '[{"file": "a.txt", "committee": "Parish Council", "date": "2024-05-01"},'
        ' {"file": "b.txt", "date": "May"}]'
    )
    home = tmp_path / "home"
    home.mkdir()
    (home / "sources.toml").write_text('[parish]\nfolder = "../parish"\ncouncil = "Ash Council"\n')
    ran = minutebook(home, "sync", "parish", "--json").json
    assert (ran["added"], ran["fetched"]) == (2, {"requests": 0, "since": None, "meetings": []})
    assert "'b.txt': 'May' is not a date" in str(ran["warnings"])
    dates = {each["date"]: each["council"] for each in minutebook(home, "meetings", "--json").json}
    assert dates["2024-05-01"] == "Ash Council"


def test_a_cmis_site_is_read_when_its_address_or_the_operator_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("web.syncing.SystemClock", FakeClock)
    monkeypatch.setenv("MINUTEBOOK_SYNC_LOOPBACK", "1")
    with served(FakeCmis()) as cmis:
        meeting = cmis.add(1, date(2026, 3, 10), "Minutes")
        meeting.documents["Minutes"] = make_pdf([pdf_lines(WORDS)])
        ran = minutebook(tmp_path, "sync", cmis.root, "--system", "cmis", "--json").json
    assert (ran["added"], ran["refused"], ran["fetched"]["new"]) == (1, [], 1)
    (meeting,) = minutebook(tmp_path, "meetings", "--json").json
    assert (meeting["council"], meeting["date"]) == ("Wexmoor District Council", "2026-03-10")


def test_a_day_to_come_cannot_be_asked_for(site: FakeSite, tmp_path: Path) -> None:
    ran = minutebook(tmp_path, "sync", site.base, "--since", "2030-01-01")
    assert (ran.code, site.requests) == (1, [])
    assert "still to come" in ran.err
