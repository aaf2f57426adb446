"""A ModernGov site as a source of minutes: its lists are of one committee each."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from corpus.moderngov.addresses import Site
from corpus.moderngov.listing import Lists
from corpus.moderngov.minutes import Minutes
from corpus.sites.crawl import WINDOW
from corpus.sites.listed import ListedCommittee, Listing
from corpus.sites.pages import council_on
from corpus.sites.places import robots_of
from corpus.sites.polite import Polite
from corpus.sites.saved import KnownMeeting, SavedSite

_EVERYONE = "*"  # the key of the list of all committees


class ModernGov:
    """See corpus.sites.listed.Source."""

    def __init__(self, base: str, polite: Polite, saved: SavedSite) -> None:
        self.base = base
        self.robots = robots_of(base)
        self._site = Site(base)
        self._polite = polite
        self._lists = Lists(self._site, polite, saved)
        self._minutes = Minutes(self._site, polite, saved)

    def council(self) -> str | None:
        """What the page of committees calls the council."""
        return council_on(self._polite.get(self._site.committees_page).body)

    def listings(
        self, listed: Mapping[str, tuple[date, date]], since: date, today: date
    ) -> Iterator[Listing]:
        """One list of all committees since they were last listed, with a window back.

        Those that were not yet listed as far back have one each, and so have all where the site
        gives no such list. Of a committee that meets no more, there is only ever one.
        """
        known: list[ListedCommittee] = []
        for committee in self._lists.committees():
            key = str(committee.number)
            if key not in listed or listed[key][0] > since:
                yield self._listing(committee, since, since, today)
            elif not committee.expired:
                known.append(committee)
        if not known:
            return
        everyone = listed.get(_EVERYONE, (today, date.min))[1]
        until = {c.number: max(listed[str(c.number)][1], everyone) for c in known}
        first = max(since, min(until.values()) - WINDOW)
        found = self._lists.all_meetings(known, first, today) if len(known) > 1 else None
        if found is not None:
            yield Listing(
                _EVERYONE, "all committees", self._site.committees_page, since, first, today,
                frozenset(until), lambda: found,
            )  # fmt: skip
            return
        for committee in known:
            start = listed[str(committee.number)][0]
            first = max(since, until[committee.number] - WINDOW)
            yield self._listing(committee, start, first, today)

    def _listing(
        self, committee: ListedCommittee, since: date, first: date, today: date
    ) -> Listing:
        number = committee.number
        return Listing(
            str(number), committee.title, self._site.meetings_page(number), since, first, today,
            frozenset({number}), partial(self._lists.meetings, committee, first, today),
        )  # fmt: skip

    def fetch(self, meeting: KnownMeeting) -> KnownMeeting:
        """The meeting with its minutes saved, or said to have none."""
        return self._minutes.fetch(meeting)

    def page(self, meeting: KnownMeeting) -> str:
        """The page of a meeting, made from its numbers."""
        return self._site.meeting_page(meeting.committee, meeting.number)
