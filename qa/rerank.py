"""Puts the best hits of a question in the order in which the reader takes them for answers.

For questions only: typed words ask for what is on the matter, which search itself ranks.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.store.rows import StoredSentence
from index.reader import Reading
from index.search import Hit
from qa.library import Library, Place, places, sentences
from qa.neighbours import lifted
from qa.reading import beside

READ = 20  # hits that are read, at about 5 ms each
# How much the reader's log-odds count beside the engines' mixed z-scores. With 0.3, answering
# passages of answerability-squad2 rise from 0.931 to 0.948 nDCG@10 and sentences of
# answer-sentence-squad from 0.81 to 0.85.
WEIGHT = 0.25
# And where all of a passage was read, not a part of it that may be the wrong one: of 300 paragraphs
# of answer-sentence-squad the right sentence is first in 0.910 with it, in 0.893 with 0.25.
WEIGHT_OF_WHOLE = 0.85
WHOLE_SHARE = 0.5
# A fact stands in one passage, and those beside it tell little: on the 84 such questions of
# qmsum-committee nDCG@10 is 0.614 without, 0.625 with 0.1 and 0.641 with 0.2; on 250 of
# answerability-squad2 0.942 with 0 and 0.1, 0.941 with 0.15 and 0.2.
BESIDE_FACT = 0.15
LOWEST = -20.0  # log-odds of what the reader sees nothing in, or has not read
_QUESTION = re.compile(
    r"\W*(?:(?:in|on|at|by|from|to|for|of|with|under)\s+)?(?:who|whom|whose|what|when|where|which|"
    r"why|how|is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|must)\b"
    r"|.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
# What was said on a matter is no one fact, and the reader knows only those: on 120 questions of
# qmsum-committee the passages stand at 0.526 nDCG@10 without it and at 0.515 with it. It runs on
# over several passages instead.
_OF_DEBATE = re.compile(
    r"\b(?:summari[sz]e|discuss\w*|opinions?|views? (?:on|of)|attitudes?|concerns?|debated?|"
    r"(?:say|said|think|thought|feel|felt|talk\w*|recommend\w*|suggest\w*|comment\w*) "
    r"(?:about|on|of|regarding))\b",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether words are put as a question that has an answer, not as a topic or for a debate."""
    asks = bool(_QUESTION.match(text)) and len(text.split()) > 2
    return asks and _OF_DEBATE.search(text) is None


def reranked(library: Library, text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits in a new order: of a debate all with those beside them, of a fact the first read.

    Without a reader the hits of a fact keep their order, and those of typed words always do.
    """
    if _OF_DEBATE.search(text):
        return lifted(library, hits)
    if library.reader is None or not is_question(text):
        return list(hits)
    hits = lifted(library, hits, beside=BESIDE_FACT, of_item=0.0)
    first, rest = hits[:READ], hits[READ:]
    passages = places(library, [hit.passage_id for hit in first])
    texts = _texts(library, text, passages)
    readings = dict(zip(texts, library.reader.read(text, list(texts.values())), strict=True))
    whole = {number for number, read in texts.items() if _is_whole(read, passages[number])}
    weights = {hit.passage_id: WEIGHT_OF_WHOLE if hit.passage_id in whole else WEIGHT
               for hit in first}  # fmt: skip
    scores = {
        hit.passage_id: hit.score + weights[hit.passage_id] * _odds(readings.get(hit.passage_id))
        for hit in first
    }
    # What was not read stays behind, however little the reader thinks of the others.
    lift = max((hit.score for hit in rest), default=0.0) - min(scores.values(), default=0.0)
    ranked = sorted(first, key=lambda hit: (-round(scores[hit.passage_id], 6), hit.passage_id))
    above = [round(scores[hit.passage_id] + max(lift, 0.0), 9) for hit in ranked]
    return [*(h._replace(score=s) for h, s in zip(ranked, above, strict=True)), *rest]


def _odds(reading: Reading | None) -> float:
    if reading is None:
        return LOWEST
    words, whole = max(reading.words, LOWEST), max(reading.whole, LOWEST)
    return (1 - WHOLE_SHARE) * words + 2 * WHOLE_SHARE * whole


def _is_whole(text: str, place: Place) -> bool:
    return len(text) >= len(place.passage.text.strip())


def _texts(library: Library, text: str, passages: Mapping[int, Place]) -> dict[int, str]:
    """Of each passage the sentence nearest to the question, with its neighbours."""
    stored, rows = sentences(library, sorted(passages))
    near = (rows @ library.encoder.encode_question(text)).tolist() if stored else []
    by_passage: dict[int, list[tuple[StoredSentence, float]]] = {}
    for sentence, meaning in zip(stored, near, strict=True):
        by_passage.setdefault(sentence.passage_id, []).append((sentence, meaning))
    return {number: _window(passages[number], row) for number, row in by_passage.items()}


def _window(place: Place, row: list[tuple[StoredSentence, float]]) -> str:
    row.sort(key=lambda one: one[0].start)
    best = max(range(len(row)), key=lambda at: (round(row[at][1], 6), -at))
    counts = [len(_between(place, one, one).split()) for one, _ in row]
    first, last = beside(counts, best)
    return _between(place, row[first][0], row[last][0])


def _between(place: Place, first: StoredSentence, last: StoredSentence) -> str:
    passage = place.passage
    return passage.text[first.start - passage.start : last.end - passage.start]
