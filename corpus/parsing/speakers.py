"""Who the minutes say spoke: read from reported speech, and only where the text names a subject.

A wrong name is worse than none: objects, mentions inside clauses and passives give None.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.models import Basis, Speaker
from corpus.parsing.people import (
    BARE,
    GROUP,
    INITIALS,
    OFFICE,
    PLAIN_OFFICE,
    SEVERAL,
    TITLED,
    UNNAMED,
    are_initials,
    is_bare_name,
    is_office,
    tidy,
)

_SPOKEN = (
    "inform(?:ed|s) explain(?:ed|s) state[ds] said says advise[ds] ask(?:ed|s) question(?:ed|s)"
    " queried querie[ds] suggest(?:ed|s) felt feels comment(?:ed|s) report(?:ed|s) confirm(?:ed|s)"
    " highlighted assured reassured reminded expressed stressed emphasi[sz]ed acknowledged thanked"
    " commended proposed moved welcomed replied responded noted added announced clarified outlined"
    " summari[sz]ed introduced presented provided gave told requested urged argued believed thought"
    " hoped wished warned recommended offered undertook promised raised reiterated referred spoke"
    " declared objected congratulated praised apologi[sz]ed agreed accepted recogni[sz]ed"
    " recognised"
    " indicated mentioned observed remarked pointed described drew read updated invited insisted"
    " concluded enquired inquired challenged criticised supported opposed sought paid cautioned"
    " repeated echoed volunteered considered encouraged suggests seconded"
)
_TWO_WORDS = (
    r"took\s+the\s+opportunity|wanted\s+to|wished\s+to|would\s+like|was\s+of\s+the\s+(?:view"
    r"|opinion)|was\s+(?:concerned|pleased|disappointed)|made\s+(?:the|a)\s+(?:point|presentation"
    r"|statement)"
)
_ADVERB = (
    r"(?:also|then|further|again|therefore|subsequently|briefly|additionally|formally|later|first"
    r"|firstly|finally|however|next|similarly|both|all|strongly|duly|kindly|personally|previously"
    r"|specifically|verbally|repeatedly|clearly|rightly)"
)
_VERB = rf"(?i:{'|'.join(_SPOKEN.split())}|{_TWO_WORDS})"
_NAMED = rf"(?:{SEVERAL}|{TITLED}|{UNNAMED}|{GROUP}|{PLAIN_OFFICE}|{OFFICE})"
# "(also the Chair of the Board)", ", Leader of the Group," and the unclosed
# ", the Cabinet Member for Families explained" (West Suffolk)
_APPOSITION = (
    r"(?:\s*\((?P<bracket>[^()]{1,120})\)|,\s*(?P<apposed>[^,;:.()]{1,120}),"
    r"|,\s+(?P<open>(?:[A-Z][\w’'-]{0,30}|of|for|and|the|to|with|&)"
    r"(?:\s+(?:[A-Z][\w’'-]{0,30}|of|for|and|the|to|with|&)){0,12}))"
)
_TAIL = rf"(?:\s+{_ADVERB}){{0,2}}\s+(?P<verb>{_VERB})\b(?!\s+by\b)(?<!informed(?= of))"
_ANYWHERE = re.compile(
    rf"\b(?P<who>{_NAMED}(?:(?:,\s+|\s+and\s+|,\s+and\s+){_NAMED}){{0,3}}){_APPOSITION}?{_TAIL}"
)
_AT_START = re.compile(rf"(?P<who>{BARE}|{INITIALS}){_APPOSITION}?{_TAIL}")
# What may stand before a subject; after any other word the name is an object or inside a clause.
_LEAD_IN = re.compile(
    r"(?:^|[,;:.?!–—\-)\]”\"]|\b(?i:and|but|where|while|whilst|response|reply|although|meeting|then"
    r"|discussion|answer|addition|conclusion))\s*$"
)
_STARTS_CLAUSE = re.compile(
    r"\b(?:as|that|which|who|whom|if|whether|when|because)\s*$", re.IGNORECASE
)
# "Shoplifting – Officers reported": a labelled point starts anew after its dash or colon.
_LABELLED = re.compile(r"^[^.;:–—]{2,90}(?:\s[–—-]|:)\s+(?=[A-Z])")
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whether|if|because|resolved|agreed|noted|said|explained|advised)\b",
    re.IGNORECASE,
)
_BODY_VERBS = frozenset({"noted", "agreed", "considered", "accepted", "supported", "moved"})
# "The DPCC added" is a person; "The SSCG reports", "The PCC provided" may be a body at its work.
_ACRONYM = re.compile(r"[Tt]he\s+[A-Z]{2,6}")
_SAYING = frozenset(
    "informed explained stated said advised asked commented confirmed highlighted assured reassured"
    " reminded expressed stressed acknowledged thanked replied responded added suggested felt"
    " queried"
    " noted clarified outlined summarised welcomed".split()
)
_OPENS_WITH_PRONOUN = re.compile(r"(?:He|She|They)\s")  # its speaker is carried, never stated
_FIRST_WORDS = 800  # attribution stands at the front of a sentence
_PRONOUN_START = re.compile(
    r"^(?:In\s+[^,.;]{1,60},\s+)?(?P<pronoun>He|She|They|he|she|they)\s+(?!and\b)[a-z]"
)
_PRONOUN_SPOKE = re.compile(
    rf"(?:^|[,;]\s+|\band\s+|\bbut\s+)(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)"
    rf"(?:\s+{_ADVERB})?\s+{_VERB}\b"
)
_PERSON_MENTIONED = re.compile(rf"\b(?:{TITLED}|{UNNAMED})")
_HE = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Chairwoman)\b")
_SHE = re.compile(r"\b(?:Mr|Sir|Lord|Chairman)\b")


def speaker_in(sentence: str) -> str | None:
    """The speaker a sentence of reported speech names as its subject, as printed."""
    head = sentence[:_FIRST_WORDS]
    for start in _clause_starts(head):
        match = _AT_START.match(head, start)
        if match and _is_bare_speaker(match):
            return _name_of(match)
    match = None if _OPENS_WITH_PRONOUN.match(head) else _ANYWHERE.search(head)
    while match:
        if _is_subject(head, match) and _may_speak(match):
            return _name_of(match)
        match = _ANYWHERE.search(head, match.start() + 1)
    return None


def attribute(sentences: Sequence[str]) -> list[Speaker | None]:
    """The speaker of each sentence of one paragraph; pronouns carry a name on as derived."""
    speakers: list[Speaker | None] = []
    carried: str | None = None
    for sentence in sentences:
        name = speaker_in(sentence)
        if name is not None:
            speakers.append(Speaker(name, Basis.STATED))
            carried = None if _mentions_another(sentence, name) else name
            continue
        if carried is not None and _is_carried(sentence, carried):
            speakers.append(Speaker(carried, Basis.DERIVED))
            carried = None if _PERSON_MENTIONED.search(sentence) else carried
        else:
            speakers.append(None)
            carried = None
    return speakers


def _clause_starts(head: str) -> Iterator[int]:
    yield 0
    label = _LABELLED.match(head)
    if label:
        yield label.end()


def _is_bare_speaker(match: re.Match[str]) -> bool:
    who = match["who"]
    if " " in who:
        return is_bare_name(tidy(who))
    return are_initials(who)


def _is_subject(head: str, match: re.Match[str]) -> bool:
    before = head[max(0, match.start() - 40) : match.start()]
    if _STARTS_CLAUSE.search(before) or not _LEAD_IN.search(before):
        return False
    # "It was reported that the bus, Mrs Hale said, …" stays unattributed: inside a reported clause.
    lead = head[: match.start()]
    if not _SUBORDINATE.search(lead):
        return True
    return re.search(r"(?:\band|[;.])\s*$", lead) is not None or lead.lower().startswith(
        "in response"
    )


def _may_speak(match: re.Match[str]) -> bool:
    who, verb = tidy(match["who"]), match["verb"].lower()
    if match["verb"] in ("Seconded", "Proposed", "Moved"):
        return False  # "Proposed – Cllr Ash Seconded – Cllr Birch" is a form
    if re.search(r"\s(?:of|for|and|the|to|with|in|&|–|-)$", who):
        return False
    if re.match(r"(?:Councillors|Cllrs)\b", who):
        return re.match(SEVERAL, who) is not None
    if re.fullmatch(TITLED, who):
        return True
    if re.fullmatch(rf"{GROUP}", who):
        return "officers" in who.lower() or verb not in _BODY_VERBS
    if re.fullmatch(rf"{UNNAMED}|{PLAIN_OFFICE}", who):
        return True
    if _ACRONYM.fullmatch(who):
        return verb in _SAYING
    parts = re.split(r",\s+and\s+|,\s+|\s+and\s+(?=[Tt]he\b|[A-Z])", who)
    return all(re.fullmatch(TITLED, part) or _office_or_group(part) for part in parts) or is_office(
        who
    )


def _office_or_group(words: str) -> bool:
    return bool(re.fullmatch(rf"{GROUP}|{PLAIN_OFFICE}|{UNNAMED}", words)) or is_office(words)


def _name_of(match: re.Match[str]) -> str:
    who = tidy(match["who"])
    for group in ("apposed", "bracket"):
        inside = tidy(match[group] or "")
        if not re.match(TITLED, who) and re.fullmatch(TITLED, inside):
            return inside
    if re.fullmatch(UNNAMED, who):
        noun = re.sub(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+", "", who)
        return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun} (not named)"
    if re.fullmatch(GROUP, who):
        return _group_name(who)
    # "Councillor Orme, the Cabinet Member for Parks explained": an office in apposition
    apposed = re.fullmatch(rf"({TITLED}),\s[Tt]he\s.*", who)
    if apposed and not re.search(rf"\band\s+{TITLED}", who):
        return apposed[1]
    return who[0].upper() + who[1:]


def _group_name(who: str) -> str:
    words = re.sub(r"^[Tt]he\s+", "", who)
    return words.lower() if words.lower() == "officers" else words[0].upper() + words[1:]


def _mentions_another(sentence: str, name: str) -> bool:
    """Whether a pronoun after this sentence could mean somebody else."""
    surname = name.split()[-1]
    return any(
        surname not in match[0] and name not in match[0]
        for match in _PERSON_MENTIONED.finditer(sentence)
    )


def _is_carried(sentence: str, name: str) -> bool:
    match = _PRONOUN_START.match(sentence) or _PRONOUN_SPOKE.search(sentence[:_FIRST_WORDS])
    return match is not None and _agrees(match["pronoun"].lower(), name)


def _agrees(pronoun: str, name: str) -> bool:
    several = (
        name == "officers" or name.endswith(("embers", "ouncillors", "esidents")) or " and " in name
    )
    if pronoun == "they":
        return several or "(not named)" in name
    if several:
        return False
    return not (_HE if pronoun == "he" else _SHE).search(name)
