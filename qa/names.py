"""Names in a question: councils, committees, and other proper names. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

# The words that make a council's full name out of the name people use for it.
_STYLES = (
    "County", "District", "Borough", "City", "Town", "Parish", "Community", "Metropolitan",
    "London", "Royal", "Unitary", "Council", "of", "and", "Cyngor", "Cymuned",
)  # fmt: skip
# Capitals with the accents of Welsh, Gaelic and other names.
CAP = "[A-ZÀ-ÖØ-ÞŴŶ]"
COUNCIL_TAIL = (
    r"(?:(?:County|District|Borough|City|Town|Parish|Community|Metropolitan|Village|Island)\s+)*"
    r"Council"
)
# A name, then nothing more of a name: "Worcestershire" but not "North Worcestershire" or
# "Worcestershire Regulatory Services".
_BODY_NOUNS = r"Board|Committee|Panel|Cabinet|Council|Executive|Councillors?|Members?|Minutes"
_AND = re.compile(r"\s*(?:,|&|,?\s+(?:and|or))\s*", re.IGNORECASE)
_JOINS = re.compile(r"\s+(?:&|and|a|ac|with)\s+|\s*[,/]\s*")
_AMPERSAND = re.compile(r"\s*&\s*")
# What makes the name after it the one who acts.
# What only a council has: "the clerk of Ashford", "the next meeting at Ashford".
_OF_A_BODY = (
    r"(?:meetings?|minutes|agenda|a\.?g\.?m\.?|clerk|(?:vice[\s-]+)?chair(?:man|woman|person)?|"
    r"councillors?|precept|leader|treasurer)\s+(?:of|for|at|from)"
)
_SUBJECT_OF = "has|have|had|did|does|do|is|was|were|will|would|can|could|should|by"
_FULL_COUNCIL = re.compile(
    r"(?i)(?:full |county |district |borough |city |town |parish |community )*council"
)
_COMPARES = re.compile(
    r"\b(?i:compare[ds]?|comparison|differ(?:s|ed|ent|ently|ences?)?|versus|vs|both|each|contrast|"
    r"than|alike|respectively)\b|"
    r"^\W*[Hh]ow (?:do|did|have|has) (?:the )?[A-Z]\S*(?: \S+){0,3} and (?:the )?[A-Z]"
)
KEPT = 8_192  # patterns and names worked out once: far more bodies and speakers than a region has
_PROPER = re.compile(
    rf"(?<![\w/]){CAP}[\w'’&-]*(?![\w/])"
    rf"(?:\s+(?:(?:of|and|the|upon|le|y)\s+)?(?:{CAP}|[0-9])[\w'’&-]*)*"
)
# Capitals that are not names: sentence openers, months, and the words of every council's minutes.
NOT_NAMES = frozenset(
    "a an the i what when where which who whom whose why how has have had did does do is are was "
    "were will would can could should shall may might please list show find tell give summarise "
    "any all every everything in on at by for from since between before after during about and "
    "or if to of council councils committee committees cabinet board panel executive minutes "
    "meeting meetings councillor councillors cllr cllrs member members officer officers chair "
    "chairman decision decisions action actions report reports item items january february march "
    "april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday county district borough town parish community mr mrs ms dr "
    "under with there this that they mp yes no".split()
)


def compares(question: str) -> bool:
    """Whether a question sets two things side by side: what is found need not name both."""
    return _COMPARES.search(question) is not None


@lru_cache(maxsize=KEPT)
def core_name(council: str) -> str:
    """What people call a council: "Worcestershire County Council" is "Worcestershire"."""
    words = [word for word in council.split() if word not in _STYLES]
    return " ".join(words) or council


def match_councils(question: str, known: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """Known councils that a question names as such, in full or by their core name, and where.

    A core name alone is a place until the words make it the council: "the Ashford board",
    "Ashford's cabinet", "has Ashford declared", "by Ashford". "Flooding in Ashford" is about the
    place, whoever spoke of it.
    """
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for council in _perhaps_named(question, known):
        for pattern in _council_patterns(council):
            for match in pattern.finditer(question):
                span = match.span("name")
                if not overlaps(span, spans):
                    spans.append(span)
                    found.append(council)
                    if match["name"].lower() != council.lower():
                        found += _of_same_places(council, known)
    joint, joint_spans = _joint_councils(question, known, spans)
    return sorted({*found, *joint}), [*spans, *joint_spans]


def _of_same_places(council: str, known: Sequence[str]) -> list[str]:
    """Councils that a core name may as well stand for: those joint with others, in either tongue.

    Who says "Ashby" where Ashby's council became that of Ashby and Corley means both.
    """
    own = set(places_of(council))
    return [other for other in known if other != council and own <= set(_places_of(other))]


def _joint_councils(
    question: str, known: Sequence[str], taken: Sequence[tuple[int, int]]
) -> tuple[list[str], list[tuple[int, int]]]:
    """Councils of several places that are named by one of them.

    "Ashby Parish Council" is "Ashby and Corley Parish Council" where no other is held.
    """
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    asked = question.lower()
    for council in known:
        for place in _places_of(council):
            if place.lower() not in asked:
                continue
            for match in _whole_pattern(place).finditer(question):
                if not overlaps(match.span(), taken):
                    spans.append(match.span())
                    found.append(council)
    return found, sorted(set(spans))


def places_of(council: str) -> tuple[str, ...]:
    """The places that a council's name has: one or several."""
    return _places_of(council) or (core_name(council),)


