"""Names of councils and of their committees, and the noun a text uses for its own body."""

import re
from collections import Counter
from collections.abc import Iterable

from corpus.parsing.people import tidy

_LETTER = "A-ZÀ-ÖØ-ÞŴŶ"
_WORD = rf"(?:[{_LETTER}][\w’'.-]{{0,30}}|&|and|of|the|upon|on|with|in|by|le|a|y|i)"
_RANK = (
    r"(?:County|Borough|District|City|Town|Parish|Community|Metropolitan|Unitary|Village|London"
    r"|Royal|Joint|Group)"
)
_FLAGS = re.IGNORECASE
# "Kent County Council", "KENT COUNTY COUNCIL", "Manordeilo & Salem Community Council",
# "London Borough of Ashby Council", "City of Fenchester Council", "Highland Council"
_COUNCIL = re.compile(
    rf"(?:THE\s+|The\s+)?(?P<name>(?:[{_LETTER}][\w’'.-]{{1,30}})(?:,?\s+{_WORD}"
    rf"|\s+[A-Z]+){{0,7}}\s+(?:Council|COUNCIL))"
)
_RANKED = re.compile(
    rf"(?P<name>(?:[{_LETTER}][\w’'.-]{{1,30}})(?:\s+{_WORD}){{0,5}}?\s+{_RANK}"
    rf"(?:\s+{_RANK})?\s+Council)\b"
)
_INVITES = re.compile(r"(?:join|attend|welcome|contact|visit|dear|all|why|how)\b", _FLAGS)
_BARE_COUNCIL = re.compile(
    rf"(?:The\s+|Full\s+|Annual\s+|Special\s+|{_RANK}\s+)*(?:Council|Cyngor)(?:\s+meeting)?", _FLAGS
)
_WELSH_COUNCIL = re.compile(
    rf"(?P<name>C[yY](?:ngor|NGOR)\s+(?:(?:Sir|Cymuned|Cymunedol|Tref|Dinas|Bwrdeistref|SIR"
    rf"|CYMUNED|TREF|DINAS)\s+)+"
    rf"[{_LETTER}][\w’'.-]{{1,30}}(?:\s+{_WORD}){{0,5}})"
)
# "Cyngor Cymuned Ashby Community Council", "Cyngor Cymuned Ashby / Ashby Community Council"
_BLENDED = re.compile(
    rf"(?i:Cyngor)\s+(?i:Sir|Cymuned|Cymunedol|Tref|Dinas|Bwrdeistref)\s+(?:.{{2,60}}\s*[/|]\s*)?"
    rf"(?P<english>[{_LETTER}].{{1,60}}?\s+(?:(?i:{_RANK})\s+)+(?i:Council))"
)
# "ASHBY PARISH COUNCIL Draft Minutes of …", "… (Draft until approved …)": a title on one line.
_RANKED_FIRST = re.compile(
    rf"(?P<name>[{_LETTER}][\w’'.-]{{1,30}}(?:\s+{_WORD}|\s+[A-Z]+){{0,5}}?\s+(?i:{_RANK})"
    rf"(?:\s+(?i:{_RANK}))?\s+(?i:Council))\s+(?=\(?(?i:draft|minutes|notes|unconfirmed)\b)"
)
_SHOUTED_LAST = re.compile(
    rf"(?<=[a-z])\s+(?P<name>[{_LETTER}’'&-]{{2,}}(?:\s+[{_LETTER}’'&-]+)+\s+COUNCIL)$"
)
_HELD_THEIR = re.compile(
    rf"(?:On\s.{{4,40}}\s|.{{0,30}}\d{{4}}\s+)?(?:The\s+)?"
    rf"(?P<name>[{_LETTER}].{{1,60}}?\s+Council)\s+(?:held|convened)\s+(?:their|its|an?|the)\b"
    r".{0,40}?\bmeeting\b",
)
_PEOPLE_OF = re.compile(r"(?:members|councillors|meetings?|minutes|chair\w*)\b", _FLAGS)
_CYNHALIWYD = re.compile(
    r"Cynhaliwyd\s+(?:[cg]yfarfod\s+)?(?:o\s+)?(?P<name>[CG]yngor\s+.{3,60}?)"
    r"\s+(?=(?:am|ar|o\s+bell|yn|drwy|trwy|nos)\b)"
)
_A_GYNHALIWYD = re.compile(
    r"\W*cofnodion\s+(?:o\s+)?[cg]?yfarfod\s+(?:misol\s+|blynyddol\s+)?(?:o\s+)?"
    r"(?P<name>[CG]yngor\s+.{3,60}?)\s+(?=a\s+gynhaliwyd\b)",
    _FLAGS,
)
_LONDON = re.compile(
    rf"(?:The\s+)?(?P<name>(?:London|Royal)\s+Borough\s+of\s+[{_LETTER}].{{2,60}}?)(?:\s+Council)?",
    _FLAGS,
)
_PUBLISHED_BY = re.compile(
    rf"published\s+by\s+(?:the\s+)?(?P<name>[{_LETTER}].{{1,60}}?\s+Council)\b(?=[\s,.]*"
    r"(?:\w+\s+\d{4}|$))",
    _FLAGS,
)
_LOWER_RANK = re.compile(
    r"\b(?:parish|town|community|county|borough|district|city)(?=\s+[Cc]ouncil)"
)
_FULL_STOP = re.compile(r"\b(Council)\.(?=\s)", _FLAGS)
# "Ashby Annual Parish Council", "Ashby Parish Annual Council": the meeting is annual.
_OCCASION_INSIDE = re.compile(
    r"\s+(?:annual|extra-?ordinary|virtual)(?=\s+(?:(?:parish|town|community)\s+)?council$)", _FLAGS
)
_PRINTED_TWICE = re.compile(r"^(\w{3,})(?:\s+\1\b)+", _FLAGS)  # a letterhead over the same word
# A council that a line is written to or about is not the document's own.
_ABOUT = re.compile(
    r"\b(?:response|consult\w*|letter|request|proposals?|objection|from|between|by|to)\b", _FLAGS
)
_ENDINGS = (
    r"(?:Sub-?\s?Committee|Committee|Cabinet|Executive|Board|Panel|Forum|Commission|Assembly"
    r"|Working\s+(?:Group|Party)|Scrutiny|Task\s+(?:Group|Force)|Partnership|Joint\s+Authority"
    r"|Pwyllgor\s+\w+)"
)
_COMMITTEE = re.compile(
    rf"(?:The\s+)?(?P<name>(?:[{_LETTER}][\w’',&/()-]{{0,40}}(?:\s+(?:[{_LETTER}][\w’',&/"
    rf"()-]{{0,40}}|&|and|of|the|for|in|on|to|[-–])){{0,14}}?\s+)?"
    rf"{_ENDINGS}(?:\s+\([\w\s’'.-]{{2,50}}\))?)",
    _FLAGS,
)
_MEETING_WORDS = re.compile(
    r"^(?:(?:draft\s+)?(?:minutes|notes|record)\s+(?:of|for|to|from)\s+(?:(?:the|an?)\s+)?(?:"
    r"(?:\w+\s+)?meeting\s+of\s+"
    r"(?:the\s+)?)?|meeting\s+of\s+(?:the\s+)?)|\s+meeting$|\s+minutes$",
    _FLAGS,
)
_LOCAL = re.compile(r"\b(?:Parish|Town|Community|Village|Cymuned|Tref)\b", _FLAGS)  # no committees
_OCCASION = re.compile(
    r"^(?:(?:the|virtual|remote|online|annual|special|extra-?\s?ordinary|ordinary|monthly|january"
    r"|february|march|april|may|june|july|august|september|october|november|december)\s+)+"
    r"(?=\S+\s)",
    _FLAGS,
)
_SMALL = frozenset("of and the upon on with in by for to le a y i".split())
_NOUNS = (
    "Committee",
    "Sub-Committee",
    "Board",
    "Panel",
    "Cabinet",
    "Executive",
    "Forum",
    "Commission",
    "Assembly",
)
# "the Committee", but neither "the Committee Chair" nor "the Cabinet Member"
_SPOKEN_OF = re.compile(
    r"\b(?:[Tt]he\s+(Sub-Committee|Committee|Board|Panel|Cabinet|Executive|Forum|Commission"
    r"|Assembly)"
    r"|(?<![\w’'] )(Cabinet)(?=\s+(?:[a-z]|RESOLVED|AGREED|NOTED)))(?!\s+(?:[A-Z][a-z]|of\b"
    r"|for\b))(?!\w)"
)
_COUNCIL_SPOKEN_OF = re.compile(
    r"\b[Tt]he\s+(?:Parish\s+|Town\s+|Community\s+|County\s+)?Council(?!\s+[A-Z][a-z])(?![\w’'])"
)
_CLEARLY = 2  # the commonest noun must be twice as common as the next


