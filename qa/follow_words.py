"""The words by which a question leans on the one before it, and those that add nothing. Pure."""

import re
from collections.abc import Sequence

from index.analysis import is_stop_word, tokens
from qa.models import Wanted
from qa.topic import SCAFFOLD
from qa.understand import written_out
from qa.when import MONTHS, POINT

_SAME = r"(?:the )?same (?:question )?(?:for|in|at|with)"
_AND = (
    rf"(?:and|but|also|then|only|just|not just|(?:what|how) about|{_SAME}|"
    r"ac|ond|(?:a )?beth am|yr un peth (?:ar gyfer|i|yn))"
)
# What people say before they ask on; it tells nothing about what they ask.
_OPENER = re.compile(
    r"^\W*(?:(?:many )?thanks?(?: you)?(?: very much| a lot)?|ok(?:ay)?|right|great|good|cheers|"
    r"perfect|lovely|brilliant|"
    r"sorry|well|so|hm+|ah|oh|i see|interesting|yes|yeah|no|i mean(?:t)?|actually)"
    r"(?:\s*[,.;:!–-]+\s*|\s+(?=(?:and|but|also|then|so|i mean|the other|that one|what|which|who|"
    r"whose|when|where|why|how|did|does|do|is|are|was|were|has|have|had|will|would|can|could|any|just|"
    r"only|same)\b))(?=\w)",
    re.IGNORECASE,
)
# How a question begins that goes on from another.
GOES_ON = re.compile(
    rf"^\W*(?:{_AND}|what else|who else|anything else|anyone else|any others|which others|"
    r"what others|same question)\b",
    re.IGNORECASE,
)
GOING_ON = re.compile(rf"^\W*(?:{_AND}\b[\s,]*)+", re.IGNORECASE)
BARE_TIME = re.compile(
    rf"^\W*(?:(?:and|but|then|what about|how about|ac|(?:a )?beth am)\b[\s,]*)+(?={POINT})",
    re.IGNORECASE,
)
# "How does that compare with 2012?"
BESIDE_TIME = re.compile(rf"\b(?:with|to|than)\s+(?=(?:in\s+)?{POINT}\W*$)", re.IGNORECASE)
_BARE_MONTH = re.compile(
    rf"^\W*(?:{_AND}\b[\s,]*)*(?:(?:in|for|during)\s+)?(?P<month>{'|'.join(MONTHS)})\W*$",
    re.IGNORECASE,
)
# The meeting goes on being meant, and not what was said of it.
SAME_MEETING = re.compile(
    r"\b(?:at|in|during)\s+(?:that|this|the same)\s+meeting\b|"
    r"\b(?:on\s+)?(?:that|the same)\s+(?:day|night|evening)\b",
    re.IGNORECASE,
)
WHY = re.compile(r"^\W*(?:why|how come|pam)(?:\s+(?:not|is that|was that|so))?\W*$", re.IGNORECASE)
ONLY_AFTER = re.compile(r"[\s,]+only\W*$", re.IGNORECASE)  # "Ashford only"
# A word that stands for the matter before. "That" before a noun or a clause does not.
_REFERENCE = (
    r"(?:this|that|it|they|them|those|these)(?!\s+(?:the|a|an|there|was|were|is|are)\b)"
    r"(?=\s*(?:[?.!,;]|$|\s(?:in|at|by|from|since|before|after|for|on|to|go|going|happen\w*|cost\w*|"
    r"agree\w*|propos\w*|second\w*|carr\w*|approve\w*|decide\w*|pass\w*|vote\w*|last|then|again|"
    r"later|now|yet|done|mean\w*|do|does|did|ever|still|come|came|back|up|out|down|off|over|away|"
    r"well|too|get|got)\b))"
)
_THE_MATTER = (
    r"(?:the|this|that)\s+(?:matter|issue|subject|topic|motion|proposal|decision|resolution|"
    r"project|scheme|vote)(?=\s*(?:[?.!,;]|$))"
)
STANDS_FOR = re.compile(
    rf"\b(?:(?P<it>{_REFERENCE})|(?:the\s+)?(?:next|last|first|new|old|previous|other)\s+ones?\b|"
    rf"(?P<one>(?<=which )one\b|\bones\b)|(?P<matter>{_THE_MATTER})|"
    r"(?P<them>them)\b|(?<=\bof )(?P<those>those|these|the (?:two|three|lot))\b|"
    r"\b(?:have|has|had|get|gets|got|buy|bought|need|want)\s+(?P<some>one|any|some)(?=\W*$|\s+(?:too|either|as)\b)|"
    r"(?<=\bwhat )(?P<spent>it)(?=\s+(?:is|was|will)\s))",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)\s+"
    r"(?P<it>it|this|that|they|these|those)\b(?!\s+(?:council|committee|board|panel|parish|town|"
    r"village|area|year|month|week|meeting|new|old)\b)",
    re.IGNORECASE,
)
# "Was it agreed to close the pool?": what "it" is, comes after.
_COMES_AFTER = re.compile(
    r"\b(?P<it>it)(?=\s+(?:\w+ly\s+|ever\s+|been\s+|be\s+)*(?:true|right|legal|illegal|possible|likely|"
    r"allowed|permitted|necessary|clear|agreed?|decided|resolved|said|reported|noted|thought|felt|"
    r"suggested|proposed|hoped|planned|costs?|takes?|matter)\s+(?:to|that|whether|if|how|for)\s+\w)",
    re.IGNORECASE,
)
# A question about the body itself has no topic, and means no matter before.
OF_THE_BODY = re.compile(
    r"\b(?:when|where|what (?:date|day|time))\b.*\b(?:next|last|first|annual)\s+(?:\w+\s+)?"
    r"meetings?\b|"
    r"\b(?:list|names) of\b|"
    r"\bhow many\s+(?:\w+\s+)?(?:councillors|members|meetings)\s+"
    r"(?:are|were|does|do|did|has|have|sit)\b|"
    r"\bwho (?:are|is|was|were)\s+(?:the|our|my|its)\s+(?:\w+\s+)?"
    r"(?:councillors?|members?|chair\w*|clerk|leader|mayor|treasurer|secretary)(?:\s+now)?\W*$",
    re.IGNORECASE,
)
# What cannot be said without something before: a part of it, or something beside it.
LEANS_ON_THEM = re.compile(
    r"\bof (?:them|those|these|the (?:two|three|lot))\b|"
    r"\b(?:was|were|is|are|does|do|did) (?:it|they|that|this|those|these)\b[^?]*"
    r"\b(?:\w+er than|more than|less than|fewer than|compared? (?:with|to)|the same as)\b|"
    r"\b(?:instead|as a result|in return)\W*$",
    re.IGNORECASE,
)
# At the end of a question it is nothing else, whoever is named before it.
AT_END = re.compile(r"\b(?:it|them|this|that|those|these)\W*$", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:their|its)\b", re.IGNORECASE)
# "Have they decided about the rink?": "they" are the council, and the rink is a matter of its own.
_THEY_DO = re.compile(
    r"\b(?:did|do|have|are|were|will|would|can|could|had)\s+they\b[^?]*?"
    r"\b(?:(?:about|regarding)\s+(?:the\s+|an?\s+)?|(?:the|an?|any)\s+)(?P<thing>[\w'’-]+)",
    re.IGNORECASE,
)
# In "why did they object?" they are who acts, not the matter.
WHO_ACTS = re.compile(r"\b(?:did|do|have|had|will|would|can|could)\s+they\b(?! be)", re.IGNORECASE)
CLOSES = re.compile(r"^\W*(?:many )?(?:thanks?|thank you|cheers|great|perfect|lovely|brilliant)\b",
                    re.IGNORECASE)  # fmt: skip
