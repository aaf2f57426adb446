"""The commands meetings, decisions, show, search and serve, as a script calls them."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

import web.commands.search
from corpus.errors import BadRequest
from tests.web.homes import load, open_with_words, write
from web.commands import actions, decisions, meetings, search, show
from web.settings import Settings

DECISION = (
    "council committee date item_number outcome text mover seconder for against abstain basis "
    "document_id url amendment voted_for voted_against abstained also_in"
).split()
ACTION = (
    "council committee date item_number item_title text owner deadline due done document_id source "
    "url"
).split()


def run(command: object, settings: Settings, *words: str) -> str:
    done = CliRunner().invoke(command, list(words), obj=settings, catch_exceptions=False)  # type: ignore[arg-type] # click's stubs want its own class
    assert done.exit_code == 0, done.output
    return done.stdout


def test_meetings_lists_each_meeting_with_its_documents(home: Settings) -> None:
    found = json.loads(run(meetings.command, home, "--json"))
    assert [list(meeting) for meeting in found] == [
        ["council", "committee", "date", "documents"]
    ] * 3
    assert [meeting["date"] for meeting in found] == ["2019-09-04", "2022-11-09", None]
    assert list(found[0]["documents"][0]) == "document_id source kind status pages".split()
    assert "date not known" in run(meetings.command, home)


def test_decisions_have_the_keys_of_the_contract(home: Settings) -> None:
    found = json.loads(run(decisions.command, home, "--json"))
    assert all(list(decision) == DECISION for decision in found)
    closing = next(d for d in found if "leisure centre close" in d["text"])
    assert (closing["outcome"], closing["basis"], closing["item_number"]) == (
        "resolved", "stated", "56",
    )  # fmt: skip
    assert closing["url"].startswith("/documents/3?start=")


def test_actions_have_the_keys_of_the_contract(tmp_path: Path) -> None:
    text = (
        "WEXMOOR DISTRICT COUNCIL\n\nMinutes of the meeting held on 4 September 2019\n\n1. Bins\n\n"
        "ACTION: Head of Streets to report back by 1 October 2019.\n\n"
        "ACTION: Head of Parks to order a bin.\n"
    )
    settings = load(tmp_path / "home", write(tmp_path / "m", {"a.txt": text}))
    report, order = json.loads(run(actions.command, settings, "--json"))
    assert list(report) == ACTION
    assert (report["owner"], report["due"], order["due"]) == ("Head of Streets", "2019-10-01", None)
    assert [row["owner"] for row in csv.DictReader(
        io.StringIO(run(actions.command, settings, "--csv", "--owner", "parks"))
    )] == ["Head of Parks"]  # fmt: skip
    shown = run(actions.command, settings, "--due-by", "2019-10-01")
    assert "Head of Streets, by 1 October 2019 (2019-10-01): ACTION" in shown
    assert "Parks" not in shown


def test_a_day_that_is_none_is_said_so(home: Settings) -> None:
    with pytest.raises(BadRequest, match="is no day"):
        run(actions.command, home, "--due-by", "next week")


def test_show_tells_what_was_read_from_a_document(home: Settings) -> None:
    shown = json.loads(run(show.command, home, "2", "--json"))
    assert (
        list(shown)
        == (
            "document_id source council committee date kind status items decisions said attendance "
            "time venue origins stated_status settled prints version replaced_by"
        ).split()
    )
    assert shown["origins"]["date"] == "text"
    assert [item["number"] for item in shown["items"]] == [None, "1", "2", "3"]
    assert shown["attendance"] == {
        "present": [],
        "apologies": ["Councillor Anne Dollimore", "Councillor Hal Greatorex"],
    }
    speakers = [one["speaker"] for one in shown["said"]]
    assert "Councillor Priya Nandakumar" in speakers
    assert "Modern Slavery" in run(show.command, home, "2")


@pytest.fixture
def searching(home: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(web.commands.search, "open_library", open_with_words)
    return home


def test_search_prints_one_json_value(searching: Settings) -> None:
    found = json.loads(run(search.command, searching, "dog fouling", "--json", "--limit", "1"))
    assert len(found["hits"]) == 1
    assert found["total"] >= 1


def test_search_all_prints_every_passage_that_is_counted(searching: Settings) -> None:
    found = json.loads(run(search.command, searching, "the council", "--all", "--json"))
    assert len(found["hits"]) == found["total"] > 5


def test_a_table_has_no_cell_that_a_spreadsheet_would_run(searching: Settings) -> None:
    rows = list(csv.DictReader(io.StringIO(run(search.command, searching, "dog", "--csv"))))
    assert rows
    assert all(not re.match(r"[=+\-@]", cell) for row in rows for cell in row.values())


def test_search_by_a_council_that_is_not_held_names_those_that_are(searching: Settings) -> None:
    with pytest.raises(BadRequest, match="Wexmoor District Council"):
        run(search.command, searching, "dog", "--council", "Atlantis")


SERVE = """
import sys
from pathlib import Path
import web.opened
from tests.web.homes import collection_of, open_with_words
from web.app import create_app
from web.serving import bound, run
from web.settings import Settings
settings = Settings(home=Path(sys.argv[1]), port=int(sys.argv[2]))
server = bound(create_app(settings, collection=collection_of(settings)), settings)
print("ready", flush=True)
run(server)
print("stopped", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_answers_and_stops_when_told(home: Settings, number: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVE, str(home.home), str(port)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=60) as answer:
            assert json.load(answer)["status"] == "ready"
            assert "waitress" not in (answer.headers["Server"] or "")
        started = time.monotonic()
        os.kill(server.pid, number)
        printed, _ = server.communicate(timeout=120)
        assert printed == "stopped\n"
        assert server.returncode == 0
        assert time.monotonic() - started < 120
