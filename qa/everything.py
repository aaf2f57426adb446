"""The search that must miss nothing: every match with its reasons, and what may be missing.

A passage is in the list if it has at least a stated share of the words (as typed, in other forms,
by other names or spellings), or is at least so near in meaning. Nothing is cut off.
"""

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from index.models import Group, Phrase, Term, WordQuery
from index.search import Hit, Query, search
from qa.highlight import sought
from qa.library import Library, Place, places
from qa.missing import Estimate, captured, no_estimate
from qa.reasons import filled
from qa.search import Look, Results, is_plain, parsed, ranked, searched, shown
from qa.wordings import Wording, Wordings, wordings

WHOLE = 1.0 - 1e-9  # all of the weight, but for rounding
LEAST_BAND = 200  # passages from which a sample is drawn, at least


class Reason(StrEnum):
    """Why a passage is in the list: how its words match, and whether it is near in meaning."""

    WORDS = "words"  # every word as it was typed
    FORM = "form"  # every word, one of them in another form ("enslaved", "co-operate")
    NAME = "name"  # one of them by another name or an acronym
    SLIP = "slip"  # one of them in another spelling
    PART = "part"  # some of the words
    QUERY = "query"  # what was typed with operators or as a phrase
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which cosine a passage counts as near, and which share of the words as some of them.

    The share is of the weight of those words that any passage in scope has.

    Measured by benchmarks/everything.py. From 0.35 on, the meaning finds a seventh fewer of the
    passages that committee questions want, and from 0.25 on, the list doubles.
    """

    near: float = 0.3
    part: float = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """One passage of the list; `by` is how its words match, None if only its meaning is near."""

    hit: Hit
    by: Reason | None
    near: bool
    share: float
    other: tuple[str, ...] = ()  # the other names and spellings that were found in its place

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason, that of the words first."""
        return (*((self.by,) if self.by else ()), *((Reason.MEANING,) if self.near else ()))

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons as they stand in an export."""
        how = {
            Reason.WORDS: "every word as typed",
            Reason.FORM: "every word, in other forms",
            Reason.NAME: f"by another name: {', '.join(self.other)}",
            Reason.SLIP: f"in another spelling: {', '.join(self.other)}",
            Reason.PART: f"some of the words ({self.share:.0%} of their weight)",
            Reason.QUERY: "matches what was typed",
        }
        meaning = f"meaning {self.hit.meaning:.2f}"
        return (*((how[self.by],) if self.by else ()), *((meaning,) if self.near else ()))


@dataclass(frozen=True, slots=True)
class Everything:
    """All matches, best first; `left` are the passages in scope that are none, nearest first."""

    look: Look
    thresholds: Thresholds
    sought: Wordings
    matches: tuple[Match, ...]
    left: tuple[Hit, ...]
    estimate: Estimate
    notes: tuple[str, ...] = ()
    query: WordQuery = field(default_factory=Group)  # with every other name, for highlighting

    @property
    def counts(self) -> dict[Reason, int]:
        """How many matches have each reason; a match may have two."""
        found = Counter(reason for match in self.matches for reason in match.reasons)
        return {reason: found[reason] for reason in Reason if found[reason]}

    @property
    def by_meaning_alone(self) -> int:
        """How many are there for their meaning only."""
        return sum(1 for match in self.matches if match.by is None)


def everything(
    library: Library, look: Look, thresholds: Thresholds | None = None,
    looked_for: Wordings | None = None,
) -> Everything:  # fmt: skip
    """Every passage within the scope that matches, with why; the same each time.

    `looked_for` takes the place of what the thesaurus and the minutes make of the words.
    """
    limits, asked = thresholds or Thresholds(), parsed(look)
    if look.exact or not is_plain(asked.query):
        return _as_written(library, look, limits, asked.notes)
    looked_for = looked_for or wordings(library, look.text)
    query, size = _loose(look.text, looked_for.sought), library.generation.words.size
    if query == Group() or not size:
        none = no_estimate(0, filled("nothing_sought"))
        return Everything(look, limits, looked_for, (), (), none, asked.notes)
    vector = library.encoder.encode_question(look.text)
    hits = search(library.generation, Query(query, vector, look.scope), limit=size, depth=size)
    matches = list(_matches(library, look, hits, looked_for.sought, limits))
    inside = {match.hit.passage_id for match in matches}
    left = tuple(hit for hit in hits if hit.passage_id not in inside)
    estimate = _estimate(matches, len(hits))
    return Everything(look, limits, looked_for, tuple(matches), left, estimate, asked.notes, query)


def page_of(
    library: Library, every: Everything, matches: Sequence[Match], *, limit: int, offset: int = 0
) -> Results:
    """One page of some of the matches, in the order given, as it is shown."""
    page = {match.hit.passage_id: match for match in matches[offset : offset + limit]}
    found = shown(
        library, [match.hit for match in page.values()], sought(every.query), every.look.text
    )
    return Results(
        look=every.look,
        total=len(matches),
        offset=offset,
        found=tuple(replace(one, why=page[one.citation.passage_id].why) for one in found),
        notes=every.notes,
        searched=searched(library, every.look.scope),
    )


def band(every: Everything) -> tuple[Hit, ...]:
    """The passages just below the thresholds: as many as were found, and at least LEAST_BAND."""
    return every.left[: max(LEAST_BAND, len(every.matches))]


def sample(library: Library, every: Everything, size: int) -> list[Hit]:
    """Some passages of the band, drawn at random; always the same for one search."""
    generation = library.generation.manifest.generation
    seed = hashlib.sha256(f"{generation}\n{every.look!r}".encode()).digest()
    just_below = band(every)
    drawn = random.Random(seed).sample(range(len(just_below)), min(size, len(just_below)))  # noqa: S311 - a sample, not a secret
    return [just_below[at] for at in sorted(drawn)]


def _as_written(
    library: Library, look: Look, limits: Thresholds, notes: tuple[str, ...]
) -> Everything:
    """A search with operators or as a phrase is obeyed: what it asks for, and nothing beside it."""
    hits = ranked(library, look, depth=library.generation.words.size)
    matches = tuple(Match(hit, Reason.QUERY, near=False, share=1.0) for hit in hits)
    none = no_estimate(len(hits), filled("as_typed"))
    return Everything(look, limits, Wordings((), ()), matches, (), none, notes, parsed(look).query)


def _loose(text: str, found: Sequence[Wording]) -> Group:
    others = (other for one in found for other in (*one.names, *one.slips))
    typed = (Term(word) for word in text.split())
    return Group(optional=(*typed, *map(Phrase, dict.fromkeys(others))))


def _matches(
    library: Library, look: Look, hits: Sequence[Hit], found: Sequence[Wording], limits: Thresholds
) -> Iterable[Match]:
    met = [_met(library, look, one) for one in found]
    shares: dict[int, float] = {}
    for one, ways in zip(found, met, strict=True):
        for number in ways.any:
            shares[number] = shares.get(number, 0.0) + one.weight
    # What no passage has keeps none from having the rest.
    there = sum(one.weight for one, ways in zip(found, met, strict=True) if ways.any)
    part = limits.part * there
    whole = [number for number, share in shares.items() if share >= WHOLE]
    verbatim = _as_typed(places(library, whole), found)
    for hit in hits:
        share = min(1.0, shares.get(hit.passage_id, 0.0))
        by, other = _level(hit.passage_id, share, met, verbatim, part)
        near = hit.meaning >= limits.near
        if by or near:
            yield Match(hit, by, near, round(share, 6), other)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The passages that have one thing in any form of its words, or by a name or spelling."""

    forms: frozenset[int]
    names: Mapping[str, frozenset[int]]
    slips: Mapping[str, frozenset[int]]

    @property
    def any(self) -> frozenset[int]:
        return self.forms.union(*self.names.values(), *self.slips.values())


