"""A topic across meetings and councils: what a search finds, placed in time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from web.facets import Row
from web.finding import show
from web.searching import wanted_of
from web.site import Site

WIDTH, HEIGHT = 960, 40  # of one council's line, in its own units
SMALLEST, LARGEST = 5.0, 17.0  # radius of a meeting, by how many passages it has


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting that spoke of the topic: how many passages, and whether it decided something."""

    date: str
    council: str
    committee: str
    passages: int
    decided: bool
    href: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A meeting as it is drawn."""

    met: Met
    x: float
    radius: float


@dataclass(frozen=True, slots=True)
class Track:
    """One council's line of the drawing."""

    council: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines of councils over whole years, ordered by the first meeting of each."""

    tracks: tuple[Track, ...]
    years: tuple[int, ...]
    width: int = WIDTH
    height: int = HEIGHT


def make_timeline(site: Site) -> Blueprint:
    """The view of a topic over time."""
    timeline = Blueprint("timeline", __name__)

    @timeline.get("/timeline")
    def timeline_page() -> str:
        library = site.collection.library()
        text = request.args.get("q", "")
        if not text.strip():
            return render_template("timeline.html", text="", meetings=[], drawing=None, undated=0)
        wanted = wanted_of(library, request.args)
        shown = show(library, site.held(library), wanted.search, limit=0, offset=0)
        found = meetings(shown.rows, text)
        undated = sum(1 for row in shown.rows if not row.date)
        return render_template(
            "timeline.html", text=text, meetings=found, drawing=drawn(found), undated=undated,
        )  # fmt: skip

    return timeline


def meetings(rows: Sequence[Row], text: str) -> list[Met]:
    """The dated meetings among some results, in the order of time."""
    held: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        if row.date:
            place = (_first(row, "council"), _first(row, "committee"))
            held.setdefault((row.date, *place), []).append(row)
    return [
        Met(day, council, committee, len(found), any(row.values["outcome"] for row in found),
            _href(text, day, council))
        for (day, council, committee), found in sorted(held.items())
    ]  # fmt: skip


def drawn(found: Sequence[Met]) -> Drawing | None:
    """The drawing of some meetings; None where there is nothing to compare in time."""
    if len({met.date for met in found}) < 2:
        return None
    years = range(int(found[0].date[:4]), int(found[-1].date[:4]) + 1)
    most = max(met.passages for met in found)
    tracks = tuple(
        Track(
            council,
            tuple(
                Dot(met, _across(met.date, years), _radius(met.passages, most))
                for met in found
                if met.council == council
            ),
        )
        for council in dict.fromkeys(met.council for met in found)
    )
    return Drawing(tracks, tuple(years))


def _across(day: str, years: range) -> float:
    """Where a day lies: every year is equally wide, so that their names need no places."""
    there = date.fromisoformat(day)
    days = (date(there.year + 1, 1, 1) - date(there.year, 1, 1)).days
    part = there.year - years[0] + (there.timetuple().tm_yday - 1) / days
    return round(part / len(years) * WIDTH, 1)


def _radius(passages: int, most: int) -> float:
    """By area, so that twice the passages look twice as much."""
    return round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(passages / most), 1)


def _first(row: Row, group: str) -> str:
    return next(iter(row.values.get(group, ())), "")


def _href(text: str, day: str, council: str) -> str:
    given = [("q", text), ("from", day), ("to", day)]
    return f"/search?{urlencode([*given, *([('council', council)] if council else [])])}"
