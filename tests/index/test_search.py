"""Finding: both engines run inside the scope, and their scores are mixed over the collection."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from corpus.store.connection import Database
from index import generation as generations
from index.generation import Generation, open_generation
from index.models import EVERYTHING, Group, Phrase, Scope, Term
from index.search import Hit, Query, any_words, search
from tests.builders import Archive, write_minutes
from tests.fakes import WordCountEncoder

VAPES = "illegal vape sales in shops"
MANY = 220
ALL = 1_000  # more than there are

Search = Callable[..., list[Hit]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """One council whose every passage answers the question, and one with a single weak passage."""
    folder = tmp_path_factory.mktemp("search")
    for number in range(MANY // 20):
        said = [
            f"Illegal vape sales in shops, illegal vape sales in shops: case {number * 20 + at}."
            for at in range(20)
        ]
        for at, words in enumerate(said):
            write_minutes(
                folder / "files" / f"ashby-{number}-{at}.txt", words,
                council="Ashby Borough Council", date=f"{1 + at} May 20{10 + number}",
                title=f"Vape sales {number} {at}",
            )  # fmt: skip
    write_minutes(
        folder / "files" / "wexmoor.txt",
        "The Panel heard of roofs, drains, hedges, footpaths and, once, of a vape.",
    )
    undated = folder / "files" / "undated.txt"
    undated.write_text("Notes of a walk\n\nSomebody spoke of a vape beside the river.\n")
    held = Archive(folder / "home")
    held.ingest(folder / "files")
    held.publish()
    return held


@pytest.fixture(scope="module")
def generation(archive: Archive) -> Generation:
    with Database(archive.place.record, writable=False) as database:
        change = database.rows("SELECT max(change) FROM changes")[0][0]
    return open_generation(archive.place.index, change=int(change), encoder=archive.encoder.name)


@pytest.fixture(scope="module")
def find(generation: Generation) -> Search:
    def found(words: str, scope: Scope = EVERYTHING, *, limit: int = 10, depth: int = 100,
              required: bool = False) -> list[Hit]:  # fmt: skip
        vector = WordCountEncoder().encode_question(words)
        query = Query(any_words(words), vector, scope, required=required)
        return search(generation, query, limit=limit, depth=depth)

    return found


@pytest.fixture(scope="module")
def wexmoor(archive: Archive) -> Scope:
    with Database(archive.place.record, writable=False) as database:
        rows = database.rows("SELECT council_id FROM councils WHERE name LIKE 'Wexmoor%'")
    return Scope(councils=frozenset(int(row[0]) for row in rows))


def ids_of(generation: Generation, scope: Scope) -> set[int]:
    allowed = generation.facets.allowed(scope)
    assert allowed is not None
    return set(allowed.tolist())


def test_a_weak_passage_in_scope_is_found_though_the_best_are_all_outside(
    find: Search, generation: Generation, wexmoor: Scope
) -> None:
    inside = ids_of(generation, wexmoor)
    assert inside
    everywhere = find(VAPES, limit=200, depth=200)
    assert len(everywhere) == 200
    assert not inside & {hit.passage_id for hit in everywhere}
    found = find(VAPES, wexmoor)
    assert found
    assert {hit.passage_id for hit in found} == inside
    assert found[0].words > 0.0


def test_nothing_outside_a_scope_is_ever_found(find: Search, generation: Generation) -> None:
    scopes = [
        Scope(date_from=20150101, date_to=20161231),
        Scope(documents=frozenset({3, 4})),
        Scope(passages=frozenset({5, 9, 10**6})),
        Scope(kinds=frozenset({"discussion"}), date_to=20111231),
    ]
    for scope in scopes:
        found = {hit.passage_id for hit in find(VAPES, scope, limit=ALL, depth=ALL)}
        assert found
        assert found == ids_of(generation, scope)


def test_an_empty_filter_is_met_by_nothing(find: Search) -> None:
    for scope in (
        Scope(councils=frozenset()),
        Scope(documents=frozenset()),
        Scope(passages=frozenset()),
        Scope(date_from=20990101),
    ):
        assert find(VAPES, scope) == []


def test_a_date_window_leaves_out_what_has_no_date(find: Search, generation: Generation) -> None:
    undated = {int(row["passage_id"]) for row in generation.facets.rows if int(row["date"]) == 0}
    assert undated
    every = {hit.passage_id for hit in find("vape", limit=ALL, depth=ALL)}
    dated = {hit.passage_id for hit in find("vape", Scope(date_from=1), limit=ALL, depth=ALL)}
    assert undated <= every
    assert dated == every - undated


def test_hits_come_best_first_and_ties_by_id(find: Search) -> None:
    ranking = [(-hit.score, hit.passage_id) for hit in find("vape", limit=ALL, depth=ALL)]
    assert len({score for score, _ in ranking}) < len(ranking)  # some tie
    assert ranking == sorted(ranking)


def test_a_search_made_again_finds_the_same(find: Search, generation: Generation) -> None:
    assert find(VAPES) == find(VAPES)
    query = any_words(VAPES)
    for limit in (5, 50):
        ids, scores = generation.best(query, limit=limit, scope=EVERYTHING)
        fresh = generation.words.search(query, limit=limit)
        assert list(zip(ids.tolist(), scores.tolist(), strict=True)) == fresh
    assert generation.count(query) == generation.words.count(query)


@pytest.mark.parametrize("word", ["vape", "vapes", "council", "the", "zebra"])
def test_words_are_within_a_scope_where_a_search_of_it_finds_them(
    generation: Generation, wexmoor: Scope, word: str
) -> None:
    scopes = (EVERYTHING, wexmoor, Scope(date_to=20111231), Scope(documents=frozenset()))
    for scope in scopes:
        assert generation.has(Term(word), scope) == bool(generation.words.count(Term(word), scope))


def test_a_common_word_that_only_the_weakest_passages_of_a_scope_have_is_found(
    generation: Generation, wexmoor: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "FIRST", 1)
    for word in ("vape", "zebra"):
        found = generation.has(Term(word), wexmoor)
        assert found == bool(generation.words.count(Term(word), wexmoor))


def test_a_score_means_the_same_in_every_scope(find: Search, wexmoor: Scope) -> None:
    everywhere = {hit.passage_id: hit for hit in find(VAPES, limit=ALL, depth=ALL)}
    for hit in find(VAPES, wexmoor, depth=ALL):
        assert hit == everywhere[hit.passage_id]


def test_the_order_within_a_scope_is_the_order_of_everything(find: Search) -> None:
    scope = Scope(date_from=20120101, date_to=20141231)
    inside = [hit.passage_id for hit in find(VAPES, scope, limit=ALL, depth=ALL)]
    everything = [hit.passage_id for hit in find(VAPES, limit=ALL, depth=ALL)]
    assert inside == [one for one in everything if one in set(inside)]


def test_a_score_is_the_mean_of_both_z_scores(generation: Generation, find: Search) -> None:
    vector = WordCountEncoder().encode_question(VAPES)
    ids = generation.vectors.ids
    meanings = generation.vectors.scores_of(ids, vector)
    by_words = dict(generation.words.search(any_words(VAPES), limit=1_000))
    words = np.array([by_words.get(int(one), 0.0) for one in ids])
    mixed = {
        int(one): (word - words.mean()) / words.std() / 2
        + (meaning - meanings.mean()) / meanings.std() / 2
        for one, word, meaning in zip(ids, words, meanings, strict=True)
    }
    found = find(VAPES, limit=ALL, depth=ALL)
    assert len(found) == len(ids)
    for hit in found:
        assert math.isclose(hit.score, mixed[hit.passage_id], abs_tol=1e-4)


def test_hits_come_best_first_and_ties_to_the_lower_id(find: Search) -> None:
    found = find(VAPES, limit=ALL, depth=ALL)
    assert found == sorted(found, key=lambda hit: (-hit.score, hit.passage_id))
    assert len({hit.score for hit in found}) < len(found), "no tie was tried"


@pytest.mark.parametrize("limit", [0, 1, 7, 10_000])
def test_a_limit_keeps_the_best(find: Search, generation: Generation, limit: int) -> None:
    found = find(VAPES, limit=limit, depth=ALL)
    assert len(found) == min(limit, generation.words.size)
    assert found == find(VAPES, limit=ALL, depth=ALL)[:limit]


def test_what_must_match_leaves_out_what_is_only_near(generation: Generation, find: Search) -> None:
    query = Query(
        Group(required=(Phrase("beside the river"),)),
        WordCountEncoder().encode_question("vape"),
        required=True,
    )
    (hit,) = search(generation, query, limit=10)
    assert hit.words > 0.0
    assert hit.passage_id in {one.passage_id for one in find("river", limit=ALL, depth=ALL)}


def test_a_hit_says_which_engine_found_it(find: Search) -> None:
    found = find("river", limit=ALL, depth=ALL)
    assert found[0].why[0].startswith("words ")
    assert found[0].why[-1].startswith("meaning ")
    assert len(found[-1].why) == 1


def test_the_same_search_gives_the_same_hits(find: Search) -> None:
    assert find(VAPES, limit=50) == find(VAPES, limit=50)


@pytest.mark.parametrize("words", ["", "?!", "🦆", "zzzz"])
def test_words_that_are_nowhere_find_by_meaning_alone(find: Search, words: str) -> None:
    assert all(hit.words == 0.0 for hit in find(words))
