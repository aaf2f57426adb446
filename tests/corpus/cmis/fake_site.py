"""A CMIS site of our own on loopback, shaped like the real ones."""

import html
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from tests.corpus.sites.served import Served

PDF = b"%PDF-1.4 minutes of "
MODULE = "tabid/70/ctl/{view}/mid/397"


@dataclass
class FakeMeeting:
    number: int
    day: date
    documents: dict[str, bytes] = field(default_factory=dict)  # by title
    title: str = "Planning Committee"
    committee: int = 4


@dataclass
class FakeCmis(Served):
    """What is published below /wexmoor/; tests change it between two syncs."""

    meetings: dict[int, FakeMeeting] = field(default_factory=dict)
    today: date = date(2026, 3, 20)
    calendar: str = "CalendarofMeetings.aspx"
    links: bool = True  # whether the list of this month's meetings links to any

    @property
    def root(self) -> str:
        return f"{self.base}wexmoor/"

    def add(self, number: int, day: date, *titles: str, **more: Any) -> FakeMeeting:
        documents = {title: PDF + f"{number} {title}".encode() for title in titles}
        self.meetings[number] = FakeMeeting(number, day, documents, **more)
        return self.meetings[number]

    def answer(self, path: str) -> tuple[int, bytes]:
        parts = urlsplit(path)
        if parts.path.endswith("/Document.ashx"):
            found = (
                data
                for meeting in self.meetings.values()
                for title, data in meeting.documents.items()
                if _token(meeting, title) == parts.query
            )
            data = next(found, None)
            return (200, data) if data else (404, b"")
        page = self._page(parts.path, parts.query)
        if page is None:
            return 404, b""
        head = "<title>Wexmoor District Council &gt; Meetings</title>"
        return 200, f"<html><head>{head}</head><body>{page}</body></html>".encode()

    def _page(self, path: str, query: str) -> str | None:
        if path == "/wexmoor/":
            menu = (f"/wexmoor/{name}" for name in ("Councillors.aspx", self.calendar))
            links = "".join(f'<a href="{href}">x</a>' for href in menu)
            return f'<div id="dnn_ContentPane">{links}</div>'
        if path == f"/wexmoor/{self.calendar}":
            return self._list() if query else self._scripted()
        if "MeetingCalendarPublicNoJava" in path:
            return self._month(date.fromisoformat(path.split("/Date/")[1].split("/")[0]))
        if "ViewMeetingPublic" in path:
            number = int(path.split("/Meeting/")[1].split("/")[0])
            return self._meeting(self.meetings[number]) if number in self.meetings else None
        return None

    def _scripted(self) -> str:
        """The calendar as a reader with scripts gets it: no meetings, but the module's number."""
        name = "dnn$ctr397$MeetingCalendarPublic$btnButtonListView"
        return f'<div id="dnn_ctr397"><input type="submit" name="{name}" value="List" /></div>'

    def _list(self) -> str:
        """This month's meetings, whatever was asked for."""
        rows = "".join(
            f'<tr class="rgRow"><td class="DateColumn"><a href="{self._href(m)}">{m.day.day} '
            f"{m.day:%b %Y} 11:00 - {m.title}</a></td><td>Room 3</td></tr>"
            for m in self.meetings.values()
            if (m.day.year, m.day.month) == (self.today.year, self.today.month) and self.links
        )
        return f'<table id="dnn_ctr397_MeetingCalendarPublicList">{rows}</table>'

    def _month(self, first: date) -> str:
        days = [first + timedelta(days=n) for n in range(31)]
        rows = "".join(
            f'<tr class="rgRow"><td class="SimpleCalendarDate">{day:%A}, {day.day} {day:%B}</td>'
            f"<td>{self._entries(day)}</td></tr>"
            for day in days
            if day.month == first.month
        )
        return f'<table class="rgMasterTable" id="dnn_ctr397_grid">{rows}</table>'

    def _entries(self, day: date) -> str:
        return "".join(
            f'<p class="Meeting"><a href="{self._href(m)}">10:00 {m.title}</a></p>'
            for m in self.meetings.values()
            if m.day == day
        )

    def _href(self, meeting: FakeMeeting) -> str:
        view = MODULE.format(view="ViewMeetingPublic")
        where = f"Meeting/{meeting.number}/Committee/{meeting.committee}"
        return f"{self.root}Meetings/{view}/{where}/SelectedTab/Documents/Default.aspx"

    def _meeting(self, meeting: FakeMeeting) -> str:
        documents = "".join(
            '<li class="DocumentListItem"><a class="TitleLink" href="/wexmoor/Document.ashx?'
            f'{_token(meeting, title)}">{html.escape(title)}</a>'
            '<span class="FileSize">(156Kb)</span></li>'
            for title in meeting.documents
        )
        when = f"{meeting.day.day} {meeting.day:%b %Y} - 10:00"
        return (
            '<div id="dnn_ContentPane"><h1>Meeting Details</h1><div class="holder">'
            '<div class="DNNLabel"><span>Date/Time:</span></div>'
            f'<div class="Value DateTime">{when}</div></div>'
            f'<ol class="DocumentList">{documents}</ol></div>'
        )


def _token(meeting: FakeMeeting, title: str) -> str:
    """What only the site can make: a long query that says nothing."""
    return "czJK=" + sha256(f"{meeting.number}{title}".encode()).hexdigest() * 4
