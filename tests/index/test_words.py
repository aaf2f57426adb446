import math
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpus.errors import HomeLocked, OutOfDate
from index.checksums import checksums, verify
from index.models import Group, Near, Phrase, Scope, Term, WordRow
from index.query import parse_query
from index.words import SPARE, WordIndex


def make_index(folder: Path, rows: Iterable[WordRow | str]) -> WordIndex:
    """An index of rows, or of texts numbered from 1."""
    index = WordIndex.create(folder)
    index.add(
        WordRow(number, row) if isinstance(row, str) else row
        for number, row in enumerate(rows, start=1)
    )
    index.commit()
    return index


def found(index: WordIndex, typed: str, scope: Scope | None = None) -> list[int]:
    """Who is found, in order of id."""
    query = parse_query(typed).query
    ids = sorted(number for number, _ in index.search(query, limit=100, scope=scope))
    assert index.count(query, scope) == len(ids)
    return ids


TEXTS = [
    "The modern slavery statement was approved.",
    "Slavery in its modern form, said the officer.",
    "The parking of vehicles near schools.",
    "Vice-Chairman of the Health and Well-being Board.",
    "The vice chairman of planning and the Wellbeing lead.",
    "Application 25/03195/FUL at 12 Church Road, 20mph zone.",
    "A £4.5 million scheme under section 106, 20 mph limits, CSP's report.",
]


@pytest.fixture
def index(tmp_path: Path) -> WordIndex:
    return make_index(tmp_path, TEXTS)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("modern slavery", [1, 2]),
        ('"modern slavery"', [1]),
        ('"slavery in its modern form"', [2]),
        ("slavery AND officer", [2]),
        ("slavery NOT officer", [1]),
        ("parking OR officer", [2, 3]),
        ("(parking OR slavery) AND statement", [1]),
        ("slavery NEAR/2 modern", [1, 2]),
        ("modern NEAR/0 slavery", [1]),
        ("NOT slavery", [3, 4, 5, 6, 7]),
        ("slaver*", [1, 2]),
        ("approve*", [1]),
        ("wellb*", [4, 5]),
        ("25/03*", [6]),
        ('"vice chairman of"', [4, 5]),
        ('"vice-chairman of"', [4, 5]),
        ('"wellbeing board"', [4]),
        ('"well being board"', [4]),
        ("wellbeing AND chairman", [4, 5]),
        ("25/03195/FUL", [6]),
        ("25/03195", [6]),
        ("25/03196/FUL", []),
        ("20 mph", [6, 7]),
        ('"20mph"', [6, 7]),
        ("s.106", [7]),
        ("£4.5m", [7]),
        ("£4,500,000", [7]),
        ("CSPs", [7]),
        ("the", [1, 2, 3, 4, 5]),
        ("", []),
        ("😀 ?", []),
    ],
)
def test_a_query_finds(index: WordIndex, typed: str, expected: list[int]) -> None:
    assert found(index, typed) == expected


def test_the_order_is_that_of_bm25(tmp_path: Path) -> None:
    texts = [["audit"] * n + ["filler"] * (12 - n) for n in (1, 3, 6)]
    texts += [["budget", "audit"], ["budget"] * 3, ["filler"] * 5]
    index = make_index(tmp_path, [" ".join(words) for words in texts])
    mean = sum(map(len, texts)) / len(texts)

    def score(words: list[str], terms: list[str]) -> float:
        total = 0.0
        for term in terms:
            having = sum(term in other for other in texts)
            rarity = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
            times = words.count(term)
            length = 1.2 * (1 - 0.75 + 0.75 * len(words) / mean)
            total += rarity * times * 2.2 / (times + length)
        return total

    hits = index.search(parse_query("audit budget").query, limit=10)
    expected = {n: score(words, ["audit", "budget"]) for n, words in enumerate(texts, 1)}
    assert [number for number, _ in hits] == sorted(
        (n for n in expected if expected[n]), key=lambda n: -expected[n]
    )
    for number, got in hits:
        assert got == pytest.approx(expected[number], rel=1e-3)


def test_of_more_equal_passages_than_are_fetched_the_lowest_ids_come_first(tmp_path: Path) -> None:
    rows = [WordRow(number, "the same words") for number in range(2 * SPARE + 20, 0, -1)]
    index = make_index(tmp_path, rows)
    found = index.search(parse_query("same").query, limit=3)
    assert [number for number, _ in found] == [1, 2, 3]


def test_equal_passages_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    rows = [WordRow(number, "the same words") for number in (9, 3, 7, 1, 5, 2**40)]
    index = make_index(tmp_path, rows)
    query = parse_query("same").query
    assert [number for number, _ in index.search(query, limit=3)] == [1, 3, 5]
    assert index.search(query, limit=0) == []
    assert len(index.search(query, limit=10**6)) == 6


