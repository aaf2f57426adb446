"""What the engines exchange: scopes, rows of the word index, parsed word queries, statistics."""

from dataclasses import dataclass

UNKNOWN_DATE = 0  # the date of a passage whose meeting's date is not known


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages may be found. Each filter that is not None must be met; an empty one by none.

    Dates are integers such as 20200709, both ends included. Where a date window is set,
    passages without a known date are outside it.
    """

    councils: frozenset[int] | None = None
    committees: frozenset[int] | None = None
    documents: frozenset[int] | None = None
    kinds: frozenset[str] | None = None
    date_from: int | None = None
    date_to: int | None = None
    passages: frozenset[int] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class WordRow:
    """One passage as the word index holds it. Texts are as published: the index analyses them.

    `context` is what the passage does not say itself: council, committee, the date in words.
    """

    passage_id: int
    text: str
    title: str = ""
    speaker: str = ""
    context: str = ""
    council_id: int = 0
    committee_id: int = 0
    document_id: int = 0
    date: int = UNKNOWN_DATE
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or reference; in one named field, or in any."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words as written, before stemming, that begin with these letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side in this order."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases with at most `distance` other words between them, in any order."""

    texts: tuple[str, ...]
    distance: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Queries together: all required, none excluded; one optional if nothing is required.

    Optional ones add to the score. A group of excluded ones only is all but these; an empty
    group finds nothing.
    """

    required: tuple["WordQuery", ...] = ()
    optional: tuple["WordQuery", ...] = ()
    excluded: tuple["WordQuery", ...] = ()


WordQuery = Term | Prefix | Phrase | Near | Group


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What was understood of a typed query, and notes in plain English on what was not."""

    query: Group
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """Mean and standard deviation of the scores of every passage, the zeros counted."""

    mean: float
    deviation: float
