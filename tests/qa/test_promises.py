"""The promises that an answer can break: exact quotations (1), and the same answer always (6)."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.store.home import Home
from corpus.texts import folded
from qa.ask import ask
from qa.library import Library
from qa.models import Answer, Citation, NoAnswer
from tests.builders import write_minutes
from tests.fakes import WordCountEncoder
from tests.qa.builders import TODAY, fill, open_place
from tests.qa.conftest import SEEDS
from web.present import ask_json

TOPICS = (
    "modern slavery", "county lines", "domestic abuse", "vape sales", "shoplifting", "hate crime",
    "drugs and alcohol", "housing", "parking", "dog fouling", "climate emergency", "budget",
    "flooding", "the library", "street lights", "Prevent", "cuckooing", "council tax", "allotments",
    "planning application", "footpath", "speed limit",
)  # fmt: skip
FORMS = (
    "{}",
    "What was said about {}?",
    "What was decided about {}?",
    "How many cases of {} were there?",
)
OTHERS = (
    "what did Councillor Hind say?", "What did the Chair say about funding?", "Who chaired it?",
    "what actions were agreed?", "What was decided in 2019?", "When is the next meeting?",
    "How did members vote on the budget?", "everything about waste", "", "?", "🦆",
    "'; DROP TABLE passages; --", "<script>alert(1)</script>", "slavery " * 400,
)  # fmt: skip
QUESTIONS = (*(form.format(topic) for topic in TOPICS for form in FORMS), *OTHERS)


def shown_by(result: Answer | NoAnswer) -> tuple[Citation, ...]:
    """Everything that is shown as coming from the minutes."""
    return result.citations if isinstance(result, Answer) else result.nearest


def text_of(library: Library, document_id: int) -> str:
    (row,) = library.database.rows(
        "SELECT text FROM documents WHERE document_id = ?", (document_id,)
    )
    return str(row[0])


def ask_all(library: Library) -> dict[str, Answer | NoAnswer]:
    return {question: ask(library, question, today=TODAY) for question in QUESTIONS}


@pytest.fixture(scope="module")
def seed_results(seeds: Library) -> dict[str, Answer | NoAnswer]:
    return ask_all(seeds)


def assert_every_quotation_is_proved(
    library: Library, results: dict[str, Answer | NoAnswer]
) -> None:
    count = 0
    for question, result in results.items():
        for citation in shown_by(result):
            count += 1
            text = text_of(library, citation.document_id)
            assert text[citation.start : citation.end] == citation.quote, question
            assert citation.quote in citation.passage_text, question
        if isinstance(result, Answer):
            quoted = {c.number: c.quote for c in result.citations}
            assert all(f.text == quoted[f.citation] for f in result.findings), question
            assert result.answer == quoted.get(result.answer_citation or 0), question
    assert count > 200


def test_enough_different_questions_are_asked() -> None:
    assert len(set(QUESTIONS)) >= 60


def test_every_quotation_is_in_the_seed_documents_at_its_place(
    seeds: Library, seed_results: dict[str, Answer | NoAnswer]
) -> None:
    assert_every_quotation_is_proved(seeds, seed_results)


def test_every_quotation_is_in_the_sample_minutes_at_its_place(sample: Library) -> None:
    assert_every_quotation_is_proved(sample, ask_all(sample))


def test_every_quotation_is_in_the_file_it_came_from(
    seed_results: dict[str, Answer | NoAnswer],
) -> None:
    # The reader takes the marks off words that are emphasised or underlined.
    files = {
        path.name: folded(re.sub(r"\*\*|</?u>", "", path.read_text(encoding="utf-8")))
        for path in SEEDS.glob("*.txt")
    }
    for question, result in seed_results.items():
        for citation in shown_by(result):
            assert folded(citation.quote) in files[citation.source.rpartition("/")[2]], question


def test_asking_again_gives_the_same_answers(
    seeds: Library, seed_results: dict[str, Answer | NoAnswer]
) -> None:
    for question in QUESTIONS[::4]:
        assert ask(seeds, question, today=TODAY) == seed_results[question]


ASKED = ("vape sales", "What was decided about vape sales?", "How many shops?", "zeppelins",
         "What did Councillor Stobbs say?", "what was decided in 2019?")  # fmt: skip


def write_six(folder: Path) -> list[Path]:
    return [
        write_minutes(
            folder / f"{number}.txt",
            f"Councillor Stobbs said that illegal vape sales had been found in {number} shops.",
            "It was RESOLVED that the report on vape sales be noted.",
            date=f"{number} June 2019",
        )
        for number in range(1, 7)
    ]


def library_from(home: Path, paths: Sequence[Path]) -> Library:
    place = Home(home).collection("public")
    fill(place, paths, WordCountEncoder())
    return open_place(place, WordCountEncoder())


def said(result: Answer | NoAnswer) -> list[tuple[object, ...]]:
    """What a reader sees of an answer, without the numbers that a home gives its documents."""
    cited = {c.number: c for c in shown_by(result)}
    if isinstance(result, NoAnswer):
        return [(c.quote, c.source) for c in cited.values()]
    return [
        (f.ledger, f.text, f.speaker, f.outcome, cited[f.citation].source) for f in result.findings
    ]


def test_two_homes_of_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    def shown(library: Library, question: str) -> str:
        result = ask(library, question, today=TODAY)
        return json.dumps(ask_json(result, generation="", took_ms=0))

    paths = write_six(tmp_path / "files")
    one, two = library_from(tmp_path / "one", paths), library_from(tmp_path / "two", paths)
    for question in ASKED:
        assert shown(one, question) == shown(two, question)


def test_the_order_in_which_files_are_named_does_not_change_what_is_said(tmp_path: Path) -> None:
    paths = write_six(tmp_path / "files")
    mixed = [paths[at] for at in (3, 5, 1, 4, 0, 2)]
    one, two = library_from(tmp_path / "one", paths), library_from(tmp_path / "two", mixed)
    for question in ASKED:
        assert said(ask(one, question, today=TODAY)) == said(ask(two, question, today=TODAY))