def _met(line: str) -> str:
    """What a title line says met: "Minutes of a virtual …", "the October …" taken off."""
    return _OCCASION.sub("", _MEETING_WORDS.sub("", tidy(line).strip(" .,:*_")).strip())


def council_named(line: str) -> str | None:
    """The council a whole line names ("KENT COUNTY COUNCIL"), in ordinary capitals; else None."""
    line = _LOWER_RANK.sub(lambda match: match[0].title(), _FULL_STOP.sub(r"\1", line))
    words = re.sub(rf"^.{{0,80}}?{_ENDINGS}\s+of\s+(?:the\s+)?(?=\S)", "", _met(line), flags=_FLAGS)
    words = re.split(r"\s+[-–—]\s+", words, maxsplit=1)[0]
    blended = _BLENDED.fullmatch(words)
    words = blended["english"] if blended else words
    if len(words) > 90 or _BARE_COUNCIL.fullmatch(words):
        return None
    words = re.sub(
        r"(?i)\s+(?:(?:annual|general|ordinary|extraordinary|full|special|public"
        r"|monthly)\s+)*meeting\b.*$",
        "",
        words,
    )
    words = re.sub(r"(?i)(?<=council)\s+(?:annual|public|special|extraordinary)$", "", words)
    words = _OCCASION_INSIDE.sub("", words)
    if re.match(r"(?i)(?:minutes|notes|record|draft|agenda)\b", words):
        return None
    match = _COUNCIL.fullmatch(words) or _WELSH_COUNCIL.fullmatch(words) or _LONDON.fullmatch(words)
    if match is None or _BARE_COUNCIL.fullmatch(words):
        return None
    if _ABOUT.search(match["name"]) or _INVITES.match(match["name"]):
        return None
    return in_ordinary_capitals(match["name"])


