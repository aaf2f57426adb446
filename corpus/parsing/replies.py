"""Asking and answering in one sentence: who is answered, asked of, or replies. Pure."""

import re
from collections.abc import Iterator

from corpus.parsing.known import Known
from corpus.parsing.named import is_named, name_of, parts_of
from corpus.parsing.people import tidy
from corpus.parsing.subjects import BY_WHOM

_QUESTION = (
    r"(?:(?:further|second|third|supplementary|follow-?up|another|several|various|some|two|three"
    r"|written|specific|separate|the|an?)\s+){0,3}"
    r"(?:questions?|quer(?:y|ies)|comments?|points?|enquir(?:y|ies)|concerns?|requests?)"
)
_RAISED = r"(?:\s+(?:raised|asked|put|posed|made|received|about\s[^,;.]{2,60}?|on\s[^,;.]{2,60}?))?"
_REPLYING = (
    r"(?:[Ii]n\s+(?:response|reply|answer)\s+to|[Rr]esponding\s+to|[Rr]epl(?:ying|ied)\s+to"
    r"|[Aa]nswer(?:ing|ed)|[Rr]esponded\s+to)"
)
# "In response to a question from Cllr Ash", "in reply to Cllr Ash’s question"
_TO_A_QUESTION = re.compile(
    rf"\b(?:{_REPLYING}\s+{_QUESTION}|(?:[Aa]fter|[Ff]ollowing)\s+an?\s+(?:question|query)){_RAISED}"
    r"\s+(?:from|by|of)\s+"
)
_TO_OWN = re.compile(
    rf"\b{_REPLYING}\s+(?P<whom>[^,.;]{{2,60}}?)[’'](?:s\s|\s)\s*(?:[a-z-]+\s+){{0,2}}?{_QUESTION}\b"
)
# "Responding to Cllr Ash, the Director said", "When asked by Cllr Ash whether …, she said"
_TO_SOMEBODY = re.compile(
    r"(?:^|[,;]\s)(?:(?:[Ii]n\s+(?:response|reply|answer)\s+to|[Rr]esponding\s+to|[Rr]eplying\s+to"
    r"|[Aa]nswering)|(?P<by>(?:[Ww]hen\s+)?[Aa]sked\s+by))\s+"
)
_BODY = re.compile(r"[Tt]he\s+(?:[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Pp]anel|[Pp]ublic)(?!\w)")
_ASKED = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!be )\b(?:(?:asked|asks)(?=[^.;?]{0,80}?\b(?:if|whether|how"
    r"|what|why|when|where|who|which|about|for\s+(?:clarification|confirmation|information|details"
    r"|an?\s+(?:update|explanation)|assurances?))\b|\s+(?:a|the|another)\s+(?:\w+\s+)?question)"
    r"|quer(?:ied|ies)|questioned|supplementary|enquired|inquired|wanted\s+to\s+know|wished\s+to\s+know"
    r"|sought\s+(?:clarification|confirmation|assurances?|reassurance|an\s+explanation)"
    r"|(?:raised|put|posed)\s+(?:a|the|another|further|some|several)\s+(?:\w+\s+)?(?:questions?(?!\s+mark)"
    r"|quer(?:y|ies)))\b"
)
# "A query was raised as to why, Mr Ash informed the meeting": nobody says whose query
_NOBODY_ASKED = re.compile(
    r"\b(?:questions?|quer(?:y|ies)|concerns?)\s+(?:was|were|had\s+been)\s+(?:also\s+)?(?:raised|asked|put)\b"
    r"(?!\s+by\b)"
)
_REQUESTED = re.compile(r"\basked\s+(?:that|to\s+be)\b")
_OF_WHOM = re.compile(r"\basked\s+(?=[A-Zt])")
_REPLIED = re.compile(
    r"\b(?:replied|responded|answered|in\s+(?:reply|response|answer)|in\s+responding)\b"
    r"(?!\s+to\s+(?!(?:this|that|the\s+(?:question|query|point|concern)|these|explain|say|confirm)\b))",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"\b(?:confirmed|indicated|advised|clarified|assured|reassured|undertook)\b"
)
# In the paragraph of the question only: further down somebody may begin another subject with it.
_SAID = re.compile(r"\b(?:explained|informed|said|stated|pointed\s+out|acknowledged|thought)\b")
_INSIDE = re.compile(
    r"(?:,|;|\s[-–—]|\band|\bto\s+which)\s+(?=(?:[Tt]he\s|[A-Z]|[Hh]e\s|[Ss]he\s))"
)
_SAYS = re.compile(
    r"\s+(?:then\s+|also\s+)?(?:replied|responded|answered|said|stated|confirmed|advised|informed"
    r"|explained|commented|clarified|assured|reported)\b"
)
_HE_SAID = re.compile(
    r"(?:[Hh]e|[Ss]he)\s+(?:replied|responded|answered|said|stated|confirmed|advised|explained)\b"
)


def asks(words: str) -> bool:
    """Whether somebody asks something; asking for something to be done is no question."""
    return _ASKED.search(words) is not None and _REQUESTED.search(words) is None


def replies(words: str) -> bool:
    """Whether somebody is said to reply."""
    return _REPLIED.search(words) is not None


def may_answer(words: str, *, here: bool) -> bool:
    """Whether it is an answer if it stands directly behind a question; `here`: in its paragraph."""
    if _NOBODY_ASKED.search(words):
        return False
    return _CONFIRMED.search(words) is not None or (here and _SAID.search(words) is not None)


def answered_in(words: str, known: Known) -> str | None:
    """Of whom a sentence says that it answers them."""
    return next(_askers(words, known), None)


def asked_of(words: str, known: Known) -> str | None:
    """Whom a question names as the one it is put to."""
    match = _OF_WHOM.search(words)
    return _whom(words, match.end(), known) if match else None


def reply_within(words: str, speaker: str, whom: str | None, known: Known) -> str | None:
    """Who answers in the sentence of the question: "… asked if it was so, Mr Birch said yes"."""
    asked = _ASKED.search(words)
    for clause in _INSIDE.finditer(words, asked.end() if asked else len(words)):
        pronoun = _HE_SAID.match(words, clause.end())
        if pronoun and whom:
            return whom
        who = BY_WHOM.match(words, clause.end())
        said = _SAYS.match(words, who.end()) if who else None
        if who and said and _are_named(who["who"], known) and not same_person(who["who"], speaker):
            return name_of(who)
    return None


def _are_named(who: str, known: Known) -> bool:
    return all(is_named(part, known) for part in parts_of(tidy(who)))


def _askers(words: str, known: Known) -> Iterator[str]:
    """Everybody of whom a sentence says that it answers them."""
    for match in _TO_A_QUESTION.finditer(words):
        who = _whom(words, match.end(), known)
        if who:
            yield who
    for match in _TO_OWN.finditer(words):
        who = _whom(match["whom"], 0, known, whole=True)
        if who:
            yield who
    for match in _TO_SOMEBODY.finditer(words):
        end, who = _named_at(words, match.end(), known)
        if who and (match["by"] or words[end : end + 1] == ","):
            yield who


def _whom(words: str, at: int, known: Known, *, whole: bool = False) -> str | None:
    end, who = _named_at(words, at, known)
    return who if not whole or end == len(words) else None


def _named_at(words: str, at: int, known: Known) -> tuple[int, str | None]:
    """Who is named at a place, and where the name ends."""
    body = _BODY.match(words, at)
    if body:
        return body.end(), body[0]
    who = BY_WHOM.match(words, at)
    if who and _are_named(who["who"], known):
        return who.end(), name_of(who)
    form = known.longest_at(words, at)
    return at + len(form or ""), form


def same_person(one: str, other: str) -> bool:
    """Whether two printed names may be one person: "Cllr Ash" and "Councillor Jane Ash"."""
    first, second = (_plain(name) for name in (one, other))
    return first == second or first.split()[-1:] == second.split()[-1:]


def _plain(name: str) -> str:
    return re.sub(r"^the\s+|\s*\(not named\)$|[.]", "", name.casefold())
