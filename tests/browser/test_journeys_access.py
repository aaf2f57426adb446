"""The same journeys by keyboard alone, at 200 per cent, on paper, and by names and roles."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visiting
from tests.browser.ways import CUT, ask, squeezed

PRECEDENT = "What did Wexmoor decide about modern slavery in 2018?"
REFUSED = "What did Wexmoor decide about libraries in 2019?"
PAGES = {
    "answer": f"/ask?q={PRECEDENT}",
    "no-answer": f"/ask?q={REFUSED}",
    "search": "/search?q=flooding&all=1&council=Wexmoor District Council&year=2024",
    "timeline": "/timeline?q=modern slavery",
    "register": "/decisions?topic=modern slavery&year=2018",
    "held": "/held",
}
# What must stand on paper beside the quotations: what was asked or looked for, and how.
PRINTED = {
    "answer": [PRECEDENT, "2018"],
    "no-answer": [REFUSED, "The minutes held here do not answer this"],
    "search": ["for “flooding”", "Council Wexmoor District Council", "Year 2024", "may still be"],
    "timeline": ["for “modern slavery”", "17 July 2018"],
    "register": ["Register of decisions", "moved by Mr D Cotterill, seconded by Mrs P Danvers"],
    "held": ["Meetings whose minutes are missing", "11 August 2021"],
}
MOST_STOPS = 120  # of the keyboard on the way to something on one page
# Where the keyboard stands: the name, whether the place can be seen, and whether it is marked.
STOP = """() => {
  const one = document.activeElement, look = getComputedStyle(one);
  const box = one.getBoundingClientRect(), down = Math.min(box.height / 2, 8);
  const words = one.getAttribute("aria-label") || one.labels?.[0]?.innerText || one.innerText || "";
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + down);
  return {
    name: words.trim().replace(/\\s+/g, " "),
    marked: look.outlineStyle !== "none" || look.boxShadow !== "none",
    shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right <= innerWidth + 1
      && (over === null || one.contains(over) || over.contains(one)),
  };
}"""
# Whether the keyboard stands behind the quotation.
BEHIND = """() => !!(document.getElementById("quote")
  .compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)"""
# The words of a page's main part as they are shown, but not how long the search took.
WORDS = """() => document.querySelector("main").innerText.replace(/\\S+ in \\d+ ms/g, "")
  .split(/\\s+/).filter(word => /\\w/.test(word))"""


@pytest.fixture
def page(browser: Browser, sample_address: str) -> Iterator[Page]:
    allowed = ["clipboard-read", "clipboard-write"]
    with visiting(browser, sample_address, permissions=allowed) as page:
        yield page


def tab_to(page: Page, name: str) -> None:
    """Go by the keyboard to what has this name; every stop on the way can be seen."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        assert stop["marked"], stop
        assert stop["shown"], stop
        passed.append(stop["name"])
        if re.match(name, stop["name"]):
            return
    raise AssertionError(f"the keyboard does not come to {name!r}, only to {passed}")


def landed(page: Page, title: str) -> None:
    """After asking, the title tells what has come, and the keyboard begins before it."""
    expect(page).to_have_title(re.compile(title))
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_journey_is_gone_by_the_keyboard_alone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("/")
    landed(page, "Ask")
    tab_to(page, "Your question")
    page.keyboard.type(PRECEDENT)
    page.keyboard.press("Enter")
    landed(page, r"^What did Wexmoor decide about modern slavery in 2018\?")
    tab_to(page, "Citation 2: ")
    page.keyboard.press("Enter")
    expect(page.locator("mark#quote")).to_be_focused()
    expect(page.locator("mark#quote")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate(BEHIND)
    page.go_back()
    tab_to(page, "Ask a follow-up question")
    page.keyboard.type("and what about the year after?")
    page.keyboard.press("Enter")
    landed(page, r"^and what about the year after\?")
    tab_to(page, "×? ?Ask again without 2019")
    page.keyboard.press("Enter")
    expect(page.locator(".scope .chip")).to_have_count(1)
    landed(page, r"^and what about the year after\?")


def test_a_refusal_says_so_in_its_title_before_anything_is_read(page: Page) -> None:
    page.goto("/")
    ask(page, REFUSED)
    landed(page, "^No answer: What did Wexmoor")


@pytest.mark.parametrize("name", PAGES)
def test_at_200_per_cent_no_word_is_lost_or_cut_off(page: Page, name: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(PAGES[name])
    assert page.evaluate(CUT) == []
    before = page.evaluate(WORDS)
    page.set_viewport_size({"width": 640, "height": 450})  # as the window is at 200 per cent
    assert page.evaluate(CUT) == []
    after = page.evaluate(WORDS)
    if name == "timeline":  # the drawing is left out: the table says the same
        before = page.locator("table").inner_text().split()
    # A table that is stacked has no row of headings, and that of months no sum of each year.
    headings = page.locator("thead th, .heat .sum").all_text_contents()
    assert set(before) - set(after) <= set(" ".join(headings).split())


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_nothing_is_cut_and_every_source_has_its_address(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    page.emulate_media(media="print")
    for control in ("navigation", "button", "searchbox", "textbox", "combobox"):
        assert not any(one.is_visible() for one in page.get_by_role(control).all()), control
    quoted = page.locator("main blockquote p").all_inner_texts()
    addresses = [one.get_attribute("href") or "" for one in page.locator("a.outward").all()]
    assert bool(addresses) == (name == "answer")
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as document:
        text = ""
        for sheet in document:
            words = sheet.get_textpage()
            text += squeezed(words.get_text_range())
            for at in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(at)
                assert left >= 0
                assert right <= sheet.get_width()
                assert 0 <= bottom < top <= sheet.get_height()
    for one in [*quoted, *addresses, *PRINTED[name], "Printed from http://"]:
        assert squeezed(one) in text, one


def test_what_is_on_an_answer_has_names_and_what_happens_is_announced(page: Page) -> None:
    page.goto(PAGES["answer"])
    expect(page.get_by_role("heading", level=1)).to_have_accessible_name(f"Answer to: {PRECEDENT}")
    expect(page.get_by_role("search")).to_have_count(1)
    expect(page.get_by_role("link", name="Ask again without 2018")).to_have_count(1)
    box = page.get_by_role("searchbox", name="Ask a follow-up question")
    expect(box).to_have_accessible_description(re.compile("^For example: and the year after"))
    for region in ("What was decided", "Sources", "What was searched"):
        expect(page.get_by_role("region", name=region)).to_have_count(1)
    for link in page.get_by_role("link").all():
        expect(link).to_have_accessible_name(re.compile(r"\w{2}"))
    levels = page.get_by_role("heading").evaluate_all("all => all.map(e => Number(e.tagName[1]))")
    assert all(after <= before + 1 for before, after in pairwise(levels))
    # The region that announces is there, and empty, before there is anything to announce.
    status = page.get_by_role("status")
    expect(status).to_have_count(1)
    expect(status).to_have_text("")
    button = page.get_by_role("button", name="Copy with citations")
    button.focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text("Copied, with citations")
    expect(button).to_be_focused()