def in_english(name: str, below: Iterable[str]) -> str:
    """One name for a council that prints itself in Welsh and English: the English one.

    "Cyngor Cymuned X Community Council" and "Cyngor Cymuned X", below it "X Community Council",
    are both "X Community Council"; a council named in Welsh only keeps its Welsh name.
    """
    blended = _BLENDED.fullmatch(name)
    if blended:
        return blended["english"]
    if not _WELSH_COUNCIL.fullmatch(name):
        return name
    place = name.split()[-1].casefold()
    english = (council_named(line) for line in below if not re.match(r"(?i)cyngor\b", line))
    return next((each for each in english if each and place in each.casefold()), name)


def is_full_council_of(committee: str, council: str) -> bool:
    """Whether "Council" is the whole body of a parish or community council: no committee of it."""
    return bool(_LOCAL.search(council)) and _BARE_COUNCIL.fullmatch(committee) is not None


def council_in_sentence(line: str) -> str | None:
    """The council of which a sentence says that it met, or that it publishes what follows."""
    patterns = (_HELD_THEIR, _CYNHALIWYD, _A_GYNHALIWYD, _PUBLISHED_BY)
    match = next(filter(None, (pattern.match(line) for pattern in patterns)), None)
    if match is None:
        return None
    name = re.sub(r"^Gyngor\b", "Cyngor", match["name"], flags=_FLAGS)
    return None if _PEOPLE_OF.match(name) else council_named(name)


