"""A search as an Atom feed (RFC 4287): the alert that needs no mail server. Pure.

The feed has what is found now, the latest meetings first; a reader notices what is new in it.
"""

from collections.abc import Sequence
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

from qa.models import Citation
from qa.search import Found
from web.languages import Words
from web.ledgers import listed_or
from web.present import quotation_url
from web.text import one_line

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NO_DATE = "1970-01-01"


def atom(found: Sequence[Found], *, title: str, address: str, page: str, words: Words) -> str:
    """The feed of some results. `address` is the feed's own, `page` the search page's."""
    Xml.register_namespace("", ATOM)
    feed = Xml.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.language}
    )
    dates = [one.citation.meeting_date or NO_DATE for one in found]
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max(dates, default=NO_DATE)))
    Xml.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": address})
    Xml.SubElement(feed, f"{{{ATOM}}}link", {"rel": "alternate", "href": page})
    _add(Xml.SubElement(feed, f"{{{ATOM}}}author"), "name", title)
    for one in found:
        _entry(feed, one.citation, address, words)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(feed, encoding="unicode")


def _entry(feed: Xml.Element, citation: Citation, address: str, words: Words) -> None:
    entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
    place = listed_or([citation.council, citation.committee], words("place.no_council"))
    href = urljoin(address, quotation_url(citation.document_id, citation.start, citation.end))
    _add(entry, "id", href)
    _add(entry, "title", f"{place}, {words.day(citation.meeting_date)}: {_title(citation)}")
    _add(entry, "updated", _moment(citation.meeting_date or NO_DATE))
    Xml.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": href})
    _add(entry, "summary", one_line(citation.quote))


def _title(citation: Citation) -> str:
    return one_line(citation.item_title) or citation.source


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = _plain(text)


def _plain(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
