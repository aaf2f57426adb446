"""What was fetched from a site: the minutes as files to ingest, and what is known of each address.

    fetched/<site>/meeting-4967        the minutes of one meeting, in whatever format they came
                   metadata.json       the facts beside them, which ingest reads
                   .state/run.json     which run this is, and how far each list of meetings was read
                   .state/meetings/    one small file for each meeting that was ever listed
                   .state/pages/       one for each address, with the page where it may not change

Every file is written whole or not at all, and what was fetched before what says so: a kill costs
one request.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.fetch import Response

STATE = ".state"  # hidden, so that an ingest of the folder passes it by
_PART = ".part"  # of a file that is being written
_LONGEST_VALIDATOR = 256


class State(StrEnum):
    """What is known of the minutes of a meeting."""

    LISTED = "listed"  # not looked at yet
    CANCELLED = "cancelled"
    NO_MINUTES = "no minutes"  # none are published yet
    FAILED = "failed"
    HELD = "held"
    ERASED = "erased"  # by its keeper: never fetched again


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting that the site listed at some time. `run` is the last run that looked at it."""

    number: int
    committee: int
    title: str
    date: str | None
    state: State = State.LISTED
    sha256: str | None = None
    draft: bool = False
    url: str | None = None  # where its minutes came from
    run: int = 0
    checked_on: str | None = None
    page: str | None = None  # its own page, where that cannot be made from the numbers

    @property
    def file(self) -> str:
        """The name of its minutes, the same in every format: what is approved replaces a draft."""
        return f"meeting-{self.number}"


@dataclass(slots=True)
class Run:
    """How far the syncs of a site are. `listed` has (from, until) for each list of meetings.

    `since` is the earliest day that was ever asked for.
    """

    number: int = 0
    finished: bool = True
    council: str | None = None
    since: str | None = None
    listed: dict[str, tuple[str, str]] = field(default_factory=dict)


class SavedSite:
    """The folder of one site. Its caller holds the lock of the collection."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state = folder / STATE
        for name in ("meetings", "pages"):
            (self._state / name).mkdir(parents=True, exist_ok=True)
        self._drop_unfinished()

    def begin(self) -> Run:
        """The run under way: a new one, or the one that was stopped."""
        run = _run_of(_read_json(self._state / "run.json") or {})
        if run.finished:
            run.number, run.finished = run.number + 1, False
            self.keep_run(run)
        return run

    def since(self) -> str | None:
        """The earliest day that was ever asked for."""
        return _run_of(_read_json(self._state / "run.json") or {}).since

    def keep_run(self, run: Run) -> None:
        """Remember how far a run is."""
        _write(self._state / "run.json", _json(asdict(run)), durable=False)

    def meetings(self) -> Iterator[KnownMeeting]:
        """Every meeting that was ever listed, by number."""
        paths = [path for path in (self._state / "meetings").glob("*.json") if path.stem.isdigit()]
        for path in sorted(paths, key=lambda path: int(path.stem)):
            if (stored := _read_json(path)) and (meeting := _meeting_of(stored)):
                yield meeting

    def keep_meeting(self, meeting: KnownMeeting) -> None:
        """Remember what is known of a meeting."""
        _write(self._state / "meetings" / f"{meeting.number}.json", _json(asdict(meeting)))

    def keep_minutes(self, meeting: KnownMeeting, data: bytes) -> KnownMeeting:
        """Save the minutes of a meeting where they are not the ones held; the meeting with them."""
        sha256, path = hashlib.sha256(data).hexdigest(), self.folder / meeting.file
        if sha256 != meeting.sha256 or not path.exists():
            _write(path, data)
        return replace(meeting, sha256=sha256, state=State.HELD)

    def _drop_unfinished(self) -> None:
        """Remove what a kill left half written, which may hold words that are to be erased."""
        for path in self.folder.rglob(f".*{_PART}"):
            path.unlink()

    def erase(self, file: str) -> None:
        """Remove the minutes of a meeting from every byte that is kept here, and for ever.

        Pages may hold the words too, and only save a request: all of them go.
        """
        for meeting in self.meetings():
            if meeting.file == file:
                self.keep_meeting(replace(meeting, state=State.ERASED, sha256=None, url=None))
        for path in (*self._state.glob("pages/*"), self.folder / file):
            path.unlink(missing_ok=True)

    def holds(self, meeting: KnownMeeting) -> bool:
        """Whether the minutes of a meeting are here."""
        return meeting.sha256 is not None and (self.folder / meeting.file).exists()

    def validators(self, url: str, *, body: bool = True) -> dict[str, str]:
        """The headers that ask for an address only if it changed; none where we lack the page."""
        known = _read_json(self._page(url, "json")) or {}
        if body and known.get("sha256") != self._sha256_of_body(url):
            return {}
        names = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}
        return {header: known[name] for name, header in names.items() if known.get(name)}

    def _sha256_of_body(self, url: str) -> str | None:
        try:
            return hashlib.sha256(self._page(url, "body").read_bytes()).hexdigest()
        except FileNotFoundError:
            return None

    def keep_page(self, url: str, response: Response, *, body: bool = True) -> bytes:
        """The page at an address: what came, or the page we have where it did not change."""
        if response.status == 304:
            return self._page(url, "body").read_bytes() if body else b""
        validators = {
            "etag": _sendable(response.headers.get("etag")),
            "last_modified": _sendable(response.headers.get("last-modified")),
        }
        sha256 = hashlib.sha256(response.body).hexdigest()
        if body and any(validators.values()):
            _write(self._page(url, "body"), response.body, durable=False)
        stated = {"url": url, "status": response.status, "sha256": sha256, **validators}
        _write(self._page(url, "json"), _json(stated), durable=False)
        return response.body

    def keep_facts(self, facts: Mapping[str, Mapping[str, str | None]]) -> None:
        """Write what is known of the files beside them."""
        _write(self.folder / "metadata.json", _json(facts))

    def _page(self, url: str, suffix: str) -> Path:
        key = hashlib.sha256(url.encode()).hexdigest()[:32]
        return self._state / "pages" / f"{key}.{suffix}"


def erase_fetched(fetched: Path, paths: Iterable[Path]) -> None:
    """Remove those of some files that a sync fetched; `fetched` is the folder of all sites."""
    for path in paths:
        if path.parent.parent == fetched and path.parent.is_dir():
            SavedSite(path.parent).erase(path.name)


def _run_of(stored: dict[str, Any]) -> Run:
    """A run as it was kept; a new one, which lists everything again, where that makes no sense."""
    try:
        listed = {key: (first, last) for key, (first, last) in stored.pop("listed", {}).items()}
        return Run(**stored, listed=listed)
    except (TypeError, ValueError, AttributeError):
        return Run()


def _meeting_of(stored: dict[str, Any]) -> KnownMeeting | None:
    try:
        return KnownMeeting(**{**stored, "state": State(str(stored.get("state")))})
    except (TypeError, ValueError):  # it is listed again, then
        return None


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _read_json(path: Path) -> dict[str, Any] | None:
    """A small file of ours; None where it is missing or was damaged, which costs a request."""
    try:
        value = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def _sendable(validator: str | None) -> str | None:
    """What a site gave to be sent back to it, unless it could break a request."""
    plain = validator and validator.isascii() and validator.isprintable()
    return validator if plain and len(validator or "") <= _LONGEST_VALIDATOR else None


def _write(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file beside its place and move it there, so that it is whole or not there.

    What is not durable may be lost with the machine's power, which costs requests and no more.
    """
    beside = path.with_name(f".{path.name}{_PART}")
    with beside.open("wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    beside.replace(path)
