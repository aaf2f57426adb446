"""Dates as councils print them, day first, in English and Welsh; nothing is guessed."""

import re
from collections.abc import Sequence
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr",
            "february feb chwefror",
            "march mar mawrth",
            "april apr ebrill",
            "may mai",
            "june jun mehefin",
            "july jul gorffennaf",
            "august aug awst",
            "september sept sep medi",
            "october oct hydref",
            "november nov tachwedd",
            "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = (
    "(?P<month>" + "|".join(sorted((*MONTHS, "0ctober", "0ct"), key=len, reverse=True)) + r")\b\.?"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+"
    r"|dydd\s+(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul),?\s+)?"
)
# "13 th April", "13\nth April" (superscripts of PDF and Word), "5^th^", Welsh "9fed", "29ain".
_ORDINAL = r"(?:\s?\^?(?:st|nd|rd|th|af|ail|il|ydd|fed|eg|ain|ed)\b\^?)?"
_DAY = r"(?P<day>(?<![\d.,/£$-])\d{1,2})(?![\d/])"
_YEAR = r"(?P<year>(?:18|19|2[0Oo])[\dOo]\d)(?![\d/])"  # "2O24": a letter for the nought

# "Thursday, 13 February 2025", "the 4th of July, 2012", "13eg MEHEFIN 2018", "09th-Jan-2025".
LONG = re.compile(
    rf"{_WEEKDAY}(?:the\s+)?{_DAY}{_ORDINAL}[\s,_-]{{0,3}}(?:of\s+|o\s+)?"
    rf"{_MONTH}[\s,_-]{{1,3}}{_YEAR}",
    re.IGNORECASE,
)
# "July 28th 2008", "February 7, 2023": only with a year of four figures.
MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}\b{_MONTH}[\s_-]{{1,3}}{_DAY}{_ORDINAL},?[\s_-]{{1,3}}{_YEAR}", re.IGNORECASE
)
ISO = re.compile(r"(?<![\d-])(?P<year>(?:18|19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
# "04/07/2012", "5/6/14": never inside a longer reference such as 20/1/CNL or 25/03195/FUL.
SLASHED = re.compile(
    r"(?<![\w/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\w-]|\s?/)"
)
# "30.01.23", "1.4.2016": a short year needs two figures throughout ("1.4.6" numbers a paragraph).
DOTTED = re.compile(
    r"(?<![\w/.£-])(?:(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"|(?P<day2>\d\d)\.(?P<month2>\d\d)\.(?P<year2>\d\d))(?![\w/-])(?!\.\d)"
)
# "18.09.10 Public Participation" at the start of a line is an item number (Milburn), not a date.
_ITEM_NUMBER_AFTER = re.compile(r"[.)]?[ \t]+[A-Z]")
_NEAR = 400
_PIVOT = 68  # two-digit years 00-68 are 2000-2068, as in POSIX strptime


def find_dates(text: str) -> list[tuple[int, int, date]]:
    """Every full date in the text with its offsets, in order; partial dates are left alone."""
    found: list[tuple[int, int, date]] = []
    for pattern in (LONG, MONTH_FIRST, ISO, SLASHED, DOTTED):
        for match in pattern.finditer(text):
            value = _value(match)
            if value is not None and not _numbers_an_item(match, text):
                found.append((match.start(), match.end(), value))
    return _without_overlap(sorted(found, key=lambda each: (each[0], -each[1])))


def numbers_items(line: str, lines: Sequence[str]) -> bool:
    """Whether a line holds nothing but numbers of minutes that count up in lines beside it."""
    text = "\n".join(lines)
    return any(
        len(match["year"]) == 2 and _in_a_series(match, text, around=len(text))
        for match in SLASHED.finditer(line)
    )


def municipal_year(day: date) -> str:
    """The council year a day falls in, which turns in May: "2024/25"."""
    first = day.year if day.month >= 5 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def _value(match: re.Match[str]) -> date | None:
    parts = {name: part for name, part in match.groupdict().items() if part is not None}
    year_text = parts.get("year") or parts["year2"]
    month_text = (parts.get("month") or parts["month2"]).lower().replace("0ct", "oct")
    year_text = year_text.upper().replace("O", "0")
    year = int(year_text)
    if len(year_text) == 2:
        year += 2000 if year <= _PIVOT else 1900
    month = MONTHS.get(month_text) or (int(month_text) if month_text.isdecimal() else 0)
    try:
        return date(year, month, int(parts.get("day") or parts["day2"]))
    except ValueError:
        return None


def _numbers_an_item(match: re.Match[str], text: str) -> bool:
    if match.re is SLASHED and len(match["year"]) == 2:
        return _in_a_series(match, text)
    if match.re is not DOTTED or match["day2"] is None:
        return False
    line_start = text.rfind("\n", 0, match.start()) + 1
    opens_line = not text[line_start : match.start()].strip()
    return opens_line and _ITEM_NUMBER_AFTER.match(text, match.end()) is not None


def _in_a_series(match: re.Match[str], text: str, around: int = _NEAR) -> bool:
    """Whether "16/05/10" has a neighbour "16/05/9" or "16/05/11": minute numbers count up."""
    stem, last = f"{match['day']}/{match['month']}/", int(match["year"])
    near = text[max(0, match.start() - around) : match.end() + around]
    return any(
        re.search(rf"(?<![\w/.-]){stem}0?{number}(?![\w-]|\s?/\d)", near)
        for number in (last - 1, last + 1)
    )


def _without_overlap(found: list[tuple[int, int, date]]) -> list[tuple[int, int, date]]:
    kept: list[tuple[int, int, date]] = []
    for each in found:
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept
