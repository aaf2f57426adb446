"""The next meeting, where minutes announce its day."""

import re

from corpus.models import Announcement
from corpus.parsing.said_dates import is_month, said_in

_NEXT = re.compile(
    r"\b(?:dates?\s+(?:and\s+time\s+)?(?:and\s+place\s+)?of\s+(?:the\s+)?)?next\s+(?:(?:ordinary|full"
    r"|monthly|scheduled|regular|general|public|annual|parish|town|community|council|council’s|board"
    r"|committee|cabinet|panel)\s+){0,4}meetings?\b|\bcyfarfod\s+nesaf\b",
    re.IGNORECASE,
)
_WITHIN = 160  # characters from the words to the day
_LONGEST_DAY = 24
_MOST = 200  # announcements that are looked at, from the end
_PARAGRAPHS = 2  # a heading, and what stands below it
# Another body's meeting, or something to be done or sent by then.
_OTHER = re.compile(
    r"\bof\s+the\s+[\w\s&’'-]{2,50}?(?:committee|panel|board|group|association|forum|trust|club)\b"
    r"|\b(?:sub-?committee|working\s+(?:group|party)|liaison|playing\s+field)\b"
    r"|[.!?]\s+(?!(?:the|this|it|on|to|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)\w"
    r"|\b(?:before|previous|last|held\s+in|deadline|submitted|sent|circulated|dated|by|was\s+held)\b",
    re.IGNORECASE,
)


def find_next_meeting(text: str, committee: str | None) -> Announcement | None:
    """The last such announcement in a text; None where its day has no day of the month."""
    for match in list(_NEXT.finditer(text))[: -_MOST - 1 : -1]:
        after = text[match.end() : match.end() + _WITHIN + _LONGEST_DAY]
        parts = re.split(r"(\n\s*\n)", after)
        after = "".join(parts[: 2 * _PARAGRAPHS - 1])
        said = next(((at, day) for at, day in said_in(after) if at <= _WITHIN), None)
        if said is None or is_month(said[1]):
            continue
        between = after[: said[0]]
        if _OTHER.search(between.replace(f"of the {committee}", "") if committee else between):
            continue
        end = match.end() + said[0] + len(after[said[0] :].split("\n")[0].split(". ")[0])
        return Announcement(said[1], match.start(), min(end, len(text)))
    return None
