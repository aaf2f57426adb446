"""How text becomes terms: one analyser for indexing, questions, highlighting and both engines.

The only module that imports PyStemmer. A *token* is a stretch of the text that takes one
position; it has one exact term, by which a question looks for it, and may be found by further
terms at the same position: the parts of "Vice-Chairman", the number in "s.106". Because
they share a position, `"wellbeing board"` and `"well-being board"` are the same phrase.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import Stemmer

# Common words that say nothing alone. Left out of loose (OR) questions only, when other words
# remain; always indexed, so that phrases are exact. The list is that of Lucene's English
# analyser with the question words and pronouns people put round what they look for.
STOP_WORDS = frozenset(
    """a about all an and any are as at be been but by can could did do does for from had has have
    he her his how i if in into is it its me my no not of on or our she should so some such than
    that the their them then there these they this to was we were what when where which who whom
    whose why will with would you your""".split()
)

LONGEST_TOKEN = 200  # characters; our choice: no word or reference is longer, only damaged text is

_UNIT = (
    r"(?:mph|km/h|kph|km|kg|per\s?cent|percent|million|billion|thousand|mn|bn|[mkMK]"
    r"|am|pm|[ap]\.m\b\.?)"
)
_MARK = "\u0300-\u036f\u00ad"  # combining accents and soft hyphens do not end a word


def _token_pattern(letter: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
          [Ss]ec(?:tion|\.)\s\d+{letter}*(?![./\-]\w)                  # Section 106 = s.106
        | \d[\d,]*(?:\.\d+)?\s?(?:%|{_UNIT}(?!{letter}|[/\-]\w))      # 20 mph, £4.5 million, 7 %
        | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![/\-]?\w)                # £10,000
        | {letter}+(?:(?:['’&@./:\-\u2010\u2011]|(?<=\d)\u2013(?=\d)){letter}+)*
        """,
        re.VERBOSE,
    )


