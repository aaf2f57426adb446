"""The people a document names in full, so that "Jane", "JB" and "Jane Bell" are known later on.

Minutes print everybody's name once, mostly where they say who was present, and short forms after
that. A first name or initials alone are believed only where such a full name stands behind them.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.parsing.given_names import GIVEN_NAMES
from corpus.parsing.people import BARE, SHORT_NAME, TITLE, are_initials, is_bare_name, tidy

_PRESENT = re.compile(
    r"^\W{0,20}(?:(?:members|councillors|also|those|others?|officers?)[\s,]+)?(?:present|attending|in\s+"
    r"attendance|attendance|attendees|sederunt|apologies)\b|\bapologies\b[^.\n]{0,60}\bfrom\b",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_NAMES = 400  # no meeting has more people; what a hostile text costs stays bounded
_REGION = 1500  # characters; a list of those present is rarely longer
_ENDS = re.compile(r"\n\W*\d{1,3}[.)/:\\]*\d*\s+\**[A-Z]|\n\s*-{3}|\n\W*(?:The\s+)?[Mm]inutes\b")
_ENTRY = re.compile(r"[,;\n•*]|\s+and\s+|\s-\s|[–—]")
_TITLES = re.compile(rf"(?<![\w’'-]){TITLE}(?=\s)")
_ROLE = re.compile(
    r"(?:Vice|Deputy|Chair(?:man|woman|person)?|Clerk|Secretary|Treasurer|Councillors?|Cllrs?\.?"
    r"|Parish|Town|Borough|County|District|Minutes?|Members?|Officer|Present|Also|In|Attendance"
    r"|Apologies|Mayor|Leader|Convenor|Public|From|Representing|Guests?|Visitors?)"
)
_WORD = re.compile(r"(?<![\w’'/-])[A-ZÀ-ÖØ-Þ][\w’'-]*\.?")
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-ÿ’'][\w’'-]{0,24}|[A-ZÀ-ÖØ-Þ][’'][\w’'-]{2,24}")
_FIRST_AND_LAST = re.compile(
    rf"\.?[ \n]({_NAME_WORD.pattern})[ \n](?!Against|Abstain|Amendment)({_NAME_WORD.pattern})\b"
)
# The surname of a councillor, who may be called by it alone further down
_SURNAME = re.compile(
    r"(?<![\w’'-])(?:Councillor|Cllr\.?)\s(?:(?:Mrs|Mr|Ms|Miss|Dr)\.?\s)?(?:[A-Z]\.?\s|[A-Z][a-z]+\s)?"
    r"([A-Z][a-z]{2,14}(?:-[A-Z][a-z]{1,14})?)(?![\w’'-]|\s[A-Z])"
)
_PLACE = re.compile(
    r"\s+(?:Branch|Legion|Parish|Community|Council|Village|Town|Schools?|Road|Lane|Street|Halls?|Church|Trust"
    r"|Group|Committee|Meeting|Area|Common|Park|Board|Society|Association|Ltd|Centre|Newsletter)\b"
)
# Capitals that are somebody's only in a document that does not use them for a thing.
_THINGS = frozenset("IT UK EU TV OK NB PS PC CC BC RE BT EA".split())
_LETTERS = re.compile(r"[A-Z]{2,3}[a-z]?")
_TOKEN = re.compile(r"\([^()\n]{0,60}\)|[\w’'.-]+|\n\n")
_SHORT = re.compile(rf"(?<![\w.])(?:{SHORT_NAME})")
# "Kevin Marsh, Planning Officer", "Kevin Marsh (Highways)", "Kevin Marsh from Highways"
_INTRODUCED = re.compile(
    rf"(?<![\w’'-])(?P<name>{BARE})(?=\s*\((?:[A-Z][a-z]|for\b|from\b|representing\b)"
    r"|,\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:Officer|Manager|Director|Chair\w*|Secretary|Engineer"
    r"|Representative|Clerk|Head|Leader|Member|Agent|Architect|Warden)\b"
    r"|\s+(?:--|–)\s+[a-z]|\s+(?:from|of)\s+(?:the\s+)?[A-Z][\w’'&]+(?:\s+[A-Z][\w’'&]+){0,4}\s+(?:was"
    r"|gave|attended|said|spoke|explained|joined|had)\b"
    r"|\s+(?:attended|was\s+(?:present|welcomed|introduced)|joined|reported|said|asked)\b)"
)
# "John Eastgate confirmed that …": a given name, a surname, and what he says
_SPEAKING = re.compile(
    r"(?<![\w’'-])(?P<name>[A-Z][a-z]{1,12}\s[A-Z][a-z’']{2,16})\s(?:said|stated|explained|confirmed"
    r"|advised|asked|reported|noted|suggested|thanked|commented|outlined|informed|raised)\b"
)


@dataclass(frozen=True)
class Known:
    """Names, first names and initials that stand for somebody in one document."""

    names: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()  # that are no word of the document besides
    words: frozenset[str] = frozenset()  # what the document writes in lower case

    def has_words(self, name: str) -> bool:
        """Whether capitals hide words of the document: "British Sugar" where beet is sugar."""
        return any(word.lower() in self.words for word in name.split())

    @cached_property
    def _forms(self) -> frozenset[str]:
        return self.names | self.first_names | self.initials

    def longest_at(self, text: str, at: int) -> str | None:
        """The longest form of somebody's name that begins at an offset."""
        words = [match[0] for match in itertools.islice(_WORD.finditer(text, at), 3)]
        for count in range(len(words), 0, -1):
            run = " ".join(words[:count])
            for form in (run, run.rstrip(".")):
                if form in self._forms and text.startswith(form, at):
                    return form
        return None

    def named_in(self, text: str) -> Iterator[str]:
        """Every known form in a text, in order, the longest where several begin together."""
        end = 0
        for match in _WORD.finditer(text):
            form = self.longest_at(text, match.start()) if match.start() >= end else None
            if form:
                end = match.start() + len(form)
                yield form

    def stands_for(self, letters: str) -> bool:
        """Whether capitals are somebody's initials; two are believed where nobody is named."""
        if letters in self.initials:
            return True
        return not self.initials and len(letters) == 2 and are_initials(letters)