def split_council(line: str) -> tuple[str | None, str]:
    """The council printed before or below a title on the same line, and the title without it.

    "ASHBY PARISH COUNCIL Draft Minutes of …" gives both; other lines are left as they are.
    """
    match = _RANKED_FIRST.match(line) or (_SHOUTED_LAST.search(line) if len(line) < 200 else None)
    if match is None or _BARE_COUNCIL.fullmatch(match["name"]):
        return None, line
    return match["name"], f"{line[: match.start()]} {line[match.end() :]}".strip()


def council_at_start(line: str) -> str | None:
    """The council whose ranked name opens a title ("Ashby County Council Safety Update Report")."""
    line = _met(_LOWER_RANK.sub(lambda match: match[0].title(), line))
    match = _RANKED.match(line)
    if (
        match is None
        or len(line) > 140
        or _ABOUT.search(line)
        or _INVITES.match(line)
        or _BARE_COUNCIL.fullmatch(match["name"])
    ):
        return None
    following = line[match.end() :].lstrip()
    if following and not (following[0].isupper() or following[0] in "-–—:,"):
        return None
    return in_ordinary_capitals(match["name"])


def committee_named(line: str) -> str | None:
    """The committee a whole line names, "Council" for a full council, or None."""
    words = _met(line)
    if 0 < len(words) <= 30 and _BARE_COUNCIL.fullmatch(words) and not _LOCAL.search(words):
        return in_ordinary_capitals(re.sub(r"(?i)^the\s+|\s+meeting$", "", words))
    words = words.split(":")[0]  # "CABINET: RECORD OF DECISIONS"
    words = re.sub(r"\s+of\s+(?:the\s+)?(?:[\w’'&.-]+\s+){1,6}Council$", "", words)
    match = _COMMITTEE.fullmatch(words) if len(words) <= 110 else None
    if match is None or words[:1].islower() or re.search(r"[.:;]", words):
        return None
    return in_ordinary_capitals(match["name"])


def in_ordinary_capitals(name: str) -> str:
    """A shouted name in ordinary capitals; a name printed in mixed letters is left as printed."""
    name = tidy(name)
    name = _OCCASION_INSIDE.sub("", _PRINTED_TWICE.sub(r"\1", name))
    if name != name.upper():
        return name
    words = [
        word if re.fullmatch(r"(?!ST\.?$)[^AEIOUY]+", word) else word.capitalize()
        for word in name.split()
    ]
    return " ".join(
        word.lower() if at and word.lower() in _SMALL else _hyphenated(word)
        for at, word in enumerate(words)
    )


def _hyphenated(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def body_noun(text: str, committee: str | None) -> str | None:
    """The noun by which the text speaks of its own body, where one is clearly the commonest."""
    if committee and committee.split()[-1] == "Council" and _COUNCIL_SPOKEN_OF.search(text):
        return "Council"
    counts = Counter(match[1] or match[2] for match in _SPOKEN_OF.finditer(text))
    ranked = counts.most_common(2)
    if ranked:
        first, count = ranked[0]
        runner_up = ranked[1][1] if len(ranked) > 1 else 0
        if count >= _CLEARLY and count >= _CLEARLY * runner_up:
            return first
    own = committee.split()[-1] if committee else ""
    if own in _NOUNS and counts[own]:
        return own
    if not ranked and len(_COUNCIL_SPOKEN_OF.findall(text)) >= _CLEARLY + 1:
        return "Council"
    return None
