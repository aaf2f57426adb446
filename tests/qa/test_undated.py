"""Documents without a date answer for a year that they name, where no dated one does."""

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer, NoAnswer
from qa.undated import may_be
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes

SAID = "It was agreed to abandon the footbridge at Moss Drove, as the Council had no money left."
IN_2016 = ("2016-05-01", "2016-05-31")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    undated = f"Ashby Parish Council\n\nAnnual General Meeting 2016\n\n1. Bridges\n\n{SAID}\n"
    return library_of(
        tmp_path_factory.mktemp("undated"),
        {
            "agm.txt": undated,
            "march.txt": make_minutes("The lamps were repaired.", date="6 March 2016"),
            "later.txt": make_minutes("The lamps were painted.", date="6 March 2018"),
        },
    )


@pytest.mark.parametrize("when", ["2016", "May 2016"])
def test_a_document_that_names_the_year_answers_and_says_that_it_has_no_date(
    library: Library, when: str
) -> None:
    result = ask(library, f"What became of the footbridge at Moss Drove in {when}?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert SAID in quotes(result)
    gap = f"Nothing with a date in {when} answers this; these passages are of documents that"
    assert result.searched.gaps[0].startswith(gap)
    assert result.question.date_words == f"in {when}"


@pytest.mark.parametrize("when", ["in 2017", "since 2018", "in March 2015"])
def test_another_year_is_not_answered_by_it(library: Library, when: str) -> None:
    result = ask(library, f"What became of the footbridge at Moss Drove {when}?", today=TODAY)
    assert isinstance(result, NoAnswer), quotes(result)


@pytest.mark.parametrize(
    ("source", "head", "found"),
    [
        ("ashby/agm.pdf", "Annual meeting 2016", True),
        ("ashby/2016_agm.pdf", "", True),
        ("ashby/Record__May272016.pdf", "", True),
        ("ashby/may-minutes.pdf", "Minutes 2016", True),
        ("ashby/june-minutes.pdf", "Minutes 2016", False),
        ("ashby/agm.pdf", "Annual meeting 2015", False),
        ("ashby/agm.pdf", "Fee of 20165 pounds", False),
        ("ashby/agm.pdf", "", False),
    ],
)
def test_the_year_decides_and_a_month_in_the_name(source: str, head: str, found: bool) -> None:
    assert may_be(source, head, IN_2016) is found


def test_a_window_over_new_year_has_the_months_of_both_years() -> None:
    window = ("2016-11-01", "2017-02-28")
    assert may_be("january.pdf", "2017", window)
    assert not may_be("june.pdf", "2017", window)


def test_who_said_nothing_at_the_time_may_be_spoken_of(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    told = "Cllr Storr had sent a note on the state of the roads."
    held = library_of(
        tmp_path_factory.mktemp("spoken-of"),
        {
            "first.txt": make_minutes("Cllr Storr said that the hedge was high.",
                                      date="6 March 2018"),
            "second.txt": make_minutes(told, date="6 March 2019"),
        },
    )  # fmt: skip
    result = ask(held, "What did councillor Storr say about the roads in 2019?", today=TODAY)
    assert isinstance(result, Answer), result.reason
    assert told in quotes(result)
