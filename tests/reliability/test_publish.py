"""Publishing: what is served is whole, verified, and what the record says."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import OutOfDate
from corpus.store import reader, record, searchable
from index.check import index_problems
from index.generation import Generation, current_manifest, open_generation
from index.search import Hit, Query, any_words, search
from tests.builders import Archive, minutebook, write_minutes
from tests.fakes import WordCountEncoder

QUESTIONS = ("full bins in the park", "trees and hedges", "Councillor Ash", "weekly", "nothing so")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Twelve documents that share words in different numbers, ingested and published."""
    for number in range(1, 13):
        write_minutes(
            tmp_path / "minutes" / f"{number:02}.txt",
            f"Councillor {'Ash' if number % 3 else 'Birch'} said that {number} bins were full.",
            "The park has trees. " * (number % 4 + 1),
            "RESOLVED: That the bins be emptied weekly." if number % 2 else "It was noted.",
            date=f"{number} June 2019",
        )
    archive = Archive(tmp_path / "home")
    archive.ingest(tmp_path / "minutes")
    archive.publish()
    return archive


def opened(archive: Archive) -> Generation:
    with archive.open() as database:
        return open_generation(
            archive.place.index,
            change=searchable.last_change(database),
            encoder=archive.encoder.name,
        )


def found(generation: Generation, question: str) -> list[Hit]:
    vector = WordCountEncoder().encode_question(question)
    return search(generation, Query(any_words(question), vector), limit=50)


def files_of(archive: Archive) -> Iterator[Path]:
    yield from (p for p in sorted(archive.place.index.rglob("*"))
                if p.is_file() and p.suffix != ".lock")  # fmt: skip


def flip(path: Path, at: int) -> None:
    """Flip a bit in place: an emptied file would be a bus error to whoever has it mapped."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1]))


def test_a_generation_holds_the_current_passages_under_their_ids(archive: Archive) -> None:
    generation = opened(archive)
    with archive.open() as database:
        ids = searchable.current_ids(database)
        assert index_problems(archive.place.index, database) == []
    assert sorted(generation.vectors.ids.tolist()) == ids
    assert generation.facets.rows["passage_id"].tolist() == ids
    assert generation.words.size == generation.manifest.passages == len(ids)


def test_publishing_again_without_a_change_keeps_the_generation(archive: Archive) -> None:
    assert archive.publish().generation == archive.publish().generation == "g000001"


def test_scores_of_meaning_are_cosines_of_the_vectors_in_the_record(archive: Archive) -> None:
    """An oracle by plain arithmetic: vectors that are not of length one would not pass."""
    with archive.open() as database:  # as if an encoder had given vectors of another length
        for number, blob in database.rows("SELECT passage_id, vector FROM passages"):
            longer = (np.frombuffer(blob, "<f2") * np.float16(1.5)).tobytes()
            database.rows("UPDATE passages SET vector = ? WHERE passage_id = ?", (longer, number))
        rows = {
            p.passage_id: np.frombuffer(p.vector, "<f2").astype(np.float64)
            for part in searchable.searchable(database) for p in part
        }  # fmt: skip
    archive.publish(rebuild=True)
    question = WordCountEncoder().encode_question("full bins in the park")
    hits = found(opened(archive), "full bins in the park")
    assert len(hits) == min(50, len(rows))
    for hit in hits:
        row = rows[hit.passage_id]
        assert hit.meaning == pytest.approx(row @ question / np.linalg.norm(row), abs=2e-3)


def test_an_addition_gives_the_same_hits_as_a_fresh_build(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(archive).manifest.generation
    for number in (1, 2):
        write_minutes(
            tmp_path / "more" / f"{number}.txt", "Councillor Ash said that trees fall.",
            date=f"{number} July 2019",
        )  # fmt: skip
    archive.ingest(tmp_path / "more")
    with monkeypatch.context() as patch:
        patch.delattr("index.publish._build")  # it must be an addition
        archive.publish()
    extended = opened(archive)
    by_addition = [found(extended, question) for question in QUESTIONS]
    assert extended.manifest.generation > before
    archive.publish(rebuild=True)
    fresh = opened(archive)
    assert fresh.manifest.generation > extended.manifest.generation
    for question, was in zip(QUESTIONS, by_addition, strict=True):
        now = found(fresh, question)
        assert [hit.passage_id for hit in now] == [hit.passage_id for hit in was]
        for one, other in zip(now, was, strict=True):
            assert (one.score, one.words, one.meaning) == pytest.approx(
                (other.score, other.words, other.meaning), abs=1e-6
            )


def test_two_fresh_builds_of_one_record_give_the_same_hits(
    archive: Archive, tmp_path: Path
) -> None:
    other = Archive(tmp_path / "other")
    other.ingest(tmp_path / "minutes")
    other.publish()
    for question in QUESTIONS:
        assert found(opened(archive), question) == found(opened(other), question)


def test_a_record_ahead_of_its_index_is_not_served(archive: Archive, tmp_path: Path) -> None:
    archive.ingest(write_minutes(tmp_path / "more.txt", "Trees fall.", date="1 July 2019"))
    with pytest.raises(OutOfDate, match="changed since"):
        opened(archive)
    ran = minutebook(archive.folder, "ask", "What about trees?", "--json")
    assert ran.code == 1
    assert "rebuild" in ran.json["error"]["remedy"]
    archive.publish()
    assert found(opened(archive), "trees")


def test_an_index_of_another_encoder_is_not_served(archive: Archive) -> None:
    with archive.open() as database, pytest.raises(OutOfDate, match="another"):
        open_generation(
            archive.place.index, change=searchable.last_change(database), encoder="another"
        )


def test_a_record_of_another_encoder_is_not_asked(archive: Archive) -> None:
    """Its index matches it, but the question's vector would be of another kind."""
    with archive.open() as database:
        record.set_meta(database, "encoder", "another")
    minutebook(archive.folder, "rebuild")
    ran = minutebook(archive.folder, "ask", "What about trees?", "--json")
    assert ran.code == 1
    assert "rebuild --encode" in ran.json["error"]["remedy"]
    assert minutebook(archive.folder, "rebuild", "--encode").code == 0
    assert minutebook(archive.folder, "ask", "What about trees?", "--json").code == 0


