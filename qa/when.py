"""Dates in a question: the window of meeting dates it asks for. Pure; today is an argument."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from qa.models import Question

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
# In Welsh, with their first letters as they change: "ym mis Mawrth", "o Fawrth".
for _number, _names in enumerate(
    ("ionawr", "chwefror", "mawrth fawrth", "ebrill", "mai fai", "mehefin fehefin",
     "gorffennaf orffennaf", "awst", "medi fedi", "hydref", "tachwedd dachwedd",
     "rhagfyr ragfyr"), 1,
):  # fmt: skip
    MONTHS |= dict.fromkeys(_names.split(), _number)
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?:19|20)\d{2}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
POINT = rf"(?:(?:{_DAY}\s+(?:of\s+)?)?{_MONTH},?\s+{_YEAR}|{_YEAR}-\d{{2}}-\d{{2}}|{_YEAR})"
_START = (
    r"(?:(?:the\s+)?(?:beginning|start|middle|end|spring|summer|autumn)\s+of\s+|"
    r"(?:early|mid|late|spring|summer|autumn)[\s-]+)?"
)
# Parts of a year by the months in which people still or already call them so.
_PARTS = {
    "early": (1, 6), "beginning": (1, 6), "start": (1, 6), "mid": (4, 9), "middle": (4, 9),
    "late": (7, 12), "end": (7, 12), "spring": (2, 6), "summer": (5, 9), "autumn": (8, 12),
}  # fmt: skip
_PART = (
    r"(?:early|mid|late|spring|summer|autumn)[\s-]+(?:of\s+)?|"
    r"(?:beginning|start|middle|end)\s+of\s+"
)
_IN = "in|during|on|of|for|at|yn|ym|ar|mis|o"
_PATTERNS = (
    ("both", rf"\b(?:in|of|for)\s+({POINT})\s+(?:and|or|with|to)\s+(?:in\s+|of\s+)?({POINT})\b"),
    (
        "between",
        rf"\b(?:between|from)\s+{_START}({POINT})\s+(?:and|to|until|till|-)\s+{_START}({POINT})\b",
    ),
    (
        "months",
        rf"\b(?:between|from|in|of|for)\s+({_MONTH})\s+(?:and|to|until|till|or|-)\s+"
        rf"({_MONTH}\s+{_YEAR})\b",
    ),
    ("since", rf"\b(?:since|from|ers)\s+{_START}({POINT})\b(?:\s+onwards)?"),
    ("after", rf"\b(?:after|ar\s+ôl)\s+({POINT})\b"),
    ("before", rf"\b(?:before|cyn)\s+({POINT})\b"),
    ("until", rf"\b(?:until|till|up to|by)\s+{_START}({POINT})\b"),
    ("in", rf"\b(?:{_IN})\s+(?:the\s+(?:year\s+)?|mis\s+)?({POINT})(?![\d/]|[-–]\d)"),
    ("part", rf"\b(?:(?:{_IN})\s+)?(?:the\s+)?({_PART})({_YEAR})(?![\d/]|[-–]\d)"),
    # "At Ashby's June 2013 meeting", "the minutes of its 4 May 2010 meeting".
    ("in", rf"\b({POINT})(?=\s+(?:\w+\s+){{0,2}}(?:meeting|minutes)\b)"),
    ("relative", r"\b(?:in\s+the\s+|the\s+|in\s+)?(last|this)\s+(municipal\s+)?(year|month)\b"),
    ("ago", r"\b(?:in|over|during)\s+the\s+(?:last|past)\s+(\d{1,2}|two|three|five|ten)\s+years\b"),
)
_TWO_MONTHS = re.compile(
    rf"\b({_MONTH})(\s+(?:and|to|or|than|until)\s+(?:in\s+)?)({_MONTH}\s+({_YEAR}))\b",
    re.IGNORECASE,
)
# A month is called by its name alone until the next one of that name is nearer.
BEFOREHAND, AFTERWARDS = timedelta(days=150), timedelta(days=180)
NEXT_MEETINGS = timedelta(days=62)
_WORDS = {"two": 2, "three": 3, "five": 5, "ten": 10}
MUNICIPAL_YEAR_MONTH = 5  # annual meetings are held in May


@dataclass(frozen=True, slots=True)
class Window:
    """A span of dates, both ends included and either open, and the words that asked for it."""

    first: date | None
    last: date | None
    words: str
    start: int
    end: int


def find_window(question: str, *, today: date) -> Window | None:
    """The first window a question asks for; None if it names no time.

    A financial year such as 2024/25 is part of the topic, not a window: meetings talk about a
    budget before, in and after its year.
    """
    for kind, pattern in _PATTERNS:
        for match in re.finditer(pattern, question, re.IGNORECASE):
            window = _window(kind, match, today)
            if window is not None:
                return window
    return None


def when_named(question: Question) -> str | None:
    """The day, month or year that a question names, as written.

    None for several, and for a year with an open end: "since 2019" asks for what came then, while
    "the buses from December 2016" may have been told of in November.
    """
    words = question.date_words or ""
    points = re.findall(rf"(?i){POINT}", words)
    if len(points) != 1:
        return None
    whole = bool(question.date_from and question.date_to)
    return points[0] if whole or re.search(_MONTH, points[0], re.IGNORECASE) else None


def month_named(question: Question) -> str | None:
    """The month that a question names with its year, without the year; None for other times."""
    named = when_named(question) or ""
    found = re.fullmatch(rf"({_MONTH}),?\s+{_YEAR}", named, re.IGNORECASE)
    return found[1] if found else None


def around_month(question: Question) -> tuple[str, str] | None:
    """The meetings at which a month may be spoken of by its name alone, as ISO dates."""
    if question.date_from is None or question.date_to is None:
        return None
    first, last = date.fromisoformat(question.date_from), date.fromisoformat(question.date_to)
    return (first - BEFOREHAND).isoformat(), (last + AFTERWARDS).isoformat()


def after_month(question: Question) -> tuple[str, str] | None:
    """The two months after a window, as ISO dates."""
    if question.date_to is None:
        return None
    last = date.fromisoformat(question.date_to)
    return (last + timedelta(days=1)).isoformat(), (last + NEXT_MEETINGS).isoformat()


def _window(kind: str, match: re.Match[str], today: date) -> Window | None:
    words, start, end = match.group(0), match.start(), match.end()
    if kind == "relative":
        first_day, last_day = _relative(match.group(1), match.group(2), match.group(3), today)
        return Window(first_day, last_day, words, start, end)
    if kind == "ago":
        years = _WORDS.get(match.group(1).lower()) or int(match.group(1))
        return Window(_years_before(today, years), today, words, start, end)
    if kind == "part":
        months = _PARTS[re.split(r"[\s-]", match.group(1).lower())[0]]
        year = int(match.group(2))
        return Window(date(year, months[0], 1), _month(year, months[1])[1], words, start, end)
    points = [_point(text) for text in _points_of(match, kind)]
    if any(point is None for point in points):
        return None
    first, last = points[0], points[-1]
    assert first is not None  # noqa: S101 - for the type checker
    assert last is not None  # noqa: S101
    ends = {
        "both": (min(first[0], last[0]), max(first[1], last[1])),
        "between": (first[0], last[1]),
        "months": (first[0], last[1]),
        "since": (first[0], None),
        "after": (first[1] + timedelta(days=1), None),
        "before": (None, first[0] - timedelta(days=1)),
        "until": (None, first[1]),
        "in": first,
    }[kind]
    return Window(ends[0], ends[1], words, start, end)


def _points_of(match: re.Match[str], kind: str) -> tuple[str, ...]:
    """The points of a window; of "June and July 2024" both have the year."""
    if kind != "months":
        return match.groups()
    first, last = match.groups()
    return f"{first} {last[-4:]}", last


def with_each_year(text: str) -> str:
    """A text with "June 2024 and July 2024" where it has "June and July 2024"."""
    return _TWO_MONTHS.sub(r"\1 \4\2\3", text)


def _relative(which: str, municipal: str | None, unit: str, today: date) -> tuple[date, date]:
    back = 1 if which.lower() == "last" else 0
    if unit.lower() == "month":
        month = today.year * 12 + today.month - 1 - back
        return _month(month // 12, month % 12 + 1)
    if municipal:
        year = today.year - (today.month < MUNICIPAL_YEAR_MONTH) - back
        return date(year, MUNICIPAL_YEAR_MONTH, 1), date(year + 1, MUNICIPAL_YEAR_MONTH - 1, 30)
    return date(today.year - back, 1, 1), date(today.year - back, 12, 31)


def _point(text: str) -> tuple[date, date] | None:
    """First and last day of a day, month or year as written; None if there is no such day."""
    words = re.findall(r"[A-Za-z]+|\d+", text)
    try:
        if re.fullmatch(rf"{_YEAR}-\d\d-\d\d", text):
            day = date.fromisoformat(text)
            return day, day
        year = int(words[-1])
        months = [MONTHS[w.lower()] for w in words if w.lower() in MONTHS]
        if not months:
            return date(year, 1, 1), date(year, 12, 31)
        if words[0].isdigit():
            day = date(year, months[0], int(words[0]))
            return day, day
        return _month(year, months[0])
    except ValueError:
        return None


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
