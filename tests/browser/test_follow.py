"""Actions and comparisons as a reader uses them: with and without script, wide, narrow and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving_home
from tests.browser.test_access import faults
from tests.browser.test_pages import LATER
from tests.web import test_actions, test_comparing
from tests.web.homes import load, write

COMPARED = f"/compare?q={test_comparing.ASKED}"
PAGES = [
    "/actions", "/actions?state=all&lang=cy", "/actions?owner=nobody", "/compare", COMPARED,
    f"{COMPARED}&council={test_comparing.A}&council={test_comparing.B}&lang=cy",
    f"{COMPARED}&council={test_comparing.D}&council={test_comparing.E}&earlier=What was decided?",
    f"{COMPARED}&council={test_comparing.A}&council={test_comparing.C}&council={test_comparing.B}",
]  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Five councils, of which two speak of the same matter, and actions of two others."""
    folder = write(tmp_path_factory.mktemp("minutes"), test_comparing.MINUTES)
    write(folder, {f"actions/{name}": text for name, text in test_actions.MINUTES.items()})
    settings = load(tmp_path_factory.mktemp("home"), folder)
    with serving_home(settings) as address:
        yield address


@pytest.mark.parametrize("address_of", PAGES)
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(
    page: Page, axe: str, address_of: str
) -> None:
    page.goto(address_of)
    assert faults(page, axe) == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address_of", ["/actions", COMPARED])
def test_both_are_light(page: Page, address_of: str) -> None:
    page.goto("/")
    page.goto(address_of)
    page.wait_for_load_state("networkidle")
    sent = "() => performance.getEntries().reduce((sum, e) => sum + (e.transferSize || 0), 0)"
    assert 0 < page.evaluate(sent) < LATER


@pytest.mark.parametrize("width", [320, 800, 1280])
def test_columns_stand_side_by_side_where_there_is_room_and_else_below_one_another(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{COMPARED}&council={test_comparing.A}&council={test_comparing.B}")
    (one, other) = (column.bounding_box() for column in page.locator(".compare > section").all())
    assert one is not None
    assert other is not None
    beside = other["x"] >= one["x"] + one["width"]
    below = other["y"] >= one["y"] + one["height"]
    assert (beside, below) == (width > 320, width == 320)
    if beside:
        tops = [heading.bounding_box() for heading in page.locator(".ledger-decided h3").all()]
        assert len({top["y"] for top in tops if top}) == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_what_a_silent_council_has_to_offer_stands_right_below_its_refusal(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{COMPARED}&council={test_comparing.A}&council={test_comparing.C}")
    silence = page.locator(".silence")
    refusal = silence.locator(".refusal").bounding_box()
    link = silence.get_by_role("link").bounding_box()
    assert refusal is not None
    assert link is not None
    assert 0 <= link["y"] - (refusal["y"] + refusal["height"]) < 40


def test_a_comparison_is_made_read_and_left_without_script(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"/ask?q={test_comparing.ASKED}")
        page.get_by_role("link", name="Compare councils on this question").click()
        for name in (test_comparing.C, test_comparing.D):
            page.get_by_role("checkbox", name=name).uncheck()
        page.get_by_role("button", name="Compare").click()
        columns = page.locator(".compare > section")
        expect(columns).to_have_count(2)
        expect(columns.nth(0)).to_contain_text("£40,000")
        expect(columns.nth(1)).to_contain_text("£75,000")
        columns.nth(1).locator(".cite").first.click()
        expect(page.locator("mark.quote").first).to_be_visible()
        page.go_back()
        page.get_by_role("link", name=f"The whole answer from {test_comparing.B}").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(test_comparing.ASKED)


def test_actions_are_narrowed_and_opened_without_script(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("link", name="Actions", exact=True).click()
        page.get_by_label("Owner").fill("parks")
        page.get_by_label("Due by").fill("2025-12-31")
        page.get_by_role("button", name="Show").click()
        expect(page.locator(".task")).to_have_count(1)
        expect(page.locator(".task")).to_contain_text("The deadline has passed")
        page.locator(".task a").click()
        expect(page.locator("mark.quote")).to_have_text(
            "ACTION: Head of Parks to order the gate by 30 November 2025."
        )
