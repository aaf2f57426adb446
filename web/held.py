"""What is held and what is missing: counts, meetings held and missing, and unreadable files."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from corpus.coverage import MissingMeeting, missing_meetings
from corpus.store import reader
from corpus.store.rows import StoredDocument
from qa.library import Library
from web.site import COUNTED_EVERY, Site

MONTHS = range(1, 13)
MOST_DRAWN = 6  # councils drawn at once; of more, the reader chooses one
STEPS = (1, 2, 4)  # meetings in a month from which a cell is drawn darker


@dataclass(frozen=True, slots=True)
class Month:
    """How many meetings a council held in one month, and how dark that is drawn, 0 to 3."""

    number: int
    meetings: int
    heat: int


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a council's calendar."""

    year: int
    months: tuple[Month, ...]
    meetings: int
    href: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A council's meetings by year and month, the latest year first; gaps between years shown."""

    council: str
    years: tuple[Year, ...]

    @property
    def meetings(self) -> int:
        """How many meetings are held in all."""
        return sum(year.meetings for year in self.years)

    @property
    def href(self) -> str:
        """Where this calendar stands by itself."""
        return f"/held?{urlencode({'council': self.council})}#calendar"


@dataclass(frozen=True, slots=True)
class Gap:
    """A body of which meetings are known without their minutes being held, by date."""

    council: str | None
    committee: str | None
    meetings: tuple[MissingMeeting, ...]


def make_held(site: Site) -> Blueprint:
    """The view of coverage."""
    held = Blueprint("held", __name__)

    @held.get("/held")
    def held_page() -> str:
        library = site.collection.library()
        every, missing = all_calendars(site, library), all_missing(site, library)
        chosen = [one for one in every if one.council == request.args.get("council")]
        return render_template(
            "held.html",
            coverage=site.coverage(library),
            councils=len(library.known.councils),
            calendars=chosen or (every if len(every) <= MOST_DRAWN else []),
            others=every if len(every) > MOST_DRAWN or chosen else [],
            months=list(MONTHS),
            missing=len(missing),
            gaps=gaps(missing, [one.council for one in chosen]),
            refusals=reader.refusals(library.database),
        )

    return held


def all_calendars(site: Site, library: Library) -> list[Calendar]:
    """The calendar of each council that is named."""
    documents = site.documents(library)
    return site.kept("calendars", library, lambda: calendars(documents))


def all_missing(site: Site, library: Library) -> list[MissingMeeting]:
    """Meetings that are known without their minutes. Sites list more without a new generation."""
    return site.kept("missing", library, lambda: missing_meetings(library.database), COUNTED_EVERY)


def calendars(documents: Sequence[StoredDocument]) -> list[Calendar]:
    """A calendar for each council that is named, by name. A meeting has one council and date."""
    meetings: dict[str, set[tuple[str, str | None]]] = {}
    for one in documents:
        if one.council and one.date:
            meetings.setdefault(one.council, set()).add((one.date, one.committee))
    return [Calendar(name, _years(name, held)) for name, held in sorted(meetings.items())]


def gaps(missing: Sequence[MissingMeeting], councils: Sequence[str] = ()) -> list[Gap]:
    """Missing meetings by council and committee, of some councils only if any are given."""
    bodies: dict[tuple[str | None, str | None], list[MissingMeeting]] = {}
    for one in missing:
        if not councils or one.council in councils:
            bodies.setdefault((one.council, one.committee), []).append(one)
    by_name = sorted(bodies.items(), key=lambda body: (body[0][0] or "", body[0][1] or ""))
    return [Gap(council, committee, tuple(met)) for (council, committee), met in by_name]


def _years(council: str, meetings: set[tuple[str, str | None]]) -> tuple[Year, ...]:
    counts: dict[tuple[int, int], int] = {}
    for date, _ in meetings:
        key = (int(date[:4]), int(date[5:7]))
        counts[key] = counts.get(key, 0) + 1
    first, last = min(counts)[0], max(counts)[0]
    return tuple(_year(council, year, counts) for year in range(last, first - 1, -1))


def _year(council: str, year: int, counts: dict[tuple[int, int], int]) -> Year:
    href = f"/documents?{urlencode({'council': council, 'year': year})}"
    months = tuple(
        Month(number, n, sum(n >= step for step in STEPS))
        for number in MONTHS
        for n in (counts.get((year, number), 0),)
    )
    return Year(year, months, sum(month.meetings for month in months), href)
