"""How the journeys look at pages: widths, light and dark, script or none, and what must hold."""

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.conftest import Ways

HEIGHT = 900
# What reaches beyond the window, or is cut off by a box that does not scroll.
CUT = """() => {
  const width = document.documentElement.clientWidth;
  const unseen = ".govuk-visually-hidden, .govuk-skip-link, .stack thead, svg, input, textarea,"
    + "select";
  const wrong = [];
  if (document.documentElement.scrollWidth > width) wrong.push("the page scrolls sideways");
  for (const one of document.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect(), look = getComputedStyle(one);
    if (!box.width || !box.height || one.closest(unseen)) continue;
    const beyond = box.right > width + 1 || box.left < -1;
    const hides = ["hidden", "clip"].includes(look.overflowX)
      && one.scrollWidth > one.clientWidth + 1;
    if (beyond || hides) wrong.push(one.outerHTML.slice(0, 100));
  }
  return wrong;
}"""
GROUND = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number);
  return (r + g + b) / 3;
}"""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of looking at pages."""

    width: int
    script: bool
    colours: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width}-{'script' if self.script else 'plain'}-{self.colours}"

    @property
    def options(self) -> Ways:
        """The same as Playwright says it."""
        return {
            "viewport": {"width": self.width, "height": HEIGHT},
            "java_script_enabled": self.script,
            "color_scheme": self.colours,
            "permissions": ["clipboard-read", "clipboard-write"],
        }


# Every width with and without script; light and dark fall on each of them once.
WAYS = (
    Way(1280, True, "light"),
    Way(320, True, "dark"),
    Way(1280, False, "dark"),
    Way(320, False, "light"),
)


def sound(page: Page) -> None:
    """What must hold of every page: its frame, one heading, nothing cut off, its colours."""
    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.get_by_role("main")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate(CUT) == []
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert (page.evaluate(GROUND) < 64) == dark


def ask(page: Page, words: str, label: str = "Your question", button: str = "Ask") -> None:
    """Ask in the form that is there, as a person does, and look at what comes."""
    page.get_by_label(label).fill(words)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    sound(page)


def follow(page: Page, name: str) -> None:
    """Go where a link of this name leads."""
    page.get_by_role("link", name=name).first.click()
    sound(page)


def squeezed(text: str) -> str:
    """A text without its white space: where lines end is nobody's words."""
    return "".join(text.split())
