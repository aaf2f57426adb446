"""minutebook as a user and a script see it: what it prints where, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.prepare import prepare_encoder
from tests.builders import Ran, make_minutes, minutebook, write_minutes
from tests.fakes import WordCountEncoder
from tests.index.conftest import CACHE
from web.cli import COMMANDS
from web.settings import from_environment

ASK_KEYS = (
    "outcome question understood answer findings citations reason nearest coverage generation "
    "took_ms"
).split()
CITATION_KEYS = (
    "number quote passage_id document_id council committee meeting_date item_number item_title "
    "paragraph page source url status collection start end"
).split()
INGEST_KEYS = (
    "added unchanged updated duplicates refused warnings meetings items passages decisions seconds"
).split()
EVALUATE_KEYS = "set passages queries ndcg@10 recall@10 recall@100 mrr@10 auroc settings".split()
WORDS = "Councillor Stobbs said that illegal vape sales had been found in eleven shops."


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("minutes")
    write_minutes(folder / "vapes.txt", WORDS, "It was RESOLVED that the report be noted.")
    write_minutes(
        folder / "hedges.txt", "Councillor Marsh said that the hedge had been cut.",
        council="Ashby Borough Council", committee="Cabinet", date="3 May 2021",
    )  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, minutes: Path) -> Path:
    folder = tmp_path_factory.mktemp("home")
    assert minutebook(folder, "ingest", minutes).code == 0
    return folder


def ask(home: Path, *words: str) -> Ran:
    return minutebook(home, "ask", *words)


def assert_problem(ran: Ran, *named: str) -> None:
    """A problem with its remedy on stderr, nothing on stdout, exit 1."""
    problem, remedy, *more = ran.err.splitlines()
    assert (ran.code, ran.out, more) == (1, "", [])
    assert problem.startswith("Problem: ")
    assert remedy.startswith("Remedy:  ")
    assert [words for words in named if words not in ran.err] == []


def test_an_answer_has_the_keys_of_the_contract_in_their_order(home: Path) -> None:
    ran = ask(home, "How many shops had illegal vape sales?", "--json")
    shown = ran.json
    assert (ran.code, ran.err) == (0, "")
    assert list(shown)[: len(ASK_KEYS)] == ASK_KEYS
    assert shown["outcome"] == "answer"
    assert shown["answer"] == WORDS
    assert list(shown["citations"][0])[: len(CITATION_KEYS)] == CITATION_KEYS
    understood = ["councils", "committees", "people", "from", "to", "wanted"]
    assert list(shown["understood"])[: len(understood)] == understood
    assert list(shown["coverage"]) == "documents meetings from to unreadable gaps".split()
    finding = shown["findings"][0]
    assert list(finding)[:5] == ["ledger", "text", "speaker", "basis", "citation"]
    assert (finding["ledger"], finding["speaker"]) == ("said", "Councillor Stobbs")


def test_a_refusal_is_an_outcome_and_no_problem(home: Path) -> None:
    ran = ask(home, "What was said about zeppelins?", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.json)[: len(ASK_KEYS)] == ASK_KEYS
    assert ran.json["outcome"] == "no_answer"
    assert "zeppelins" in ran.json["reason"]
    assert (ran.json["findings"], ran.json["citations"], ran.json["answer"]) == ([], [], None)


def test_an_answer_in_words_has_its_quotation_source_and_coverage(home: Path) -> None:
    ran = ask(home, "illegal vape sales")
    assert (ran.code, ran.err) == (0, "")
    assert f"Councillor Stobbs: “{WORDS}” [1]" in ran.out
    assert "Wexmoor District Council, Planning Committee, 2019-06-12" in ran.out
    assert "Searched 2 of 2 documents" in ran.out


def test_a_refusal_in_words_says_why(home: Path) -> None:
    ran = ask(home, "What was said about zeppelins?")
    assert ran.code == 0
    assert "No answer." in ran.out
    assert "zeppelins" in ran.out


@pytest.mark.parametrize("json_too", [(), ("--json",)])
def test_asking_before_anything_was_loaded_says_what_to_do(
    tmp_path: Path, json_too: tuple[str, ...]
) -> None:
    ran = ask(tmp_path / "new", "vapes", *json_too)
    assert ran.code == 1
    assert "minutebook ingest" in ran.err
    assert not (tmp_path / "new").exists()
    if json_too:
        assert "minutebook ingest" in ran.json["error"]["remedy"]
    else:
        assert_problem(ran, "no collection")


def test_a_council_that_is_not_held_is_a_problem_that_names_those_held(home: Path) -> None:
    ran = ask(home, "vapes", "--council", "Kent County Council")
    assert_problem(ran, "Kent County Council", "Wexmoor District Council", "Ashby Borough Council")


def test_a_committee_that_is_not_held_is_a_problem_that_names_those_held(home: Path) -> None:
    assert_problem(ask(home, "vapes", "--committee", "Fun"), "Fun", "Planning Committee", "Cabinet")


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("day", ["yesterday", "31/12/2020", "2020-02-30", "2020"])
def test_a_date_that_is_none_is_a_problem_that_shows_how(home: Path, option: str, day: str) -> None:
    assert_problem(ask(home, "vapes", option, day), day, "is not a date", "2020-07-09")


def test_dates_the_wrong_way_round_are_a_problem(home: Path) -> None:
    assert_problem(ask(home, "vapes", "--from", "2021-01-01", "--to", "2020-01-01"), "later than")


def test_an_empty_question_is_a_problem(home: Path) -> None:
    assert_problem(ask(home, "   "), "empty")


def test_a_question_that_is_too_long_is_a_problem(home: Path) -> None:
    assert_problem(ask(home, "x" * 10_000), "10,000")


def test_a_council_may_be_given_by_what_people_call_it(home: Path) -> None:
    ran = ask(home, "vape sales", "--council", "wexmoor", "--json")
    assert ran.json["understood"]["councils"] == ["Wexmoor District Council"]
    assert ran.json["outcome"] == "answer"
    other = ask(home, "illegal vape sales", "--council", "Ashby", "--json")
    assert other.json["outcome"] == "no_answer"
    assert "Ashby" in other.json["reason"]


def test_two_councils_may_be_given(home: Path) -> None:
    ran = ask(home, "vape sales", "--council", "Ashby", "--council", "Wexmoor", "--json")
    assert len(ran.json["understood"]["councils"]) == 2


def test_dates_that_are_given_are_a_window(home: Path) -> None:
    ran = ask(home, "vape sales", "--from", "2019-06-12", "--to", "2019-06-12", "--json")
    assert ran.json["outcome"] == "answer"
    late = ask(home, "vape sales", "--from", "2019-06-13", "--json")
    assert late.json["outcome"] == "no_answer"
    assert late.json["understood"]["from"] == "2019-06-13"


def test_a_collection_that_is_not_there_is_a_problem(home: Path) -> None:
    assert_problem(ask(home, "vapes", "--collection", "members"), "members", "ingest")
    assert_problem(ask(home, "vapes", "--collection", "../public"), "../public")


def test_asking_twice_prints_the_same_but_for_the_time_it_took(home: Path) -> None:
    one, two = (ask(home, "vape sales", "--json").json for _ in range(2))
    assert {**one, "took_ms": 0} == {**two, "took_ms": 0}


def test_two_homes_of_the_same_files_print_the_same_bytes(
    home: Path, minutes: Path, tmp_path: Path
) -> None:
    assert minutebook(tmp_path / "other", "ingest", minutes).code == 0

    def shown(folder: Path, question: str) -> str:
        return json.dumps({**ask(folder, question, "--json").json, "took_ms": 0, "generation": ""})

    for question in ("vape sales", "What was decided?", "zeppelins", "Who spoke about hedges?"):
        assert shown(home, question) == shown(tmp_path / "other", question)


def test_files_named_in_another_order_are_answered_alike(minutes: Path, tmp_path: Path) -> None:
    paths = sorted(minutes.iterdir())
    minutebook(tmp_path / "one", "ingest", *paths)
    minutebook(tmp_path / "two", "ingest", *reversed(paths))

    def said(folder: Path) -> list[str]:
        shown = ask(folder, "What did the councillors say about hedges and vape sales?", "--json")
        return [finding["text"] for finding in shown.json["findings"]]

    assert said(tmp_path / "one") == said(tmp_path / "two")


def test_loading_reports_what_became_of_each_file(minutes: Path, tmp_path: Path) -> None:
    first = minutebook(tmp_path, "ingest", minutes, "--json")
    assert first.code == 0
    assert set(INGEST_KEYS) <= set(first.json)
    assert (first.json["added"], first.json["meetings"]) == (2, 2)
    again = minutebook(tmp_path, "ingest", minutes, "--json")
    assert (again.code, again.json["added"], again.json["unchanged"]) == (0, 0, 2)


def test_a_file_that_cannot_be_read_is_reported_and_ends_with_three(tmp_path: Path) -> None:
    folder = write_minutes(tmp_path / "files" / "good.txt", WORDS).parent
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    ran = minutebook(tmp_path / "home", "ingest", folder, "--json")
    assert ran.code == 3
    (refused,) = ran.json["refused"]
    assert refused["path"].endswith("bad.pdf")
    assert refused["reason"]
    assert refused["remedy"]
    asked = ask(tmp_path / "home", "vape sales", "--json").json
    assert asked["outcome"] == "answer"
    assert asked["coverage"]["unreadable"] == 1
    assert any("could not be read" in gap.lower() for gap in asked["coverage"]["gaps"])


def test_a_path_that_is_not_there_is_no_crash(tmp_path: Path) -> None:
    ran = minutebook(tmp_path / "home", "ingest", tmp_path / "nowhere")
    assert ran.code in (1, 3)
    assert "nowhere" in ran.err + ran.out


def test_facts_that_are_given_are_used_where_the_text_has_none(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Notes\n\nIllegal vape sales were seen by the river.\n")
    minutebook(
        tmp_path / "home", "ingest", notes, "--council", "Undale Parish Council",
        "--committee", "Green Committee", "--date", "2020-02-03",
    )  # fmt: skip
    (citation,) = ask(tmp_path / "home", "vape sales", "--json").json["citations"]
    assert citation["council"] == "Undale Parish Council"
    assert (citation["committee"], citation["meeting_date"]) == ("Green Committee", "2020-02-03")


def test_a_date_given_to_ingest_that_is_none_is_a_problem(minutes: Path, tmp_path: Path) -> None:
    ran = minutebook(tmp_path / "home", "ingest", minutes, "--date", "last week")
    assert ran.code == 1
    assert "last week" in ran.err


@pytest.mark.parametrize(
    "words",
    [["ask"], ["ask", "a", "b"], ["nonsense"], ["ask", "x", "--colour"], ["ingest"],
     ["evaluate"], ["--nonsense"], ["ask", "x", "--from"]],
)  # fmt: skip
def test_wrong_usage_ends_with_two_and_prints_nothing_on_stdout(
    home: Path, words: list[str]
) -> None:
    ran = minutebook(home, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage:" in ran.err or "Error:" in ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(home: Path, command: str) -> None:
    ran = minutebook(home, command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: minutebook {command}")
    assert len(ran.out.splitlines()[2].strip()) > 20


def test_the_help_names_every_command(home: Path) -> None:
    ran = minutebook(home, "--help")
    assert ran.code == 0
    assert [name for name in COMMANDS if name not in ran.out] == []


def write_set(folder: Path) -> Path:
    (folder / "qrels").mkdir(parents=True)
    passages = {"a": "Illegal vapes were seized.", "b": "The hedge was cut.", "c": "Dogs barked."}
    lines = [
        json.dumps({"_id": name, "title": "", "text": text}) for name, text in passages.items()
    ]
    (folder / "corpus.jsonl").write_text("\n".join(lines))
    asked = [{"_id": "1", "text": "seized vapes", "metadata": {"kind": "answerable"}},
             {"_id": "2", "text": "zeppelin", "metadata": {"kind": "absent_topic"}}]  # fmt: skip
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, asked)))
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n")
    return folder


@pytest.fixture
def _fake_evaluator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.evaluating.opened_encoder", lambda _: WordCountEncoder())


@pytest.mark.usefixtures("_fake_evaluator")
def test_evaluating_prints_a_row_for_each_set(tmp_path: Path) -> None:
    one, two = write_set(tmp_path / "one"), write_set(tmp_path / "two")
    ran = minutebook(tmp_path / "home", "evaluate", one, two, "--json")
    assert ran.code == 0
    assert [row["set"] for row in ran.json] == ["one", "two"]
    row = ran.json[0]
    assert set(EVALUATE_KEYS) <= set(row)
    assert (row["passages"], row["queries"]) == (3, 2)
    assert (row["ndcg@10"], row["recall@10"], row["recall@100"], row["mrr@10"]) == (1, 1, 1, 1)
    assert row["auroc"] == {"absent_topic": 1.0}
    again = minutebook(tmp_path / "home", "evaluate", one, two, "--json")
    assert again.json == ran.json


@pytest.mark.usefixtures("_fake_evaluator")
def test_evaluating_in_words_names_the_set_and_its_figures(tmp_path: Path) -> None:
    ran = minutebook(tmp_path / "home", "evaluate", write_set(tmp_path / "one"))
    assert ran.code == 0
    assert ran.out.startswith("one: 3 passages, 2 questions")
    assert "ndcg@10      1.0000" in ran.out


@pytest.mark.usefixtures("_fake_evaluator")
def test_a_set_that_is_not_there_or_wrong_is_a_problem(tmp_path: Path) -> None:
    assert_problem(minutebook(tmp_path / "home", "evaluate", tmp_path / "no"), "corpus.jsonl")
    folder = write_set(tmp_path / "one")
    (folder / "queries.jsonl").write_text("{oh")
    assert_problem(minutebook(tmp_path / "home", "evaluate", folder), "Line 1 of queries.jsonl")


def real(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The installed command itself, in a process of its own."""
    program = Path(sys.executable).with_name("minutebook")
    if not program.exists():
        pytest.skip(f"minutebook is not installed at {program}")
    return subprocess.run(
        [program, *map(str, words)], capture_output=True, text=True, check=False, timeout=60
    )


