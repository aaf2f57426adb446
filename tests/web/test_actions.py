"""What is to be done, as a page, a table and rows of the API."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import client_of
from tests.web.homes import load, write
from tests.web.test_pages import words
from web.actions import PAGE, cells

HEAD = """{council}

Highways Committee

Minutes of a meeting of the Highways Committee held on 3 November 2025

1. Bins

"""
ASHMOOR = """ACTION: Head of Streets to report on the bins by 12 January 2026.

ACTION: Head of Parks to order the gate by 30 November 2025.

ACTION: Head of Parks to send for the swing by 1 March 2026.

ACTION: Clerk to write to the mill by 1 January 2026.

ACTION: Clerk to ask about the ford.
"""
BRENDLE = """ACTION: Bridge Officer to order the rail by 20 December 2025.

| Action | Owner | Deadline | Status |
| Replace the lamp at the weir | Bridge Officer | 1 October 2025 | Completed |
"""
MINUTES = {
    "ashmoor.txt": HEAD.format(council="ASHMOOR DISTRICT COUNCIL") + ASHMOOR,
    "brendle.txt": HEAD.format(council="BRENDLE BOROUGH COUNCIL") + BRENDLE,
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = write(tmp_path_factory.mktemp("minutes"), MINUTES)
    return client_of(load(tmp_path_factory.mktemp("home"), folder))


def tasks(client: FlaskClient, query: str = "") -> list[str]:
    """The actions of the page in their order, each as it is read."""
    markup = client.get(f"/actions?{query}").get_data(as_text=True)
    return [words(one) for one in re.findall(r'<li class="task">(.*?)</li>', markup, re.DOTALL)]


def done_of(client: FlaskClient, query: str) -> list[str]:
    """What is to be done, by the verb and its object."""
    found = [re.search(r"to (\w+ (?:\w+ )*?the \w+)", one) for one in tasks(client, query)]
    return [one[1] if one else "?" for one in found]


def test_what_is_to_come_stands_first_then_what_has_passed_then_what_has_no_day(
    client: FlaskClient,
) -> None:
    assert done_of(client, "") == [
        "write to the mill", "report on the bins", "send for the swing", "order the rail",
        "order the gate", "ask about the ford",
    ]  # fmt: skip


def test_only_a_deadline_before_today_has_passed_and_nothing_is_called_undone(
    client: FlaskClient,
) -> None:
    passed = [one for one in tasks(client) if "The deadline has passed" in one]
    days = [one.split(" The deadline")[0] for one in passed]
    assert days == ["20 December 2025", "30 November 2025"]
    text = words(client.get("/actions").get_data(as_text=True))
    assert "Due today, 1 January 2026, or later" in text
    assert "may have been done long ago" in text
    assert "overdue" not in text.lower()


def test_an_action_gives_owner_deadline_as_printed_day_and_meeting(client: FlaskClient) -> None:
    (task,) = tasks(client, "owner=streets")
    assert task.startswith("12 January 2026 as printed: “by 12 January 2026” Head of Streets")
    assert "Ashmoor District Council, Highways Committee, 3 November 2025 · item 1 · Bins" in task


def test_an_action_opens_the_document_at_its_very_sentence(client: FlaskClient) -> None:
    markup = client.get("/actions?owner=streets").get_data(as_text=True)
    (address,) = set(re.findall(r'href="(/documents/[^"]+)"', markup))
    opened = client.get(address.replace("&amp;", "&")).get_data(as_text=True)
    (marked,) = re.findall(r'<mark class="quote"[^>]*>(.*?)</mark>', opened, re.DOTALL)
    assert words(marked) == "ACTION: Head of Streets to report on the bins by 12 January 2026."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("owner=PARKS", ["send for the swing", "order the gate"]),
        ("due_by=2026-01-01", ["write to the mill", "order the rail", "order the gate"]),
        ("council=Brendle+Borough+Council", ["order the rail"]),
        ("committee=Cabinet", []),
        ("owner=clerk&due_by=2026-01-01&council=Ashmoor+District+Council", ["write to the mill"]),
        ("state=nonsense&owner=streets", ["report on the bins"]),
    ],
)
def test_actions_are_narrowed(client: FlaskClient, query: str, found: list[str]) -> None:
    assert done_of(client, query) == found


def test_what_the_minutes_call_done_is_listed_when_asked_for_and_never_as_passed(
    client: FlaskClient,
) -> None:
    (done,) = tasks(client, "state=done")
    assert "Replace the lamp" in done
    assert "done, the minutes say" in done
    assert "has passed" not in done
    assert len(tasks(client, "state=all")) == len(tasks(client)) + 1
    assert "Open actions" not in words(client.get("/actions?state=done").get_data(as_text=True))


def test_the_cells_of_a_table_are_read_apart_and_the_record_keeps_its_bars(
    client: FlaskClient,
) -> None:
    row = "Replace the lamp at the weir {0} Bridge Officer {0} 1 October 2025 {0} Completed"
    (done,) = tasks(client, "state=done")
    assert row.format("·") in done
    assert "|" not in done
    given = client.get("/api/v1/actions?done=true&council=Brendle+Borough+Council").get_json()
    assert row.format("|") in given["actions"][0]["text"]
    assert row.format("|") in client.get("/actions.csv?state=done").get_data(as_text=True)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("| Mend the gate | Clerk | May 2024 |", "Mend the gate · Clerk · May 2024"),
        ("Mend the gate | | May 2024", "Mend the gate · May 2024"),
        ("Mend the gate by May.", "Mend the gate by May."),
        ("| |", ""),
    ],
)
def test_an_empty_cell_leaves_no_dot_behind(line: str, read: str) -> None:
    assert cells(line) == read


def test_a_day_that_is_none_is_refused_and_not_left_out(client: FlaskClient) -> None:
    response = client.get("/actions?due_by=tomorrow")
    assert response.status_code == 400
    assert "is not a date" in response.get_data(as_text=True)


def test_the_table_has_the_same_actions_in_the_same_order(client: FlaskClient) -> None:
    text = client.get("/actions.csv?owner=parks").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["due"], row["deadline"]) for row in rows] == [
        ("2026-03-01", "by 1 March 2026"), ("2025-11-30", "by 30 November 2025"),
    ]  # fmt: skip


def test_many_actions_are_paged_with_the_filters_kept(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    many = "\n\n".join(f"ACTION: Clerk to ask about pond {n}." for n in range(PAGE + 3))
    folder = write(tmp_path_factory.mktemp("m"), {"a.txt": HEAD.format(council="ASHMOOR") + many})
    client = client_of(load(tmp_path_factory.mktemp("h"), folder))
    first = client.get("/actions?owner=clerk").get_data(as_text=True)
    assert "Page 1 of 2" in words(first)
    assert 'href="/actions?owner=clerk&amp;page=2" rel="next"' in first
    assert [len(tasks(client, f"owner=clerk&page={n}")) for n in (1, 2, 3)] == [PAGE, 3, 3]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("due_by=2026-01-12", ["2025-11-30", "2025-12-20", "2026-01-01", "2026-01-12"]),
        ("owner=parks", ["2025-11-30", "2026-03-01"]),
        ("done=true&council=Brendle+Borough+Council", ["2025-10-01", "2025-12-20"]),
        ("limit=2&offset=1", ["2025-12-20", "2026-01-01"]),
        ("from=2025-11-04", []),
    ],
)
def test_the_api_gives_rows_of_actions_the_nearest_deadline_first(
    client: FlaskClient, query: str, found: list[str]
) -> None:
    given = client.get(f"/api/v1/actions?{query}").get_json()
    assert [one["due"] for one in given["actions"]] == found
    assert given["total"] >= len(found)


def test_a_row_of_the_api_has_the_action_as_it_is_recorded(client: FlaskClient) -> None:
    (row,) = client.get("/api/v1/actions?owner=streets").get_json()["actions"]
    assert row.pop("url").startswith(f"/documents/{row.pop('document_id')}?start=")
    assert row == {
        "council": "Ashmoor District Council",
        "committee": "Highways Committee",
        "date": "2025-11-03",
        "item_number": "1",
        "item_title": "Bins",
        "text": "ACTION: Head of Streets to report on the bins by 12 January 2026.",
        "owner": "Head of Streets",
        "deadline": "by 12 January 2026",
        "due": "2026-01-12",
        "done": False,
        "source": row["source"],
    }
