"""What the name of a file states of a meeting, as councils' systems and clerks name files."""

import re
from datetime import date
from urllib.parse import unquote

from corpus.parsing.bodies import committee_named
from corpus.parsing.when_held import single_date

# A pack or a copy of the last minutes bears the date of the meeting it was sent out for.
_PREVIOUS = re.compile(r"previous|last\s+meeting|pack|bundle", re.IGNORECASE)
# ModernGov: "Printed minutes 30th-Jan-2025 10.00 Cabinet.pdf"
_GENERATED = re.compile(
    r"(?:Agenda frontsheet|Public reports pack|(?:Printed|Public)\s+(?:draft\s+)?(?:minutes"
    r"|decisions)|Decisions|Minutes)\s+\d{1,2}(?:st|nd|rd|th)-[A-Z][a-z]{2}-\d{4}\s+"
    r"(?P<hour>\d\d)\.(?P<minute>\d\d)\s+(?P<committee>.+)$"
)
# "Planning Committee minutes 3 May 2022", "Finance Committee Agenda 2022-05-03"
_CLERKS = re.compile(
    r"(?:^|__|[-–]\s)(?P<committee>[^_]{3,80}?)\s+(?:draft\s+)?(?:minutes|agenda)\b", re.I
)


def date_filed(name: str) -> date | None:
    """The only date in a file's name, unless the name is of a pack or of earlier minutes."""
    stem = _stem(name)
    return None if _PREVIOUS.search(stem) else single_date(stem)


def committee_filed(name: str) -> str | None:
    """The committee in a file's name, where it is followed by what the file is."""
    stem = _stem(name)
    match = _GENERATED.search(stem) or _CLERKS.search(stem)
    return committee_named(match["committee"]) if match else None


def time_filed(name: str) -> str | None:
    """The hour that a generated name gives."""
    match = _GENERATED.search(_stem(name))
    return f"{match['hour']}:{match['minute']}" if match else None


def date_in_address(url: str) -> date | None:
    """The only date in an address."""
    return single_date(re.sub(r"[-_+]", " ", unquote(url))) or single_date(unquote(url))


def _stem(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"\.[A-Za-z]{2,5}$", "", last)
