"""Minutes that are printed again are found once, under the most official print."""

from pathlib import Path

import pytest

from corpus.sidecar import GivenFacts
from corpus.store import prints, reader, record, searchable
from corpus.store.rows import StoredDocument
from tests.builders import Archive, make_minutes

SAID = [
    f"Councillor {name} said that the {what} in the {where} was worn, and asked for it to be "
    f"mended before the {season} fair on the green."
    for name, what, where, season in (
        ("Stobbs", "bench", "park", "spring"), ("Marsh", "gate", "lane", "summer"),
        ("Dane", "bridge", "meadow", "autumn"), ("Gale", "roof", "chapel", "winter"),
        ("Birch", "sign", "square", "May"), ("Ash", "wall", "yard", "Easter"),
    )
]  # fmt: skip
JUNE = "12 June 2019"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "home")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def minutes(*points: str, draft: bool = False, date: str = JUNE) -> str:
    text = make_minutes(*(points or SAID), date=date)
    return text.replace("Minutes of", "DRAFT Minutes of") if draft else text


def current(archive: Archive) -> dict[str, StoredDocument]:
    with archive.open() as database:
        return {Path(d.source).name: d for d in reader.documents(database)}


def found(archive: Archive) -> dict[str, int]:
    """How many passages of each file are found under no other."""
    with archive.open() as database:
        ids = searchable.current_ids(database)
        sources = {d.document_id: Path(d.source).name for d in reader.documents(database)}
        held = reader.passages(database, ids).values()
        names = [sources[passage.document_id] for passage in held]
    return {name: names.count(name) for name in sorted(set(names))}


def test_an_approved_reprint_takes_the_place_of_its_draft(archive: Archive, tmp_path: Path) -> None:
    write(tmp_path / "m" / "a draft.txt", minutes(draft=True))
    write(tmp_path / "m" / "b final.txt", minutes().replace("worn, and", "worn and"))
    archive.ingest(tmp_path / "m")
    documents = current(archive)
    draft, final = (documents[name].document_id for name in ("a draft.txt", "b final.txt"))
    assert "a draft.txt" not in found(archive)
    with archive.open() as database:
        assert prints.prints_of(database, draft) == [final]
        assert draft in reader.superseded_drafts(database)
        whole = reader.passages_of(database, final)
        again = prints.reprints_of(database, [passage.passage_id for passage in whole])
    assert {each.document_id for listed in again.values() for each in listed} == {draft}
    assert {each.status for listed in again.values() for each in listed} == {"draft"}


def test_the_order_in_which_prints_come_does_not_matter(tmp_path: Path) -> None:
    draft = write(tmp_path / "m" / "a draft.txt", minutes(draft=True))
    final = write(tmp_path / "m" / "b final.txt", minutes() + "\nThe meeting closed.\n")
    shown = []
    for order in ((draft, final), (final, draft)):
        archive = Archive(tmp_path / f"home {order[0].name}")
        for path in order:
            archive.ingest(path)
        shown.append(found(archive))
    assert shown[0] == shown[1]
    assert list(shown[0]) == ["b final.txt"]


def test_minutes_in_the_pack_of_the_next_meeting_are_found_under_their_own_day(
    archive: Archive, tmp_path: Path
) -> None:
    more = "\n\n".join(
        f"{number}. The {what} report of the clerk on page {number} of the papers is to be read "
        f"and noted by all who take an interest in the {what} of this parish."
        for number, what in enumerate(("trees", "drains", "lights", "paths", "ponds", "seats"), 20)
    )
    agenda = make_minutes(date="10 July 2019").replace("Minutes of the meeting", "Agenda")
    write(tmp_path / "m" / "june.txt", minutes())
    write(tmp_path / "m" / "july pack.txt", f"{agenda}\n{more}\n\n{minutes()}")
    archive.ingest(tmp_path / "m")
    pack = current(archive)["july pack.txt"]
    with archive.open() as database:
        held = reader.passages_of(database, pack.document_id)
        hidden = {p.passage_id for p in held} - set(searchable.current_ids(database))
    words = {passage.text for passage in held if passage.passage_id in hidden}
    assert any("bench" in text for text in words)
    assert not any("drains" in text for text in words)


