"""Item numbers in the middle of a paragraph, where an exporter ran a whole page into one.

A number there is believed only as part of a run "1. 2. 3.", "1.0 2.0" or "94/19 95/19" through the
document; a bare "1 2 3" only where its titles are those of an agenda.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.reading.marks import MONTHS

_LEAST_RUN = 4
_SHORTEST = 120  # characters; a shorter paragraph holds no two items
_MOST_MARKS = 20_000  # a year of minutes has some 3,000; more is a table of figures
_SKIPS = 3  # numbers that may be missing from the print or misprinted
_SKIP_COST = 0.5
_NUMBER = re.compile(
    r"(?P<value>\d\d?(?:\d(?=/))?)(?:\\?\.(?P<zero>0(?=\s))?|/(?P<year>\d\d))"
    r"[ \t\n]+(?=[A-Z][A-Za-z’'&-]+|(?:19|20)\d\d\s+[A-Z])"
)
# "9 Planning – Peter Agate": no day of a month, no house number of a street
_BARE = re.compile(
    rf"(?P<value>\d\d?)[ \t\n]+(?=[A-Z][A-Za-z’'&-]+)(?!(?:{MONTHS})\b)"
    r"(?!(?:[A-Z]\w+\s+){1,2}(?:Road|Street|Lane|Drive|Close|Avenue|Row|Way|Rd|St|Terrace)\b)"
)
_LEAST_BARE = 5
_UNKNOWN_BARE = -0.3  # the weight of a bare number inside a paragraph before no known business
_WORD_BEFORE = re.compile(r"([^\s]*)\s*$")
# "see item 6. The Clerk", "on 5 May 2019. The", "£12. The": the figure belongs to what is before
_BELONGS = re.compile(
    rf"(?:items?|nos?\.?|numbers?|para(?:graph)?s?|pages?|plots?|sections?|minute|phase|class"
    rf"|version|appendix|of|to|and|at|on|by|for|in|from|the|than|step|unit|option|footpath"
    rf"|[£$(–-]|{MONTHS})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;)”’\"]$")
_AGENDA = re.compile(
    r"(?:\w+\s+){0,4}?(?:apolog|minutes|matters\s+arising|declar|report|financ|planning|account"
    r"|correspond|public|election|date\s+of|next|co-?option|urgent|any\s+other|further|open\s+forum)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number before a capital letter: where it stands, and in which paragraph."""

    at: int
    place: int
    inside: bool
    form: str
    value: int
    weight: float
    known: bool


def cuts(text: str, places: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Where each paragraph (start, end) is to be cut: before a number that the run goes on with.

    Keyed by the place of the paragraph in `places`; one that is not to be cut has no entry.
    """
    found: dict[int, list[int]] = {}
    numbers = list(_numbers(text, places, _NUMBER))
    run = _run(numbers) or _bare_run(list(_numbers(text, places, _BARE)))
    if any(each.inside for each in run):  # then a repeated number is one that the clerk misprinted
        run += [each for each in numbers if each.known and each.form == run[0].form]
    for at, place in sorted({(each.at, each.place) for each in run if each.inside}):
        found.setdefault(place, []).append(at)
    return found


def _numbers(
    text: str, places: Sequence[tuple[int, int]], pattern: "re.Pattern[str]"
) -> Iterator[_Numbered]:
    for place, (start, end) in enumerate(places):
        long = end - start >= _SHORTEST
        opening = pattern.match(text, start, end)
        found = pattern.finditer(text, start, end) if long else filter(None, [opening])
        for number in found:
            inside = number.start() > start
            if inside and not text[number.start() - 1].isspace():
                continue
            before = _WORD_BEFORE.search(text, max(start, number.start() - 30), number.start())
            word = before[1] if before and inside else ""
            if not (word and _BELONGS.fullmatch(word)):
                yield _numbered(text, number, place, word)


def _numbered(text: str, number: "re.Match[str]", place: int, word: str) -> _Numbered:
    inside, bare = bool(word), number.re is _BARE
    weight = (_UNKNOWN_BARE if bare else 0.4) if inside else 1.0
    weight += 0.3 if inside and _SENTENCE_END.search(word) else 0.0
    known = _AGENDA.match(text, number.end(), number.end() + 60) is not None
    weight += (0.6 if bare else 0.3) if known else 0.0
    parts = number.groupdict()
    year = parts.get("year")
    form = f"/{year}" if year else ".0" if parts.get("zero") else "" if bare else "."
    value = int(parts["value"])
    return _Numbered(number.start(), place, inside, form, value, weight, known)


def _bare_run(numbers: Sequence[_Numbered]) -> list[_Numbered]:
    """A run of bare numbers, of which half at least stand before business that all agendas have."""
    run = _run(numbers)
    known = sum(each.known for each in run)
    return run if len(run) >= _LEAST_BARE and 2 * known >= len(run) else []


def _run(numbers: Sequence[_Numbered]) -> list[_Numbered]:
    """The weightiest run of numbers in one form, each one more than the one before."""
    if len(numbers) > _MOST_MARKS:
        return []
    best: dict[tuple[str, int], tuple[float, int]] = {}
    before: list[int | None] = []
    heaviest: tuple[float, int | None] = (0.0, None)
    for place, each in enumerate(numbers):
        starts = each.form not in ("", ".", ".0") or each.value <= _SKIPS
        score, previous = (each.weight if starts else 0.0), None
        for step in range(1, _SKIPS + 1):
            earlier = best.get((each.form, each.value - step))
            if earlier and earlier[0] + each.weight - _SKIP_COST * (step - 1) > score:
                score, previous = earlier[0] + each.weight - _SKIP_COST * (step - 1), earlier[1]
        before.append(previous)
        if score > best.get((each.form, each.value), (0.0, -1))[0]:
            best[each.form, each.value] = (score, place)
        heaviest = max(heaviest, (score, place), key=lambda pair: pair[0])
    run: list[_Numbered] = []
    at = heaviest[1]
    while at is not None:
        run.append(numbers[at])
        at = before[at]
    return run[::-1] if len(run) >= _LEAST_RUN else []
