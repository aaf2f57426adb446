"""What CMIS's pages say, as values: months of meetings, and the documents of one meeting. Pure.

The classes of the system's parts are not to be trusted (a status is marked as a venue); addresses
and words are.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.parsing.dates import find_dates
from corpus.reading.pieces import folded
from corpus.sites.files import LinkedMinutes
from corpus.sites.listed import ListedCommittee, ListedMeeting
from corpus.sites.pages import Element, entry_of, links_of, page_of, words_of

_MEETING = re.compile(
    r"/ctl/ViewMeetingPublic/.*/Meeting/([0-9]{1,12})/Committee/([0-9]{1,12})/", re.IGNORECASE
)
_MODULE = re.compile(r"(\S*/tabid/[0-9]+)/ctl/ViewMeetingPublic/(mid/[0-9]+)/", re.IGNORECASE)
_MODULE_NAME = re.compile(r"^dnn\$ctr([0-9]{1,9})\$MeetingCalendarPublic\w*\$")
_CALENDAR = re.compile(r"(?:meeting|calendar)[^/?]*\.aspx$", re.IGNORECASE)
_DOCUMENT = re.compile(r"Document\.ashx\?", re.IGNORECASE)
_LISTED = re.compile(r"^\d{1,2} \w+ \d{4}(?: \d{1,2}[:.]\d{2})? - (.+)$")
_ENTRY = re.compile(r"^(?:\d{1,2}[:.]\d{2}\s+)?(.+)$")
_DAY = re.compile(r"^\w+day,?\s+(\d{1,2}\s+\w+)(?:\s+(\d{4}))?$", re.IGNORECASE)
_CANCELLED = re.compile(r"\bcancelled\b", re.IGNORECASE)
_MINUTES = re.compile(r"\bminutes?\b", re.IGNORECASE)
# Papers that speak of minutes, and minutes of another meeting.
_OTHERS = re.compile(
    r"\b(?:previous|last meeting|agenda|report|appendix|annex|extract|response|action|arising)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:draft|unconfirmed|unapproved|to be (?:confirmed|approved))\b", re.I)
_CLOSED = re.compile(
    r"\b(?:restricted|exempt|confidential|private|not for publication|part (?:2|ii|two)\b)", re.I
)
_COMPACT = re.compile(r"(?<!\d)(\d{2})[._ -]?(\d{2})[._ -]?((?:20)?\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where a site's calendar is: the beginning of its addresses, and its module."""

    prefix: str
    module: str

    def month(self, first: date) -> str:
        """The page of one month, as the site makes it for readers without scripts."""
        view = f"ctl/MeetingCalendarPublicNoJava/{self.module}/Date/{first.isoformat()}"
        return f"{self.prefix}/{view}/Default.aspx"


def is_cmis(data: bytes) -> bool:
    """Whether this is a page of CMIS, and not one that came in its stead."""
    return any(element.get("id", "").startswith("dnn_") for element in page_of(data).iter("*"))


def read_calendar(data: bytes) -> Calendar | None:
    """Where the calendar is, as the page's links to meetings tell."""
    found = next(links_of(page_of(data), _MODULE), None)
    return Calendar(found[0][1], found[0][2]) if found else None


def read_module(data: bytes) -> str | None:
    """The number of the calendar's module, which a page without meetings tells as well."""
    names = (element.get("name", "") for element in page_of(data).iter("*"))
    return next((found[1] for name in names if (found := _MODULE_NAME.match(name))), None)


def read_calendar_links(data: bytes) -> list[str]:
    """The links of a page that may lead to the calendar; their names vary."""
    found = (link.get("href") for _, link in links_of(page_of(data), _CALENDAR))
    return list(dict.fromkeys(found))


def read_meetings(data: bytes, month: date | None = None) -> list[ListedMeeting]:
    """The meetings that a page lists, each once; days without a year are of the month's."""
    meetings: dict[int, ListedMeeting] = {}
    for found, link in links_of(page_of(data), _MEETING):
        words, around = words_of(link), link.getparent()
        listed = _LISTED.match(words)
        title = (listed or _ENTRY.match(words) or [words, ""])[1]
        day = next((day for _, _, day in find_dates(words)), None) if listed else None
        day = day or (_day_of_row(link, month) if month else None)
        if title:
            committee = ListedCommittee(int(found[2]), title)
            cancelled = bool(_CANCELLED.search(words_of(around)))
            meetings.setdefault(
                int(found[1]),
                ListedMeeting(int(found[1]), committee, day, cancelled, link.get("href")),
            )
    return list(meetings.values())


def read_day(data: bytes) -> date | None:
    """The day that the page of a meeting states."""
    for holder in page_of(data).iter("div"):
        words = words_of(holder)
        if words.lower().startswith("date") and len(words) < 80:  # "Date/Time: 3 Aug 2026 - 10:00"
            return next((day for _, _, day in find_dates(words)), None)
    return None


def read_minutes(data: bytes, day: date | None) -> LinkedMinutes | None:
    """The minutes of a meeting among its documents: those of its day first, approved ones next."""
    found: list[tuple[bool, bool, LinkedMinutes]] = []
    for _, link in links_of(page_of(data), _DOCUMENT):
        title = words_of(link)
        other = _OTHERS.search(title) or _CLOSED.search(words_of(entry_of(link)))
        stated = _days_in(title)
        if not _MINUTES.search(title) or other or (stated and day and day not in stated):
            continue
        draft = bool(_DRAFT.search(title))
        found.append((day not in stated, draft, LinkedMinutes(link.get("href"), draft)))
    return min(found, key=lambda each: each[:2], default=(None, None, None))[2]


def _day_of_row(link: Element, month: date) -> date | None:
    """The day at the head of a calendar's row, in the year that brings it nearest to the month."""
    for row in link.iterancestors("tr"):
        for cell in row.iter("td"):
            found = _DAY.match(words_of(cell))
            if not found:
                continue
            years = [int(found[2])] if found[2] else [month.year + step for step in (-1, 0, 1)]
            days = [day for year in years for _, _, day in find_dates(f"{found[1]} {year}")]
            return min(days, key=lambda day: abs(day - month), default=None)
    return None


def _days_in(title: str) -> set[date]:
    """The days that a title names: "12 June 2025", "16042026", "16.04.26"."""
    days = {day for _, _, day in find_dates(folded(title))}
    for day, month, year in _COMPACT.findall(title):
        try:
            days.add(date(int(year) if len(year) == 4 else 2000 + int(year), int(month), int(day)))
        except ValueError:  # some other number
            continue
    return days
