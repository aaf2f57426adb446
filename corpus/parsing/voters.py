"""Who voted which way, where a sentence says so of people by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.parsing.name_lists import names_of
from corpus.parsing.people import INITIALS, TITLE

_LETTER = "A-ZÀ-ÖØ-Þ"
# Atomic: a list of fifty names must not be gone over again in every way it could be cut.
_ONE = (
    rf"(?>(?:Councillors|Cllrs\.?|Messrs\.?|{TITLE})\s*+(?:[{_LETTER}][\w.’'-]{{0,30}}+\s*+){{1,5}}+"
    rf"|(?:[Tt]he\s+)(?:(?:Deputy|Vice|Lord)[\s-]+)?(?:Chair(?:man|woman|person)?|Mayor|Leader)\s*+"
    rf"|{INITIALS}\b\s*+)"
)
_MORE = rf"(?>{_ONE}|(?:[{_LETTER}][\w.’'-]{{0,30}}+\s*+){{1,4}}+)"
_NAMES = rf"(?P<names>(?>{_ONE}(?:(?>,\s*and\b|,|;|and\b|&|a\b|ac\b)\s*+{_MORE}){{0,40}}+))"
_AN_ASIDE = r"(?:\s*,[^,;.()]{3,90},|\s*\([^()]{2,60}\))?"
# "voted for Councillor Birch" elects somebody; "voted against the scheme at Cabinet" was elsewhere
_ON = (
    r"(?:for(?=\s*(?:[.,;:)]|$|and\b|the\s+(?:\w+\s+){0,3}(?:motion|amendment|proposal"
    r"|recommendations?|resolution|application)|it\b|this\b|against\b))|in\s+favour|against)"
)
_VOTED = re.compile(
    rf"{_NAMES}{_AN_ASIDE}\s*(?P<did>(?:both\s+)?(?:voted|voting)\s+{_ON}"
    r"|(?:both\s+)?(?:abstained|abstaining|abstains?)\b(?!\s+from\s+(?!voting\b|the\s+vote)))"
)
# "Councillor Ash asked that his vote against be recorded"
_TO_BE_RECORDED = re.compile(
    rf"{_NAMES}{_AN_ASIDE}\s*(?:both\s+)?(?:asked|requested|wished|asks|requests|wishes|requesting"
    r"|asking|wishing)\b(?P<did>[^.;]{0,140}?\b(?:recorded|minuted|noted)\b[^.;]{0,120})"
)
_RECORDED_SIDE = re.compile(
    r"\bvot(?:e[ds]?|ing)\b[^.;]{0,40}?\b(?P<side>for|in\s+favour|against)\b"
    r"|\b(?P<abstained>abst(?:ained|entions?|aining))\b|\b(?P<opposed>against)\s+the\b"
)
_BOUNDARY = re.compile(
    r"(?:^|[.;:|(–—\n-]|,|\b(?:with|while|whilst|but|and|recorded\s+that|noted\s+that|minuted\s+that"
    r"|although|though))\s*$"
)
_GIVEN_AWAY = re.compile(
    r"\b(?:by|seconded|proposed|moved|seconder|proposer|2nd|prop|second)\s*[:.]?\s*$", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\bat\s+(?:the\s+)?(?:[A-Z]|last|previous|earlier)|\b(?:19|20)\d\d\b|\bhad\s+(?:been|the)\b"
)
_TOLD = re.compile(
    r"\b(?:said|stated|reported|explained|advised|shared|asked|queried|whether|if|why|understood"
    r"|suggested|recalled|claimed|alleged)\b[^.;]*$",
    re.IGNORECASE,
)
_ANY = re.compile(r"\b(?:[Vv]ot(?:ed|ing)|[Aa]bstain|[Rr]ecorded|[Mm]inuted)")  # before all else
_REACH = 90  # characters after the verb in which another place or year is looked for
_FIRST_PIECE = re.compile(r"\s*(?:,\s*and\s|,|;|\band\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Voters:
    """People named as voting one way; `side` is "for", "against" or "abstained"."""

    side: str
    names: tuple[str, ...]
    about: str | None = None  # "motion" or "amendment", where the words say which


def voters_in(text: str) -> Iterator[Voters]:
    """Everybody a stretch of text names as voting or abstaining at this meeting."""
    if _ANY.search(text) is None:
        return
    for pattern in (_VOTED, _TO_BE_RECORDED):
        for match in pattern.finditer(text):
            side = _side(match["did"])
            names = _believed(text, match) if side else None
            if side and names:
                yield Voters(side, names, _about(match["did"], text[match.end() :]))


def _side(did: str) -> str | None:
    if re.match(r"\W*(?:both\s+)?(?:voted|voting)\b", did):
        return "against" if did.rstrip().endswith("against") else "for"
    if re.match(r"\W*(?:both\s+)?abst", did):
        return "abstained"
    found = {
        "abstained" if said["abstained"] else "against" if "against" in said[0] else "for"
        for said in _RECORDED_SIDE.finditer(did)
    }
    return found.pop() if len(found) == 1 else None


def _believed(text: str, match: re.Match[str]) -> tuple[str, ...] | None:
    """The names, unless the vote was told of elsewhere or the first is who seconded."""
    before = text[: match.start()]
    said = text[match.start("did") : match.end() + _REACH].split(".")[0]
    sentence = re.split(r"[.;]\s", before)[-1]
    if _ELSEWHERE.search(said) or _TOLD.search(sentence):
        return None
    words = match["names"]
    if _GIVEN_AWAY.search(before) or not _BOUNDARY.search(before):
        words = _FIRST_PIECE.split(words, maxsplit=1)[-1] if _FIRST_PIECE.search(words) else ""
    return names_of(words) or None if words.strip() else None


def _about(did: str, after: str) -> str | None:
    found = re.search(r"\b(motion|amendment)\b", did + after.split(".")[0], re.IGNORECASE)
    return found[1].lower() if found else None
