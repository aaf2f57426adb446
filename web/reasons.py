"""The sentences of a refusal and of what was not searched, in the language of a page. Pure.

They reach a page as finished English: that is what the contract promises and permanent addresses
hold. So a sentence is known again by the template it was made from, and its values are put into
the catalogue's own. What is not known again stays as it is, and is marked as English.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from string import Formatter

from qa.models import Question
from qa.names import core_name
from qa.reasons import FOLLOWED_BY, TEMPLATES
from qa.sought import Thing
from qa.understand import Known
from qa.when import Window, find_window
from web.languages import Language, Words
from web.name_lists import BODY, listed_names, whole

ENGLISH = "en-GB"
MOST_STOPS = 60  # at which a sentence may end besides at the end of all; far more than are made
MOST_OF = 8  # at which bodies may end and their councils begin
UNNAMED_SCOPE = "that scope"  # what stands for the names where none were asked for
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# Places that hold only certain words; any other may hold anything.
_HOLDS = {
    "documents": r"[0-9]{1,9} documents?",
    "files": r"[0-9]{1,9} files?",
    "n": r"[0-9]{1,9}",
    "first": _DAY,
    "last": _DAY,
    "what": "decision|action|statement|meeting",
    "thing": "|".join(Thing),
}
_STOP = re.compile(r"\.(?= |$)")
_OF = re.compile(" of ")
_BY = re.compile(r", (?=by )")
_OUTSIDE = re.compile(r"(?:^|, )outside ")
_UP_TO = re.compile(rf"to ({_DAY})")
_DAYS = (date(2000, 2, 1), date(2001, 8, 1))  # on which the same words must mean the same dates


@dataclass(frozen=True, slots=True)
class Said:
    """What a page shows of a sentence, and its language as HTML has it."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Made:
    """Which template a sentence was made from, and the values in its places."""

    template: str
    values: Mapping[str, str]


def said(words: Words, text: str, names: Iterable[str] = ()) -> Said:
    """One sentence or several in the words of a page, as they are where they are not known again.

    `names` are whole names that may stand in them: "Bath and Wells" is one, not a list of two.
    """
    made = made_of(text) if words.language is not Language.ENGLISH else ()
    if not made:
        return Said(text, ENGLISH)
    values = _Values(words, frozenset(names))
    parts = (words(f"reason.{one.template}", **values.all(one)) for one in made)
    return Said(" ".join(parts), str(words.language))


def names_in(known: Known, question: Question | None) -> frozenset[str]:
    """The names that a sentence about a question may have in it, in all their forms."""
    councils = [*known.councils, *(core_name(one) for one in known.councils)]
    if question is None:
        return frozenset([*councils, *known.committees])
    asked = (question.councils, question.committees, question.people, question.names)
    others = (question.missing, question.not_councils, question.not_committees)
    return frozenset(
        [*councils, *known.committees, *(n for each in (*asked, *others) for n in each)]
    )


def made_of(text: str) -> tuple[Made, ...]:
    """The templates of the sentences that a text is made of; none if any is of no template.

    A value may itself have full stops in it, so each is tried as an end, the first one first; and
    only such sentences follow each other as qa puts together.
    """
    stops = [stop.end() for stop in _STOP.finditer(text)]
    return _sequence(text, [*stops[:MOST_STOPS], len(text)])


def _sequence(text: str, ends: Sequence[int]) -> tuple[Made, ...]:
    for end in ends:
        first = _made(text[:end])
        if first is None:
            continue
        if end == len(text):
            return (first,)
        if following := FOLLOWED_BY.get(first.template):
            rest = _sequence(text[end + 1 :], [one - end - 1 for one in ends if one > end])
            if rest and rest[0].template in following:
                return (first, *rest)
    return ()


def _made(sentence: str) -> Made | None:
    """The template that says most of a sentence itself, so that least is left for values."""
    for name, pattern in _patterns():
        if (found := pattern.fullmatch(sentence)) is None:
            continue
        values = _apart(found.groupdict()) if name == "name_absent_within" else found.groupdict()
        if "scope" not in values or _scope_of(values["scope"]) is not None:
            return Made(name, values)
    return None


