"""The widget in a real frame: on a site that is listed, on one that is not, and without script."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE, serving
from tests.browser.test_access import faults
from tests.web.conftest import TODAY
from tests.web.homes import MINUTES, collection_of, load, write
from web.app import create_app
from web.settings import Settings
from web.site import Site
from web.widget import snippet

STATES = [
    "/widget", "/widget?q=What was said about modern slavery?", "/widget?q=unicorns",
    "/widget?q=x&council=Atlantis", "/widget?q=What was said about modern slavery?&lang=cy",
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load(tmp_path_factory.mktemp("home"), write(tmp_path_factory.mktemp("minutes"), MINUTES))


@dataclass
class Host:
    """A site of somebody else's, with one page."""

    address: str
    markup: str = ""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    app, host = Flask("host"), Host("")
    app.add_url_rule("/", "page", lambda: host.markup)
    with serving(app) as host.address:
        yield host


@pytest.fixture(scope="module")
def ours(home: Settings, host: Host) -> Iterator[str]:
    """Our site, which lets the other one frame its widget."""
    settings = replace(home, embed_origins=(host.address,))
    site = Site(settings, collection_of(settings), today=lambda: TODAY)
    with serving(create_app(settings, site=site)) as address:
        yield address


def framing(browser: Browser, host: Host, markup: str, *, script: bool = True) -> Page:
    host.markup = f"<!doctype html><title>Theirs</title><h1>Theirs</h1>{markup}"
    page = browser.new_page(java_script_enabled=script)
    page.set_default_timeout(PATIENCE)
    page.goto(host.address)
    return page


@pytest.mark.parametrize("script", [True, False])
def test_a_question_is_answered_inside_the_frame_of_a_listed_site(
    browser: Browser, host: Host, ours: str, script: bool
) -> None:
    page = framing(browser, host, snippet(ours), script=script)
    frame = page.frame_locator("iframe")
    frame.get_by_label("Your question").fill("What was said about modern slavery?")
    frame.get_by_role("button", name="Ask").click()
    frame.get_by_text("four referrals about modern slavery").first.wait_for()
    assert page.url == f"{host.address}/"
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Citation 1").first.click()
    opened.value.locator("mark.quote").first.wait_for()
    assert opened.value.url.startswith(f"{ours}/documents/2?start=")
    page.close()


def test_a_site_that_is_not_listed_gets_no_frame(
    browser: Browser, host: Host, address: str
) -> None:
    page = framing(browser, host, snippet(address))
    page.wait_for_load_state("networkidle")
    assert not any(frame.url.startswith(address) for frame in page.frames)
    page.close()


def test_no_other_page_of_ours_may_be_framed_even_by_a_listed_site(
    browser: Browser, host: Host, ours: str
) -> None:
    page = framing(browser, host, f'<iframe src="{ours}/" title="Ours"></iframe>')
    page.wait_for_load_state("networkidle")
    assert not any(frame.url.startswith(ours) for frame in page.frames)
    page.close()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_the_widget(
    browser: Browser, axe: str, address: str, state: str
) -> None:
    page = browser.new_page(base_url=address, viewport={"width": 480, "height": 640})
    page.goto(state)
    assert faults(page, axe) == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()
