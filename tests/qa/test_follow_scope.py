"""Whose and when a follow-up is about, and what is no follow-up at all."""

from datetime import date

import pytest

from qa.follow import conversation, leans
from qa.models import Question, Wanted
from qa.understand import Known, understand

TODAY = date(2025, 6, 1)
KNOWN = Known(
    councils=(
        "Wexmoor District Council", "Caldershire County Council", "Marlscombe Parish Council",
    ),
    committees=("Cabinet", "Planning Committee"),
    people=("Councillor Anna Prior",),
)  # fmt: skip


def talk(*texts: str) -> Question:
    return conversation(texts, KNOWN, today=TODAY)


def test_another_council_is_not_at_the_place_of_the_first() -> None:
    asked = talk("What is the precept in Wexmoor for 2022/23?", "same for Marlscombe")
    assert asked.topic == "precept for 2022/23"
    assert asked.names == ()
    assert asked.councils == ("Marlscombe Parish Council",)
    assert "Wexmoor" not in " ".join(asked.carried)
    earlier = talk(
        "What is the precept in Wexmoor for 2022/23?", "same for Marlscombe", "and before that?"
    )
    assert earlier.topic == "precept for 2021/22"
    later = talk("What is the precept for 2022/23?", "what about two years later")
    assert later.topic == "precept for 2024/25"


def test_two_councils_are_compared() -> None:
    asked = talk("What precept did Wexmoor set?", "how does that compare with Marlscombe?")
    assert asked.councils == ("Marlscombe Parish Council", "Wexmoor District Council")
    assert "Marlscombe" not in asked.names


@pytest.mark.parametrize(
    "text", ["Marlscombe?", "Marlscombe only", "just Marlscombe", "in Marlscombe"]
)
def test_a_bare_council_asks_the_same_of_it(text: str) -> None:
    asked = talk("How much was spent on bins?", text)
    assert (asked.topic, asked.wanted) == ("spent on bins", Wanted.HOW_MANY)
    assert asked.councils == ("Marlscombe Parish Council",)


@pytest.mark.parametrize(
    "text",
    ["what happened to it in the end?", "is it still in force?", "has that been done?",
     "what's the rule now"],
)  # fmt: skip
def test_what_has_come_of_it_is_not_of_the_day_it_was_spoken_of(text: str) -> None:
    asked = talk("What was decided about taxis in March 2020?", text)
    assert (asked.date_from, asked.date_to) == ("2020-03-01", None)
    assert "since March 2020" in asked.carried


def test_a_person_is_spoken_of_until_another_is() -> None:
    first = "What did Councillor Anna Prior say about rats in 2019?"
    assert talk(first, "what else did she say").people == ("Anna Prior",)
    assert talk(first, "and in 2021?").people == ("Anna Prior",)
    assert talk(first, "and about the pool?").people == ("Anna Prior",)
    assert talk(first, "What did Councillor Lee say?").topic == "rats"
    against = talk(first, "did anyone disagree with her?")
    assert against.people == ()
    assert against.topic == "rats disagree"
    again = talk(first, "did anyone disagree with her?", "what did she say about bins?")
    assert (again.topic, again.people) == ("bins", ("Anna Prior",))


def test_a_new_subject_is_free_of_the_old() -> None:
    first = "What did Councillor Anna Prior say about rats at Wexmoor District Council in 2019?"
    whole = talk(first, "Did Caldershire County Council give grants for flooded homes?")
    assert whole.topic == "grants for flooded homes"
    assert whole.councils == ("Caldershire County Council",)
    assert (whole.people, whole.date_from, whole.carried) == ((), None, ())
    same = talk(first, "What did Caldershire decide about libraries?")
    assert (same.councils, same.carried) == (("Caldershire County Council",), ())
    then = talk(first, "And what did Caldershire decide about libraries?")
    assert (then.topic, then.date_from, then.people) == ("libraries", None, ())


def test_thanks_closes_the_matter_and_keeps_the_council() -> None:
    asked = talk(
        "How did Councillor Anna Prior vote on the Plan at Wexmoor District Council in 2019?",
        "thanks, and the playground?",
    )
    assert (asked.topic, asked.wanted) == ("playground", Wanted.SAID)
    assert asked.councils == ("Wexmoor District Council",)
    assert (asked.people, asked.date_from) == ((), None)


