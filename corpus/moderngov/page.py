"""What ModernGov's pages say, as values: lists of committees and meetings, and one meeting. Pure.

Parts are found by ModernGov's own classes and addresses; many councils put their own page around
them, so the place on the page says nothing.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from corpus.moderngov.service import ListedCommittee, ListedMeeting
from corpus.parsing.bodies import council_named
from corpus.parsing.dates import find_dates
from corpus.reading.decode import decode_page
from corpus.reading.html import page_bytes, parse_page, read_html
from corpus.reading.page_rules import MG_LABEL, MG_TITLE
from corpus.reading.pieces import folded
from corpus.reading.walker import tag_of

# An element of lxml, which has no types of its own.
Element = Any

_TEXT_BLOCK = "mgWordPara"
_COMMITTEE = re.compile(r"mgCommitteeDetails\.aspx\?(?:.*&)?ID=(\d+)", re.IGNORECASE)
_MEETING = re.compile(r"ieListDocuments\.aspx\?(?:.*&)?(?:MId|MeetingId)=(\d+)", re.IGNORECASE)
_ITEM = re.compile(r"mgAi\.aspx\?(?:.*&)?ID=(\d+)", re.IGNORECASE)
_FULL_TEXT = re.compile(r"view the full (?:minutes|decision) text", re.IGNORECASE)
_PRINTED = re.compile(r"\bprinted\s+(draft\s+)?minutes\b", re.IGNORECASE)
_RESTRICTED = re.compile(r"\brestricted\b", re.IGNORECASE)
_MINUTES = re.compile(r"(?:minutes|cofnodion)\s*:", re.IGNORECASE)
_LONGEST_POINTER = 100  # "… view the full minutes text for item 30." and nothing more


@dataclass(frozen=True, slots=True)
class PrintedMinutes:
    """A link to the minutes as a file."""

    href: str
    draft: bool


def read_committee_links(data: bytes) -> list[ListedCommittee]:
    """The committees that a page links to, each once."""
    found = {number: words for number, words, _ in _links(_page(data), _COMMITTEE) if words}
    return [ListedCommittee(number, words) for number, words in found.items()]


def read_meeting_links(data: bytes, committee: ListedCommittee) -> list[ListedMeeting]:
    """The meetings that a page of one committee links to, each once."""
    meetings: dict[int, ListedMeeting] = {}
    for number, words, link in _links(_page(data), _MEETING):
        day = next((day for _, _, day in find_dates(words)), None)
        around = folded(" ".join(link.getparent().itertext()))
        cancelled = "cancelled" in around.lower()
        meetings.setdefault(number, ListedMeeting(number, committee, day, cancelled))
    return list(meetings.values())


def read_printed(data: bytes) -> PrintedMinutes | None:
    """The minutes as a file, where the page links to them; the approved ones first."""
    found: list[PrintedMinutes] = []
    for link in _page(data).iter("a"):
        words = folded(" ".join(link.itertext()))
        printed, href = _PRINTED.search(words), link.get("href")
        if printed and href and not _RESTRICTED.search(folded(" ".join(_entry(link).itertext()))):
            found.append(PrintedMinutes(href, bool(printed[1])))
    return min(found, key=lambda printed: printed.draft, default=None)


def holds_minutes(data: bytes) -> bool:
    """Whether the words of the minutes are on the page: a label "Minutes:" with text below it."""
    return any(
        _MINUTES.match(label) and folded(" ".join(block.itertext()))
        for label, block in _labelled(_page(data))
    )


def cut_items(data: bytes) -> list[int]:
    """The items of which the page shows only the beginning."""
    cut = [number for number, words, _ in _links(_page(data), _ITEM) if _FULL_TEXT.search(words)]
    return list(dict.fromkeys(cut))


def with_full_items(data: bytes, items: Mapping[int, bytes]) -> bytes:
    """The page with the whole minutes of some items, from their own pages, in place of the cut."""
    page = _page(data)
    for number, words, link in list(_links(page, _ITEM)):
        if number in items and _FULL_TEXT.search(words):
            _put_whole(link, _page(items[number]))
    return page_bytes(page)


def council_on(data: bytes) -> str | None:
    """The council that a page names as its own, where it names one."""
    facts = dict(read_html(data).facts)
    for words in (facts.get("site", ""), facts.get("title", "")):
        for part in re.split(r"\s+[-–—|:]\s+", words):
            if named := council_named(part.strip()):
                return named
    return None


def _page(data: bytes) -> Element:
    return parse_page(decode_page(data)[0])[0]


def _links(page: Element, address: re.Pattern[str]) -> Iterator[tuple[int, str, Element]]:
    """The number in each link of a kind, its words, and the link."""
    for link in page.iter("a"):
        found = address.search(link.get("href", ""))
        if found:
            yield int(found[1]), folded(" ".join(link.itertext())), link


def _entry(link: Element) -> Element:
    """The entry of a list that a link is in, or what is around it."""
    return next(link.iterancestors("li"), link.getparent())


def _has_class(element: Element, name: str) -> bool:
    return isinstance(element.tag, str) and name in element.get("class", "").split()


def _labelled(content: Element) -> Iterator[tuple[str, Element]]:
    """Each block of text with the label above it; "" before the first label of an item."""
    label = ""
    for element in content.iter():
        if _has_class(element, MG_TITLE):  # of the next item
            label = ""
        elif _has_class(element, MG_LABEL):
            label = folded(" ".join(element.itertext()))
        elif _has_class(element, _TEXT_BLOCK):
            yield label, element


def _put_whole(link: Element, item_page: Element) -> None:
    """Replace the minutes that a link completes; nothing changes where the item has none."""
    whole = [block for label, block in _labelled(item_page) if _MINUTES.match(label)]
    if not whole:
        return
    cut = _cut_blocks(link)
    pointer = _pointer(link)
    first = cut[0] if cut else pointer
    for block in whole:
        first.addprevious(deepcopy(block))
    for element in (pointer, *cut):
        if (parent := element.getparent()) is not None:
            parent.remove(element)


def _cut_blocks(link: Element) -> list[Element]:
    """The blocks that a link completes: the minutes of its row, else the one it is in or below."""
    row = next((row for row in link.iterancestors("tr") if _holds_title(row)), None)
    if row is not None:
        return [block for label, block in _labelled(row) if _MINUTES.match(label)]
    inside = [around for around in link.iterancestors() if _has_class(around, _TEXT_BLOCK)]
    before = [block for block in link.xpath("preceding::*") if _has_class(block, _TEXT_BLOCK)]
    return inside[:1] or before[-1:]


def _holds_title(row: Element) -> bool:
    return any(_has_class(element, MG_TITLE) for element in row.iter())


def _pointer(link: Element) -> Element:
    """The link with the paragraph that holds nothing but it."""
    around = link.getparent()
    alone = len(folded(" ".join(around.itertext()))) <= _LONGEST_POINTER
    return around if tag_of(around) == "p" and alone else link
