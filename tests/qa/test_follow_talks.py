"""What people say who chat: each turn takes over what it means, and no more."""

from datetime import date

import pytest

from qa.follow import conversation
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
MOTION = "Did Wexmoor District Council pass the motion on the Harbour Strategy?"


def talk(*texts: str) -> Question:
    return conversation(texts, KNOWN, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "And who abstained?", "who voted against", "was it carried?", "how many were in favour",
        "did anyone abstain", "how many for and how many against?", "did it pass",
        "ok and who was against it", "was the motion lost?", "how did Councillor Prior vote",
        "did the Leader vote for it",
    ],
)  # fmt: skip
def test_words_of_voting_ask_how_the_matter_before_went(text: str) -> None:
    asked = talk(MOTION, text)
    assert "Harbour Strategy" in asked.topic
    assert "abst" not in asked.topic
    assert asked.wanted is Wanted.VOTE
    assert asked.councils == ("Wexmoor District Council",)
    assert "“motion on the Harbour Strategy”" in asked.carried


@pytest.mark.parametrize(
    "text",
    [
        "who objected", "what were the conditions", "how many people complained", "any objections?",
        "on what grounds", "how many people signed the petition", "did the complaints stop",
        "what did the police say", "what was the answer", "how much did they charge",
        "how long is their contract?", "how many sheds", "did the petition make any difference",
        "who paid", "What did residents think?", "How many claims were there?", "Any fatal ones?",
        "How many people are on the waiting list?", "which MP?", "what was built instead?",
    ],
)  # fmt: skip
def test_what_cannot_be_understood_alone_is_asked_of_the_matter(text: str) -> None:
    asked = talk("What was said about the allotments in Mill Lane in 2019?", text)
    assert asked.topic.startswith("allotments in Mill Lane")
    assert "“allotments in Mill Lane”" in asked.carried
    assert asked.date_from == "2019-01-01"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("how much was that", Wanted.HOW_MANY),
        ("and the cost?", Wanted.HOW_MANY),
        ("why?", Wanted.FACT),
        ("when was this", Wanted.WHEN),
        ("who said so", Wanted.WHO),
        ("whose job was it", Wanted.WHO),
        ("from whom?", Wanted.WHO),
        ("since when?", Wanted.WHEN),
        ("any update since", Wanted.TIMELINE),
        ("what happened next", Wanted.TIMELINE),
        ("is that still the case", Wanted.FACT),
        ("was it ever done", Wanted.FACT),
        ("and the outcome?", Wanted.DECIDED),
        ("what else", Wanted.SAID),
        ("no, I mean the other one", Wanted.SAID),
        ("How many people came to it in the end?", Wanted.HOW_MANY),
    ],
)
def test_words_that_name_nothing_add_nothing(text: str, wanted: Wanted) -> None:
    asked = talk("What was said about the village fair?", text)
    assert asked.topic == "village fair"
    assert asked.wanted is wanted
    assert asked.carried == ("“village fair”",)


@pytest.mark.parametrize(
    ("first", "matter"),
    [
        ("What were the plans for a fair in Elm Park for Corley's 850th anniversary?",
         "fair in Elm Park"),
        ("What did the police do about the lads racing cars on a track in Corley?",
         "lads racing cars on a track in Corley"),
        ("How much did the new lights in Elm Park cost?", "new lights in Elm Park"),
        ("Has the action about the culvert screen been closed?", "culvert screen"),
        ("When was consent given for the Corley wind farm?", "Corley wind farm"),
        ("What did Wexmoor pay for grass cutting?", "grass cutting"),
        ("Did Wexmoor declare a climate emergency?", "climate emergency"),
        ("What precept did Wexmoor set for 2019/20?", "precept for 2019/20"),
        ("What is being done about flooding?", "flooding"),
        ("Who painted the seat under the oak?", "seat under the oak"),
        ("Did Wexmoor stop paying for the tree?", "tree"),
        ("How many calls did Wexmoor hear of?", "calls"),
        ("Did Wexmoor object to the gym at 15 Little Lane?", "gym at 15 Little Lane"),
    ],
)  # fmt: skip
def test_the_matter_is_its_names_and_nouns(first: str, matter: str) -> None:
    asked = talk(first, "who asked for it?")
    assert f"“{matter}”" in asked.carried
    assert asked.topic == matter


def test_a_pronoun_for_the_thing_before_and_a_new_word() -> None:
    asked = talk(
        "Who did Wexmoor take on for grounds maintenance in 2018?",
        "By how much were they cheaper than Bodge & Sons?",
    )
    assert asked.topic == "grounds maintenance cheaper Bodge Sons"
    assert asked.councils == ("Wexmoor District Council",)
    assert asked.wanted is Wanted.HOW_MANY
    assert asked.words.startswith("By how much were the grounds maintenance cheaper than Bodge")
    part = talk("How many people filled in the bus survey?", "How many of them used the paper one?")
    assert part.topic == "filled in the bus survey paper"


def test_what_is_read_is_the_whole_question() -> None:
    asked = talk("What was said about the village fair?", "How many people came to it in the end?")
    assert asked.words == "How many people came to the village fair in the end?"
    year = talk("How much did Wexmoor spend on bins in 2018/19?", "And in 2019/20?")
    assert year.words == "How much did spend on bins in 2019/20?"


def test_additions_of_one_turn_do_not_pile_up() -> None:
    asked = talk(
        "What happened to the number 47 bus?", "why did they cut it", "how many people complained",
        "did it come back",
    )  # fmt: skip
    assert asked.topic == "number 47 bus"


def test_it_may_be_what_was_just_named_of_the_matter() -> None:
    signed = ("What was said about the library?", "how many people signed the petition")
    assert talk(*signed, "who presented it").topic == "library petition presented"
    assert talk(*signed, "who objected").topic == "library objected"


@pytest.mark.parametrize(
    ("first", "text", "topic"),
    [
        ("What was said about speeding on Mill Lane?", "And Green Lane?", "speeding on Green Lane"),
        ("What was said about speeding on the A40 at Corley?", "what about the A483",
         "speeding on the A483 at Corley"),
        ("What was said about rats?", "and in Corley?", "rats in Corley"),
        ("What was said about rats in Corley?", "in East Molby?", "rats in East Molby"),
        ("What does a green burial cost?", "And for a child?", "green burial child"),
    ],
)  # fmt: skip
def test_the_same_of_another_place_or_part(first: str, text: str, topic: str) -> None:
    asked = talk(first, text)
    assert asked.topic == topic
    assert asked.wanted is understand(first, KNOWN, today=TODAY).wanted
