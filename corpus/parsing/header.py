"""What a document states of its own meeting: council, committee, date, kind; nothing is guessed."""

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote

from corpus.models import Block, Fact, Header, Origin, Reading
from corpus.parsing.bodies import (
    body_noun,
    committee_named,
    council_at_start,
    council_named,
    in_english,
    is_full_council_of,
)
from corpus.parsing.dates import find_dates
from corpus.parsing.doctype import kind_of_document, status_of_document
from corpus.parsing.headings import LABEL
from corpus.parsing.items import find_items, report_number_in
from corpus.parsing.people import tidy

_HEAD_CHARACTERS = 1500
_HEAD_BLOCKS = 25
_DATE_CHARACTERS = 700
# MINUTES of a meeting of the County Council held in the … on Thursday, 13 February 2025.
_HELD = re.compile(
    r"\b(?:minutes?|notes|cofnodion|meeting)\s+(?:of\s+|for\s+)?(?:the\s+|an?\s+)?"
    r"(?P<what>.{0,160}?)\s*\bheld\b",
    re.IGNORECASE | re.DOTALL,
)
_MINUTES_OF = re.compile(
    r"\bminutes\s+of\s+(?:the\s+|an?\s+)?(?:(?:extra-?\s?ordinary|special|annual|ordinary"
    r"|monthly)\s+)*"
    r"(?:meeting\s+of\s+(?:the\s+)?)?(?P<what>[^\n]{3,120}?)"
    r"(?:\s+(?:annual\s+|general\s+|ordinary\s+|monthly\s+)*meeting\b|\s+held\b|,|\s+-\s|\s+on\b"
    r"|\s*$)",
    re.IGNORECASE,
)
# "Council - Wednesday, 4th September, 2013 7.30 pm", "Agenda for Cabinet on Thursday, 30th …"
_COMMITTEE_DATE = re.compile(
    r"^(?:(?:Agenda|Minutes|Decisions)\s+(?:for|of)\s+|Meeting\s+of\s+(?:the\s+)?"
    r"|Printed\s+minutes\s+)?"
    r"(?P<committee>.{3,120}?)\s*(?:,?\s+on\s+|\s+[-–—]\s+|,\s+)"
    r"(?=(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Dydd\s+\w+)[,\s]|\d{1,2}(?:st|nd|rd"
    r"|th)?\s+[A-Z])"
)
# "Meeting: 23/04/2024 - Council (Item 93)", "13/01/2022 - Approval of a new policy"
_ISSUE = re.compile(
    r"^Meeting:\s+\d{2}/\d{2}/\d{4}\s+-\s+(?P<committee>.{3,120}?)\s+\(Item [\w./]+\)$"
)
_DATED_TITLE = re.compile(r"^\d{2}/\d{2}/\d{4}\s+-\s+\S")
# Fields of a report's form: "Report to and date: | Cabinet | 20 April 2016", "Date of meeting: …"
_DATE_FIELD = re.compile(
    r"^(?:Report to and date|(?:Meeting\s+)?Date(?:\s+(?:of|and)\s+(?:the\s+)?(?:meeting|time))?"
    r"|Dyddiad)\s*[:|\t]",
    re.IGNORECASE,
)
_COMMITTEE_FIELD = re.compile(
    r"^(?:Committee|Meeting|Report to|Meeting of|Body)\s*[:|]\s*(?P<committee>[^|\n]{3,120})",
    re.IGNORECASE,
)
# The date of an earlier or later meeting, or of anything that is not this meeting.
_OTHER_MEETING = re.compile(
    r"\b(?:previous|last|next|confirm|approv\w*|sign(?:ed)?|correct\s+record|true\s+record|agreed"
    r"|matters\s+arising"
    r"|minutes\s+of\s+the\s+(?:\w+\s+)?meetings?\s+(?:of\s+.{3,80}\s+)?held|published|dated"
    r"|deadline|from|since|until"
    r"|cadarnhau|diwethaf|nesaf)\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"^\W*minutes\s+of\s+(?:the\s+)?(?:previous|last)\b"
    r"|\b(?:were|was|be|to)\s+(?:\w+\s+)?(?:agreed|approved|confirm\w*|signed|taken|read|adopt\w*"
    r"|accept\w*|circulated|proposed)\b|\bhad\s+been\b|\ba\s+(?:true|correct)\b",
    re.IGNORECASE,
)
_OPENS_MINUTES = re.compile(
    r"^\W*(?:draft\s+|confirmed\s+|unconfirmed\s+)?minutes\s+of\b", re.IGNORECASE
)
_ITEM_PAGE = re.compile(r"Agenda item\b", re.IGNORECASE)
_PREVIOUS_IN_NAME = re.compile(r"previous|last\s+meeting|pack|bundle", re.IGNORECASE)


