"""What a person does with the pages, in a real browser."""

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "/", "/ask?q=What was said about modern slavery?", "/ask?q=What was said about unicorns?",
    "/search", "/search?q=dog+fouling", "/documents", "/documents/2?start=300&end=400#quote",
]  # fmt: skip
# For each text on the page: its words and the contrast with the ground behind it (WCAG 2.2).
CONTRASTS = """() => {
  const numbers = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length && (colour.length < 4 || colour[3] === 1)) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("body *")]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => e.checkVisibility() && e.tagName !== "OPTION")
    .map(e => {
      const pair = [light(numbers(getComputedStyle(e).color)), light(ground(e))];
      return [e.innerText.slice(0, 40), (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
    });
}"""


def test_a_citation_leads_to_the_quotation_highlighted_and_in_view(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill("What was said about modern slavery?")
    page.get_by_role("button", name="Ask").click()
    first = page.locator(".finding").first
    quote = first.locator("blockquote").inner_text().rsplit("[", 1)[0]
    first.locator("a.cite").click()
    mark = page.locator("mark#quote")
    expect(mark).to_be_in_viewport()
    shown = " ".join(page.locator("mark.quote").all_inner_texts())
    assert " ".join(shown.split()) == " ".join(quote.split())
    ground = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", "transparent")


def test_everything_can_be_done_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type("leisure centre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask?**")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "cite":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("mark#quote")).to_be_in_viewport()
    expect(page.locator("mark#quote")).to_be_focused()


def test_a_part_of_the_scope_is_taken_away_by_its_cross(page: Page) -> None:
    page.goto("/ask?q=What was said about allotments by Wexmoor in 2019?")
    expect(page.get_by_role("heading", level=1)).to_contain_text("do not answer this")
    page.get_by_label("Ask again without 2019").click()
    expect(page.locator("blockquote").first).to_contain_text("nineteen people")


@pytest.mark.parametrize("address_of", PAGES)
def test_no_page_scrolls_sideways_on_a_narrow_screen(page: Page, address_of: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address_of)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address_of", PAGES)
def test_all_text_stands_out_from_its_ground(
    browser: Browser, address: str, address_of: str, scheme: str
) -> None:
    with browser.new_context(
        base_url=address, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        page.goto(address_of)
        weak = [text for text, contrast in page.evaluate(CONTRASTS) if contrast < 4.5]
    assert weak == []


def test_the_pages_work_without_javascript(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/ask?q=What was said about modern slavery?")
        page.locator("a.cite").first.click()
        expect(page.locator("mark#quote")).to_be_in_viewport()


def test_a_printed_answer_has_its_question_and_no_forms(page: Page) -> None:
    page.goto("/ask?q=What was said about modern slavery?")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Ask")).to_be_hidden()
    expect(page.locator(".sources")).to_be_visible()
