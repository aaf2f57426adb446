"""A scope becomes a list of passage ids, as a plain loop over the rows would have it."""

from itertools import product
from pathlib import Path

import pytest

from corpus.store.searchable import SearchablePassage
from index.facets import Facets
from index.models import EVERYTHING, Scope

KINDS = ("discussion", "decision")


def make_passage(number: int) -> SearchablePassage:
    return SearchablePassage(
        passage_id=number, text="", title="", speakers="", context="", vector=b"",
        document_id=1 + number // 4, item_id=1 + number // 3, council_id=number % 3,
        committee_id=number % 2, kind=KINDS[number % 2],
        date=0 if number % 5 == 0 else 20190101 + 100 * (number % 7),
    )  # fmt: skip


PASSAGES = [make_passage(number) for number in range(1, 41)]
FACETS = Facets.of(reversed(PASSAGES))


def by_hand(scope: Scope) -> list[int]:
    def inside(p: SearchablePassage) -> bool:
        return all(
            wanted is None or value in wanted
            for value, wanted in (
                (p.council_id, scope.councils),
                (p.committee_id, scope.committees),
                (p.document_id, scope.documents),
                (p.kind, scope.kinds),
                (p.passage_id, scope.passages),
            )
        ) and (
            (scope.date_from is None and scope.date_to is None)
            or (p.date > 0 and (scope.date_from or 0) <= p.date <= (scope.date_to or 10**8))
        )

    return [p.passage_id for p in PASSAGES if inside(p)]


@pytest.mark.parametrize("councils", [None, frozenset(), frozenset({1, 2})])
@pytest.mark.parametrize("committees", [None, frozenset({1})])
@pytest.mark.parametrize("documents", [None, frozenset({1, 2, 3, 99})])
@pytest.mark.parametrize("kinds", [None, frozenset({"decision"})])
@pytest.mark.parametrize("dates", [(None, None), (20190201, None), (20190201, 20190401)])
@pytest.mark.parametrize("passages", [None, frozenset({2, 4, 6, 8, 1000})])
def test_a_scope_allows_what_a_plain_loop_would(
    councils: frozenset[int] | None, committees: frozenset[int] | None,
    documents: frozenset[int] | None, kinds: frozenset[str] | None,
    dates: tuple[int | None, int | None], passages: frozenset[int] | None,
) -> None:  # fmt: skip
    scope = Scope(councils, committees, documents, kinds, *dates, passages)
    allowed = FACETS.allowed(scope)
    expected = by_hand(scope)
    if allowed is None:
        assert len(expected) == len(PASSAGES)
    else:
        assert allowed.tolist() == expected
    assert FACETS.documents(scope) == len({1 + number // 4 for number in expected})


def test_a_scope_that_leaves_nothing_out_allows_all() -> None:
    assert FACETS.allowed(EVERYTHING) is None
    assert FACETS.allowed(Scope(kinds=frozenset(KINDS))) is None


def test_without_a_date_is_outside_every_window() -> None:
    undated = {p.passage_id for p in PASSAGES if p.date == 0}
    for first, last in product((None, 1), (None, 99999999)):
        allowed = FACETS.allowed(Scope(date_from=first, date_to=last))
        if first or last:
            assert allowed is not None
            assert not undated & set(allowed.tolist())


def test_the_document_and_kind_of_passages_are_those_they_came_with() -> None:
    chosen = [PASSAGES[at] for at in (7, 0, 30, 7)]
    ids = [p.passage_id for p in chosen]
    assert FACETS.documents_of(ids) == [p.document_id for p in chosen]
    assert FACETS.kinds_of(ids) == [p.kind for p in chosen]
    assert FACETS.documents_of([]) == []
    assert FACETS.kinds_of([]) == []


def test_facets_that_came_later_stand_in_the_order_of_ids() -> None:
    late = Facets.of(PASSAGES[:20]).plus(Facets.of(PASSAGES[20:]))
    early = Facets.of(PASSAGES[20:]).plus(Facets.of(PASSAGES[:20]))
    assert late.rows.tobytes() == early.rows.tobytes() == FACETS.rows.tobytes()


def test_facets_are_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    FACETS.write(tmp_path / "facets.npy")
    assert Facets.read(tmp_path / "facets.npy").rows.tobytes() == FACETS.rows.tobytes()


def test_nothing_held_allows_nothing_and_fails_at_nothing() -> None:
    empty = Facets.of([])
    for scope in (EVERYTHING, Scope(councils=frozenset({1})), Scope(date_from=1)):
        allowed = empty.allowed(scope)
        assert allowed is None or not len(allowed)
        assert empty.documents(scope) == 0


def test_the_passages_of_an_item_stand_side_by_side() -> None:
    ids, items = FACETS.items_of([20, 4, 19])
    assert ids.tolist() == [3, 4, 5, 18, 19, 20]
    assert items.tolist() == [2, 2, 2, 7, 7, 7]
    assert [len(found) for found in FACETS.items_of([])] == [0, 0]
