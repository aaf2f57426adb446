"""The contract: names, order and types of the keys. A change here breaks other people's scripts."""

from datetime import date

import pytest

from qa.ask import ask
from qa.library import Library
from qa.models import Answer, NoAnswer
from qa.search import Look, search_passages
from web.present import Json, ask_json, search_json

TODAY = date(2026, 1, 1)
ASK = (
    "outcome question understood answer findings citations reason nearest coverage generation "
    "took_ms more answer_citation"
).split()
UNDERSTOOD = (
    "councils committees people from to wanted topic carried repaired not_councils not_committees"
).split()
FINDING = "ledger text speaker basis citation outcome speaker_basis".split()
CITATION = (
    "number quote passage_id document_id council committee meeting_date item_number item_title "
    "paragraph page source url status collection start end source_url"
).split()
COVERAGE = "documents meetings from to unreadable gaps".split()
TYPES = {
    "number": int, "quote": str, "passage_id": int, "document_id": int, "council": str,
    "committee": str, "meeting_date": str, "item_number": str, "item_title": str, "source": str,
    "url": str, "status": str, "collection": str, "start": int, "end": int,
}  # fmt: skip


@pytest.fixture(scope="module")
def answered(library: Library) -> Json:
    result = ask(library, "What was said about modern slavery by Wexmoor in 2019?", today=TODAY)
    assert isinstance(result, Answer)
    return ask_json(result, generation="g000001", took_ms=7)


@pytest.fixture(scope="module")
def refused(library: Library) -> Json:
    result = ask(library, "What was said about unicorns?", today=TODAY)
    assert isinstance(result, NoAnswer)
    return ask_json(result, generation="g000001", took_ms=7)


def test_an_answer_has_the_keys_of_the_contract_in_their_order(answered: Json) -> None:
    assert list(answered) == ASK
    assert list(answered["understood"]) == UNDERSTOOD
    assert list(answered["findings"][0]) == FINDING
    assert list(answered["citations"][0]) == CITATION
    assert list(answered["coverage"]) == COVERAGE


def test_a_citation_has_the_types_of_the_contract(answered: Json) -> None:
    for citation in answered["citations"]:
        assert {name: type(citation[name]) for name in TYPES} == TYPES
        assert len(citation["quote"]) == citation["end"] - citation["start"]


def test_an_answer_says_what_was_understood_and_searched(answered: Json) -> None:
    assert answered["outcome"] == "answer"
    assert answered["understood"] == {
        "councils": ["Wexmoor District Council"], "committees": [], "people": [],
        "from": "2019-01-01", "to": "2019-12-31", "wanted": "said", "topic": "modern slavery",
        "carried": [], "repaired": [], "not_councils": [], "not_committees": [],
    }  # fmt: skip
    assert answered["coverage"]["documents"] == 3
    assert answered["coverage"]["unreadable"] == 1
    assert (answered["reason"], answered["nearest"]) == (None, [])
    assert (answered["generation"], answered["took_ms"]) == ("g000001", 7)


def test_every_finding_rests_on_a_citation_that_is_there(answered: Json) -> None:
    numbers = {citation["number"] for citation in answered["citations"]}
    assert {finding["citation"] for finding in answered["findings"]} <= numbers
    assert {finding["ledger"] for finding in answered["findings"]} <= {"said", "decided", "action"}


def test_the_url_of_a_citation_opens_its_document_at_its_quotation(answered: Json) -> None:
    first = answered["citations"][0]
    address = f"/documents/{first['document_id']}?start={first['start']}&end={first['end']}#quote"
    assert first["url"] == address


def test_no_answer_has_the_same_keys_and_says_why(refused: Json) -> None:
    assert list(refused) == ASK
    assert refused["outcome"] == "no_answer"
    assert "unicorns" in refused["reason"]
    assert (refused["answer"], refused["findings"], refused["citations"]) == (None, [], [])
    assert all(list(citation) == CITATION for citation in refused["nearest"])


def test_a_search_has_the_keys_of_the_contract_in_their_order(library: Library) -> None:
    results = search_passages(library, Look("leisure centre"), limit=5)
    found = search_json(results, generation="g000001", took_ms=3)
    assert list(found) == "total hits coverage generation took_ms offset notes".split()
    assert list(found["hits"][0]) == [*CITATION, "score", "why", "marks", "also"]
    assert isinstance(found["hits"][0]["score"], float)
    assert all(isinstance(reason, str) for reason in found["hits"][0]["why"])
