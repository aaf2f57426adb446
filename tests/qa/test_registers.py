"""Decisions and actions of the record as places that can be quoted."""

from pathlib import Path

import pytest

from corpus.texts import folded
from index.models import Scope
from qa.library import Library
from qa.registers import Entry, actions_in, decisions_in, documents_in
from tests.builders import make_minutes
from tests.qa.builders import library_of

LONG = [f"({chr(97 + n)}) that the officers report on matter {n} " + "and on more " * 20 + ";"
        for n in range(8)]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(
        tmp_path_factory.mktemp("registers"),
        {
            "noted.txt": make_minutes(
                "The report was received.", "RESOLVED that the report be noted.", title="Dogs"
            ),
            "lost.txt": make_minutes(
                "It was moved that the park be sold.", "The motion was put and lost.",
                title="Park", date="3 July 2019",
            ),
            "long.txt": make_minutes("RESOLVED:", *LONG, title="Long", date="4 July 2019"),
        },
    )  # fmt: skip


def words(entry: Entry) -> str:
    return folded(" ".join(stretch.text for stretch in entry.stretches))


def of(library: Library, name: str) -> list[int]:
    rows = library.database.rows("SELECT document_id, source FROM documents")
    return [int(number) for number, source in rows if str(source).endswith(name)]


def test_a_decision_is_quoted_with_its_outcome(library: Library) -> None:
    (entry,) = decisions_in(library, of(library, "noted.txt"), None)
    assert words(entry) == "RESOLVED that the report be noted."
    assert entry.outcome in ("noted", "resolved")


def test_a_motion_that_was_lost_is_not_carried(library: Library) -> None:
    outcomes = {entry.outcome for entry in decisions_in(library, of(library, "lost.txt"), None)}
    assert "lost" in outcomes
    assert not outcomes & {"carried", "approved", "agreed", "resolved"}


def test_every_stretch_lies_in_its_passage_without_white_space_around_it(
    library: Library,
) -> None:
    every = documents_in(library, Scope())
    stretches = [s for e in decisions_in(library, every, None) for s in e.stretches]
    assert stretches
    for stretch in stretches:
        passage = stretch.place.passage
        assert passage.start <= stretch.start < stretch.end <= passage.end
        assert stretch.text == stretch.text.strip()


def test_a_decision_over_several_passages_has_a_stretch_in_each(library: Library) -> None:
    entries = decisions_in(library, of(library, "long.txt"), None)
    passages = [s.place.passage.passage_id for e in entries for s in e.stretches]
    assert len(set(passages)) > 1
    said = " ".join(words(entry) for entry in entries)
    assert all(f"report on matter {number}" in said for number in range(8))


def test_only_the_items_asked_for_are_taken(library: Library) -> None:
    every = documents_in(library, Scope())
    entries = decisions_in(library, every, None)
    one = entries[0].item_id
    kept = decisions_in(library, every, frozenset({one}))
    assert kept
    assert {entry.item_id for entry in kept} == {one}
    assert decisions_in(library, every, frozenset()) == []


def test_no_documents_have_no_entries(library: Library) -> None:
    assert decisions_in(library, [], None) == []
    assert actions_in(library, [], None) == []


def test_actions_have_no_outcome(tmp_path: Path) -> None:
    text = make_minutes("It was agreed that officers would circulate the figures by June.")
    library = library_of(tmp_path, {"a.txt": text})
    (entry,) = actions_in(library, documents_in(library, Scope()), None)
    assert "circulate the figures" in words(entry)
    assert entry.outcome is None
