"""What acronyms stand for, as minutes explain them: "Community Safety Partnership (CSP)". Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from index.analysis import terms

_SHORT = re.compile(r"\(\s*[“\"'‘]?([A-Z][A-Za-z&]{1,7}?)s?[”\"'’]?\s*\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
SMALL = frozenset("a an and at by for from in of on or the to with".split())
MOST_WORDS_PER_LETTER = 2  # small words between: "Department for Work and Pensions (DWP)"
FURTHEST = 300  # characters before the bracket that are looked at


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """Each (long form, acronym) that a text explains by printing one behind the other."""
    for found in _SHORT.finditer(text):
        letters = [letter.lower() for letter in found[1] if letter.isupper()]
        before = text[max(0, found.start() - FURTHEST) : found.start()]
        long = _explained(before, letters) if len(letters) > 1 else None
        if long is not None:
            yield " ".join(long.split()), found[1]


def long_forms(acronym: str, texts: Iterable[str]) -> list[str]:
    """What an acronym stands for in some texts, each once, the most frequent first."""
    wanted = acronym.lower()
    return _by_frequency(
        long.lower() for text in texts for long, short in definitions(text)
        if short.lower() == wanted
    )  # fmt: skip


def short_forms(phrase: str, texts: Iterable[str]) -> list[str]:
    """The acronyms that stand for a phrase in some texts, in any form of its words."""
    wanted = terms(phrase)
    return _by_frequency(
        short for text in texts for long, short in definitions(text) if terms(long) == wanted
    )


def _explained(before: str, letters: list[str]) -> str | None:
    """The shortest run of words at the end of a text whose first letters these are."""
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip(" \n\t,"):
        return None
    most = len(letters) * MOST_WORDS_PER_LETTER + 1
    for count in range(len(letters), min(most, len(words)) + 1):
        run = words[len(words) - count :]
        every = [word[0][0].lower() for word in run]
        telling = [word[0][0].lower() for word in run if word[0].lower() not in SMALL]
        if letters in (every, telling) and run[0][0].lower() not in SMALL:
            return before[run[0].start() : run[-1].end()]
    return None


def _by_frequency(found: Iterable[str]) -> list[str]:
    return [form for form, _ in sorted(Counter(found).items(), key=lambda one: (-one[1], one[0]))]
