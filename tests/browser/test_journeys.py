"""Whole journeys over the sample minutes: of a member, of an officer who discloses, of staff."""

import csv
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import visiting
from tests.browser.ways import WAYS, Way, ask, follow, sound, squeezed

PRECEDENT = "What did Wexmoor decide about modern slavery in 2018?"
REFUSED = "What did Wexmoor decide about libraries in 2019?"
REFUSAL = "The minutes held here do not answer this"
CLAUSE = "every contract let by the Council with a value of £50,000 or more"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    chosen: Way = request.param
    return chosen


@pytest.fixture
def page(browser: Browser, sample_address: str, way: Way) -> Iterator[Page]:
    with visiting(browser, sample_address, **way.options) as page:
        yield page


def number(text: str) -> int:
    """The first number of a text."""
    found = re.search(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


def opened_at(page: Page, words: str) -> None:
    """The document stands open at the very words, and they are in view."""
    expect(page.locator("mark#quote")).to_be_in_viewport()
    marked = "".join(page.locator("mark.quote").all_inner_texts())
    assert squeezed(marked) == squeezed(words)


def test_a_member_finds_what_was_decided_before(page: Page, way: Way) -> None:
    page.goto("/")
    sound(page)
    ask(page, PRECEDENT)
    decided = page.get_by_role("region", name="What was decided")
    council = decided.locator(".finding", has_text="It was RESOLVED unanimously")
    # The citation opens at the very sentences, and leads back.
    lines = council.locator("blockquote p").all_inner_texts()
    council.get_by_role("link", name=re.compile("^Citation \\d+: ")).click()
    sound(page)
    opened_at(page, re.sub(r"\[\d+\]", "", "".join(lines)))
    follow(page, "Back to the answer")
    copy(page, way)
    # "And the year after" is the same topic, of the same council, one year on.
    ask(page, "and what about the year after?", "Ask a follow-up question")
    expect(page.locator(".scope .chip")).to_contain_text(["Wexmoor District Council", "2019"])
    expect(decided).to_contain_text(CLAUSE)
    dates = decided.locator("time").evaluate_all("all => all.map(one => one.dateTime.slice(0, 4))")
    assert set(dates) == {"2019"}
    timeline(page, way)
    register(page)


def copy(page: Page, way: Way) -> None:
    """The answer is copied with its citations; without script there is its text to be copied."""
    held = page.get_by_label("To be copied into a letter or a report")
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    if way.script:
        page.get_by_role("button", name="Copy with citations").click()
        expect(status).to_have_text("Copied, with citations")
        text = page.evaluate("navigator.clipboard.readText()")
        assert squeezed(text) == squeezed(held.input_value())
    else:
        expect(page.get_by_role("button", name="Copy with citations")).to_be_hidden()
        page.get_by_text("This answer as text, with its citations").click()
        expect(held).to_be_visible()
        text = held.input_value()
    assert "It was RESOLVED unanimously that" in text
    assert re.search(r"\[\d\] Wexmoor District Council, Council, 17 July 2018, item 31", text)
    assert "https://democracy.wexmoor.example/" in text


def timeline(page: Page, way: Way) -> None:
    """From the answer to everything on its topic, and to the topic over time."""
    follow(page, "Show everything, in date order")
    follow(page, "Show these meetings on a timeline")
    drawing = page.get_by_role("img", name=re.compile("modern slavery"))
    expect(drawing).to_be_visible(visible=way.width > 640)
    rows = page.get_by_role("table", name="Meetings that speak of the topic").locator("tbody tr")
    days = rows.locator("time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days == sorted(days)
    assert {"2018-07-17", "2019-09-11", "2024-11-14"} <= set(days)
    met = rows.filter(has_text="17 July 2018")
    passages = number(met.get_by_role("link").inner_text())
    met.get_by_role("link").click()
    expect(page.locator(".hit")).to_have_count(passages)


def register(page: Page) -> None:
    """The register of decisions, by topic and year, says who moved and who seconded."""
    page.get_by_role("navigation").get_by_role("link", name="Decisions").click()
    page.get_by_label("Words in the decision").fill("modern slavery")
    page.get_by_label("Year").select_option("2018")
    page.get_by_role("button", name="Show").click()
    sound(page)
    entries = page.locator(".register > li")
    assert entries.count() == number(page.get_by_role("heading", level=2).first.inner_text())
    for day in entries.locator("time").all():
        expect(day).to_have_attribute("datetime", re.compile("^2018-"))
    adopted = entries.filter(has_text="moved by Mr D Cotterill, seconded by Mrs P Danvers")
    expect(adopted).to_have_count(1)
    words = adopted.locator("blockquote").inner_text()
    adopted.get_by_role("heading", level=3).get_by_role("link").click()
    sound(page)
    opened_at(page, words)


def test_an_officer_discloses_everything_there_is(page: Page) -> None:
    page.goto("/search")
    page.get_by_label("Words to find").fill("flooding")
    page.get_by_label("Miss nothing").check()
    page.get_by_role("button", name="Search", exact=True).click()
    sound(page)
    every = page.get_by_role("region", name="Everything that matches")
    expect(every).to_contain_text(re.compile(r"Between 0 and [\d,]+ passages on this may still be"))
    whole = total(page)
    assert whole > 20
    narrow(page, "Council", "Wexmoor District Council")
    narrow(page, "Year", "2024")
    left = narrow(page, "Kind of text", "decision")
    assert 0 < left < whole
    expect(page.locator(".facet a[aria-current]")).to_have_count(3)
    whys = page.locator(".hit .why").all_inner_texts()
    assert len(whys) == left
    assert all(re.fullmatch(r"Why this was found: \w.+", one) for one in whys)
    exported(page, left)
    page.get_by_role("link", name="Take all filters away").click()
    assert total(page) == whole


def total(page: Page) -> int:
    """How many passages the heading of the results states."""
    return number(page.get_by_role("heading", level=2, name=re.compile("for “")).inner_text())


def narrow(page: Page, facet: str, value: str) -> int:
    """Choose a value of a facet, as many results as it promises; how many they are."""
    named = page.locator("summary", has_text=re.compile(f"^{facet}$"))
    group = page.locator(".facet").filter(has=named)
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    chosen = group.get_by_role("link", name=re.compile(rf"^{value} [\d,]+ results?$"))
    promised = number(chosen.locator(".n-of").inner_text())
    chosen.click()
    sound(page)
    expect(group.locator("a[aria-current]")).to_contain_text(value)
    assert total(page) == promised
    return promised


def exported(page: Page, count: int) -> None:
    """The table and the feed hold what the page shows, in the page's order and newest first."""
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download these results (CSV)").click()
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    shown = page.locator(".hit blockquote").all_inner_texts()
    assert [squeezed(row["quote"]) for row in rows[: len(shown)]] == list(map(squeezed, shown))
    assert {row["council"] for row in rows} == {"Wexmoor District Council"}
    assert all(row["meeting_date"].startswith("2024-") and row["why"] for row in rows)
    address = page.get_by_role("link", name="Follow this search (Atom feed)").get_attribute("href")
    feed = ElementTree.fromstring(page.request.get(str(address)).body())  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == count
    days = sorted((row["meeting_date"] for row in rows), reverse=True)
    assert [day_of(one) for one in entries] == days


def day_of(entry: ElementTree.Element) -> str:
    return (entry.findtext(f"{ATOM}updated") or "")[:10]


def test_an_officer_reads_what_is_held_and_missing(page: Page) -> None:
    page.goto("/")
    follow(page, "What is held, and what is missing")
    expect(counted(page, "councils")).to_have_text("5")
    expect(counted(page, "files that could not be read")).to_have_text("0")
    expect(page.get_by_text("Every file that was loaded could be read.")).to_be_visible()
    county = page.get_by_role("table", name="Caldershire County Council")
    year = county.get_by_role("row").filter(has=page.get_by_role("link", name="2024", exact=True))
    met = sum(map(number, year.locator("td:not(.sum):not(.h0)").all_inner_texts()))
    missing = page.get_by_role("region", name="Meetings whose minutes are missing")
    gap = missing.locator(".gaps > div").filter(has_text="11 August 2021")
    expect(gap).to_contain_text("Planning Committee")
    expect(gap).to_contain_text("its minutes were approved later")
    assert missing.get_by_role("listitem").count() == number(
        counted(page, "meetings known, without their minutes").inner_text()
    )
    gap.get_by_role("link").click()
    sound(page)
    expect(page.locator("mark#quote")).to_contain_text("11 August 2021")
    page.go_back()
    year.get_by_role("link").click()
    sound(page)
    assert len(set(page.locator("tbody time").all_inner_texts())) == met


def counted(page: Page, label: str) -> Locator:
    """The number beside a label at the head of what is held."""
    return page.locator(".numbers div", has=page.get_by_text(label, exact=True)).locator("dd")


@pytest.mark.parametrize("way", WAYS[::3], ids=str)
def test_a_permanent_address_shows_the_answer_as_it_was(
    page: Page, browser: Browser, sample_address: str, way: Way
) -> None:
    page.goto("/")
    ask(page, PRECEDENT)
    quoted = page.locator(".finding blockquote").all_inner_texts()
    address = page.get_by_role("link", name="Permanent link to this answer").get_attribute("href")
    with visiting(browser, sample_address, **way.options) as later:
        later.goto(str(address))
        sound(later)
        expect(later.get_by_role("heading", level=1)).to_contain_text(PRECEDENT)
        expect(later.locator(".kept")).to_contain_text("as it was given on 1 January 2026")
        assert later.locator(".finding blockquote").all_inner_texts() == quoted
        follow(later, "Ask the same question again today")
        assert later.locator(".finding blockquote").all_inner_texts() == quoted


def test_staff_chat_and_are_told_honestly_what_is_not_there(page: Page) -> None:
    page.goto("/")
    ask(page, "Hi there, could you tell me how many people are waiting for an allotment in "
              "Strathbrannoch?")  # fmt: skip
    expect(page.get_by_role("main")).to_contain_text("waiting list")
    ask(page, REFUSED, "Ask a follow-up question")
    expect(page).to_have_title(re.compile("^No answer"))
    expect(page.get_by_role("heading", name=REFUSAL)).to_be_visible()
    follow(page, "Ask again without 2019")  # the cross of a chip
    expect(page.locator(".scope .chip")).to_have_text([re.compile("Wexmoor District Council")])
    expect(page.get_by_role("heading", name=REFUSAL)).to_have_count(0)
    welsh(page)


@pytest.mark.parametrize("way", WAYS[1:3], ids=str)
def test_every_help_that_a_refusal_offers_does_help(page: Page) -> None:
    page.goto("/")
    ask(page, REFUSED)
    helps = page.get_by_role("region", name="What you can try").get_by_role("link")
    addresses = helps.evaluate_all("all => all.map(one => one.href)")
    assert len(addresses) >= 4
    for address in addresses:
        page.goto(address)
        sound(page)
        expect(page.get_by_role("heading", name=REFUSAL)).to_have_count(0)
        expect(page.locator("main a[href^='/documents']").first).to_be_visible()


def welsh(page: Page) -> None:
    """The same answer with Welsh round it, which stays; what is quoted stays marked as English."""
    quoted = page.locator(".finding blockquote").all_inner_texts()
    follow(page, "Cymraeg")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    assert page.locator(".finding blockquote").all_inner_texts() == quoted
    for quote in page.locator(".finding blockquote").all():
        expect(quote).to_have_attribute("lang", "en-GB")
    page.get_by_role("navigation").get_by_role("link", name="Chwilio").click()
    sound(page)
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    follow(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
