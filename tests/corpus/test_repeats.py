"""A decision that a draft, a copy or a later pack records again is listed once, and says where."""

from pathlib import Path

import pytest

from corpus.store import reader
from corpus.store.actions import recorded_actions
from corpus.store.repeats import also_in, repeated_actions, repeated_decisions
from tests.builders import Archive, make_minutes

SAID = [
    f"Councillor {name} said that the {what} in the {where} was worn, and asked for it to be "
    f"mended before the {season} fair on the green."
    for name, what, where, season in (
        ("Stobbs", "bench", "park", "spring"), ("Marsh", "gate", "lane", "summer"),
        ("Dane", "bridge", "meadow", "autumn"), ("Gale", "roof", "chapel", "winter"),
    )
]  # fmt: skip
DECIDED = "RESOLVED that the old bench in the park be mended by the mason before the spring fair."
TASK = "ACTION: Head of Streets to report on the bench in the park by 1 July 2019."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "home")


def ingest(archive: Archive, folder: Path, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    archive.ingest(folder)


def draft_of(text: str) -> str:
    return text.replace("Minutes of", "DRAFT Minutes of")


def test_a_draft_that_is_printed_again_gives_its_decision_once(
    archive: Archive, tmp_path: Path
) -> None:
    final = make_minutes(*SAID, DECIDED, TASK)
    ingest(archive, tmp_path / "m", a=draft_of(final), b=final.replace("worn, and", "worn and"))
    with archive.open() as database:
        documents = {Path(d.source).stem: d.document_id for d in reader.documents(database)}
        decisions = reader.decisions_of(database, list(documents.values()))
        repeated = repeated_decisions(database)
        listed = [one for one in decisions if one.decision_id not in repeated]
        others = also_in(database, repeated)
        actions = recorded_actions(database)
        again = repeated_actions(database)
    assert [one.document_id for one in decisions] == [documents["a"], documents["b"]]
    assert [one.document_id for one in listed] == [documents["b"]]
    assert [action.document_id for action in actions] == [documents["b"]]
    assert len(again) == 1
    assert others in ({}, {listed[0].decision_id: (documents["a"],)})


def test_a_decision_that_only_the_copy_has_stays(archive: Archive, tmp_path: Path) -> None:
    more = "RESOLVED that a heron be painted on the wall of the pump house by the river."
    ingest(archive, tmp_path / "m", a=make_minutes(*SAID, DECIDED),
           b=make_minutes(*SAID, DECIDED, more))  # fmt: skip
    with archive.open() as database:
        ids = [d.document_id for d in reader.documents(database)]
        repeated = repeated_decisions(database)
        decisions = reader.decisions_of(database, ids)
        texts = [
            reader.text_of(database, one.document_id)[one.start : one.end]
            for one in decisions
            if one.decision_id not in repeated
        ]
    assert sorted(texts) == sorted([DECIDED, more])


def test_two_meetings_that_decide_the_same_are_two(archive: Archive, tmp_path: Path) -> None:
    other = [point.replace("worn", "new").replace("mended", "kept") for point in SAID]
    ingest(archive, tmp_path / "m", a=make_minutes(*SAID, DECIDED),
           b=make_minutes(*other, DECIDED, date="10 July 2019"))  # fmt: skip
    with archive.open() as database:
        assert repeated_decisions(database) == {}
