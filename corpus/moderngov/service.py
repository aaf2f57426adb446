"""What ModernGov's web service answers, as values. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.reading.html import XmlError
from corpus.reading.moderngov import (
    Element,
    committee_of,
    day_in,
    is_true,
    page_in,
    parse_service_xml,
    text_in,
)


class NotService(ValueError):
    """The answer is no XML of the web service: it is switched off, or an error page came."""


@dataclass(frozen=True, slots=True)
class ListedCommittee:
    """A committee as the site lists it. An expired one meets no more."""

    number: int
    title: str
    expired: bool = False


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting as the site lists it."""

    number: int
    committee: ListedCommittee
    date: date | None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """How much of a meeting's minutes its XML holds."""

    date: date | None
    committee: str | None
    announced: bool  # the site says that minutes are published
    held: bool  # the words of at least one item are there


def read_committees(data: bytes) -> list[ListedCommittee]:
    """The committees that were not deleted, in the order of the site."""
    root = _root(data, "committees")
    found = (
        (_number(each, "committeeid"), each) for each in root.iterfind("committee")
        if not is_true(each, "committeedeleted")
    )  # fmt: skip
    return [
        ListedCommittee(number, text_in(each, "committeetitle"), is_true(each, "committeeexpired"))
        for number, each in found
        if number is not None
    ]


def read_meetings(data: bytes, committee: ListedCommittee) -> list[ListedMeeting]:
    """The meetings of one committee, in the order of the site."""
    found = (
        (_number(each, "meetingid"), each)
        for each in _root(data, "getmeetings").iter("meeting")
    )  # fmt: skip
    return [
        ListedMeeting(
            number, committee, day_in(each, "meetingdate"),
            text_in(each, "meetingstatus").lower().startswith("cancel"),
        )
        for number, each in found
        if number is not None
    ]  # fmt: skip


def read_published(data: bytes) -> Published:
    """Whether the minutes of a meeting are out, and whether they are here."""
    meeting = _root(data, "meeting")
    minutes: Iterator[object] = (
        piece
        for item in meeting.iterfind("agendaitems/agendaitem")
        if not is_true(item, "isrestricted")
        for piece in page_in(item, "minutesnonemptyhtmlbody")
    )
    shown = text_in(meeting, "isdisplayallowed").lower() != "false"
    return Published(
        date=day_in(meeting, "meetingdate"),
        committee=committee_of(meeting),
        announced=shown and is_true(meeting, "minutepublished"),
        held=shown and any(True for _ in minutes),
    )


def _root(data: bytes, name: str) -> Element:
    try:
        root = parse_service_xml(data)
    except XmlError as error:
        raise NotService("the answer is not XML") from error
    if root.tag != name:
        raise NotService(f"the answer is <{root.tag}>, not <{name}>")
    return root


def _number(element: Element, name: str) -> int | None:
    text = text_in(element, name)
    return int(text) if text.isascii() and text.isdigit() else None