def have_a_place_in_common(councils: Sequence[str]) -> bool:
    """Whether all of some councils are of one place: who named it meant one, not several."""
    return bool(set.intersection(*({p.lower() for p in places_of(c)} for c in councils)))


@lru_cache(maxsize=KEPT)
def _places_of(council: str) -> tuple[str, ...]:
    """The places of a council that has several in its name; none of one that has one."""
    places = [place.strip() for place in _JOINS.split(_core_with_joins(council)) if place.strip()]
    return tuple(places) if len(places) > 1 else ()


def _core_with_joins(council: str) -> str:
    return " ".join(word for word in council.split() if word == "and" or word not in _STYLES)


@lru_cache(maxsize=KEPT)
def _whole_pattern(place: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:[Tt]he\s+)?{_spaced(place)}\s+{COUNCIL_TAIL}(?:['’]s)?\b")


def match_bare_councils(
    question: str, known: Sequence[str], taken: Sequence[tuple[int, int]], *, anywhere: bool = True
) -> tuple[list[str], list[tuple[int, int]]]:
    """Known councils by what people call them alone, if two or more are named or one beside others.

    One bare name is a place ("flooding in Ashford"); two that are compared are councils. Unless
    they may stand `anywhere`, only those joined to one that is `taken` ("did Ashford and Corley").
    """
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for council in _perhaps_named(question, known):
        for match in _bare_pattern(council).finditer(question):
            if not overlaps(match.span(), [*taken, *spans]):
                spans.append(match.span())
                found.append(council)
    if not anywhere:
        return _joined_to(question, list(taken), list(zip(found, spans, strict=True)))
    return (sorted(set(found)), spans) if len(set(found)) + bool(taken) >= 2 else ([], [])


def _joined_to(
    question: str, taken: list[tuple[int, int]], bare: list[tuple[str, tuple[int, int]]]
) -> tuple[list[str], list[tuple[int, int]]]:
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for council, span in sorted(bare, key=lambda one: one[1]):
        if any(_AND.fullmatch(question[end : span[0]]) for _, end in [*taken, *spans]):
            found.append(council)
            spans.append(span)
    return found, spans


def _perhaps_named(question: str, known: Sequence[str]) -> list[str]:
    """The councils whose words are all in a question, longest first: no other can be named.

    Said at once of hundreds of councils; each of their patterns takes some time.
    """
    asked = question.lower()
    near = [name for name in known if all(word in asked for word in _core_words(name))]
    return sorted(near, key=lambda name: (-len(name), name))


@lru_cache(maxsize=KEPT)
def _core_words(council: str) -> tuple[str, ...]:
    return tuple(word for word in core_name(council).lower().split() if word != "&")


@lru_cache(maxsize=KEPT)
def _bare_pattern(council: str) -> re.Pattern[str]:
    core = _spaced(core_name(council))
    return re.compile(rf"(?<![\w-])(?:[Tt]he\s+)?{core}(?:['’]s)?(?![\w-])")


@lru_cache(maxsize=KEPT)
def _council_patterns(council: str) -> tuple[re.Pattern[str], ...]:
    """By which a question names a council: in full, or by its core name and what stands there."""
    # The look-arounds mind capitals: beside another name it is part of that one
    # ("North Ashford", "Ashford Regulatory Services").
    core = _spaced(core_name(council))
    alone = rf"(?<![\w-])(?<!North )(?<!South )(?<!East )(?<!West )(?<!Mid )(?<!New )(?i:{core})"
    free = r"(?!['’\w-])(?!\s+[A-Z])"
    return (
        re.compile(rf"(?i)\b(?P<name>(?:the\s+)?{_spaced(council)}(?:['’]s?\b)?)"),
        re.compile(rf"(?P<name>(?:[Tt]he\s+)?{alone}(?:\s+{COUNCIL_TAIL})(?:['’]s?\b)?)"),
        re.compile(rf"(?P<name>(?:[Tt]he\s+)?{alone}['’]s)\b"),
        re.compile(rf"(?P<name>(?:[Tt]he\s+)?{alone})(?=\s+(?i:{_BODY_NOUNS})\b)"),
        re.compile(rf"\b(?i:{_SUBJECT_OF})\s+(?P<name>{alone}){free}"),
        re.compile(rf"\b(?i:{_OF_A_BODY})\s+(?P<name>{alone}){free}"),
    )


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\&", "(?:&|and)").replace(r"\ ", r"\s+")


def unknown_councils(question: str, taken: Iterable[tuple[int, int]]) -> list[str]:
    """Full names of councils ("Kent County Council") that are not among the known ones."""
    pattern = re.compile(rf"\b((?:[A-Z][\w'’-]+\s+(?:and\s+|of\s+)?){{1,4}}?{COUNCIL_TAIL})\b")
    spans = list(taken)
    found = []
    for match in pattern.finditer(question):
        words = match.group(1).split()
        while words and words[0].lower() in NOT_NAMES and words[0] not in _STYLES:
            words = words[1:]
        name = " ".join(words)
        if not overlaps(match.span(), spans) and not _only_common(name):
            found.append(name)
    return found


def match_committees(
    question: str, known: Sequence[str]
) -> tuple[list[str], list[tuple[int, int]]]:
    """Known committees that a question names; "Planning Committee" also as "planning"+noun."""
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for committee in sorted(set(known), key=lambda name: (-len(name), name)):
        for match in _committee_pattern(committee).finditer(question):
            if not overlaps(match.span(), spans):
                spans.append(match.span())
                if committee not in found:
                    found.append(committee)
    return sorted(found), spans


@lru_cache(maxsize=KEPT)
def _committee_pattern(committee: str) -> re.Pattern[str]:
    if _FULL_COUNCIL.fullmatch(committee):
        # "the council" is everybody's word for the whole authority: only "full council" is a body.
        return re.compile(r"(?i)\b(?:the\s+)?full\s+council\b(?:['’]s)?")
    words = re.escape(committee).replace(r"\ ", r"\s+").replace(r"\&", "(?:&|and)")
    words = re.sub(r"(?<=\+)and(?=\\s)", "(?:&|and)", words)
    # "the Cabinet Member for Finance" is a person, "the Planning Committee Chair" too.
    return re.compile(rf"(?i)\b(?:the\s+)?{words}\b(?:['’]s)?(?!\s+(?:member|chair|lead))")


_YEAR = re.compile(r"(?:19|20)\d\d")


def proper_names(text: str) -> list[str]:
    """Runs of capitalised words that are not common words, in order, each once."""
    found: list[str] = []
    for match in _PROPER.finditer(text):
        words = match.group(0).split()
        while words and words[0].lower().rstrip("'’s") in NOT_NAMES:
            words = words[1:]
        # "Karen May" is a person; only a lone month is none. A year behind a name is its time.
        while words and (
            (words[-1].lower() in NOT_NAMES and words[-1] != "May") or _YEAR.fullmatch(words[-1])
        ):
            words = words[:-1]
        name = re.sub(r"['’]s$", "", " ".join(words))
        if len(name) > 1 and not name.isdigit() and name not in found:
            found.append(name)
    return found


def cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without the given spans, white space tidied."""
    kept, last = [], 0
    for start, end in sorted(spans):
        kept.append(text[last : max(start, last)])
        last = max(last, end)
    return " ".join(" ".join([*kept, text[last:]]).split())


def overlaps(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a span shares a place with any of some spans."""
    return any(span[0] < end and start < span[1] for start, end in spans)


def _only_common(name: str) -> bool:
    return all(word.lower() in NOT_NAMES for word in name.split())
