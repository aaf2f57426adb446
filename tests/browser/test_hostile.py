"""Five hundred hostile texts, in every place where text reaches a page: none of them runs."""

import itertools
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE, serving_home
from tests.web.conftest import client_of
from tests.web.homes import load, write
from web.settings import Settings

RUN = "window.ran=(window.ran||0)+1"
BREAKS = [
    "", '"', "'", '">', "'>", "`", "</p>", "</textarea>", "</title>", "</script>", "-->", "]]>",
    "</mark></blockquote>", '" autofocus ', "{{", "{%", "</a>", "&quot;>", "\\",
    "</option></select>",
]  # fmt: skip
BODIES = [
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>",
    f"<SCRIPT>{RUN}</SCRIPT>", f"<svg/onload={RUN}//", f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>", f"<a href=javascript:{RUN}>x</a>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>", f"<input onfocus={RUN} autofocus>",
    f"<math><mtext><img src=x onerror={RUN}>", f"<style>@import 'javascript:{RUN}'</style>",
    f"onmouseover={RUN} x=", f"javascript:{RUN}", f"<object data=javascript:{RUN}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>", f"<video><source onerror={RUN}>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;", rf"\u003cscript\u003e{RUN}\u003c/script\u003e",
    f"<scr\u200bipt>{RUN}</scr\u200bipt>", f"7*7}}}}{RUN}", f"<base href=//x.example/>{RUN}",
    f"<form action=javascript:{RUN}><button>", f"<link rel=stylesheet href=data:,{RUN}>",
    f"<marquee onstart={RUN}>",
]  # fmt: skip
PAYLOADS = [start + body for start, body in itertools.product(BREAKS, BODIES)]
# What a page has that it could only have if a text had become markup.
FOREIGN = """() => [
  ...document.querySelectorAll("script:not([nonce]), iframe, object, base, form[action^=java],"
    + "meta[http-equiv], style, marquee, video, math, body[onload], img:not(.brand-logo)"),
  ...[...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a =>
    a.name.startsWith("on") || (["href", "src", "action", "data", "formaction"].includes(a.name)
      && /^javascript:/i.test(a.value.trim())))),
].map(e => e.outerHTML.slice(0, 120))"""


def minutes() -> dict[str, str]:
    """One document for each fifty texts: in titles, sentences, speakers and decisions."""
    found = {}
    for number in range(len(PAYLOADS) // 50):
        part = PAYLOADS[number * 50 : number * 50 + 50]
        items = "\n\n".join(
            f"{at}. Grants {one}\n\nCouncillor Ann {one} said that the {one} grants were late.\n\n"
            f"RESOLVED that the {one} grants be paid.\n\nACTION: {one} to pay the grants."
            for at, one in enumerate(part, 1)
        )
        found[f"wexmoor/2020-01-{number + 1:02d} Cabinet.txt"] = (
            "WEXMOOR DISTRICT COUNCIL\n\nCabinet\n\nMinutes of a meeting of the Cabinet held on "
            f"{number + 1} January 2020\n\n{items}\n"
        )
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = write(tmp_path_factory.mktemp("hostile"), minutes())
    name = "2020-02-01 <img src=x onerror=alert(1)>.txt"
    facts = f'"{name}","{BODIES[0]}","{BODIES[1]}",2020-02-01,"{BODIES[13]}"'
    table = f"file,council,committee,date,url\n{facts}\n"
    write(folder, {f"odd/{name}": "Grants\n\nThe grants were late.", "odd/metadata.csv": table})
    return load(tmp_path_factory.mktemp("home"), folder)


@pytest.fixture(scope="module")
def hostile(home: Settings) -> Iterator[str]:
    with serving_home(home) as address:
        yield address


@pytest.fixture
def watched(browser: Browser, hostile: str) -> Iterator[Page]:
    page = browser.new_page(base_url=hostile)
    page.set_default_timeout(PATIENCE)
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(hostile) else opened.append(asked.url),
    )
    yield page
    page.close()
    assert opened == []


def unharmed(page: Page) -> bool:
    return bool(page.evaluate("window.ran === undefined")) and page.evaluate(FOREIGN) == []


def test_there_are_five_hundred() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 500


@pytest.mark.parametrize("number", range(1, 12))
def test_no_text_of_a_document_runs(watched: Page, number: int) -> None:
    watched.goto(f"/documents/{number}?start=100&end=900")
    assert watched.locator(".para").count() >= 1
    assert unharmed(watched), watched.evaluate(FOREIGN)


@pytest.mark.parametrize(
    "address",
    ["/", "/documents", "/decisions", "/decisions?page=2", "/people", "/held",
     "/actions", "/actions?page=2", "/compare?q=grants",
     "/ask?q=What was decided about grants?&all=1", "/ask?q=grants", "/search?q=grants",
     "/search?q=grants&order=newest&page=2", "/ask?q=unicorns"],
)  # fmt: skip
def test_no_text_runs_on_the_pages_that_list_it(watched: Page, address: str) -> None:
    watched.goto(address)
    assert unharmed(watched), watched.evaluate(FOREIGN)


FIELDS = [
    "/ask?q=", "/ask?q=grants&earlier=", "/search?q=",
    "/actions?owner=", "/compare?q=", "/compare?q=grants&council=", "/compare?q=grants&earlier=",
    "/decisions?topic=", "/decisions?mover=", "/people?part=", "/person?name=",
    "/documents?council=", "/search?q=grants&committee=", "/documents/1?hit=1&search=q%3D",
    "/answer/", "/search?q=grants&from=", "/search?q=committee:", "/nowhere/", "/?lang=",
]  # fmt: skip


def test_no_text_of_an_address_becomes_markup(browser: Browser, home: Settings) -> None:
    client = client_of(home)
    page = browser.new_page()  # without our policy, which would forbid this very check
    for at in range(0, len(PAYLOADS), 50):
        asked = [
            FIELDS[number % len(FIELDS)] + quote(PAYLOADS[number], safe="")
            for number in range(at, at + 50)
        ]
        answers = [client.get(one).get_data(as_text=True) for one in asked]
        wrong = page.evaluate(
            """([pages, foreign]) => pages.flatMap((text, at) => {
              const parsed = new DOMParser().parseFromString(text, "text/html");
              return new Function("document", "return (" + foreign + ")()")(parsed)
                .map(html => at + " " + html);
            })""",
            [answers, FOREIGN],
        )
        assert wrong == [], asked[int(wrong[0].split()[0])]
    page.close()


def test_markup_that_comes_through_would_be_found(browser: Browser) -> None:
    page = browser.new_page()
    found = 0
    for body in BODIES[:10]:
        page.set_content(f"<main>{body}</main>")
        found += page.evaluate(FOREIGN) != []
    page.close()
    assert found == 10
