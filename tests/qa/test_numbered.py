"""Items asked for by the number that is printed before them."""

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer, NoAnswer
from tests.qa.builders import TODAY, library_of, quotes

MINUTES = """{council}

Minutes of the meeting of the Parish Council held on 7 May 2019

19.05.08 Fences

The fence by the pond was mended.

19.05.09 Standing orders

Councillor Moss said that the limit was low. It was RESOLVED that the limit be £2,000.

19.05.10 Risk

The risk assessment was looked at.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(
        tmp_path_factory.mktemp("numbered"),
        {
            "ashby.txt": MINUTES.format(council="ASHBY PARISH COUNCIL"),
            "corley.txt": MINUTES.format(council="CORLEY PARISH COUNCIL").replace("pond", "mill"),
        },
    )


@pytest.mark.parametrize("question", ["Ashby minute 19.05.09", "minute 19.05.09 of Ashby"])
def test_all_of_the_item_is_quoted(library: Library, question: str) -> None:
    result = ask(library, question, today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert {c.source for c in result.citations} == {"files/ashby.txt"}
    said = " ".join(quotes(result))
    assert "£2,000" in said
    assert "limit was low" in said
    assert "pond" not in said


def test_items_of_that_number_in_all_minutes_are_quoted_where_none_is_named(
    library: Library,
) -> None:
    result = ask(library, "19.05.08", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert {c.source for c in result.citations} == {"files/ashby.txt", "files/corley.txt"}


@pytest.mark.parametrize("question", ["19.05.11", "What did 19.05.08 say about swimming pools?"])
def test_no_item_stands_for_another_number_or_another_matter(
    library: Library, question: str
) -> None:
    assert isinstance(ask(library, question, today=TODAY), NoAnswer)