def _met(library: Library, look: Look, one: Wording) -> _Ways:
    def having(query: WordQuery) -> frozenset[int]:
        words = library.generation.words
        return frozenset(
            number for number, _ in words.search(query, limit=words.size, scope=look.scope)
        )

    return _Ways(
        having(one.forms),
        {name: having(Phrase(name)) for name in one.names},
        {slip: having(Phrase(slip)) for slip in one.slips},
    )


def _level(
    number: int, share: float, met: Sequence[_Ways], verbatim: frozenset[int], part: float
) -> tuple[Reason | None, tuple[str, ...]]:
    """How the words of a passage match, and the other names or spellings that it took."""
    if share < WHOLE:
        return (Reason.PART if share > 0.0 and share >= part else None), ()
    if number in verbatim:
        return Reason.WORDS, ()
    without = [ways for ways in met if number not in ways.forms]
    if not without:
        return Reason.FORM, ()
    by_name = [[name for name, ids in ways.names.items() if number in ids] for ways in without]
    if all(by_name):
        return Reason.NAME, tuple(dict.fromkeys(names[0] for names in by_name))
    by_slip = [slip for ways in without for slip, ids in ways.slips.items() if number in ids]
    return Reason.SLIP, tuple(dict.fromkeys(by_slip))


def _as_typed(held: Mapping[int, Place], found: Sequence[Wording]) -> frozenset[int]:
    """The passages that have every word just as it was typed, in themselves or beside them."""
    typed = (r"\s+".join(map(re.escape, one.typed.split())) for one in found)
    patterns = [re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE) for words in typed]
    return frozenset(
        number for number, place in held.items()
        if all(pattern.search(_beside(place)) for pattern in patterns)
    )  # fmt: skip


def _beside(place: Place) -> str:
    document = place.document
    facts = (place.item.title, document.council, document.committee, document.date)
    return "\n".join((place.passage.text, *(fact for fact in facts if fact)))


def _estimate(matches: Sequence[Match], in_scope: int) -> Estimate:
    by_words = sum(1 for match in matches if match.by)
    near = sum(1 for match in matches if match.near)
    both = sum(1 for match in matches if match.by and match.near)
    return captured(by_words, near, both, unseen=in_scope - len(matches))
