"""What ModernGov's pages say, as values: lists of committees and meetings, and one meeting. Pure.

Parts are found by ModernGov's own classes and addresses; many councils put their own page around
them, so the place on the page says nothing.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date

from corpus.parsing.dates import find_dates
from corpus.reading.html import page_bytes
from corpus.reading.page_rules import MG_LABEL, MG_TITLE
from corpus.reading.walker import tag_of
from corpus.sites.files import LinkedMinutes
from corpus.sites.listed import ListedCommittee, ListedMeeting
from corpus.sites.pages import Element, entry_of, links_of, page_of, words_of

_TEXT_BLOCK = "mgWordPara"
_COMMITTEE = re.compile(r"mgCommitteeDetails\.aspx\?(?:.*&)?ID=([0-9]{1,12})\b", re.IGNORECASE)
_MEETING = re.compile(
    r"ieListDocuments\.aspx\?(?:.*&)?(?:MId|MeetingId)=([0-9]{1,12})\b", re.IGNORECASE
)
_ITEM = re.compile(r"mgAi\.aspx\?(?:.*&)?ID=([0-9]{1,12})\b", re.IGNORECASE)
_FULL_TEXT = re.compile(r"view the full (?:minutes|decision) text", re.IGNORECASE)
_PRINTED = re.compile(r"\bprinted\s+(draft\s+)?minutes\b", re.IGNORECASE)
_MORE = re.compile(
    r"ieListMeetings\.aspx\?(?:.*&)?(?:CId|CommitteeId)=([0-9]{1,12})\b", re.IGNORECASE
)
_YEAR = re.compile(r"[?&]Year=((?:19|20)[0-9]{2})\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|older|cynharach)\b", re.IGNORECASE)
_OWN_CLASS = re.compile(r"\bmg[A-Z]")  # "mgContent", "mgItemTable": ModernGov's own
_RESTRICTED = re.compile(r"\brestricted\b", re.IGNORECASE)
_MINUTES = re.compile(r"(?:minutes|cofnodion)\s*:", re.IGNORECASE)
_LONGEST_POINTER = 100  # "… view the full minutes text for item 30." and nothing more


def read_committee_links(data: bytes) -> list[ListedCommittee]:
    """The committees that a page links to, each once."""
    found = {number: words for number, words, _ in _links(page_of(data), _COMMITTEE) if words}
    return [ListedCommittee(number, words) for number, words in found.items()]


def read_meeting_links(data: bytes, committee: ListedCommittee) -> list[ListedMeeting]:
    """The meetings that a page of one committee links to, each once."""
    meetings: dict[int, ListedMeeting] = {}
    for number, words, link in _links(page_of(data), _MEETING):
        day = next((day for _, _, day in find_dates(words)), None)
        around = words_of(link.getparent())
        cancelled = "cancelled" in around.lower()
        meetings.setdefault(number, ListedMeeting(number, committee, day, cancelled))
    return list(meetings.values())


def read_earlier(data: bytes, committee: int, first: date, last: date) -> list[str]:
    """The links to the rest of a list that is paged: to earlier meetings, or by the year."""
    found = []
    for number, words, link in _links(page_of(data), _MORE):
        year = _YEAR.search(link.get("href"))
        wanted = first.year <= int(year[1]) <= last.year if year else _EARLIER.search(words)
        if number == committee and wanted:
            found.append((int(year[1]) if year else last.year, link.get("href")))
    return list(dict.fromkeys(href for _, href in sorted(found, reverse=True)))


def is_moderngov(data: bytes) -> bool:
    """Whether this is a page of ModernGov, and not one that came in its stead."""
    return any(_OWN_CLASS.search(element.get("class", "")) for element in page_of(data).iter("*"))


def read_printed(data: bytes) -> LinkedMinutes | None:
    """The minutes as a file, where the page links to them; the approved ones first."""
    found: list[LinkedMinutes] = []
    for link in page_of(data).iter("a"):
        words = words_of(link)
        printed, href = _PRINTED.search(words), link.get("href")
        if printed and href and not _RESTRICTED.search(words_of(entry_of(link))):
            found.append(LinkedMinutes(href, bool(printed[1])))
    return min(found, key=lambda printed: printed.draft, default=None)


def holds_minutes(data: bytes) -> bool:
    """Whether the words of the minutes are on the page: a label "Minutes:" with text below it."""
    return any(
        _MINUTES.match(label) and words_of(block) for label, block in _labelled(page_of(data))
    )


def cut_items(data: bytes) -> list[int]:
    """The items of which the page shows only the beginning."""
    cut = [number for number, words, _ in _links(page_of(data), _ITEM) if _FULL_TEXT.search(words)]
    return list(dict.fromkeys(cut))


def with_full_items(data: bytes, items: Mapping[int, bytes]) -> bytes:
    """The page with the whole minutes of some items, from their own pages, in place of the cut."""
    page = page_of(data)
    for number, words, link in list(_links(page, _ITEM)):
        if number in items and _FULL_TEXT.search(words):
            _put_whole(link, page_of(items[number]))
    return page_bytes(page)


def _links(page: Element, address: re.Pattern[str]) -> Iterator[tuple[int, str, Element]]:
    """The number in each link of a kind, its words, and the link."""
    for found, link in links_of(page, address):
        yield int(found[1]), words_of(link), link


def _has_class(element: Element, name: str) -> bool:
    return isinstance(element.tag, str) and name in element.get("class", "").split()


def _labelled(content: Element) -> Iterator[tuple[str, Element]]:
    """Each block of text with the label above it; "" before the first label of an item."""
    label = ""
    for element in content.iter():
        if _has_class(element, MG_TITLE):  # of the next item
            label = ""
        elif _has_class(element, MG_LABEL):
            label = words_of(element)
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
    alone = len(words_of(around)) <= _LONGEST_POINTER
    return around if tag_of(around) == "p" and alone else link