def test_encoding_again_that_was_stopped_is_never_served(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(record, "replace_vectors", stop)
        assert minutebook(archive.folder, "rebuild", "--encode").code == 130
    for words in (["rebuild"], ["ask", "What about trees?"]):
        ran = minutebook(archive.folder, *words)
        assert ran.code == 1
        assert "rebuild --encode" in ran.err
    assert minutebook(archive.folder, "rebuild", "--encode").code == 0
    assert minutebook(archive.folder, "check").code == 0


def test_a_byte_flipped_in_any_file_is_found_and_mended(archive: Archive) -> None:
    kinds = set()
    for number, path in enumerate(list(files_of(archive))):
        name = path.relative_to(archive.place.index).as_posix()
        kinds.add(path.suffix or path.name)
        at = path.stat().st_size * (number % 5) // 5
        flip(path, at)
        with pytest.raises(OutOfDate) as error:
            opened(archive)
        assert "damaged" in error.value.problem
        if path.name not in ("CURRENT", "manifest.json"):
            assert name in error.value.problem
        with archive.open() as database:
            assert index_problems(archive.place.index, database) == [error.value.problem]
        flip(path, at)
        opened(archive)
    assert {"CURRENT", ".faiss", ".npy", ".json", ".term", ".store", ".idx"} <= kinds


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("CURRENT", "rebuild"),
        ("manifest.json", "check --repair"),
        ("vectors.faiss", "ingest"),
        ("facets.npy", "rebuild"),
        ("moments.npy", "check --repair"),
        ("words/meta.json", "ingest"),
    ],
)
def test_a_damaged_index_is_reported_by_check_and_mended(
    archive: Archive, tmp_path: Path, name: str, mend: str
) -> None:
    index = archive.place.index
    path = index / name if name == "CURRENT" else index / "g000001" / name
    flip(path, 3)
    ran = minutebook(archive.folder, "check", "--json")
    assert ran.code == 1
    assert any("damaged" in problem for problem in ran.json["problems"])
    words = ["ingest", str(tmp_path / "minutes")] if mend == "ingest" else mend.split()
    assert minutebook(archive.folder, *words).code == 0
    assert minutebook(archive.folder, "check", "--json").json["problems"] == []


