"""Finds the minutes of a site and saves them, the newest first.

What was looked at in a run that was stopped is not looked at again in the one that goes on; what
is old and held is not looked at at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from corpus.errors import SiteBusy, Unfetched
from corpus.sites.listed import ListedMeeting, Listing, Source
from corpus.sites.polite import Polite
from corpus.sites.saved import KnownMeeting, Run, SavedSite, State

BACK = timedelta(days=2 * 365)  # how far back a first sync goes that is not told
WINDOW = timedelta(weeks=4)  # minutes appear late, and are corrected
LATEST = timedelta(days=365)  # drafts and missing minutes older than this are given up
AGAIN_AFTER = timedelta(weeks=1)  # between two looks at those

_NEVER = frozenset({State.CANCELLED, State.ERASED})  # looked at

Progress: TypeAlias = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address: new, changed, unchanged, no minutes, failed, vanished.

    `file` is the name of the minutes in the folder of the site and `source` where they came from.
    """

    url: str
    what: str
    outcome: str
    reason: str = ""
    remedy: str = ""
    file: str | None = None
    source: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Crawl:
    """One site, how it is read, where it is kept, and what is wanted of it.

    Without `since` it goes as far back as it ever did, and the first time for two years.
    """

    source: Source
    polite: Polite
    saved: SavedSite
    since: date | None = None
    council: str | None = None

    def outcomes(self, progress: Progress) -> Iterator[Outcome]:
        """Fetch what is new, one outcome for each address that was looked at.

        May be stopped between any two requests, and goes on from there in the next run. A site
        that asks to be left alone ends the run with an outcome that says so.
        """
        run = self.saved.begin()
        try:
            self.polite.obey(self.source.robots)
            self._learn_council(run)
            known = {meeting.number: meeting for meeting in self.saved.meetings()}
            read: list[tuple[Listing, set[int]]] = []
            yield from self._list(run, known, read, progress)
            yield from self._fetch(run, progress)
            run.finished = True
            self.saved.keep_run(run)
            yield from self._vanished(read)
        except SiteBusy as problem:
            yield _failed(self.source.base, "the site", problem)
        finally:
            self._keep_facts(run)

    def _learn_council(self, run: Run) -> None:
        """What the site calls its council; asked once, and unknown where it does not say."""
        if run.council is not None or self.council is not None:
            return
        try:
            run.council = self.source.council() or ""
        except SiteBusy:
            raise
        except Unfetched:
            return  # the council stays unknown, which the ingest reports for each document
        self.saved.keep_run(run)

    def _from(self, run: Run, today: date) -> date:
        """The day from which meetings are listed."""
        if self.since:
            return self.since
        return date.fromisoformat(run.since) if run.since else today - BACK

    def _list(
        self, run: Run, known: dict[int, KnownMeeting], read: list[tuple[Listing, set[int]]],
        progress: Progress,
    ) -> Iterator[Outcome]:  # fmt: skip
        """Remember the meetings since they were last listed, with a window back."""
        today = self.polite.today()
        since = self._from(run, today)
        listed = {
            key: (date.fromisoformat(first), date.fromisoformat(last))
            for key, (first, last) in run.listed.items()
        }
        listings = list(self.source.listings(listed, since, today))
        for done, listing in enumerate(listings):
            progress(done, len(listings), listing.title)
            try:
                meetings = listing.read()
            except SiteBusy:
                raise
            except Unfetched as problem:
                yield _failed(listing.url, listing.title, problem)
                continue
            for meeting in meetings:
                known[meeting.number] = self._remember(meeting, known.get(meeting.number))
            read.append((listing, {meeting.number for meeting in meetings}))
            run.listed[listing.key] = (listing.since.isoformat(), today.isoformat())
            run.since = min(since.isoformat(), run.since or since.isoformat())
            self.saved.keep_run(run)

    def _remember(self, listed: ListedMeeting, known: KnownMeeting | None) -> KnownMeeting:
        meeting = known or KnownMeeting(listed.number, 0, "", None)
        state = meeting.state
        if listed.cancelled and state not in (State.HELD, State.ERASED):
            state = State.CANCELLED
        elif not listed.cancelled and state is State.CANCELLED:
            state = State.LISTED
        fresh = replace(
            meeting, committee=listed.committee.number, title=listed.committee.title, state=state,
            date=listed.date.isoformat() if listed.date else meeting.date,
            page=listed.page or meeting.page,
        )  # fmt: skip
        if fresh != known:
            self.saved.keep_meeting(fresh)
        return fresh

    def _fetch(self, run: Run, progress: Progress) -> Iterator[Outcome]:
        today = self.polite.today()
        due = [known for known in self.saved.meetings() if self._is_due(known, run, today)]
        due.sort(key=lambda known: (known.date or "", known.number), reverse=True)
        for done, meeting in enumerate(due):
            what = _named(meeting)
            progress(done, len(due), what)
            problem: Unfetched | None = None
            try:
                found = self.source.fetch(meeting)
            except SiteBusy:
                raise
            except Unfetched as error:
                problem = error
                # What is held stays held; it is looked at again like any other failure.
                found = replace(meeting, state=State.FAILED)
            self.saved.keep_meeting(
                replace(found, run=run.number, checked_on=today.isoformat())
            )  # fmt: skip
            url = self.source.page(found)
            yield _failed(url, what, problem) if problem else _outcome(url, what, meeting, found)
        progress(len(due), len(due), "")

    def _is_due(self, meeting: KnownMeeting, run: Run, today: date) -> bool:
        """Whether to look at a meeting: see the module's first lines."""
        if meeting.run == run.number or meeting.state in _NEVER:
            return False
        day = date.fromisoformat(meeting.date) if meeting.date else today
        if day > today or (self.since and day < self.since):
            return False
        if meeting.state in (State.LISTED, State.FAILED) or today - day <= WINDOW:
            return True
        if meeting.state is State.HELD and not self.saved.holds(meeting):  # its file was removed
            return True
        checked = date.fromisoformat(meeting.checked_on) if meeting.checked_on else date.min
        awaited = meeting.draft or meeting.state is State.NO_MINUTES
        return awaited and today - day <= LATEST and today - checked >= AGAIN_AFTER

    def _vanished(self, read: list[tuple[Listing, set[int]]]) -> Iterator[Outcome]:
        """Meetings that the site listed once, and not now where it should; they are kept."""
        named = {number for _, numbers in read for number in numbers}
        for meeting in self.saved.meetings():
            if meeting.number not in named and any(each.should_hold(meeting) for each, _ in read):
                yield Outcome(
                    self.source.page(meeting), _named(meeting), "vanished",
                    "The site lists this meeting no more; what was fetched of it is kept.",
                    "Use erase to remove its document, if that is right.",
                    meeting.file if self.saved.holds(meeting) else None,
                )  # fmt: skip

    def _keep_facts(self, run: Run) -> None:
        council = self.council or run.council or None
        self.saved.keep_facts(
            {
                meeting.file: {
                    "council": council,
                    "committee": meeting.title or None,
                    "date": meeting.date,
                    "kind": "minutes",
                    "status": "draft" if meeting.draft else None,
                    "url": self.source.page(meeting),
                }
                for meeting in self.saved.meetings()
                if self.saved.holds(meeting)
            }
        )


def _named(meeting: KnownMeeting) -> str:
    return f"{meeting.title} {meeting.date or ''}".strip()


def _outcome(url: str, what: str, before: KnownMeeting, after: KnownMeeting) -> Outcome:
    held = after.state is State.HELD
    return Outcome(
        url, what, _change(before, after), file=after.file if held else None,
        source=after.url if held else None, sha256=after.sha256 if held else None,
    )  # fmt: skip


def _change(before: KnownMeeting, after: KnownMeeting) -> str:
    if after.state is not State.HELD:
        return after.state.value
    if before.sha256 is None:
        return "new"
    same = (before.sha256, before.draft) == (after.sha256, after.draft)
    return "unchanged" if same else "changed"


def _failed(url: str, what: str, problem: Unfetched) -> Outcome:
    return Outcome(url, what, "failed", problem.problem, problem.remedy)