def read_header(reading: Reading, *, name: str) -> Header:
    """Header facts of a document called `name`; a fact the document does not state is None."""
    lines = head_lines(reading)
    council = _council(reading, lines)
    committee = _committee(reading, lines)
    if council and committee and is_full_council_of(committee.value, council.value):
        committee = None
    body = body_noun(reading.text, committee.value if committee else None)
    return Header(
        council=council,
        committee=committee,
        date=_date(reading, lines, name),
        report_number=report_number_in("\n".join(lines)),
        body=body,
        kind=kind_of_document(reading, lines),
        status=status_of_document(reading, lines),
    )


def head_lines(reading: Reading) -> list[str]:
    """The first lines of the document, one for each block, each on one line."""
    lines: list[str] = []
    stop = _first_numbered_item(reading)
    for block in reading.blocks[:_HEAD_BLOCKS]:
        if block.start > _HEAD_CHARACTERS or block.start >= stop:
            break
        if LABEL.fullmatch(reading.text_of(block)):
            break
        lines.extend(_lines_of(reading, block))
    return lines


def _first_numbered_item(reading: Reading) -> int:
    """Where a preamble ends: dates and bodies below it belong to the business."""
    starts = [item.start for item in find_items(reading)[1:] if item.number is not None]
    return starts[0] if starts else len(reading.text) + 1


def _lines_of(reading: Reading, block: Block) -> list[str]:
    """A short block is one line; its printed lines are kept apart where each names something."""
    words = re.sub(r"[*_]{2,}|</?u>", "", reading.text_of(block))
    printed = [tidy(line) for line in words.splitlines() if line.strip()]
    whole = tidy(words)
    if len(printed) > 1 and any(
        council_named(line) or committee_named(line) for line in printed[:2]
    ):
        return [*printed[:4], whole] if len(printed) > 2 else printed
    return [whole]


def _council(reading: Reading, lines: Sequence[str]) -> Fact | None:
    for at, line in enumerate(lines[:8]):
        what = _what_met(line)
        named = council_named(line) or council_at_start(line)
        named = named or (council_named(what) if what else None) or _council_after_date(line)
        if named:
            return Fact(in_english(named, lines[at + 1 : at + 3]), Origin.TEXT)
    for key in ("site", "title"):
        for part in re.split(r"\s+[-–—|:]\s+", _fact(reading, key)):
            named = council_named(tidy(part))
            if named:
                return Fact(in_english(named, ()), Origin.TEXT)
    return None


def _council_after_date(line: str) -> str | None:
    """ "Agenda for Cabinet on Wednesday, 13th March, 2024, 6.00 pm - Wexmoor District Council"."""
    before, dash, last = line.rpartition(" - ")
    return council_named(last) if dash and _COMMITTEE_DATE.match(before) else None


