"""Where a meeting was held, as the head of its document states it."""

import re
from collections.abc import Sequence

from corpus.parsing.bodies import in_ordinary_capitals
from corpus.parsing.dates import find_dates
from corpus.parsing.people import tidy
from corpus.parsing.when_held import is_about_another, without_draft_note

_LONGEST = 100
_FIELD = re.compile(
    r"^(?:Venue|Place|Location|Lleoliad)(?:\s+of\s+meeting)?\s*[:|]\s*(?P<venue>.+)", re.IGNORECASE
)
_NAMED_ONLY = re.compile(r"^(?:Venue|Place|Location|Lleoliad)\s*:?$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:held|cynhaliwyd)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:meeting|cyfarfod)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_WHERE = re.compile(
    r"(?:^|[\s,])(?P<word>in|at|via|on-?line|virtually|yn\s+yr|yn|drwy|trwy)\s+"
    r"(?P<venue>(?:the\s+|yr?\s+)?(?=[A-ZÀ-ÞŴŶ])[^\n]{3,160})",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    r"\d{1,2}\s*(?:[.:][\dO]{2})?\s*(?:[ap]\.?\s?m\b\.?|noon|hrs|o['’]\s?clock)", re.I
)
_END = re.compile(
    r"[,\s(–—-]+(?:on|at|am|ar|from|commencing|starting|following|with)?\s*(?:the\s+|yr?\s+)?"
    r"(?=(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|dydd\s+\w+)\b|\d{1,2}\s*(?:[.:][\dO]{2})?\s*"
    r"(?:[ap]\.?\s?m\b|noon|hrs|hours|o['’])|\d{1,2}\s?(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)\b"
    r"|\d{1,2}\s+\w+\s+\d{4})"
    r"|(?<!\bst)\.(?:\s|$)|\s+(?:following|commencing|starting|Present|PRESENT)\b|;",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"(?:which|this|that|least|present|next|\d|\w+day\b|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)|.*\b(?:meeting|minutes|held|quorum)\b",
    re.IGNORECASE,
)
# What follows the date on a title line, or stands alone below it: "Ashby Village Hall".
_MINUTES_AFTER = re.compile(r"\s+(?:draft\s+)?minutes$", re.IGNORECASE)
_BUILDING = re.compile(
    r"^[\s,.–—-]*(?:at\s+|in\s+)?(?:the\s+)?(?P<venue>[A-ZÀ-ÞŴŶ][\w’'&.,\s-]{2,80}?\b(?:Hall|Centre|Chamber"
    r"|Chambers|Church|Chapel|Institute|Room|Rooms|School|Academy|Pavilion|Library|House|Offices?"
    r"|Clubhouse|Club|Theatre|Inn|Hub))$",
    re.IGNORECASE,
)


def venue_in_lines(lines: Sequence[str]) -> str | None:
    """The place of a "Venue:" field, else of "held in the …" in one of the title lines."""
    head = [_ASIDE.sub(" ", without_draft_note(line)) for line in lines[:12]]
    for at, line in enumerate(head):
        field = _FIELD.match(line)
        if field:
            return _named(re.split(r"\.\s|\s{2,}|\s+View directions", field["venue"])[0])
        if _NAMED_ONLY.match(line) and at + 1 < len(head):
            return _named(head[at + 1])
    for line in head[:8]:
        if _may_say_where(line):
            held = _HELD.search(line)
            after = line[held.end() :] if held else line
            found = next(filter(None, map(_place, _WHERE.finditer(after))), None)
            if found:
                return found
    return _after_the_date(head[:6])


def _may_say_where(line: str) -> bool:
    """A line that says of the meeting that it was held, or the line below the title."""
    if is_about_another(line) or len(line) > 320:
        return False
    if _HELD.search(line) or (len(line) <= 160 and _MEETING.search(line)):
        return True
    return len(line) <= 120 and bool(find_dates(line) or _A_TIME.match(line))


def _after_the_date(head: Sequence[str]) -> str | None:
    for at, line in enumerate(head):
        dated = find_dates(line)
        if not dated or is_about_another(line) or len(line) > 200:
            continue
        hours = list(_A_TIME.finditer(line, dated[-1][1]))
        tail = _MINUTES_AFTER.sub("", line[hours[-1].end() if hours else dated[-1][1] :])
        below = head[at + 1] if at + 1 < len(head) else ""
        named = _BUILDING.match(tail) or _BUILDING.match(below)
        return _named(named["venue"]) if named else None
    return None


def _place(match: re.Match[str]) -> str | None:
    venue = match["venue"]
    end = _END.search(venue)
    venue = venue[: end.start()] if end else venue
    if _NO_PLACE.match(venue) or _A_TIME.match(venue) or len(venue) > _LONGEST:
        return None
    return _named(venue)


def _named(venue: str) -> str | None:
    words = tidy(venue).strip(" .,:;*_-–—")
    words = re.sub(r"^(?:the|yr?)\s+|\s+(?:on|at|ar|am)$", "", words, flags=re.IGNORECASE)
    return in_ordinary_capitals(words) if 2 < len(words) <= _LONGEST else None
