"""One meeting of ModernGov's web service (the response to GetMeeting) to a reading.

The shape is the one a ModernGov page is read to: the heading of the meeting, then for each item
its number and title, the agenda's text, the label "Minutes:" and the minutes.
"""

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from corpus.errors import Unreadable
from corpus.models import BlockKind, FileFormat, Reading
from corpus.reading.html import XmlError, content_of, parse_page, parse_xml, pieces_of
from corpus.reading.pieces import Piece, folded, joined
from corpus.reading.spans import to_blocks

# An element of lxml, which has no types of its own.
Element = Any

_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UK_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_TAG = re.compile(r"<[a-zA-Z!/]")
_STATED_STATUS = ("confirmed", "")  # what ModernGov says of every ordinary meeting
_MOST_ESCAPES = 3
_SECTION = ("", "0")  # numbers that the service gives to headings between items


def read_moderngov(data: bytes) -> Reading:
    """The minutes of one meeting; what is marked as restricted is read no further than its title.

    Who came is told only of a meeting that has items: before it, everyone is "Expected".
    """
    try:
        meeting = parse_service_xml(data)
    except XmlError as error:
        raise Unreadable(
            "The file is XML that is damaged or declares a document type.", "Fetch it again."
        ) from error
    text, spans = joined(_pieces(meeting))
    return Reading(FileFormat.MODERNGOV_XML, text, to_blocks(text, spans))


def parse_service_xml(data: bytes) -> Element:
    """The root of a response, without the control characters that Word texts bring into it."""
    return parse_xml(_REFERENCE.sub(_allowed, _CONTROLS.sub(b" ", data)).lstrip())


def text_in(element: Element, name: str) -> str:
    """The words of a child, unescaped and without the spaces around them; "" without such."""
    return folded(html.unescape(element.findtext(name) or ""))


def is_true(element: Element, name: str) -> bool:
    """Whether a child says True."""
    return text_in(element, name).lower() == "true"


def day_in(element: Element, name: str) -> date | None:
    """The day a child states as dd/mm/yyyy."""
    found = _UK_DATE.match(text_in(element, name))
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def page_in(element: Element, name: str) -> list[Piece]:
    """The paragraphs of a child that holds a web page, however often it was escaped."""
    source = element.findtext(name) or ""
    for _ in range(_MOST_ESCAPES):
        if _TAG.search(source) or "&" not in source:
            break
        source = html.unescape(source)
    if not folded(re.sub(r"<[^>]*>|&nbsp;", " ", source)):
        return []
    try:
        page, _ = parse_page(f"<div>{source}</div>")
    except Unreadable:
        return []
    return pieces_of(content_of(page))


def committee_of(meeting: Element) -> str | None:
    """The committee whose documents are linked, where all of them are of one."""
    named = {text_in(linked, "committeetitle") for linked in meeting.iter("linkeddoc")} - {""}
    return named.pop() if len(named) == 1 else None


def _pieces(meeting: Element) -> Iterator[Piece]:
    heading = _heading(meeting)
    if heading:
        yield Piece(heading, BlockKind.HEADING, level=1)
    items = list(meeting.iterfind("agendaitems/agendaitem"))
    if items:
        yield from _attendance(meeting)
    for item in items:
        yield from _item_pieces(item)


def _heading(meeting: Element) -> str:
    """ "Audit Committee - Tuesday, 10th February, 2026 10.00 am, CANCELLED", or less of it."""
    day, status = day_in(meeting, "meetingdate"), text_in(meeting, "meetingstatus")
    when = f"{_long_date(day)} {text_in(meeting, 'meetingtime')}".strip() if day else ""
    said = "" if status.lower() in _STATED_STATUS else f", {status.upper()}"
    return " - ".join(filter(None, (committee_of(meeting), when))) + (said if when else "")


def _long_date(day: date) -> str:
    last = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day:%A}, {day.day}{last} {day:%B}, {day.year}"


def _attendance(meeting: Element) -> Iterator[Piece]:
    """One line for each way of being there or not, its names in the order given."""
    groups: dict[str, list[str]] = {}
    for attendee in meeting.iterfind("attendees/attendee"):
        name, how = folded(attendee.get("name", "")), folded(attendee.get("attendance", ""))
        if name and how and how.lower() != "expected":
            groups.setdefault(how, []).append(name)
    if groups:
        yield Piece("Attendance", BlockKind.HEADING, level=2)
    for how, names in groups.items():
        yield Piece(f"{how}: {', '.join(names)}", BlockKind.ROW)


def _item_pieces(item: Element) -> Iterator[Piece]:
    if text_in(item, "isdisplayallowed").lower() == "false":
        return
    section = item.find("agendaitemnumber") is not None and (
        text_in(item, "agendaitemnumber") in _SECTION
    )
    number = None if section else text_in(item, "fulldisplaynumberformat") or None
    title = text_in(item, "agendaitemtitle")
    if title:
        yield Piece(title, BlockKind.HEADING, number, level=2)
    if is_true(item, "isrestricted"):
        return
    yield from page_in(item, "agendatext")
    minutes = page_in(item, "minutesnonemptyhtmlbody")
    if minutes:
        yield Piece("Minutes:", BlockKind.LABEL)
        yield from minutes


def _allowed(reference: "re.Match[bytes]") -> bytes:
    """A reference to a character that XML allows, as it is; any other as a space."""
    hexadecimal, decimal = reference.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    control = code < 0x20 and code not in (0x9, 0xA, 0xD)
    surrogate = 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF
    return b" " if control or surrogate else reference[0]
