"""What a factual question asks for (a sum, a number, a date, a person), and which sentence has it.

Pure. "How much did the shed cost?" is answered by a sentence with a sum of money in it or not at
all: that the minutes speak of the shed is no answer.
"""

import re
from enum import StrEnum

from corpus.reading.marks import MONTHS
from index.analysis import terms
from qa.models import Question, Wanted
from qa.people import TITLES


class Thing(StrEnum):
    """What one sentence must have to answer."""

    MONEY = "how much"
    NUMBER = "how many"
    DATE = "when"
    PERSON = "who"


_ASKS_MONEY = re.compile(
    r"\b(?:cost|costs|costing|price|pay|pays|paid|spend|spent|spending|fees?|charges?|charged?|"
    r"precept|budget|rent|salary|wages?|worth|grants?|fines?|money|expens\w+|donat\w+|raised?|"
    r"funding|funded|bill|awarded|invoice|penalty notice|sum|tax|debt|loan|borrow\w*|gost|pris|"
    r"bris|dalu|dalwyd|talwyd|grantiau)\b|£",
    re.IGNORECASE,
)
# "What was the rent", "what did they pay Zurich": a sum, though "how much" is not said.
_WHAT_SUM = re.compile(
    r"^\W*what (?:is|was|were|are|will|would)\b[^?]*?\b(?:rent|premium|salary|fee|charge|price|"
    r"wages?|fine|precept|hire charge|cost|worth|balance|(?<!nature )reserves)\b|"
    r"^\W*what (?:\w+ )?(?:precept|fee|rent|price|salary|premium|charge|balance|money|sum of "
    r"money)\b|^\W*what (?:did|does|do|will|would|has|have)\b[^?]*?"
    r"\b(?:pay|paid|cost|charge)\b(?! attention)",
    re.IGNORECASE,
)
_WHICH_BODY = re.compile(
    r"^\W*(?:by |from |to |with )?(?:which|what) (?:\w+ )?(?:compan(?:y|ies)|firms?|contractors?|"
    r"insurers?|suppliers?|builders?|architects?|consultants?|auditors?|solicitors?|banks?|"
    r"developers?|operators?|householders?|landowners?|residents?|neighbours?|farmers?|owners?|"
    r"drivers?|tenants?|applicants?|volunteers?|candidates?|winners?|person|officers?|councillors?|members?|m\.?p\.?)\b",
    re.IGNORECASE,
)
_WHOSE_NAME = re.compile(
    r"^\W*what (?:is|are|was|were) the names? of\b[^?]*?\b(?:farmers?|owners?|people|persons?|"
    r"m[ae]n|wom[ae]n|residents?|councillors?|officers?|members?|winners?|drivers?|tenants?|"
    r"contractors?|compan(?:y|ies)|firms?|developers?|applicants?|speakers?|volunteers?)\b",
    re.IGNORECASE,
)
_WHAT_DATE = re.compile(
    r"^\W*what (?:is|was|were|are) the (?:(?:earliest|latest|first|last)\b(?! (?:thing|item|"
    r"word|name))|(?:\w+ ){0,2}(?:dates?|deadline))\b",
    re.IGNORECASE,
)
_ASKS_COUNT = re.compile(r"\b(?:how many|what (?:number|percentage|proportion|share))\b",
                         re.IGNORECASE)  # fmt: skip
