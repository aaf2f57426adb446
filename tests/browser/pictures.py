"""Pictures of every page, wide, narrow, dark and on paper: python -m tests.browser.pictures."""

import shutil
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from web.app import create_app
from web.settings import from_environment

PAGES = {
    "home": "/",
    "answer": "/ask?q=What was said about modern slavery?",
    "fact": "/ask?q=How many referrals did the project make?",
    "follow-up": "/ask?q=And what was decided in 2022?&earlier=What was said about modern slavery?",
    "no-answer": "/ask?q=What was said about unicorns in 2019?",
    "search-home": "/search",
    "search": "/search?q=flooding",
    "search-narrowed": "/search?q=flooding&year=2022&order=newest",
    "nothing-found": '/search?q="purple elephants"',
    "documents": "/documents",
    "document": "/documents/2?start=300&end=400#quote",
    "timeline": "/timeline?q=flooding",
    "decisions": "/decisions",
    "actions": "/actions",
    "compare": "/compare?q=What was said about modern slavery?",
    "compare-two": "/compare?q=How many referrals did the project make?&council=Caldershire County "
    "Council&council=Wexmoor District Council",
    "people": "/people",
    "held": "/held",
    "problem": "/nowhere",
    "welsh": "/ask?q=What was said about modern slavery?&lang=cy",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A way of looking at a page."""

    name: str
    width: int
    dark: bool = False
    paper: bool = False


WAYS = (Way("wide", 1280), Way("narrow", 320), Way("dark", 1280, dark=True),
        Way("paper", 800, paper=True))  # fmt: skip


def take(browser: Browser, address: str, folder: Path) -> int:
    """Save every page in every way; how many pictures there are."""
    for way in WAYS:
        context = browser.new_context(
            base_url=address,
            viewport={"width": way.width, "height": 900},
            color_scheme="dark" if way.dark else "light",
        )
        page = context.new_page()
        page.emulate_media(media="print" if way.paper else "screen")
        for name, at in PAGES.items():
            page.goto(at)
            page.screenshot(path=folder / f"{name}-{way.name}.png", full_page=True)
        context.close()
    return len(WAYS) * len(PAGES)


def main(folder: Path) -> None:
    """Serve the home of the environment on a free port, and take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    folder.mkdir(parents=True, exist_ok=True)
    server = make_server("127.0.0.1", 0, create_app(from_environment()), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        count = take(browser, f"http://127.0.0.1:{server.server_port}", folder)
        browser.close()
    server.shutdown()
    sys.stdout.write(f"{count} pictures in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
