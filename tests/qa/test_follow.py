"""A follow-up takes over what it leans on, and nothing else."""

from datetime import date

import pytest

from qa.carried_dates import without_carried_dates
from qa.follow import conversation, follow, leans
from qa.models import Question, Wanted
from qa.understand import Known, understand

TODAY = date(2025, 6, 1)
KNOWN = Known(
    councils=("Wexmoor District Council", "Caldershire County Council"),
    committees=("Cabinet", "Planning Committee"),
    people=("Councillor Anna Prior",),
)


def talk(*texts: str) -> Question:
    return conversation(texts, KNOWN, today=TODAY)


def test_a_question_that_stands_by_itself_takes_nothing_over() -> None:
    asked = talk(
        "What was said about fly-tipping by Wexmoor District Council in 2019?",
        "How much did the new depot in Harlow Lane cost?",
    )
    assert asked.councils == ()
    assert asked.date_from is None
    assert asked.carried == ()
    assert "fly-tipping" not in asked.topic


@pytest.mark.parametrize(
    "text",
    ["and in 2021?", "And in 2021?", "what about 2021?", "How about in 2021?"],
)
def test_another_year(text: str) -> None:
    asked = talk("What did the Cabinet decide about car parking in 2019?", text)
    assert asked.topic == "car parking"
    assert asked.wanted is Wanted.DECIDED
    assert asked.committees == ("Cabinet",)
    assert (asked.date_from, asked.date_to) == ("2021-01-01", "2021-12-31")
    assert "“car parking”" in asked.carried


def test_the_year_after_moves_the_window() -> None:
    asked = talk("What was said about flooding in 2019?", "And what about the year after?")
    assert asked.topic == "flooding"
    assert (asked.date_from, asked.date_to) == ("2020-01-01", "2020-12-31")
    assert asked.date_words == "in 2020"
    again = talk(
        "What was said about flooding in 2019?", "and the year after?", "and the year before that?"
    )
    assert (again.date_from, again.date_to) == ("2019-01-01", "2019-12-31")


def test_the_month_before_and_since_then() -> None:
    month = talk("What was said about flooding in March 2019?", "and the month before?")
    assert (month.date_from, month.date_to) == ("2019-02-01", "2019-02-28")
    after = talk("What was said about flooding in March 2019?", "and the following month?")
    assert (after.date_from, after.date_to) == ("2019-04-01", "2019-04-30")
    since = talk("What was said about flooding in March 2019?", "What has happened since then?")
    assert (since.date_from, since.date_to) == ("2019-04-01", None)
    assert since.topic == "flooding"


@pytest.mark.parametrize(
    "text", ["Who proposed that?", "who proposed it?", "And who proposed the motion?"]
)
def test_who_proposed_that(text: str) -> None:
    asked = talk("What was decided about the 20mph limit in Caldershire County Council?", text)
    assert asked.topic.startswith("the 20mph limit") or asked.topic.startswith("20mph limit")
    assert asked.wanted is Wanted.WHO
    assert asked.councils == ("Caldershire County Council",)


def test_any_other_council_leaves_out_the_one_before() -> None:
    asked = talk("What did Wexmoor District Council say about rats?", "Any other council?")
    assert asked.topic == "rats"
    assert asked.councils == ()
    assert asked.not_councils == ("Wexmoor District Council",)


def test_another_council_by_name_takes_the_place_of_the_one_before() -> None:
    asked = talk(
        "What did Wexmoor District Council say about rats in 2019?",
        "And Caldershire County Council?",
    )
    assert asked.topic == "rats"
    assert asked.councils == ("Caldershire County Council",)
    assert asked.date_from == "2019-01-01"


def test_another_topic_in_the_same_scope() -> None:
    asked = talk(
        "What did the Cabinet of Wexmoor District Council decide about parking in 2019?",
        "And what about dog fouling?",
    )
    assert asked.topic == "dog fouling"
    assert asked.wanted is Wanted.DECIDED
    assert asked.councils == ("Wexmoor District Council",)
    assert asked.committees == ("Cabinet",)
    assert asked.date_from == "2019-01-01"
    assert "parking" not in asked.topic


