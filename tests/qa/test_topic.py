"""What a question turns on, and how much of it a text has."""

import math

import pytest

from index.models import Phrase, Term
from qa.acronyms import Acronyms
from qa.topic import Present, Topic, loose_query, topic_of

SIZE = 1_000
COUNTS = {"vape": 4, "sale": 50, "road": 400}


def frequency(term: str) -> int:
    return COUNTS.get(term, 10)


def make_topic(words: str, *names: str) -> Topic:
    return topic_of(words, names, frequency, SIZE)


def coverage(topic: str, text: str) -> float:
    return make_topic(topic).coverage(Present.of(text))


def test_a_text_with_every_word_covers_the_topic() -> None:
    assert coverage("illegal vape sales", "Sales of illegal vapes were found.") == 1.0


def test_a_text_with_none_of_the_words_covers_nothing() -> None:
    assert coverage("illegal vape sales", "The allotments were discussed.") == 0.0


def test_the_share_of_a_word_is_how_rare_it_is() -> None:
    def rarity(count: int) -> float:
        return math.log(1 + (SIZE - count + 0.5) / (count + 0.5))

    expected = rarity(4) / (rarity(4) + rarity(400))
    assert coverage("vape roads", "Vapes.") == pytest.approx(expected)
    assert coverage("vape roads", "Roads.") == pytest.approx(1 - expected)


@pytest.mark.parametrize("topic", ["", "   ", "what was said about the", "the council committee"])
def test_scaffolding_alone_is_no_topic(topic: str) -> None:
    assert make_topic(topic).needs == ()
    assert coverage(topic, "The council said what was said.") == 0.0


def test_words_typed_together_may_be_met_apart() -> None:
    assert coverage("modern slavery", "slavery in modern times") == 1.0


def test_a_council_word_stands_for_what_was_typed() -> None:
    assert coverage("stealing from shops", "Shoplifting had risen.") == 1.0
    assert coverage("shoplifting", "There was stealing from shops.") == 1.0


def test_a_council_word_of_several_words_must_stand_together() -> None:
    assert coverage("asb", "anti-social behaviour in the park") == 1.0
    assert coverage("asb", "His behaviour at the social club was anti everything.") < 1.0


def test_a_name_is_one_need_and_its_words_must_stand_together() -> None:
    topic = make_topic("referrals Project Discovery", "Project Discovery")
    assert [need.shown for need in topic.needs] == ["referrals", "Project Discovery"]
    assert topic.coverage(Present.of("Project Discovery made referrals.")) == 1.0
    assert topic.coverage(Present.of("The discovery of a project made referrals.")) < 1.0


def test_a_long_name_and_the_last_word_of_the_question_which_is_a_name_too() -> None:
    topic = make_topic("Home Office grant for Prevent", "Home Office", "Prevent")
    assert topic.needs[0].shown == "Home Office"
    assert topic.coverage(Present.of("A Home Office grant for Prevent")) == 1.0


def test_a_need_that_is_typed_twice_counts_once() -> None:
    assert len(make_topic("vape vapes vape").needs) == 1


def test_words_that_no_passage_has_are_absent() -> None:
    def held(term: str) -> int:
        return 0 if term in ("umbrella", "zeppelin") else 3

    topic = topic_of("umbrella and zeppelin repairs", (), held, SIZE)
    assert topic.absent(held) == ["umbrella", "zeppelin"]


def test_a_word_is_not_absent_while_another_name_for_it_is_there() -> None:
    def held(term: str) -> int:
        return 5 if term == "shoplift" else 0

    assert topic_of("stealing from shops", (), held, SIZE).absent(held) == []


def test_a_reference_must_be_there_itself() -> None:
    topic = make_topic("application 25/03195/FUL")
    assert topic.exact_in(Present.of("Application 25/03195/FUL was refused."))
    assert not topic.exact_in(Present.of("Application 25/03196/FUL was refused."))


def test_a_topic_without_references_asks_for_none() -> None:
    assert make_topic("illegal vape sales").exact_in(Present.of("nothing of it"))


def test_the_query_of_a_question_has_its_words_and_the_council_words_for_them() -> None:
    words = "stealing from shops"
    query = loose_query(words, make_topic(words))
    assert {Term("stealing"), Term("shops"), Term("shoplifting")} <= set(query.optional)
    assert any(isinstance(part, Phrase) for part in query.optional)
    assert (query.required, query.excluded) == ((), ())


@pytest.mark.parametrize("words", ["", "?!", "🦆", "a" * 5_000, "x " * 3_000])
def test_odd_words_make_a_topic_or_none(words: str) -> None:
    assert 0.0 <= make_topic(words, "A", "B C").coverage(Present.of(words)) <= 1.0


def test_what_goes_without_saying_is_left_out_unless_it_is_all() -> None:
    topic = make_topic("vape sales in Ashby", "Ashby")
    left = topic.without(Present.of("Ashby"))
    assert left.coverage(Present.of("Vape sales.")) == 1.0
    assert left.coverage(Present.of("Roads of Ashby.")) == 0.0
    assert make_topic("Ashby", "Ashby").without(Present.of("Ashby")) == make_topic("Ashby", "Ashby")


def test_an_acronym_meets_the_words_it_stands_for_and_they_meet_it() -> None:
    acronyms = Acronyms.of(["the Harbour Safety Partnership (HSP)"])
    spelt = topic_of("harbour safety partnership fees", (), frequency, SIZE, acronyms)
    assert spelt.coverage(Present.of("HSP fees rose.")) == pytest.approx(1.0)
    assert spelt.coverage(Present.of("Fees rose.")) < 0.5
    assert Term("HSP") in loose_query("harbour safety partnership fees", spelt).optional
    typed = topic_of("HSP fees", (), frequency, SIZE, acronyms)
    assert typed.coverage(Present.of("Fees of the Harbour Safety Partnership.")) == 1.0
    assert typed.coverage(Present.of("Fees of the harbour and its safety.")) < 1.0


def test_what_another_name_needs_must_stand_side_by_side() -> None:
    held = {"face": 5, "recognit": 4, "face recognit": 0}

    def frequency(term: str) -> int:
        return held.get(term, 0)

    topic = topic_of("facial recognition", (), frequency, SIZE)
    assert topic.absent(frequency) == ["facial recognition"]
    held["face recognit"] = 1
    assert topic.absent(frequency) == []


def test_a_name_of_several_words_may_stand_apart() -> None:
    def held(term: str) -> int:
        return 0 if " " in term else 3

    assert topic_of("Elm Park", ["Elm Park"], held, SIZE).absent(held) == []


def test_another_name_does_not_cut_into_a_name() -> None:
    topic = make_topic("parking off School Lane", "School Lane")
    assert [need.shown for need in topic.needs] == ["parking", "School Lane"]
    assert "truanci" in make_topic("pupils off school").terms


def test_another_name_for_more_than_a_name_goes_before_it() -> None:
    topic = make_topic("wreath on Remembrance Sunday", "Remembrance")
    assert [need.shown for need in topic.needs] == ["wreath", "Remembrance Sunday"]
    assert ("armistic", "day") in topic.needs[1].alternatives


@pytest.mark.parametrize("word", ["won't", "hasn’t", "Didn't"])
def test_a_contraction_is_nothing_to_look_for(word: str) -> None:
    assert [need.shown for need in make_topic(f"{word} the lorry stop").needs] == ["lorry", "stop"]
