"""What a question was about, as the next one takes it over. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.texts import folded
from qa.carried_dates import NEXT
from qa.follow_words import own_words
from qa.models import Question
from qa.names import NOT_NAMES, places_of
from qa.understand import Known

FIGURE = re.compile(r"(?<![\w/])(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?![\w/])")
_OF_YEAR = re.compile(rf"(?:\b(?:in|for|of|during)\s+)?{FIGURE.pattern}", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before (?:that|then)|previously|earlier|the ones? before|the previous one)\b",
    re.IGNORECASE,
)
YEARS_ON = re.compile(
    r"\b(?P<count>two|three|four|five|ten|\d{1,2})\s+years\s+(?P<way>later|after|on|before|earlier)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_HELPING = re.compile(
    r"\b(?:did|does|do|has|have|had|will)\s+(?:make|made|set|have|get|got|give|given|pay|paid|take|"
    r"hear|receive|spend|(?:ask|apply) for)\b\s*|"
    r"\b(?:did|does|do|done|had|has|have|having|been|being|be|was|were|is|are|will|would|could|"
    r"should)\b\s*(?:there\b\s*)?",
    re.IGNORECASE,
)
_PREPOSITION = r"(?:about|on|for|to|of|in|at|with|from|by|over|against|up|as)"
# "Police do about the bikes", "pay for grass cutting": who did what with a matter is no part of it.
_BEFORE_MATTER = re.compile(
    r"^(?:[\w'’-]+\s+){0,4}?(?:do|done|doing|say|said|think|thought|feel|felt|told|tell|hear|heard|"
    r"ask|asked|know|happening|happen|happened)\s+(?:\w+\s+){0,3}?about\s+",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:stop|stopped|start|started) \w+ing|\w+ed(?=\s+(?:the|an?|its|their|his|her)\b)|"
    r"(?:total )?(?:costs?|price|amount)(?= )|got|get|pay|paid|spend|spent|pass|passed|"
    r"resolved?|decide|take|took|taken|set|plans?|planned|"
    r"object(?:ed)?|reported|report(?=\s+to)|ask(?:ed)?|put|use|buy|bought|give|gave|given|"
    r"declared?|adopt(?:ed)?|approved?|agree[ds]?|support(?:ed)?|"
    r"(?:planning )?(?:consent|permission|approval)(?: (?:given|granted))?(?= for)"
)
_LEADING = re.compile(rf"^(?:['’]?s|and|that|the|a|an|{_ACTS}|{_PREPOSITION})\s+", re.IGNORECASE)
_TRAILING = re.compile(
    rf"\s+(?:costs?|open(?:s|ed)?|start(?:s|ed)?|ends?|ended|give|gave|paid|spent|made|"
    rf"approved|refused|granted|passed|agreed|carried|done|built|held|"
    rf"closed|given|go|went|like|allowed|decided|set|put|{_PREPOSITION})$",
    re.IGNORECASE,
)
# What something was held for is not said again of it: "the fair for the village's centenary".
_OCCASION = re.compile(
    r"\s+(?:for|to mark|to celebrate|as part of|in honour of)\s+(?:the\s+)?[^,]{0,60}?\b"
    r"(?:anniversar(?:y|ies)|jubilee|centenary|bicentenary|birthday|celebrations?|coronation)$",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-ÖØ-ÞŴŶ][\w'’&-]*(?:\s+(?:(?:of|and|the|upon|le|y)\s+)?[A-ZÀ-ÖØ-ÞŴŶ][\w'’&-]*)*"
# "The scheme cost Ashby": who paid is no part of the matter.
_COST_THEM = re.compile(rf"\s+costs?\s+(?:(?:the\s+)?(?:parish\s+)?council|{_NAME})$")
_PLACED = re.compile(
    rf"\b(?P<in>in|at|on|near|by|for|from|of|outside)\s+(?:the\s+)?(?P<name>{_NAME})"
)
_ROADS = frozenset("road street lane avenue close drive way row crescent terrace place".split())
_ONLY_NAME = re.compile(
    rf"^\W*(?:(?P<in>[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Ff]or|[Ff]rom|[Oo]utside)\s+)?(?:the\s+)?(?P<name>{_NAME})\W*$"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a talk is about: `head` is the thing itself, `whole` with what was asked of it."""

    head: str
    whole: str


