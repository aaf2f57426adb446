"""What a search for everything looks for: each word typed, with its other names and spellings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from index.analysis import is_stop_word, plain_form, tokens
from index.models import Group, Phrase, Term, WordQuery
from qa.gather import frequency_of
from qa.library import Library, acronyms_of
from qa.spelling import RARE, Vocabulary, nearest, repair
from qa.thesaurus import sequence
from qa.topic import Need, topic_of

LEAST_LETTERS = 6  # of a word whose other spellings are looked for; shorter ones have too many
MOST_SLIPS = 5  # other spellings of one word
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
    topic = topic_of(text, (), frequency, size, acronyms_of(library))
    needs = topic.needs or _all_words(text)
    total = sum(need.weight for need in needs)
    vocabulary = Vocabulary(
        frequency, library.generation.words.words_beginning, library.encoder.is_word
    )
    read = dict(repair(text, vocabulary)[1])
    found = tuple(
        Wording(
            typed=need.shown,
            weight=need.weight / total if total else 1 / len(needs),
            names=_others(need.shown, need.also),
            slips=tuple(
                dict.fromkeys((*([read[need.shown]] if need.shown in read else ()),
                               *_slips(need.shown, vocabulary)))
            ),
            scattered=need.scattered if len(need.scattered) > 1 else (),
        )
        for need in needs
    )  # fmt: skip
    return Wordings(found, _left_aside(text, found))


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
