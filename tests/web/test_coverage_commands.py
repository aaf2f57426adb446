"""The commands status, meetings and show, on what is missing, approved later or printed twice."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import web.commands.search
from tests.builders import Archive, write_minutes
from tests.web.homes import open_with_words
from web.commands import meetings, search, show, status
from web.settings import Settings

SAID = [
    f"Councillor {name} said that the {what} was worn, and asked for it to be mended before the "
    f"{season} fair on the green beside the {what}."
    for name, what, season in (
        ("Stobbs", "bench", "spring"), ("Marsh", "gate", "summer"), ("Dane", "bridge", "autumn"),
        ("Gale", "roof", "winter"), ("Birch", "sign", "May"), ("Ash", "wall", "Easter"),
    )
]  # fmt: skip
APPROVED = "The minutes of the meeting held on 12 June 2019 were agreed as a true record."


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    """June twice, as draft and final; August, which tells of June and July; a refused file."""
    folder = tmp_path / "m"
    june = write_minutes(folder / "a june draft.txt", *SAID)
    june.write_text(june.read_text().replace("Minutes of", "DRAFT Minutes of"))
    write_minutes(folder / "b june.txt", *SAID, "The meeting closed at nine.")
    write_minutes(
        folder / "c august.txt", APPROVED,
        "The minutes of the meeting held on 10 July 2019 were agreed as a true record.",
        date="14 August 2019",
    )  # fmt: skip
    (folder / "d.pdf").write_bytes(b"%PDF-1.4 broken")
    archive = Archive(tmp_path)
    archive.ingest(folder)
    archive.publish()
    return Settings(home=tmp_path)


def run(command: object, settings: Settings, *words: str) -> str:
    done = CliRunner().invoke(command, list(words), obj=settings, catch_exceptions=False)  # type: ignore[arg-type] # click's stubs want its own class
    assert done.exit_code == 0, done.output
    return done.stdout


def test_meetings_marks_what_is_known_and_not_held(home: Settings) -> None:
    june, july, august = json.loads(run(meetings.command, home, "--json"))
    assert (july["date"], july["documents"], july["known_from"]) == ("2019-07-10", [], "approved")
    assert list(july)[:4] == list(august) == ["council", "committee", "date", "documents"]
    assert july["known_in"] == august["documents"][0]["document_id"]
    assert july["url"].startswith(f"/documents/{july['known_in']}?start=")
    assert [document["status"] for document in june["documents"]] == ["approved", "approved"]
    assert "no minutes held; its minutes were approved later" in run(meetings.command, home)


def test_show_says_where_minutes_were_approved_and_where_they_are_printed(home: Settings) -> None:
    shown = json.loads(run(show.command, home, "1", "--json"))
    assert (shown["status"], shown["stated_status"]) == ("approved", "draft")
    assert shown["settled"]["text"] == APPROVED
    assert shown["prints"] == [2]
    assert shown["origins"]["status"] == "later_minutes"
    in_words = run(show.command, home, "1")
    assert f"Approved in 3: {APPROVED}" in in_words
    assert "The same minutes are in 2" in in_words


def test_status_tells_of_gaps_reprints_and_refusals(home: Settings) -> None:
    state = json.loads(run(status.command, home, "--json"))
    (body,) = state["bodies"]
    assert (body["committee"], body["meetings"], body["missing"]) == (
        "Planning Committee", 2, ["2019-07-10"],
    )  # fmt: skip
    assert (state["missing"], state["reprints"], state["predecessors"]) == (1, 1, [])
    in_words = run(status.command, home)
    assert "1 missing: 2019-07-10" in in_words
    assert "d.pdf" in in_words


def test_status_reads_no_original_and_sees_that_an_index_is_behind(home: Settings) -> None:
    originals = home.home / "collections" / "public" / "originals"
    for path in originals.rglob("*.txt"):
        path.unlink()
    assert json.loads(run(status.command, home, "--json"))["index_problems"] == []
    write_minutes(home.home / "m" / "e.txt", date="11 September 2019")
    Archive(home.home).ingest(home.home / "m")
    (problem,) = json.loads(run(status.command, home, "--json"))["index_problems"]
    assert "minutebook rebuild" in problem


def test_a_search_gives_one_hit_that_lists_the_other_prints(
    home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web.commands.search, "open_library", open_with_words)
    found = json.loads(run(search.command, home, "bench", "--json"))
    (hit,) = (hit for hit in found["hits"] if "bench" in hit["quote"])
    assert hit["source"].endswith("b june.txt")
    (again,) = hit["also"]
    assert again["source"].endswith("a june draft.txt")
    assert (again["status"], again["date"]) == ("draft", "2019-06-12")
