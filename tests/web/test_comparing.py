"""One question put to several councils: each answers by itself, or says why it does not."""

import html
import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import client_of
from tests.web.homes import load, write
from tests.web.test_pages import page, words

HEAD = """{council}

Cabinet

Minutes of a meeting of the Cabinet held on {day}

1. {title}

"""


def minutes(council: str, day: str, title: str, *said: str) -> str:
    return HEAD.format(council=council, day=day, title=title) + "\n\n".join(said) + "\n"


MINUTES = {
    "ashmoor.txt": minutes(
        "ASHMOOR DISTRICT COUNCIL", "4 June 2024", "Skateparks",
        "Councillor Nell Tarrant said that the skatepark had cost £40,000.",
        "RESOLVED that the skatepark be lit until nine.",
    ),
    "brendle.txt": minutes(
        "BRENDLE BOROUGH COUNCIL", "9 July 2024", "Skateparks",
        "Councillor Omar Pike said that the skatepark had cost £75,000.",
        "RESOLVED that the skatepark be closed.",
    ),
    "corley.txt": minutes(
        "CORLEY TOWN COUNCIL", "1 May 2024", "Markets",
        "Councillor Ida Moss said that the market had lost three stalls.",
    ),
    "dunmere.txt": minutes(
        "DUNMERE PARISH COUNCIL", "2 May 2024", "Ponds",
        "The Clerk reported that the pond had been dredged.",
    ),
    "elmstow.txt": minutes(
        "ELMSTOW PARISH COUNCIL", "3 May 2024", "Benches",
        "The Clerk reported that two benches had been bought.",
    ),
}  # fmt: skip
ASKED = "What was said about the skatepark?"
A, B, C, D, E = (
    "Ashmoor District Council", "Brendle Borough Council", "Corley Town Council",
    "Dunmere Parish Council", "Elmstow Parish Council",
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = write(tmp_path_factory.mktemp("minutes"), MINUTES)
    return client_of(load(tmp_path_factory.mktemp("home"), folder))


def compared(client: FlaskClient, *councils: str, q: str = ASKED, **more: str) -> str:
    given = [("q", q), *(("council", one) for one in councils), *more.items()]
    return page(client, f"/compare?{urlencode(given)}")


def columns(markup: str) -> dict[str, str]:
    """What each column says, by its heading, in the order of the page."""
    found = re.findall(r'<section aria-labelledby="answers-.*?</section>', markup, re.DOTALL)
    return {words(re.findall(r"<h2.*?</h2>", one, re.DOTALL)[0]): one for one in found}


def not_compared(markup: str) -> str:
    return words(markup.split('id="not-compared"')[1].split("</section>")[0])


@pytest.mark.parametrize(
    "q", [ASKED, "What was said about the skatepark and what was decided about the skatepark?"]
)
def test_each_council_answers_from_its_own_minutes_only(client: FlaskClient, q: str) -> None:
    found = columns(compared(client, A, B, q=q))
    assert list(found) == [A, B]
    ashmoor, brendle = (words(one) for one in found.values())
    assert "£40,000" in ashmoor
    assert "lit until nine" in ashmoor
    assert "Cabinet, 4 June 2024" in ashmoor
    assert "1 document searched" in ashmoor
    assert not re.search("£75,000|be closed|Pike", ashmoor)
    assert "Councillor Omar Pike · Cabinet, 9 July 2024" in brendle
    assert not re.search("£40,000|until nine|Tarrant", brendle)


def test_a_column_says_what_the_full_answer_of_that_council_says(client: FlaskClient) -> None:
    for markup in columns(compared(client, A, B)).values():
        (whole,) = re.findall(r'href="(/ask\?[^"]+)"', markup)
        answer = page(client, html.unescape(whole))
        quoted = [
            words(one) for one in re.findall(r"<blockquote.*?</blockquote>", markup, re.DOTALL)
        ]
        assert len(quoted) == 2
        assert all(one in words(answer) for one in quoted)


def test_a_council_that_does_not_say_tells_why_and_stands_last(client: FlaskClient) -> None:
    found = columns(compared(client, C, A))
    assert list(found) == [A, C]
    assert "These minutes do not answer this" in words(found[C])
    assert "but not by Corley Town Council" in words(found[C])
    refusal = found[C].split('<div class="silence">')[1]
    assert "What comes nearest to it, for Corley Town Council" in words(refusal)
    assert "silence" not in found[A]
    assert "blockquote" not in found[C]


def test_each_citation_opens_at_its_quotation_and_leads_back_to_the_comparison(
    client: FlaskClient,
) -> None:
    for council, markup in columns(compared(client, A, B)).items():
        for href in re.findall(r'class="cite" href="([^"]+)"', markup):
            opened = page(client, html.unescape(href))
            assert f"{council}" in words(opened)
            assert 'id="quote"' in opened
            assert 'href="/compare?q=What+was+said' in opened


@pytest.mark.parametrize(
    ("chosen", "shown", "left"),
    [
        ((A, B), [A, B], f"{C}; {D}; {E}."),
        ((B, A, E, D, C), [B, A, D, E], f"{C}."),
        ((), [A, B, C, D], f"{E}."),
        ((E,), [A, B, C, E], f"{D}."),
    ],
)
def test_two_to_four_are_compared_and_the_others_are_named(
    client: FlaskClient, chosen: tuple[str, ...], shown: list[str], left: str
) -> None:
    markup = compared(client, *chosen)
    assert sorted(columns(markup)) == sorted(shown)
    assert not_compared(markup).startswith(f"Not compared {left}") or left in not_compared(markup)
    ticked = re.findall(r'name="council" value="([^"]+)" checked', markup)
    assert sorted(ticked) == sorted(shown)
    assert ("Four councils are compared at most" in markup) == (len(chosen) > 4)


def test_councils_that_the_question_names_are_the_ones_compared(client: FlaskClient) -> None:
    asked = f"What was said about the skatepark by {B} and {C}?"
    assert list(columns(compared(client, q=asked))) == [B, C]


def test_where_nobody_chose_the_councils_that_speak_of_it_are_among_those_compared(
    client: FlaskClient,
) -> None:
    found = columns(compared(client, q="What was said about the benches?"))
    assert next(iter(found)) == E
    assert len(found) == 4


def test_a_council_that_is_not_held_is_told_with_those_that_are(client: FlaskClient) -> None:
    text = words(page(client, "/compare?q=skatepark&council=Narnia", 400))
    assert "no minutes of 'Narnia' are held" in text
    assert A in text


def test_what_the_question_came_with_goes_on_to_every_council(client: FlaskClient) -> None:
    found = columns(compared(client, A, B, **{"from": "2024-07-01"}))
    assert list(found) == [B, A]
    assert "not" in words(found[A])
    assert "from=2024-07-01" in found[A]
    follow = compared(client, A, B, q="And what was decided?", earlier=ASKED)
    assert 'name="earlier" value="What was said about the skatepark?"' in follow
    assert all("skatepark be" in words(one) for one in columns(follow).values())


def test_without_a_question_there_is_the_form_alone(client: FlaskClient) -> None:
    markup = page(client, "/compare")
    assert columns(markup) == {}
    assert markup.count('type="checkbox"') == 5
    assert " checked>" not in markup


def test_an_answer_and_a_refusal_lead_to_the_comparison(client: FlaskClient) -> None:
    for asked in (ASKED, "What was said about unicorns?"):
        markup = page(client, f"/ask?{urlencode({'q': asked})}")
        (href,) = re.findall(r'href="(/compare\?[^"]+)"', markup)
        assert len(columns(page(client, html.unescape(href)))) == 4


def test_one_council_alone_has_nothing_to_be_compared_with(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = write(tmp_path_factory.mktemp("m"), {"a.txt": MINUTES["ashmoor.txt"]})
    client = client_of(load(tmp_path_factory.mktemp("h"), folder))
    assert "nothing to compare" in words(page(client, "/compare?q=skatepark"))
    assert 'href="/compare?' not in page(client, f"/ask?{urlencode({'q': ASKED})}")
