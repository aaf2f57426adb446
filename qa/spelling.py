"""A word that no passage has, one slip away from words that they do have, is read as those.

So is a Welsh word whose first letter stands otherwise in the passages.

Only what nobody can have meant is read otherwise: a word that the encoder or the thesaurus knows
stands, so that "nothing mentions a swimming pool" stays true. What was read otherwise is shown.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from corpus.texts import is_welsh
from index.analysis import is_stop_word, plain_form, tokens
from qa.follow import conversation
from qa.gather import frequency_of
from qa.library import Library
from qa.models import Question
from qa.mutations import mutations
from qa.parts import parts_of
from qa.thesaurus import sequence, thesaurus
from qa.topic import SCAFFOLD

LEAST_LETTERS = 5  # shorter words are a slip away from too many others
LEAST_OF_NAME = 6
RARE, OFTENER = 2, 5  # passages that have a word which may yet be a slip; how much oftener the word
TWO_SLIPS = 9  # letters from which two slips are read
_WORD = re.compile(r"[^\W\d_]+")

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words: how many passages have one, those with a beginning, real ones."""

    frequency: Callable[[str], int]
    beginning: Callable[[str], Counts]
    is_word: Callable[[str], bool]


def understood(library: Library, said: Sequence[str], *, today: date) -> Question:
    """The last of some questions, understood with those before it, its slips read otherwise."""
    words = Vocabulary(
        partial(frequency_of, library),
        library.generation.words.words_beginning,
        library.encoder.is_word,
    )
    read = [repair(text, words) for text in said]
    question = conversation([text for text, _ in read], library.known, today=today)
    text, repaired = " ".join(said[-1].split()), read[-1][1]
    leaning = question.leaning and replace(question.leaning, text=text, repaired=repaired)
    earlier = [text for text, _ in read[:-1]]
    parts = tuple(
        conversation([*earlier, *turns], library.known, today=today)
        for turns in parts_of(read[-1][0])
    )
    if not all(part.topic for part in parts):  # "how many were for and how many against it?"
        parts = ()
    return replace(question, text=text, repaired=repaired, leaning=leaning, parts=parts)


def repair(text: str, words: Vocabulary) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text with its slips read otherwise, and each such word as typed and as read."""
    found: list[tuple[str, str]] = []
    read, last = [], 0
    welsh = is_welsh(text)
    for token in tokens(text):
        typed = text[token.start : token.end]
        better = None
        if _WORD.fullmatch(typed) and not is_stop_word(token.forms):
            better = _mutated(typed, token.forms.exact, words) if welsh else None
            better = better or _better(typed, token.forms.exact, words)
        if better is not None:
            read += [text[last : token.start], better]
            last = token.end
            found.append((typed, better))
    return "".join([*read, text[last:]]), tuple(found)


def _mutated(typed: str, term: str, words: Vocabulary) -> str | None:
    """The form of a Welsh word that passages have, if they lack the one typed; the commonest."""
    if plain_form(typed) in SCAFFOLD or words.frequency(term):
        return None
    held = [(-words.frequency(form), form) for form in mutations(typed.lower())]
    best = min(held, default=(0, ""))
    return best[1] if best[0] < 0 else None


def _better(typed: str, term: str, words: Vocabulary) -> str | None:
    plain, named = plain_form(typed), typed[:1].isupper()
    if len(plain) < (LEAST_OF_NAME if named else LEAST_LETTERS) or typed.isupper():
        return None
    if plain in SCAFFOLD or _is_word(plain, words):
        return None
    known = words.frequency(term)
    if known > RARE:
        return None
    if thesaurus().match(sequence(plain), 0) is not None:
        return None
    most = 2 if len(plain) >= TWO_SLIPS and not named else 1
    held = words.beginning(plain[0])
    best = nearest(plain, {w: n for w, n in held.items() if w != plain}, most)
    # A clerk's own slip stands in a passage or two, the word itself in many.
    if best is None or (known and (plain not in held or held[best] < OFTENER * known)):
        return None
    return best.capitalize() if named else best


def _is_word(plain: str, words: Vocabulary) -> bool:
    """Whether a word or the one it is the plural of is known: "beavers" are no bearers."""
    return words.is_word(plain) or (plain.endswith("s") and words.is_word(plain[:-1]))


def nearest(word: str, held: Counts, most: int) -> str | None:
    """The word fewest slips away, at most so many; then the commonest, then the first by letter."""
    ranked: list[tuple[int, int, str]] = [
        (slips, -count, other)
        for other, count in held.items()
        if abs(len(other) - len(word)) <= most
        and len(other) >= LEAST_LETTERS - 1
        and (slips := _slips(word, other, most)) <= most
    ]
    return min(ranked)[2] if ranked else None


def _slips(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or exchanged with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row, older = row, [i], before
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > most:
            return most + 1
    return row[-1]


def shown(repaired: Iterable[tuple[str, str]]) -> list[str]:
    """What was read otherwise, in sentences."""
    return [f"No passage has “{typed}”; it was read as “{read}”." for typed, read in repaired]
