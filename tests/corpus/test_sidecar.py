"""Sidecars: what somebody states beside the files, and nothing that is not stated."""

import json
from pathlib import Path

import pytest

from corpus.errors import BadRequest
from corpus.models import DocumentKind, DocumentStatus, Fact, Header, Origin
from corpus.sidecar import GivenFacts, Sidecars, with_given


def facts(folder: Path, name: str, table: str = "", kind: str = "csv") -> GivenFacts:
    (folder / f"metadata.{kind}").write_text(table, encoding="utf-8")
    return Sidecars().facts_for(folder / name)


def test_a_row_of_the_table_is_what_is_stated(tmp_path: Path) -> None:
    table = (
        "file,council,committee,date,kind,status,url\na.txt,C,K,2019-06-12,minutes,draft,http://x\n"
    )
    assert facts(tmp_path, "a.txt", table) == GivenFacts(
        "C", "K", "2019-06-12", DocumentKind.MINUTES, DocumentStatus.DRAFT, "http://x"
    )


def test_an_empty_cell_states_nothing(tmp_path: Path) -> None:
    assert facts(tmp_path, "a.txt", "file,council,date\na.txt, ,\n") == GivenFacts()


def test_a_file_without_a_row_has_no_facts(tmp_path: Path) -> None:
    assert facts(tmp_path, "b.txt", "file,council\na.txt,C\n") == GivenFacts()


@pytest.mark.parametrize(
    "value", [[{"file": "a.txt", "council": "C"}], {"a.txt": {"council": "C"}, "other": 7}]
)
def test_json_may_be_a_list_or_an_object(tmp_path: Path, value: object) -> None:
    assert facts(tmp_path, "a.txt", json.dumps(value), "json") == GivenFacts("C")


def test_the_table_of_a_folder_above_names_a_file_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "one" / "two").mkdir(parents=True)
    (tmp_path / "metadata.csv").write_text("file,council\none/two/a.txt,C\n")
    assert Sidecars().facts_for(tmp_path / "one" / "two" / "a.txt").council == "C"


