"""The search that must miss nothing: why each passage is listed, and that none is left out."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.models import Scope
from qa.everything import Everything, Reason, Thresholds, band, everything, page_of, sample
from qa.library import Library
from qa.search import Look, search_passages
from qa.wordings import wordings
from tests.builders import make_minutes
from tests.qa.builders import library_of

FILLING = [f"Councillor Stobbs said that ferry {n} had sailed on time." for n in range(40)]
SAYINGS = {
    "typed": "Councillor Marsh said that fly-tipping at the quay had doubled.",
    "form": "Councillor Marsh said that fly tips were cleared from the quay each week.",
    "name": "Councillor Marsh asked about illegal dumping by the quay.",
    "explained": "The Quay Watch Group (QWG) met in May.",
    "acronym": "The QWG asked for lamps.",
    "slip": "The foreshore was swept; the forshore sign had fallen.",
    "right": "The foreshore was closed for repairs.",
    "half": "The harbourmaster spoke of moorings.",
}
NOT_NEAR = Thresholds(near=0.999)


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files = {
        f"{name}.txt": make_minutes(said, title=f"Item {name}") for name, said in SAYINGS.items()
    }
    files |= {
        f"ferry{at}.txt": make_minutes(said, title="Ferries", date=f"{at % 27 + 1} May 2020")
        for at, said in enumerate(FILLING)
    }
    return library_of(tmp_path_factory.mktemp("quay"), files)


def reasons(library: Library, every: Everything) -> dict[str, Reason | None]:
    """How the words of each of our own sayings match, by its name."""
    held = page_of(library, every, every.matches, limit=len(every.matches)).found
    names = {one.citation.passage_id: one.citation.source.split("/")[-1][:-4] for one in held}
    found = {names[m.hit.passage_id]: m.by for m in every.matches}
    return {name: by for name, by in found.items() if name in SAYINGS}


def by_words(
    library: Library, text: str, limits: Thresholds = NOT_NEAR
) -> dict[str, Reason | None]:
    return reasons(library, everything(library, Look(text), limits))


def test_a_passage_is_listed_for_its_words_their_forms_and_their_other_names(quay: Library) -> None:
    assert by_words(quay, "fly-tipping") == {
        "typed": Reason.WORDS, "form": Reason.FORM, "name": Reason.NAME,
    }  # fmt: skip


def test_an_acronym_that_the_minutes_explain_is_looked_for_both_ways(quay: Library) -> None:
    assert by_words(quay, "Quay Watch Group")["acronym"] is Reason.NAME
    assert by_words(quay, "QWG") == {"explained": Reason.WORDS, "acronym": Reason.WORDS}


def test_a_slip_of_the_clerk_s_and_one_of_the_reader_s_are_both_read(quay: Library) -> None:
    found = wordings(quay, "foreshore").sought[0]
    assert found.slips == ("forshore",)
    assert by_words(quay, "foreshore") == {"slip": Reason.WORDS, "right": Reason.WORDS}
    assert by_words(quay, "harbormaster") == {"half": Reason.SLIP}


def test_some_of_the_words_count_from_the_share_that_is_stated(quay: Library) -> None:
    text = "harbourmaster ferry moorings lamps"
    assert by_words(quay, text, Thresholds(near=0.999, part=0.5))["half"] is Reason.PART
    assert "half" not in by_words(quay, text, Thresholds(near=0.999, part=0.95))


def test_a_word_that_no_passage_has_keeps_none_from_having_the_rest(quay: Library) -> None:
    assert by_words(quay, "moorings zeppelin")["half"] is Reason.PART


def test_meaning_lists_what_shares_no_word_and_says_so(quay: Library) -> None:
    every = everything(quay, Look("ferry sailed"), Thresholds(near=0.0))
    alone = [match for match in every.matches if match.by is None]
    assert alone
    assert all(match.reasons == (Reason.MEANING,) for match in alone)
    assert every.by_meaning_alone == len(alone)


def test_the_counts_are_those_of_the_list_and_none_is_cut_off(quay: Library) -> None:
    every = everything(quay, Look("the ferry sailed"))
    assert every.counts[Reason.WORDS] + every.counts.get(Reason.FORM, 0) == len(FILLING)
    for reason, count in every.counts.items():
        assert count == sum(reason in match.reasons for match in every.matches)
    assert len(every.matches) + len(every.left) == quay.generation.words.size


def test_pages_follow_one_another_in_an_order_that_stays(quay: Library) -> None:
    every, again = (everything(quay, Look("ferry")) for _ in range(2))
    assert every == again
    paged: list[int] = []
    for offset in range(0, len(every.matches), 7):
        page = page_of(quay, every, every.matches, limit=7, offset=offset)
        assert page.total == len(every.matches)
        paged += [one.citation.passage_id for one in page.found]
    assert paged == [match.hit.passage_id for match in every.matches]
    assert len(set(paged)) == len(paged)


def test_each_result_says_why_and_marks_the_other_name_it_was_found_by(quay: Library) -> None:
    every = everything(quay, Look("fly-tipping"), NOT_NEAR)
    page = page_of(quay, every, every.matches, limit=50)
    (dumped,) = [one for one in page.found if "illegal dumping" in one.citation.quote]
    assert dumped.why == ("by another name: illegal dumping",)
    marked = [dumped.citation.quote[start:end] for start, end in dumped.marks]
    assert " ".join(marked) == "illegal dumping"


def test_a_scope_is_kept_by_the_list_and_by_the_estimate(quay: Library) -> None:
    inside = frozenset(quay.generation.facets.rows["passage_id"][:9].tolist())
    every = everything(quay, Look("ferry", Scope(passages=inside)), Thresholds(near=-1.0))
    assert {match.hit.passage_id for match in every.matches} == inside
    assert every.left == ()


@pytest.mark.parametrize("text", ['"illegal dumping"', "dumping AND illegal", "dumping -ferry"])
def test_operators_are_obeyed_and_then_nothing_is_estimated(quay: Library, text: str) -> None:
    every = everything(quay, Look(text))
    assert reasons(quay, every) == {"name": Reason.QUERY}
    assert every.estimate.most is None
    assert every.estimate.none_because
    plain = search_passages(quay, Look(text), limit=50, deep=True)
    assert [one.citation.passage_id for one in plain.found] == [
        match.hit.passage_id for match in every.matches
    ]


@pytest.mark.parametrize("text", ["", "?!", '"', "()"])
def test_a_search_without_words_lists_nothing_and_estimates_nothing(
    quay: Library, text: str
) -> None:
    every = everything(quay, Look(text))
    assert every.matches == ()
    assert every.estimate.none_because


@pytest.mark.parametrize("text", ["meeting", "the council", "the"])
def test_words_that_say_little_are_looked_for_where_there_are_no_others(
    quay: Library, text: str
) -> None:
    assert Reason.WORDS in everything(quay, Look(text)).counts


def test_a_sample_is_drawn_from_just_below_and_is_the_same_each_time(quay: Library) -> None:
    every = everything(quay, Look("harbourmaster"), NOT_NEAR)
    first, second = sample(quay, every, 5), sample(quay, every, 5)
    assert first == second
    assert len(first) == 5
    assert set(ids(first)) <= set(ids(band(every)))
    assert not set(ids(first)) & {match.hit.passage_id for match in every.matches}
    assert sample(quay, every, 10_000) == list(band(every))


def ids(hits: Sequence[object]) -> list[int]:
    return [hit.passage_id for hit in hits]  # type: ignore[attr-defined] # a Hit


def test_nothing_is_listed_twice_where_a_home_is_small(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"a.txt": make_minutes("Councillor Stobbs said: bins.")})
    every = everything(library, Look("bins"))
    numbers = [match.hit.passage_id for match in every.matches]
    assert len(set(numbers)) == len(numbers) > 0
