"""Finds the minutes of a site and saves them: the web service first, then pages, then files.

What was looked at in a run that was stopped is not looked at again in the one that goes on; what
is old and held is not looked at at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from corpus.errors import SiteBusy, Unfetched
from corpus.moderngov.addresses import Site
from corpus.moderngov.listing import Lists
from corpus.moderngov.minutes import Minutes
from corpus.moderngov.page import council_on
from corpus.moderngov.polite import Polite
from corpus.moderngov.saved import KnownMeeting, Run, SavedSite, State
from corpus.moderngov.service import ListedCommittee, ListedMeeting

FIRST_DAY = date(1990, 1, 1)  # before any ModernGov site
WINDOW = timedelta(weeks=4)  # minutes appear late, and are corrected
LATEST = timedelta(days=365)  # drafts and missing minutes older than this are given up
AGAIN_AFTER = timedelta(weeks=1)  # between two looks at those

_NEVER = frozenset({State.CANCELLED, State.ERASED})  # looked at

# For each committee that was listed: from which day, and the numbers of its meetings.
Seen: TypeAlias = dict[int, tuple[date, set[int]]]
Progress: TypeAlias = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address: new, changed, unchanged, no minutes, failed, vanished."""

    url: str
    what: str
    outcome: str
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Crawl:
    """One site, how it is read, where it is kept, and what is wanted of it."""

    site: Site
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
            self.polite.obey(self.site.robots)
            self._learn_council(run)
            lists = Lists(self.site, self.polite, self.saved)
            committees = lists.committees()
            known = {meeting.number: meeting for meeting in self.saved.meetings()}
            seen: Seen = {}
            for done, committee in enumerate(committees):
                progress(done, len(committees), committee.title)
                yield from self._list(committee, lists, run, known, seen)
            yield from self._fetch(run, progress)
            run.finished = True
            self.saved.keep_run(run)
            yield from self._vanished(seen)
        except SiteBusy as problem:
            yield _failed(self.site.base, "the site", problem)
        finally:
            self._keep_facts(run)

    def _learn_council(self, run: Run) -> None:
        """What the site calls its council; asked once, and unknown where it does not say."""
        if run.council is not None or self.council is not None:
            return
        try:
            page = self.polite.get(self.site.committees_page).body
        except SiteBusy:
            raise
        except Unfetched:
            return  # the council stays unknown, which the ingest reports for each document
        run.council = council_on(page) or ""
        self.saved.keep_run(run)

    def _list(
        self, committee: ListedCommittee, lists: Lists, run: Run,
        known: dict[int, KnownMeeting], seen: Seen,
    ) -> Iterator[Outcome]:  # fmt: skip
        """Remember the meetings of a committee since it was last listed, with a window back."""
        key, today = str(committee.number), self.polite.today()
        since = self.since or FIRST_DAY
        first, before = since, run.listed.get(key)
        if before is not None and date.fromisoformat(before[0]) <= since:
            if committee.expired:
                return
            since = date.fromisoformat(before[0])
            first = max(first, date.fromisoformat(before[1]) - WINDOW)
        try:
            listed = lists.meetings(committee, first, today)
        except SiteBusy:
            raise
        except Unfetched as problem:
            yield _failed(self.site.meetings_page(committee.number), committee.title, problem)
            return
        for meeting in listed:
            known[meeting.number] = self._remember(meeting, known.get(meeting.number))
        seen[committee.number] = (first, {meeting.number for meeting in listed})
        run.listed[key] = (since.isoformat(), today.isoformat())
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
        )  # fmt: skip
        if fresh != known:
            self.saved.keep_meeting(fresh)
        return fresh

    def _fetch(self, run: Run, progress: Progress) -> Iterator[Outcome]:
        minutes = Minutes(self.site, self.polite, self.saved)
        today = self.polite.today()
        due = [known for known in self.saved.meetings() if self._is_due(known, run, today)]
        for done, meeting in enumerate(due):
            what = f"{meeting.title} {meeting.date or ''}".strip()
            progress(done, len(due), what)
            url = self.site.meeting_page(meeting.committee, meeting.number)
            problem: Unfetched | None = None
            try:
                found = minutes.fetch(meeting)
            except SiteBusy:
                raise
            except Unfetched as error:
                problem = error
                # What is held stays held; it is looked at again like any other failure.
                found = replace(meeting, state=State.FAILED)
            self.saved.keep_meeting(
                replace(found, run=run.number, checked_on=today.isoformat())
            )  # fmt: skip
            if problem:
                yield _failed(url, what, problem)
            else:
                yield Outcome(url, what, _change(meeting, found))
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
        checked = date.fromisoformat(meeting.checked_on) if meeting.checked_on else FIRST_DAY
        awaited = meeting.draft or meeting.state is State.NO_MINUTES
        return awaited and today - day <= LATEST and today - checked >= AGAIN_AFTER

    def _vanished(self, seen: Seen) -> Iterator[Outcome]:
        """Meetings that the site listed once, and not now where it should; they are kept."""
        today = self.polite.today()
        for meeting in self.saved.meetings():
            first, numbers = seen.get(meeting.committee, (today, {meeting.number}))
            if meeting.date is None or meeting.number in numbers:
                continue
            if first <= date.fromisoformat(meeting.date) <= today:
                yield Outcome(
                    self.site.meeting_page(meeting.committee, meeting.number),
                    f"{meeting.title} {meeting.date}", "vanished",
                    "The site lists this meeting no more; what was fetched of it is kept.",
                    "Use erase to remove its document, if that is right.",
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
                    "url": self.site.meeting_page(meeting.committee, meeting.number),
                }
                for meeting in self.saved.meetings()
                if self.saved.holds(meeting)
            }
        )


def _change(before: KnownMeeting, after: KnownMeeting) -> str:
    if after.state is not State.HELD:
        return after.state.value
    if before.sha256 is None:
        return "new"
    same = (before.sha256, before.draft) == (after.sha256, after.draft)
    return "unchanged" if same else "changed"


def _failed(url: str, what: str, problem: Unfetched) -> Outcome:
    return Outcome(url, what, "failed", problem.problem, problem.remedy)
