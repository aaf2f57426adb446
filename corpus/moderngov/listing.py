"""The committees of a site and their meetings: from the web service, or else from its pages."""

from datetime import date

from corpus.errors import SiteBusy, Unfetched
from corpus.fetch import linked
from corpus.moderngov.addresses import Site
from corpus.moderngov.page import (
    is_moderngov,
    read_committee_links,
    read_earlier,
    read_meeting_links,
)
from corpus.moderngov.service import NotService, read_all_meetings, read_committees, read_meetings
from corpus.sites.listed import ListedCommittee, ListedMeeting
from corpus.sites.polite import Polite
from corpus.sites.saved import SavedSite

MOST_PAGES = 60  # of one committee's meetings: one for each year, and some to spare


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
            found = self._by_pages(committee, first, last)
        return [each for each in found if each.date is None or first <= each.date <= last]

    def all_meetings(
        self, committees: list[ListedCommittee], first: date, last: date
    ) -> list[ListedMeeting] | None:
        """The meetings of some committees in one question; None where they must be asked singly."""
        if not self._service_answers:
            return None
        by_number = {committee.number: committee for committee in committees}
        try:
            data = self._polite.get(self._site.all_meetings(first, last)).body
            return read_all_meetings(data, by_number, first, last)
        except SiteBusy:
            raise
        except (Unfetched, NotService):
            return None

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

    def _by_pages(self, committee: ListedCommittee, first: date, last: date) -> list[ListedMeeting]:
        """The list as a page, and where it is paged, its pages as far back as is wanted."""
        waiting, asked = [self._site.meetings_page(committee.number)], set[str]()
        found: dict[int, ListedMeeting] = {}
        while waiting and len(asked) < MOST_PAGES:
            url = waiting.pop(0)
            asked.add(url)
            page = self._page(url)
            if not is_moderngov(page):
                raise Unfetched(
                    f"{url} is no page of ModernGov.", "Open it in a browser to see why."
                )
            found.update({each.number: each for each in read_meeting_links(page, committee)})
            if any(each.date and each.date < first for each in found.values()):
                break
            links = (
                linked(url, href) for href in read_earlier(page, committee.number, first, last)
            )
            waiting += [link for link in links if link not in asked and link not in waiting]
        return list(found.values())

    def _page(self, url: str) -> bytes:
        response = self._polite.get(url, self._saved.validators(url))
        return self._saved.keep_page(url, response)
