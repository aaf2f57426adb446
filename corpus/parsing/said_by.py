"""Who said what a passive sentence reports: "It was reported by the Clerk that …"."""

import re

from corpus.parsing.known import Known
from corpus.parsing.named import is_named, name_of, parts_of
from corpus.parsing.people import PLAIN_OFFICE, SEVERAL, TITLED, tidy
from corpus.parsing.speech import ADVERB, SAID_BY
from corpus.parsing.subjects import BY_WHOM, WHO_SPOKE

_BY = re.compile(
    rf"(?:(?<!which )(?<!that )(?<!who )\b(?:was|were)\s+(?:{ADVERB}\s+)?"
    r"|^(?:Another|An?|One|The\s+following)\s(?:(?!\bbeen\b)[^,.;]){3,60}?\s)"
    rf"(?P<said>{SAID_BY})\s+(?:[a-z]+\s+){{0,3}}?by\s+"
)
_NOTHING = re.compile(r"\b(?:[Nn]o|[Nn]one|[Nn]othing|[Nn]either)\b")
_TOLD_BY = re.compile(r"(?:advised|informed|told|reminded|assured|updated)\b")
_AUDIENCE = re.compile(
    r"^(?:Again,?\s+)?(?:(?:[Tt]he\s+)?(?:Members|[Pp]ublic|Residents|Parishioners|Council(?:lors)?|Committee|Board|Panel|Cabinet|Meeting|meeting)|It"
    r"|Those\s+present|The\s+Parish\s+Council)\s"
)
_ACCORDING = re.compile(rf"According\s+to\s+(?P<who>{TITLED}|{PLAIN_OFFICE}),")
# "A question was received from Mrs Ash who asked …", "The Chair introduced Mr Birch, who gave …"
_FROM_WHOM = re.compile(
    r"(?:\b(?:questions?|statements?|presentations?|updates?)\s+(?:\w+\s+){0,3}?(?:was|were)\s+(?:also\s+|then\s+)?"
    r"(?:received|asked|put|raised|made|given|heard)\s+(?:by|from)|\bheard\s+from|\bchaired\s+by"
    r"|\b(?:introduced|invited|welcomed|called\s+(?:on|upon)|handed\s+over\s+to))\s+"
)
_HEARD = re.compile(
    r"\b(?:presentation|update|report|talk|briefing|address|statement|demonstration|introduction)s?\s+"
    r"(?:(?:was|were)\s+)?(?:(?:given|made|received|delivered|heard)\s+)?(?:by|from)\s+"
    r"|\b(?:was|were)\s+(?:(?:also|then|verbally)\s+)?(?:submitted|presented|introduced|tabled|circulated)\s+"
    r"by\s+"
)


def heard_from(words: str, known: Known) -> str | None:
    """Who gave what a body "received" or "heard": of whom the next sentence says "she"."""
    match = _HEARD.search(words)
    who = BY_WHOM.match(words, match.end()) if match else None
    if who and _may_be_by(tidy(who["who"]), known):
        return name_of(who)
    return known.longest_at(words, match.end()) if match else None


def said_by(head: str, known: Known) -> str | None:
    """Who is named after "by"; what others were told elsewhere is not said here."""
    match = _ACCORDING.match(head)
    if match:
        return name_of(match)
    for match in _BY.finditer(head):
        if _NOTHING.search(head, 0, match.start()):
            continue
        if _TOLD_BY.match(match["said"]) and not _AUDIENCE.match(head):
            continue
        who = _whom(head, match.end(), known)
        if who:
            return who
    for match in _FROM_WHOM.finditer(head):
        spoke = WHO_SPOKE.match(head, match.end())
        if spoke and _may_be_by(tidy(spoke["who"]), known):
            return name_of(spoke)
    return None


def _whom(head: str, at: int, known: Known) -> str | None:
    match = BY_WHOM.match(head, at)
    if match is None:
        return None
    if _may_be_by(tidy(match["who"]), known):
        return name_of(match)
    return known.longest_at(head, at)


def _may_be_by(who: str, known: Known) -> bool:
    return re.fullmatch(SEVERAL, who) is not None or all(
        is_named(part, known) for part in parts_of(who)
    )