_TOKEN = _token_pattern(r"\w")
_TOKEN_WITH_MARKS = _token_pattern(rf"[\w{_MARK}]")  # a third slower, and rarely needed
_MARKS = re.compile(f"[{_MARK}]")
_SECTION = re.compile(r"(?:section|sec\.|s\.?)\s?(\d+\w*)")
_MEASURE = re.compile(rf"(\d[\d,]*(?:\.\d+)?)\s?(%|{_UNIT})")
_JOINT = re.compile(r"[&@./:\-_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")  # CSPs; "csps" typed in lower case is told by its letters
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-xz]{3,}s")
_YEARS = re.compile(r"((?:19|20)\d\d)[/-]((?:19|20)?\d\d)")
_ONE_SIGN = str.maketrans({"’": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u00ad": None})
_UNIT_NAMES = {
    "percent": "%",
    "p.m": "pm",
    "p.m.": "pm",
    "a.m": "am",
    "a.m.": "am",
    "million": "m",
    "mn": "m",
    "billion": "bn",
    "thousand": "k",
}
_SCALES = {"k": 10**3, "m": 10**6, "bn": 10**9}


@dataclass(frozen=True, slots=True)
class Forms:
    """The terms of one token: `exact` to look for it, all of them to find it.

    `parts` are the words of a compound in order ("vice", "chairman"): a text that writes them
    apart means the same. `also` are terms it is found by and never looked for ("03195").
    """

    exact: str
    parts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every term of the token, each once, the exact one first."""
        return tuple(dict.fromkeys((self.exact, *self.parts, *self.also)))


class Token(NamedTuple):
    """One token where it stands: `text[start:end]` is what was analysed.

    A tuple, since a question makes some thousands: a frozen dataclass takes three times as long.
    """

    forms: Forms
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in order and without overlap."""
    for found in _pattern_for(text).finditer(text):
        forms = analyse(found[0][:LONGEST_TOKEN])
        if forms is not None:
            yield Token(forms, found.start(), found.end())


def placed(text: str) -> list[tuple[Forms, int, int]]:
    """The same as a list of bare tuples, in two thirds of the time."""
    return [
        (forms, found.start(), found.end())
        for found in _pattern_for(text).finditer(text)
        if (forms := analyse(found[0][:LONGEST_TOKEN])) is not None
    ]


def positions(text: str) -> list[tuple[str, ...]]:
    """The terms at each position of a text: what an index is given."""
    found = (_terms_of(token[:LONGEST_TOKEN]) for token in _pattern_for(text).findall(text))
    return [here for here in found if here]


def terms(text: str) -> list[str]:
    """All terms of a text, position by position; repeated as often as they occur."""
    return [term for here in positions(text) for term in here]


def terms_with_offsets(text: str) -> list[tuple[str, int, int]]:
    """Each term with the stretch of text it came from; terms of one token share theirs."""
    return [(term, token.start, token.end) for token in tokens(text) for term in token.forms.all]


def surfaces(text: str) -> set[str]:
    """The words of a text but for case, accents and quotes; compounds whole, apart and joined.

    Not stemmed: this is where `plann*` is looked up.
    """
    found = {token[:LONGEST_TOKEN] for token in _pattern_for(text).findall(text)}
    return {word for token in found for word in _surfaces_of(token)}


def _pattern_for(text: str) -> re.Pattern[str]:
    return _TOKEN if text.isascii() or not _MARKS.search(text) else _TOKEN_WITH_MARKS


def is_stop_word(forms: Forms) -> bool:
    """Whether a token is too common to be looked for by itself."""
    return forms.exact in _STOP_TERMS


@lru_cache(maxsize=1 << 17)  # for the life of the process, as those below; about 40 MB when full
def analyse(token: str) -> Forms | None:
    """The terms of one token as it stands in the text; None if no letter or digit is left."""
    plain = plain_form(token)
    if not plain:
        return None
    if _ACRONYMS.fullmatch(token) or _CONSONANTS.fullmatch(plain):
        return Forms(plain[:-1], also=(plain,))
    special = _section(plain) or _measure(plain) or _years(plain)
    return special or _compound(plain) or Forms(_stem(plain))


@lru_cache(maxsize=1 << 17)
def _terms_of(token: str) -> tuple[str, ...]:
    forms = analyse(token)
    return forms.all if forms is not None else ()


@lru_cache(maxsize=1 << 17)
def _surfaces_of(token: str) -> frozenset[str]:
    plain = plain_form(token).replace(" ", "")
    return frozenset({plain, plain.replace("-", ""), *_JOINT.split(plain)}) - {""}


def plain_form(token: str) -> str:
    """Lower case, NFKC, one kind of quote and hyphen, no accents, no possessive, not stemmed."""
    folded = token if token.isascii() else _fold(token)
    return _POSSESSIVE.sub("", folded).replace("'", "").lower().strip("_")


def _fold(token: str) -> str:
    token = unicodedata.normalize("NFKC", token).translate(_ONE_SIGN)
    letters = unicodedata.normalize("NFD", token)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _stem(word: str) -> str:
    if len(word) < 3 or not word.isalpha():
        return word
    # A stemmer keeps its word as state: one for each call is safe in threads, and cheap.
    return str(Stemmer.Stemmer("english", 0).stemWord(word))


def _section(plain: str) -> Forms | None:
    found = _SECTION.fullmatch(plain)
    return Forms("s" + found[1], also=(found[1], "section")) if found else None


def _measure(plain: str) -> Forms | None:
    """Amounts and measures: "20 mph" is "20mph", "4.5 million" is "4.5m" and "4500000"."""
    if not plain[0].isdigit():
        return None
    found = _MEASURE.fullmatch(plain)
    if found is None:
        return Forms(plain.replace(",", "")) if "," in plain else None
    number, unit = found[1].replace(",", ""), found[2].replace(" ", "")
    unit = _UNIT_NAMES.get(unit, unit)
    if unit not in _SCALES:
        return Forms(number + unit, also=(number,) if unit == "%" else (number, unit))
    full = f"{round(float(number) * _SCALES[unit], 2):.2f}".rstrip("0").rstrip(".")
    return Forms(full, also=(number + unit,))


def _years(plain: str) -> Forms | None:
    """The year 2019-20, 2019/2020 or 2019–20 under one name; found by 2019 and 2020 too."""
    found = _YEARS.fullmatch(plain)
    if found is None:
        return None
    last = found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
    return Forms(f"{found[1]}/{last[2:]}", also=(found[1], last, plain))


def _compound(plain: str) -> Forms | None:
    parts = [part for part in _JOINT.split(plain) if part]
    if len(parts) < 2:
        return Forms(_stem(parts[0])) if parts and parts[0] != plain else None
    if any(part.isalpha() and len(part) > 1 for part in parts) and not _is_reference(plain):
        return Forms(_whole(plain, parts), parts=tuple(_stem(part) for part in parts))
    if all(len(part) == 1 or part.isdigit() for part in parts) and not plain[0].isdigit():
        return Forms("".join(parts) if "&" not in plain else plain)  # U.K., p.m., A.3, B&B
    return Forms(plain, also=_handles(plain, parts))


def _is_reference(plain: str) -> bool:
    """Whether a compound is a number of something: 25/03195/FUL, OAS/WS/20/012."""
    return "/" in plain and any(sign.isdigit() for sign in plain)


def _whole(plain: str, parts: list[str]) -> str:
    """One spelling of a compound: "e-mail" is "email", "and/or" stays itself."""
    return _stem("".join(parts)) if set(plain) & set("-") and "/" not in plain else plain


def _handles(plain: str, parts: list[str]) -> tuple[str, ...]:
    """By what a reference is found besides itself: 03195, and 25/03195 for 25/03195/FUL."""
    pairs = [
        f"{one}/{two}"
        for one, two in pairwise(parts)
        if len(parts) > 2 and "/" in plain and one.isdigit() and two.isdigit()
    ]
    return (*pairs, *(part for part in parts if len(part) >= 4))


_STOP_TERMS = frozenset(_stem(word) for word in STOP_WORDS) | STOP_WORDS
