"""What a site lists and how one kind of site is read: the nouns between a crawl and its source."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpus.sites.saved import KnownMeeting


@dataclass(frozen=True, slots=True)
class ListedCommittee:
    """A committee as the site lists it. An expired one meets no more."""

    number: int
    title: str
    expired: bool = False


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting as the site lists it."""

    number: int
    committee: ListedCommittee
    date: date | None
    cancelled: bool = False
    page: str | None = None  # its own page, where that cannot be made from the numbers


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of meetings that is to be read now: of some committees (of all without), in some days.

    `since` is the day from which the list will have been read as a whole; `first` and `last` are
    the days for which it is read now.
    """

    key: str
    title: str
    url: str
    since: date
    first: date
    last: date
    committees: frozenset[int] | None
    read: Callable[[], list[ListedMeeting]]

    def should_hold(self, meeting: KnownMeeting) -> bool:
        """Whether this list would name a meeting, if the site still lists it."""
        if meeting.date is None:
            return False
        if self.committees is not None and meeting.committee not in self.committees:
            return False
        return self.first <= date.fromisoformat(meeting.date) <= self.last


class Source(Protocol):
    """One site of a kind that we can read. Everything may raise Unfetched or SiteBusy."""

    @property
    def base(self) -> str:
        """The address that names the site."""

    @property
    def robots(self) -> str:
        """The address of its robots.txt."""

    def council(self) -> str | None:
        """What the site calls its council, where it does."""

    def listings(
        self, listed: Mapping[str, tuple[date, date]], since: date, today: date
    ) -> Iterator[Listing]:
        """The lists to read, of which `listed` says from and until when they were read before."""

    def fetch(self, meeting: KnownMeeting) -> KnownMeeting:
        """The meeting with its minutes saved, or said to have none."""

    def page(self, meeting: KnownMeeting) -> str:
        """Where a reader is sent who wants to see the meeting."""
