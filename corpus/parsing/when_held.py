"""The date and the hour of the meeting that a document is about; nothing is guessed."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.parsing.dates import find_dates, numbers_items

_DATE_CHARACTERS = 700
_LONGEST_TITLE = 320
# MINUTES of a meeting of the County Council held in the … on Thursday, 13 February 2025.
_HELD = re.compile(
    r"\b(?:minutes?|notes|cofnodion|meeting)\s+(?:of\s+|for\s+)?(?:the\s+|an?\s+)?"
    r"(?P<what>.{0,160}?)\s*\bheld\b",
    re.IGNORECASE | re.DOTALL,
)
# "Ashby Community Council held their meeting at 7pm on …", "Cynhaliwyd cyfarfod …"
_HELD_THEIR = re.compile(
    r"\bCouncil\s+(?:held|convened)\s+(?:their|its|an?|the)\b.{0,40}?\bmeeting\b|\bCynhaliwyd\b"
)
# "Council - Wednesday, 4th September, 2013 7.30 pm", "Agenda for Cabinet on Thursday, 30th …"
COMMITTEE_DATE = re.compile(
    r"^(?:(?:Agenda|Minutes|Decisions)\s+(?:for|of)\s+|Meeting\s+of\s+(?:the\s+)?"
    r"|Printed\s+minutes\s+)?"
    r"(?P<committee>.{3,120}?)\s*(?:,?\s+on\s+|\s+[-–—]\s+|,\s+)"
    r"(?=(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Dydd\s+\w+)[,\s]|\d{1,2}(?:st|nd|rd"
    r"|th)?\s+[A-Z])"
)
# "Meeting: 23/04/2024 - Council (Item 93)", "13/01/2022 - Approval of a new policy"
ISSUE = re.compile(
    r"^Meeting:\s+\d{2}/\d{2}/\d{4}\s+-\s+(?P<committee>.{3,120}?)\s+\(Item [\w./]+\)$"
)
OPENS_MINUTES = re.compile(
    r"^\W*(?:(?:draft\s+|confirmed\s+|unconfirmed\s+)?minutes\s+(?:of|to)"
    r"|at\s+an?\s+(?:[\w-]+\s+){0,2}meeting\s+of)\b",
    re.IGNORECASE,
)
ITEM_PAGE = re.compile(r"Agenda item\b", re.IGNORECASE)
_DATED_TITLE = re.compile(r"^\d{2}/\d{2}/\d{4}\s+-\s+\S")
# Fields of a report's form: "Report to and date: | Cabinet | 20 April 2016", "Date of meeting: …"
_DATE_FIELD = re.compile(
    r"^(?:Report to and date|(?:Meeting\s+)?Date(?:\s+(?:of|and)\s+(?:the\s+)?(?:meeting|time))?"
    r"|Dyddiad)\s*[:|\t]",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|minutes|agm|a\.g\.m|cyfarfod|cofnodion)\b", re.IGNORECASE)
# "Draft minutes subject to the approval at the next meeting" speaks of these minutes.
_DRAFT_NOTE = re.compile(
    r"\(?\b(?:draft\s+)?(?:minutes\s+)?(?:subject\s+to|until|for)\s+(?:the\s+|their\s+)?"
    r"(?:approv\w+|confirm\w+|consideration|adopt\w+)\b(?:.{0,40}?\bmeeting\b)?\)?",
    re.IGNORECASE,
)
# The date of an earlier or later meeting, or of anything that is not this meeting.
_OTHER_MEETING = re.compile(
    r"\b(?:previous|last|next|confirm|approv\w*|sign(?:ed)?|correct\s+record|true\s+record|agreed"
    r"|matters\s+arising"
    r"|minutes\s+of\s+the\s+(?:\w+\s+)?meetings?\s+(?:of\s+.{3,80}\s+)?held|published|dated"
    r"|deadline|from|since|until"
    r"|cadarnhau|diwethaf|nesaf)\b|^\W*\d{1,3}[.)]?\s+\W*minutes\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"^\W*minutes\s+of\s+(?:the\s+)?(?:previous|last)\b"
    r"|\b(?:were|was|be|to)\s+(?:\w+\s+)?(?:agreed|approved|confirm\w*|signed|taken|read|adopt\w*"
    r"|accept\w*|circulated|proposed)\b|\bhad\s+been\b|\ba\s+(?:true|correct)\b",
    re.IGNORECASE,
)
# "7.30pm", "10.00 am", "7 p.m.", "8.OOp.m.", "6.00 o'clock p.m."; 24 hours as "19:30", "1930 hrs".
_HOUR = re.compile(
    r"(?<![\d.:£/])(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5O][\dO]))?\s*(?:o['’]?\s?clock\s+)?"
    r"(?P<half>[ap])\.?\s?m\b"
    r"|(?<![\d.:£/])(?P<hour24>[01]?\d|2[0-3])(?:[.:](?P<minute24>[0-5]\d)(?=\s*(?:hrs|hours|$"
    r"|[,;)]))|(?P<minutes24>[0-5]\d)(?=\s*(?:hrs|hours)\b))"
    r"|(?<=at\s)(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d)\b(?!\s*[ap]\.?m)"
    r"|(?<![\d.:£/])(?P<noon>12)(?:[.:]00)?\s*noon\b|\b(?P<midday>noon|midday)\b",
    re.IGNORECASE,
)


def date_in_lines(lines: Sequence[str]) -> date | None:
    """The date of a form field, of a "held" phrase, or of a short line near the top."""
    on_page = any(ITEM_PAGE.match(line) for line in lines[:3])
    for line in _date_lines(lines, on_page=on_page):
        found = _first_date_after_held(line)
        if found:
            return found
    read = 0
    for at, line in enumerate(lines[:12]):
        if on_page and not line.startswith("Meeting"):
            continue  # the title of an item may hold the date of any meeting
        found = single_date(line) if _is_date_line(line, opening=at < 4) else None
        if found and not numbers_items(line, lines):
            return found
        read += len(line)
        if read > _DATE_CHARACTERS:
            break
    return None


def date_in_title(title: str) -> date | None:
    """The date of the meeting in a page title or in the title above the text."""
    return single_date(title) if title and not is_about_another(title) else None


def single_date(words: str) -> date | None:
    """The only date in the words; two different ones decide nothing."""
    days = {day for _, _, day in find_dates(words)}
    return days.pop() if len(days) == 1 else None


def time_in_lines(lines: Sequence[str], day: str | None) -> str | None:
    """When the meeting began, as HH:MM: beside its date, after "held", or in a field of its own."""
    for line in lines[:12]:
        if is_about_another(line) or len(line) > _LONGEST_TITLE:
            continue
        named = re.match(r"(?i)(?:Time|Amser|Start(?:ed)?|Commenc\w+)\b", line)
        dated = any(day == found.isoformat() for _, _, found in find_dates(line))
        held = _HELD.search(line) or _HELD_THEIR.search(line) or re.match(r"(?i)\W*held\b", line)
        if not (named or dated or held or re.match(r"(?i)\W*(?:at\s+)?\d", line)):
            continue
        hours = [_hour(match) for match in _HOUR.finditer(line)]
        known = [hour for hour in hours if hour]
        if known:
            return known[0]
    return None


def without_draft_note(line: str) -> str:
    """A title line without "subject to approval at the next meeting" and the like."""
    return _DRAFT_NOTE.sub(" ", line)


def is_about_another(line: str) -> bool:
    """Whether a line speaks of an earlier or later meeting than the document's own."""
    line = without_draft_note(line)
    if OPENS_MINUTES.match(line):
        return _PREVIOUS.search(line) is not None
    return _OTHER_MEETING.search(line) is not None


