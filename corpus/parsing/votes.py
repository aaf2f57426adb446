"""Who moved and seconded, and how many voted, as a stretch of text states it."""

import re
from collections import deque
from dataclasses import dataclass

from corpus.parsing.people import BARE, INITIALS, TITLED, are_initials, is_bare_name, tidy


def _name(group: str) -> str:
    return rf"(?P<{group}>{TITLED}|the\s+(?:Chair(?:man|woman)?|Leader|Mayor)|{BARE}|{INITIALS})"


# "proposed by Cllr A and seconded by Cllr B", "Proposed Cllr Gibson seconded Cllr Hytten"
_BY = re.compile(
    rf"(?i:\b(?:moved|proposed|on\s+the\s+(?:proposal|motion)\s+of|cynigiwyd)(?:\s+as\s+\w+)?"
    rf"(?:\s+(?:by|gan)"
    rf"(?:\s+y)?)?)\s*[:,-]?\s*{_name('mover')}"
    rf"[\s,;.]{{0,3}}(?:and\s+|ac\s+|a\s+)?(?i:(?:was\s+)?(?:seconded|eiliwyd))(?i:\s+(?:by|gan)"
    rf"(?:\s+y)?)?\s*[:,-]?\s*{_name('seconder')}"
)
# "Mr Oakford proposed, and Mr Gough seconded", "Cllr A proposed acceptance seconded by Cllr B"
_ACTIVE = re.compile(
    rf"{_name('mover')}\s*(?i:moved|proposed)\b.{{0,200}}?(?:"
    rf"(?i:\bseconded)(?i:\s+by)?\s+{_name('seconder')}|{_name('second')}\s+(?i:seconded)\b)",
    re.DOTALL,
)


def movers_in(text: str) -> tuple[str, str] | None:
    """Mover and seconder where the text names both, as printed."""
    for pattern in (_BY, _ACTIVE):
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            pair = (tidy(groups["mover"]), tidy(groups["seconder"] or groups["second"]))
            if all(_can_move(name) for name in pair):
                return pair
    return None


def _can_move(name: str) -> bool:
    if re.fullmatch(TITLED, name) or name.startswith("the "):
        return True
    return are_initials(name) if " " not in name else is_bare_name(name)


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
# "by 24 votes, to 10 votes, with 1 abstention", "(by 7 votes to 0)"
BY_VOTES = re.compile(
    rf"\bby\s+{_N}\s+votes?,?\s+to\s+{_N}\b(?:\s+votes?)?(?:[,\s]+(?:with"
    rf"|and)\s+{_N}\s+abst\w{{4,8}})?",
    re.IGNORECASE,
)
# "For (57)", "For: 26", "Votes against: 3", "Abstain (2)" as printed beside a recorded vote
_LABELLED = {
    "for": re.compile(r"\b(?:For|In\s+favour|FOR)\s*[:(–=-]\s*\(?(\d{1,3})\b"),
    "against": re.compile(r"\b(?:[Aa]gainst|AGAINST)\s*[:(–=-]\s*\(?(\d{1,3})\b"),
    "abstain": re.compile(r"\b(?:[Aa]bst\w{3,8}|ABST\w{3,8})\s*[:(–=-]\s*\(?(\d{1,3})\b"),
}
# "7 for, 2 against and 1 abstention", "five votes in favour, two against"
COUNTED = re.compile(
    rf"\b{_N}\s+(?:votes?\s+|members\s+voted\s+|voted\s+)?(?:for"
    rf"|in\s+favour)\b[^.;]{{0,30}}?[,;\s]{_N}\s+(?:votes?\s+)?against"
    rf"(?:[^.;]{{0,20}}?[,;\s]{_N}\s+abst\w{{4,8}})?",
    re.IGNORECASE,
)

# "There voted for the motion 3 (CB, ET, KL) and against 3 (FG, RP, AM)", "voted for 3, against 4"
VOTED = re.compile(
    rf"\bvoted\W+(?:for|in\s+favour)\b(?:\s+(?:of\s+)?(?:the|it)(?:\s+(?:motion|amendment"
    rf"|proposal))?)?\s+{_N}\b\s*(?:\([^()]{{1,200}}\))?[,;]?\s*(?:and\s+)?against\s+(?:it\s+)?{_N}\b"
    rf"(?:\s*\([^()]{{1,200}}\))?(?:[,;\s]+(?:with\s+|and\s+)?{_N}\s+abst\w{{4,8}})?",
    re.IGNORECASE,
)
# "o 3 phleidlais i 1" (Welsh)
PLEIDLAIS = re.compile(r"\bo\s+(\d{1,3})\s+[pb]h?leidlais\s+i\s+(\d{1,3})()\b", re.IGNORECASE)


def tally_in(text: str) -> Tally | None:
    """The count of a vote, only where both sides are given as figures or labelled."""
    for pattern in (BY_VOTES, COUNTED, VOTED, PLEIDLAIS):
        match = pattern.search(text)
        if match:
            return Tally(*(_number(group) for group in match.groups()))
    found = {side: _last(pattern, text) for side, pattern in _LABELLED.items()}
    if found["for"] is None or found["against"] is None:
        return None
    abstain = found["abstain"]
    return Tally(
        int(found["for"][1]), int(found["against"][1]), int(abstain[1]) if abstain else None
    )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last count printed before a result is the one that led to it."""
    return next(iter(deque(pattern.finditer(text), maxlen=1)), None)


def _number(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isdecimal() else _NUMBERS[word.lower()]
