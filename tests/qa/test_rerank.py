"""The order of a question's best hits, with a reader that is told what to see."""

from dataclasses import replace

import pytest

from index.models import EVERYTHING
from index.search import Hit, Query, any_words, search
from qa.library import Library, places
from qa.neighbours import lifted
from qa.rerank import BESIDE_FACT, READ, is_question, reranked
from tests.qa.test_reading import Told

QUESTION = "Which shops were visited about vapes?"


def hits_of(library: Library, text: str) -> list[Hit]:
    vector = library.encoder.encode_question(text)
    return search(library.generation, Query(any_words(text), vector, EVERYTHING), limit=100)


def last_text(library: Library, hits: list[Hit]) -> str:
    return places(library, [hits[-1].passage_id])[hits[-1].passage_id].passage.text


def told(library: Library, text: str) -> Library:
    return replace(library, reader=Told(text[:20], odds=30.0))


def test_what_the_reader_takes_for_the_answer_comes_first(tiny: Library) -> None:
    hits = hits_of(tiny, QUESTION)[:READ]
    assert len(hits) > 2
    ordered = reranked(told(tiny, last_text(tiny, hits)), QUESTION, hits)
    assert ordered[0].passage_id == hits[-1].passage_id
    assert sorted(h.passage_id for h in ordered) == sorted(h.passage_id for h in hits)
    assert [h.score for h in ordered] == sorted((h.score for h in ordered), reverse=True)


def test_what_was_read_whole_counts_more_than_a_part(
    tiny: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits = hits_of(tiny, QUESTION)[:READ]
    by_whole = {}
    for whole in (True, False):
        monkeypatch.setattr("qa.rerank._is_whole", lambda *_, is_it=whole: is_it)
        by_whole[whole] = reranked(told(tiny, last_text(tiny, hits)), QUESTION, hits)
    spread = {whole: ranked[0].score - ranked[1].score for whole, ranked in by_whole.items()}
    assert spread[True] > spread[False]


def test_hits_that_are_not_read_stay_behind(tiny: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.rerank.READ", 2)
    hits = hits_of(tiny, QUESTION)
    ordered = reranked(told(tiny, "nowhere in these minutes"), QUESTION, hits)
    assert ordered[2:] == lifted(tiny, hits, beside=BESIDE_FACT, of_item=0.0)[2:]
    assert min(h.score for h in ordered[:2]) >= ordered[2].score


def test_topic_words_and_a_library_without_reader_keep_their_order(tiny: Library) -> None:
    hits = hits_of(tiny, QUESTION)
    assert reranked(tiny, QUESTION, hits) == hits
    assert reranked(told(tiny, last_text(tiny, hits)), "vapes in shops", hits) == hits


@pytest.mark.parametrize(
    "text", ["Who moved it then?", "in which year was it built", "the bins were emptied when?"]
)
def test_questions_are_known_by_their_words(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "modern slavery", "what", "bus services in Dunstead", "Will Hart",
        "What did the panel say about buses?", "What were the concerns over the merger?",
    ],
)  # fmt: skip
def test_topics_and_debates_are_no_questions(text: str) -> None:
    assert not is_question(text)