def test_there_is_the_place_of_the_matter() -> None:
    asked = talk(
        "What was said about the noticeboard on Station Road?", "what about the bus shelter there"
    )
    assert asked.topic == "bus shelter on Station Road"
    assert asked.names == ("Station Road",)


@pytest.mark.parametrize(
    "text",
    [
        "petition", "So how much did the new depot in Harlow Lane cost?", "right of way in Corley",
        "ok, what was decided about the new library?", "Good Neighbour scheme",
        "What complaints about noise reached Wexmoor District Council?",
        "Why was the Harlow Lane depot closed?", "Have they decided about the rink in Corley?",
    ],
)  # fmt: skip
def test_what_stands_alone_takes_nothing_over(text: str) -> None:
    asked = talk("What was said about rats by Caldershire County Council in 2019?", text)
    assert asked.carried == ()
    assert asked.date_from is None
    assert "rats" not in asked.topic
    assert asked.text == text


@pytest.mark.parametrize(
    "text",
    [
        "How much does it cost to hire the hall?", "Was it ever agreed to close the library?",
        "Is it true that the pool is closing?", "What is this council doing about the climate?",
        "Where are the public toilets?", "Tell me about that new school in Corley",
    ],
)  # fmt: skip
def test_a_pronoun_that_stands_for_nothing_before_takes_nothing_over(text: str) -> None:
    asked = talk("What was said about rats by Caldershire County Council in 2019?", text)
    assert asked.carried == ()
    assert "rats" not in asked.topic


@pytest.mark.parametrize(
    "text",
    ["When is the next meeting?", "How many councillors are there?", "Who are the members?",
     "Who is the clerk?",     "Is there a list of councillors?"],
)  # fmt: skip
def test_what_is_asked_of_the_body_itself_is_not_asked_of_the_matter(text: str) -> None:
    asked = talk("What was said about rats by Caldershire County Council in 2019?", text)
    assert "rats" not in asked.topic
    assert asked.councils == ("Caldershire County Council",)
    assert asked.date_from is None


def test_at_that_meeting_keeps_the_meeting_and_not_the_matter() -> None:
    first = "What did the Cabinet decide about rats in March 2019?"
    every = talk(first, "What else did they decide at that meeting?")
    assert (every.topic, every.committees) == ("", ("Cabinet",))
    assert (every.date_from, every.date_to) == ("2019-03-01", "2019-03-31")
    bins = talk(first, "what was said about bins at the same meeting")
    assert (bins.topic, bins.date_from) == ("bins", "2019-03-01")


def test_a_bare_month_is_of_the_year_before() -> None:
    asked = talk("What did the Cabinet decide about rats in March 2019?", "and in June?")
    assert (asked.topic, asked.date_from, asked.date_to) == ("rats", "2019-06-01", "2019-06-30")


def test_another_time_to_compare_with() -> None:
    asked = talk(
        "How many calls to the police were there in 2013?", "How does that compare with 2012?"
    )
    assert (asked.topic, asked.date_from) == ("calls to the police", "2012-01-01")


def test_why_keeps_what_was_done_with_the_matter() -> None:
    asked = talk("Did Wexmoor declare a climate emergency?", "why not?")
    assert asked.words == "why not declare a climate emergency"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ac yn 2021?", Wanted.SAID),
        ("beth am Marlscombe?", Wanted.SAID),
        ("pam?", Wanted.FACT),
        ("Faint oedd hynny?", Wanted.HOW_MANY),
        ("Pwy bleidleisiodd yn erbyn?", Wanted.VOTE),
    ],
)
def test_welsh_questions_lean_too(text: str, wanted: Wanted) -> None:
    asked = talk("Beth ddywedwyd am barcio yn 2019?", text)
    assert (asked.topic, asked.wanted) == ("barcio", wanted)
    assert "“barcio”" in asked.carried


def test_they_who_act_are_not_the_matter() -> None:
    asked = talk("What did Wexmoor say about rats?", "Have they decided about the skate park?")
    assert asked.topic == "skate park"
    assert asked.councils == ("Wexmoor District Council",)


def test_a_bare_word_asks_nothing() -> None:
    assert not leans(understand("complaints", KNOWN, today=TODAY))
    assert leans(understand("any complaints?", KNOWN, today=TODAY))
