"""Reading a document beside its original, in a real browser."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving_home, visiting
from tests.browser.test_access import faults
from tests.corpus.reading.builders import make_pdf, pdf_lines
from tests.web.homes import load, write

HEAD = (
    "WEXMOOR DISTRICT COUNCIL", "Planning Committee",
    "Minutes of a meeting of the Planning Committee held on 12 June 2019", "",
)  # fmt: skip
STILE = "Councillor Maud Ellery said that the stile by the mill was broken."
FERRY = "Councillor Maud Ellery said that the ferry by the mill was late."
PAGES = [
    [*HEAD, "1. Apologies", "", "There were no apologies.", "", "2. Paths", "", STILE],
    ["3. Ferries", "", FERRY, "", "RESOLVED that the ferry be painted."],
    ["4. Close", "", "The meeting closed at nine."],
]
LONG = (
    "WEXMOOR DISTRICT COUNCIL\n\nCouncil\n\nMinutes of the Council held on 1 May 2020\n\n"
    + "".join(
        f"{n}. Matter {n}\n\n" + f"Mr Stobbs spoke of matter {n} at length. " * 60 + "\n\n"
        for n in range(1, 21)
    )
)
ASKED = f"/ask?q={quote('What did Councillor Maud Ellery say about the mill?')}"
LATER = 60_000  # bytes


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pages = [pdf_lines(*(line[:78] for line in page)) for page in PAGES]
    files: dict[str, str | bytes] = {"paths.pdf": make_pdf(pages), "long.txt": LONG}
    folder = write(tmp_path_factory.mktemp("minutes"), files)
    with serving_home(load(tmp_path_factory.mktemp("home"), folder)) as address:
        yield address


def open_citation(page: Page) -> None:
    page.goto(ASKED)
    page.locator("a.cite").first.click()
    expect(page.locator("mark#quote")).to_be_in_viewport()


def test_the_outline_lies_on_the_words_of_the_picture(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_citation(page)
    outline = page.locator(".outlines rect").first
    expect(outline).to_be_in_viewport()
    picture = page.locator("figure:has(.outlines) img").first
    picture.evaluate("one => one.decode()")
    # The picture is drawn on a canvas, to see where it has ink.
    ink = page.evaluate(
        """() => {
          const rect = document.querySelector(".outlines rect");
          const picture = rect.closest(".frame").querySelector("img");
          const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
          const pen = canvas.getContext("2d");
          pen.drawImage(picture, 0, 0);
          const frame = picture.getBoundingClientRect(), box = rect.getBoundingClientRect();
          const scale = picture.naturalWidth / frame.width;
          const dark = (x, y, w, h) => {
            const seen = pen.getImageData(x * scale, y * scale, w * scale, h * scale).data;
            let count = 0;
            for (let at = 0; at < seen.length; at += 4) count += seen[at] < 128;
            return count;
          };
          const x = box.x - frame.x, y = box.y - frame.y;
          return [dark(x, y, box.width, box.height), dark(x, y + box.height + 1, box.width, 4),
                  dark(x, y - 5, box.width, 4)];
        }"""
    )
    assert ink[0] > 100
    assert ink[1:] == [0, 0]


@pytest.mark.parametrize("width", [1280, 320])
def test_text_and_original_are_side_by_side_or_one_below_the_other(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_citation(page)
    text = page.locator(".sheet .doc-text").first.bounding_box()
    original = page.locator(".sheet-original").first.bounding_box()
    assert text is not None
    assert original is not None
    if width == 320:
        assert original["y"] >= text["y"] + text["height"]
    else:
        assert original["x"] >= text["x"] + text["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_next_citation_is_reached_by_the_keyboard_and_without_script(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, java_script_enabled=False) as page:
        open_citation(page)
        first = page.url
        link = page.get_by_role("link", name="Next citation")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Previous citation")).to_be_visible()
        expect(page.locator("mark#quote")).to_be_in_viewport()
        page.get_by_role("link", name="Previous citation").click()
        assert page.url == first
        page.get_by_role("link", name="Back to the answer").click()
        expect(page.locator(".finding").first).to_be_visible()


def test_the_original_is_read_page_by_page(page: Page) -> None:
    open_citation(page)
    page.get_by_role("link", name="Page 1 of the original, larger").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Page 1 of 3 of the original")
    expect(page.locator(".outlines rect")).to_have_count(1)
    page.get_by_role("link", name="page 2 →").click()
    expect(page.get_by_role("img", name="Page 2 of the original")).to_be_visible()
    page.get_by_role("link", name="Back to the text").click()
    expect(page.locator("mark#quote")).to_be_in_viewport()


def test_pictures_wait_until_they_are_near(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport={"width": 320, "height": 500}) as page:
        page.goto(ASKED)
        number = page.locator("a.cite").first.get_attribute("href") or ""
        page.goto(number.partition("?")[0])
        page.wait_for_load_state("networkidle")
        weight = page.evaluate(
            "() => performance.getEntries().filter(e => !e.name.endsWith('.png'))"
            ".reduce((sum, e) => sum + (e.transferSize || 0), 0)"
        )
        assert 0 < weight < LATER
        assert page.locator("img[loading=lazy]").count() == 3


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_beside_the_original(page: Page, axe: str, dark: bool) -> None:
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.set_viewport_size({"width": 320 if dark else 1280, "height": 900})
    open_citation(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert faults(page, axe) == []
    page.get_by_role("link", name="Page 1 of the original, larger").click()
    assert faults(page, axe) == []


def test_an_old_address_of_a_paragraph_finds_its_part(page: Page) -> None:
    page.goto("/documents?council=Wexmoor District Council")
    numbers = {one.split("/")[-1] for one in page.locator("a[href^='/documents/']").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))")}  # fmt: skip
    for number in sorted(numbers):
        page.goto(f"/documents/{number}?at=30000")
        if page.get_by_text("Part 2 of").count():
            break
    anchor = page.locator(".para").last.get_attribute("id")
    page.goto("/documents")
    page.goto(f"/documents/{number}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