_ASKS_TALLY = re.compile(r"\b(?:how many|majority|margin|how (?:close|tight|narrow))\b", re.I)
_MONEY = re.compile(
    r"£\s?\d|\b\d[\d,.]*\s?(?:p|pence|pounds?)\b|\b(?:free of charge|no cost|at no charge|nil)\b|"
    r"\b\d+(?:\.\d+)?\s?%",
    re.IGNORECASE,
)
# What was raised for a cause is not what it cost.
_ASKS_COST = re.compile(r"\b(?:costs?|spen[dt]|pay|paid|price)\b", re.IGNORECASE)
_RAISED = re.compile(r"\braised\b|\bfund-?\s?rais\w+|\bin aid of\b", re.IGNORECASE)
_SPENT = re.compile(
    r"\b(?:cost|spen[dt]|pa(?:y|id)|pric|quot|estimat|charg|fees?\b|bill|invoic|expen|budget|"
    r"purchas|bought)",
    re.IGNORECASE,
)
_MONTHS = rf"(?:{MONTHS})"
# What has digits and counts nothing: dates, times, years, references, numbers of minutes.
_NO_COUNT = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)\b(?=\s*(?:&|and|to|-)\s*\d)|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b(?:,?\s+(?:19|20)\d\d)?|"
    rf"\b{_MONTHS}\s+(?:19|20)\d\d\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|"
    r"(?<![£\d,.])\b(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?\b(?![,.]\d)|\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m)?\b|"
    r"\b[A-Z]{2,}(?:[/-]\w+)+|\b\d+/\d+(?:/\w+)*|\b(?:minute|item|paragraph|section|regulation|"
    r"policy|plan|report|zone|route|bus|no\.?|number)\s+(?:no\.?\s*)?[A-Z]{0,3}\d+\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundreds?|thousands?|million|dozen|half|third|quarter|none|(?<!report )no (?=[a-z])|"
    r"un|dau|dwy|tri|tair|pedwar|pedair|pump|chwech|saith|wyth|naw|deg)\b",
    re.IGNORECASE,
)
# "How often" and "how long" are told without a number: fortnightly, every week, for a year.
_OFTEN = re.compile(
    r"\b(?:fortnight|night|week|month|year|quarter|hour|annual|regular)ly\b|\bdaily\b|\b(?:once|twice|each|every|per|a)\s+(?:other\s+)?(?:day|"
    r"week|month|year|fortnight|quarter|meeting|morning|evening|summer|winter|spring|autumn|"
    r"mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\b|\b(?:several|many|a few) (?:days|weeks|"
    r"months|years|hours|times)\b",
    re.IGNORECASE,
)
_ASKS_OFTEN = re.compile(r"\bhow (?:often|long|frequently|regularly)\b", re.IGNORECASE)
_DATE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b{_MONTHS}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{1,2}}[:.]\d{{2}}\s*"
    r"[ap]\.?m\b|\b\d{1,2}\s*[ap]\.?m\b|\b(?:next|last|this|following) (?:meeting|week|month|year|"
    r"spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday)\b|"
    r"\b(?:spring|summer|autumn|winter|easter|christmas)\b|\b(?:days|weeks|months|years)\b",
    re.IGNORECASE,
)
# A person: a name with its title, two names after a word that brings one in, initials at the
# start, or somebody by the office held.
_NAME = re.compile(
    rf"\b(?:{TITLES})\.?\s+[A-Z]|\b(?:by|chair(?:ed|man)?|,|is|was|to|and|from|with|for)\s+"
    r"[A-Z][a-z'’-]+\s+(?:[A-Z]\.?\s+)?[A-Z][a-z'’-]+\b|^(?!The\b|This\b|That\b|In\b|At\b|An?\b)[A-Z][a-z'’-]+\s+[A-Z][a-z'’-]+\b|"
    r"\b[A-Z]{2,3}\b(?=\s+(?:to|had|has|was|is|will|would|agreed|said|reported|"
    r"moved|offered|volunteered|undertook|asked|wrote|spoke|advised|suggested|confirmed))|"
    r"\b(?:Limited|Ltd|LLP|plc|Trust|Association|Partnership|Services|Group|Club|Society)\b"
)
# Who tells of a thing has not done it: "Cllr Ash shared that the inn had been sold".
_REPORTER = re.compile(
    rf"^\W*(?:\w{{1,3}}[.)]\s+)?(?:The\s+)?(?:(?:{TITLES})\.?\s+)?(?:[A-Z][\w'’.-]*\s+){{1,4}}"
    r"(?:(?:has|had|also|then|further)\s+)*(?:shared|said|advised|reported|stated|informed|told|"
    r"explained|noted|confirmed|mentioned|commented|announced|remarked|observed|highlighted|"
    r"indicated|understood|believed|heard)\b(?:\s+\w+){0,4}?\s+that\b"
)
# "Parish Clerk" below a signature line is nobody's name.
_OFFICES_ONLY = re.compile(
    r"(?:\W*\b(?:the|parish|town|county|district|borough|city|community|council|vice|deputy|acting|"
    r"clerk|chair(?:man|woman|person)?|treasurer|secretary|leader|mayor|convener|to|of|and)\b)+\W*",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"\b((?:vice|deputy)[\s-]+)?(?:chair(?:man|woman|person)?|convener|mayor)\b", re.IGNORECASE
)
_OWN_DOING = re.compile(r"\b(?:s?he|his|hers?|him|they|I|we)\b")
_ASKS_SAYER = re.compile(
    r"\b(?:said|says?|told|tell|report(?:ed|s)?|advised|mention(?:ed|s)?|raised|asked|stated|"
    r"explained|announced|comment(?:ed|s)?|complained|informed|confirmed|suggested|queried|"
    r"questioned|argued|pointed|noted|thought|felt|spoke|shared|warned)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:Clerk|Chair(?:man|woman|person)?|Leader|Mayor|Treasurer|Secretary|Officer|Director|"
    r"Manager|Convener|Inspector|Solicitor|Minister|Head of|Members?|Councillors?|Police|"
    r"residents?|volunteers?|contractors?|owners?|Council|Committee)\b",
    re.IGNORECASE,
)
# What somebody moved is not yet so: a motion must never be given as the answer, unless the same
# sentence says what became of it.
_SETTLED = re.compile(
    r"\b(?:agreed|resolved|approved|adopted|carried|accepted|confirmed|unfrydol)\b", re.IGNORECASE
)
_PROPOSED = re.compile(
    r"^[\"“‘']|\b(?:moved|motion|amendment|(?<!the )(?<!an )(?<! a )(?<!this )proposed|seconded)\b",
    re.IGNORECASE,
)
_SECONDED = re.compile(r"\bproposed\b.*\bseconded\b", re.IGNORECASE | re.DOTALL)
_MOTION = re.compile(r"\b(?:motion|amendment|lost|defeated|moved)\b", re.IGNORECASE)
_REQUESTED = re.compile(
    r"\b(?:ask(?:s|ed|ing)? (?:for|if|whether|that)|request(?:s|ed|ing)?|appl(?:y|ied|ying) for|"
    r"application|seek(?:s|ing)?|sought|would like|appeal(?:s|ed|ing)? for|suggest(?:s|ed))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow many\s+(?:of\s+(?:the\s+)?)?(?P<words>[^?.,;]+)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:did|do|does|were|was|are|is|have|has|had|will|would|can|could|should|came|come|in|at|"
    r"for|of|on|to|with|from|by|who|that|which|there|signed|attended|objected|took|lost|went)\b",
    re.IGNORECASE,
)
_ANYTHING = frozenset("people times persons members councillors things others more".split())


