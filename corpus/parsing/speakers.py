"""Who the minutes say spoke: read from reported speech, and only where the text names a subject.

A wrong name is worse than none: objects, mentions inside clauses, moving and seconding give
None.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.parsing.given_names import GIVEN_NAMES
from corpus.parsing.known import NOBODY, Known
from corpus.parsing.named import is_person, name_of, parts_of
from corpus.parsing.people import (
    BARE,
    GROUP,
    INITIALS,
    OFFICE,
    PLAIN_OFFICE,
    SEVERAL,
    SHORT_NAME,
    TITLE,
    TITLED,
    UNNAMED,
    is_bare_name,
    is_body_acronym,
    is_office,
    tidy,
)
from corpus.parsing.speech import ADVERB, SAID_BY, VERB
from corpus.parsing.welsh_speech import welsh_speaker_in

_NAMED = rf"(?:{SEVERAL}|{TITLED}|{UNNAMED}|{GROUP}|{PLAIN_OFFICE}|{OFFICE})"
_OWN = r"[A-Z][\w’'&-]{0,30}"
# "(also the Chair of the Board)", ", Leader of the Group,", the unclosed ", the Cabinet Member for
# Families explained" (West Suffolk), and "from the Housing Trust"
_APPOSITION = (
    r"(?:\s*\((?P<bracket>[^()]{1,120})\))?"
    r"(?:,\s*(?P<apposed>[^,;:.()]{1,120}),"
    rf"|,\s+(?!{TITLE}\s)(?P<open>(?:{_OWN}|of|for|and|the|to|with|&)"
    rf"(?:\s+(?:{_OWN}|of|for|and|the|to|with|&)){{0,12}})"
    r"|\s+(?:from|of|for|representing|on\s+behalf\s+of)\s+(?:the\s+)?(?:village|parish|area|town"
    rf"|{_OWN}(?:\s+(?:{_OWN}|of|for|and|the)){{0,8}}))?"
)
_TAIL = (
    r"(?:\s+(?:joined|attended|opened|addressed)\s+the\s+meeting\s+and)?"
    rf"(?:,?\s+{ADVERB},?){{0,2}}\s+(?P<verb>{VERB})\b(?!\s+by\b(?!\s+\w+ing\b))"
    r"(?<!informed(?= of))"
)


def _and_others(one: str, other: str) -> str:
    """A pattern of one person, or several of whom the last is joined by "and"."""
    return rf"{one}(?:(?:,\s+{other}){{0,3}},?\s+and\s+(?:also\s+)?{other})?"


_BARE_ONE = rf"(?:{BARE}|{SHORT_NAME}|{INITIALS}|[A-Z][a-z]{{1,14}})"
_AT_START = re.compile(
    rf"(?P<who>{_and_others(_BARE_ONE, f'(?:{_NAMED}|{_BARE_ONE})')}){_APPOSITION}{_TAIL}"
)
# What may stand before a subject; after any other word the name is an object or inside a clause.
_LEAD_IN = re.compile(
    r"(?:^|[,;:.?!–—\-)\]”\"]|\d\.\d{1,2}|\b(?i:and|but|where|while|whilst|response|reply|although|meeting|then"
    r"|discussion|answer|addition|conclusion|however|additionally|finally|also|sadness|regret))\s*$"
)
# "Annie and Cllr Ash noted": where Annie is nobody known, Cllr Ash does not speak alone.
_NAMES_WITH = re.compile(
    r"(?:[A-Z][\w.’'-]*,?\s+(?:(?:of|for|the|&)\s+)*){1,15}and\s+(?:also\s+)?$"
)
_TITLE_ENDS = re.compile(rf"(?<![\w’'-]){TITLE}\s*$")
_STARTS_CLAUSE = re.compile(
    r"\b(?:as|that|which|who|whom|if|whether|when|because|by)\s*$", re.IGNORECASE
)
# "Shoplifting – Officers reported": a labelled point starts anew after its dash or colon.
_LABELLED = re.compile(r"^[^.;:–—]{2,90}(?:\s[–—-]|:)\s+(?=[A-Z])")
# "Open Forum 9.1 AB asked", "Chair’s Report 6.1.1 Assets - LH said"
_TITLE_AND_NUMBER = re.compile(
    r"^(?:[A-Z][\w’'&,/-]*\s+|and\s+|of\s+|for\s+){0,8}?\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])"
)
_NUMBERED = re.compile(r"^(?:\(?(?:\d[\d./-]*|[a-z]|[ivx]{1,4})[.):]\s*|\(\d[^()]{0,20}\)\s*)+")
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whether|if|because|resolved|agreed|noted|said|explained|advised)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:In|On|With|At|After|Following|Regarding|Concerning|During|When|Although|Whilst|While|As"
    r"|Having|Responding|Referring|Answering|Replying|Speaking|Turning|Asked|Further\s+to|For|From"
    r"|Given|Noting|Despite|Before|Under|Since)\b"
)
_PLAINLY_SAID = re.compile(
    r"(?:said|noted|explained|stated|confirmed|informed|thanked|advised|reported|asked|commented"
    r"|outlined|suggested)\s+(?:that|how|if|whether|the|a|an|there|he|she|they|those|[a-z]+s)\b"
)
# "Dog Fouling Cllr Ash reported": a heading that runs into its text holds no verb of its own.
_RUN_IN_TITLE = re.compile(
    r"(?!(?:Proposed|Seconded|Apologies|Thanks)\b)(?:[A-Z0-9£“‘(][\w’'&/.,()“”‘£-]*|of|the|at|in|on|for|and"
    r"|to|by|with|a|from|&|/|[–-])(?:\s+(?!(?:Proposed|Seconded)\b)(?:[A-Z0-9£“‘(][\w’'&/.,()“”‘£-]*"
    r"|of|the|at|in|on|for|and|to|with|a|from|&|/|[–-])){0,9}\s+$"
)
_ENDS_SMALL = re.compile(r"(?:\b(?:of|the|at|in|on|for|and|to|by|with|a|from|[Mm]rs?|[Bb]y)|&)\s+$")
_BODY_VERBS = frozenset(
    "noted agreed considered accepted supported recommended offered thanked wish wished would"
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
_ANY_VERB = re.compile(rf"\b{VERB}\b")  # cheap: most sentences report no speech
_OPENS_WITH_PRONOUN = re.compile(r"(?:However,\s+)?(?:He|She|They|he|she|they)\s")
_BY = re.compile(
    rf"(?:(?<!which )(?<!that )(?<!who )\b(?:was|were)\s+(?:{ADVERB}\s+)?"
    r"|^(?:Another|An?|One|The\s+following)\s(?:(?!\bbeen\b)[^,.;]){3,60}?\s)"
    rf"(?P<said>{SAID_BY})\s+(?:[a-z]+\s+){{0,3}}?by\s+"
)
_TOLD_BY = re.compile(r"(?:advised|informed|told|reminded|assured|updated)\b")
_AUDIENCE = re.compile(
    r"^(?:(?:The\s+)?(?:Members|Council(?:lors)?|Committee|Board|Panel|Cabinet|Meeting|meeting)|It"
    r"|Those\s+present|The\s+Parish\s+Council)\s"
)
_ACCORDING = re.compile(rf"According\s+to\s+(?P<who>{TITLED}|{PLAIN_OFFICE}),")
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
    for start in _clause_starts(head):
        match = _AT_START.match(head, start)
        if match and _is_bare_speaker(match, known):
            return name_of(match)
    return _subject(head, known) or _said_by(head, known)


def _subject(head: str, known: Known) -> str | None:
    if _OPENS_WITH_PRONOUN.match(head) or not _ANY_VERB.search(head):
        return None  # after a pronoun its speaker is carried, never stated
    pattern = _anywhere(known.pattern)
    match = pattern.search(head)
    while match:
        if _is_subject(head, match, known) and _may_speak(match, known):
            return name_of(match)
        # "Church Survey Cllr Ash and Cllr Birch": who speaks with another does not speak alone
        together = re.search(r"\sand\s", match["who"]) is not None
        match = pattern.search(head, match.end("who") if together else match.start() + 1)
    return None


@lru_cache(maxsize=8)  # one document is read at a time, and its sentences share a pattern
def _anywhere(known: str) -> re.Pattern[str]:
    one = rf"(?:{_NAMED}|{known})"
    return re.compile(rf"(?<![\w’'/-])(?P<who>{_and_others(one, one)}){_APPOSITION}{_TAIL}")


def _said_by(head: str, known: Known) -> str | None:
    """ "It was reported by the Clerk that …"; what others were told elsewhere is not said here."""
    match = _ACCORDING.match(head)
    if match:
        return name_of(match)
    for match in _BY.finditer(head):
        if _TOLD_BY.match(match["said"]) and not _AUDIENCE.match(head):
            continue
        who = _by_whom(known.pattern).match(head, match.end())
        if who and _may_be_by(tidy(who["who"]), known):
            return name_of(who)
    return None


@lru_cache(maxsize=8)
def _by_whom(known: str) -> re.Pattern[str]:
    one = rf"(?:{SEVERAL}|{TITLED}|{UNNAMED}|{known}|{PLAIN_OFFICE}|{OFFICE}|Members|Councillors)"
    return re.compile(rf"(?P<who>{_and_others(one, one)})(?![\w’'/-])")


def _may_be_by(who: str, known: Known) -> bool:
    return all(is_person(part, known) for part in parts_of(who))


def _clause_starts(head: str) -> Iterator[int]:
    yield 0
    number = _NUMBERED.match(head)
    if number:
        yield number.end()
    for pattern in (_LABELLED, _TITLE_AND_NUMBER):
        label = pattern.match(head)
        if label:
            yield label.end()


def _is_bare_speaker(match: re.Match[str], known: Known) -> bool:
    return all(_is_bare(part, known) for part in parts_of(match["who"]))


def _is_bare(who: str, known: Known) -> bool:
    if re.fullmatch(INITIALS, who):
        return known.stands_for(who)
    if re.fullmatch(SHORT_NAME, who):
        return who in known.names or who[0] not in "AI" or who[1] == "."
    if not re.fullmatch(BARE, who):
        alone = " " not in who and not re.fullmatch(PLAIN_OFFICE, who)
        return who in GIVEN_NAMES | known.first_names if alone else is_person(who, known)
    first, *others = who.split()
    if first in others or len(set(others)) < len(others):
        return False  # "Village Pond – Dan Cole Dan Cole said": a heading ends in a name
    plainly = first in GIVEN_NAMES or first in known.first_names or not known.has_words(who)
    return who in known.names or (plainly and is_bare_name(who))


def _is_subject(head: str, match: re.Match[str], known: Known) -> bool:
    lead = head[: match.start()]
    before = lead[-40:]
    if _STARTS_CLAUSE.search(before) or _NAMES_WITH.fullmatch(lead) or _TITLE_ENDS.search(before):
        return False
    if _LEAD_IN.search(before):
        # Inside a reported clause: "It was reported that the bus, Mrs Hale said, …".
        if not _SUBORDINATE.search(lead) or re.search(r"(?:\band|[;.])\s*$", lead):
            return True
        return bool(_OPENING.match(lead)) and lead.rstrip().endswith((",", "response"))
    if _SUBORDINATE.search(lead):
        return False
    own = match.string[match.end("who") : match.start("verb")]
    if _OPENING.match(lead) and len(lead) < _LONGEST_OPENING and "," not in lead + own:
        return _PLAINLY_SAID.match(head, match.start("verb")) is not None
    return _runs_in(lead, match, known)


_LONGEST_OPENING = 100


def _runs_in(lead: str, match: re.Match[str], known: Known) -> bool:
    """Whether a heading without a verb stands directly before a subject that is plainly one."""
    if not _RUN_IN_TITLE.fullmatch(lead) or _ENDS_SMALL.search(lead):
        return False
    who = tidy(match["who"])
    if re.match(TITLED, who) or (who.startswith("The ") and is_office(who)):
        return True
    first = parts_of(who)[0]
    return first in known.initials or first in known.names


def _may_speak(match: re.Match[str], known: Known) -> bool:
    who, verb = tidy(match["who"]), match["verb"].lower()
    if re.search(r"\s(?:of|for|and|the|to|with|in|&|–|-)$", who):
        return False
    if re.match(SEVERAL, who):
        return True
    if re.fullmatch(GROUP, who):
        return "officers" in who.lower() or verb not in _BODY_VERBS
    if re.fullmatch(UNNAMED, who) and verb in ("complained", "would"):
        return False  # of whom the meeting is told
    if _ACRONYM.fullmatch(who) and not _PERSON_ACRONYM.fullmatch(who):
        return verb in _SAYING and not is_body_acronym(who.split()[1])
    return is_office(who) or all(is_person(part, known) for part in parts_of(who))
