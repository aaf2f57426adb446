"""Words that publishing systems print around the minutes: labels, furniture, signs of a cut."""

import re
from collections.abc import Iterable
from itertools import islice

# ModernGov prints these on a line of their own, in English or Welsh
# (research: minutes_formats, section 1.6, tried on 27 pages and the five seeds).
LABEL_WORDS = (
    r"Minutes|Decisions?|Additional documents|Supporting documents|Background documents"
    r"|Cofnodion|Penderfyniad(?:au)?|Dogfennau(?: ychwanegol| ategol)?"
)
_LABEL = re.compile(
    rf"(?:{LABEL_WORDS})\s*:|Agenda items?|Eitem(?:au)? ar yr agenda|Items|Eitemau", re.I
)
_LABEL_ENDS = ":amsuſ|"  # the last letters of all these, and of the columns below
_COLUMNS = re.compile(r"(?:No\.?|Rhif\.?)\s*\|?\s*(?:Item|Eitem)\s*\|?", re.IGNORECASE)
INLINE_LABEL = re.compile(rf"(?:(?<=\s)|^)(?:{LABEL_WORDS})\s*:(?=\s|$)")
ITEM_LABELS = frozenset({"agenda item", "eitem ar yr agenda"})  # the line after is a title

_PDF_SIZE = re.compile(r"\s{0,9}(?:pdf\s+e?icon\s*)?PDF\s+[\d.,]+\s*[KMG]B\s*$", re.IGNORECASE)
PDF_SIZE_INSIDE = re.compile(r"\s(?:pdf\s+e?icon\s*)?PDF\s+[\d.,]+\s*[KMG]B(?=\s)", re.IGNORECASE)

_LONGEST_FURNITURE = 160
_LONGEST_LABEL = 60
_LONGEST_FILE_SIZE = 40
_FURNITURE = re.compile(
    r"(?:[•*]\s*)?Share this item|Toggle menu|Skip to (?:main )?content.*|Media|View directions"
    r"|(?:Media )?Webcast:?\s*View the webcast|Home\s?>[^|]{1,150}"
    r"|This page is intentionally left blank"
    r"|Register for e-?mail alerts|Sign up for e-?mail alerts|Search documents"
    r"|Page \d+ of \d+|Back to top|Print this page|Cookies?|Loading\.\.\.",
    re.IGNORECASE,
)
_TRUNCATED = re.compile(
    r"view the full (?:minutes|decision|agenda)(?: text)? for item\s+([\w./]+)",
    re.IGNORECASE,
)
_LONGEST_MEETING = 200
_LONGEST_NAME = 80
_COUNCIL = re.compile(r"\b(?:council|cyngor)\b", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:would|will|was|were|is|are|be|has|had|agreed|noted|approved)\b")
_MEETING = re.compile(
    r".{3,150}?(?: on | - )(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Dydd (?:Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul)),?\s+\d{1,2}(?:st|nd|rd|th|\w{2,3})?\s"
    r"+\w+,?\s+\d{4}.{0,40}"
)

# "For (57)", "Against: 32", "Abstain (2)": one side of a count, its names beside or below it
_VOTE_SIDE = re.compile(
    r"(?:vot(?:es?|ing)\s+)?(?:for|against|in favour|abst\w{3,8})\s*[:(–-]\s*\(?\d{1,3}\)?\s*:?",
    re.IGNORECASE,
)
_NAME = r"(?:[^\W\d_a-z][\w’'.-]{0,30}|[Dd]e|[Vv]an|von|[Ll]e|[Ll]a)"
_NAMES = re.compile(
    rf"{_NAME}(?: {_NAME}){{0,5}}(?:(?:,| and|;)\s+{_NAME}(?: {_NAME}){{0,5}})*,?\.?"
)


def is_vote_side(text: str) -> bool:
    """Whether a whole line is one side of a count, "Against (31)"."""
    return _VOTE_SIDE.fullmatch(text) is not None


def is_list_of_names(text: str) -> bool:
    """Whether a paragraph holds names and nothing else, as below one side of a count."""
    return _NAMES.fullmatch(" ".join(text.split())) is not None


def is_label(text: str) -> bool:
    """Whether a whole line is furniture with meaning, such as "Minutes:"."""
    if len(text) > _LONGEST_LABEL or text.rstrip()[-1:].lower() not in _LABEL_ENDS:
        return False
    return _LABEL.fullmatch(text) is not None or is_column_titles(text)


def is_column_titles(text: str) -> bool:
    """Whether a line is the head of ModernGov's table of items, "No. Item"."""
    return _COLUMNS.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a whole line belongs to the page around the minutes and says nothing of them."""
    return len(text) <= _LONGEST_FURNITURE and _FURNITURE.fullmatch(text) is not None


def without_file_size(text: str) -> str:
    """A title without the "PDF 58 KB" of the file that is linked beside it."""
    if not text.rstrip().endswith(("B", "b")):
        return text
    end = text[-_LONGEST_FILE_SIZE:]
    return text[: len(text) - len(end)] + _PDF_SIZE.sub("", end)


def is_meeting_heading(text: str) -> bool:
    """Whether a line is "Committee - Wednesday, 4th September, 2013 7.30 pm"."""
    if len(text) > _LONGEST_MEETING or _SAYS.search(text):
        return False
    return _MEETING.fullmatch(text) is not None


def letterhead(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The council that the heads of a document's pages name, as a fact beside its text."""
    named = (line for line in lines if len(line) <= _LONGEST_NAME and _COUNCIL.search(line))
    return tuple(("site", line) for line in islice(named, 1))


def truncation_warnings(text: str) -> tuple[str, ...]:
    """One warning that names the items whose minutes the page shows only in part."""
    items = list(dict.fromkeys(found.group(1).rstrip(".") for found in _TRUNCATED.finditer(text)))
    if not items:
        return ()
    which = ", ".join(items)
    return (f"The page shows only the beginning of item {which}; the full text is elsewhere.",)
