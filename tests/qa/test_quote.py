"""Every quotation is a slice of the stored text, or it is not made."""

import pytest

from qa.quote import Citations, Quoted, citations_of
from tests.qa.builders import make_place

WORDS = "The Board noted the report. It thanked the officers."


def test_a_quotation_is_the_text_of_its_place() -> None:
    place = make_place(WORDS, start=300)
    quoted = Quoted(place, 328, 352)
    (citation,) = citations_of([quoted], "public")
    assert citation.quote == quoted.text == "It thanked the officers."
    assert (citation.start, citation.end, citation.collection) == (328, 352, "public")


def test_a_citation_says_where_it_stands() -> None:
    place = make_place(WORDS, passage_id=5, document_id=8)
    (citation,) = citations_of([Quoted(place, 0, 27)], "public")
    assert (citation.passage_id, citation.document_id) == (5, 8)
    assert (citation.council, citation.committee) == ("Wexmoor District Council", "Cabinet")
    assert (citation.meeting_date, citation.item_number) == ("2020-07-09", "7")
    assert (citation.source, citation.status) == ("minutes-8.txt", "approved")


def test_the_same_stretch_has_one_number_and_numbers_run_from_one() -> None:
    place, citations = make_place(WORDS), Citations("public")
    numbers = [citations.cite(Quoted(place, *span)) for span in ((0, 27), (28, 52), (0, 27))]
    assert numbers == [1, 2, 1]
    assert [citation.number for citation in citations.all()] == [1, 2]


def test_the_same_offsets_of_two_documents_are_two_citations() -> None:
    one, two = make_place(WORDS), make_place(WORDS, passage_id=2, document_id=2)
    assert len(citations_of([Quoted(one, 0, 9), Quoted(two, 0, 9)], "public")) == 2


@pytest.mark.parametrize(
    ("start", "end"), [(99, 110), (100, 153), (140, 200), (400, 420), (110, 110), (120, 110)]
)
def test_a_stretch_that_is_not_inside_its_passage_cannot_be_cited(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not contain"):
        citations_of([Quoted(make_place(WORDS, start=100), start, end)], "public")