def _committee(reading: Reading, lines: Sequence[str]) -> Fact | None:
    for at, line in enumerate(lines[:12]):
        named = _committee_stated(line) or (
            committee_named(line) if _may_title(lines, at) else None
        )
        if named:
            return Fact(named, Origin.TEXT)
    title = _fact(reading, "title")
    for part in (title, *re.split(r"\s+[|–—]\s+", title)):
        named = _committee_stated(tidy(part))
        if named:
            return Fact(named, Origin.TEXT)
    return None


def _committee_stated(line: str) -> str | None:
    for pattern in (_ISSUE, _COMMITTEE_DATE, _COMMITTEE_FIELD):
        match = pattern.match(line)
        named = committee_named(match["committee"]) if match else None
        if named:
            return named
    what = _what_met(line)
    return committee_named(what) if what else None


def _what_met(line: str) -> str | None:
    """The body in "MINUTES of a meeting of the X held …", where the line opens with it."""
    if not _OPENS_MINUTES.match(line):
        return None
    match = _MINUTES_OF.search(line)
    return tidy(match["what"]) if match else None


def _may_title(lines: Sequence[str], at: int) -> bool:
    """An item's page names its item there, not its committee; elsewhere the first lines may."""
    return at < 4 and not any(
        re.match(r"Agenda item|Issue -", line, re.IGNORECASE) for line in lines[:3]
    )


# The date ---------------------------------------------------------------------------------------
def _date(reading: Reading, lines: Sequence[str], name: str) -> Fact | None:
    stated = _date_in_lines(lines) or _date_in_title(_fact(reading, "title"))
    if stated:
        return Fact(stated.isoformat(), Origin.TEXT)
    address = _single_date(unquote(_fact(reading, "url")))
    if address:
        return Fact(address.isoformat(), Origin.ADDRESS)
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    filed = None if _PREVIOUS_IN_NAME.search(last) else _single_date(last.replace("_", " "))
    return Fact(filed.isoformat(), Origin.FILE_NAME) if filed else None


def _date_in_lines(lines: Sequence[str]) -> date | None:
    """The date of a form field, of a "held" phrase, or of a short line near the top."""
    fields = [line for line in lines if _DATE_FIELD.match(line)]
    held = [line for line in lines[:12] if _HELD.search(line) and not _is_about_another(line)]
    on_page = any(_ITEM_PAGE.match(line) for line in lines[:3])
    for line in fields if on_page else (*fields, *held):
        found = _first_date_after_held(line)
        if found:
            return found
    read = 0
    on_item_page = any(_ITEM_PAGE.match(line) for line in lines[:3])
    for line in lines[:12]:
        if on_item_page and not line.startswith("Meeting"):
            continue  # the title of an item may hold the date of any meeting
        found = _single_date(line) if _is_date_line(line) else None
        if found:
            return found
        read += len(line)
        if read > _DATE_CHARACTERS:
            break
    return None


def _first_date_after_held(line: str) -> date | None:
    held = _HELD.search(line)
    start = held.end() if held else 0
    found = find_dates(line[start : start + 400]) or find_dates(line[:400])
    return found[0][2] if found else None


def _is_date_line(line: str) -> bool:
    if _DATED_TITLE.match(line):
        return True
    if len(line) > 200 or _is_about_another(line):
        return False
    return len(line) <= 90 or bool(
        _COMMITTEE_DATE.match(line) or _ISSUE.match(line) or _OPENS_MINUTES.match(line)
    )


def _is_about_another(line: str) -> bool:
    if _OPENS_MINUTES.match(line):
        return _PREVIOUS.search(line) is not None
    return _OTHER_MEETING.search(line) is not None


def _date_in_title(title: str) -> date | None:
    return _single_date(title) if title and not _is_about_another(title) else None


def _single_date(words: str) -> date | None:
    """The only date in the words; two different ones decide nothing."""
    days = {day for _, _, day in find_dates(words)}
    return days.pop() if len(days) == 1 else None


def _fact(reading: Reading, key: str) -> str:
    return next((value for fact, value in reading.facts if fact == key), "")
