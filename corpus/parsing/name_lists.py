"""Lists of names as votes print them: read whole, or not at all."""

import re
from collections.abc import Sequence

from corpus.parsing.people import INITIALS, TITLE, are_initials, is_bare_name, tidy

_LETTER = "A-ZÀ-ÖØ-Þ"
_GROUP = re.compile(
    r"\W*(?:[Tt]he\s+)?(?:Councillors|COUNCILLORS|Cllrs\.?|Cllr[’']?s\.?|Members|Messrs\.?"
    r"|Council\s?[Mm]embers|Commissioners|Trustees|Aldermen)(?=\s*:?\s+[A-ZÀ-Þ])\s*:?\s+"
)
_WORD = (
    rf"(?:[{_LETTER}]{{1,3}}\.?|(?:[{_LETTER}]\.)+|(?:O|D|Mc|Mac)?[’']?[{_LETTER}][\w’'-]{{1,30}})"
)
_PARTICLE = r"(?:de|la|le|du|von|van|der|den|ap|ab|of|the)"
_WORDS = rf"{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE}(?=\s+[{_LETTER}]))){{0,4}}"
_TITLED = re.compile(rf"(?:{TITLE}\s*)+(?:\s?{_WORDS})")
_OFFICE = re.compile(
    r"(?:[Tt]he\s+)?(?:(?:Deputy|Vice|Lord)[\s-]+)?(?:Chair(?:man|woman|person)?|Mayor|Leader"
    rf"|Provost|Convener|President)(?:,?\s+{_TITLED.pattern}|\s+{_WORDS})?"
)
_SHORT = re.compile(rf"(?:[{_LETTER}]\.?\s?){{1,4}}(?:{_PARTICLE}\s+|{_WORD}\s+){{0,2}}{_WORD}")
_PLAIN = re.compile(_WORDS)
# "(Chair)", "(Lab)", "OBE": what a list prints beside a name
_BESIDE = re.compile(r"\s*\([^()]{1,40}\)|,?\s+(?:OBE|MBE|CBE|JP|BEM|DL)\b|^[\s•●▪*·–-]+|[*†]+\s*$")
_PARTED = re.compile(r"\s*(?:,\s*(?:and|&)\s|,|;|\||\n|\band\b|&|\ba\b|\bac\b|•|●|▪)\s*")
_NO_NAME = re.compile(
    r"\b(?:Motion|Amendment|Carried|Lost|None|Nil|Unanimous\w*|For|Against|Abst\w*|Resolved|RESOLVED"
    r"|Agreed|Vot\w+|Total|Absent|Present|Apolog\w+|Result|Council|Committee|Board|Item|Page|Minutes"
    r"|Recommendation|Proposal|Declared|Members?|Councillors|Majority|Officers?|The|All|Both|No"
    r"|Seconded|Proposed|Yes|Noted|It|That|This|There|He|She|They|In|On|At|Interest)\b"
)
_LONGEST = 4000  # characters: some hundred names
_SHORTEST = 4  # characters: "A Fo" is a piece of something
_NOBODY = re.compile(r"\W*(?:none|nil|no\s*(?:one|body)|zero|n/?a|0|[-–—])?\W*", re.IGNORECASE)


def names_of(
    text: str, *, count: int | None = None, believed: bool = False
) -> tuple[str, ...] | None:
    """The names of a list that is nothing but names; None where any part of it may be no name.

    Surnames and bare names are believed below a title that covers the list ("Councillors …"),
    where `count`, the printed number of votes, is how many there are, or where told to be.
    """
    if _NOBODY.fullmatch(text):
        return ()
    if len(text) > _LONGEST:
        return None
    group = _GROUP.match(text)
    body = text[group.end() :] if group else text
    pieces = [tidy(_BESIDE.sub("", piece)).strip(" .:–—-…") for piece in _PARTED.split(body)]
    pieces = [_untitled(piece) for piece in pieces if piece]
    if not pieces or any(_NO_NAME.search(_bare(piece)) for piece in pieces):
        return None
    covered = group is not None or _covers(pieces)
    agreed = believed or (count is not None and count == len(pieces))
    fits = all(_is_name(piece, covered=covered, agreed=agreed) for piece in pieces)
    return tuple(pieces) if fits and len(set(pieces)) == len(pieces) else None


def _untitled(piece: str) -> str:
    """A piece without the plural title that covers it and those after it."""
    group = _GROUP.match(piece)
    return piece[group.end() :] if group else piece


def _covers(pieces: Sequence[str]) -> bool:
    """ "Cllr Ash, Birch and Crane": one title before several surnames."""
    return _TITLED.fullmatch(pieces[0]) is not None and len(pieces) > 1


def _bare(piece: str) -> str:
    """A name without its office: "The Mayor" is somebody, "The Motion" is not."""
    return "" if _OFFICE.fullmatch(piece) else re.sub(rf"^(?:{TITLE}\s*)+", "", piece)


def _is_name(piece: str, *, covered: bool, agreed: bool) -> bool:
    if _TITLED.fullmatch(piece) or _OFFICE.fullmatch(piece):
        return True
    if re.fullmatch(INITIALS, piece):
        return agreed or are_initials(piece)
    if covered or agreed:
        return _PLAIN.fullmatch(piece) is not None
    return _SHORT.fullmatch(piece) is not None and is_bare_name(piece) and len(piece) > _SHORTEST
