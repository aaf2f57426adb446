"""Names that a question has and the minutes print otherwise, apart, or of councils not held."""

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer, Ledger, NoAnswer
from qa.scope import Narrowed, narrow
from qa.spelling import understood
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes

CONTRACT = "Councillor Reed advised that NDC had let its payroll contract, worth £22 million."
NORWAY = "It was agreed to give the scouts £50 towards a camp in Norway."
DENMARK = "It was agreed to give the scouts £70 towards a jamboree in Denmark."
GOVERNED = "Councillor Storr reported that Farland County Council would have a cabinet system."
KERR = "PCSO Kerr advised that he would look into the letters and that nobody should reply."
THANKS = "The Chairman thanked all who had helped with the flower tubs this year."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files = {
        f"{number}.txt": make_minutes(text, THANKS, date=f"{number} March 2019", title=title)
        for number, (title, text) in enumerate(
            (("Reports", CONTRACT), ("Grants", NORWAY), ("Gifts", DENMARK),
             ("County matters", GOVERNED), ("Police", KERR)), 1,
        )
    }  # fmt: skip
    return library_of(tmp_path_factory.mktemp("named"), files)


def quoted(library: Library, question: str) -> list[str]:
    result = ask(library, question, today=TODAY)
    assert isinstance(result, Answer), result.reason
    return quotes(result)


def test_initials_stand_for_a_name_of_three_words(library: Library) -> None:
    question = "What is Northern Dale Council's payroll contract worth?"
    assert CONTRACT in quoted(library, question)
    other = ask(library, question.replace("Northern", "Western"), today=TODAY)
    assert isinstance(other, NoAnswer)


def test_things_compared_need_not_be_in_one_document(library: Library) -> None:
    def scope(text: str) -> Narrowed:
        return narrow(library, understood(library, [text], today=TODAY))

    compared = scope("Compare what the scouts were given for Norway and for Denmark")
    assert (compared.reason, compared.searched.in_scope) == (None, 2)
    assert scope("What were the scouts given for Norway and for Denmark?").reason is not None


def test_a_council_that_somebody_spoke_of_need_not_be_held(library: Library) -> None:
    question = "What did Councillor Storr report about Farland County Council's system?"
    assert GOVERNED in quoted(library, question)
    decided = ask(library, "What did Farland County Council decide on cabinets?", today=TODAY)
    assert isinstance(decided, NoAnswer)
    assert "Farland" in decided.reason


def test_what_somebody_said_they_would_do_is_said_where_that_is_asked(library: Library) -> None:
    result = ask(library, "What did PCSO Kerr advise about the letters?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert [(f.text, f.ledger) for f in result.findings] == [(KERR, Ledger.SAID)]


def test_the_sentence_that_answers_is_a_finding(library: Library) -> None:
    result = ask(library, "How much were the scouts given for Norway?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert result.answer == NORWAY
    assert result.answer_citation in {finding.citation for finding in result.findings}
