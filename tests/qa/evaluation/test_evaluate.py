"""A tiny judged set through the very pipeline that serves users, with exact figures."""

import math
from pathlib import Path

import pytest

from corpus.store.connection import Database
from corpus.store.home import Home
from index.publish import publish
from qa.evaluation.evaluate import Result, evaluate
from qa.evaluation.sets import GivenPassage, JudgedQuestion, JudgedSet
from qa.evaluation.shelve import shelve, shelved
from qa.library import Library
from tests.builders import unseen
from tests.fakes import WordCountEncoder
from tests.qa.builders import open_place

PASSAGES = (
    GivenPassage("dogs.00", "", "Dog fouling in the park had risen by a third."),
    GivenPassage("dogs.01", "", "Every bin for dog fouling was emptied each week."),
    GivenPassage(
        "vapes", "Trading standards", "Illegal vapes were seized from a shop in Mill Lane."
    ),
    GivenPassage("hedge", "", "The hedge beside the school was to be cut in May."),
    GivenPassage("blank", "Only a title", "  "),
)
QUESTIONS = (
    JudgedQuestion("first", "seized illegal vapes", "answerable", {"vapes": 1}),
    JudgedQuestion("second", "hedge beside the school", "answerable", {"hedge": 1, "dogs.00": 1}),
    JudgedQuestion("absent", "zeppelin mooring", "absent_topic", {}),
    JudgedQuestion("which", "bin emptied weekly", None, {"dogs.01": 1}),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    place, words = Home(tmp_path_factory.mktemp("set")).collection("tiny"), WordCountEncoder()
    with Database(place.record, writable=True) as database:
        shelve(database, PASSAGES, words, unseen)
        shelve(database, PASSAGES, words, unseen)  # nothing is missing the second time
        publish(database, place.index, encoder=words.name, width=words.width, progress=unseen)
    return open_place(place, words)


def measured(library: Library, *questions: JudgedQuestion, **more: object) -> Result:
    judged = JudgedSet("tiny", PASSAGES, questions, **more)  # type: ignore[arg-type]  # candidates
    return evaluate(library, judged, unseen)


def test_each_passage_is_held_once_word_for_word(library: Library) -> None:
    rows = library.database.rows("SELECT source, text FROM documents ORDER BY document_id")
    assert [row[0] for row in rows] == [passage.name for passage in PASSAGES]
    assert rows[0][1] == PASSAGES[0].text


def test_passages_of_one_document_stand_in_it_side_by_side_word_for_word(tmp_path: Path) -> None:
    place, words = Home(tmp_path).collection("parts"), WordCountEncoder()
    parts = (
        GivenPassage("council#2", "Ferry", "The ferry was late."),
        GivenPassage("fair", "", "The fair was wet."),
        GivenPassage("council#10", "Ferry", " Its engine had failed. Nobody was hurt. "),
        GivenPassage("council#3", "Lamps", "The lamps were lit."),
    )
    with Database(place.record, writable=True) as database:
        shelve(database, parts, words, unseen)
        rows = database.rows(
            "SELECT p.passage_id, source, substr(text, p.start + 1, p.end - p.start), "
            "i.title, count(*) FROM passages p JOIN documents d USING (document_id) "
            "JOIN items i USING (item_id) JOIN sentences USING (passage_id) "
            "GROUP BY p.passage_id ORDER BY p.passage_id"
        )
        assert [tuple(row[1:]) for row in rows] == [
            ("council", "The ferry was late.", "Ferry", 1),
            ("council", "Its engine had failed. Nobody was hurt.", "Ferry", 2),
            ("council", "The lamps were lit.", "Lamps", 1),
            ("fair", "The fair was wet.", "", 1),
        ]
        names = shelved(database, parts)
        assert [names[int(row[0])] for row in rows] == [
            "council#2", "council#10", "council#3", "fair",
        ]  # fmt: skip
        assert len(database.rows("SELECT 1 FROM items")) == 3


def test_a_question_whose_passage_comes_first_has_full_marks(library: Library) -> None:
    result = measured(library, QUESTIONS[0])
    assert result.measures == {"ndcg@10": 1.0, "recall@10": 1.0, "recall@100": 1.0, "mrr@10": 1.0}
    assert (result.passages, result.questions) == (5, 1)


def test_the_figures_of_a_set_are_the_means_of_its_questions(library: Library) -> None:
    result = measured(library, *QUESTIONS)
    rows = {row["question"]: row for row in result.by_question}
    assert rows["first"]["ndcg@10"] == 1.0
    assert "ndcg@10" not in rows["absent"]
    figures = [rows[name]["ndcg@10"] for name in ("first", "second", "which")]
    assert result.measures["ndcg@10"] == pytest.approx(math.fsum(figures) / 3)  # type: ignore[arg-type]
    assert result.intervals["mrr@10"][0] <= result.measures["mrr@10"]


def test_the_second_question_has_the_figures_worked_out_by_hand(library: Library) -> None:
    (row,) = measured(library, QUESTIONS[1]).by_question
    best = 1 + 1 / math.log2(3)
    assert row["mrr@10"] == 1.0
    assert row["recall@10"] == 1.0
    assert row["ndcg@10"] in [pytest.approx((1 + 1 / math.log2(n)) / best) for n in (3, 4, 5, 6)]


def test_what_is_not_there_is_told_from_what_is(library: Library) -> None:
    result = measured(library, *QUESTIONS)
    assert result.auroc == {"absent_topic": 1.0}
    assert "strength" not in result.measures


def test_a_kind_without_answerable_questions_has_no_auroc(library: Library) -> None:
    assert measured(library, QUESTIONS[2]).auroc == {}


def test_the_best_of_the_candidates_is_right_or_wrong(library: Library) -> None:
    sentences = {"which": ("dogs.00", "dogs.01")}
    assert measured(library, QUESTIONS[3], candidates=sentences).measures["p@1"] == 1.0
    other = {"which": ("dogs.00", "hedge")}
    assert measured(library, QUESTIONS[3], candidates=other).measures["p@1"] == 0.0


def test_progress_is_told_for_every_question(library: Library) -> None:
    told: list[tuple[int, int, str]] = []
    judged = JudgedSet("tiny", PASSAGES, QUESTIONS)
    evaluate(library, judged, lambda *progress: told.append(progress))
    assert told == [(done, 4, "questions of tiny") for done in (1, 2, 3, 4)]


def test_measuring_again_gives_the_same_figures(library: Library) -> None:
    assert measured(library, *QUESTIONS) == measured(library, *QUESTIONS)


def test_a_set_without_questions_has_no_figures(library: Library) -> None:
    result = measured(library)
    assert (result.measures, result.auroc, result.by_question) == ({}, {}, [])
