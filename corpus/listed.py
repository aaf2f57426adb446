"""The meetings that a council's own site lists, as a sync remembers them beside what it fetched."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.sites.saved import STATE, State
from corpus.store.known import ListedMeeting

_NEVER_HELD = {State.CANCELLED.value, State.ERASED.value}  # erased: by its keeper, for ever


def listed_meetings(paths: Sequence[Path]) -> Iterator[ListedMeeting]:
    """The meetings of the sites among some folders, by site and number; cancelled ones left out.

    A file of a site's state that cannot be read says nothing: the next sync writes it again.
    """
    for folder in paths:
        council = _council(folder)
        for path in sorted((folder / STATE / "meetings").glob("*.json")):
            stored = _read(path)
            day, state = stored.get("date"), str(stored.get("state"))
            if state not in _NEVER_HELD and _is_day(day):
                title = stored.get("title")
                yield ListedMeeting(
                    f"{folder.name}/{path.stem}", council,
                    title if isinstance(title, str) and title else None, str(day), state,
                )  # fmt: skip


def _council(folder: Path) -> str | None:
    run = _read(folder / STATE / "run.json").get("council")
    if isinstance(run, str) and run:
        return run
    stated = (_row.get("council") for _row in _read(folder / "metadata.json").values()
              if isinstance(_row, dict))  # fmt: skip
    return next((name for name in stated if isinstance(name, str) and name), None)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _read(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
