"""The registers as they are stored: names, amendments, actions and the days they are due."""

from pathlib import Path

import pytest

from corpus.deadlines import due_on
from corpus.store import reader, record
from corpus.store.actions import recorded_actions
from corpus.store.connection import Database
from tests.builders import make_entry, make_minutes

VOTED = make_minutes(
    "RESOLVED, by 5 votes to 1, that the bins be emptied, Councillor Ash voting against.",
    "Councillor Birch moved an amendment, seconded by Councillor Crane, to add a bin. Lost.",
    "ACTION: Head of Streets to report back by 1 July 2019.",
    "ACTION: Head of Parks to order a bin.",
)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "record.sqlite", writable=True)


def test_named_votes_and_amendments_are_kept(database: Database) -> None:
    number = record.add_document(database, make_entry(VOTED))
    resolved, amendment = reader.decisions_of(database, [number])
    assert (resolved.votes_for, resolved.voted_against) == (5, ("Councillor Ash",))
    assert not resolved.on_amendment
    assert (amendment.outcome, amendment.on_amendment) == ("lost", True)


def test_erasing_a_document_erases_the_names(database: Database) -> None:
    number = record.add_document(database, make_entry(VOTED))
    assert database.rows("SELECT count(*) FROM named_votes") == [(1,)]
    record.erase_document(database, number)
    assert database.rows("SELECT count(*) FROM named_votes") == [(0,)]


def test_open_actions_come_by_the_day_they_are_due(database: Database) -> None:
    record.add_document(database, make_entry(VOTED))
    report, order = recorded_actions(database)
    assert (report.owner, report.due) == ("Head of Streets", "2019-07-01")
    assert (order.owner, order.due) == ("Head of Parks", None)
    assert report.text == "ACTION: Head of Streets to report back by 1 July 2019."
    assert (report.council, report.date) == ("Wexmoor District Council", "2019-06-12")


def test_an_action_inside_another_is_the_same_one(database: Database) -> None:
    html = """<h1>Wexmoor District Council</h1><p>Minutes of the meeting held on 12 June 2019</p>
    <h2>1. Gate</h2><p>KL to mend the gate by 31 July 2019. Action: KL</p>"""
    number = record.add_document(database, make_entry(f"<html><body>{html}</body></html>"))
    [action] = recorded_actions(database)
    shorter = "INSERT INTO actions (document_id, item_id, start, end, owner, deadline, done) "
    with database.transaction():
        database.insert(
            shorter + "SELECT document_id, item_id, start, end - 4, owner, deadline, 0 "
            "FROM actions WHERE document_id = ?",
            [number],
        )
    assert recorded_actions(database) == [action]


def test_open_actions_are_narrowed(database: Database) -> None:
    record.add_document(database, make_entry(VOTED))
    assert [each.owner for each in recorded_actions(database, owner="parks")] == ["Head of Parks"]
    assert [each.due for each in recorded_actions(database, due_by="2019-07-01")] == ["2019-07-01"]
    assert recorded_actions(database, due_by="2019-06-30") == []
    assert recorded_actions(database, council="Fenby District Council") == []
    assert len(recorded_actions(database, council="Wexmoor District Council")) == 2


def test_what_the_minutes_call_done_is_no_open_action(database: Database) -> None:
    rows = (
        "Action | Owner | Status\n\nOrder a bin | Cllr Ash | Complete\n\n"
        "Mend the bench | Cllr Birch | Not yet complete"
    )
    html = "<h1>Wexmoor District Council</h1><p>Minutes of the meeting held on 12 June 2019</p>"
    html += "<h2>1. Actions</h2><table>"
    for row in rows.split("\n\n"):
        html += "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split(" | ")) + "</tr>"
    record.add_document(database, make_entry(f"<html><body>{html}</table></body></html>"))
    assert [each.owner for each in recorded_actions(database)] == ["Cllr Birch"]
    assert [each.done for each in recorded_actions(database, done=True)] == [True, False]


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        ("by 31 March 2025", "2025-03-31"),
        ("by 25 September", "2024-09-25"),
        ("by 2 March", "2025-03-02"),
        ("by the end of May", "2025-05-31"),
        ("by December 2024", "2024-12-31"),
        ("May 2024", "2024-05-31"),  # before the meeting: late already, and not a year later
        ("from April 2025", None),
        ("within 28 days", "2024-07-10"),
        ("within two weeks", "2024-06-26"),
        ("within three months", "2024-09-12"),
        ("by Friday", "2024-06-14"),
        ("before the next meeting", None),
        ("ASAP", None),
        (None, None),
    ],
)
def test_a_deadline_gives_a_day_where_it_can(deadline: str | None, due: str | None) -> None:
    assert due_on(deadline, "2024-06-12") == due


def test_without_the_day_of_the_meeting_only_a_whole_day_is_one() -> None:
    assert due_on("by 31 March 2025", None) == "2025-03-31"
    assert due_on("by 25 September", None) is None
