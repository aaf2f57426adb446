"""Permanent addresses: the same answer later, nothing forged, and nothing that was erased."""

import html
import os
import re
import stat
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.store import record
from corpus.store.connection import Database
from corpus.store.home import Home
from qa.ask import ask
from qa.library import Library
from qa.models import Answer
from tests.web.conftest import TODAY
from tests.web.homes import MINUTES, load, open_with_words, write
from tests.web.test_pages import page, words
from web.frozen import key_of, thaw, token

KEY = b"k" * 32
QUESTIONS = ["What was said about modern slavery?", "What was decided?", "leisure centre",
             "How many referrals about modern slavery were made?"]  # fmt: skip


def answered(library: Library, question: str) -> Answer:
    found = ask(library, question, today=TODAY)
    assert isinstance(found, Answer)
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_comes_back_as_it_was_given(library: Library, question: str) -> None:
    given = answered(library, question)
    kept = thaw(library, token(given, "2026-01-01", KEY), KEY)
    assert kept is not None
    assert kept.whole
    assert kept.on == "2026-01-01"
    assert kept.answer.findings == given.findings
    assert kept.answer.citations == given.citations
    assert (kept.answer.answer, kept.answer.answer_citation) == (
        given.answer, given.answer_citation,
    )  # fmt: skip
    assert kept.answer.searched == given.searched


def test_no_sign_of_an_address_can_be_changed(library: Library) -> None:
    text = token(answered(library, QUESTIONS[0]), "2026-01-01", KEY)
    for at in range(0, len(text), 7):
        changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
        assert thaw(library, changed, KEY) is None or changed.rstrip("=")[:-1] == text[:-1]
    for other in ("", ".", "é.é", text.partition(".")[0], text + "." + text, "A" * 40_000 + ".A"):
        assert thaw(library, other, KEY) is None
    assert thaw(library, text, b"x" * 32) is None


def test_what_was_erased_is_gone_from_old_answers_too(tmp_path: Path) -> None:
    settings = load(tmp_path / "home", write(tmp_path / "minutes", MINUTES))
    library = open_with_words(settings)
    address = token(answered(library, "What was decided?"), "2026-01-01", KEY)
    with Database(Home(settings.home).collection("public").record, writable=True) as database:
        for source in database.rows("SELECT document_id FROM documents WHERE source LIKE '%2019%'"):
            record.erase_document(database, int(source[0]))
    kept = thaw(library, address, KEY)
    assert kept is not None
    assert not kept.whole
    assert {c.meeting_date for c in kept.answer.citations} == {"2022-11-09"}


def test_the_page_of_an_answer_leads_to_the_page_that_keeps_it(client: FlaskClient) -> None:
    today = page(client, "/ask?q=What was said about modern slavery?")
    (href,) = re.findall(r'href="(/answer/[^"]+)"', today)
    kept = page(client, html.unescape(href))
    assert "as it was given on 1 January 2026" in words(kept)
    assert quotations_in(kept) == quotations_in(today)


def quotations_in(markup: str) -> list[str]:
    """What is quoted, without the trail by which its links lead back to the answer."""
    found: list[str] = re.findall(r"<blockquote.*?</blockquote>", markup, re.DOTALL)
    return [re.sub(r"&amp;hit=\d+&amp;answer=\w+", "", one) for one in found]


@pytest.mark.parametrize("text", ["x", "a.b", "%00", "..", "<script>"])
def test_an_address_that_was_never_given_is_not_found(client: FlaskClient, text: str) -> None:
    assert client.get(f"/answer/{text}").status_code == 404


def test_the_key_is_made_once_and_is_nobody_else_s_to_read(tmp_path: Path) -> None:
    key = key_of(tmp_path)
    assert key == key_of(tmp_path)
    assert len(key or b"") == 32
    assert stat.S_IMODE(os.stat(tmp_path / "answers.key").st_mode) == 0o600  # noqa: PTH116
    assert key_of(tmp_path / "absent") is None