def test_a_pronoun_stands_for_the_matter() -> None:
    asked = talk("What was said about the leisure centre roof?", "How much did it cost?")
    assert "leisure centre roof" in asked.topic
    assert asked.wanted is Wanted.HOW_MANY


def test_a_person_before_is_meant_by_he_or_she() -> None:
    asked = talk("What did Councillor Anna Prior say about rats?", "What did she say about bins?")
    assert asked.people == ("Anna Prior",)
    assert asked.topic == "bins"


@pytest.mark.parametrize(
    "text",
    [
        "modern slavery",
        "What was said about the motion on climate change?",
        "Did the council agree that the library should close?",
        "Who is the chair of the Planning Committee?",
        "What other funding was found for the swimming pool?",
    ],
)
def test_whole_questions_do_not_lean(text: str) -> None:
    assert not leans(understand(text, KNOWN, today=TODAY))


def test_nothing_before_is_no_mistake() -> None:
    first = understand("and?", KNOWN, today=TODAY)
    assert follow("and again?", first, KNOWN, today=TODAY).topic in ("", "again")


@pytest.mark.parametrize("text", ["And Caldershire?", "only Caldershire", "and in Caldershire?"])
def test_a_bare_name_after_and_is_the_council(text: str) -> None:
    asked = talk("What did Wexmoor District Council say about rats?", text)
    assert asked.topic == "rats"
    assert asked.councils == ("Caldershire County Council",)


def test_only_narrows_what_was_asked() -> None:
    asked = talk("modern slavery", "Only Caldershire", "Only since 2023")
    assert asked.topic == "modern slavery"
    assert asked.councils == ("Caldershire County Council",)
    assert asked.date_from == "2023-01-01"


def test_another_financial_year_takes_the_place_of_the_first() -> None:
    asked = talk("How much was spent on temporary accommodation in 2018/19?", "And in 2023/24?")
    assert "2023/24" in asked.topic
    assert "2018/19" not in asked.topic
    assert asked.wanted is Wanted.HOW_MANY


def test_the_year_after_a_financial_year_in_the_topic() -> None:
    asked = talk("What was the precept for 2018/19?", "And the year after?")
    assert "2019/20" in asked.topic
    assert asked.date_from is None
    turn = talk("What was the precept for 1999/00?", "And the year before?")
    assert "1998/99" in turn.topic


def test_what_about_asks_for_what_the_same_person_said() -> None:
    asked = talk("What did Councillor Prior say about pot holes?", "What about the seat?")
    assert (asked.topic, asked.people) == ("seat", ("Prior",))
    assert "Prior" in asked.carried
    assert talk("What did Councillor Prior say about rats?", "What about Mr Lee?").people == (
        "Lee",
    )


def test_the_next_one_is_the_next_of_the_same_matter() -> None:
    asked = talk("Why was the gala cancelled?", "When will the next one be held?")
    assert asked.wanted is Wanted.WHEN
    assert "gala" in asked.topic


def test_any_other_is_not_the_place_that_was_named() -> None:
    asked = talk("What was said about dog fouling in Wexmoor?", "Any other parish?")
    assert asked.topic == "dog fouling"
    assert asked.not_councils == ("Wexmoor District Council",)
    assert asked.names == ()


def test_only_dates_that_were_taken_over_can_be_left_out() -> None:
    asked = talk("What was said about rats in 2019?", "Who said it?")
    looser = without_carried_dates(asked)
    assert looser is not None
    assert (looser.date_from, looser.date_words) == (None, None)
    assert "“rats”" in looser.carried
    assert without_carried_dates(talk("rats in 2019")) is None
    assert without_carried_dates(talk("What of rats in 2019?", "and in 2021?")) is None