def test_the_nearest_table_wins(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "metadata.csv").write_text("file,council\none/a.txt,Far\n")
    (tmp_path / "one" / "metadata.csv").write_text("file,council\na.txt,Near\n")
    assert Sidecars().facts_for(tmp_path / "one" / "a.txt").council == "Near"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text("file,council\na.txt,C\n", encoding="utf-8-sig")
    assert Sidecars().facts_for(tmp_path / "a.txt").council == "C"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("metadata.csv", b"name,council\na.txt,C\n", "no column named file"),
        ("metadata.csv", b"", "no column named file"),
        ("metadata.csv", b"file,council\na.txt,\xff\n", "utf-8"),
        ("metadata.csv", b"file,date\na.txt,12 June\n", "not a date"),
        ("metadata.csv", b"file,date\na.txt,2019-02-31\n", "not a date"),
        ("metadata.csv", b"file,kind\na.txt,poem\n", "poem"),
        ("metadata.json", b"{", "could not be used"),
        ("metadata.json", b"7", "could not be used"),
        ("metadata.json", b'[{"file": "a.txt", "council": 7}]', "could not be used"),
    ],
)
def test_a_table_that_makes_no_sense_is_reported_and_states_nothing(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    sidecars = Sidecars()
    assert sidecars.facts_for(tmp_path / "a.txt") == GivenFacts()
    assert reason in sidecars.problems[tmp_path / name]


@pytest.mark.parametrize("value", [[{"title": "x"}], {"title": "x"}, []])
def test_the_metadata_of_somebody_else_is_no_sidecar(tmp_path: Path, value: object) -> None:
    (tmp_path / "metadata.json").write_text(json.dumps(value))
    sidecars = Sidecars()
    assert sidecars.facts_for(tmp_path / "a.txt") == GivenFacts()
    assert sidecars.problems == {}


@pytest.mark.parametrize("date", ["", "9 July 2020", "2020-7-9", "2020-13-01", "2020-02-31",
                                  "2020-07-09T00:00", "20200709"])  # fmt: skip
def test_what_is_no_date_cannot_be_given(date: str) -> None:
    with pytest.raises(BadRequest, match="2020-07-09"):
        GivenFacts(date=date)


def test_an_empty_name_cannot_be_given() -> None:
    with pytest.raises(BadRequest):
        GivenFacts(council=" ")


def test_stated_facts_fill_gaps_and_change_nothing() -> None:
    header = Header(council=Fact("Text", Origin.TEXT), kind=DocumentKind.AGENDA)
    given = GivenFacts("Given", "K", None, DocumentKind.MINUTES, DocumentStatus.DRAFT)
    assert with_given(header, given, Origin.OPERATOR) == Header(
        council=Fact("Text", Origin.TEXT), committee=Fact("K", Origin.OPERATOR), date=None,
        kind=DocumentKind.AGENDA, status=DocumentStatus.DRAFT, status_origin=Origin.OPERATOR,
    )  # fmt: skip


def test_a_row_that_makes_no_sense_is_reported_and_spoils_no_other(tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").touch()
    (tmp_path / "metadata.csv").write_text(
        "File , Council,date,kind\n"
        "a.txt,C,12 June,minutes\n"
        "\n"
        "b.txt,C,2019-06-12,poem\n"
        ",C,2019-06-12\n"
        ".\\c.txt,C,2019-06-12,Minutes,one too many\n"
        "typo.txt,C\n"
        'd.txt,"The ""C"" Council",2019-06-13\n'
    )
    sidecars = Sidecars()
    facts = {name: sidecars.facts_for(tmp_path / f"{name}.txt") for name in "abcd"}
    assert facts == {
        "a": GivenFacts(), "b": GivenFacts(),
        "c": GivenFacts("C", None, "2019-06-12", DocumentKind.MINUTES),
        "d": GivenFacts('The "C" Council', None, "2019-06-13"),
    }  # fmt: skip
    said = sidecars.problems[tmp_path / "metadata.csv"]
    for place in (
        "Line 2 (a.txt): '12 June' is not a date.",
        "Line 4 (b.txt): 'poem'",
        "Line 5 (no file): it names no file.",
        "Line 7 (typo.txt): there is no such file.",
    ):
        assert place in said
    assert "Line 6" not in said


def test_an_open_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "c.txt").touch()
    table = 'file,council\na.txt,C\nb.txt,"C\nc.txt,D\n'
    assert facts(tmp_path, "a.txt", table) == GivenFacts("C")
    sidecars = Sidecars()
    assert sidecars.facts_for(tmp_path / "c.txt") == GivenFacts("D")
    assert "Line 3" in sidecars.problems[tmp_path / "metadata.csv"]


def test_an_entry_of_the_wrong_kind_spoils_no_other(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").touch()
    rows = [{"file": "a.txt", "council": ["C"]}, {"file": "b.txt", "council": "D"}, {"file": None}]
    (tmp_path / "metadata.json").write_text(json.dumps(rows))
    sidecars = Sidecars()
    assert sidecars.facts_for(tmp_path / "b.txt") == GivenFacts("D")
    assert sidecars.problems[tmp_path / "metadata.json"].count("Entry") == 2


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": ' * 100_000])
def test_a_table_that_is_nested_too_deep_is_reported(tmp_path: Path, text: str) -> None:
    (tmp_path / "metadata.json").write_text(text)
    sidecars = Sidecars()
    assert sidecars.facts_for(tmp_path / "a.txt") == GivenFacts()
    assert sidecars.problems


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b", "/etc/passwd", "../a.txt"])
def test_a_name_that_no_file_beside_it_can_have_does_no_harm(tmp_path: Path, name: str) -> None:
    (tmp_path / "b.txt").touch()
    rows = [{"file": name, "council": "C"}, {"file": "b.txt", "council": "D"}]
    (tmp_path / "metadata.json").write_text(json.dumps(rows))
    sidecars = Sidecars()
    assert sidecars.facts_for(tmp_path / "b.txt") == GivenFacts("D")
    assert all(len(problem) < 1000 for problem in sidecars.problems.values())


def test_a_sidecar_in_another_encoding_is_told_how_to_be_saved(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_bytes("file,council\na.txt,Ynys Môn\n".encode("cp1252"))
    sidecars = Sidecars()
    sidecars.facts_for(tmp_path / "a.txt")
    assert "CSV UTF-8" in sidecars.problems[tmp_path / "metadata.csv"]
