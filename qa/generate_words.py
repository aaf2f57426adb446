"""The words of a sentence as its check sees them: names, figures, denials, and the rest. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.analysis import is_stop_word, tokens

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: at for at, word in enumerate(_ONES)} | {
    word: 20 + 10 * at for at, word in enumerate(_TENS)
}
_NUMBER_WORD = re.compile(
    rf"\b({'|'.join(_TENS)})(?:[-\s]({'|'.join(_ONES[1:10])}))?\b|\b({'|'.join(_ONES)})\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[£$€]\s?(\d[\d,]*(?:\.\d+)?(?:\s?(?:million|billion|thousand|bn|mn|[mk])\b)?)", re.IGNORECASE
)
_DENIES = frozenset(
    "not no never none nor neither without cannot nobody nothing nowhere hardly unable".split()
)
_MONTHS = "January February March April May June July August September October November December"
# Words that open sentences and are no names; a word of any other kind at the beginning must be
# quoted like a name, which costs nothing where it is a word of the quotation.
_STARTERS = frozenset(
    """members officers residents councillors following during after before under both each several
    many most some further however therefore although while since also another other concerns
    resolved agreed noted approved according members' said""".split()
)
DENIED = 3  # telling words after a denial that it may reach
_STOP = re.compile(r"[.;:!?]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `common` says nothing by itself; `after` is the plain word before it.

    `joined` is whether it goes on a name that the word before began: "Anne Dollimore".
    """

    term: str
    raw: str
    common: bool
    name: bool
    figure: bool
    denies: bool
    after: str
    joined: bool
    ends_clause: bool  # a full stop or semicolon stands before it


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in order; numbers in words count as figures."""
    plain = _NUMBER_WORD.sub(_digits, text)
    before, end, naming = "", 0, False
    for token in tokens(plain):
        raw = plain[token.start : token.end]
        lower = raw.lower().replace("’", "'")
        between = plain[end : token.start]
        common = is_stop_word(token.forms)
        figure = any(sign.isdigit() for sign in raw)
        starts = not before or _STOP.search(between) is not None or "\n" in between
        name = raw[0].isupper() and not common and not (starts and lower in _STARTERS)
        yield Word(
            term=token.forms.exact,
            raw=raw,
            common=common and not figure,
            name=name,
            figure=figure,
            denies=lower in _DENIES or lower.endswith("n't"),
            after=before,
            joined=name and naming and between == " ",
            ends_clause=_STOP.search(between) is not None,
        )
        before, end, naming = lower, token.end, name


def money(text: str) -> set[str]:
    """The sums of money in a text, as the analyser writes figures."""
    found = (one[1].rstrip(",.") for one in _MONEY.finditer(_NUMBER_WORD.sub(_digits, text)))
    return {token.forms.exact for each in found for token in tokens(each)}


@dataclass(frozen=True, slots=True)
class Denials:
    """The telling terms of a text by whether a denial reaches them; `first` are next to one."""

    denied: frozenset[str]
    plain: frozenset[str]
    first: frozenset[str]
    count: int

    @classmethod
    def of(cls, row: Sequence[Word]) -> "Denials":
        """Those of some words in order; a denial does not reach over a full stop or semicolon."""
        denied: set[str] = set()
        plain: set[str] = set()
        first: set[str] = set()
        reach = count = 0
        for word in row:
            reach = 0 if word.ends_clause else reach
            if word.denies:
                reach, count = DENIED, count + 1
            elif not word.common:
                (denied if reach else plain).add(word.term)
                if reach == DENIED:
                    first.add(word.term)
                reach = max(0, reach - 1)
        return cls(frozenset(denied), frozenset(plain), frozenset(first), count)


def dateless(text: str, dates: Sequence[str]) -> str:
    """A text without the dates of the meetings, which the record knows and no quotation says."""
    for iso in dict.fromkeys(dates):
        day = date.fromisoformat(iso)
        month = _MONTHS.split()[day.month - 1]
        number = rf"0?{day.day}(?:st|nd|rd|th)?"
        for pattern in (
            rf"\b{number}\s+(?:of\s+)?{month},?\s+{day.year}\b",
            rf"\b{month}\s+{number},?\s+{day.year}\b",
            re.escape(iso),
            rf"\b(?:in|of)\s+{month}\s+{day.year}\b",
            rf"\bin\s+{day.year}\b",
        ):
            text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return text


def _digits(found: re.Match[str]) -> str:
    tens, one, alone = found[1], found[2], found[3]
    if alone:
        return str(_VALUES[alone.lower()])
    return str(_VALUES[tens.lower()] + (_VALUES[one.lower()] if one else 0))
