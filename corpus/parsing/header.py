"""What a document states of its own meeting: where, when and of whom; nothing is guessed.

A fact is taken from the text first, then from the address, then from the name of the file. What
stands in the properties of a PDF is never used: it is copied from one document to the next.
"""

import re
from collections.abc import Sequence

from corpus.models import DocumentKind, DocumentStatus, Fact, Header, Origin, Reading
from corpus.parsing.bodies import (
    body_noun,
    committee_named,
    council_at_start,
    council_in_sentence,
    council_named,
    in_english,
    is_full_council_of,
)
from corpus.parsing.doctype import kind_of_document, status_of_document
from corpus.parsing.filed import committee_filed, date_filed, date_in_address, time_filed
from corpus.parsing.head import fact_of, head_lines, title_of
from corpus.parsing.items import report_number_in
from corpus.parsing.people import tidy
from corpus.parsing.when_held import (
    COMMITTEE_DATE,
    ISSUE,
    OPENS_MINUTES,
    date_in_lines,
    date_in_title,
    time_in_lines,
)
from corpus.parsing.where_held import venue_in_lines

_MINUTES_OF = re.compile(
    r"\b(?:minutes\s+(?:of|to)|at)\s+(?:the\s+proceedings\s+(?:at|of)\s+)?(?:the\s+|an?\s+)?"
    r"(?:(?:extra-?\s?ordinary|special|annual|ordinary|monthly|virtual|remote|\d+(?:st|nd|rd|th))\s+)*"
    r"(?:meeting\s+of\s+(?:the\s+)?)?(?P<what>[^\n]{3,120}?)"
    r"(?:\s+(?:annual\s+|general\s+|ordinary\s+|monthly\s+)*meeting\b|\s+held\b|,|\s+-\s|\s+on\b"
    r"|\s*$)",
    re.IGNORECASE,
)
_COMMITTEE_FIELD = re.compile(
    r"^(?:Committee|Meeting|(?:Report\s+)?To|Meeting of|Body)\s*[:|]\s*"
    r"(?P<committee>[^|\n]{3,120}?)"
    r"(?=\s*(?:$|\||[,–—-]\s*\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]|[,–—-]\s*[A-Z][a-z]+day\b))",
    re.IGNORECASE,
)
# The title of an item of business or of a report, which may end with any committee's name.
_ABOUT_A_BODY = re.compile(
    r"^(?:report|review|appointments?|membership|election|recommendations?|terms|updates?|minutes"
    r"|referrals?|creation|work|annual)\b",
    re.IGNORECASE,
)


def read_header(reading: Reading, *, name: str) -> Header:
    """Header facts of a document called `name`; a fact the document does not state is None."""
    lines = head_lines(reading)
    council = _council(reading, lines)
    committee = _committee(reading, lines, name)
    if council and committee and is_full_council_of(committee.value, council.value):
        committee = None
    day = _date(reading, lines, name)
    kind = kind_of_document(reading, lines, title_of(reading))
    status = status_of_document(lines, title_of(reading))
    # Hours and places that a newsletter names are those of anything but a meeting of its own.
    sits = day is not None or kind is not DocumentKind.UNKNOWN
    return Header(
        council=council,
        committee=committee,
        date=day,
        report_number=report_number_in("\n".join(lines)),
        body=body_noun(reading.text, committee.value if committee else None),
        kind=kind,
        status=status,
        time=_time(lines, day, name) if sits else None,
        venue=_stated(venue_in_lines(lines)) if sits else None,
        kind_origin=None if kind is DocumentKind.UNKNOWN else Origin.TEXT,
        status_origin=None if status is DocumentStatus.UNKNOWN else Origin.TEXT,
    )


