"""The summary by a language model on the page, in the API and in the terminal; and without one."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

import web.commands.ask
from corpus.errors import BadRequest
from tests.qa.model_server import ModelServer, serving
from tests.web.conftest import client_of
from tests.web.homes import open_with_words
from tests.web.test_pages import page, words
from web.settings import Settings, from_environment

ASKED = "What was said about modern slavery?"


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with serving(ModelServer(says="Four referrals had been made in the year [1].")) as server:
        yield server


@pytest.fixture
def configured(home: Settings, model: ModelServer) -> Settings:
    return replace(home, llm=model.endpoint())


def number_of(client: FlaskClient, words_in_it: str) -> int:
    body = client.post("/api/v1/ask", json={"question": ASKED}).get_json()
    return next(int(c["number"]) for c in body["citations"] if words_in_it in c["quote"])


def test_without_a_model_nothing_is_added_and_nobody_is_asked(client: FlaskClient) -> None:
    assert "summary" not in client.post("/api/v1/ask", json={"question": ASKED}).get_json()
    assert "language model" not in page(client, f"/ask?q={ASKED}")


def test_the_summary_stands_beside_the_same_answer(
    client: FlaskClient, configured: Settings, model: ModelServer
) -> None:
    number = number_of(client, "four referrals")
    model.says = f"Four referrals about modern slavery had been made [{number}]. All resigned [1]."
    plain = client.post("/api/v1/ask", json={"question": ASKED}).get_json()
    with_it = client_of(configured).post("/api/v1/ask", json={"question": ASKED}).get_json()
    summary = with_it.pop("summary")
    assert {k: v for k, v in with_it.items() if k != "took_ms"} == {
        k: v for k, v in plain.items() if k != "took_ms"
    }
    assert summary["sentences"] == [
        {"text": "Four referrals about modern slavery had been made.", "citations": [number]}
    ]
    assert (summary["written_by"], summary["removed"]) == ("language model", 1)


def test_the_page_marks_it_and_keeps_every_quotation(
    client: FlaskClient, configured: Settings, model: ModelServer
) -> None:
    model.says = (
        f"Four referrals about modern slavery had been made [{number_of(client, 'four ref')}]."
    )
    shown = words(page(client_of(configured), f"/ask?q={ASKED}"))
    assert "written by a language model" in shown
    assert "parrot-1" in shown
    assert "four referrals about modern slavery had been made in the year" in shown


def test_a_model_that_fails_leaves_the_answer_and_says_why(
    configured: Settings, model: ModelServer
) -> None:
    model.status = 500
    shown = words(page(client_of(configured), f"/ask?q={ASKED}"))
    assert "the model's server answered with an error" in shown.replace("’", "'")
    assert "four referrals" in shown


def test_a_welsh_page_says_in_welsh_why_there_is_no_summary(
    configured: Settings, model: ModelServer
) -> None:
    model.status = 500
    shown = page(client_of(configured), f"/ask?q={ASKED}&lang=cy")
    assert '<p class="quiet">Nid oes crynodeb: atebodd gweinydd y model â gwall.</p>' in shown
    assert "answered with an error" not in shown


def test_markup_from_a_model_never_reaches_the_page(
    configured: Settings, model: ModelServer
) -> None:
    model.says = "<img src=x onerror=alert(1)> four referrals had been made [1]."
    assert "onerror" not in page(client_of(configured), f"/ask?q={ASKED}")


def test_a_refusal_is_not_given_to_a_model(configured: Settings, model: ModelServer) -> None:
    body = client_of(configured).post("/api/v1/ask", json={"question": "unicorns?"}).get_json()
    assert body["outcome"] == "no_answer"
    assert "summary" not in body
    assert model.paths == []


def test_the_terminal_prints_it_last_and_names_the_writer(
    client: FlaskClient, configured: Settings, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = number_of(client, "four referrals")
    model.says = f"Four referrals about modern slavery had been made [{number}]."
    monkeypatch.setattr(web.commands.ask, "open_library", open_with_words)
    said = CliRunner().invoke(web.commands.ask.command, [ASKED], obj=configured)
    assert said.exit_code == 0
    assert "language model (parrot-1)" in said.stdout.splitlines()[-2]
    found = CliRunner().invoke(web.commands.ask.command, [ASKED, "--json"], obj=configured)
    assert json.loads(found.stdout)["summary"]["model"] == "parrot-1"


def test_a_model_is_set_by_address_and_name_together_and_its_key_goes_to_no_child() -> None:
    variables = {
        "MINUTEBOOK_LLM_URL": "http://localhost:11434/v1", "MINUTEBOOK_LLM_MODEL": "m",
        "MINUTEBOOK_LLM_KEY": "secret", "MINUTEBOOK_LLM_SECONDS": "5",
    }  # fmt: skip
    settings = from_environment(variables)
    assert settings.llm is not None
    assert (settings.llm.model, settings.llm.seconds) == ("m", 5.0)
    assert "secret" not in repr(settings)
    assert "secret" not in settings.environment.values()
    assert from_environment({}).llm is None


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"MINUTEBOOK_LLM_URL": "http://x/v1"}, "MINUTEBOOK_LLM_MODEL"),
        ({"MINUTEBOOK_LLM_MODEL": "m"}, "MINUTEBOOK_LLM_URL"),
        ({"MINUTEBOOK_LLM_URL": "x", "MINUTEBOOK_LLM_MODEL": "m"}, "MINUTEBOOK_LLM_URL"),
        (
            {"MINUTEBOOK_LLM_URL": "http://x", "MINUTEBOOK_LLM_MODEL": "m",
             "MINUTEBOOK_LLM_SECONDS": "0"},
            "MINUTEBOOK_LLM_SECONDS",
        ),
    ],
)  # fmt: skip
def test_a_model_set_by_halves_is_told(variables: dict[str, str], named: str) -> None:
    with pytest.raises(BadRequest, match=named):
        from_environment(variables)
