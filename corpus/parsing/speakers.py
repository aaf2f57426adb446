"""Who the minutes say spoke: read from reported speech, and only where the text names a subject.

A wrong name is worse than none: objects, mentions inside clauses, moving and seconding give
None.
"""

import re

from corpus.parsing.given_names import GIVEN_NAMES
from corpus.parsing.known import NOBODY, Known
from corpus.parsing.leads import clause_starts, is_subject
from corpus.parsing.named import is_named, is_person, name_of, parts_of
from corpus.parsing.people import (
    BARE,
    GROUP,
    INITIALS,
    PLAIN_OFFICE,
    SEVERAL,
    SHORT_NAME,
    TITLED,
    UNNAMED,
    WARD_LETTERS,
    is_bare_name,
    is_body_acronym,
    is_office,
    tidy,
)
from corpus.parsing.said_by import said_by
from corpus.parsing.subjects import ALONE, ANY_VERB, ANYWHERE, AT_START
from corpus.parsing.told import is_history
from corpus.parsing.welsh_speech import welsh_speaker_in

_BODY_VERBS = frozenset(
    "declared noted agreed considered accepted"
    " supported recommended offered thanked wish wished would"
    " observed"
    " congratulated welcomed".split()
)
# "The DPCC added" is a person; "The SSCG reports", "The PCC provided" may be a body at its work.
_ACRONYM = re.compile(r"[Tt]he\s+[A-Z]{2,6}s?")
_PERSON_ACRONYM = re.compile(r"[Tt]he\s+(?:PCSO|CPO|CSO|DPCC|RFO|DPO|MSP|SRO|DCI|PC|CLO)")
_SAYING = frozenset(
    "informed explained stated said advised asked commented confirmed highlighted assured reassured"
    " reminded expressed stressed acknowledged thanked replied responded added suggested felt"
    " queried noted clarified outlined summarised welcomed".split()
)
_WRITTEN = re.compile(r"\b(?:letter|e-?mail|complaint|correspondence)s?\b.{0,40}\breceived\b")
_OPENS_WITH_PRONOUN = re.compile(r"(?:However,\s+)?(?:He|She|They|he|she|they)\s")
_FIRST_WORDS = 800  # attribution stands at the front of a sentence
_MARKUP = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|\\(?=[\[\]().*_'\"-])|(?:^|(?<=\n))\s*>\s?")


def plain(sentence: str) -> str:
    """One line without marks of emphasis and quoting."""
    return tidy(_MARKUP.sub("", sentence)).lstrip("•·*-–—§ ")


def speaker_in(sentence: str, known: Known = NOBODY) -> str | None:
    """The speaker a sentence of reported speech names as its subject, as printed."""
    head = plain(sentence[: 2 * _FIRST_WORDS])[:_FIRST_WORDS]
    welsh = welsh_speaker_in(head)
    if welsh is not None:
        return welsh
    return _subject(head, known) or said_by(head, known)


def _subject(head: str, known: Known) -> str | None:
    if not ANY_VERB.search(head) or is_history(head):
        return None
    for start in clause_starts(head):
        match = AT_START.match(head, start)
        if match and _is_bare_speaker(match, known):
            return name_of(match)
    # After a pronoun its speaker is carried, never stated.
    return None if _OPENS_WITH_PRONOUN.match(head) else _within(head, known)


def _within(head: str, known: Known) -> str | None:
    match = ANYWHERE.search(head)
    while match:
        together = _are_together(match["who"], known)
        alone = None if together else ALONE.match(head, match.start())
        for each in (match, alone):
            if each and is_subject(each, known) and _may_speak(each, known):
                return name_of(each)
        # "Church Survey Cllr Ash and Cllr Birch": who speaks with another does not speak alone
        match = ANYWHERE.search(head, match.end("who") if together else match.start() + 1)
    return None


def _are_together(who: str, known: Known) -> bool:
    several = re.search(r"\sand\s", who) is not None and not re.match(UNNAMED, who)
    return several and all(is_named(part, known) for part in parts_of(who))


def _is_bare_speaker(match: re.Match[str], known: Known) -> bool:
    return all(_is_bare(part, known) for part in parts_of(match["who"]))


def _is_bare(who: str, known: Known) -> bool:
    if re.fullmatch(INITIALS, who):
        return known.stands_for(who)
    if re.fullmatch(SHORT_NAME, who):
        return who in known.names or who[0] not in "AI" or who[1] == "."
    letters = re.match(rf"{WARD_LETTERS}\s+(?=[A-Z][a-z])", who)
    if letters:
        first, *others = who[letters.end() :].split()
        if not others:
            return first in known.surnames
        return first in GIVEN_NAMES or first in known.first_names
    if not re.fullmatch(BARE, who):
        if who in known.surnames:
            return True
        alone = " " not in who and not re.fullmatch(PLAIN_OFFICE, who)
        return who in GIVEN_NAMES | known.first_names if alone else is_person(who, known)
    first, *others = who.split()
    if first in others or len(set(others)) < len(others):
        return False  # "Village Pond – Dan Cole Dan Cole said": a heading ends in a name
    plainly = first in GIVEN_NAMES or first in known.first_names or not known.has_words(who)
    return who in known.names or (plainly and is_bare_name(who))


def _may_speak(match: re.Match[str], known: Known) -> bool:
    who, verb = tidy(match["who"]), match["verb"].lower()
    if re.search(r"\s(?:of|for|and|the|to|with|in|&|–|-)$", who):
        return False
    if re.match(SEVERAL, who):
        return True
    if re.fullmatch(GROUP, who):
        return "officers" in who.lower() or verb not in _BODY_VERBS
    if who[4:].islower() and _WRITTEN.search(match.string, 0, match.start()):
        return False  # "a complaint was received, the resident stated": in a letter
    if re.fullmatch(UNNAMED, who) and verb in ("complained", "would", "is"):
        return False  # of whom the meeting is told
    if _ACRONYM.fullmatch(who) and not _PERSON_ACRONYM.fullmatch(who):
        at_once = match.end("who") + 1 == match.start("verb")
        return at_once and verb in _SAYING and not is_body_acronym(who.split()[1])
    if who in GIVEN_NAMES - {"June"}:  # "Following a query Stephen confirmed": nobody else before
        return re.search(rf"\b{TITLED}", match.string[: match.start()]) is None
    the = who.lower().startswith(("the ", "our "))
    return (the and is_office(who)) or all(is_named(part, known) for part in parts_of(who))