def _apart(values: dict[str, str]) -> dict[str, str]:
    """A name and the scope after it: nothing stands between them, so the longest scope counts."""
    both = f"{values['name']} {values['scope']}"
    for space in re.finditer(" ", both):
        if _scope_of(both[space.end() :]) is not None:
            return {"name": both[: space.start()], "scope": both[space.end() :]}
    return values


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern of each template, those with most words of their own first."""
    made = []
    for name, template in TEMPLATES.items():
        pieces = list(Formatter().parse(template))
        own = sum(len(literal) for literal, *_ in pieces)
        pattern = "".join(
            re.escape(literal) + (f"(?P<{place}>{_HOLDS.get(place, '.*?')})" if place else "")
            for literal, place, *_ in pieces
        )
        made.append((own, name, re.compile(pattern, re.DOTALL)))
    return tuple((name, pattern) for _, name, pattern in sorted(made, key=lambda one: -one[0]))


@dataclass(frozen=True, slots=True)
class _Scope:
    """The parts of a scope in words: who, which bodies, which others are left out, and when."""

    by: tuple[str, ...] = ()
    outside: str = ""
    dates: str = ""


def _scope_of(text: str) -> _Scope | None:
    """What `scope_words` put together; None if a text is nothing of that sort."""
    if text == "here":
        return _Scope()
    if _is_dates(text):
        return _Scope(dates=text)
    if not text.startswith(("by ", "outside ")):
        return None
    rest, dates = text, ""
    for comma in re.finditer(", ", text):
        if _is_dates(text[comma.end() :]):
            rest, dates = text[: comma.start()], text[comma.end() :]
            break
    named = _OUTSIDE.split(rest, maxsplit=1)
    by = tuple(one.removeprefix("by ") for one in _BY.split(named[0], maxsplit=1) if one)
    return _Scope(by, named[1] if len(named) > 1 else "", dates)


def _is_dates(text: str) -> bool:
    window = find_window(text, today=_DAYS[0])
    return _UP_TO.fullmatch(text) is not None or (window is not None and window.words == text)


def _window(typed: str) -> Window | None:
    """The dates that some words mean whenever they are read; None for "last year" and others."""
    upto = _UP_TO.fullmatch(typed)
    words = f"until {upto[1]}" if upto else typed
    first, other = (find_window(words, today=day) for day in _DAYS)
    return first if first is not None and first == other and first.words == words else None


@dataclass(frozen=True, slots=True)
class _Values:
    """Puts values into words; what was typed stays as it was typed."""

    words: Words
    names: frozenset[str]

    def all(self, made: Made) -> dict[str, str]:
        """The values of a sentence as the catalogue's words have them."""
        put: Mapping[str, Callable[[str], str]] = {
            "documents": self.count, "files": self.count, "first": self.day, "last": self.day,
            "what": lambda what: self.words(f"recorded.{what}"),
            "thing": lambda thing: self.words(f"thing.{thing.replace(' ', '_')}"),
            "names": self.listed, "scope": self.scope, "dates": self.when,
        }  # fmt: skip
        return {place: put.get(place, str)(value) for place, value in made.values.items()}

    def count(self, text: str) -> str:
        """A count with its noun: "2 documents"."""
        number, _, noun = text.partition(" ")
        return self.words.count(f"count.{noun.removesuffix('s')}", int(number))

    def day(self, iso: str) -> str:
        """A date, as it is written if there is no such day."""
        try:
            return self.words.day(iso)
        except ValueError:
            return iso

    def when(self, typed: str) -> str:
        """Words for a window of dates: the dates themselves, or the words if they may change."""
        window = _window(typed)
        if window is None:
            return self.words("within.typed", dates=typed)
        first, last = (day.isoformat() if day else None for day in (window.first, window.last))
        dates = self.words.window(first, last)
        day = window.first or window.last
        month = f"{self.words.month(day.month)} {day.year}" if day else ""
        kinds = {dates: "span", month: "month", str(day and day.year): "year"}
        kind = "day" if first == last else kinds[dates]
        return self.words(f"within.{kind}", dates=dates)

    def scope(self, text: str) -> str:
        """The scope of a question in words."""
        scope = _scope_of(text) or _Scope()
        parts = [self.words("within.by", names=self.bodies(one)) for one in scope.by]
        if scope.outside:
            parts.append(self.words("within.outside", names=self.listed(scope.outside)))
        if scope.dates:
            parts.append(self.when(scope.dates))
        return ", ".join(parts) or self.words("within.here")

    def bodies(self, text: str) -> str:
        """Committees, a board or the like, councils, or the bodies of councils."""
        for of in islice(_OF.finditer(text), MOST_OF):
            body, council = text[: of.start()], text[of.end() :]
            names = [*listed_names(body, self.names), *listed_names(council, self.names)]
            if all(whole(name, self.names) for name in names):
                return self.words(
                    "within.of", bodies=self.listed(body), councils=self.listed(council)
                )
        return self.listed(text)

    def listed(self, text: str) -> str:
        """Names as a person lists them; left as they stand where it is unsure which they are."""
        parts = [self.named(one) for one in listed_names(text, self.names)]
        if len(parts) < 2:
            return "".join(parts)
        vowel = re.match(r"\W*(?:[aeiouâêîôûŵŷáéíóú]|y[^aeiou])", parts[-1], re.IGNORECASE)
        key = "within.and_vowel" if vowel else "within.and"
        return self.words(key, first=", ".join(parts[:-1]), last=parts[-1])

    def named(self, name: str) -> str:
        """A name; the common noun where none was given."""
        body = BODY.fullmatch(name)
        if body:
            return self.words(f"within.{body[1]}")
        return self.words("within.that") if name == UNNAMED_SCOPE else name
