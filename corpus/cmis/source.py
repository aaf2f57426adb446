"""A CMIS site as a source of minutes: its lists are of one month each.

Nothing is made up but the page of a month, from the parts of a harvested link: documents have
addresses that only the site can make, and they are taken from its pages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from corpus.cmis.page import (
    Calendar,
    is_cmis,
    read_calendar,
    read_calendar_links,
    read_day,
    read_meetings,
    read_minutes,
    read_module,
)
from corpus.errors import SiteBusy, Unfetched
from corpus.fetch import linked
from corpus.sites.crawl import WINDOW
from corpus.sites.files import fetch_file, without_minutes
from corpus.sites.listed import ListedMeeting, Listing
from corpus.sites.pages import council_on
from corpus.sites.places import robots_of
from corpus.sites.polite import Polite
from corpus.sites.saved import KnownMeeting, SavedSite

MOST_STARTS = 6  # pages that are tried for the calendar
_USUAL = ("Meetings.aspx", "MeetingsCalendar.aspx", "CalendarofMeetings.aspx")


class Cmis:
    """See corpus.sites.listed.Source."""

    def __init__(self, base: str, polite: Polite, saved: SavedSite) -> None:
        self.base = base
        self.robots = robots_of(base)
        self._polite = polite
        self._saved = saved

    def council(self) -> str | None:
        """What the first page calls the council."""
        return council_on(self._page(self.base))

    def listings(
        self, listed: Mapping[str, tuple[date, date]], since: date, today: date
    ) -> Iterator[Listing]:
        """One list for each month, the latest first; of one long past only once.

        A site that has no calendar of months gives what its list of meetings shows now.
        """
        calendar, shown = self._found()
        if calendar is None:
            recent = [each for each in shown if each.date is None or each.date >= since]
            title = "the meetings that are shown"
            yield Listing("shown", title, self.base, today, today, today, None, lambda: recent)
            return
        month = today.replace(day=1)
        while month >= since.replace(day=1):
            end = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            key, url = f"{month:%Y-%m}", calendar.month(month)
            if key not in listed or listed[key][1] < end + WINDOW:
                first, last = max(month, since), min(end, today)
                yield Listing(key, f"{month:%B %Y}", url, month, first, last, None,
                              partial(self._month, url, month, first, last))  # fmt: skip
            month = (month - timedelta(days=1)).replace(day=1)

    def fetch(self, meeting: KnownMeeting) -> KnownMeeting:
        """The meeting with its minutes saved, or said to have none."""
        url = self.page(meeting)
        page = self._page(url)
        day = date.fromisoformat(meeting.date) if meeting.date else read_day(page)
        meeting = replace(meeting, date=day.isoformat() if day else None)
        minutes = read_minutes(page, day)
        if minutes is None:
            return without_minutes(meeting)
        found = linked(url, minutes.href)
        return fetch_file(self._polite, self._saved, meeting, found, draft=minutes.draft)

    def page(self, meeting: KnownMeeting) -> str:
        """The page of a meeting, as the calendar linked to it."""
        return meeting.page or self.base

    def _found(self) -> tuple[Calendar | None, list[ListedMeeting]]:
        """The calendar, or else the meetings that the pages show; Unfetched without any."""
        shown: list[ListedMeeting] = []
        for url in self._starts():
            try:
                page = self._page(url)
                module = None if read_calendar(page) else read_module(page)
                if module:
                    url = f"{url}?ctl=MeetingCalendarListView&mid={module}"
                    page = self._page(url)
            except SiteBusy:
                raise
            except Unfetched:
                continue
            if calendar := read_calendar(page):
                return replace(calendar, prefix=linked(url, calendar.prefix)), []
            shown += self._with_pages(read_meetings(page), url)
        if not shown:
            raise Unfetched(
                f"{self.base} shows no meetings, as a CMIS site does.",
                "Give the address of the folder that holds its Meetings.aspx, or if it runs "
                "ModernGov: --system moderngov.",
            )
        return None, shown

    def _starts(self) -> list[str]:
        """The pages that may hold the calendar: those that the first page names, then the usual."""
        found = [linked(self.base, href) for href in read_calendar_links(self._page(self.base))]
        usual = [f"{self.base}{name}" for name in _USUAL]
        ours = [url for url in found if url.startswith(self.base)]
        return list(dict.fromkeys([*ours, *usual]))[:MOST_STARTS]

    def _month(self, url: str, month: date, first: date, last: date) -> list[ListedMeeting]:
        found = self._with_pages(read_meetings(self._page(url), month), url)
        return [each for each in found if each.date is None or first <= each.date <= last]

    def _with_pages(self, meetings: list[ListedMeeting], url: str) -> list[ListedMeeting]:
        return [replace(each, page=linked(url, each.page or "")) for each in meetings]

    def _page(self, url: str) -> bytes:
        response = self._polite.get(url, self._saved.validators(url))
        page = self._saved.keep_page(url, response)
        if not is_cmis(page):
            raise Unfetched(f"{url} is no page of CMIS.", "Open it in a browser to see why.")
        return page
