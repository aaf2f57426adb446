"""The minutes of one meeting: from the web service, else from its page, else as a printed file."""

from dataclasses import replace

from corpus.errors import SiteBusy, Unfetched
from corpus.fetch import linked
from corpus.moderngov.addresses import Site
from corpus.moderngov.page import (
    cut_items,
    holds_minutes,
    is_moderngov,
    read_printed,
    with_full_items,
)
from corpus.moderngov.service import NotService, Published, read_published
from corpus.sites.files import LinkedMinutes, fetch_file, without_minutes
from corpus.sites.polite import Polite
from corpus.sites.saved import KnownMeeting, SavedSite

SERVICE_IS_OFF = 3  # failures in a row


class Minutes:
    """Fetches minutes one meeting at a time; the web service while it answers."""

    def __init__(self, site: Site, polite: Polite, saved: SavedSite) -> None:
        self._site = site
        self._polite = polite
        self._saved = saved
        self._service_failures = 0

    def fetch(self, meeting: KnownMeeting) -> KnownMeeting:
        """The meeting with its minutes saved, or said to have none; Unfetched if they must wait."""
        url = self._site.meeting(meeting.number)
        answered = self._by_service(url, held=meeting.url == url)
        if answered is not None:
            published, data = answered
            meeting = replace(
                meeting, date=published.date.isoformat() if published.date else meeting.date
            )
            if published.held:
                return self._saved.keep_minutes(replace(meeting, draft=False, url=url), data)
            if not published.announced:
                return without_minutes(meeting)
        return self._by_page(meeting)

    def _by_service(self, url: str, *, held: bool) -> tuple[Published, bytes] | None:
        """The answer of the service, or None to try the page.

        What is held from the service waits for it, so that one bad answer makes no new version.
        """
        if self._service_failures >= SERVICE_IS_OFF:
            return None
        try:
            data = self._polite.get(url).body
            published = read_published(data)
        except SiteBusy:
            raise
        except (Unfetched, NotService) as error:
            self._service_failures += 1
            if held and self._service_failures < SERVICE_IS_OFF:
                raise Unfetched(
                    f"{url} gave no minutes: {error}", "Run the same command again later."
                ) from error
            return None
        self._service_failures = 0
        return published, data

    def _by_page(self, meeting: KnownMeeting) -> KnownMeeting:
        url = self._site.meeting_page(meeting.committee, meeting.number)
        page = self._page(url)
        if not is_moderngov(page):
            raise Unfetched(f"{url} is no page of ModernGov.", "Open it in a browser to see why.")
        printed = read_printed(page)
        if holds_minutes(page):
            whole = {number: self._page(self._site.item_page(number)) for number in cut_items(page)}
            data = with_full_items(page, whole) if whole else page
            draft = printed is not None and printed.draft
            return self._saved.keep_minutes(replace(meeting, draft=draft, url=url), data)
        return self._printed(meeting, printed, url) if printed else without_minutes(meeting)

    def _printed(self, meeting: KnownMeeting, printed: LinkedMinutes, page: str) -> KnownMeeting:
        """The printed file."""
        url = linked(page, printed.href)
        return fetch_file(self._polite, self._saved, meeting, url, draft=printed.draft)

    def _page(self, url: str) -> bytes:
        response = self._polite.get(url, self._saved.validators(url))
        return self._saved.keep_page(url, response)
