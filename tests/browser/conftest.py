"""A real browser and real servers for it; the tests are skipped where there is no Chromium."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypedDict, Unpack

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright
from werkzeug.serving import make_server

from index.encoder import OnnxEncoder
from tests.index.conftest import encoder, encoder_folder
from tests.qa.conftest import SAMPLE, cached
from tests.web.conftest import TODAY
from tests.web.homes import MINUTES, collection_of, load, write
from web.app import create_app
from web.opened import OpenCollection
from web.settings import Settings
from web.site import Site

__all__ = ["encoder", "encoder_folder"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 30_000  # milliseconds that one step in the browser may take before the test fails
STOPPING = 10  # seconds a server may take to stop
expect.set_options(timeout=PATIENCE)


class Ways(TypedDict, total=False):
    """How a browser visits: Playwright's own options of a context."""

    viewport: ViewportSize
    java_script_enabled: bool
    color_scheme: Literal["dark", "light"]
    device_scale_factor: float
    permissions: list[str]


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on a free port; its address. Afterwards nothing of it runs on."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    # A daemon, so that a test run that is broken off ends.
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(STOPPING)
        server.server_close()
        assert not thread.is_alive()


@contextmanager
def serving_home(settings: Settings) -> Iterator[str]:
    """Serve a home that was loaded without a model."""
    site = Site(settings, collection_of(settings), today=lambda: TODAY)
    with serving(create_app(settings, site=site)) as address:
        yield address


@contextmanager
def visiting(browser: Browser, address: str, **ways: Unpack[Ways]) -> Iterator[Page]:
    """A page of a server on which any error, and any request to elsewhere, fails the test."""
    wrong: list[str] = []
    with browser.new_context(base_url=address, **ways) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(address) else wrong.append(asked.url),
        )
        yield page
    # A page that is meant to be missing is told by the browser as an error of its own.
    assert [one for one in wrong if "status of 404" not in one] == []


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("minutes"), MINUTES)
    write(folder, {"wexmoor/broken.pdf": b"%PDF-1.4 nothing more"})
    with serving_home(load(tmp_path_factory.mktemp("home"), folder)) as address:
        yield address


@pytest.fixture(scope="session")
def sample_address(
    encoder: OnnxEncoder, encoder_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The sample minutes as the demo serves them: with the real encoder and the reader."""
    library = cached("sample-encoded", SAMPLE, encoder)
    library.database.close()
    kept = Path(library.database.path).parents[2]
    # A home of its own over what is kept between runs, where the key of its answers may lie.
    home = tmp_path_factory.mktemp("sample")
    (home / "collections").symlink_to(kept / "collections")
    (home / "model").symlink_to(encoder_folder.parent)
    settings = Settings(home=home)
    site = Site(settings, OpenCollection(settings), today=lambda: TODAY)
    with serving(create_app(settings, site=site)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    # Containers have no user namespaces, so Chromium's own sandbox cannot start in them.
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with visiting(browser, address) as page:
        yield page


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which checks a page for what keeps people out."""
    if not AXE.is_file():
        pytest.skip("no axe-core here: install Node.js and run make assets")
    return AXE.read_text(encoding="utf-8")
