"""From the words of a question to its scope, what it wants, and the topic that is left."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.models import Question, Wanted
from qa.understand import Known, understand, wanted_of

TODAY = date(2026, 3, 15)
KNOWN = Known(
    councils=("Worcestershire County Council", "Wexmoor District Council"),
    committees=("Planning Committee", "Overview and Scrutiny Committee", "Cabinet"),
    people=("Councillor Diane Hind", "Cllr Udall", "The Chair"),
)


def ask(text: str) -> Question:
    return understand(text, KNOWN, today=TODAY)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("modern slavery", "modern slavery"),
        ("What was said about modern slavery?", "modern slavery"),
        ("what did they say about modern slavery", "modern slavery"),
        ("What was discussed regarding modern slavery?", "modern slavery"),
        ("What has been said about modern slavery in the minutes?", "modern slavery"),
        ("Tell me about modern slavery.", "modern slavery"),
        ("Please show me everything about modern slavery", "modern slavery"),
        ("Can you find all mentions of modern slavery?", "modern slavery"),
        ("What did Councillor Diane Hind say about modern slavery?", "modern slavery"),
        ("What did Cllr Udall say on modern slavery?", "modern slavery"),
        ("What did Worcestershire say about modern slavery?", "modern slavery"),
        ("What did Wexmoor District Council decide about modern slavery?", "modern slavery"),
        ("What did the Planning Committee say about modern slavery?", "modern slavery"),
        ("What was said about modern slavery in 2019?", "modern slavery"),
        ("What was said about modern slavery since March 2019?", "modern slavery"),
        ("What was decided about modern slavery last year?", "modern slavery"),
        ("In 2019, what was said about modern slavery?", "modern slavery"),
        ("what did the Worcestershire board say about modern slavery?", "modern slavery"),
        ("illegal vape sales", "illegal vape sales"),
        ("stopping people stealing from shops", "stopping people stealing from shops"),
        ("holiday lets used by drug dealers", "holiday lets used by drug dealers"),
        ("What was decided about the leisure centre?", "leisure centre"),
        ("council tax", "council tax"),
        ("What was said about council tax?", "council tax"),
        ("What was said about the Cabinet Member for Finance?", "Cabinet Member for Finance"),
        ("“modern slavery”", "modern slavery"),
        ("modern slavery?!", "modern slavery"),
        ("What did the council decide?", ""),
        ("What was decided by Cabinet?", ""),
        ("what actions did the Worcestershire board agree?", ""),
        ("What did Councillor Diane Hind say?", ""),
        ("planning application 25/03195/FUL", "planning application 25/03195/FUL"),
        ("the budget for 2024/25", "budget for 2024/25"),
    ],
)
def test_the_topic_is_what_is_left_without_scope_and_scaffolding(question: str, topic: str) -> None:
    assert ask(question).topic == topic


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("modern slavery", Wanted.SAID),
        ("", Wanted.SAID),
        ("What was said about vapes?", Wanted.SAID),
        ("What concerns were raised?", Wanted.SAID),
        ("What was decided about vapes?", Wanted.DECIDED),
        ("Was the application refused?", Wanted.DECIDED),
        ("What did the committee resolve?", Wanted.DECIDED),
        ("What actions were agreed?", Wanted.ACTIONS),
        ("What is to be done about vapes?", Wanted.ACTIONS),
        ("What are the next steps?", Wanted.ACTIONS),
        ("Who chaired the meeting?", Wanted.WHO),
        ("Which councillors spoke about vapes?", Wanted.WHO),
        ("By whom was it seconded?", Wanted.WHO),
        ("How many referrals were made?", Wanted.HOW_MANY),
        ("how much did it cost?", Wanted.HOW_MANY),
        ("What percentage of homes are empty?", Wanted.HOW_MANY),
        ("What was the cost of the review?", Wanted.HOW_MANY),
        ("When does the centre close?", Wanted.WHEN),
        ("On what date does the centre close?", Wanted.WHEN),
        ("How did they vote on the budget?", Wanted.SAID),
        ("Was there a recorded vote on the budget?", Wanted.VOTE),
        ("Who voted against the budget?", Wanted.VOTE),
        ("How did Councillor Hind vote?", Wanted.VOTE),
        ("Is the pool open?", Wanted.FACT),
        ("Who abstained on the farm tax motion?", Wanted.VOTE),
        ("What was the clerk's salary raised to?", Wanted.FACT),
        ("What did PCSO Kerr tell the council?", Wanted.SAID),
        ("What did Mr Teal report about how long it would take?", Wanted.SAID),
        ("the spray has drifted on our plots and everything is dying", Wanted.SAID),
        ("Where is the pool?", Wanted.FACT),
        ("Show me everything about vapes", Wanted.EVERYTHING),
        ("every mention of vapes", Wanted.EVERYTHING),
    ],
)
def test_what_is_wanted_is_told_by_the_words_of_the_question(question: str, wanted: Wanted) -> None:
    assert wanted_of(question) in (
        {wanted} if question != "How did they vote on the budget?" else {Wanted.VOTE, Wanted.SAID}
    )


def test_every_part_of_a_full_question_is_understood() -> None:
    asked = ask(
        "What did Councillor Diane Hind say about modern slavery at the Overview and Scrutiny "
        "Committee of Worcestershire County Council in July 2020?"
    )
    assert asked.people == ("Diane Hind",)
    assert asked.committees == ("Overview and Scrutiny Committee",)
    assert asked.councils == ("Worcestershire County Council",)
    assert (asked.date_from, asked.date_to) == ("2020-07-01", "2020-07-31")
    assert asked.date_words == "in July 2020"
    assert asked.wanted is Wanted.SAID
    assert asked.topic == "modern slavery"
    assert asked.names == ()


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("what did the Worcestershire board say about slavery?", "board"),
        ("the panel’s view of slavery", "panel"),
        ("What did the Executive decide?", "executive"),
        ("What did the Board decide?", "board"),
        ("What did the committee decide?", None),
        ("What did Cabinet decide?", None),  # a committee that is known, not a noun
        ("boarding kennels", None),
    ],
)
def test_the_noun_of_a_body_is_scope_where_no_committee_is_named(
    question: str, body: str | None
) -> None:
    assert ask(question).body == body


def test_a_council_that_is_not_held_is_missing_and_not_topic_alone() -> None:
    asked = ask("What did Kent County Council say about modern slavery?")
    assert asked.missing == ("Kent County Council",)
    assert asked.councils == ()


def test_north_worcestershire_is_a_name_and_not_the_council() -> None:
    asked = ask("what was decided about the North Worcestershire review?")
    assert asked.councils == ()
    assert asked.names == ("North Worcestershire",)


def test_a_proper_name_of_the_topic_is_kept() -> None:
    asked = ask("How many referrals did Project Discovery make?")
    assert asked.names == ("Project Discovery",)
    assert "Project Discovery" in asked.topic


def test_the_first_word_of_a_question_is_no_name() -> None:
    assert ask("Has West Suffolk declared a climate emergency?").names == ("West Suffolk",)


def test_nothing_is_invented_for_an_empty_question() -> None:
    asked = ask("  \n ")
    assert (asked.text, asked.topic, asked.names, asked.missing) == ("", "", (), ())
    assert (asked.councils, asked.committees, asked.people, asked.body) == ((), (), (), None)
    assert (asked.date_from, asked.date_to) == (None, None)


def test_the_same_words_are_always_the_same_question() -> None:
    text = "What did Cllr Udall say about hate crime in Worcestershire since 2019?"
    assert ask(text) == ask(text)
    assert ask(text) == ask(f"  {text.replace(' ', '   ')}\n")


def test_the_order_of_the_known_names_does_not_matter() -> None:
    turned = Known(KNOWN.councils[::-1], KNOWN.committees[::-1], KNOWN.people[::-1])
    text = "What did Wexmoor and Worcestershire say at Planning Committee and Cabinet?"
    assert understand(text, turned, today=TODAY) == ask(text)


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "???!!!",
        "   ",
        "\0",
        "a" * 10_000,
        "What was said " * 700,
        "in in in of of the the " * 400,
        "Councillor " * 900,
        "Ab Cd " * 1_500,
        "🦆🦆 vapes 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "'; DROP TABLE passages; --",
        "<script>alert(1)</script>",
        "((((((",
        "[a-z]+\\",
        "\u202eslavery",
        "what is 2020-02-30 and 31 February 2020 and 0000?",
        "ﬁre ＡＢＣ ßSS İstanbul",
        "\ud800 half a sign",
    ],
)
def test_odd_input_is_understood_as_a_question_of_something_or_nothing(text: str) -> None:
    assert isinstance(ask(text), Question)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_understanding_fail(text: str) -> None:
    first = ask(text)
    assert first == ask(text)
    assert first.text == " ".join(text.split())


def test_councils_that_are_compared_may_be_named_barely() -> None:
    known = Known(councils=("Ashford Borough Council", "Wexmoor District Council"))
    asked = understand("How do Ashford and Wexmoor deal with litter?", known, today=TODAY)
    assert asked.councils == known.councils
    alone = understand("How does Ashford compare with the others on litter?", known, today=TODAY)
    assert alone.councils in ((), ("Ashford Borough Council",))
    place = understand("What was said about litter in Ashford?", known, today=TODAY)
    assert place.councils == ()


@pytest.mark.parametrize(
    ("question", "wanted", "topic"),
    [
        ("What was the council told about asylum decisions?", Wanted.SAID, "asylum decisions"),
        ("Who mended the notice board?", Wanted.WHO, "mended the notice board"),
        ("How tall is the chimney at the mill?", Wanted.HOW_MANY, "chimney at the mill"),
        ("How has the premium gone up since 2016?", Wanted.TIMELINE, "premium"),
        ("How did plans for devolution develop?", Wanted.TIMELINE, "plans for devolution"),
        ("What has happened about the blocked gully?", Wanted.TIMELINE, "blocked gully"),
        ("How did the new pavilion come along?", Wanted.TIMELINE, "new pavilion"),
        ("How did the roof repairs pan out?", Wanted.TIMELINE, "roof repairs"),
        (
            "How did plans for the quay turn out, from the first survey to 2024?",
            Wanted.TIMELINE,
            "plans for the quay",
        ),
        ("Beth benderfynwyd am y pwll nofio?", Wanted.DECIDED, "y pwll nofio"),
        ("Pwy agorodd y neuadd?", Wanted.WHO, "agorodd y neuadd"),
        ("Pryd agorwyd y neuadd?", Wanted.WHEN, "agorwyd y neuadd"),
        ("Faint oedd cost y neuadd?", Wanted.HOW_MANY, "cost y neuadd"),
    ],
)
def test_what_is_wanted_and_what_it_is_about(question: str, wanted: Wanted, topic: str) -> None:
    understood = ask(question)
    assert (understood.wanted, understood.topic) == (wanted, topic)


@pytest.mark.parametrize("question", ["What's said about vapes?", "What’s said about vapes?"])
def test_what_is_drawn_together_is_read_as_two_words(question: str) -> None:
    assert understand(question, Known(), today=TODAY).topic == "vapes"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What would it cost to reach the next branch?", "cost to reach the next branch"),
        ("Will it rain on the fair?", "rain on the fair"),
        ("Could itinerant traders come?", "itinerant traders come"),
        ("Could you tell me about bins?", "bins"),
    ],
)
def test_no_word_is_cut_in_two(question: str, topic: str) -> None:
    assert understand(question, Known(), today=TODAY).topic == topic
