from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.errors import DiskFull, OutOfDate
from index.moments import Moments
from index.vectors import ALL_SCORED, VectorIndex

WIDTH = 32
MANY = 3 * ALL_SCORED  # so that some filters leave more than are all scored at once


def unit_rows(count: int, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, WIDTH))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def make_index(rows: NDArray[np.float32], first: int = 1) -> VectorIndex:
    index = VectorIndex.create(WIDTH)
    index.add(np.arange(first, first + len(rows), dtype=np.int64), rows)
    return index


def by_hand(rows: NDArray[np.float32], question: NDArray[np.float32]) -> NDArray[np.float64]:
    """The oracle: a plain product with the vectors as half precision keeps them."""
    return rows.astype(np.float16).astype(np.float64) @ question.astype(np.float64)


@pytest.mark.parametrize("limit", [1, 10, 400])
def test_the_nearest_are_those_of_a_plain_matrix_product(limit: int) -> None:
    rows, question = unit_rows(400), unit_rows(1, seed=9)[0]
    expected = np.round(by_hand(rows, question), 6)
    order = np.lexsort((np.arange(400), -expected))[:limit]
    ids, scores = make_index(rows).nearest(question, limit=limit)
    assert ids.tolist() == (order + 1).tolist()
    np.testing.assert_allclose(scores, expected[order], atol=1e-6)


@pytest.mark.parametrize("share", [0.01, 0.04, 0.06, 0.5, 1.0])
def test_a_filter_finds_exactly_the_best_of_the_allowed(share: float) -> None:
    rows, question = unit_rows(MANY), unit_rows(1, seed=9)[0]
    index = make_index(rows)
    chosen = np.random.default_rng(3).permutation(MANY)[: int(MANY * share)]
    allowed = (chosen + 1).astype(np.int64)
    expected = np.round(by_hand(rows, question), 6)
    best = sorted(chosen, key=lambda row: (-expected[row], row))[:10]
    ids, scores = index.nearest(question, limit=10, allowed=allowed)
    assert ids.tolist() == [row + 1 for row in best]
    assert scores.tolist() == index.scores_of(ids, question).tolist()


def test_a_filter_still_gives_the_limit_when_the_best_are_all_outside() -> None:
    rows, question = unit_rows(MANY), unit_rows(1, seed=9)[0]
    index = make_index(rows)
    best, _ = index.nearest(question, limit=900)
    ids, _ = index.nearest(question, limit=10, allowed=np.setdiff1d(index.ids, best))
    assert len(ids) == 10
    assert not np.isin(ids, best).any()


def test_equal_vectors_come_in_the_order_of_their_ids() -> None:
    rows = np.repeat(unit_rows(1), 200, axis=0)
    index = VectorIndex.create(WIDTH)
    index.add(np.random.default_rng(1).permutation(200).astype(np.int64), rows)
    ids, _ = index.nearest(rows[0], limit=7)
    assert ids.tolist() == [0, 1, 2, 3, 4, 5, 6]


def test_an_empty_index_a_limit_of_zero_and_unknown_ids_find_nothing() -> None:
    question = unit_rows(1)[0]
    assert len(VectorIndex.create(WIDTH).nearest(question, limit=5)[0]) == 0
    index = make_index(unit_rows(3))
    assert len(index.nearest(question, limit=0)[0]) == 0
    assert len(index.nearest(question, limit=5, allowed=np.array([77], np.int64))[0]) == 0
    assert len(index.nearest(question, limit=99)[0]) == 3
    with pytest.raises(KeyError):
        index.scores_of(np.array([77], np.int64), question)


def test_rows_that_would_be_ranked_wrongly_are_refused() -> None:
    index, rows, ids = VectorIndex.create(WIDTH), unit_rows(2), np.array([1, 2], np.int64)
    with pytest.raises(ValueError, match="unit length"):
        index.add(ids, rows * np.float32(1.01))
    with pytest.raises(ValueError, match="unit length"):
        index.add(ids, np.full_like(rows, np.nan))
    with pytest.raises(ValueError, match="twice"):
        index.add(np.array([1, 1], np.int64), rows)
    with pytest.raises(ValueError, match="shape"):
        index.add(ids[:1], rows)
    with pytest.raises(TypeError, match="float32"):
        index.add(ids, rows.astype(np.float64))
    assert index.size == 0
    index.add(ids, rows)
    with pytest.raises(ValueError, match="already"):
        index.add(ids, rows)


def test_removed_vectors_are_gone_and_can_come_back() -> None:
    rows = unit_rows(50)
    index = make_index(rows)
    assert index.remove([3, 4, 999]) == 2
    assert index.size == 48
    assert 3 not in index.nearest(rows[2], limit=48)[0]
    index.add(np.array([3], np.int64), rows[2:3])
    assert index.nearest(rows[2], limit=1)[0].tolist() == [3]
    assert index.nearest(rows[10], limit=1)[0].tolist() == [11]


def test_an_index_read_back_gives_the_same_answers(tmp_path: Path) -> None:
    rows, path = unit_rows(100), tmp_path / "vectors.faiss"
    index = make_index(rows, first=2**40)
    again = VectorIndex.read(path, index.write(path))
    for one, other in zip(
        index.nearest(rows[5], limit=20), again.nearest(rows[5], limit=20), strict=True
    ):
        assert one.tolist() == other.tolist()


def test_one_flipped_bit_is_detected_before_faiss_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "vectors.faiss"
    sha256 = make_index(unit_rows(100)).write(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(OutOfDate, match="damaged"):
        VectorIndex.read(path, sha256)
    path.unlink()
    with pytest.raises(OutOfDate, match="cannot be read"):
        VectorIndex.read(path, sha256)


def test_an_index_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        make_index(unit_rows(1)).write(tmp_path / "missing" / "vectors.faiss")


def test_statistics_of_all_scores_are_had_without_scanning(tmp_path: Path) -> None:
    rows, question = unit_rows(500), unit_rows(1, seed=9)[0]
    index = make_index(rows)
    scores = by_hand(rows, question)
    stats = index.statistics(question)
    assert stats.mean == pytest.approx(scores.mean(), abs=1e-7)
    assert stats.deviation == pytest.approx(scores.std(), abs=1e-7)
    saved = Moments.read(tmp_path / "m.npy", index.moments().write(tmp_path / "m.npy"))
    assert saved.statistics(question) == stats
    index.remove(range(1, 251))
    assert index.statistics(question).mean == pytest.approx(scores[250:].mean(), abs=1e-7)
    with pytest.raises(ValueError, match="another index"):
        index.use_moments(saved)


def test_equal_or_no_vectors_have_no_deviation() -> None:
    same = make_index(np.repeat(unit_rows(1), 9, axis=0))
    assert same.statistics(unit_rows(1)[0]).deviation == 0.0
    assert VectorIndex.create(WIDTH).statistics(unit_rows(1)[0]).mean == 0.0