ROWS = [
    WordRow(1, "budget", council_id=1, committee_id=1, document_id=1, date=20200101, kind="vote"),
    WordRow(2, "budget", council_id=1, committee_id=2, document_id=2, date=20210101, kind="action"),
    WordRow(3, "budget", council_id=2, committee_id=3, document_id=3, date=0, kind="vote"),
]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (None, [1, 2, 3]),
        (Scope(), [1, 2, 3]),
        (Scope(councils=frozenset({1})), [1, 2]),
        (Scope(committees=frozenset({3, 2})), [2, 3]),
        (Scope(documents=frozenset({3})), [3]),
        (Scope(kinds=frozenset({"vote"})), [1, 3]),
        (Scope(passages=frozenset({2, 99})), [2]),
        (Scope(passages=frozenset()), []),
        (Scope(date_from=20200101), [1, 2]),
        (Scope(date_to=20200101), [1]),
        (Scope(date_from=20200102, date_to=20991231), [2]),
        (Scope(councils=frozenset({1}), kinds=frozenset({"vote"})), [1]),
    ],
)
def test_a_scope_is_kept(tmp_path: Path, scope: Scope | None, expected: list[int]) -> None:
    index = make_index(tmp_path, ROWS)
    assert found(index, "budget", scope) == expected
    assert found(index, "NOT missing", scope) == expected


def test_a_scope_changes_no_score_and_fills_the_limit_from_the_worst(tmp_path: Path) -> None:
    rows = [WordRow(n, "budget " * (n % 7 + 1) + "report", council_id=1) for n in range(1, 200)]
    rows += [WordRow(n, "a long report on the budget of all", council_id=2) for n in (500, 501)]
    index = make_index(tmp_path, rows)
    query = parse_query("budget").query
    everywhere = dict(index.search(query, limit=1000))
    inside = index.search(query, limit=2, scope=Scope(councils=frozenset({2})))
    assert inside == [(500, everywhere[500]), (501, everywhere[501])]


def test_fields_are_searched_together_or_by_name(tmp_path: Path) -> None:
    rows = [
        WordRow(1, "It was agreed.", title="Budget 2020/21", speaker="Cllr Ann Smith"),
        WordRow(2, "Smith spoke of the budget.", context="Anytown Council Cabinet July"),
    ]
    index = make_index(tmp_path, rows)
    assert found(index, "budget") == [1, 2]
    assert found(index, "title:budget") == [1]
    assert found(index, 'speaker:"ann smith"') == [1]
    assert found(index, "speaker:smith") == [1]
    assert found(index, "cabinet AND spoke") == [2]
    assert found(index, "2020-21") == [1]


def test_removed_passages_are_gone_and_can_come_back(tmp_path: Path) -> None:
    index = make_index(tmp_path, TEXTS)
    index.remove([1, 2, 12345])
    index.commit()
    assert found(index, "slavery") == []
    assert index.size == 5
    index.add([WordRow(1, "modern slavery again")])
    index.commit()
    again = WordIndex.open(tmp_path)
    assert found(again, "slavery") == found(index, "slavery") == [1]
    assert again.size == 6
    assert again.deleted >= 0


def test_a_document_frequency_is_of_analysed_terms(index: WordIndex) -> None:
    assert index.document_frequency("slaveri") == 2
    assert index.document_frequency("25/03195/ful") == 1
    assert index.document_frequency("nothing") == 0


def test_changes_show_only_after_commit_and_one_may_write_at_a_time(tmp_path: Path) -> None:
    index = make_index(tmp_path, ["one"])
    index.add([WordRow(2, "two")])
    assert index.size == 1
    with pytest.raises(HomeLocked):
        WordIndex.open(tmp_path).add([WordRow(3, "three")])
    index.commit()
    assert index.size == 2


def test_the_same_rows_give_the_same_hits_and_scores(tmp_path: Path) -> None:
    query = parse_query("the modern chairman of planning schools").query
    one, two = (make_index(tmp_path / name, TEXTS * 50) for name in ("a", "b"))
    assert one.search(query, limit=20) == two.search(query, limit=20)


def test_a_missing_or_unreadable_index_is_out_of_date(tmp_path: Path) -> None:
    with pytest.raises(OutOfDate):
        WordIndex.open(tmp_path / "missing")
    make_index(tmp_path, TEXTS)
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(OutOfDate):
        WordIndex.open(tmp_path)


def test_a_flipped_byte_in_any_file_is_detected(tmp_path: Path) -> None:
    make_index(tmp_path, TEXTS)
    recorded = checksums(tmp_path)
    verify(tmp_path, recorded)
    for name in recorded:
        before = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(bytes([before[0] ^ 1]) + before[1:])
        with pytest.raises(OutOfDate, match="damaged"):
            verify(tmp_path, recorded)
        (tmp_path / name).write_bytes(before)


def test_queries_built_by_hand_that_mean_nothing_find_nothing(index: WordIndex) -> None:
    for query in (Term("?"), Phrase(""), Near((), 3), Near(("?", ""), 3), Group()):
        assert index.search(query, limit=5) == []
    assert [n for n, _ in index.search(Near(("slavery",), 3), limit=5)] == [1, 2]
    many = Near(tuple("abcdefg"), 3)
    assert index.search(many, limit=5) == []


def test_an_index_without_passages_finds_nothing(tmp_path: Path) -> None:
    assert found(make_index(tmp_path, []), "anything") == []
