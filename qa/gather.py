"""Collects the evidence for a question: finds passages and weighs each of their sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.texts import folded
from index.analysis import terms
from index.models import Scope
from index.search import Query, any_words, search
from qa.evidence import Evidence, Topic, best_first, topic_of
from qa.library import Library, Place, places, sentences
from qa.models import FACTUAL, Question

# Passages whose sentences are weighed. What is beyond has never been among the findings shown
# on the sample minutes; each costs about 0.3 ms.
PASSAGES = 40


@dataclass(frozen=True, slots=True)
class Gathered:
    """The topic of a question and its evidence, strongest first."""

    topic: Topic
    evidence: tuple[Evidence, ...]


def gather(library: Library, question: Question, scope: Scope) -> Gathered:
    """The evidence within a scope; empty when nothing in it is found at all."""
    words = question.topic or question.words
    generation = library.generation
    topic = topic_of(words, generation.words.document_frequency, generation.words.size)
    asked = question.words if question.wanted in FACTUAL else words
    vector = library.encoder.encode_question(asked)
    hits = search(generation, Query(any_words(words), vector, scope), limit=PASSAGES)
    found = places(library, [hit.passage_id for hit in hits])
    return Gathered(topic, tuple(best_first(_weighed(library, found, vector, topic))))


def _weighed(
    library: Library, found: dict[int, Place], vector: NDArray[np.float32], topic: Topic
) -> Sequence[Evidence]:
    stored, rows = sentences(library, sorted(found))
    meanings = rows @ vector
    around = {number: topic.coverage(_terms_around(place)) for number, place in found.items()}
    weighed = []
    for sentence, meaning in zip(stored, meanings.tolist(), strict=True):
        place = found[sentence.passage_id]
        first = sentence.start - place.passage.start
        text = place.passage.text[first : first + sentence.end - sentence.start]
        own = topic.coverage(terms(f"{sentence.speaker or ''} {folded(text)}"))
        weighed.append(
            Evidence(
                place=place,
                start=sentence.start,
                end=sentence.end,
                kind=sentence.kind,
                speaker=sentence.speaker,
                speaker_basis=sentence.speaker_basis,
                meaning=meaning,
                coverage=own,
                around=max(own, around[sentence.passage_id]),
            )
        )
    return weighed


def _terms_around(place: Place) -> set[str]:
    return set(terms(f"{place.item.title}\n{place.passage.text}"))
