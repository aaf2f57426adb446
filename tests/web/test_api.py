"""The API over HTTP."""

import json

import pytest
from flask.testing import FlaskClient


def test_a_question_is_answered_with_citations(client: FlaskClient) -> None:
    found = client.post("/api/v1/ask", json={"question": "What was said about modern slavery?"})
    assert found.status_code == 200
    body = found.get_json()
    assert body["outcome"] == "answer"
    assert body["generation"] == "g000001"
    assert any("four referrals" in citation["quote"] for citation in body["citations"])


def test_the_keys_come_in_the_order_of_the_contract(client: FlaskClient) -> None:
    text = client.post("/api/v1/ask", json={"question": "allotments"}).get_data(as_text=True)
    assert list(json.loads(text))[:3] == ["outcome", "question", "understood"]


@pytest.mark.parametrize(
    "council", ["Wexmoor District Council", "wexmoor district council", "Wexmoor", "WEXMOOR"]
)
def test_a_council_is_known_by_its_full_and_its_usual_name(
    client: FlaskClient, council: str
) -> None:
    asked = {"question": "allotments", "council": council, "from": "2022-01-01"}
    body = client.post("/api/v1/ask", json=asked).get_json()
    assert body["understood"]["councils"] == ["Wexmoor District Council"]
    assert {citation["document_id"] for citation in body["citations"]} == {3}
    assert any("known date" in gap for gap in body["coverage"]["gaps"])


def test_a_given_window_takes_the_place_of_the_one_in_the_words(client: FlaskClient) -> None:
    asked = {"question": "What was said about allotments in 2019?", "from": "2022-01-01"}
    body = client.post("/api/v1/ask", json=asked).get_json()
    assert (body["understood"]["from"], body["understood"]["to"]) == ("2022-01-01", None)
    assert body["outcome"] == "answer"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": 7}, "question"),
        ({"question": "  "}, "question"),
        ({"question": "a" * 2001}, "question"),
        ({"question": "\ud800"}, "question"),
        ({"question": "x", "council": 7}, "council"),
        ({"question": "x", "council": "Atlantis"}, "council"),
        ({"question": "x", "committee": ["Cabinet", None]}, "committee"),
        ({"question": "x", "committee": "Atlantis"}, "committee"),
        ({"question": "x", "from": 2019}, "from"),
        ({"question": "x", "from": "2019"}, "from"),
        ({"question": "x", "to": "2019-02-29"}, "to"),
        ({"question": "x", "comittee": "Cabinet"}, "comittee"),
        ([], "object"),
        ("x", "object"),
    ],
)
def test_wrong_input_is_a_problem_that_names_the_field(
    client: FlaskClient, body: object, field: str
) -> None:
    data = json.dumps(body)  # as ASCII, so that half a character gets through
    response = client.post("/api/v1/ask", data=data, content_type="application/json")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert field in response.get_json()["detail"]
    assert response.get_json()["remedy"]


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"\xff", "application/json", 400),
    ],
)
def test_what_is_not_json_is_a_problem(
    client: FlaskClient, data: bytes, kind: str, status: int
) -> None:
    response = client.post("/api/v1/ask", data=data, content_type=kind)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"


def test_a_search_pages_through_its_hits(client: FlaskClient) -> None:
    whole = client.get("/api/v1/search?q=the+modern+centre&limit=100").get_json()
    first = client.get("/api/v1/search?q=the+modern+centre&limit=1").get_json()
    second = client.get("/api/v1/search?q=the+modern+centre&limit=1&offset=1").get_json()
    assert whole["total"] == len(whole["hits"]) == first["total"]
    pages = [hit["passage_id"] for hit in (*first["hits"], *second["hits"])]
    assert pages == [hit["passage_id"] for hit in whole["hits"]][:2]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "q"), ("q=", "q"), ("q=x&limit=0", "limit"), ("q=x&limit=101", "limit"),
        ("q=x&limit=ten", "limit"), ("q=x&offset=-1", "offset"), ("q=x&exact=maybe", "exact"),
        ("q=x&to=1.2.2020", "to"), ("q=x&council=Atlantis", "council"), ("q=x&wher=y", "wher"),
    ],
)  # fmt: skip
def test_a_search_that_makes_no_sense_is_a_problem_that_names_the_field(
    client: FlaskClient, query: str, field: str
) -> None:
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    assert field in response.get_json()["detail"]


@pytest.mark.parametrize(
    "query", ['"', "((((", "AND", "NOT", "*", "a" * 2000, "NEAR/0", "%00", "title:", "\U0001f600"]
)
def test_no_query_however_odd_is_an_error(client: FlaskClient, query: str) -> None:
    assert client.get("/api/v1/search", query_string={"q": query}).status_code == 200
    assert client.post("/api/v1/ask", json={"question": query}).status_code == 200
