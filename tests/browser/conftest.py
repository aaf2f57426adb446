"""A real browser and a real server for it; the tests are skipped where there is no Chromium."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.web.conftest import TODAY
from tests.web.homes import MINUTES, collection_of, load, write
from web.app import create_app
from web.site import Site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("minutes"), MINUTES)
    write(folder, {"wexmoor/broken.pdf": b"%PDF-1.4 nothing more"})
    settings = load(tmp_path_factory.mktemp("home"), folder)
    site = Site(settings, collection_of(settings), today=lambda: TODAY)
    server = make_server("127.0.0.1", 0, create_app(settings, site=site), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(10)
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        # Containers have no user namespaces, so Chromium's own sandbox cannot start in them.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of our server on which any error, and any request to elsewhere, fails the test."""
    page = browser.new_page(base_url=address)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(address) else wrong.append(asked.url),
    )
    yield page
    page.close()
    # A page that is meant to be missing is told by the browser as an error of its own.
    assert [one for one in wrong if "status of 404" not in one] == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which checks a page for what keeps people out."""
    if not AXE.is_file():
        pytest.skip("no axe-core here: install Node.js and run make assets")
    return AXE.read_text(encoding="utf-8")