THERE = re.compile(r"\s+there\W*$", re.IGNORECASE)
PERSON = re.compile(r"\b(?:he|she|his|her|hers|him)\b", re.IGNORECASE)
# Of what somebody was told, or met with, others speak.
TO_PERSON = re.compile(
    r"\b(?:with|to|against|about|of|by|tell|told|ask|asked|answer(?:ed)?|thank(?:ed)?|propose[d]?|"
    r"second(?:ed)?|elect(?:ed)?|support(?:ed)?|replace[d]?)\s+(?:him|her)\b(?!\s+[a-z])|"
    r"\b(?:was|were|is)\s+(?:he|she)\s+(?:told|asked|given|thanked|elected|proposed|answered)\b",
    re.IGNORECASE,
)
# "What about the seat?" asks for what the same person said of it.
AS_WELL = re.compile(r"^\W*(?:and\s+)?(?:(?:what|how) about|about)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:any|which|what|every|all)?\s*\bother\s+(?P<what>councils?|committees?|meetings?|bod(?:y|ies)|"
    r"boards?|panels?|parish(?:es)?)\b|\b(?:anywhere|anyone|somewhere|someone) else\b",
    re.IGNORECASE,
)
_ON_VOTES = re.compile(
    r"\bhow many (?:were |voted )?(?:for|against)\b|\b(?:abstain\w*|abstentions?|in favour|"
    r"unanimous(?:ly)?|vote[ds]?|voting|"
    r"(?:was|were)\s+(?:it|that|this|they|the \w+)\s+(?:\w+\s+)?(?:carried|passed|lost|defeated)|"
    r"did\s+(?:it|that|this|the \w+)\s+(?:get through|pass|fall|go through))\b|"
    r"\bagainst(?:\s+(?:it|this|that|the motion))?\W*$|"
    r"\b[bp]h?leidleisi\w+|\by?matal\w*|\b(?:yn erbyn|o blaid)\W*$",
    re.IGNORECASE,
)
# What was said against it is no vote.
_SPOKEN = re.compile(r"\b(?:said?|says?|spoke|speaks?|argue[ds]?|argument|object\w*|complain\w*|"
                     r"campaign\w*|think|thought|concerns?|reasons?)\b", re.IGNORECASE)  # fmt: skip
