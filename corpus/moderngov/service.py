"""What ModernGov's web service answers, as values. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.reading.html import XmlError
from corpus.reading.moderngov import (
    Element,
    day_in,
    is_true,
    page_in,
    parse_service_xml,
    text_in,
)
from corpus.reading.moderngov import committee_of as named_committee
from corpus.sites.listed import ListedCommittee, ListedMeeting

_NUMBER = re.compile(r"[0-9]{1,12}")


class NotService(ValueError):
    """The answer is no XML of the web service: it is switched off, or an error page came."""


@dataclass(frozen=True, slots=True)
class Published:
    """How much of a meeting's minutes its XML holds."""

    date: date | None
    committee: str | None
    announced: bool  # the site says that minutes are published
    held: bool  # the words of at least one item are there, and not as a draft of the clerk's


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
    return list(_meetings(_root(data, "getmeetings"), lambda _: committee))


def read_all_meetings(
    data: bytes, committees: Mapping[int, ListedCommittee], first: date, last: date
) -> list[ListedMeeting]:
    """The meetings of some committees between two days, from a list that should hold nothing else.

    NotService where a day is missing or beyond: a service that does not understand the question
    answers with everything it has, or with nothing.
    """
    root = _root(data, "getmeetingsbydate")

    def committee_of(meeting: Element) -> ListedCommittee | None:
        return committees.get(_number(meeting, "committeeid") or 0)

    days = [day_in(each, "meetingdate") for each in root.iter("meeting")]
    if not days or not all(day and first <= day <= last for day in days):
        raise NotService("the answer is not of the days that were asked for")
    return list(_meetings(root, committee_of))


def _meetings(
    root: Element, committee_of: Callable[[Element], ListedCommittee | None]
) -> Iterator[ListedMeeting]:
    for each in root.iter("meeting"):
        number, committee = _number(each, "meetingid"), committee_of(each)
        if number is not None and committee is not None:
            cancelled = text_in(each, "meetingstatus").lower().startswith("cancel")
            yield ListedMeeting(number, committee, day_in(each, "meetingdate"), cancelled)


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
    withheld = text_in(meeting, "minutepublished").lower() == "false"
    return Published(
        date=day_in(meeting, "meetingdate"),
        committee=named_committee(meeting),
        announced=shown and is_true(meeting, "minutepublished"),
        held=shown and not withheld and any(True for _ in minutes),
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
    return int(text) if _NUMBER.fullmatch(text) else None
