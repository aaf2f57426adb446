"""The search service over a real library: what is found, counted, quoted and paged."""

from dataclasses import replace

import pytest

from index.models import Scope
from qa.library import Library
from qa.search import Look, search_passages


def quotes(library: Library, look: Look, limit: int = 50) -> list[str]:
    return [one.citation.quote for one in search_passages(library, look, limit=limit).found]


def test_plain_words_find_what_has_any_of_them_best_first(library: Library) -> None:
    found = quotes(library, Look("leisure centre roof"))
    assert "the roof of the leisure centre" in found[0]
    assert any("close on 31 March 2023" in quote for quote in found[1:])


def test_an_exact_search_finds_only_the_words_side_by_side(library: Library) -> None:
    assert quotes(library, Look("centre leisure", exact=True)) == []
    found = quotes(library, Look("leisure centre", exact=True))
    assert len(found) == 2
    assert all("leisure centre" in quote for quote in found)


def test_operators_require_their_words(library: Library) -> None:
    found = quotes(library, Look("leisure AND roof"))
    assert len(found) == 1
    assert quotes(library, Look("leisure NOT roof NOT close")) == []


def test_marks_are_the_matched_words_of_the_quotation(library: Library) -> None:
    best = search_passages(library, Look("dog fouling"), limit=1).found[0]
    marked = [best.citation.quote[start:end].lower() for start, end in best.marks]
    assert "dog" in marked
    assert "fouling" in marked


def test_quotations_are_whole_sentences_from_their_place(library: Library) -> None:
    for one in search_passages(library, Look("said"), limit=50).found:
        c = one.citation
        first = c.start - c.passage_start
        assert c.passage_text[first : first + len(c.quote)] == c.quote
        assert c.quote == c.quote.strip()


def test_pages_follow_one_another_and_the_total_stays(library: Library) -> None:
    look = Look("the council said")
    whole = search_passages(library, look, limit=100)
    paged = [
        search_passages(library, look, limit=2, offset=offset)
        for offset in range(0, whole.total, 2)
    ]
    assert [one.citation.passage_id for page in paged for one in page.found] == [
        one.citation.passage_id for one in whole.found
    ]
    assert {page.total for page in paged} == {whole.total} == {len(whole.found)}


def test_a_page_after_the_last_is_empty_and_keeps_the_total(library: Library) -> None:
    beyond = search_passages(library, Look("leisure"), limit=5, offset=500)
    assert beyond.found == ()
    assert beyond.total > 0


def test_a_scope_is_kept_and_what_it_leaves_out_is_said(library: Library) -> None:
    look = Look("allotments", Scope(date_from=20220101))
    results = search_passages(library, look, limit=50)
    assert {one.citation.document_id for one in results.found} == {3}
    assert results.searched.in_scope == 1
    assert any("no date is known" in gap for gap in results.searched.gaps)


@pytest.mark.parametrize("text", ["", "  ", '"', "AND", "()", "?!"])
def test_a_search_without_words_finds_nothing(library: Library, text: str) -> None:
    assert search_passages(library, Look(text), limit=5).total == 0


def test_the_same_search_gives_the_same_hits_in_the_same_order(library: Library) -> None:
    look = Look("council minutes report")
    assert search_passages(library, look, limit=50) == search_passages(
        replace(library), look, limit=50
    )
