"""What the pages of any site say, as values. Pure."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.parsing.bodies import council_named
from corpus.reading.decode import decode_page
from corpus.reading.html import parse_page, read_html
from corpus.reading.pieces import folded

# An element of lxml, which has no types of its own.
Element = Any


def page_of(data: bytes) -> Element:
    """The root of a page."""
    return parse_page(decode_page(data)[0])[0]


def words_of(element: Element) -> str:
    """The words of an element, in one line."""
    return folded(" ".join(element.itertext()))


def links_of(page: Element, address: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Element]]:
    """The links of a page whose address has a shape."""
    for link in page.iter("a"):
        found = address.search(link.get("href", ""))
        if found:
            yield found, link


def entry_of(link: Element) -> Element:
    """The entry of a list that a link is in, or what is around it."""
    return next(link.iterancestors("li"), link.getparent())


def council_on(data: bytes) -> str | None:
    """The council that a page names as its own, where it names one."""
    facts = dict(read_html(data).facts)
    for words in (facts.get("site", ""), facts.get("title", "")):
        for part in re.split(r"\s+[-–—|:>»]\s+", words):
            if named := council_named(part.strip()):
                return named
    return None
