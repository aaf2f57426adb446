"""The reader that comes with Minutebook: real weights, no encoder needed."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import OutOfDate
from index.reader import ANSWER_TOKENS, FOLDER, OnnxReader, best_span

BENCH = "The Clerk reported that the new bench on the green had cost £750."
PAINT = "The Clerk reported that the new bench on the green would be painted by volunteers."
COST = "How much did the new bench cost?"


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader()


def test_the_answering_words_are_found_in_the_text(reader: OnnxReader) -> None:
    reading = reader.read(COST, [BENCH])[0]
    assert "750" in BENCH[reading.start : reading.end]


def test_a_text_that_answers_is_told_from_one_that_only_speaks_of_it(reader: OnnxReader) -> None:
    answers, speaks = reader.read(COST, [BENCH, PAINT])
    assert answers.words > speaks.words
    assert answers.whole > speaks.whole


def test_who_and_how_much_are_different_words_of_one_text(reader: OnnxReader) -> None:
    text = "Councillor Ann Pryor said that the survey by Harlow Brothers had cost £4,200."
    who = reader.read("Who made the survey?", [text])[0]
    cost = reader.read("How much did the survey cost?", [text])[0]
    assert "Harlow" in text[who.start : who.end]
    assert "4,200" in text[cost.start : cost.end]


def test_the_same_text_is_read_the_same_in_any_company(reader: OnnxReader) -> None:
    alone = reader.read(COST, [BENCH])[0]
    assert reader.read(COST, [PAINT, BENCH, PAINT * 3])[1] == alone
    assert reader.read(COST, [BENCH])[0] == alone


def test_a_text_without_words_never_answers(reader: OnnxReader) -> None:
    assert reader.read(COST, [""])[0].words == -np.inf


def test_what_lies_beyond_its_length_is_not_read(reader: OnnxReader) -> None:
    long = "The path was swept again. " * 60
    assert reader.read(COST, [long + BENCH])[0] == reader.read(COST, [long])[0]


def test_damaged_weights_are_refused_with_a_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "reading"
    shutil.copytree(FOLDER, folder)
    weights = folder / "reader.onnx"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    with pytest.raises(OutOfDate) as caught:
        OnnxReader(folder)
    assert "MINUTEBOOK_READER=off" in caught.value.remedy


def test_weights_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutOfDate):
        OnnxReader(tmp_path)


def test_the_best_words_end_where_they_begin_or_after() -> None:
    firsts, lasts = np.array([0.0, 5.0, 0.0]), np.array([9.0, 1.0, 2.0])
    assert best_span(firsts, lasts) == (9.0, 0, 0)
    lasts = np.array([1.0, 1.0, 2.0])
    assert best_span(firsts, lasts) == (7.0, 1, 2)


def test_the_best_words_are_few() -> None:
    firsts, lasts = np.zeros(40), np.zeros(40)
    firsts[0] = lasts[39] = 5.0
    _, first, last = best_span(firsts, lasts)
    assert last - first < ANSWER_TOKENS


def test_the_weights_are_small_enough_to_ship() -> None:
    assert (FOLDER / "reader.onnx").stat().st_size < 30_000_000
