"""An answer as text for a letter: its quotations, and where each stands."""

from dataclasses import replace

from qa.models import Answer
from tests.qa.builders import NOTHING_HELD, make_citation, make_finding, make_question
from web.as_text import as_text, source_line
from web.languages import Language, catalogues

ENGLISH = catalogues()[Language.ENGLISH]


def test_an_answer_is_its_quotations_and_their_sources() -> None:
    citation = make_citation()
    answer = Answer(
        question=make_question("What was said about vapes?"), answer=citation.quote,
        answer_citation=1, findings=(make_finding(citation),), citations=(citation,),
        searched=NOTHING_HELD, more=0,
    )  # fmt: skip
    lines = as_text(answer, ENGLISH).splitlines()
    assert lines[0] == "What was said about vapes?"
    assert f"“{citation.quote}” [1]" in lines
    assert lines[-1].startswith("[1] Wexmoor District Council, Cabinet, 9 July 2020")


def test_the_number_of_a_paragraph_ends_without_its_stop() -> None:
    line = source_line(replace(make_citation(), paragraph="4."), ENGLISH)
    assert "paragraph 4, " in line
