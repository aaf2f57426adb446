"""Reading judged sets: what is right is read whole, what is wrong is named."""

import json
from pathlib import Path

import pytest

from corpus.errors import BadRequest
from qa.evaluation.sets import load_set

CORPUS = [{"_id": "p1", "title": "Dogs", "text": "Dogs were discussed."},
          {"_id": 2, "text": "Vapes were seized."}]  # fmt: skip
QUERIES = [{"_id": "q1", "text": "dogs?", "metadata": {"kind": "answerable"}},
           {"_id": "q2", "text": "vapes?"}]  # fmt: skip
QRELS = "query-id\tcorpus-id\tscore\nq1\tp1\t2\nq1\t2\t0\nq2\t2\t1\n"


def write_set(folder: Path) -> Path:
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, CORPUS)) + "\n")
    (folder / "queries.jsonl").write_text("\n\n".join(map(json.dumps, QUERIES)))
    (folder / "qrels" / "test.tsv").write_text(QRELS)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_set(tmp_path / "tiny")


def test_a_set_is_read_whole(folder: Path) -> None:
    judged = load_set(folder)
    assert judged.name == "tiny"
    assert [(p.name, p.title) for p in judged.passages] == [("p1", "Dogs"), ("2", "")]
    assert [(q.name, q.kind) for q in judged.questions] == [("q1", "answerable"), ("q2", None)]
    assert judged.questions[0].relevant == {"p1": 2}
    assert judged.questions[1].relevant == {"2": 1}
    assert judged.candidates == {}


def test_candidates_name_the_sentences_of_a_paragraph(folder: Path) -> None:
    (folder / "candidates.tsv").write_text("query-id\tparagraph\tsentences\nq1\tc7\t3\n")
    assert load_set(folder).candidates == {"q1": ("c7.00", "c7.01", "c7.02")}


def test_the_fingerprint_changes_with_a_passage_and_not_with_a_question(folder: Path) -> None:
    before = load_set(folder).fingerprint
    (folder / "queries.jsonl").write_text('{"_id": "q9", "text": "new?"}\n')
    assert load_set(folder).fingerprint == before
    (folder / "corpus.jsonl").write_text('{"_id": "p1", "text": "Cats were discussed."}\n')
    assert load_set(folder).fingerprint != before


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl"])
def test_a_missing_file_is_named_with_what_a_set_is(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BadRequest) as caught:
        load_set(folder)
    assert name in caught.value.problem
    assert "corpus.jsonl, queries.jsonl and qrels" in caught.value.remedy


@pytest.mark.parametrize(
    "line",
    [
        "{not json",
        '"a word"',
        "[1, 2]",
        '{"text": "no id"}',
        '{"_id": "no text"}',
        "null",
        "{}",
        '{"_id": "a", "text": null}',
        '{"_id": "a", "text": 5}',
    ],
)
@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl"])
def test_a_line_that_is_wrong_is_named_by_its_number(folder: Path, name: str, line: str) -> None:
    path = folder / name
    path.write_text(f'{{"_id": "a", "text": "b"}}\n{line}\n')
    with pytest.raises(BadRequest, match=f"Line 2 of {name}"):
        load_set(folder)


def test_judgements_that_are_no_numbers_are_passed_over(folder: Path) -> None:
    (folder / "qrels" / "test.tsv").write_text("q1\tp1\tx\nq1\nq1\tp1\t-1\nq2\t2\t1\n")
    judged = load_set(folder)
    assert [dict(question.relevant) for question in judged.questions] == [{}, {"2": 1}]


def test_a_set_without_judgements_has_questions_without_relevant_passages(folder: Path) -> None:
    (folder / "qrels" / "test.tsv").unlink()
    assert all(question.relevant == {} for question in load_set(folder).questions)


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "corpus.jsonl").write_bytes(b'{"_id": "a", "text": "\xff"}\n')
    with pytest.raises(BadRequest, match=r"corpus\.jsonl"):
        load_set(folder)


def test_a_candidates_row_that_is_wrong_is_named(folder: Path) -> None:
    (folder / "candidates.tsv").write_text("query-id\tparagraph\tsentences\nq1\tc7\n")
    with pytest.raises(BadRequest, match=r"candidates\.tsv"):
        load_set(folder)


def test_a_line_separator_inside_a_text_ends_no_line(folder: Path) -> None:
    (folder / "corpus.jsonl").write_text('{"_id": "a", "text": "one\u2028two\u0085three"}\n')
    assert load_set(folder).passages[0].text == "one\u2028two\u0085three"