# The council ----------------------------------------------------------------------------------
def _council(reading: Reading, lines: Sequence[str]) -> Fact | None:
    for at, line in enumerate(lines[:8]):
        what = _what_met(line)
        named = council_named(line) or council_at_start(line)
        named = named or (council_named(what) if what else None) or _council_after_date(line)
        named = named or council_in_sentence(line)
        if named:
            return Fact(in_english(named, lines[at + 1 : at + 3]), Origin.TEXT)
    for key in ("site", "title"):
        for part in re.split(r"\s+[-–—|:]\s+", fact_of(reading, key)):
            named = council_named(tidy(part))
            if named:
                return Fact(in_english(named, ()), Origin.TEXT)
    named = council_at_start(tidy(title_of(reading)))
    return Fact(in_english(named, ()), Origin.TEXT) if named else None


def _council_after_date(line: str) -> str | None:
    """ "Agenda for Cabinet on Wednesday, 13th March, 2024, 6.00 pm - Wexmoor District Council"."""
    before, dash, last = line.rpartition(" - ")
    return council_named(last) if dash and COMMITTEE_DATE.match(before) else None


# The committee ----------------------------------------------------------------------------------
def _committee(reading: Reading, lines: Sequence[str], name: str) -> Fact | None:
    title = title_of(reading)
    found = next(filter(None, _committees_in(lines)), None)
    if found:
        return Fact(_fuller(found, [*_committees_in(lines), committee_named(title)]), Origin.TEXT)
    for part in (title, *re.split(r"\s+[|–—]\s+", title)):
        named = _committee_stated(tidy(part)) or _committee_titled(tidy(part), lines)
        if named:
            return Fact(named, Origin.TEXT)
    filed = committee_filed(name)
    return Fact(filed, Origin.FILE_NAME) if filed else None


def _committees_in(lines: Sequence[str]) -> list[str | None]:
    return [
        _committee_stated(line) or (committee_named(line) if _may_title(lines, at) else None)
        for at, line in enumerate(lines[:12])
    ]


def _committee_stated(line: str) -> str | None:
    for pattern in (ISSUE, COMMITTEE_DATE, _COMMITTEE_FIELD):
        match = pattern.match(line)
        named = committee_named(match["committee"]) if match else None
        if named:
            return named
    what = _what_met(line)
    return committee_named(what) if what else None


def _committee_titled(title: str, lines: Sequence[str]) -> str | None:
    """The committee that is the whole title above a text, unless the title is of an item."""
    named = committee_named(title) if _may_title(lines, 0) else None
    return None if named is None or _ABOUT_A_BODY.match(title) else named


def _fuller(name: str, others: Sequence[str | None]) -> str:
    """ "Village Liaison Committee", where another title line calls it "Liaison Committee"."""
    ending = f" {name}".casefold()
    longer = [each for each in others if each and each.casefold().endswith(ending)]
    return min(longer, key=len) if longer and len(name.split()) > 1 else name


def _what_met(line: str) -> str | None:
    """The body in "MINUTES of a meeting of the X held …", where the line opens with it."""
    if not OPENS_MINUTES.match(line):
        return None
    match = _MINUTES_OF.search(line)
    return tidy(match["what"]) if match else None


def _may_title(lines: Sequence[str], at: int) -> bool:
    """An item's page names its item there, not its committee; elsewhere the first lines may."""
    return at < 4 and not any(
        re.match(r"Agenda item|Issue -", line, re.IGNORECASE) for line in lines[:3]
    )


# Date and hour ----------------------------------------------------------------------------------
def _date(reading: Reading, lines: Sequence[str], name: str) -> Fact | None:
    stated = date_in_lines(lines) or date_in_title(title_of(reading))
    if stated:
        return Fact(stated.isoformat(), Origin.TEXT)
    address = date_in_address(fact_of(reading, "url"))
    if address:
        return Fact(address.isoformat(), Origin.ADDRESS)
    filed = date_filed(name)
    return Fact(filed.isoformat(), Origin.FILE_NAME) if filed else None


def _time(lines: Sequence[str], day: Fact | None, name: str) -> Fact | None:
    stated = time_in_lines(lines, day.value if day else None)
    filed = time_filed(name)
    return _stated(stated) or (Fact(filed, Origin.FILE_NAME) if filed else None)


def _stated(value: str | None) -> Fact | None:
    return Fact(value, Origin.TEXT) if value else None
