"""Patterns of a subject that speaks: who it is, what is said of him, and the verb of speech."""

import re

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
    WARD_LETTERS,
)
from corpus.parsing.speech import ADVERB, VERB

# The forms of a name that only the document's list of people makes one: "Jim Ellis", "Jim", "JE"
_SHAPE = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,24}\.?(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]{1,24}){0,2}"
_NAMED = rf"(?:{SEVERAL}|{TITLED}|{UNNAMED}|{GROUP}|{PLAIN_OFFICE}|{OFFICE})"
_OWN = r"[A-Z][\w’'&-]{0,30}"
_JOINED = rf"(?:{_OWN}|of|for|and|the|to|with|&)"
# "(also the Chair of the Board)", ", Leader of the Group,", the unclosed ", the Cabinet Member for
# Families explained" (West Suffolk), and "from the Housing Trust"
_APPOSITION = (
    r"(?:\s*\((?P<bracket>[^()]{1,120})\))?"
    r"(?:,\s*(?P<apposed>[^,;:.()]{1,120})(?:,\s+[A-Z][^,;:.()]{1,80}){0,2}"
    r"(?:\s*\([^()]{1,80}\))?,"
    rf"|,\s+(?!{TITLE}\s)(?P<open>{_JOINED}(?:,?\s+{_JOINED}){{0,12}})(?:\s*\([^()]{{1,80}}\))?"
    r"|(?P<of>\s+(?:from|of|for|representing|on\s+behalf\s+of)\s+(?:the\s+)?(?:village|parish|area"
    rf"|town|{_OWN}(?:\s+(?:{_OWN}|of|for|and|the)){{0,8}})))?"
)
_IN_ONE_CLAUSE = r"(?:(?!\b(?:that|which|who|whom|whose|where)\b)[^;:.()])"
# "in presenting the report indicated", "speaking as ward member, said"
_ASIDE = (
    r"(?:,?\s+(?:in\s+(?:re(?:ply|sponse)|answer|presenting|introducing|opening|closing|concluding"
    r"|conclusion|summ\w+|moving|seconding|proposing|supporting|addition|attendance)|when\s+asked"
    r"|on\s+behalf|speaking|who\s+(?:was|were|is|are|had|has|attended|lives?|owns?|represents?"
    r"|represented|chaired|works?|runs?)|present)\b"
    rf"(?:(?!,){_IN_ONE_CLAUSE}){{0,80}}?,?)??"
)
# What somebody does before speaking: "joined the meeting and", "had visited the site and"
_ARRIVED = (
    r"\s+(?i:joined|attended|addressed|opened|introduced|presented|welcomed|arrived|rose|stood"
    r"|chaired|took\s+the\s+[Cc]hair|(?:was|were)\s+(?:also\s+)?(?:present|in\s+attendance|welcomed"
    rf"|invited|introduced))\b{_IN_ONE_CLAUSE}{{0,80}}?,?\s+and"
)
_DID = (
    r"\s+(?:ha[ds]\s+|was\s+)?(?:(?<=was\s)[a-z]{3,14}ing|[a-z]{3,14}ed|met|went|spoken|spoke|been|seen|saw|written|wrote"
    rf"|sent|read|found|made|taken|took|given|held|got|done)\b(?:(?!\band\b){_IN_ONE_CLAUSE}){{1,90}}?"
    r",?\s+and(?=(?:\s+(?:also|then|has|had))?\s+(?:\w+ed|said)(?:\s+(?:back|to|the|[Mm]embers"
    r"|meeting|[Cc]ouncil|[Cc]ommittee)){0,4}\s+that\b)"
)
_TAIL = (
    rf"{_ASIDE}(?:{_ARRIVED}|{_DID})??"
    rf"(?:,?\s+{ADVERB},?){{0,2}}\s+(?P<verb>{VERB})\b(?!\s+(?:me|by(?!\s+(?:\w+ing|e-?mail|letter|phone)\b))\b)"
    r"(?<!informed(?= of))"
)


_FIRM = r"(?:\s*\([^()]{1,60}\))?"  # "Ann Ash (Ash Architects) and Bo Birch presented"


def _and_others(one: str, other: str) -> str:
    """A pattern of one person, or several of whom the last is joined by "and"."""
    return rf"{one}(?:(?:{_FIRM},\s+{other}){{0,3}}{_FIRM},?\s+and\s+(?:also\s+)?{other})?"


_BARE_ONE = (
    rf"(?:(?:{WARD_LETTERS}\s+)?{BARE}|{WARD_LETTERS}\s+[A-Z][a-z]{{2,14}}|{SHORT_NAME}|{INITIALS}"
    r"|[A-Z][a-z]{1,14}(?:-[A-Z][a-z]{1,14})?)"
)
_ANY_ONE = rf"(?:{_NAMED}|{_SHAPE})"
_BY_ONE = rf"(?:{SEVERAL}|{TITLED}|{UNNAMED}|{GROUP}|{PLAIN_OFFICE}|{OFFICE}|{_SHAPE})"

# Where a sentence or a labelled point begins a name needs no title.
AT_START = re.compile(
    rf"(?P<who>{_and_others(_BARE_ONE, f'(?:{_NAMED}|{_BARE_ONE})')}){_APPOSITION}{_TAIL}"
)
ANYWHERE = re.compile(
    rf"(?<![\w’'/])(?<!\w-)(?P<who>{_and_others(_ANY_ONE, _ANY_ONE)}){_APPOSITION}{_TAIL}"
)
ALONE = re.compile(rf"(?P<who>{_ANY_ONE}){_APPOSITION}{_TAIL}")
BY_WHOM = re.compile(rf"(?P<who>{_and_others(_BY_ONE, _BY_ONE)})(?![\w’'/-])")
WHO_SPOKE = re.compile(
    rf"(?P<who>{_BY_ONE}){_APPOSITION},?\s+who\s+(?:{ADVERB}\s+)?(?P<verb>{VERB})\b"
)
ANY_VERB = re.compile(rf"\b{VERB}\b")  # cheap: most sentences report no speech
