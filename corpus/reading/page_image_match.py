"""Where on its pages a quotation stands, by the characters of the pages alone. Pure.

Words are compared by their letters and digits: spaces, line breaks, hyphens, quotation marks and
ligatures differ between a page and the text that was read from it. Every letter of the quotation
must be there, in order; a place that is not certain is no place.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_CONTEXT = 80  # letters on either side by which one of several places is known
_LEAST_CONTEXT = 8
_MOST_FURNITURE = 250  # letters of a foot and the head after it, between two halves of a sentence
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The characters of one page in PDFium's order; a place among them is an index."""

    number: int
    characters: str


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a page that follow one another; `end` is exclusive."""

    page: int
    start: int
    end: int


def found(sheets: Sequence[Sheet], text: str, start: int, end: int) -> tuple[Run, ...]:
    """The runs of characters that print text[start:end]; none where that is not certain.

    `text` is what was read from the sheets, or a good part of it: its other words tell which of
    several like places is meant.
    """
    pages = _Pages(sheets)
    wanted, before, after = (_folded(part) for part in (text[start:end], text[:start], text[end:]))
    if not wanted:
        return ()
    at: Sequence[int] | None = _in_one_run(pages.letters, wanted, before, after)
    if at is None:
        at = _around_furniture(pages, wanted)
    return tuple(pages.runs([pages.places[one] for one in at], text[start:end])) if at else ()


class _Folds(dict[str, str]):
    """Each character as the letters and digits it stands for, without case and accents."""

    def __missing__(self, character: str) -> str:
        plain = unicodedata.normalize("NFKD", character).casefold()
        self[character] = "".join(one for one in plain if one.isalnum())
        return self[character]


_FOLDS = _Folds()


def _folded(text: str) -> str:
    return "".join([_FOLDS[character] for character in text])


class _Pages:
    """The characters of some pages as one, their letters, and where each letter came from."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._starts = [0, *accumulate(len(sheet.characters) for sheet in sheets)]
        self._characters = "".join(sheet.characters for sheet in sheets)
        parts = [_FOLDS[character] for character in self._characters]
        self.letters = "".join(parts)
        self.places = [index for index, part in enumerate(parts) for _ in part]

    def borders(self) -> list[int]:
        """The letters with which the pages but the first begin."""
        folds = [len(_folded(sheet.characters)) for sheet in self._sheets]
        return list(accumulate(folds))[:-1]

    def ends_word(self, letter: int) -> bool:
        """Whether a letter is the last of its word: the next one is not the next character."""
        place = self.places[letter]
        following = self.places[letter + 1] if letter + 1 < len(self.places) else place + 2
        return following > place + 1 or place + 1 in self._starts

    def runs(self, places: Sequence[int], quotation: str) -> Iterator[Run]:
        """Runs of characters on each page, with the marks that open and close the quotation.

        What stands between two letters of the quotation and is no letter belongs to it.
        """
        edges = [0, *(at for at, (a, b) in enumerate(pairwise(places), 1) if self._apart(a, b))]
        opening, *_, closing = _LETTER.split(quotation)
        for first, after in pairwise([*edges, len(places)]):
            start, end = places[first], places[after - 1] + 1
            while unicodedata.combining(self._characters[end : end + 1] or " "):
                end += 1
            start -= self._agreeing(start, opening, -1) if first == 0 else 0
            end += self._agreeing(end, closing, 1) if after == len(places) else 0
            yield from self._by_page(start, end)

    def _apart(self, one: int, other: int) -> bool:
        return _LETTER.search(self._characters, one + 1, other) is not None

    def _agreeing(self, at: int, marks: str, way: int) -> int:
        """How many of the marks stand at a place of the page, read forwards or backwards."""
        beside = self._characters[at:] if way > 0 else self._characters[:at][::-1]
        return _common(beside, marks[::way].rstrip() if way > 0 else marks[::way].strip())

    def _by_page(self, start: int, end: int) -> Iterator[Run]:
        for sheet, (begin, after) in zip(self._sheets, pairwise(self._starts), strict=True):
            first, last = max(start, begin), min(end, after)
            if self._characters[first:last].strip():
                yield Run(sheet.number, first - begin, last - begin)


def _occurrences(text: str, wanted: str) -> list[int]:
    found = []
    at = text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def _in_one_run(page: str, wanted: str, before: str, after: str) -> range | None:
    """The one place where the letters follow one another, told from like places by its context."""
    places = _occurrences(page, wanted)
    if not places:
        return None
    scores = [_agreement(page, at, len(wanted), before, after) for at in places]
    best = max(scores)
    if best >= _LEAST_CONTEXT and scores.count(best) == 1:
        at = places[scores.index(best)]
        return range(at, at + len(wanted))
    in_text = _occurrences(before + wanted + after, wanted)
    if len(in_text) != len(places):
        return None
    at = places[in_text.index(len(before))]
    return range(at, at + len(wanted))


def _agreement(page: str, at: int, length: int, before: str, after: str) -> int:
    """How many letters on both sides of a place are those beside the quotation."""
    left = _common(page[max(0, at - _CONTEXT) : at][::-1], before[-_CONTEXT:][::-1])
    return left + _common(page[at + length : at + length + _CONTEXT], after[:_CONTEXT])


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _around_furniture(pages: _Pages, wanted: str) -> list[int] | None:
    """A quotation whose halves stand on two pages, with a foot and a head between them.

    Only one way of dividing it may end a word on both pages, or it is not certain.
    """
    letters = pages.letters
    ways: list[list[int]] = []
    for border in pages.borders():
        for length in range(1, len(wanted)):
            head, tail = wanted[:length], wanted[length:]
            left = letters.rfind(head, max(0, border - _MOST_FURNITURE - length), border)
            if left < 0:
                break
            right = letters.find(tail, border, border + len(tail) + _MOST_FURNITURE)
            ends = (left + length, right + len(tail))
            if right >= 0 and all(pages.ends_word(end - 1) for end in ends):
                ways.append([*range(left, ends[0]), *range(right, ends[1])])
    return ways[0] if len(ways) == 1 else None
