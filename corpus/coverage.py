"""Which meetings are held, and which are known to have been without their minutes being here.

A meeting is known because later minutes approve its minutes, because earlier ones announce it, or
because the council's site lists it. Nothing is concluded from the clock or from a calendar.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from corpus.models import DocumentKind
from corpus.names import name_key
from corpus.parsing.said_dates import day_after
from corpus.standings import day_meant
from corpus.store import known, statements
from corpus.store.connection import Database
from corpus.store.known import Names
from corpus.store.statements import Sitting

# An announced meeting that was moved by so many days is the one that was held instead.
_MOVED = timedelta(days=10)
_Keys: TypeAlias = tuple[str, str]  # of a council and a committee, whatever their spelling
_HOLDS_MINUTES = (DocumentKind.MINUTES, DocumentKind.DECISIONS)


class KnownFrom(StrEnum):
    """How a meeting is known of which no minutes are held; the surest first."""

    APPROVED = "approved"  # later minutes say that its minutes were approved
    LISTED = "listed"  # the council's site lists it
    ANNOUNCED = "announced"  # earlier minutes announce it; it may have been moved or cancelled


_ORDER = list(KnownFrom)


@dataclass(frozen=True, slots=True)
class MissingMeeting:
    """A known meeting without minutes, and the place in the document that tells of it."""

    council: str | None
    committee: str | None
    date: str
    known_from: KnownFrom
    document_id: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class BodyCoverage:
    """What is held of one council or committee. `missing` lie between the first and last held."""

    council: str | None
    committee: str | None
    meetings: int
    first_date: str
    last_date: str
    missing: tuple[str, ...]


def missing_meetings(database: Database) -> list[MissingMeeting]:
    """Every known meeting without minutes, each once, by date and then by name."""
    names = known.body_names(database)
    held = _days_held(statements.sittings(database), names)
    found: dict[tuple[_Keys, str], MissingMeeting] = {}
    for meeting, told_on in _told_of(database, names):
        keys = _keys(meeting.council, meeting.committee)
        days = held.get(keys, set())
        announced = meeting.known_from is KnownFrom.ANNOUNCED
        if meeting.date in days or (announced and _moved(meeting, days - {told_on})):
            continue
        before = found.get((keys, meeting.date))
        if before is None or _ORDER.index(meeting.known_from) < _ORDER.index(before.known_from):
            found[keys, meeting.date] = meeting
    return sorted(
        found.values(), key=lambda each: (each.date, each.council or "", each.committee or "")
    )


def coverage_by_body(database: Database, missing: Iterable[MissingMeeting]) -> list[BodyCoverage]:
    """Each body with dated minutes, by name; missing are those before its last one held."""
    names = known.body_names(database)
    gaps: dict[_Keys, list[str]] = {}
    for meeting in missing:
        gaps.setdefault(_keys(meeting.council, meeting.committee), []).append(meeting.date)
    shown = {_keys(*each): each for each in reversed(names.values())}
    found = []
    for keys, days in _days_held(statements.sittings(database), names).items():
        first, last = min(days), max(days)
        within = tuple(day for day in gaps.get(keys, ()) if day < last)
        found.append(BodyCoverage(*shown[keys], len(days), first, last, within))
    return sorted(
        found, key=lambda each: (each.council is None, each.council, each.committee or "")
    )


def _days_held(sittings: Iterable[Sitting], names: Names) -> dict[_Keys, set[str]]:
    held: dict[_Keys, set[str]] = {}
    for sitting in sittings:
        if sitting.kind in _HOLDS_MINUTES:
            keys = _keys(*names[sitting.council_id, sitting.committee_id])
            held.setdefault(keys, set()).add(sitting.date)
    return held


def _told_of(database: Database, names: Names) -> Iterator[tuple[MissingMeeting, str | None]]:
    """Every meeting that is told of, with the day of the meeting whose minutes tell of it.

    Minutes of a council that nobody named tell of no meeting: nobody says whose it would be.
    """
    for approval in statements.approvals(database):
        body, day = (approval.council_id, approval.committee_id), day_meant(approval)
        if day and approval.council_id is not None:
            place = (approval.document_id, approval.start, approval.end)
            yield MissingMeeting(*names[body], day, KnownFrom.APPROVED, *place), approval.date
    for coming in statements.announcements(database):
        body = (coming.council_id, coming.committee_id)
        day = day_after(coming.said, coming.date) if coming.date else None
        if day and coming.council_id is not None:
            place = (coming.document_id, coming.start, coming.end)
            yield MissingMeeting(*names[body], day, KnownFrom.ANNOUNCED, *place), coming.date
    for meeting in known.listed(database):
        where = (meeting.council, meeting.committee, meeting.date)
        yield MissingMeeting(*where, KnownFrom.LISTED), None


def _keys(council: str | None, committee: str | None) -> _Keys:
    return name_key(council or ""), name_key(committee or "")


def _moved(meeting: MissingMeeting, days: set[str]) -> bool:
    announced = date.fromisoformat(meeting.date)
    return any(abs(date.fromisoformat(day) - announced) <= _MOVED for day in days)
