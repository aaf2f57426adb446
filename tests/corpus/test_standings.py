"""What a later meeting said of earlier minutes reaches their document, not its text."""

from pathlib import Path

import pytest

from corpus.standings import day_meant, standings_of
from corpus.store import reader, record
from corpus.store.rows import StoredDocument
from corpus.store.statements import Sitting, StoredApproval
from tests.builders import Archive, write_minutes

AMENDED = (
    "The minutes of the meeting held on 12 June 2019 were approved subject to the following "
    "amendment: the bins were half full."
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "home")


def by_date(archive: Archive) -> dict[str | None, StoredDocument]:
    with archive.open() as database:
        return {document.date: document for document in reader.documents(database)}


def text_of(archive: Archive, document_id: int) -> str:
    with archive.open() as database:
        return reader.text_of(database, document_id)


@pytest.mark.parametrize("later_first", [False, True])
def test_a_correction_at_the_next_meeting_is_the_standing_of_the_minutes(
    archive: Archive, tmp_path: Path, later_first: bool
) -> None:
    june = write_minutes(tmp_path / "june.txt")
    july = write_minutes(tmp_path / "july.txt", AMENDED, date="9 July 2019")
    for path in (july, june) if later_first else (june, july):
        archive.ingest(path)
    found = by_date(archive)
    settled, later = found["2019-06-12"], found["2019-07-09"]
    assert (settled.status, settled.status_origin) == ("corrected", "later_minutes")
    assert settled.stated_status == "unknown"
    assert settled.settled_in == later.document_id
    said = text_of(archive, later.document_id)[settled.settled_start : settled.settled_end]
    assert said == AMENDED
    assert "were full" in text_of(archive, settled.document_id)
    assert later.status == "unknown"


def test_a_draft_that_was_approved_is_approved(archive: Archive, tmp_path: Path) -> None:
    write_minutes(tmp_path / "m" / "june.txt")
    (tmp_path / "m" / "june.txt").write_text(
        "DRAFT\n\n" + (tmp_path / "m" / "june.txt").read_text()
    )
    write_minutes(
        tmp_path / "m" / "july.txt",
        "The minutes of the meeting held on 12th June were agreed as a true record.",
        date="9 July 2019",
    )
    archive.ingest(tmp_path / "m")
    june = by_date(archive)["2019-06-12"]
    assert (june.status, june.stated_status) == ("approved", "draft")


def test_what_another_committee_approved_is_not_meant(archive: Archive, tmp_path: Path) -> None:
    write_minutes(tmp_path / "m" / "june.txt")
    write_minutes(tmp_path / "m" / "a.txt", AMENDED, date="9 July 2019", committee="Otter Board")
    archive.ingest(tmp_path / "m")
    assert by_date(archive)["2019-06-12"].status == "unknown"


def test_two_councils_that_nobody_named_are_not_taken_for_one(
    archive: Archive, tmp_path: Path
) -> None:
    write_minutes(tmp_path / "m" / "june.txt", council="")
    write_minutes(tmp_path / "m" / "july.txt", AMENDED, date="9 July 2019", council="")
    archive.ingest(tmp_path / "m")
    assert by_date(archive)["2019-06-12"].status == "unknown"


def test_a_standing_goes_with_the_minutes_that_state_it(archive: Archive, tmp_path: Path) -> None:
    write_minutes(tmp_path / "m" / "june.txt")
    write_minutes(tmp_path / "m" / "july.txt", AMENDED, date="9 July 2019")
    archive.ingest(tmp_path / "m")
    with archive.open() as database:
        record.erase_document(database, by_date(archive)["2019-07-09"].document_id)
    assert by_date(archive)["2019-06-12"].status == "unknown"


def test_a_new_version_keeps_the_standing(archive: Archive, tmp_path: Path) -> None:
    write_minutes(tmp_path / "m" / "june.txt")
    write_minutes(tmp_path / "m" / "july.txt", AMENDED, date="9 July 2019")
    archive.ingest(tmp_path / "m")
    write_minutes(tmp_path / "m" / "june.txt", "The bins were half full.")
    archive.ingest(tmp_path / "m")
    june = by_date(archive)["2019-06-12"]
    assert (june.version, june.status) == (2, "corrected")


def approval(number: int, said: str, status: str = "approved", date: str | None = "2019-07-09") -> (
    StoredApproval
):  # fmt: skip
    return StoredApproval(number, 9, said, status, 0, 5, 1, None, date)


def sitting(number: int, date: str, kind: str = "minutes") -> Sitting:
    return Sitting(number, 1, None, date, kind)


def test_a_day_without_its_year_means_the_last_one_before() -> None:
    assert day_meant(approval(1, "06-12")) == "2019-06-12"
    assert day_meant(approval(1, "12-10")) == "2018-12-10"
    assert day_meant(approval(1, "2019-08-01")) is None  # nobody approves what is still to come
    assert day_meant(approval(1, "06-12", date=None)) is None


def test_a_month_means_its_only_meeting_or_none() -> None:
    one = [sitting(1, "2019-05-02"), sitting(2, "2019-06-12")]

    assert standings_of([approval(7, "2019-06")], one) == {2: 7}
    assert standings_of([approval(7, "2019-06")], [*one, sitting(3, "2019-06-20")]) == {}


def test_a_correction_stands_before_an_approval_and_the_first_of_two_stays() -> None:
    said = [approval(1, "06-12"), approval(2, "06-12"), approval(3, "06-12", "corrected")]

    assert standings_of(said[:2], [sitting(5, "2019-06-12")]) == {5: 1}
    assert standings_of(said, [sitting(5, "2019-06-12")]) == {5: 3}


def test_reports_are_not_approved_with_the_minutes() -> None:
    assert standings_of([approval(1, "06-12")], [sitting(5, "2019-06-12", "report")]) == {}
