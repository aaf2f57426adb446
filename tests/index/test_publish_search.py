"""What is published is what is found; how it is kept whole is tests/reliability's."""

from pathlib import Path

import pytest

from index.generation import Generation, open_generation
from index.models import Scope
from index.search import Hit, Query, any_words, search
from tests.builders import Archive, write_minutes
from tests.fakes import WordCountEncoder

WORDS = "illegal vape sales"


def write_ten(folder: Path) -> None:
    for number in range(1, 11):
        write_minutes(
            folder / f"{number:02}.txt",
            f"Councillor Stobbs said that illegal vape sales had been found in {number} shops.",
            f"The hedge of plot {number} was to be cut.",
            date=f"{number} June 2019",
        )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    held = Archive(tmp_path / "home")
    write_ten(tmp_path / "files")
    held.ingest(tmp_path / "files")
    held.publish()
    return held


def opened(archive: Archive) -> Generation:
    change = archive.rows("SELECT max(change) FROM changes")[0][0]
    return open_generation(archive.place.index, change=change, encoder=archive.encoder.name)


def found_in(generation: Generation, words: str = WORDS, scope: Scope | None = None) -> list[Hit]:
    vector = WordCountEncoder().encode_question(words)
    query = Query(any_words(words), vector, scope or Scope())
    return search(generation, query, limit=1_000)


def test_every_current_passage_can_be_found_and_no_other(archive: Archive) -> None:
    held = {row[0] for row in archive.rows("SELECT passage_id FROM passages")}
    assert {hit.passage_id for hit in found_in(opened(archive))} == held


def test_two_homes_of_the_same_files_find_the_same(archive: Archive, tmp_path: Path) -> None:
    other = Archive(tmp_path / "other")
    other.ingest(tmp_path / "files")
    other.publish()
    assert found_in(opened(other)) == found_in(opened(archive))


def test_changed_minutes_are_found_by_their_new_words_only(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "files" / "01.txt"
    path.write_text(path.read_text().replace("1 shops", "eleven zeppelins"))
    archive.ingest(tmp_path / "files")
    archive.publish()
    first = found_in(opened(archive), "zeppelins")[0]
    held = {row[0] for row in archive.rows(
        "SELECT passage_id FROM passages JOIN current_documents USING (document_id)"
    )}  # fmt: skip
    assert first.words > 0
    assert {hit.passage_id for hit in found_in(opened(archive))} == held


def test_a_home_without_passages_finds_nothing(tmp_path: Path) -> None:
    held = Archive(tmp_path / "home")
    held.publish()
    generation = open_generation(held.place.index, change=0, encoder=held.encoder.name)
    assert found_in(generation) == []
