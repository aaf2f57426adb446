"""The lines at the head of a document, one fact or title each, before its business starts."""

import re

from corpus.models import Block, Reading
from corpus.parsing.bodies import committee_named, council_named, split_council
from corpus.parsing.headings import LABEL
from corpus.parsing.items import find_items
from corpus.parsing.people import tidy

_HEAD_CHARACTERS = 1500
_HEAD_BLOCKS = 25
_LONGEST_TITLE = 320
_LONGEST_HEAD = 4_000  # a page run into one paragraph states its facts at the beginning
# "Page 1 of 6", "1321/12/2016" (a page number that ran into a date), before the first word.
_FURNITURE = re.compile(
    r"^(?:Page\s+\d+\s+of\s+\d+\s+(?=[A-Z(])"
    r"|\d{1,4}(?:/\d+){0,2}\s+(?=(?i:draft|minutes|notes|unconfirmed)\b))"
)
# What a browser prints at the top of a page: the day of printing, not of the meeting.
_PRINTED_ON = re.compile(
    r"^\d{1,2}/\d{1,2}/\d{2,4},\s+\d{1,2}:\d{2}(?:\s*[AP]M)?\s+(?:\S*\.\S*/\S*)?"
)
_ATTENDANCE = re.compile(
    r"[\s.–—-]+(?=(?:(?:PRESENT|Present|IN ATTENDANCE|In [Aa]ttendance|ATTENDANCE|Attendance"
    r"|(?:Those\s+|THOSE\s+)?(?:Attending|attending|ATTENDING)|Sederunt|SEDERUNT|Presennol"
    r"|PRESENNOL|(?:Councillors|COUNCILLORS|Members|MEMBERS)\s+(?:present|PRESENT)|APOLOGIES"
    r"|Apologies)\b\s*(?:\([^)]{0,60}\)\s*)?[:–—-]|(?:Attending|attending)\s+by\b"
    r"|(?:Attendance|APOLOGIES|Apologies)\s))"
)
_FIELD = re.compile(r"\s+(?=(?:DATE|TIME|PLACE|VENUE|Date|Time|Place|Venue)\s*:\s)")
_RULE = re.compile(r"\s*[-_=*]{5,}\s*")
_GLUED = re.compile(r"\b(MINUTES OF)(?=[A-Z]{2})")  # "MINUTES OFASHBY PARISH COUNCIL"


def head_lines(reading: Reading) -> list[str]:
    """The first lines of the document, one for each block or title, each on one line."""
    lines: list[str] = []
    stop = _first_numbered_item(reading)
    for block in reading.blocks[:_HEAD_BLOCKS]:
        if block.start > _HEAD_CHARACTERS or block.start >= stop:
            break
        if LABEL.fullmatch(reading.text_of(block)):
            break
        lines.extend(_lines_of(reading, block, stop))
    return [line for line in lines if line]


def title_of(reading: Reading) -> str:
    """The title that stands beside the text, or above it as front matter."""
    return fact_of(reading, "title")


def fact_of(reading: Reading, key: str) -> str:
    """One of the facts beside the text, empty where there is none."""
    return next((value for fact, value in reading.facts if fact == key), "")


def _first_numbered_item(reading: Reading) -> int:
    """Where a preamble ends: dates and bodies below it belong to the business."""
    starts = [item.start for item in find_items(reading)[1:] if item.number is not None]
    return starts[0] if starts else len(reading.text) + 1


def _lines_of(reading: Reading, block: Block, stop: int) -> list[str]:
    """A short block is one line; its printed lines are kept apart where each names something."""
    words = reading.text[block.start : min(block.end, stop, block.start + _LONGEST_HEAD)]
    words = _GLUED.sub(r"\1 ", re.sub(r"[*_]{2,}|</?u>", "", words))
    printed = [tidy(line) for line in words.splitlines() if line.strip()]
    whole = tidy(words)
    named = len(printed) > 1 and any(
        council_named(line) or committee_named(line) for line in printed[:2]
    )
    if not named:
        return _titles_in(whole)
    return printed if len(printed) == 2 else [*printed[:4], *_titles_in(whole)]


def _titles_in(words: str) -> list[str]:
    """The titles of a block in which title, attendance and business run together.

    "ASHBY PARISH COUNCIL Draft Minutes of the meeting held on 4 May 2018 Present: Cllr …" gives
    the council and the title; a long paragraph of business stays as it is, and states nothing.
    """
    words = _PRINTED_ON.sub("", _FURNITURE.sub("", words))
    attended = _ATTENDANCE.search(words[:_LONGEST_TITLE])
    title = words[: attended.start()] if attended else words
    lines = []
    for part in _RULE.split(title):
        council, rest = split_council(part)
        lines += [council] if council else []
        lines += [field.strip(" .,:;") for field in _FIELD.split(rest)]
    return [line for line in lines if line]
