"""The addresses of a ModernGov site, made from its base: the folder that holds its web service."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Site:
    """One ModernGov site. `base` ends with a slash."""

    base: str

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

    def all_meetings(self, first: date, last: date) -> str:
        """The meetings of every committee between two days."""
        return self._service(
            "GetAllMeetingsByDate", lCommitteeId=-1, sFromDate=f"{first:%d/%m/%Y}",
            sToDate=f"{last:%d/%m/%Y}", bIsAscendingDateOrder=True,
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
