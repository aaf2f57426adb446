"""Whose words a pronoun reports: a name is carried on until somebody else could be meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.models import Basis, Speaker
from corpus.parsing.given_names import GIVEN_NAMES
from corpus.parsing.known import NOBODY, Known
from corpus.parsing.people import BARE, GROUP, PLAIN_OFFICE, TITLED, UNNAMED, WARD_LETTERS
from corpus.parsing.said_by import heard_from
from corpus.parsing.speakers import plain, speaker_in
from corpus.parsing.speech import ADVERB, GOING_ON, VERB
from corpus.parsing.welsh_speech import goes_on_in_welsh

_FIRST_WORDS = 800
_LONGEST_GAP = 3  # sentences without anybody in them, after which "he" is no longer believed
_PRONOUN_START = re.compile(
    r"^(?:(?:In|On|At|For|With)\s[^,.;]{1,60}?,?\s+|(?:However|Finally|Additionally|Furthermore"
    r"|Again|Also|Then|Secondly|Firstly|Lastly),?\s+)?"
    rf"(?P<pronoun>He|She|They|he|she|they)\s+(?:{ADVERB}\s+)?(?P<verb>{VERB})\b"
)
_PRONOUN_SPOKE = re.compile(
    rf"(?:^|[,;]\s+|\band\s+|\bbut\s+)(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)"
    rf"(?:\s+{ADVERB})?\s+(?P<verb>{VERB})\b(?!\s+by\b)"
)
# "He understood the delay but asked why", "She had been there and said that …"
_PRONOUN_THEN = re.compile(
    r"^(?P<pronoun>He|She|They)\s[^.;:]{2,120}?\s(?:and|but)\s+"
    rf"(?:{ADVERB}\s+)?(?P<verb>{VERB})\b(?!\s+by\b)"
)
_AND_HE = re.compile(r"\sand\s+(?:he|she|they)\s")  # "Mr Ash was introduced and he read …"
_HIGHLIGHTED = re.compile(rf"^[A-Z]\w*\s+(?P<pronoun>he|she|they)\s+(?P<verb>{VERB})\b")
_HIMSELF = re.compile(r"\bintroduced\s+(?:himself|herself|themselves)\b")
_SPOKEN = re.compile(
    r"\b(?:said|reported|advised|asked|informed|noted|stated|confirmed|explained)\b"
)
_STILL_THE_SAME = re.compile(rf"\b{GOING_ON}\b")
_NARRATED = re.compile(
    r"^(?:It\s+(?:was|is|has\s+been)\s+(?:\w+\s+)?(?:noted|agreed|resolved|reported|decided"
    r"|recommended|proposed|confirmed|suggested|pointed)|RESOLVED|AGREED|NOTED|Resolved|Agreed"
    r"|(?:The\s+)?(?:Committee|Council|Board|Panel|Members?|Parish\s+Council)\b)"
)
_HE = re.compile(r"\b(?:Mrs|Ms|Miss|M/s|Dame|Lady|Baroness|Chairwoman)\b")
_SHE = re.compile(r"\b(?:Mr|Sir|Lord)\b")
_SUBJECT_FIRST = re.compile(
    r"(?:(?:In|On|At|As|For|With|Regarding|Following|After|During)\s[^,.;]{1,80},\s+)?"
    rf"(?P<who>{TITLED}|{PLAIN_OFFICE}|{BARE}|[A-Z]\w+)"
    r"(?:\s+(?:from|of)\s+(?:the\s+)?[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,6})?"
    r"(?:\s*\([^()]{1,80}\)|,\s[^,;.]{1,80},)?"
    r"\s+(?:was(?!\s+(?:also\s+)?(?:referred|mentioned|described|called|named|quoted)\b)|had|has|attended|joined|took|came|arrived|gave|spoke|met|moved|left|introduced"
    r"|presented|proposed|chaired|opened|showed|circulated|submitted|tabled|produced)\b"
)

# "He referred to the day when Mr Ash resigned. He said": who is named below the clause of somebody
# who goes on speaking is not meant.
_OPENS = re.compile(r"(?:He|She|They)\s")
_BELOW = re.compile(r"\b(?:that|which|who|whom|whose|where|whether|if|because|when|while|whilst)\b")
# Whom a speaker praises or agrees with does not speak next.
_JUDGED = re.compile(
    r"\b(?:commended|praised|criticised|agreed\s+with|endorsed|supported|referred\s+to"
    r"|(?:representative|deputy|substitute)s?\s+(?:for|of)|on\s+behalf\s+of)\s"
    r"[^,;.]{1,60}?(?=\s+(?:for|on|but|and|in|who|that)\b|[,;.])"
)
_NAME_AND_DASH = re.compile(
    rf"(?P<who>{TITLED}|{WARD_LETTERS}(?:\s[A-Z][a-z]+){{1,2}})\s+[–—-]\s+(?=\w)"
)
# "reported that Mr Ash would give a talk": he is who speaks next
_SPEAKS_NEXT = re.compile(
    r"[^.;]{1,80}?(?=\s(?:would|will|was\s+(?:present|here|in\s+attendance|invited|going)"
    r"|had\s+(?:come|joined|been\s+invited|agreed))\b)"
)
_SOMEBODY = re.compile(rf"\b(?:{TITLED}|{UNNAMED}|(?=[Tt]he|[Oo]ur)(?:{PLAIN_OFFICE}))(?![\w’'])")


@dataclass(frozen=True, slots=True)
class Carried:
    """Whom a pronoun may stand for, who else was named since, and how long ago it was."""

    name: str
    others: tuple[str, ...] = ()
    gap: int = 0


def attribute(sentences: Sequence[str], known: Known = NOBODY) -> list[Speaker | None]:
    """The speaker of each sentence of one paragraph; pronouns carry a name on as derived."""
    return attribute_on(sentences, known, None)[0]


def attribute_on(
    sentences: Iterable[str], known: Known, carried: Carried | None
) -> tuple[list[Speaker | None], Carried | None]:
    """As `attribute`, from what an earlier paragraph carries, and what this one carries on."""
    speakers: list[Speaker | None] = []
    for sentence in sentences:
        words = plain(sentence)
        name = speaker_in(sentence, known)
        if name is not None:
            speakers.append(Speaker(name, Basis.STATED))
            carried = Carried(name, _rivals(words, name, known))
        elif carried is not None and _is_carried(words, carried, known):
            speakers.append(Speaker(carried.name, Basis.DERIVED))
            main = _BELOW.split(words, maxsplit=1)[0] if _OPENS.match(words) else words
            carried = Carried(carried.name, carried.others + _others(main, carried.name, known))
        else:
            carried = _after(words, carried, known)
            himself = carried and _SUBJECT_FIRST.match(words) and _AND_HE.search(words)
            own = himself and carried and _is_carried(words, Carried(carried.name), known)
            speakers.append(Speaker(carried.name, Basis.DERIVED) if own and carried else None)
    return speakers, carried


def _rivals(words: str, name: str, known: Known) -> tuple[str, ...]:
    """Whom else "he" may mean after what somebody said: who is told, or who speaks next."""
    main, *below = _BELOW.split(words, maxsplit=1)
    invited = _SPEAKS_NEXT.findall(below[0]) if below else []
    return _others(" ".join([_JUDGED.sub(" ", main), *invited]), name, known)


def _after(words: str, carried: Carried | None, known: Known) -> Carried | None:
    """What a sentence that nobody says leaves to be carried on."""
    subject = _SUBJECT_FIRST.match(words)
    if subject and _is_somebody(subject["who"], known):
        titled = re.search(rf",\s({TITLED}),", subject[0])
        name = titled[1] if titled and not re.match(TITLED, subject["who"]) else subject["who"]
        return Carried(name[0].upper() + name[1:], _others(_JUDGED.sub(" ", words), name, known))
    heard = heard_from(words, known) or _labelled(words, known)
    if heard:
        return Carried(heard)
    if (
        carried is None
        or _NARRATED.match(words)
        or _HIMSELF.search(words)
        or _others(words, carried.name, known)
    ):
        return None
    return (
        Carried(carried.name, carried.others, carried.gap + 1)
        if carried.gap < _LONGEST_GAP
        else None
    )


def _labelled(words: str, known: Known) -> str | None:
    """Whose name stands before the dash of a note: "CC Storey – it seems that roads are bad"."""
    match = _NAME_AND_DASH.match(words)
    if match and (re.match(TITLED, match["who"]) or match["who"].split()[-1] in known.surnames):
        return match["who"]
    return None


def _is_somebody(who: str, known: Known) -> bool:
    if re.fullmatch(rf"{TITLED}|{PLAIN_OFFICE}", who):
        return True
    return who in known.names or who in known.first_names or who.split()[0] in GIVEN_NAMES


def _others(words: str, name: str, known: Known) -> tuple[str, ...]:
    """Everybody a sentence names after its speaker: whom a pronoun might mean as well."""
    surname = re.sub(r"\W*\(not named\)", "", name).split()[-1]
    after = words[max(0, words.find(surname)) :]
    found = [match[0] for match in _SOMEBODY.finditer(after)]
    return tuple(
        each
        for each in (*found, *known.named_in(after))
        if surname not in each and each not in name and name not in each
    )


def _is_carried(words: str, carried: Carried, known: Known) -> bool:
    if goes_on_in_welsh(words):
        return not carried.others
    head = words[:_FIRST_WORDS]
    match = _PRONOUN_START.match(head) or _HIGHLIGHTED.match(head) or _PRONOUN_SPOKE.search(head)
    then = None if match else _PRONOUN_THEN.match(head)
    if then and not _BELOW.search(then[0]) and not _others(then[0], carried.name, known):
        match = then
    if match is None or not _agrees(match["pronoun"].lower(), carried.name):
        return False
    lead = head[: match.start()]
    subject = _SUBJECT_FIRST.match(head)
    if subject and _is_somebody(subject["who"], known) and subject["who"] not in carried.name:
        return False
    if _HIMSELF.search(head) or (
        match.re is _PRONOUN_SPOKE and (_SPOKEN.search(lead) or _others(lead, carried.name, known))
    ):
        return False
    rivals = [other for other in carried.others if _agrees(match["pronoun"].lower(), other)]
    if not rivals:
        return True
    return carried.gap == 0 and _STILL_THE_SAME.search(match[0]) is not None


def _agrees(pronoun: str, name: str) -> bool:
    several = (
        name == "officers"
        or re.fullmatch(GROUP, name) is not None
        or " and " in name
        or name.startswith(("Councillors ", "Cllrs "))
    )
    if pronoun == "they":
        return several or "(not named)" in name
    if several:
        return False
    return not (_HE if pronoun == "he" else _SHE).search(name)
