"""Both languages say everything, and every word of a template comes from their catalogues."""

import re
import string
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from web.languages import COOKIE, Language, Words, catalogues, chosen

WEB = Path(__file__).parents[2] / "web"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
ENGLISH, WELSH = (catalogues()[one] for one in (Language.ENGLISH, Language.WELSH))
# What is the same in every language: code a reader may type, and signs.
UNTRANSLATED = {
    '"electric vehicles"', "bus AND school", "bus OR coach", "bus NOT station", "plann*",
    "flood NEAR/5 culvert", "title:budget", "speaker:Smith", "council:Ashford",
    "committee:planning", "from:2020", "to:2021-06", "minutebook ingest FOLDER",
}  # fmt: skip


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_both_languages_have_the_same_keys_with_the_same_places_to_fill_in() -> None:
    assert list(ENGLISH.table) == list(WELSH.table)
    for key, words in ENGLISH.table.items():
        assert places(words) == places(WELSH.table[key]), key


def test_the_welsh_words_are_not_the_english_ones() -> None:
    alike = {key for key, words in ENGLISH.table.items() if words == WELSH.table[key]}
    names_alone = {"kind.agenda", "count.person.one"}  # the same word in both
    empty_of_words = {
        key
        for key in alike
        if not re.search(r"[a-z]{3}", re.sub(r"\{\w+\}", "", ENGLISH.table[key]))
    }
    assert alike - empty_of_words <= names_alone


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_comes_from_the_catalogue(path: Path) -> None:
    markup = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "§", path.read_text(), flags=re.DOTALL)
    markup = re.sub(r"<(svg|!doctype)\b.*?>", "", markup, flags=re.DOTALL | re.IGNORECASE)
    shown = re.sub(r"<[^>]*>", "\n", markup)
    words = {line.strip() for line in re.split(r"[\n§]", shown) if re.search(r"[A-Za-z]{2}", line)}
    assert words <= UNTRANSLATED
    said = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"§]*[A-Za-z]{2}[^"§]*)"', markup)
    assert said == []


def test_every_key_that_is_used_is_there_and_every_key_is_used() -> None:
    sources = "\n".join(
        path.read_text() for path in (*TEMPLATES, *WEB.glob("*.py")) if path.name != "languages.py"
    )
    quoted = set(re.findall(r"""["']([a-z_]+\.[a-z_0-9]+)["']""", sources))
    known = set(ENGLISH.table)
    grouped = set(
        "ledger status kind outcome origin facet problem month count search date read "
        "state due known reason within recorded thing failure".split()
    )
    used = {key for key in known if key in quoted or key.split(".")[0] in grouped}
    assert known - used == set()
    groups = {key.split(".")[0] for key in known}
    named = {key for key in quoted if key.split(".")[0] in groups and key.split(".")[1] != "html"}
    extra = {"count." + key.split(".")[1] for key in known if key.startswith("count.")}
    files = {"search.csv", "search.json", "search.atom", "decisions.csv", "actions.csv"}
    assert named - known - extra - files == set()


def test_a_key_that_is_missing_is_a_fault_and_never_shown() -> None:
    with pytest.raises(KeyError):
        Words(Language.ENGLISH, {})("ask.label")


@pytest.mark.parametrize(
    ("asked", "kept", "preferred", "language"),
    [
        ("cy", "en", "en", "cy"),
        (None, "cy", "en", "cy"),
        (None, None, "cy", "cy"),
        ("fr", "cy", "en", "cy"),
        ("<script>", None, None, "en"),
        (None, None, None, "en"),
    ],
)
def test_what_is_asked_for_wins_over_what_is_remembered_and_that_over_the_browser(
    asked: str | None, kept: str | None, preferred: str | None, language: str
) -> None:
    assert chosen(asked, kept, preferred) == language


def test_a_language_is_remembered_once_it_is_chosen_and_nothing_else_is(
    client: FlaskClient,
) -> None:
    assert "Set-Cookie" not in client.get("/?lang=xx").headers
    response = client.get("/search?lang=cy")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=cy;")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert '<html lang="cy"' in response.get_data(as_text=True)
    assert '<html lang="cy"' in client.get("/").get_data(as_text=True)
    assert '<html lang="en-GB"' in client.get("/?lang=en").get_data(as_text=True)


@pytest.mark.parametrize(
    "address",
    ["/", "/ask?q=modern+slavery", "/search?q=dog", "/decisions", "/actions", "/compare?q=dog"],
)
def test_the_same_page_is_one_click_away_in_the_other_language(
    client: FlaskClient, address: str
) -> None:
    english = client.get(address).get_data(as_text=True)
    (href,) = re.findall(r'href="([^"]+)" lang="cy" hreflang="cy"', english)
    welsh = client.get(href.replace("&amp;", "&")).get_data(as_text=True)
    assert "Gofyn" in welsh
    assert ">English</a>" in welsh
    for words in ("Your question", "What was said<", "Narrow these"):
        assert words not in welsh


def test_words_of_the_minutes_keep_their_own_language_on_a_welsh_page(client: FlaskClient) -> None:
    markup = client.get("/ask?q=modern+slavery&lang=cy").get_data(as_text=True)
    assert re.search(r'<blockquote [^>]*lang="en-GB"', markup)
    assert "2 cyfarfod" in markup
    assert "4 Medi 2019" in markup
