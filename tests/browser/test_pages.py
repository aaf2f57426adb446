"""What a person does with the pages, in a real browser."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import visiting

ASKED = "/ask?q=What was said about modern slavery?"
FIRST_LOAD, LATER = 250_000, 60_000  # bytes


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
    expect(page.get_by_text("Skip to main content")).to_be_focused()
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


def test_every_stop_of_the_keyboard_can_be_seen_and_goes_down_the_page(page: Page) -> None:
    page.goto(ASKED)
    seen: list[float] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        look = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [s.outlineStyle, s.boxShadow, e.getBoundingClientRect().top + scrollY]; }"
        )
        assert look[0] != "none" or look[1] != "none"
        seen.append(look[2])
    assert seen[1:] == sorted(seen[1:])  # the first is the link that skips


def test_a_part_of_the_scope_is_taken_away_by_its_cross(page: Page) -> None:
    page.goto("/ask?q=What was said about allotments by Wexmoor in 2019?")
    expect(page.get_by_role("heading", name="do not answer this")).to_be_visible()
    page.get_by_role("link", name="Ask again without 2019").first.click()
    expect(page.locator("blockquote").first).to_contain_text("nineteen people")


def test_a_conversation_goes_on_and_each_of_its_questions_can_be_gone_back_to(page: Page) -> None:
    page.goto(ASKED)
    page.get_by_label("Ask a follow-up question").fill("What was decided about modern slavery?")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What was decided")
    earlier = page.get_by_role("list", name="Earlier in this conversation").get_by_role("link")
    expect(earlier).to_have_text(["What was said about modern slavery?"])
    page.get_by_label("Ask a follow-up question").fill("leisure centre")
    page.keyboard.press("Enter")
    expect(earlier).to_have_count(2)
    earlier.nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What was decided")
    expect(earlier).to_have_count(1)
    page.get_by_role("link", name="Start a new conversation").click()
    expect(earlier).to_have_count(0)


def test_an_answer_is_copied_with_its_citations_and_this_is_said(
    browser: Browser, address: str
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with visiting(browser, address, permissions=allowed) as page:
        page.goto(ASKED)
        page.get_by_role("button", name="Copy with citations").click()
        expect(page.get_by_role("status")).to_have_text("Copied, with citations")
        copied = page.evaluate("navigator.clipboard.readText()")
    assert "“Councillor Priya Nandakumar said that four referrals" in copied
    assert "[1] Wexmoor District Council, Overview and Scrutiny Committee, 4 September" in copied


def test_a_search_is_narrowed_ordered_and_read_result_by_result(page: Page) -> None:
    page.goto("/search")
    page.get_by_label("Words to find").fill("the")
    page.keyboard.press("Enter")
    page.locator(".facet a", has_text="2022").click()
    expect(page.locator(".facet a[aria-current]")).to_contain_text("2022")
    page.get_by_role("link", name="Earliest first").click()
    expect(page.locator(".facet a[aria-current]")).to_contain_text("2022")
    page.locator(".hit h3 a").first.click()
    expect(page.locator("mark#quote")).to_be_in_viewport()
    page.get_by_role("link", name="Next result").click()
    expect(page.get_by_text("Result 2 of")).to_be_visible()
    expect(page.locator("mark#quote")).to_be_in_viewport()
    page.get_by_role("link", name="Back to the results").click()
    expect(page.locator(".facet a[aria-current]")).to_contain_text("2022")


def test_the_whole_way_can_be_gone_without_script(browser: Browser, address: str) -> None:
    with visiting(browser, address, java_script_enabled=False) as page:
        page.goto("/")
        page.get_by_label("Your question").fill("What was said about modern slavery?")
        page.get_by_role("button", name="Ask").click()
        expect(page.get_by_role("button", name="Copy with citations")).to_be_hidden()
        page.get_by_text("This answer as text").click()
        expect(page.get_by_label("To be copied")).to_be_visible()
        page.get_by_label("Ask a follow-up question").fill("leisure centre")
        page.get_by_role("button", name="Ask").click()
        page.locator("a.cite").first.click()
        expect(page.locator("mark#quote")).to_be_in_viewport()
        page.get_by_role("link", name="Cymraeg").click()
        expect(page.get_by_role("link", name="Gofyn")).to_be_visible()


def test_on_paper_stand_the_answer_and_its_sources_and_nothing_to_click(page: Page) -> None:
    page.goto(ASKED)
    page.emulate_media(media="print")
    for shown in (page.locator(".finding").first, page.get_by_role("heading", name="Sources"),
                  page.get_by_text("Printed from")):  # fmt: skip
        expect(shown).to_be_visible()
    for hidden in ("form", "nav", ".acts", ".language"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_on_paper_the_filters_in_force_stand_where_the_form_was(page: Page, media: str) -> None:
    on_paper = media == "print"
    page.goto("/decisions?topic=leisure&year=2022")
    page.emulate_media(media="print" if on_paper else "screen")
    expect(page.locator("form").first).to_be_visible(visible=not on_paper)
    expect(page.locator("main dl.only-print")).to_be_visible(visible=on_paper)
    expect(page.locator("main dl.only-print")).to_contain_text("leisure")


def test_at_200_per_cent_nothing_is_cut_off(browser: Browser, address: str) -> None:
    small: ViewportSize = {"width": 640, "height": 450}
    with visiting(browser, address, viewport=small, device_scale_factor=2) as page:
        for at in (ASKED, "/search?q=the", "/decisions", "/held", "/documents"):
            page.goto(at)
            assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_pages_are_light(browser: Browser, address: str) -> None:
    sizes: list[int] = []
    with visiting(browser, address) as page:
        page.on("response", lambda told: sizes.append(len(told.body())))
        page.goto(ASKED)
        page.wait_for_load_state("networkidle")
        assert sum(sizes) < FIRST_LOAD
        first = len(sizes)
        page.goto("/search?q=the")
        page.wait_for_load_state("networkidle")
        later = page.evaluate(
            "() => performance.getEntries().reduce((sum, e) => sum + (e.transferSize || 0), 0)"
        )
        assert len(sizes) > first
        assert later < LATER


@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_plain_stylesheet_is_usable(browser: Browser, address: str, media: str) -> None:
    with visiting(browser, address) as page:
        page.route("**/built/site.css*", lambda route: route.continue_(
            url=f"{address}/static/plain.css"))  # fmt: skip
        page.set_viewport_size({"width": 320, "height": 640})
        page.emulate_media(media="print" if media == "print" else "screen")
        page.goto(ASKED)
        expect(page.locator(".finding").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
