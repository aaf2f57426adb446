"""The dates that a question takes over from the one before, moved as it says. Pure."""

import re
from dataclasses import replace
from datetime import date, timedelta

from qa.models import Question

NEXT = re.compile(
    r"\b(?:the\s+)?(?:(?P<after>(?:year|month)\s+(?:after|later)|(?:following|next)\s+(?:year|month))"
    r"|(?P<before>(?:year|month)\s+(?:before|earlier)|(?:previous|preceding)\s+(?:year|month)))\b"
    r"(?:\s+that)?",
    re.IGNORECASE,
)
SINCE_THEN = re.compile(r"\b(?P<after>since then|after that|later|afterwards?)\b|"
                         r"\b(?P<before>before (?:that|then)|earlier|previously)\b",
                         re.IGNORECASE)  # fmt: skip


def with_dates(question: Question, before: Question) -> Question:
    """The dates of the question; else those before, moved as it says ("the year after")."""
    moved, since = NEXT.search(question.text), SINCE_THEN.search(question.text)
    if question.date_words and not moved:
        return question
    first, last = _day(before.date_from), _day(before.date_to)
    if moved and (first or last):
        back = moved["before"] is not None
        window = _shifted(first or last, last or first, months="month" in moved[0], back=back)
        start, end = window[0].isoformat(), window[1].isoformat()
        return _dated(question, start, end, _window_words(*window), moved[0].strip())
    if since and since["after"] and last:
        day = last + timedelta(days=1)
        return _dated(question, day.isoformat(), None, f"after {last}", since[0])
    if since and since["before"] and first:
        day = first - timedelta(days=1)
        return _dated(question, None, day.isoformat(), f"before {first}", since[0])
    if moved or since or not before.date_words:
        return question
    words = before.date_words
    return _dated(question, before.date_from, before.date_to, words, words)


def _window_words(first: date, last: date) -> str:
    if first == date(last.year, 1, 1) and last == date(last.year, 12, 31):
        return f"in {first.year}"
    return f"from {first.isoformat()} to {last.isoformat()}"


def _dated(
    question: Question, first: str | None, last: str | None, words: str, carried: str
) -> Question:
    return replace(
        question, date_from=first, date_to=last, date_words=words,
        carried=(*question.carried, carried),
    )  # fmt: skip


def without_carried_dates(question: Question) -> Question | None:
    """The question without dates that it took over; None if it has none or named them itself."""
    if question.date_words is None or question.date_words not in question.carried:
        return None
    carried = tuple(one for one in question.carried if one != question.date_words)
    return replace(question, date_from=None, date_to=None, date_words=None, carried=carried)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _shifted(first: date | None, last: date | None, *, months: bool, back: bool
             ) -> tuple[date, date]:  # fmt: skip
    """The window of like length just before or after one."""
    if first is None or last is None:
        raise ValueError("a window is needed to move")
    whole_years = (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
    if whole_years or not months:
        years = (last.year - first.year + 1) * (-1 if back else 1)
        return _in_year(first, first.year + years), _in_year(last, last.year + years)
    start = first - timedelta(days=1) if back else last + timedelta(days=1)
    if back:
        return start.replace(day=1), start
    end = (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return start, end


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