def test_a_manifest_that_was_edited_is_damaged_however_well_formed(archive: Archive) -> None:
    path = archive.place.index / "g000001" / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["files"].pop("facets.npy")  # so that this file would not be verified
    path.write_text(json.dumps(manifest, indent=1, sort_keys=True))
    with pytest.raises(OutOfDate, match="damaged"):
        opened(archive)


def test_a_deleted_index_is_rebuilt_from_the_record(archive: Archive) -> None:
    before = [found(opened(archive), question) for question in QUESTIONS]
    shutil.rmtree(archive.place.index)
    assert minutebook(archive.folder, "ask", "What about trees?").code == 1
    assert minutebook(archive.folder, "rebuild", "--json").json["passages"] > 0
    assert [found(opened(archive), question) for question in QUESTIONS] == before


def test_an_open_generation_goes_on_after_the_next_is_in_force(
    archive: Archive, tmp_path: Path
) -> None:
    held = opened(archive)
    before = [found(held, question) for question in QUESTIONS]
    archive.ingest(write_minutes(tmp_path / "more.txt", "Trees fall.", date="1 July 2019"))
    archive.publish()
    assert not (archive.place.index / held.manifest.generation).exists()
    assert [found(held, question) for question in QUESTIONS] == before
    assert opened(archive).manifest.passages > held.manifest.passages


def test_a_generation_removed_while_it_is_opened_gives_the_next_one(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = current_manifest(archive.place.index)
    archive.publish(rebuild=True)
    looks = iter([old])
    monkeypatch.setattr(
        "index.generation.current_manifest",
        lambda folder: next(looks, None) or current_manifest(folder),
    )
    assert opened(archive).manifest.generation == "g000002"


def test_only_the_generation_in_force_is_kept(archive: Archive) -> None:
    (archive.place.index / "g000009.part4711").mkdir()  # left by a killed process
    for _ in range(3):
        archive.publish(rebuild=True)
    kept = sorted(path.name for path in archive.place.index.iterdir())
    current = json.loads((archive.place.index / "CURRENT").read_text())
    assert kept == ["CURRENT", current["generation"]]


def test_a_version_that_was_replaced_is_no_longer_found(archive: Archive, tmp_path: Path) -> None:
    write_minutes(tmp_path / "minutes" / "01.txt", "The quagga was fed.", date="1 June 2019")
    archive.ingest(tmp_path / "minutes")
    archive.publish()
    assert found(opened(archive), "quagga")[0].words > 0
    write_minutes(tmp_path / "minutes" / "01.txt", "Nothing was fed.", date="1 June 2019")
    archive.ingest(tmp_path / "minutes")
    archive.publish()
    assert all(hit.words == 0 for hit in found(opened(archive), "quagga"))
    with archive.open() as database:
        assert "quagga" in reader.text_of(database, 13)


def test_an_index_of_another_record_with_as_many_changes_is_not_served(
    archive: Archive, tmp_path: Path
) -> None:
    for path in (tmp_path / "minutes").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("bins", "bowls"), encoding="utf-8")
    for path in archive.place.folder.glob("record.sqlite*"):
        path.unlink()
    archive.ingest(tmp_path / "minutes")
    with archive.open() as database:
        change, print_of = searchable.last_change(database), searchable.fingerprint(database)
        with pytest.raises(OutOfDate, match="another record"):
            open_generation(
                archive.place.index, change=change, encoder=archive.encoder.name, record=print_of
            )
        assert index_problems(archive.place.index, database)
    assert archive.publish().generation == "g000002"
    assert found(opened(archive), "bowls")[0].words > 0
