"""Nobody is kept out: axe-core finds nothing on any page, wide and narrow, light and dark."""

import pytest
from playwright.sync_api import Browser, Page

ASKED = "/ask?q=What was said about modern slavery?"
PAGES = [
    "/", ASKED, "/ask?q=How many referrals were made?&earlier=What was said about modern slavery?",
    "/ask?q=What was said about unicorns in 2019?", "/search", "/search?q=the&order=newest",
    "/search?q=the&year=2022", '/search?q="purple elephants', "/documents", "/documents?year=2019",
    "/documents/2?start=300&end=400#quote", "/documents/2?start=5", "/decisions",
    "/decisions?topic=leisure", "/people", "/person?name=Councillor Priya Nandakumar", "/held",
    "/timeline?q=the", "/nowhere", "/nowhere?lang=cy", f"{ASKED}&lang=cy", "/search?q=the&lang=cy",
    "/decisions?lang=cy", "/actions", "/actions?lang=cy", "/compare",
]  # fmt: skip
RUN = "() => axe.run(document, {resultTypes: ['violations', 'incomplete']})"
# A page with faults of several kinds, to prove that the check would find ours.
BAD = """<!doctype html><html><head><title></title></head><body>
<img src="/static/icon.svg"><p style="color:#bbb;background:#fff">pale words</p>
<input type="text"><button></button><a href="#"></a><h4>too deep</h4></body></html>"""


def faults(page: Page, axe: str) -> list[str]:
    """What axe-core finds on a page, or cannot decide."""
    page.evaluate(axe)
    found = page.evaluate(RUN)
    return [
        f"{kind} {one['id']}: {node['html'][:120]}"
        for kind in ("violations", "incomplete")
        for one in found[kind]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("address_of", PAGES)
def test_axe_finds_nothing_on_any_page(page: Page, axe: str, address_of: str) -> None:
    page.goto(address_of)
    assert faults(page, axe) == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_what_is_wrong_with_a_bad_page(browser: Browser, axe: str) -> None:
    page = browser.new_page()
    page.set_content(BAD)
    found = {fault.split()[1].rstrip(":") for fault in faults(page, axe)}
    page.close()
    assert {"color-contrast", "image-alt", "label", "button-name", "link-name", "html-has-lang",
            "document-title"} <= found  # fmt: skip
