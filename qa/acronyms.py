"""What acronyms stand for, as minutes explain them: "Community Safety Partnership (CSP)". Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.analysis import is_stop_word, tokens
from qa.thesaurus import sequence

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


@dataclass(frozen=True, slots=True)
class Acronyms:
    """The acronyms that some texts explain: by the terms of what they stand for, and back.

    Of several, the one explained most often comes first. Long forms are in lower case.
    """

    shorts: Mapping[tuple[str, ...], tuple[str, ...]]
    longs: Mapping[str, tuple[str, ...]]  # by the acronym in lower case
    longest: int  # terms of a long form

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Acronyms":
        """All that the texts explain."""
        times = Counter(
            (" ".join(long.split()).lower(), short)
            for text in texts
            for long, short in definitions(text)
        )
        shorts: dict[tuple[str, ...], list[str]] = {}
        longs: dict[str, list[str]] = {}
        for long, short in sorted(times, key=lambda one: (-times[one], one)):
            for held, one in ((shorts.setdefault(sequence(long), []), short),
                              (longs.setdefault(short.lower(), []), long)):  # fmt: skip
                if one not in held:
                    held.append(one)
        return cls(
            {key: tuple(value) for key, value in shorts.items()},
            {key: tuple(value) for key, value in longs.items()},
            max(map(len, shorts), default=0),
        )

    def runs(self, terms: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """(first, last + 1, acronyms) of each run of terms that some acronym stands for.

        Not those that are also words too common to be looked for: "IT", "WHO".
        """
        for first in range(len(terms)):
            for last in range(first + 2, min(first + self.longest, len(terms)) + 1):
                found = self.shorts.get(tuple(terms[first:last]), ())
                telling = tuple(one for one in found if not _is_common(one))
                if telling:
                    yield first, last, telling

    def standing_for(self, acronym: str) -> tuple[str, ...]:
        """What an acronym stands for."""
        return self.longs.get(acronym.lower(), ())

    def with_names(self, names: Mapping[str, str]) -> "Acronyms":
        """These with more: acronyms by the name that they stand for."""
        more = {sequence(name): (short,) for name, short in names.items()}
        shorts = {**self.shorts}
        for key, found in more.items():
            shorts[key] = tuple(dict.fromkeys((*shorts.get(key, ()), *found)))
        return replace(self, shorts=shorts, longest=max([self.longest, *map(len, more)]))

    def worded(self, question: str, text: str) -> str:
        """A question with the acronym a text has for some of its words, where it has not the words.

        "Domestic homicide review" becomes "DHR" for a text that speaks of the DHR.
        """
        placed = list(tokens(question))
        for first, last, shorts in self.runs([token.forms.exact for token in placed]):
            stretch = question[placed[first].start : placed[last - 1].end]
            held = next((a for a in shorts if re.search(rf"\b{re.escape(a)}s?\b", text)), None)
            if held and stretch.lower() not in text.lower():
                return question.replace(stretch, held)
        return question


def initials(name: str) -> str | None:
    """The first letters of a name of three words or more, small words left out: else None."""
    words = [word for word in _WORD.findall(name) if word.lower() not in SMALL]
    telling = len(words) > 2 and all(word[0].isupper() for word in words)
    return "".join(word[0] for word in words) if telling else None


NO_ACRONYMS = Acronyms({}, {}, 0)


def _is_common(acronym: str) -> bool:
    return all(is_stop_word(token.forms) for token in tokens(acronym))


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