def test_the_installed_command_ends_as_promised(tmp_path: Path) -> None:
    done = real("--home", tmp_path / "new", "ask", "vapes", "--json")
    assert done.returncode == 1
    assert "minutebook ingest" in json.loads(done.stdout)["error"]["remedy"]
    assert done.stderr.startswith("Problem: ")
    assert "Traceback" not in done.stderr
    usage = real("ask")
    assert (usage.returncode, usage.stdout) == (2, "")
    assert real("--version").returncode == 0


@pytest.fixture(scope="module")
def encoder_folder() -> Path:
    return prepare_encoder(CACHE, environment=from_environment().environment)


def test_the_installed_command_loads_and_answers_with_the_real_encoder(
    tmp_path: Path, encoder_folder: Path
) -> None:
    home = tmp_path / "home"
    (home / "model").mkdir(parents=True)
    (home / "model" / encoder_folder.name).symlink_to(encoder_folder)
    path = tmp_path / "vapes.txt"
    path.write_text(make_minutes(WORDS))
    loaded = real("--home", home, "ingest", path, "--json")
    assert loaded.returncode == 0, loaded.stderr
    assert json.loads(loaded.stdout)["added"] == 1
    asked = real("--home", home, "ask", "How many shops had illegal vape sales?", "--json")
    assert (asked.returncode, asked.stderr) == (0, "")
    shown = json.loads(asked.stdout)
    assert shown["answer"] == WORDS
    assert shown["citations"][0]["quote"] == WORDS