def matter_of(question: Question) -> Matter:
    """The matter of a question: its names and nouns, without the verbs round them."""
    if not own_words(question.topic):
        return Matter("", "")
    whole = folded(_HELPING.sub("", question.topic)).strip(" ,.;:'’")
    head = folded(_HELPING.sub("", _but_for(_BEFORE_MATTER, question.topic)))
    while (shorter := _but_for(_LEADING, head)) != head:
        head = shorter
    head = _but_for(_COST_THEM, head)
    while (shorter := _but_for(_TRAILING, head)) != head:
        head = shorter
    return Matter(_but_for(_OCCASION, head), re.sub(r"^['’]s\s+|^and\s+", "", whole))


def _but_for(pattern: re.Pattern[str], text: str) -> str:
    """The text without what a pattern finds, unless nothing is left that says what it is about."""
    rest = pattern.sub("", text, count=1).strip(" ,.;:")
    return rest if own_words(rest) else text


def at_another_year(matter: str, question: Question, before: Question) -> str:
    """The matter for another year: its own gives way to one named, or moves ("the year after")."""
    moved, earlier = NEXT.search(question.text), _BEFORE.search(question.text)
    if question.date_words or (moved and before.date_words):
        return folded(_OF_YEAR.sub(" ", matter))
    years = YEARS_ON.search(question.text)
    if moved or earlier or years:
        # The year is part of the matter: "the precept for 2018/19", "and the year after?".
        by = 1 if moved and not moved["before"] else -1
        if years:
            count = _COUNTS.get(years["count"].lower()) or int(years["count"])
            by = -count if years["way"].lower() in ("before", "earlier") else count
        return FIGURE.sub(lambda year: _year_on(year[0], by), matter)
    return matter


def with_figures(matter: str, figures: Sequence[str]) -> str:
    """The matter with its year or figure exchanged for another, or that put behind it."""
    if FIGURE.search(matter):
        return FIGURE.sub(figures[0], matter, count=1)
    return f"{matter} {' '.join(figures)}".strip()


def name_alone(text: str) -> tuple[str, str] | None:
    """The place, street or firm that a question is all of, with the word that leads to it.

    "In Ashby?" is ("in", "Ashby"), "Ashby?" has no such word; None if there is more.
    """
    found = _ONLY_NAME.match(text)
    if found is None:
        return None
    name, led = found["name"], (found["in"] or "").lower()
    common = all(word.lower() in NOT_NAMES for word in name.split())
    acronym = name.isupper() and name.isalpha() and not led  # "CCTV" is a thing
    return None if common or acronym else (led, name)


def with_name(matter: str, led: str, name: str, names: Sequence[str]) -> str:
    """The matter with its place or name exchanged for another, or that put behind it.

    A road gives way to a road, if there is one: "speeding on the A1 at Ashby", "and the A2?".
    """
    placed = [found.span("name") for found in _PLACED.finditer(matter)]
    placed += [(matter.index(one), matter.index(one) + len(one)) for one in names if one in matter]
    like = [(start, end) for start, end in placed if _kind(matter[start:end]) == _kind(name)]
    if like:
        start, end = like[-1]
        return f"{matter[:start]}{name}{matter[end:]}"
    return f"{matter.rstrip(' ?.!')} {led or 'in'} {name}" if matter else name


def _kind(name: str) -> str:
    """What tells a road from a place: its number, or the word for it."""
    if re.search(r"\d", name):
        return "road"
    last = name.split()[-1].lower()
    return "road" if last in _ROADS else "name"


def place_in(matter: str) -> str | None:
    """The last place in a matter, with the word that puts it there ("on Mill Lane")."""
    placed = [
        found for found in _PLACED.finditer(matter) if found["in"] in ("in", "at", "on", "near")
    ]
    return placed[-1][0] if placed else None


def councils_in(matter: str, known: Known) -> dict[str, str]:
    """The places in a matter that have a council, each with its council."""
    return {
        place: council for council in known.councils for place in places_of(council)
        if re.search(_place_pattern(place), matter)
    }  # fmt: skip


def without_places(text: str, places: Iterable[str]) -> str:
    """A text without some places in it: what is asked of Ashby next is not of Corley."""
    for place in places:
        text = re.sub(_place_pattern(place), " ", text)
    return folded(text)


def _place_pattern(place: str) -> str:
    return rf"(?:\b(?:in|at|by|of|from|for|to)\s+)?\b{re.escape(place)}\b(?!\s+[A-Z]|-)"


def _year_on(figure: str, by: int) -> str:
    """A year or financial year so many years on: 2018/19 is followed by 2019/20."""
    first, mark, last = re.fullmatch(r"(\d+)(\D?)(\d*)", figure).groups()  # type: ignore[union-attr]
    later = str((int(last) + by) % 10 ** len(last)).zfill(len(last)) if last else ""
    return f"{int(first) + by}{mark}{later}"
