"""The committees of a site and their meetings: from the web service, or else from its pages."""

from datetime import date

from corpus.errors import SiteBusy, Unfetched
from corpus.moderngov.addresses import Site
from corpus.moderngov.page import read_committee_links, read_meeting_links
from corpus.moderngov.polite import Polite
from corpus.moderngov.saved import SavedSite
from corpus.moderngov.service import (
    ListedCommittee,
    ListedMeeting,
    NotService,
    read_committees,
    read_meetings,
)


class Lists:
    """Asks the web service until it fails once, and then the pages: they cost the site more."""

    def __init__(self, site: Site, polite: Polite, saved: SavedSite) -> None:
        self._site = site
        self._polite = polite
        self._saved = saved
        self._service_answers = True

    def committees(self) -> list[ListedCommittee]:
        """Every committee; Unfetched where neither the service nor the page lists one."""
        try:
            return read_committees(self._polite.get(self._site.committees).body)
        except SiteBusy:
            raise
        except (Unfetched, NotService):
            self._service_answers = False
        found = read_committee_links(self._page(self._site.committees_page))
        if not found:
            raise Unfetched(
                f"{self._site.base} lists no committees, as a ModernGov site does.",
                "Give the address of the folder that holds mgWebService.asmx or "
                "mgListCommittees.aspx.",
            )
        return found

    def meetings(self, committee: ListedCommittee, first: date, last: date) -> list[ListedMeeting]:
        """The meetings of a committee between two days; one without a known day counts as such."""
        found = self._by_service(committee, first, last) if self._service_answers else None
        if found is None:
            page = self._page(self._site.meetings_page(committee.number))
            found = read_meeting_links(page, committee)
        return [each for each in found if each.date is None or first <= each.date <= last]

    def _by_service(
        self, committee: ListedCommittee, first: date, last: date
    ) -> list[ListedMeeting] | None:
        url = self._site.meetings(committee.number, first, last)
        try:
            return read_meetings(self._polite.get(url).body, committee)
        except SiteBusy:
            raise
        except (Unfetched, NotService):
            self._service_answers = False
            return None

    def _page(self, url: str) -> bytes:
        response = self._polite.get(url, self._saved.validators(url))
        return self._saved.keep_page(url, response)
