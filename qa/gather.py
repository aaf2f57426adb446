"""Collects the evidence for a question: finds passages and weighs each of their sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.texts import folded
from index.analysis import terms
from index.models import Phrase, Scope, Term
from index.search import Query, search
from qa.bearing import Bearing, present
from qa.evidence import TITLED, UNDER_TITLE, WORDED, Evidence, best_first
from qa.library import Library, Place, acronyms_for, places, sentences
from qa.models import FACTUAL, Question
from qa.names import places_of
from qa.topic import Present, Topic, loose_query, tokens_of, topic_of

# Passages whose sentences are weighed. What is beyond has never been among the findings shown
# on the sample minutes; each costs about 0.3 ms.
PASSAGES = 40
HEADING_WORDS = 9
# A line that says what the lines below it are about: "Police Matters:".
_HEAD = re.compile(r"^[^\S\n]*(?:[-•*–·]\s*)?[^\s:][^\n:.!?]{2,60}:[^\S\n]*$", re.MULTILINE)
# From this share of the question's weight on, what no passage mentions must at least be near:
# of 23 questions on absent things the nearest passages had cosines of -0.07 to 0.33, the middle
# one 0.14; things the minutes call otherwise had 0.24 to 0.63.
STRANGE_SHARE = 0.4
NEAR_STRANGE = 0.28
# From this share on, what is in no passage of the scope is as strange to it as if it were nowhere:
# "green burials" is not a village green where another council has the former.
MOSTLY_ABSENT = 0.6
# A sentence means at least this share of what its passage means: "She had learned to swim there"
# speaks of the pool that the passage is about. At 0.9, 124 gold questions are right; without,
# 109; above, refusals suffer (benchmarks/gold.py).
OF_PASSAGE = 0.9


@dataclass(frozen=True, slots=True)
class Gathered:
    """The topic of a question and its evidence, strongest first."""

    topic: Topic
    evidence: tuple[Evidence, ...]


def gather(library: Library, question: Question, scope: Scope) -> Gathered:
    """The evidence within a scope; empty when nothing in it is found at all."""
    generation = library.generation
    frequency, size = partial(frequency_of, library), generation.words.size
    acronyms = acronyms_for(library, question.names).with_names(
        _without_place(question.names, library.known.councils)
    )
    topic = topic_of(question.topic, question.names, frequency, size, acronyms)
    asked = question.words if question.wanted in FACTUAL else question.topic
    vector = library.encoder.encode_question(asked)
    hits = search(
        generation, Query(loose_query(question.topic, topic), vector, scope), limit=PASSAGES
    )
    found = {
        number: place
        for number, place in places(library, [hit.passage_id for hit in hits]).items()
        if place.document.document_id not in library.set_aside
    }
    vectors = [vector]
    matter = _matter(asked, question.names)
    if matter != asked and topic_of(matter, (), frequency, size).needs:
        vectors.append(library.encoder.encode_question(matter))
    named = frozenset(term for name in question.names for term in terms(name))
    wanted = topic.terms
    bodies = {number: Bearing.of(place.passage.text, wanted) for number, place in found.items()}
    nowhere = here = topic.absent_share(frequency)
    if not scope.is_everything:
        there = frozenset(chain.from_iterable(body.terms for body in bodies.values()))
        within = partial(_frequency_within, library, replace(scope, passages=None), there)
        here = topic.absent_share(within)
    strange = _far_from(library, sorted(found), topic) if nowhere >= STRANGE_SHARE else frozenset()
    absent = here if here >= MOSTLY_ABSENT else nowhere
    weighed = _weighed(library, found, bodies, vectors, topic, named, absent, strange)
    return Gathered(topic, tuple(best_first(weighed)))


def frequency_of(library: Library, term: str) -> int:
    """How many passages have a term: in their words, or else in a title or beside them.

    Of several terms, with spaces between, how many have them side by side.
    """
    generation = library.generation
    return generation.words.document_frequency(term) or generation.count(_phrase(term))


def _phrase(term: str) -> Term | Phrase:
    return Phrase(term) if " " in term else Term(term)


def _without_place(names: Sequence[str], councils: Sequence[str]) -> dict[str, str]:
    """What names are called where the place goes without saying: "Ashby Village Hall"."""
    places = {place for council in councils for place in places_of(council)}
    return {
        name: name[len(place) + 1 :]
        for name in names for place in places if name.startswith(f"{place} ")
    }  # fmt: skip


def _frequency_within(library: Library, scope: Scope, there: frozenset[str], term: str) -> int:
    """How many passages in a scope have a term; what others call so is absent from this one.

    Some terms are known to be `there`: the passages found have them.
    """
    return int(term in there or library.generation.has(_phrase(term), scope))


def _far_from(library: Library, ids: Sequence[int], topic: Topic) -> frozenset[int]:
    """The passages that have nothing to do with what no passage mentions.

    "Opening hours of the ice rink" is near any opening hours; but nothing in them is near an ice
    rink. A tyre that a hole has wrecked is near potholes, whatever words the minutes use.
    """
    words = " ".join(topic.absent(partial(frequency_of, library)))
    vector = library.encoder.encode_question(words)
    scores = library.generation.vectors.scores_of(np.array(ids, dtype=np.int64), vector)
    return frozenset(
        number for number, score in zip(ids, scores.tolist(), strict=True) if score < NEAR_STRANGE
    )


def _matter(words: str, names: Sequence[str]) -> str:
    """The words without the proper names among them.

    A name is near everything that is said of it: "Has Ashford declared a climate emergency?" is
    near any sentence about Ashford. What is asked about it must be near too.
    """
    for name in names:
        words = words.replace(name, " ")
    return folded(words)


def _weighed(
    library: Library, found: dict[int, Place], bodies: dict[int, Bearing],
    vectors: Sequence[NDArray[np.float32]], topic: Topic, named: frozenset[str], absent: float,
    strange: frozenset[int],
) -> Sequence[Evidence]:  # fmt: skip
    stored, rows = sentences(library, sorted(found))
    meanings = np.mean([rows @ vector for vector in vectors], axis=0)
    whole = _passage_meanings(library, sorted(found), vectors)
    left = {number: topic.without(_home(place, named)) for number, place in found.items()}
    wanted = topic.terms
    every = {number: present((_over(place, wanted), bodies[number]))
             for number, place in found.items()}  # fmt: skip
    around = {number: left[number].coverage(each) for number, each in every.items()}
    titled = {
        number: left[number].coverage(_heads(place, wanted)) >= TITLED
        for number, place in found.items()
    }
    below = {number: _below_heads(place, bodies[number]) for number, place in found.items()}
    exact = {number: topic.exact_in(each) for number, each in every.items()}
    # With its speaker's name, even where a pronoun stands for it.
    speakers = {name: Bearing.of(name or "", wanted) for name in {s.speaker for s in stored}}
    weighed = []
    for sentence, meaning in zip(stored, meanings.tolist(), strict=True):
        place = found[sentence.passage_id]
        first = place.passage.start
        words = bodies[sentence.passage_id].between(sentence.start - first, sentence.end - first)
        own = left[sentence.passage_id].coverage(present((speakers[sentence.speaker], words)))
        if titled[sentence.passage_id]:
            own = max(own, UNDER_TITLE)
        for head in _heads_over(below[sentence.passage_id], sentence.start - first):
            joint = left[sentence.passage_id].coverage(present((head, words)))
            own = max(own, own + UNDER_TITLE * (joint - own))
        # The encoder knows no reference: where it stands, it is what was asked for.
        known = topic.is_reference and own >= WORDED
        weighed.append(
            Evidence(
                place=place,
                start=sentence.start,
                end=sentence.end,
                kind=sentence.kind,
                speaker=sentence.speaker,
                speaker_basis=sentence.speaker_basis,
                meaning=1.0 if known else max(meaning, OF_PASSAGE * whole[sentence.passage_id]),
                coverage=own,
                around=max(own, around[sentence.passage_id]),
                exact=exact[sentence.passage_id] and sentence.passage_id not in strange,
                absent=absent,
            )
        )
    return weighed


def _over(place: Place, wanted: frozenset[str]) -> Bearing:
    """The item's title and the year of the meeting."""
    year = (place.document.date or "")[:4]  # "the 2023 report" was before a meeting of that year
    return Bearing.of(f"{place.item.title}\n{year}", wanted)


