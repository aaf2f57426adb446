"""The register of actions as a page and as a table, the nearest deadline first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from flask import Blueprint, Response, render_template

from corpus.store.actions import RecordedAction, recorded_actions
from qa.library import Library
from web.asked import iso_day
from web.listing import address, given_in, paging
from web.present import quotation_url
from web.registered import ACTION_COLUMNS, action_json
from web.searching import download
from web.site import Site
from web.tables import table
from web.text import lines

PAGE = 20
FILTERS = ("council", "committee", "owner", "due_by", "state")


class State(StrEnum):
    """Which actions are listed, by what the minutes themselves say became of them."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


class Due(StrEnum):
    """Where a deadline lies from today; the groups in which actions are listed, in this order."""

    COMING = "coming"
    PASSED = "passed"
    NO_DAY = "no_day"


@dataclass(frozen=True, slots=True)
class Task:
    """An action to be shown, with the status of the document that records it."""

    action: RecordedAction
    due: Due
    status: str
    url: str

    @property
    def lines(self) -> list[str]:
        """The lines of its words; in the row of a table, a dot stands between the cells."""
        return [cells(line) for line in lines(self.action.text) if cells(line)]


def make_actions(site: Site) -> Blueprint:
    """The views of actions."""
    actions = Blueprint("actions", __name__)

    @actions.get("/actions")
    def actions_page() -> str:
        return _page(site)

    @actions.get("/actions.csv")
    def actions_table() -> Response:
        found = _found(site, site.collection.library(), given_in(FILTERS))
        return download(table(ACTION_COLUMNS, map(action_json, found)), "actions.csv")

    return actions


def every_action(site: Site, library: Library) -> list[RecordedAction]:
    """Every action that is recorded, each once, in the order of the register."""
    return site.kept("actions", library, lambda: recorded_actions(library.database, done=True))


def narrowed(
    every: Sequence[RecordedAction], *, owner: str | None, due_by: str | None, state: State
) -> list[RecordedAction]:
    """The actions of an owner, due by a day and in a state; capitals of a name do not matter."""
    return [
        one
        for one in every
        if (state is State.ALL or one.done is (state is State.DONE))
        and (not owner or owner.casefold() in (one.owner or "").casefold())
        and (not due_by or (one.due is not None and one.due <= due_by))
    ]


def due(action: RecordedAction, today: str) -> Due:
    """Where the deadline of an action lies from a day."""
    if action.due is None:
        return Due.NO_DAY
    return Due.PASSED if action.due < today else Due.COMING


def in_order(found: Sequence[RecordedAction], today: str) -> list[RecordedAction]:
    """What is still to come, the soonest first; then what has passed, the latest first.

    Minutes of many years hold mostly deadlines long past: they must not bury those to come. Last
    stand the actions without a day, in the order of the register.
    """
    groups: dict[Due, list[RecordedAction]] = {one: [] for one in Due}
    for action in found:
        groups[due(action, today)].append(action)
    groups[Due.COMING].sort(key=lambda action: action.due or "")
    groups[Due.PASSED].sort(key=lambda action: action.due or "", reverse=True)
    return [action for group in groups.values() for action in group]


def cells(line: str) -> str:
    """A line as it is read on a page: the bars of a table's row are no words of the minutes."""
    return " · ".join(cell.strip() for cell in line.split("|") if cell.strip())


def _page(site: Site) -> str:
    library, given = site.collection.library(), given_in(FILTERS)
    found = _found(site, library, given)
    paged = paging("/actions", given, total=len(found), size=PAGE)
    tasks = _tasks(site, library, paged.of(found))
    return render_template(
        "actions.html",
        groups=[(group, list(own)) for group, own in groupby(tasks, key=lambda task: task.due)],
        today=site.today().isoformat(),
        total=len(found),
        given={**given, "state": _state(given)},
        states=list(State),
        known=library.known,
        paged=paged,
        csv_url=address("/actions.csv", given),
    )


def _found(site: Site, library: Library, given: dict[str, str]) -> list[RecordedAction]:
    due_by = iso_day("due_by", given["due_by"])
    found = [
        one
        for one in narrowed(
            every_action(site, library), owner=given["owner"], due_by=due_by, state=_state(given)
        )
        if given["council"] in ("", one.council) and given["committee"] in ("", one.committee)
    ]
    return in_order(found, site.today().isoformat())


def _state(given: dict[str, str]) -> State:
    return State(given["state"]) if given["state"] in tuple(State) else State.OPEN


def _tasks(site: Site, library: Library, found: Sequence[RecordedAction]) -> Iterator[Task]:
    status = {one.document_id: one.status for one in site.documents(library)}
    today = site.today().isoformat()
    for one in found:
        yield Task(
            action=one,
            due=due(one, today),
            status=status[one.document_id],
            url=quotation_url(one.document_id, one.start, one.end),
        )
