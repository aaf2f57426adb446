"""Days as minutes mention them: whole, without a year ("8th January"), or a month only."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.parsing.dates import MONTHS, find_dates

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 3), key=len, reverse=True))
_DAY_AND_MONTH = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s?\^?(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\^?\s+(?:of\s+|o\s+)?"
    rf"(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    rf"(?!\s*,?\s*(?:19|20)\d\d)",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_A_YEAR = 366


def said_in(words: str) -> Iterator[tuple[int, str]]:
    """(where, what) for each day or month in the words: '2020-03-03', '03-03' or '2020-03'."""
    found = {start: (end, day.isoformat()) for start, end, day in find_dates(words)}
    for match in _DAY_AND_MONTH.finditer(words):
        month = MONTHS[(match["month"] or match["month2"]).lower()]
        day = int(match["day"] or match["day2"])
        if 1 <= day <= 31 and not _inside(match.start(), found):
            found[match.start()] = (match.end(), f"{month:02d}-{day:02d}")
    for match in _MONTH_AND_YEAR.finditer(words):
        if not _inside(match.start(), found):
            month = MONTHS[match["month"].lower()]
            found[match.start()] = (match.end(), f"{match['year']}-{month:02d}")
    yield from ((start, said) for start, (_, said) in sorted(found.items()))


def day_before(said: str, day: str) -> str | None:
    """The whole date that a said one means in minutes of a day: the last such day before it."""
    return _whole(said, day, -1)


def day_after(said: str, day: str) -> str | None:
    """The whole date that a said one means of a meeting to come: the first such day after it."""
    return _whole(said, day, 1)


def is_month(said: str) -> bool:
    """Whether only a month and a year were said."""
    return len(said) == 7


def _inside(start: int, found: dict[int, tuple[int, str]]) -> bool:
    return any(first <= start < end for first, (end, _) in found.items())


def _whole(said: str, day: str, way: int) -> str | None:
    if len(said) == 10:
        return said if (said < day if way < 0 else said > day) else None
    if is_month(said):
        return None
    own = date.fromisoformat(day)
    for year in (own.year, own.year + way):
        try:
            meant = date.fromisoformat(f"{year:04d}-{said}")
        except ValueError:  # 29 February
            continue
        if 0 < (meant - own).days * way <= _A_YEAR:
            return meant.isoformat()
    return None
