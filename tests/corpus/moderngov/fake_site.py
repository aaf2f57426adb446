"""A ModernGov site of our own on loopback, with the habits of the real ones."""

import html
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.corpus.sites.served import Served

PDF = b"%PDF-1.4 printed minutes"
WORD = '<div class="WordSection1"><p class="MsoNormal"><span>{}</span></p></div>'


@dataclass
class FakeItem:
    number: int
    title: str
    minutes: str
    restricted: bool = False
    cut: bool = False  # the meeting's page shows only the beginning


@dataclass
class FakeMeeting:
    number: int
    day: date
    committee: int = 144
    items: list[FakeItem] = field(default_factory=list)
    published: bool = True
    status: str = "Confirmed"
    printed: str = ""  # "Printed minutes", "Printed draft minutes"
    pdf: bytes = PDF


@dataclass
class FakeSite(Served):
    """What is published; tests change it between two syncs."""

    committees: dict[int, str] = field(default_factory=lambda: {144: "Audit Committee"})
    meetings: dict[int, FakeMeeting] = field(default_factory=dict)
    service: dict[str, int] = field(default_factory=dict)  # method: status instead of an answer
    paged: bool = False  # the list of meetings as a page shows one year
    robots: str | None = None

    def add(self, number: int, day: date, *items: FakeItem, **more: Any) -> FakeMeeting:
        held = list(items) or [FakeItem(number * 10, "Vapes", "The Committee noted the vapes.")]
        self.meetings[number] = FakeMeeting(number, day, items=held, **more)
        return self.meetings[number]

    def answer(self, path: str) -> tuple[int, bytes]:
        try:
            return self._answer(path)
        except KeyError:  # a meeting that is gone
            return 404, b""

    def _answer(self, path: str) -> tuple[int, bytes]:
        parts = urlsplit(path)
        query = {key.lower(): values[0] for key, values in parse_qs(parts.query).items()}
        name = unquote(parts.path).rpartition("/")[2]
        if "mgWebService.asmx" in parts.path:
            return self._service(name, query)
        if name == "robots.txt":
            return (200, self.robots.encode()) if self.robots is not None else (404, b"")
        if name.endswith(".pdf"):
            return 200, self.meetings[int(parts.path.split("/g")[1].split("/")[0])].pdf
        page = {
            "mgListCommittees.aspx": self._committees_page,
            "ieListMeetings.aspx": self._meetings_page,
            "ieListDocuments.aspx": self._meeting_page,
            "mgAi.aspx": self._item_page,
        }.get(name)
        return (200, page(query).encode()) if page else (404, b"")

    def has_validator(self, path: str) -> bool:
        return "mgWebService" not in path  # the real service sends none

    def _service(self, name: str, query: dict[str, str]) -> tuple[int, bytes]:
        if name in self.service:
            return self.service[name], b"<html>Runtime Error</html>"
        made = {
            "GetCommittees": self._committees, "GetMeetings": self._meetings,
            "GetAllMeetingsByDate": self._all_meetings,
            "GetMeeting": self._meeting,
        }[name](query)  # fmt: skip
        return 200, f'<?xml version="1.0" encoding="utf-8"?>\n{made}'.encode()

    def _committees(self, _: dict[str, str]) -> str:
        made = "".join(
            f"<committee><committeeid> {number}</committeeid><committeetitle>{title}"
            "</committeetitle><committeedeleted>False</committeedeleted>"
            "<committeeexpired>False</committeeexpired></committee>"
            for number, title in self.committees.items()
        )
        return f"<committees><committeescount> 1</committeescount>{made}</committees>"

    def _meetings(self, query: dict[str, str]) -> str:
        first, last = (_uk(query[name]) for name in ("sfromdate", "stodate"))
        made = "".join(
            f"<meeting><meetingid> {m.number}</meetingid><meetingdate>{m.day:%d/%m/%Y}"
            f"</meetingdate><meetingstatus>{m.status}</meetingstatus></meeting>"
            for m in self.meetings.values()
            if first <= m.day <= last and m.committee == int(query["lcommitteeid"])
        )
        return (
            "<getmeetings><committee><committeemeetings>"
            f"{made}</committeemeetings></committee></getmeetings>"
        )

    def _all_meetings(self, query: dict[str, str]) -> str:
        first, last = (_uk(query[name]) for name in ("sfromdate", "stodate"))
        made = "".join(
            f"<meeting><meetingid> {m.number}</meetingid><meetingdate>{m.day:%d/%m/%Y}"
            f"</meetingdate><meetingstatus>{m.status}</meetingstatus><committeeid> {m.committee}"
            "</committeeid></meeting>"
            for m in self.meetings.values()
            if first <= m.day <= last
        )
        return f"<getmeetingsbydate><meetings>{made}</meetings></getmeetingsbydate>"

    def _meeting(self, query: dict[str, str]) -> str:
        meeting = self.meetings[int(query["lmeetingid"])]
        items = "".join(self._item(at, item) for at, item in enumerate(meeting.items, 1))
        return (
            f"<meeting><meetingid> {meeting.number}</meetingid>"
            f"<meetingdate>{meeting.day:%d/%m/%Y}</meetingdate><meetingstatus>Confirmed"
            "</meetingstatus><meetingtime>10.00 am</meetingtime>"
            f"<minutepublished>{meeting.published}</minutepublished><agendaitems>{items}"
            "</agendaitems><attendees><attendee name='Councillor Jo Marsh' attendance='Present'/>"
            "</attendees></meeting>"
        )

    def _item(self, at: int, item: FakeItem) -> str:
        body = html.escape(WORD.format(html.escape(item.minutes)))
        twice = html.escape(body) if item.minutes else ""
        enclosure = f"{self.base}mgConvert2PDF.aspx?ID={item.number}"
        return (
            f"<agendaitem><agendaitemid> {item.number}</agendaitemid><agendaitemtitle>{item.title}"
            f"</agendaitemtitle><agendaitemnumber> {at + 3}</agendaitemnumber>"
            f"<fulldisplaynumberformat> {at}.</fulldisplaynumberformat>"
            f"<minutesnonemptyhtmlbody>{twice}</minutesnonemptyhtmlbody>"
            f"<isrestricted> {item.restricted}</isrestricted><linkeddocuments><linkeddoc>"
            f"<url>{html.escape(enclosure)}</url><isrestricted>{item.restricted}</isrestricted>"
            "</linkeddoc></linkeddocuments></agendaitem>"
        )

    def _committees_page(self, _: dict[str, str]) -> str:
        links = "".join(
            f'<li><a href="mgCommitteeDetails.aspx?ID={number}">{title}</a></li>'
            for number, title in self.committees.items()
        )
        return (
            "<html><head><title>Committees - Wexmoor District Council</title></head>"
            f'<body><ul class="mgBulletList">{links}</ul></body></html>'
        )

    def _meetings_page(self, query: dict[str, str]) -> str:
        years = sorted({m.day.year for m in self.meetings.values()})
        shown = (int(query["year"]) or years[-1]) if self.paged else 0
        others = "".join(
            f'<a href="ieListMeetings.aspx?XXR=0&amp;CId={query["cid"]}&amp;Year={year}">{year}</a>'
            for year in years
        )
        links = "".join(
            f'<li><a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId={m.committee}'
            f'&amp;MId={m.number}">{m.day.day} {m.day:%b %Y} 6.30 pm</a></li>'
            for m in self.meetings.values()
            if m.committee == int(query["cid"]) and shown in (0, m.day.year)
        )
        more = f"<p>{others}</p>" if self.paged else ""
        return f'<html><body><ul class="mgNonBulletTableList">{links}</ul>{more}</body></html>'

    def _meeting_page(self, query: dict[str, str]) -> str:
        meeting = self.meetings[int(query["mid"])]
        href = f"documents/g{meeting.number}/{meeting.printed} 1st.pdf?T=1"
        printed = f'<li><a href="{href}">{meeting.printed} PDF 9 KB</a></li>'
        rows = "".join(_row(at, item) for at, item in enumerate(meeting.items, 1))
        return (
            '<html><body><div id="modgov"><div class="mgContent"><h2 class="mgSubTitleTxt">'
            f"{self.committees[meeting.committee]} - {meeting.day:%A}, {meeting.day.day}th "
            f"{meeting.day:%B}, {meeting.day.year} 6.30 pm</h2>"
            f'<ul class="mgActionList">{printed if meeting.printed else ""}</ul>'
            f'<table class="mgItemTable">{rows}</table></div></div></body></html>'
        )

    def _item_page(self, query: dict[str, str]) -> str:
        items = [item for meeting in self.meetings.values() for item in meeting.items]
        item = next(item for item in items if item.number == int(query["id"]))
        return (
            '<html><body><div class="mgContent"><h2 class="mgSubTitleTxt">Agenda item</h2>'
            f'<p class="mgAiTitleTxt" >{item.title}</p><p class="mgSubItemTitleTxt">Minutes:</p>'
            f'<div class="mgWordPara">{WORD.format(item.minutes)}</div></div></body></html>'
        )


def _row(at: int, item: FakeItem) -> str:
    shown = item.minutes.partition(". ")[0] + "…" if item.cut else item.minutes
    more = (
        f'<p><a href="mgAi.aspx?ID={item.number}">view the full minutes text for item {at}.</a></p>'
    )
    minutes = (
        '<p class="mgSubItemTitleTxt">Minutes:</p>'
        f'<div class="mgWordPara">{WORD.format(shown)}</div>{more if item.cut else ""}'
    )
    return (
        f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt" >{at}.</p></td>'
        f'<td><p class="mgAiTitleTxt" ><a class="mgAiTitleLnk">{item.title}</a></p>'
        f"{minutes if item.minutes else ''}</td></tr>"
    )


def _uk(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)
