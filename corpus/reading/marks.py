"""Bullets and printed numbers at the beginning of a line: where the words begin after them."""

import re
from dataclasses import dataclass

# Symbols that council documents use as bullets (research: minutes_formats, section 4). Wingdings
# and Symbol glyphs lie in the Private Use Area, whatever the glyph.
_SYMBOLS = "·•●○◦▪■□▫◾◼➢➤►▶‣⁃∙❖✓✔✗⦁§Ø\ufffd\ue000-\uf8ff"
_BULLET = re.compile(rf"(?:[{_SYMBOLS}][ \t]*|\\?[-–—*+][ \t]+|o(?:[ \t]{{2,}}|\t))(?=\S)")
_LONE_BULLET = re.compile(rf"(?:[{_SYMBOLS}]|\\?[-–—*+o])[ \t]*$")
# Markdown that sets the number in bold by itself: "**4.** **Matters arising**".
_BOLD_NUMBER = re.compile(r"\*\*(?P<number>\(?[\w./\\]{1,12}[.)]?)(?:\*\*)?[ \t]+(?=\S)")
_DASHES = "-–—"
# Most lines open with a word, and letters are a number only before a bracket, stop or figure. To
# know that at once takes two thirds off the time of `mark_of`.
_WORD = re.compile(r"(?!o[ \t])[A-Za-z]++(?![)\\.]|[ /-]?\d)")

_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}|X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_NUMBER = re.compile(
    rf"""(?:
        (?P<bracket>\((?:\d{{1,3}}|[a-zA-Z]{{1,2}}|{_ROMAN})\)\.?
                  |(?:\d{{1,3}}[ivx]{{0,5}}|[a-zA-Z]|{_ROMAN})\\?\))
      | (?P<decimal>\d{{1,4}}(?:\\?\.\d{{1,3}}){{1,4}}(?:[ivx]{{1,5}}|[a-z])?\\?[.)]?)
      | (?P<slash>(?:[A-Z]{{2,6}}[ /-]?)?\d{{1,4}}/\d{{2,4}}(?:/[A-Z]{{1,6}}[a-z]?)?\.?
                |\d{{1,2}}/\d{{1,4}}/[A-Z]{{1,6}}[a-z]?\.?|[A-Z]{{2,6}}/\d{{1,4}}\.?)
      | (?P<plain>\d{{1,4}}[a-z]?\\?\.)
      | (?P<letter>(?:[A-Za-z]|{_ROMAN})\\?\.)
    )(?P<gap>[ \t]*)""",
    re.VERBOSE,
)
# A day before one of these is a date and numbers nothing.
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin"
    "|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr"
)
# What follows a figure that measures something instead of numbering a paragraph.
_MEASURE = re.compile(
    r"(?:(?i:[ap]\.?m\b|o['’]clock|noon|hrs?\b|hours?\b|million|billion|percent|FTE|%)"
    r"|m\b|bn\b|k\b|per\b|km\b|kg\b|miles?\b|metres?\b|acres?\b|hectares?\b|ha\b|tonnes?\b|mph\b"
    rf"|litres?\b|years?\b|to\b|and\b|[-–—/:,&+=x×]|(?:{MONTHS})\b)"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d\b")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d\b|\d{1,2}/\d{1,2}/\d{2}\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before the words of a line; `length` counts characters up to the first word."""

    length: int = 0
    bullet: bool = False
    number: str | None = None


NO_MARK = Mark()


def mark_of(text: str) -> Mark:
    """The bullet and number that a line opens with. `text` begins on a non-space character."""
    if _WORD.match(text):
        return NO_MARK
    bold = _BOLD_NUMBER.match(text)
    if bold:
        inner = number_of(bold["number"] + " " + text[bold.end() : bold.end() + 40])
        return Mark(bold.end(), number=inner.number) if inner else NO_MARK
    bullet = _BULLET.match(text)
    if bullet and not _is_amount(text, bullet.end()):
        number = number_of(text[bullet.end() : bullet.end() + 40])
        if number is None:
            return Mark(bullet.end(), bullet=True)
        return Mark(bullet.end() + number.length, bullet=True, number=number.number)
    return number_of(text[:60]) or NO_MARK


def is_lone_bullet(text: str) -> bool:
    """Whether a line holds nothing but a bullet, the words being on the next line."""
    return _LONE_BULLET.fullmatch(text) is not None


def number_of(text: str) -> Mark | None:
    """The printed number at the start of a line, if the figures do number what follows."""
    found = _NUMBER.match(text)
    if found is None or _DATE.match(text) or _YEAR.match(text):
        return None
    rest = text[found.end() :]
    number = found.group()[: len(found.group()) - len(found["gap"])].replace("\\", "")
    if not rest:
        return Mark(found.end(), number=number) if _stands_alone(found) else None
    if not _is_followed_well(found, rest):
        return None
    return Mark(found.end(), number=number)


def _stands_alone(found: re.Match[str]) -> bool:
    """Whether the number may be a whole line. "a." and "7.30" may not; "7.", "77/21" may."""
    return found["letter"] is None and not (found["decimal"] and found["decimal"].endswith(".00"))


def _is_followed_well(found: re.Match[str], rest: str) -> bool:
    if found["gap"] == "":
        return _may_be_glued(found, rest)
    if found["bracket"] or found["plain"]:
        return True
    if _MEASURE.match(rest):
        return False
    if found["letter"]:  # "A. Smith" is a person, "a. the fence" is a list
        return found["letter"][0].islower() or len(found["gap"]) > 1
    return rest[0].isupper() or not rest[0].isalnum() or len(found["gap"]) > 1 or "\t" in rest[:1]


def _may_be_glued(found: re.Match[str], rest: str) -> bool:
    """ "1.MINUTES" and "ii)It was" are printed so; "1.5m", "2)" in a formula are not."""
    if found["plain"] or found["bracket"]:
        return rest[0].isupper() and rest[1:2].isalpha()
    return rest[0] == "*" and found["decimal"] is not None


def _is_amount(text: str, at: int) -> bool:
    """ "- 12 %" below a column of figures is a negative figure, not a list."""
    return text[0] in _DASHES and re.match(r"[£$]?\d[\d,.]*\s*(?:%|$)", text[at:]) is not None
