"""Which meetings are known of which no minutes are held, and how they are known."""

import json
from pathlib import Path

import pytest

from corpus.coverage import MissingMeeting, coverage_by_body, missing_meetings
from corpus.sidecar import GivenFacts
from corpus.store import known, reader, searchable
from tests.builders import Archive, write_minutes


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "home")


def missing(archive: Archive) -> list[MissingMeeting]:
    with archive.open() as database:
        return missing_meetings(database)


def days(archive: Archive) -> list[tuple[str, str]]:
    return [(meeting.date, str(meeting.known_from)) for meeting in missing(archive)]


def test_a_meeting_whose_minutes_were_approved_is_known(archive: Archive, tmp_path: Path) -> None:
    said = "The minutes of the meeting held on 5 May 2019 were agreed as a true record."
    write_minutes(tmp_path / "m" / "june.txt", said)
    archive.ingest(tmp_path / "m")
    (meeting,) = missing(archive)
    assert (meeting.council, meeting.committee) == (
        "Wexmoor District Council", "Planning Committee",
    )  # fmt: skip
    assert (meeting.date, meeting.known_from) == ("2019-05-05", "approved")
    with archive.open() as database:
        text = reader.text_of(database, meeting.document_id or 0)
    assert text[meeting.start : meeting.end] == said
    write_minutes(tmp_path / "m" / "may.txt", date="5 May 2019")
    archive.ingest(tmp_path / "m")
    assert missing(archive) == []


@pytest.mark.parametrize(
    ("held", "known_days"),
    [
        (None, [("2019-07-10", "announced")]),
        ("10 July 2019", []),
        ("17 July 2019", []),  # it was moved by a week
        ("14 August 2019", [("2019-07-10", "announced")]),
    ],
)
def test_an_announced_meeting_is_missing_unless_it_was_held_or_moved(
    archive: Archive, tmp_path: Path, held: str | None, known_days: list[tuple[str, str]]
) -> None:
    write_minutes(tmp_path / "m" / "june.txt", "Date of next meeting: Wednesday 10th July 2019.")
    if held:
        write_minutes(tmp_path / "m" / "later.txt", date=held)
    archive.ingest(tmp_path / "m")
    assert days(archive) == known_days


def test_the_surest_of_two_ways_to_know_of_a_meeting_is_given(
    archive: Archive, tmp_path: Path
) -> None:
    write_minutes(tmp_path / "m" / "june.txt", "Date of next meeting: Wednesday 10th July 2019.")
    write_minutes(
        tmp_path / "m" / "august.txt",
        "The minutes of the meeting held on 10 July 2019 were approved.", date="14 August 2019",
    )  # fmt: skip
    archive.ingest(tmp_path / "m")
    assert days(archive) == [("2019-07-10", "approved")]


def test_minutes_of_a_body_that_nobody_names_tell_of_no_meeting(
    archive: Archive, tmp_path: Path
) -> None:
    said = "The minutes of the meeting held on 5 May 2019 were agreed as a true record."
    write_minutes(tmp_path / "m" / "june.txt", said, council="", committee="")
    archive.ingest(tmp_path / "m")
    assert missing(archive) == []


def listed(folder: Path, number: int, **stated: object) -> None:
    place = folder / ".state" / "meetings"
    place.mkdir(parents=True, exist_ok=True)
    row = {"number": number, "committee": 1, "title": "Planning Committee", "date": "2019-05-05",
           "state": "no minutes", **stated}  # fmt: skip
    (place / f"{number}.json").write_text(json.dumps(row))


def test_what_a_site_lists_is_known_until_its_minutes_come(
    archive: Archive, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    listed(folder, 1)
    listed(folder, 2, date="2019-04-04", state="cancelled")
    listed(folder, 3, date="some day")
    (folder / ".state" / "meetings" / "4.json").write_text("{")
    (folder / ".state" / "run.json").write_text('{"council": "Wexmoor District Council"}')
    archive.ingest(folder)
    assert days(archive) == [("2019-05-05", "listed")]
    write_minutes(folder / "meeting-1.txt", date="5 May 2019")
    archive.ingest(folder)
    assert days(archive) == []


def test_a_site_that_lists_less_is_believed_and_other_sites_stay(
    archive: Archive, tmp_path: Path
) -> None:
    for site in ("a", "ab"):
        listed(tmp_path / site, 1)
        listed(tmp_path / site, 2, date="2019-06-06")
        archive.ingest(tmp_path / site)
    (tmp_path / "a" / ".state" / "meetings" / "2.json").unlink()
    archive.ingest(tmp_path / "a")
    with archive.open() as database:
        assert [meeting.key for meeting in known.listed(database)] == ["a/1", "ab/1", "ab/2"]


def test_a_body_has_its_first_and_last_day_and_what_is_missing_between(
    archive: Archive, tmp_path: Path
) -> None:
    write_minutes(tmp_path / "m" / "june.txt", "Date of next meeting: Wednesday 10th July 2019.")
    write_minutes(
        tmp_path / "m" / "august.txt", "Date of next meeting: 11 September 2019.",
        date="14 August 2019",
    )  # fmt: skip
    archive.ingest(tmp_path / "m")
    with archive.open() as database:
        (body,) = coverage_by_body(database, missing_meetings(database))
    assert (body.meetings, body.first_date, body.last_date) == (2, "2019-06-12", "2019-08-14")
    assert body.missing == ("2019-07-10",)  # September is still to come


def test_a_council_answers_for_its_predecessors(archive: Archive, tmp_path: Path) -> None:
    old = write_minutes(tmp_path / "old.txt", council="Wex Rural District Council")
    new = write_minutes(tmp_path / "new.txt", "The seats were worn.", date="1 July 2020")
    archive.ingest(old)
    archive.ingest(new, given=GivenFacts(predecessor="Wex Rural District Council"))
    with archive.open() as database:
        (stated,) = known.predecessors(database)
        both, _ = searchable.place_ids(
            database, councils=["Wexmoor District Council"], committees=[]
        )
        one, _ = searchable.place_ids(
            database, councils=["Wex Rural District Council"], committees=[]
        )
    assert (stated.council, stated.predecessor) == (
        "Wexmoor District Council", "Wex Rural District Council",
    )  # fmt: skip
    assert len(both) == 2
    assert len(one) == 1


def test_predecessors_that_name_one_another_are_walked_once(
    archive: Archive, tmp_path: Path
) -> None:
    for name, council, before in (
        ("a", "Ashby Council", "Birch Council"),
        ("b", "Birch Council", "Ashby Council"),
    ):
        path = write_minutes(tmp_path / f"{name}.txt", council=council)
        archive.ingest(path, given=GivenFacts(predecessor=before))
    with archive.open() as database:
        assert known.with_predecessors(database, ["Ashby Council"]) == [
            "Ashby Council",
            "Birch Council",
        ]