def _passage_meanings(
    library: Library, ids: Sequence[int], vectors: Sequence[NDArray[np.float32]]
) -> dict[int, float]:
    """The cosine of each passage, its title included, with the question."""
    numbers = np.array(ids, dtype=np.int64)
    scores = [library.generation.vectors.scores_of(numbers, vector) for vector in vectors]
    return dict(zip(ids, np.mean(scores, axis=0).tolist(), strict=True))


def _heads(place: Place, wanted: frozenset[str]) -> Present:
    """The item's title, and a heading at the top of the passage."""
    first, _, rest = place.passage.text.partition("\n")
    heading = first if rest and len(first.split()) <= HEADING_WORDS else ""
    return present((Bearing.of(place.item.title, wanted), Bearing.of(heading, wanted)))


def _below_heads(place: Place, body: Bearing) -> list[tuple[int, int, Bearing]]:
    """The stretches of a passage that stand below a line on the topic, and what of it is there.

    "Police Matters:" is over what follows it, up to the next such line.
    """
    heads = list(_HEAD.finditer(place.passage.text))
    ends = [head.start() for head in heads[1:]]
    return [
        (head.end(), end, bearing)
        for head, end in zip(heads, [*ends, len(place.passage.text)], strict=False)
        if (bearing := body.between(head.start(), head.end())).numbers
    ]


def _heads_over(heads: Sequence[tuple[int, int, Bearing]], start: int) -> list[Bearing]:
    return [bearing for first, end, bearing in heads if first <= start < end]


def _home(place: Place, named: frozenset[str]) -> Present:
    """What a question names of the body whose minutes these are: they do not repeat it.

    Of "defibrillators in Northwold" only the defibrillators are looked for in Northwold's minutes:
    there, being in Northwold is nothing that a sentence could have or lack.
    """
    body = f"{place.document.council or ''} {place.document.committee or ''}"
    return Present.made_of([t for t in tokens_of(body) if named.intersection(t.forms.all)])
