"""The minutes of one meeting: from the web service, else from its page, else as a printed file."""

from dataclasses import replace
from urllib.parse import urljoin

from corpus.errors import SiteBusy, Unfetched
from corpus.fetch import clean
from corpus.moderngov.addresses import Site
from corpus.moderngov.page import (
    PrintedMinutes,
    cut_items,
    holds_minutes,
    read_printed,
    with_full_items,
)
from corpus.moderngov.polite import Polite
from corpus.moderngov.saved import KnownMeeting, SavedSite, State
from corpus.moderngov.service import NotService, Published, read_published

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
                return _without_minutes(meeting)
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
        printed = read_printed(page)
        if holds_minutes(page):
            whole = {number: self._page(self._site.item_page(number)) for number in cut_items(page)}
            data = with_full_items(page, whole) if whole else page
            draft = printed is not None and printed.draft
            return self._saved.keep_minutes(replace(meeting, draft=draft, url=url), data)
        return self._printed(meeting, printed, url) if printed else _without_minutes(meeting)

    def _printed(self, meeting: KnownMeeting, printed: PrintedMinutes, page: str) -> KnownMeeting:
        """The printed file; asked for only if it changed since we saved it from there."""
        url = clean(urljoin(page, printed.href))
        same = meeting.url == url and self._saved.holds(meeting)
        headers = self._saved.validators(url, body=False) if same else {}
        response = self._polite.get(url, headers)
        meeting = replace(meeting, draft=printed.draft, url=url)
        if response.status == 304:
            return replace(meeting, state=State.HELD)
        if b"%PDF" not in response.body[:1024]:
            raise Unfetched(f"{url} is no PDF.", "Open it in a browser to see why.")
        kept = self._saved.keep_minutes(meeting, response.body)
        self._saved.keep_page(url, response, body=False)  # last: it says that the file is here
        return kept

    def _page(self, url: str) -> bytes:
        response = self._polite.get(url, self._saved.validators(url))
        return self._saved.keep_page(url, response)


def _without_minutes(meeting: KnownMeeting) -> KnownMeeting:
    """A meeting whose minutes were here and are not any more keeps them."""
    return replace(meeting, state=State.HELD if meeting.sha256 else State.NO_MINUTES)
