"""The pages: what a reader sees, with hostile text in every place where text comes in."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import client_of
from tests.web.homes import load, write

ATTACK = "<script>alert(1)</script>"


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.get_data(as_text=True)


def words(markup: str) -> str:
    """The text of a page as it is read."""
    main = re.sub(r"<(script|style)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def marks(markup: str) -> str:
    found = re.findall(r'<mark class="quote"[^>]*>(.*?)</mark>', markup, re.DOTALL)
    return " ".join(html.unescape(" ".join(found)).split())


def test_the_first_page_says_what_is_held_and_offers_questions_that_have_answers(
    client: FlaskClient,
) -> None:
    markup = page(client, "/")
    assert "3 documents of 2 meetings, 4 September 2019 to 9 November 2022" in words(markup)
    questions = re.findall(r'href="(/ask\?q=[^"]+)"', markup)
    assert questions
    for question in questions:
        assert "do not answer this" not in page(client, html.unescape(question))


def test_an_answer_is_sorted_into_ledgers_with_meeting_and_speaker(client: FlaskClient) -> None:
    text = words(page(client, "/ask?q=What was said about modern slavery?"))
    assert "What was said" in text
    assert "Wexmoor District Council, Overview and Scrutiny Committee" in text
    assert "4 September 2019" in text
    assert "Councillor Priya Nandakumar" in text


def test_a_pronoun_s_speaker_is_marked_as_continuing(client: FlaskClient) -> None:
    text = words(page(client, "/ask?q=What was said about the hotline number on every taxi?"))
    assert "Councillor Priya Nandakumar (continuing)" in text


def test_each_citation_opens_a_page_that_marks_the_quotation(client: FlaskClient) -> None:
    found = client.post("/api/v1/ask", json={"question": "modern slavery"}).get_json()
    assert len(found["citations"]) > 1
    for citation in found["citations"]:
        markup = page(client, citation["url"])
        assert marks(markup) == " ".join(citation["quote"].split())
        assert markup.count('id="quote"') == 1


def test_a_quotation_with_html_signs_is_marked_as_it_is_printed(client: FlaskClient) -> None:
    found = client.get("/api/v1/search?q=dog fouling litter").get_json()["hits"][0]
    assert "fouling & litter" in found["quote"]
    markup = page(client, found["url"])
    assert marks(markup) == " ".join(found["quote"].split())


@pytest.mark.parametrize(
    "place", ["start=-5&end=3", "start=5", "start=a&end=b", "start=0&end=99999999999999", "end=7",
              "start=9&end=2", "start=%C2%B2&end=3"],
)  # fmt: skip
def test_a_place_that_is_not_in_the_document_is_a_note_and_no_error(
    client: FlaskClient, place: str
) -> None:
    markup = page(client, f"/documents/2?{place}")
    assert "<mark" not in markup
    assert "is not in this document’s text" in markup


def test_each_part_of_the_scope_can_be_taken_away(client: FlaskClient) -> None:
    markup = page(client, "/ask?q=What was said about allotments by Wexmoor in 2019?")
    assert "do not answer this" in markup
    removed = re.findall(r'href="(/ask\?[^"]*without=[^"]+)"', markup)
    assert {html.unescape(one).split("without=")[1] for one in removed} == {
        "council%3AWexmoor+District+Council",
        "dates%3A",
    }
    dateless = next(one for one in removed if "dates" in one)
    assert "nineteen people were waiting" in page(client, html.unescape(dateless))


def test_a_filter_that_was_filled_in_is_taken_away_too(client: FlaskClient) -> None:
    asked = "/ask?q=allotments&council=Wexmoor&from=2019-01-01&to=2019-12-31"
    removed = re.findall(r'href="(/ask\?[^"]*without=dates[^"]*)"', page(client, asked))
    markup = page(client, html.unescape(removed[0]))
    assert "nineteen people were waiting" in markup
    assert 'value="2019-01-01"' not in markup


def test_no_answer_says_why_and_that_the_nearest_passages_do_not_answer(
    client: FlaskClient,
) -> None:
    text = words(page(client, "/ask?q=What was said about unicorns?"))
    assert "The minutes held here do not answer this" in text
    assert "These do not answer the question." in text
    assert "1 file could not be read" in text.replace("1 files", "1 file")


def test_an_empty_question_is_the_first_page_again(client: FlaskClient) -> None:
    assert "Your question" in page(client, "/ask?q=+")


def test_a_question_of_more_than_2000_characters_is_told_the_limit(client: FlaskClient) -> None:
    assert "at most 2,000 are read" in page(client, "/ask?q=" + "a" * 2001, 400)


def test_search_marks_the_words_found_and_shows_the_notes(client: FlaskClient) -> None:
    markup = page(client, "/search?q=%22leisure centre&page=1")
    assert re.search(r"<mark>leisure\s+centre</mark>", markup)
    assert "A quotation mark was not closed" in markup


def test_search_filters_and_says_when_nothing_is_left(client: FlaskClient) -> None:
    markup = page(client, "/search?q=allotment&to=2019-12-31&council=wexmoor")
    assert "nineteen people" not in markup
    assert "Not searched, as no date is known: 1 document." in markup


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/search?q=x&from=yesterday", "is not a date"),
        ("/search?q=x&from=2021-02-30", "is not a date"),
        ("/search?q=x&from=2022-01-01&to=2021-01-01", "is later than"),
        ("/search?q=x&council=Atlantis", "Choose one of: Wexmoor District Council"),
        ("/ask?q=x&committee=Atlantis", "no minutes of &#39;Atlantis&#39;"),
    ],
)
def test_a_filter_that_makes_no_sense_is_explained(
    client: FlaskClient, address: str, told: str
) -> None:
    assert told in page(client, address, 400)


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999", "²"])
def test_a_page_number_that_makes_no_sense_is_no_error(client: FlaskClient, number: str) -> None:
    page(client, f"/search?q=leisure&page={number}")


def test_the_list_names_every_document_with_what_is_unknown_and_what_was_refused(
    client: FlaskClient,
) -> None:
    text = words(page(client, "/documents"))
    assert "Council not stated" in text
    assert "date not known" in text
    assert "1 file could not be read." in text
    held = words(page(client, "/held"))
    assert "broken.pdf" in held
    assert "Files that could not be read" in held


def test_documents_are_narrowed_by_council_committee_and_year(client: FlaskClient) -> None:
    text = words(page(client, "/documents?council=Wexmoor District Council&year=2022"))
    assert "2022-11-09 Cabinet.txt" in text
    assert "2019-09-04 Scrutiny.txt" not in text
    assert "Nothing matches" in page(client, "/documents?committee=Cabinet&year=2019")


def test_a_document_says_where_each_fact_came_from(client: FlaskClient) -> None:
    text = words(page(client, "/documents/2"))
    assert "Wexmoor District Council stated in the document" in text
    assert "Decision: resolved" in text


def test_an_original_is_saved_and_never_shown(client: FlaskClient) -> None:
    response = client.get("/documents/2/original", buffered=True)
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.get_data(as_text=True).startswith("WEXMOOR DISTRICT COUNCIL")


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999999", "99/original"])
def test_a_document_that_is_not_held_is_not_found(client: FlaskClient, number: str) -> None:
    page(client, f"/documents/{number}", 404)


def test_hostile_text_is_shown_and_never_run(tmp_path: Path) -> None:
    name = 'x" onmouseover="alert(1)<img src=x onerror=alert(1)>.txt'
    text = (
        f"Agenda item\n\n{ATTACK} grants\n\nMinutes:\n\nCouncillor O<b>dd</b> {ATTACK} said that "
        f"the {ATTACK} grants were late.\n\nRESOLVED that the {ATTACK} grants be paid."
    )
    folder = write(tmp_path / "minutes", {f"wexmoor/{name}": text})
    table = (
        "file,council,committee,date,url\n"
        f'"{name.replace(chr(34), chr(34) * 2)}","{ATTACK} Council","{ATTACK}",2020-01-01,'
        '"javascript:alert(1)"\n'
    )
    write(folder, {"wexmoor/metadata.csv": table})
    client = client_of(load(tmp_path / "home", folder))
    addresses = ["/", "/documents", "/documents/1", "/documents/1?start=0&end=60"]
    queries = (f"{ATTACK} grants", f'"><{ATTACK}', f"unicorns {ATTACK}")
    addresses += [f"/{path}?q={query}" for path in ("ask", "search") for query in queries]
    for address in addresses:
        markup = client.get(address).get_data(as_text=True)
        assert ATTACK not in markup
        assert "<img" not in markup
        assert "javascript:" not in markup
        assert not re.search(r"<[^>]*\sonmouseover=", markup)
    shown = client.get("/documents/1").get_data(as_text=True)
    assert shown.count(html.escape(ATTACK)) >= 4  # council, committee, title and text
    assert "&lt;img src=x onerror=alert(1)&gt;.txt" in shown
    client.get("/documents/1/original", buffered=True)


def test_a_page_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    for address in ("/", "/ask?q=modern slavery", "/search?q=dog", "/documents", "/documents/2"):
        markup = page(client, address)
        loaded = re.findall(r'(?:src|action|<link[^>]*href)="([^"]*)"', markup)
        assert loaded
        assert all(one.startswith("/") and not one.startswith("//") for one in loaded)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (
            "/decisions?topic=leisure&outcome=resolved&year=2022",
            ["Words in the decision leisure", "Outcome resolved", "Year 2022"],
        ),
        ("/decisions", []),
        (
            "/actions?owner=clerk&due_by=2026-01-31",
            ["State Open", "Owner clerk", "Due by 31 January 2026"],
        ),
        ("/documents?year=2019", ["Year 2019"]),
    ],
)
def test_on_paper_a_list_says_what_it_was_narrowed_to_and_when_it_was_made(
    client: FlaskClient, address: str, shown: list[str]
) -> None:
    markup = page(client, address)
    facts = re.findall(r'<dl class="facts only-print">(.*?)</dl>', markup, re.DOTALL)
    pairs = [words(one) for fact in facts for one in re.findall("<div>(.*?)</div>", fact)]
    assert pairs == shown
    assert f"Printed from http://localhost{address}, 1 January 2026" in words(markup)
