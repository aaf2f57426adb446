"""Web pages to blocks: ModernGov by its classes, others by their elements.

The only module that imports lxml.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from corpus.errors import Unreadable
from corpus.models import FileFormat, Reading
from corpus.reading import page_rules, phrases
from corpus.reading.decode import decode_page
from corpus.reading.pieces import Piece, folded, joined
from corpus.reading.spans import to_blocks
from corpus.reading.walker import Walker

# An element of lxml, which has no types of its own.
Element = Any

_MOSTLY = 0.4  # a "content" element with less of the page's words than this is not the content
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONGEST_NAME = 80
_TOO_DEEP = ("The page is nested too deeply; what lies deepest was not read.",)
_BANNERS = "//header | //*[@id='banner' or @id='header' or @role='banner']"


def read_html(data: bytes) -> Reading:
    """A page's minutes, without the page around them."""
    source, warnings = decode_page(data)
    page, too_deep = parse_page(source)
    text, spans = joined(pieces_of(content_of(page)))
    if too_deep and not text:
        raise Unreadable("The page is nested too deeply.", "Print it to PDF and add that.")
    return Reading(
        format=FileFormat.HTML,
        text=text,
        blocks=to_blocks(text, spans),
        warnings=warnings + (_TOO_DEEP if too_deep else ()) + phrases.truncation_warnings(text),
        facts=_facts(page),
    )


def parse_page(source: str) -> tuple[Element, bool]:
    """The tree of an HTML page, however broken, and whether it was nested too deeply to be whole.

    No entity of the page's own and no network is used.
    """
    cleaned = _CONTROLS.sub(" ", _XML_DECLARATION.sub("", source))
    parser = lxml_html.HTMLParser(
        recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        page = lxml_html.document_fromstring(cleaned, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable("The page has no content.", "Fetch it again.") from error
    return page, any("depth" in str(entry.message).lower() for entry in parser.error_log)


def parse_xml(data: bytes) -> Element:
    """The tree of an XML part of a Word file; a document type is refused, so no entity exists."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("a document type is not allowed here", 0, 1, 1)
    return root


XmlError = etree.XMLSyntaxError


def xml_bytes(root: Element) -> bytes:
    """An XML tree as a file."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def page_bytes(page: Element) -> bytes:
    """A page as a file, marked as UTF-8 whatever it says of itself."""
    source: str = lxml_html.tostring(page, encoding="unicode")
    return f"\ufeff{source}".encode()


def pieces_of(content: Element) -> list[Piece]:
    """The paragraphs, headings, items and rows of an element, in reading order."""
    walker = Walker()
    walk = etree.iterwalk(content, events=("start", "end"))
    skipped: Element = None
    for event, element in walk:
        if event == "start":
            if not walker.start(element):
                walk.skip_subtree()
                skipped = element
            continue
        walker.end(element, walked=element is not skipped)
        if element is not content:
            walker.add(element.tail)
    walker.flush()
    return walker.pieces


def content_of(page: Element) -> Element:
    """The element that holds the minutes."""
    body = page.find("body")
    if body is None:
        return page
    ours = [element for element in body.iter() if _is_moderngov(element)]
    if len(ours) > 1:
        return _common_ancestor(ours)
    whole = len(_words(body))
    return next(
        (found for found in _candidates(body) if len(_words(found)) >= whole * _MOSTLY), body
    )


def _is_moderngov(element: Element) -> bool:
    classes = element.get("class") if isinstance(element.tag, str) else None
    return classes is not None and not page_rules.MG_CONTENT.isdisjoint(classes.split())


def _common_ancestor(elements: list[Element]) -> Element:
    chains = [list(element.iterancestors())[::-1] for element in (elements[0], elements[-1])]
    shared = [one for one, other in zip(*chains, strict=False) if one is other]
    return shared[-1]


def _candidates(body: Element) -> Iterator[Element]:
    yield from body.iter("main")
    yield from body.xpath(".//*[@role='main']")
    articles = list(body.iter("article"))
    if len(articles) == 1:
        yield articles[0]
    for name in page_rules.CONTENT_IDS:
        yield from body.xpath(".//*[@id=$name]", name=name)


def _words(element: Element) -> str:
    return " ".join(
        text
        for text in element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
        if not text.isspace()
    )


def _facts(page: Element) -> tuple[tuple[str, str], ...]:
    """The page's title, site and address, where it states them."""
    found = {
        "title": page.findtext(".//title"),
        "site": _first(page, "//meta[@property='og:site_name']/@content") or _banner(page),
        "url": _first(page, "//link[@rel='canonical']/@href")
        or _first(page, "//meta[@property='og:url']/@content"),
    }
    facts = ((name, folded(value)) for name, value in found.items() if value)
    return tuple((name, value) for name, value in facts if value)


def _first(page: Element, path: str) -> str | None:
    values = page.xpath(path)
    return str(values[0]) if values else None


def _banner(page: Element) -> str | None:
    """The name in the head of the page: its logo's text, or its only words."""
    for banner in page.xpath(_BANNERS):
        names = [str(alt) for alt in banner.xpath(".//img/@alt")]
        names += [str(text) for text in banner.xpath(".//a/text() | .//h1/text() | ./text()")]
        for name in map(folded, names):
            if 3 < len(name) <= _LONGEST_NAME and "council" in name.lower():
                return name
    return None
