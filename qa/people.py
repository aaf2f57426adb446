"""People in a question and in the minutes: who is meant, and who is the same. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.names import CAP, KEPT, overlaps

TITLES = (
    r"Councillors?|Cllrs?|Cllr\.|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev|Baillie|Bailie|Alderman|"
    r"Superintendent|Inspector|Sergeant|Sgt|Constable|WPC|PCSO|PC|Professor|Reverend|Revd|Canon|"
    r"Cyng"
)
# As typed in a question: "what did councillor Storey say".
_PERSON = re.compile(
    rf"\b(?:(?:Detective|Chief|Acting)\s+)*(?:{TITLES}|councillors?|cllrs?|mrs?|ms)\.?\s+"
    rf"((?:{CAP}[\w'’-]+|{CAP}\.?)(?:\s+(?:{CAP}[\w'’-]+|{CAP}\.?)){{0,3}})"
)
_FULL_NAME = re.compile(rf"{CAP}[a-z'’-]+(?:\s+{CAP}\.?)?\s+{CAP}[\w'’-]+")
_TITLE = re.compile(rf"^(?:{TITLES})\.?\s+")
_BETWEEN_PEOPLE = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&)\s+")


def match_people(question: str, known: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """People a question names with their title, or whom the minutes know by that full name."""
    people: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _PERSON.finditer(question):
        name = re.sub(r"['’]s?$", "", match.group(1))
        people.append(name)
        spans.append((match.start(), match.start(1) + len(name)))
    asked = question.lower()
    for name in known:
        bare = _without_title(name)
        if bare.lower() in asked and bare != name and " " in bare:
            for match in re.finditer(rf"(?i)\b{re.escape(bare)}\b", question):
                if not overlaps(match.span(), spans):
                    people.append(bare)
                    spans.append(match.span())
        elif bare == name and _FULL_NAME.fullmatch(name) and bare.lower() in asked:
            for match in _speaking(name).finditer(question):
                people.append(name)
                spans.append(match.span("name"))
    return sorted(set(people)), spans


@lru_cache(maxsize=KEPT)
def _speaking(name: str) -> re.Pattern[str]:
    """Somebody without a title, where the question makes them the one who speaks."""
    return re.compile(
        rf"\b(?:[Dd]id|[Hh]as)\s+(?P<name>{re.escape(name)})\b(?=.{{0,40}}?\b(?:say|said|tell|told|"
        r"report(?:ed)?|explain(?:ed)?|advised?|announced?|warn(?:ed)?|argued?|claim(?:ed)?|"
        r"suggest(?:ed)?|ask(?:ed)?|mention(?:ed)?)\b)"
    )


@lru_cache(maxsize=KEPT)
def _without_title(name: str) -> str:
    return _TITLE.sub("", name)


def same_person(asked: str, printed: str) -> bool:
    """Whether a name that was asked for may be the name as printed.

    The surnames must be equal; first names may be missing, or be initials: "Diane Hind" is
    "Councillor Hind" and "Cllr D Hind", but not "Cllr J Hind".
    """
    first, second = (_bare_name(name) for name in (asked, printed))
    if not first or not second or first[-1] != second[-1]:
        return False
    pairs = list(zip(first[:-1], second[:-1], strict=False))
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


@lru_cache(maxsize=KEPT)
def each_person(speaker: str) -> tuple[str, ...]:
    """The people in the name of a speaker: "Mr R Ash, Mr V Elm and Mrs B Oak" are three.

    Only where each has a title of their own: "the Director of Housing and Planning" is one.
    """
    parts = tuple(_BETWEEN_PEOPLE.split(speaker))
    return parts if all(_TITLE.match(part) for part in parts) else (speaker,)


@lru_cache(maxsize=KEPT)
def _bare_name(name: str) -> tuple[str, ...]:
    words = re.findall(r"[\w'’-]+", re.sub(rf"\b(?:{TITLES})\b\.?", " ", name))
    return tuple(re.sub(r"['’]s$", "", word).casefold() for word in words)