def asked(question: Question) -> str:
    """What is asked, in whole: "and in 2019?" asks how much, if the question before it did."""
    return question.words if question.carried else question.text


def counted_in(question: Question) -> str | None:
    """The term of what "how many" counts ("complaints"); None if that says nothing."""
    found = _COUNTED.search(asked(question))
    words = _VERB.split(found["words"])[0].split() if found else []
    if not words or words[-1].lower() in _ANYTHING:
        return None
    return next(iter(terms(words[-1])), None)


def thing_of(question: Question) -> Thing | None:
    """What one sentence must have to answer; None where anything on the matter may."""
    if question.wanted is Wanted.HOW_MANY:
        counted = _ASKS_COUNT.search(asked(question))
        return Thing.MONEY if _ASKS_MONEY.search(asked(question)) and not counted else Thing.NUMBER
    if question.wanted is Wanted.VOTE:
        return Thing.NUMBER if _ASKS_TALLY.search(asked(question)) else None
    if question.wanted is Wanted.FACT:
        if _WHAT_SUM.search(asked(question)):
            return Thing.MONEY
        if _WHICH_BODY.search(asked(question)) or _WHOSE_NAME.search(question.text):
            return Thing.PERSON
        return Thing.DATE if _WHAT_DATE.search(asked(question)) else None
    return {Wanted.WHEN: Thing.DATE, Wanted.WHO: Thing.PERSON}.get(question.wanted)


def has(text: str, thing: Thing | None, question: Question) -> bool:
    """Whether a sentence has what was asked for, beyond what the question itself says."""
    if thing is Thing.MONEY and _ASKS_COST.search(asked(question)) and _only_raised(text):
        return False
    if thing is Thing.MONEY:
        return bool(_MONEY.search(text))
    if thing is Thing.NUMBER and _ASKS_OFTEN.search(asked(question)) and _OFTEN.search(text):
        return True
    if thing is Thing.NUMBER:
        own = set(re.findall(r"\d[\d,.]*", asked(question)))
        rest = _NO_COUNT.sub(" ", text)
        rest = re.sub(r"\d[\d,.]*", lambda found: "" if found[0] in own else found[0], rest)
        return bool(_NUMBER.search(rest))
    if thing is Thing.DATE:
        return bool(_DATE.search(text))
    if thing is Thing.PERSON:
        told = text if _ASKS_SAYER.search(asked(question)) else without_reporter(text)
        named = _NAME.search(told) and not _OFFICES_ONLY.fullmatch(told)
        return bool(named) and _same_office(text, asked(question))
    return True


def without_reporter(text: str) -> str:
    """A sentence without who reports it, unless it tells of their own doing."""
    found = _REPORTER.match(text)
    rest = text[found.end() :] if found else text
    return text if _OWN_DOING.search(rest) else rest


def _same_office(text: str, question: str) -> bool:
    """Whether a sentence on a chair is not of the vice-chair, and the other way round."""
    wanted, told = _CHAIR.search(question), _CHAIR.findall(text)
    return wanted is None or not told or any(bool(of) == bool(wanted[1]) for of in told)


def _only_raised(text: str) -> bool:
    return _RAISED.search(text) is not None and _SPENT.search(text) is None


def may_have(text: str, thing: Thing | None, question: Question) -> bool:
    """Whether a sentence may answer though it does not show it: "the Clerk" is somebody."""
    if thing is Thing.PERSON:
        # "Which contractor?" is not answered by "the contractor".
        own = asked(question).lower()
        if any(office[0].lower() not in own for office in _OFFICE.finditer(text)):
            return True
    return has(text, thing, question)


def is_office(words: str) -> bool:
    """Whether words are of an office and nothing else: "parish clerk"."""
    return _OFFICES_ONLY.fullmatch(words) is not None


def is_request(text: str) -> bool:
    """Whether a sentence tells what somebody asked for: what came of it stands further on."""
    return _REQUESTED.search(text) is not None and _SETTLED.search(text) is None


def is_seconded(text: str) -> bool:
    """Whether a sentence tells that something was proposed and seconded, and of no motion lost."""
    return _SECONDED.search(text) is not None and _MOTION.search(text) is None


def is_proposal(text: str) -> bool:
    """Whether a sentence tells what somebody moved or asked for, and not that it was agreed."""
    return _PROPOSED.search(text) is not None and _SETTLED.search(text) is None
