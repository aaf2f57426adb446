"""Weighing by the words that bear on a topic gives what weighing by all words gives."""

import random
from itertools import accumulate

import pytest

from index.analysis import placed, tokens
from qa.bearing import Bearing, present
from qa.topic import Present, Topic, topic_of

WORDS = (
    "Vice-Chairman speed limit of 20 mph 20mph, the Speed Watch (25/03195/FUL) e-mail £10,000 "
    "climate change Climate emergency; bus buses - … café Café\u0301 s.106 Section 106"
).split(" ")
TOPICS = (
    "speed limit",
    "20 mph limit",
    "climate change emergency",
    "25/03195/FUL",
    "email",
    "s106",
)


def make_topic(words: str) -> Topic:
    return topic_of(words, ("Speed Watch", "Climate emergency"), lambda _: 5, 100)


def make_text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randrange(12)))


@pytest.mark.parametrize("seed", range(60))
def test_texts_in_a_row_meet_what_the_whole_would(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    topic = make_topic(TOPICS[seed % len(TOPICS)])
    parts = [make_text(chance) for _ in range(3)]
    whole = Present.made_of([token for part in parts for token in tokens(part)])
    bearings = [Bearing.of(part, topic.terms) for part in parts]
    found = present(bearings)
    assert found.terms == frozenset().union(*(each.terms for each in bearings))
    assert found.terms & topic.terms == whole.terms & topic.terms
    assert topic.coverage(found) == topic.coverage(whole)
    assert topic.exact_in(found) == topic.exact_in(whole)
    assert [need.met_by(found) for need in topic.needs] == [n.met_by(whole) for n in topic.needs]


@pytest.mark.parametrize("seed", range(60))
def test_a_sentence_meets_what_its_own_words_would(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    topic = make_topic(TOPICS[seed % len(TOPICS)])
    sentences = [make_text(chance) + "." for _ in range(3)]
    ends = list(accumulate(len(one) + 1 for one in sentences))
    whole = Bearing.of(" ".join(sentences), topic.terms)
    for end, sentence in zip(ends, sentences, strict=True):
        inside = present([whole.between(end - 1 - len(sentence), end - 1)])
        assert topic.coverage(inside) == topic.coverage(Present.of(sentence))


def test_words_that_others_stand_between_are_no_phrase() -> None:
    topic = make_topic("Speed Watch")
    assert topic.coverage(present([Bearing.of("Speed Watch", topic.terms)])) == 1.0
    assert topic.coverage(present([Bearing.of("Speed and Watch", topic.terms)])) == 0.0


def test_the_list_of_tokens_is_that_of_the_analyser() -> None:
    text = " ".join(WORDS)
    assert placed(text) == [(token.forms, token.start, token.end) for token in tokens(text)]
