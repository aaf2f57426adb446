"""The sources that an administrator named: sources.toml in the home folder.

only_these = true                 # sync reads no other site

[ashby]
url = "https://democracy.ashby.gov.uk"
system = "moderngov"              # or "cmis"; told from the address without it
council = "Ashby Borough Council" # where the site does not state it
since = 2019-01-01

[wexmoor-parish]
folder = "/srv/minutes/wexmoor"   # files, with metadata.csv or metadata.json beside them
council = "Wexmoor Parish Council"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import BadRequest
from corpus.sites.places import base_of

FILE = "sources.toml"
SYSTEMS = ("moderngov", "cmis")
_ONLY = "only_these"
_CORRECT = f"Correct {FILE} in the home folder."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to sync: a site or a folder, from which day, and facts that it does not state.

    Without a system, the address tells it.
    """

    url: str | None = None
    folder: Path | None = None
    system: str | None = None
    since: date | None = None
    council: str | None = None
    committee: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that is configured, by name. `only_these` forbids any other site."""

    named: Mapping[str, Wanted]
    only_these: bool = False

    def find(self, target: str) -> Wanted:
        """The source of a name, or of an address; BadRequest where it is neither or forbidden."""
        if target in self.named:
            return self.named[target]
        names = ", ".join(sorted(self.named)) or "none yet"
        if "://" not in target:
            raise BadRequest(
                f"There is no source {target!r}.",
                f"Give the address of a site, or a name from {FILE} in the home folder ({names}).",
            )
        if self.only_these and _host(target) not in {
            _host(each.url or "") for each in self.named.values()
        }:
            raise BadRequest(
                f"{_host(target)} is not among the sites of {FILE}, and only these may be read.",
                f"Add it there, or sync one that is named: {names}.",
            )
        return Wanted(url=target)


def read_sources(home: Path) -> Sources:
    """The sources of a home; none where it names none. BadRequest says what makes no sense."""
    path = home / FILE
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Sources({})
    except (OSError, ValueError) as error:  # of TOML and of UTF-8 alike
        raise BadRequest(f"{FILE} cannot be read: {error}.", _CORRECT) from error
    only = stated.pop(_ONLY, False)
    if not isinstance(only, bool):
        raise BadRequest(f"{_ONLY} is neither true nor false.", _CORRECT)
    return Sources({name: _wanted(name, facts, home) for name, facts in stated.items()}, only)


def _wanted(name: str, facts: object, home: Path) -> Wanted:
    if not isinstance(facts, dict) or not facts:
        raise BadRequest(f"{name} in {FILE} is no table of facts.", _CORRECT)
    if unknown := set(facts) - set(Wanted.__slots__):
        raise BadRequest(f"{name} states {sorted(unknown)[0]}, which we do not know.", _CORRECT)
    since = facts.pop("since", None)
    if since is not None and (not isinstance(since, date) or isinstance(since, datetime)):
        raise BadRequest(f"since of {name} is no day, such as 2019-01-01.", _CORRECT)
    for fact, value in facts.items():
        if not isinstance(value, str) or not value.strip():
            raise BadRequest(f"{fact} of {name} is no text.", _CORRECT)
    if ("url" in facts) == ("folder" in facts):
        raise BadRequest(f"{name} needs either a url or a folder.", _CORRECT)
    if facts.get("system") not in (None, *SYSTEMS):
        raise BadRequest(f"system of {name} is none of {', '.join(SYSTEMS)}.", _CORRECT)
    folder = facts.pop("folder", None)
    return Wanted(since=since, folder=home / folder if folder else None, **facts)


def _host(url: str) -> str:
    return (urlsplit(base_of(url)).hostname or "").lower()
