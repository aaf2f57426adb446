"""The addresses of a ModernGov site, made from its base: the folder that holds its web service."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urljoin, urlsplit

_PAGE = re.compile(r"[^/]*\.(?:aspx|asmx)(?:/.*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """One ModernGov site. `base` ends with a slash."""

    base: str

    @property
    def name(self) -> str:
        """A name for its folder: the host and path, in characters that any file system takes."""
        parts = urlsplit(self.base)
        return re.sub(r"[^a-z0-9.-]+", "-", f"{parts.netloc}{parts.path}".lower()).strip("-.")

    @property
    def robots(self) -> str:
        """What the host asks of robots."""
        return urljoin(self.base, "/robots.txt")

    @property
    def committees(self) -> str:
        """All committees, from the web service."""
        return self._service("GetCommittees")

    @property
    def committees_page(self) -> str:
        """All committees, as a page."""
        return f"{self.base}mgListCommittees.aspx"

    def meetings(self, committee: int, first: date, last: date) -> str:
        """The meetings of a committee between two days. ISO dates would be silently misread."""
        return self._service(
            "GetMeetings", lCommitteeId=committee, sFromDate=f"{first:%d/%m/%Y}",
            sToDate=f"{last:%d/%m/%Y}",
        )  # fmt: skip

    def meetings_page(self, committee: int) -> str:
        """All meetings of a committee, as a page."""
        return f"{self.base}ieListMeetings.aspx?CId={committee}&Year=0"

    def meeting(self, meeting: int) -> str:
        """One meeting with its items and minutes, from the web service."""
        return self._service("GetMeeting", lMeetingId=meeting)

    def meeting_page(self, committee: int, meeting: int) -> str:
        """One meeting as a page: where a reader is sent."""
        return f"{self.base}ieListDocuments.aspx?CId={committee}&MId={meeting}&Ver=4"

    def item_page(self, item: int) -> str:
        """One item with the whole of its minutes."""
        return f"{self.base}mgAi.aspx?ID={item}"

    def _service(self, method: str, **parameters: object) -> str:
        query = f"?{urlencode(parameters)}" if parameters else ""
        return f"{self.base}mgWebService.asmx/{method}{query}"


def site_at(url: str) -> Site:
    """The site that an address belongs to, be it of its folder or of one of its pages."""
    parts = urlsplit(url.strip())
    folder = _PAGE.sub("", parts.path)
    return Site(f"{parts.scheme}://{parts.netloc}{folder.rstrip('/')}/")
