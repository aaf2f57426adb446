"""The day by which something is to be done, as far as the stated deadline tells it. Pure."""

import calendar
import re
from datetime import date, timedelta

from corpus.parsing.dates import MONTHS
from corpus.parsing.said_dates import day_after, is_month, said_in

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_MONTH_ALONE = re.compile(rf"\b({_MONTH})\b(?:,?\s+((?:19|20)\d\d)\b)?", re.IGNORECASE)
_BEGINS = re.compile(r"\W*(?:from|since|after|starting)\b", re.IGNORECASE)  # no end is stated
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WITHIN = re.compile(
    r"\bwithin\s+(?:the\s+next\s+)?(\d{1,3}|a|one|two|three|four|five|six|seven|ten|twelve)\s+"
    r"(days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "ten": 10, "twelve": 12}  # fmt: skip


def due_on(deadline: str | None, met: str | None) -> str | None:
    """The last day (ISO) that a deadline leaves, for minutes of a meeting on the day `met`.

    A day or month without a year is the first one after the meeting; a month ends on its last day.
    None where the words give no day ("next meeting", "ASAP") or say when to begin.
    """
    if deadline is None or _BEGINS.match(deadline):
        return None
    said = next((said for _, said in said_in(deadline)), None)
    if said is not None:
        if is_month(said):
            return _last_day(int(said[:4]), int(said[5:]))
        return said if len(said) == len("2020-01-31") else met and day_after(said, met)
    return _counted_from(deadline, date.fromisoformat(met)) if met else None


def _counted_from(deadline: str, met: date) -> str | None:
    within = _WITHIN.search(deadline)
    if within:
        number = int(within[1]) if within[1].isdecimal() else _NUMBERS[within[1].lower()]
        unit = within[2].lower()
        if unit.startswith("month"):
            return _months_on(met, number)
        return (met + timedelta(days=number * (7 if unit.startswith("week") else 1))).isoformat()
    month = _MONTH_ALONE.search(deadline)
    if month:
        number = MONTHS[month[1].lower()]
        year = int(month[2]) if month[2] else met.year + (number < met.month)
        return _last_day(year, number)
    weekday = _WEEKDAY.search(deadline)
    if weekday:
        ahead = (_WEEKDAYS.index(weekday[1].lower()) - met.weekday() - 1) % 7 + 1
        return (met + timedelta(days=ahead)).isoformat()
    return None


def _months_on(met: date, months: int) -> str:
    year, month = divmod(met.year * 12 + met.month - 1 + months, 12)
    day = min(met.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day).isoformat()


def _last_day(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()
