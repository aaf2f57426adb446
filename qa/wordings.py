"""What a search for everything looks for: each word typed, with its other names and spellings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus.store import reader
from index.analysis import is_stop_word, plain_form, tokens
from index.models import EVERYTHING, Group, Phrase, Term, WordQuery
from qa.acronyms import long_forms, short_forms
from qa.gather import frequency_of
from qa.library import Library
from qa.spelling import RARE, Vocabulary, nearest, repair
from qa.thesaurus import sequence
from qa.topic import Need, topic_of

LEAST_LETTERS = 6  # of a word whose other spellings are looked for; shorter ones have too many
MOST_SLIPS = 5  # other spellings of one word
EXPLAINED_IN = 200  # passages that are read for what an acronym stands for
MOST_RUNS = 12  # stretches of the words typed that may have an acronym
LONGEST_RUN = 6  # words
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing looked for. `names` are what it may be called, `slips` how it may be misspelt.

    `weight` is its share of all that is looked for: a rare word says more than a common one.
    """

    typed: str
    weight: float
    names: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()
    scattered: tuple[str, ...] = ()

    @property
    def forms(self) -> WordQuery:
        """Finds it as typed and in other forms of its words."""
        apart = Group(required=tuple(Term(word) for word in self.scattered))
        return Group(optional=(Phrase(self.typed), *((apart,) if self.scattered else ())))


@dataclass(frozen=True, slots=True)
class Wordings:
    """All that is looked for, and the words typed that nothing turns on."""

    sought: tuple[Wording, ...]
    left_aside: tuple[str, ...]


def wordings(library: Library, text: str) -> Wordings:
    """What some plain words look for, by the thesaurus and by what the minutes themselves say."""
    frequency, size = partial(frequency_of, library), library.generation.words.size
    needs = topic_of(text, (), frequency, size).needs or _all_words(text)
    total = sum(need.weight for need in needs)
    vocabulary = Vocabulary(
        frequency, library.generation.words.words_beginning, library.encoder.is_word
    )
    read = dict(repair(text, vocabulary)[1])
    found = tuple(
        Wording(
            typed=need.shown,
            weight=need.weight / total if total else 1 / len(needs),
            names=_others(need.shown, (*need.also, *_stands_for(library, need.shown))),
            slips=tuple(
                dict.fromkeys((*([read[need.shown]] if need.shown in read else ()),
                               *_slips(need.shown, vocabulary)))
            ),
            scattered=need.scattered if len(need.scattered) > 1 else (),
        )
        for need in needs
    )  # fmt: skip
    return Wordings(_with_acronyms(library, text, found), _left_aside(text, found))


def _all_words(text: str) -> tuple[Need, ...]:
    """Every word, where all of them stand in any minutes: who searches for "meeting" means it."""
    words = [(token.forms, text[token.start : token.end]) for token in tokens(text)]
    telling = [word for forms, word in words if not is_stop_word(forms)]
    return tuple(Need(word, (), 1.0) for word in telling or [word for _, word in words])


def _left_aside(text: str, found: Sequence[Wording]) -> tuple[str, ...]:
    used = {plain_form(word) for one in found for word in one.typed.split()}
    typed = (text[token.start : token.end] for token in tokens(text))
    return tuple(dict.fromkeys(word for word in typed if plain_form(word) not in used))


def _others(typed: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names that are other words than those typed, each once."""
    distinct = {sequence(name): name for name in reversed(names)}
    return tuple(dict.fromkeys(n for n in names if n in distinct.values() and
                               sequence(n) != sequence(typed)))  # fmt: skip


def _slips(typed: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Rare words of the minutes that are one slip from a word and no words themselves."""
    plain = plain_form(typed)
    if not _WORD.fullmatch(plain) or len(plain) < LEAST_LETTERS:
        return
    (own,) = (token.forms.exact for token in tokens(plain))
    held = {
        word: count
        for word, count in vocabulary.beginning(plain[0]).items()
        if count <= RARE and word != plain and len(set(word) ^ set(plain)) <= 2
        and not vocabulary.is_word(word) and [t.forms.exact for t in tokens(word)] != [own]
    }  # fmt: skip
    for _ in range(MOST_SLIPS):
        slip = nearest(plain, held, 1)
        if slip is None:
            return
        del held[slip]
        yield slip


def _stands_for(library: Library, typed: str) -> list[str]:
    """What the minutes say an acronym stands for."""
    if not 2 <= len(typed) <= 8 or not typed.isalpha():
        return []
    return long_forms(typed, _texts(library, Phrase(typed, "text")))


def _with_acronyms(
    library: Library, text: str, found: tuple[Wording, ...]
) -> tuple[Wording, ...]:  # fmt: skip
    """The same, with acronyms that stand for several of the words: each of them is met by it."""
    for run in _runs(text):
        shorts = _telling(short_forms(run, _texts(library, Phrase(run, "text"))))
        inside = {plain_form(word) for word in run.split()}
        if shorts:
            found = tuple(
                replace(one, names=tuple(dict.fromkeys((*one.names, *shorts))))
                if {plain_form(word) for word in one.typed.split()} <= inside else one
                for one in found
            )  # fmt: skip
    return found


def _runs(text: str) -> list[str]:
    """Stretches of two words or more that neither begin nor end with a stop word, long first."""
    placed = list(tokens(text))
    telling = [not is_stop_word(token.forms) for token in placed]
    runs = [
        text[placed[first].start : placed[first + length - 1].end]
        for length in range(min(LONGEST_RUN, len(placed)), 1, -1)
        for first in range(len(placed) - length + 1)
        if telling[first] and telling[first + length - 1]
    ]
    return runs[:MOST_RUNS]


def _telling(acronyms: Sequence[str]) -> list[str]:
    """Those that are not also words too common to be looked for: "IT", "WHO"."""
    return [one for one in acronyms if not all(is_stop_word(t.forms) for t in tokens(one))]


def _texts(library: Library, query: WordQuery) -> list[str]:
    hits = library.generation.words.search(query, limit=EXPLAINED_IN, scope=EVERYTHING)
    passages = reader.passages(library.database, [number for number, _ in hits])
    return [passages[number].text for number, _ in hits if number in passages]