ON_COURSE = re.compile(
    r"^\W*(?:what (?:happened|has happened|came)(?:\s+(?:next|then|after\w*|since|of it|later|"
    r"to it|with it|in the end|eventually))*\W*$|(?:is there |are there |have you )?"
    r"(?:any|what(?: is)?(?: the)?)\s+(?:more\s+|further\s+)?"
    r"(?:updates?|news|progress|latest|developments?)\b)",
    re.IGNORECASE,
)
# What has come of a matter by now is no longer of the day on which it was spoken of before.
OPEN_END = re.compile(
    r"\b(?:in the end|eventually|ever|yet|still|now(?:adays)?|these days|currently|so far|to date|"
    r"latest|updates?|news|progress|finally|next|since)\b(?! one)|"
    r"\b(?:has|have)\s+(?:it|that|this|they|the \w+)\b(?! (?:had|got))",
    re.IGNORECASE,
)
# "And the cost?" asks how much it is.
ASKED_BY_NOUN = tuple(
    (wanted, re.compile(rf"^\W*{words}", re.IGNORECASE))
    for wanted, words in (
        (Wanted.HOW_MANY, r"(?:the\s+)?(?:total\s+)?(?:costs?|price|amount|number|bill|total)\W*$"),
        (Wanted.DECIDED, r"(?:the\s+)?(?:outcome|result|decision|verdict)\W*$"),
        (Wanted.FACT, r"(?:the\s+)?(?:reasons?|grounds|conditions)\W*$"),
        (Wanted.WHEN, r"(?:since|until|till|from|by) when\b"),
        (Wanted.WHO, r"(?:whose|(?:from|by|to|for|with) (?:whom|who))\b"),
    )
)
_ASKS = re.compile(
    r"^\W*(?:what|which|who|whom|whose|when|where|why|how|did|does|do|is|are|was|were|has|have|had|"
    r"will|would|can|could|any|(?:on|by|for|at|in|to|from|with) (?:what|which|whom|how)|"
    r"beth|pwy|pryd|faint|sawl|ble|pam|sut|a oes|oedd)\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"^\W*(?:how many|how much|which|what)\s+[\w-]+(?:\s+[\w-]+)??"
                       r"(?:\s+(?:was|were|is|are)\s+there)?\W*$",
                       re.IGNORECASE)  # fmt: skip


def _terms(words: str) -> frozenset[str]:
    return frozenset(form for token in tokens(words) for form in token.forms.all)


