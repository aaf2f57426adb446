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
        ({"question": "x", "council": "a" * 301}, "council"),
        ({"question": "x", "council": ["a"] * 51}, "council"),
        ({"question": "x", "committee": ["Cabinet", None]}, "committee"),
        ({"question": "x", "conversation": ["  "]}, "conversation"),
        ({"question": "x", "from": 2019}, "from"),
        ({"question": "x", "from": "2019"}, "from"),
        ({"question": "x", "to": "2019-02-29"}, "to"),
        ({"question": "x", "to": "٢٠١٩-٠٢-٠١"}, "to"),
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


def test_everything_that_matches_is_listed_with_why_and_what_may_be_missing(
    client: FlaskClient,
) -> None:
    found = client.get("/api/v1/everything?q=slavery&limit=1").get_json()
    again = client.get("/api/v1/everything?q=slavery&limit=1&offset=1").get_json()
    assert found["total"] == again["total"] == found["record"]["passages_found"] >= 2
    assert found["hits"][0]["passage_id"] != again["hits"][0]["passage_id"]
    assert "words" in found["hits"][0]["reasons"]
    assert found["estimate"]["by_words"] >= found["reasons"]["words"]
    assert found["record"]["searched_for"] == "slavery"
    page = client.get("/search.json?q=slavery&all=1").get_json()
    assert page["total"] == found["total"]
    assert page["hits"][0]["passage_id"] == found["hits"][0]["passage_id"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "q"), ("q=", "q"), ("q=x&limit=0", "limit"), ("q=x&limit=101", "limit"),
        ("q=x&limit=ten", "limit"), ("q=x&offset=-1", "offset"), ("q=x&exact=maybe", "exact"),
        ("q=x&to=1.2.2020", "to"), ("q=x&from=", "from"), ("q=x&wher=y", "wher"),
        ("q=x&q=y", "q"), ("q=x&exact=TRUE", "exact"), ("q=x&limit=1&limit=2", "limit"),
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


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"council": "Atlantis"}, "council"),
        ({"council": "\ud800"}, "council"),
        ({"committee": ["Cabinet", "Atlantis"]}, "committee"),
        ({"from": "2020-01-02", "to": "2020-01-01"}, "from"),
    ],
)
def test_what_fits_the_description_and_cannot_be_met_is_not_held(
    client: FlaskClient, more: dict[str, object], field: str
) -> None:
    data = json.dumps({"question": "x", **more})
    response = client.post("/api/v1/ask", data=data, content_type="application/json")
    assert (response.status_code, response.content_type) == (404, "application/problem+json")
    assert response.get_json()["type"] == "/api/v1/problems#not-held"
    assert field in response.get_json()["detail"]


def test_several_councils_may_be_named_in_an_address(client: FlaskClient) -> None:
    asked = "q=the&council=Wexmoor&council=Wexmoor+District+Council"
    found = client.get(f"/api/v1/search?{asked}").get_json()
    assert {hit["council"] for hit in found["hits"]} == {"Wexmoor District Council"}
    assert client.get(f"/api/v1/search?{asked}&council=Atlantis").status_code == 404


def test_a_document_is_told_with_its_items_decisions_and_speakers(client: FlaskClient) -> None:
    found = client.get("/api/v1/documents/3").get_json()
    assert [item["number"] for item in found["items"]][-2:] == ["56", "57"]
    assert [one["outcome"] for one in found["decisions"]] == ["resolved"]
    assert found["said"][0]["speaker"] == "Councillor Maud Ellery"
    assert (found["date"], found["origins"]["date"]) == ("2022-11-09", "text")


def test_a_document_is_read_in_pieces_that_make_up_the_whole(client: FlaskClient) -> None:
    whole = client.get("/api/v1/documents/3/text").get_json()
    assert (whole["next"], len(whole["text"])) == (None, whole["characters"])
    pieces: list[str] = []
    at: int | None = 0
    while at is not None:
        piece = client.get(f"/api/v1/documents/3/text?start={at}&length=100").get_json()
        pieces.append(piece["text"])
        at = piece["next"]
    assert len(pieces) > 2
    assert "".join(pieces) == whole["text"]
    assert client.get("/api/v1/documents/3/text?start=999999").get_json()["text"] == ""


def test_a_quotation_is_read_at_the_place_its_citation_gives(client: FlaskClient) -> None:
    asked = {"question": "What was said about modern slavery?"}
    one = client.post("/api/v1/ask", json=asked).get_json()["citations"][0]
    length = one["end"] - one["start"]
    place = f"{one['document_id']}/text?start={one['start']}&length={length}"
    assert client.get(f"/api/v1/documents/{place}").get_json()["text"] == one["quote"]


@pytest.mark.parametrize("number", ["0", "99", "9223372036854775808", "x", "-1", "1.0"])
def test_a_document_that_is_not_there_is_a_problem(client: FlaskClient, number: str) -> None:
    for address in (f"/api/v1/documents/{number}", f"/api/v1/documents/{number}/text"):
        response = client.get(address)
        assert (response.status_code, response.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ["leisure centre close", "be noted"]),
        ("topic=modern+slavery", ["be noted"]),
        ("topic=leisure", ["leisure centre close"]),
        ("from=2020-01-01", ["leisure centre close"]),
        ("committee=Cabinet&to=2020-01-01", []),
        ("outcome=resolved&limit=1", ["leisure centre close"]),
        ("outcome=refused", []),
        ("mover=nobody", []),
        ("limit=1&offset=1", ["be noted"]),
    ],
)
def test_the_register_is_narrowed_and_paged(
    client: FlaskClient, query: str, words: list[str]
) -> None:
    found = client.get(f"/api/v1/decisions?{query}").get_json()
    texts = [decision["text"] for decision in found["decisions"]]
    assert len(texts) == len(words)
    assert all(part in text for part, text in zip(words, texts, strict=True))


def test_meetings_are_listed_by_date_and_paged(client: FlaskClient) -> None:
    found = client.get("/api/v1/meetings").get_json()
    assert [one["date"] for one in found["meetings"]] == ["2019-09-04", "2022-11-09", None]
    narrowed = client.get("/api/v1/meetings?committee=Cabinet&limit=1").get_json()
    assert (narrowed["total"], narrowed["meetings"][0]["date"]) == (1, "2022-11-09")
    assert client.get("/api/v1/meetings?from=2023-01-01").get_json()["total"] == 0


def test_coverage_says_what_is_held_and_what_could_not_be_read(client: FlaskClient) -> None:
    found = client.get("/api/v1/coverage").get_json()
    assert (found["documents"], found["unreadable"], found["undated"]) == (3, 1, 1)
    assert found["refused"][0]["source"].endswith("broken.pdf")
    assert found["councils"] == ["Wexmoor District Council"]


def test_every_kind_of_problem_has_an_address_that_is_listed(client: FlaskClient) -> None:
    listed = {one["type"]: one for one in client.get("/api/v1/problems").get_json()["problems"]}
    for told in (
        client.get("/api/v1/nowhere"),
        client.get("/api/v1/ask"),
        client.get("/api/v1/search"),
        client.post("/api/v1/ask", data="x", content_type="text/plain"),
        client.post("/api/v1/ask", json={"question": "a" * 70_000}),
    ):
        kind = listed[told.get_json()["type"]]
        assert (kind["status"], kind["title"]) == (told.status_code, told.get_json()["title"])
