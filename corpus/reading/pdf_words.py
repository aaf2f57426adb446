"""The words of a page's text, line by line, and the cells that wide gaps make of them.

Nothing here reads a PDF: where its characters are is given.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from corpus.reading.hyphens import BREAK
from corpus.reading.pdf_lines import LEAST_SIZE, Cell, cleaned

_WORD = re.compile(r"[^\s\xa0]+")
_NO_CHARACTER = "\uffff"  # is taken out of the words
_LINE_END = f"\r \xa0{BREAK}"
# A gap is wide from 0.7 of the size of the letters on: that between two cells of Word's tables is
# 11 points. Letters are at most 0.62 of their size wide on average.
_WIDE_GAP, _WIDEST_LETTER = 0.7, 0.62
_FEWEST_WORDS, _NARROWEST = 2, 4.0
_one_more = (1).__add__


class Words(NamedTuple):
    """One line: its words as they are, where each begins and how long it is.

    `text` is the words together, without what stands for none; `as_printed` where that is the line
    itself. `last` is where its last letter is, `length` how many characters it has, spaces too.
    Places are those in the text of the page.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    lengths: Sequence[int]
    last: int
    length: int
    as_printed: bool

    def between(self, begin: int, end: int) -> str:
        """The text of the words from one up to another."""
        if not self.as_printed:
            return cleaned(" ".join(self.words[begin:end]))
        line, last = self.starts[0], end - 1
        return self.text[self.starts[begin] - line : self.starts[last] + self.lengths[last] - line]

    def end(self, at: int) -> int:
        """The place of the last letter of a word."""
        return self.starts[at] + self.lengths[at] - 1


def words_of(source: str) -> Iterator[Words]:
    """The lines of a page's text as PDFium gives it, without those that hold no word."""
    text = source.replace(BREAK, _NO_CHARACTER).replace("\x02", BREAK).replace("\ufffe", BREAK)
    begin = 0
    for raw in text.split("\n"):
        words = raw.split()
        plain = " ".join(words)
        line = cleaned(plain)
        if line:
            lengths = list(map(len, words))
            if raw.startswith(plain):  # as nearly everywhere: one space between any two
                starts = list(accumulate(map(_one_more, lengths[:-1]), initial=begin))
                as_printed = line == plain
            else:
                starts = [begin + found.start() for found in _WORD.finditer(raw)]
                as_printed = False
            last = max(begin + len(raw.rstrip(_LINE_END)) - 1, starts[0])
            yield Words(line, words, starts, lengths, last, len(raw), as_printed)
        begin += len(raw) + 1


def em_of(line: Words, lefts: Sequence[float], right: float, size: float) -> float:
    """The size of a line's letters; what the file states may stand for every size."""
    return size if size >= LEAST_SIZE else (right - lefts[0]) / line.length


def before_gaps(line: Words, lefts: Sequence[float], right: float, em: float) -> Sequence[int]:
    """The words of a line that a wide gap may follow; `lefts` are where its words begin."""
    if len(lefts) < _FEWEST_WORDS or right - lefts[0] < em * _NARROWEST:
        return ()
    letter, gap = _WIDEST_LETTER * em, _WIDE_GAP * em
    steps = enumerate(zip(line.lengths, lefts, lefts[1:], strict=False))
    return [at for at, (length, here, coming) in steps if coming - here > length * letter + gap]


def cells_of(
    line: Words, lefts: Sequence[float], right: float, em: float, ends: Sequence[tuple[int, float]]
) -> tuple[Cell, ...]:
    """The parts of a line between gaps that are wide, none where it has no such gap.

    `ends` are the words that one may follow, each with its right end.
    """
    cells: list[Cell] = []
    opened, gap = 0, _WIDE_GAP * em
    for at, end in ends:
        if lefts[at + 1] - end > gap:
            cells.append(Cell(line.between(opened, at + 1), lefts[opened], end))
            opened = at + 1
    if not cells:
        return ()
    return (*cells, Cell(line.between(opened, len(lefts)), lefts[opened], right))