def test_a_passage_with_another_figure_is_found_too(archive: Archive, tmp_path: Path) -> None:
    price = "It was agreed to pay the mason £{} for the wall of the yard by the old mill pond."
    write(tmp_path / "m" / "a draft.txt", minutes(*SAID, price.format(400), draft=True))
    write(tmp_path / "m" / "b final.txt", minutes(*SAID, price.format(450)))
    archive.ingest(tmp_path / "m")
    with archive.open() as database:
        texts = [
            p.text for p in reader.passages(database, searchable.current_ids(database)).values()
        ]
    assert any("£400" in text for text in texts)
    assert any("£450" in text for text in texts)


@pytest.mark.parametrize(
    ("council", "date"),
    [("Fenby District Council", JUNE), ("Wexmoor District Council", "2 May 2019")],
)
def test_the_same_words_of_another_council_or_day_are_no_reprint(
    archive: Archive, tmp_path: Path, council: str, date: str
) -> None:
    write(tmp_path / "m" / "a.txt", minutes())
    write(tmp_path / "m" / "b.txt", make_minutes(*SAID, council=council, date=date) + "\nEnd.\n")
    archive.ingest(tmp_path / "m")
    assert list(found(archive)) == ["a.txt", "b.txt"]


def test_short_minutes_are_alike_because_there_is_little_to_say(
    archive: Archive, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        write(tmp_path / "m" / f"{name}.txt", minutes(f"There was nothing to say, {name}."))
    archive.ingest(tmp_path / "m")
    assert list(found(archive)) == ["a.txt", "b.txt"]


def test_what_was_a_reprint_is_found_again_when_its_original_goes(
    archive: Archive, tmp_path: Path
) -> None:
    write(tmp_path / "m" / "a draft.txt", minutes(draft=True))
    final = write(tmp_path / "m" / "b final.txt", minutes() + "\nEnd.\n")
    archive.ingest(tmp_path / "m")
    assert "a draft.txt" not in found(archive)
    write(final, make_minutes("Something else was said of the ponds."))
    archive.ingest(tmp_path / "m")
    assert "a draft.txt" in found(archive)
    with archive.open() as database:
        record.erase_document(database, current(archive)["b final.txt"].document_id)
    archive.ingest(tmp_path / "m")
    assert "a draft.txt" in found(archive)


def test_a_second_ingest_compares_nothing_and_changes_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    write(tmp_path / "m" / "a draft.txt", minutes(draft=True))
    write(tmp_path / "m" / "b final.txt", minutes() + "\nEnd.\n")
    archive.ingest(tmp_path / "m")
    tables = ("prints", "reprints", "shingles", "compared", "changes", "standings")
    before = {table: archive.rows(f"SELECT * FROM {table}") for table in tables}  # noqa: S608
    archive.ingest(tmp_path / "m")
    assert {table: archive.rows(f"SELECT * FROM {table}") for table in tables} == before  # noqa: S608
    assert before["reprints"]


def test_the_index_holds_each_print_once(archive: Archive, tmp_path: Path) -> None:
    write(tmp_path / "m" / "a draft.txt", minutes(draft=True))
    archive.ingest(tmp_path / "m")
    first = archive.publish()
    write(tmp_path / "m" / "b final.txt", minutes() + "\nEnd.\n")
    archive.ingest(tmp_path / "m")
    assert archive.publish().passages <= first.passages + 1


def test_one_council_in_two_spellings_is_one(archive: Archive, tmp_path: Path) -> None:
    for name, council in (
        ("a", "Otter & Mill Parish Council"),
        ("b", "Otter and Mill Parish Council"),
    ):
        write(tmp_path / "m" / f"{name}.txt", make_minutes(f"Point {name}.", council=council))
    archive.ingest(tmp_path / "m")
    assert {d.council for d in current(archive).values()} == {"Otter & Mill Parish Council"}


def test_an_address_beside_a_file_dates_it_before_its_name_and_after_its_text(
    archive: Archive, tmp_path: Path
) -> None:
    address = "https://fenby.example/2008/09/minutes-july-28th-2008.html"
    plain = write(tmp_path / "2008-09-01 minutes.txt", "The bins were full.\n")
    dated = write(tmp_path / "b.txt", minutes())
    for path in (plain, dated):
        archive.ingest(path, given=GivenFacts(url=address))
    documents = current(archive)
    assert (documents[plain.name].date, documents[plain.name].date_origin) == (
        "2008-07-28", "address",
    )  # fmt: skip
    assert documents["b.txt"].date == "2019-06-12"
