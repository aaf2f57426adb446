"""How many voted for and against, as a stretch of text states it."""

import re
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes as stated; what the text does not give is None."""

    votes_for: int | None
    against: int | None
    abstentions: int | None = None


_NUMBERS = {
    word: number
    for number, word in enumerate(
        "no one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"nil": 0, "none": 0, "zero": 0}
_N = r"(\d{1,3}|" + "|".join(_NUMBERS) + r")"
_ABSTAINED = rf"(?:[^.;]{{0,20}}?[,;\s](?:with\s+|and\s+)?{_N}\s+abst\w{{4,8}})?"
# "by 24 votes, to 10 votes, with 1 abstention", "(by 7 votes to 0)"
BY_VOTES = re.compile(
    rf"\b(?:by\s+)?{_N}\s+votes?,?\s+to\s+{_N}\b(?:\s+votes?)?(?:[,\s]+(?:with"
    rf"|and)\s+{_N}\s+abst\w{{4,8}})?",
    re.IGNORECASE,
)
# "after a vote (8-1)", "a vote of 8 – 1", "the result being three to two in favour"
_SCORE = re.compile(
    rf"\bvot(?:e[ds]?|ing)\b[\w\s:,]{{0,30}}?\(?\b{_N}\s*(?:[-–]|\bto\b)\s*{_N}()\b(?!\s*[-–/]"
    r"|\s+(?!in\b|and\b|it\b|that\b|to\b|on\b)\w)",
    re.IGNORECASE,
)
# "For (57)", "For: 26", "Votes against: 3", "Abstain (2)" as printed beside a recorded vote
_LABELLED = {
    "for": re.compile(r"\b(?:For|In\s+favour|FOR)\s*[:(–=-]\s*\(?(\d{1,3})\b"),
    "against": re.compile(r"\b(?:[Aa]gainst|AGAINST)\s*[:(–=-]\s*\(?(\d{1,3})\b"),
    "abstain": re.compile(r"\b(?:[Aa]bst\w{3,8}|ABST\w{3,8})\s*[:(–=-]\s*\(?(\d{1,3})\b"),
}
_GROUP = r"\s+(?:votes?\s+|members\s+voted\s+|voted\s+|(?:councillors\s+|members\s+)?were\s+)?"
# "7 for, 2 against and 1 abstention", "five votes in favour, two against"
COUNTED = re.compile(
    rf"\b{_N}{_GROUP}(?:for|in\s+favour)\b[^.;]{{0,30}}?[,;\s]{_N}{_GROUP}against{_ABSTAINED}",
    re.IGNORECASE,
)
# "6 votes for, 1 abstention"
_NONE_AGAINST = re.compile(
    rf"\b{_N}{_GROUP}(?:for|in\s+favour)\b()[^.;]{{0,30}}?[,;\s]{_N}\s+abst\w{{4,8}}", re.IGNORECASE
)
# "two abstained and five were in favour", "those in favour were 4 and those against were 2"
_FOR_ALONE = re.compile(
    rf"\b{_N}\s+(?:(?:councillors|members)\s+(?:were\s+)?for\b|(?:(?:councillors|members)\s+)?"
    rf"(?:were|voted)\s+in\s+favour\b)|\bin\s+favour\s+(?:was|were)\s+{_N}\b",
    re.IGNORECASE,
)
_AGAINST_ALONE = re.compile(
    rf"\b{_N}\s+(?:(?:councillors|members)\s+)?(?:was\s+|were\s+|voted\s+)?against\b"
    rf"|\bagainst\s+(?:was|were)\s+{_N}\b",
    re.IGNORECASE,
)
_ABSTAINED_ALONE = re.compile(rf"\b{_N}\s+(?:members?\s+)?abst(?:entions?|ained)\b", re.IGNORECASE)
# "There voted for the motion 3 (CB, ET, KL) and against 3 (FG, RP, AM)", "voted for 3, against 4"
VOTED = re.compile(
    rf"\bvoted\W+(?:for|in\s+favour)\b(?:\s+(?:of\s+)?(?:the|it)(?:\s+(?:motion|amendment"
    rf"|proposal))?)?\s+{_N}\b\s*(?:\([^()]{{1,200}}\))?[,;]?\s*(?:and\s+)?against\s+(?:it\s+)?{_N}\b"
    rf"(?:\s*\([^()]{{1,200}}\))?(?:[,;\s]+(?:with\s+|and\s+)?{_N}\s+abst\w{{4,8}})?",
    re.IGNORECASE,
)
# "YEAS: A, B - 2 NAYS: 0 ABSTAIN: C - 1"
_YEAS = re.compile(
    r"\bYEAS?:[^:]{0,600}?\b(\d{1,3})\s+NAYS?:[^:]{0,600}?\b(\d{1,3})\b(?=\s+[A-Z]|\s*$)"
    r"(?:\s+ABSTAIN\w*:[^:]{0,600}?\b(\d{1,3})\b(?=\s+[A-Z]|\s*$))?"
)
# "o 3 phleidlais i 1" (Welsh)
PLEIDLAIS = re.compile(r"\bo\s+(\d{1,3})\s+[pb]h?leidlais\s+i\s+(\d{1,3})()\b", re.IGNORECASE)


def tally_in(text: str) -> Tally | None:
    """The count of a vote, where figures say plainly who was for it and who against or neither."""
    for pattern in (_YEAS, BY_VOTES, COUNTED, VOTED, PLEIDLAIS, _SCORE, _NONE_AGAINST):
        match = pattern.search(text)
        if match:
            return Tally(*(number_in(group) for group in match.groups()))
    found = {side: _last(pattern, text) for side, pattern in _LABELLED.items()}
    figures = [int(match[1]) if match else None for match in found.values()]
    if figures[0] is not None and (figures[1] is not None or figures[2] is not None):
        return Tally(*figures)
    return _in_words(text)


def _in_words(text: str) -> Tally | None:
    """ "Five were in favour": one side, with the others where they are counted too."""
    in_favour = _FOR_ALONE.search(text)
    if in_favour is None:
        return None
    sides = (in_favour, _AGAINST_ALONE.search(text), _ABSTAINED_ALONE.search(text))
    return Tally(*(number_in(side[side.lastindex or 1]) if side else None for side in sides))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last count printed before a result is the one that led to it."""
    return next(iter(deque(pattern.finditer(text), maxlen=1)), None)


def number_in(word: str | None) -> int | None:
    """A count in figures or words; None where there is none."""
    if not word:
        return None
    return int(word) if word.isdecimal() else _NUMBERS[word.lower()]