def _date_lines(lines: Sequence[str], *, on_page: bool) -> list[str]:
    fields = [line for line in lines if _DATE_FIELD.match(line)]
    if on_page:
        return fields
    return fields + [
        line
        for line in lines[:12]
        if (_HELD.search(line) or _HELD_THEIR.search(line)) and not is_about_another(line)
    ]


def _first_date_after_held(line: str) -> date | None:
    held = _HELD.search(line)
    start = held.end() if held else 0
    found = find_dates(line[start : start + 400]) or find_dates(line[:400])
    return found[0][2] if found else None


def _is_date_line(line: str, *, opening: bool) -> bool:
    if _DATED_TITLE.match(line):
        return True
    if len(line) > _LONGEST_TITLE or is_about_another(line):
        return False
    if len(line) <= 90 or (opening and _MEETING.search(line)):
        return True
    return len(line) <= 200 and bool(
        COMMITTEE_DATE.match(line) or ISSUE.match(line) or OPENS_MINUTES.match(line)
    )


def _hour(match: re.Match[str]) -> str | None:
    if match["noon"] or match["midday"]:
        return "12:00"
    if match["clock"]:
        return str(match["clock"])
    if match["hour24"]:
        return f"{int(match['hour24']):02d}:{match['minute24'] or match['minutes24']}"
    hour = int(match["hour"])
    minute = (match["minute"] or "00").upper().replace("O", "0")
    if not 1 <= hour <= 23:
        return None
    if hour <= 12:  # "19.00pm" is printed too
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{minute}"