NOBODY = Known()


def known_in(text: str) -> Known:
    """Who is named in full in a document."""
    regions = list(_regions(text))
    listed = (name for region in regions for name in _listed(region))
    introduced = (tidy(m["name"]) for m in _INTRODUCED.finditer(text) if is_bare_name(m["name"]))
    speaking = (tidy(m["name"]) for m in _SPEAKING.finditer(text))
    spoke = (name for name in speaking if name.split()[0] in GIVEN_NAMES and is_bare_name(name))
    named = dict.fromkeys(itertools.chain(listed, introduced, _titled(text), spoke))
    full = [name for name in itertools.islice(named, _MOST_NAMES) if not _is_place(name, text)]
    full += [" ".join(name.split()[:2]) for name in full if name.count(" ") == 2]
    pairs = {name[0] + name.split()[-1][0] for name in full}
    printed = {letters for part in (*regions, text[:_REGION]) for letters in _initials(part)}
    short = {f"{name[0]} {name.split()[-1]}" for name in full}
    printed_short = {tidy(m[0]) for region in regions for m in _SHORT.finditer(region)}
    words = frozenset(re.findall(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])", text))
    surnames = {m[1] for m in itertools.islice(_SURNAME.finditer(text), _MOST_NAMES)}
    return Known(
        names=frozenset(full) | short | printed_short,
        first_names=frozenset(name.split()[0] for name in full),
        initials=frozenset(printed)
        | {p for p in pairs if p not in _THINGS or f"the {p}" not in text},
        surnames=frozenset(name for name in surnames if name.lower() not in words),
        words=words,
    )


def _regions(text: str) -> Iterator[str]:
    """The stretches that say who was there, and who was not."""
    end = 0
    for match in _PRESENT.finditer(text):
        if match.start() >= end:
            rest = text[match.start() : match.start() + _REGION]
            item = _ENDS.search(rest, match.end() - match.start())
            end = match.start() + (item.start() if item else len(rest))
            yield text[match.end() : end]


def _listed(region: str) -> Iterator[str]:
    """The names of a list: one an entry, or several where nothing but capitals stands between."""
    for entry in _ENTRY.split(_TITLES.sub(" , ", region).replace("|", ",")):
        run: list[str] = []
        for word in [*re.sub(r"\([^()]*\)", " . ", entry).split(), "."]:
            if _NAME_WORD.fullmatch(word.rstrip(".:")) and not _ROLE.fullmatch(word.rstrip(".:")):
                run.append(word.rstrip(".:"))
                continue
            yield from _names_of(run)
            run = []
            if word.islower():
                break  # "Jim Ellis representing Govan Housing": what follows is no name


def _names_of(run: Sequence[str]) -> Iterator[str]:
    pairs = len(run) >= 4 and len(run) % 2 == 0
    groups = [run[at : at + 2] for at in range(0, len(run), 2)] if pairs else [run]
    for group in groups:
        name = " ".join(group)
        surname_is_a_thing = len(group) == 2 and group[1] in ("Hall", "Church", "Bank", "Club")
        if len(group) in (2, 3) and (is_bare_name(name) or surname_is_a_thing):
            yield name


def _is_place(name: str, text: str) -> bool:
    """Whether the document uses a name for a place or body: "Stoke Ferry Parish Council"."""
    if f"the {name.split()[0]} " in text or f" in {name}" in text or f" at {name}" in text:
        return True
    at = text.find(name)
    while at >= 0:
        if _PLACE.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _titled(text: str) -> Iterator[str]:
    """The full names behind titles: "Trudy Mann" of "Cllr Trudy Mann"."""
    for title in _TITLES.finditer(text):
        match = _FIRST_AND_LAST.match(text, title.end())
        if match and not any(_ROLE.fullmatch(word) for word in match.groups()):
            yield f"{match[1]} {match[2]}"


def _initials(region: str) -> Iterator[str]:
    """ "Rob Boyd RB", "Jim Penn (SBC) JP", "Dave Lowe | DLO": letters that begin the words."""
    words: list[str] = []
    for match in _TOKEN.finditer(_TITLES.sub(" ", region)):
        token = match[0].strip("()") if match[0].count(" ") == 0 else ""
        if _LETTERS.fullmatch(token) and _begin(token.upper(), words):
            yield token
        if not match[0].startswith("("):
            words = [*words[-2:], match[0]]


def _begin(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are those of the last two words, or of the last and the last but two."""
    if len(words) < 2 or not words[-1].strip():  # a paragraph ended before them
        return False
    firsts = {word[:1] for word in words[:-1]}
    return letters[0] in firsts and words[-1][0] in letters[1:]