# In a question they point at the matter before, or at what became of it, and name nothing new.
_SAME_MATTER = _terms(
    "it this that they them those these he she him her one matter issue subject topic motion "
    "proposal seconded moved mover scheme vote carried passed fall happen next first year month "
    "following previous before after later earlier since then other else also cost when who why "
    "where how same again now yet outcome result opposed support against favour and held hold "
    "abstain abstention unanimous end eventually ever finally up down us put done mean meant "
    "case job think thought so far currently still update news latest progress work go goes gone "
    "went come came ask call approved rejected refused granted accepted true only just more "
    "further through look too either out off over last time years didn't don't doesn't wasn't "
    "majority margin many anyone anybody lost defeat fail won instead "
    "isn't "
    "weren't aren't won't hasn't haven't can't couldn't erbyn blaid bleidleisiodd pleidleisiodd "
    "ymatal ymataliodd"
)
# Nor can these be understood alone: who answered what, on what grounds, at whose cost.
_OF_A_MATTER = _terms(
    "complain complaint object petition sign condition ground reason answer reply response "
    "consulted consultees appeal applicant contract contractor deadline difference rule "
    "alternative recommendation risk benefit builder owner turnout price quote tender penalty "
    "arrest fine police residents neighbours public borough county district government officers "
    "staff clerk chairman chairwoman treasurer leader paid pay spent money fund start finish "
    "begin began open close build built stop change presented spoke speak disagree cheaper dearer "
    "bigger decide finding side increase decrease rise drop delay problem cause late big worse "
    "better worried worry concern fix repair absent attend present apologies sent defer figure "
    "percentage total amendment waiting list"
)
_OFFICES = _terms("clerk chairman chairwoman treasurer leader")


def bare_of_openers(text: str) -> str:
    """A question without "thanks", "ok" and the like before it, its "what's" written out."""
    while match := _OPENER.match(text):
        text = text[match.end() :]
    return written_out(text)


def with_year(text: str, year: str) -> str:
    """A question that is all of a month, with the year before: "and in June?"."""
    found = _BARE_MONTH.match(text)
    return f"and in {found['month']} {year}" if found else text


def own_words(topic: str) -> list[str]:
    """The words of a topic that say what it is about."""
    found = []
    for token in tokens(topic):
        word = topic[token.start : token.end]
        common = word.lower() in SCAFFOLD or token.forms.exact in _SAME_MATTER
        if not is_stop_word(token.forms) and not common:
            found.append(word)
    return found


def is_of_a_matter(text: str, words: Sequence[str]) -> bool:
    """Whether a question of these words cannot be understood alone ("who objected?").

    A bare word that asks nothing is a topic, and "the clerk?" another office than the one before.
    """
    found = [token.forms.exact for word in words for token in tokens(word)]
    if not found or not _OF_A_MATTER.issuperset(found):
        return False
    asking = asks(text) or text.lower().startswith("the ")
    return asking and not (len(text.split()) <= 2 and _OFFICES.issuperset(found))


def is_fragment(text: str) -> bool:
    """Whether a question is a few words without a verb ("how many turbines?")."""
    return _FRAGMENT.match(text) is not None


def stands_for(text: str) -> re.Match[str] | None:
    """Where a word stands for the matter before; None if none does."""
    text = _COMES_AFTER.sub("##", text)
    other = _THEY_DO.search(text)
    if other and own_words(other["thing"]) and not is_of_a_matter(text, [other["thing"]]):
        text = re.sub(r"(?i)\bthey\b", "####", text)
    return STANDS_FOR.search(text) or SUBJECT.search(text)


def is_on_votes(text: str) -> bool:
    """Whether a question asks how a vote on the matter before went, and who was on which side."""
    return _ON_VOTES.search(text) is not None and not _SPOKEN.search(text)


def is_theirs(text: str) -> bool:
    """Whether something is asked of what the matter has ("how long is their contract?")."""
    bodies = re.search(r"(?i)\b(?:council|committee|board|panel|cabinet)\b", text)
    return _THEIRS.search(text) is not None and not bodies


def says_they(text: str) -> bool:
    """Whether "they" do something in a question: the council does, or who was spoken of."""
    return _THEY_DO.search(text) is not None


def asks(text: str) -> bool:
    """Whether words are put as a question, and are no bare topic."""
    return _ASKS.match(text) is not None
