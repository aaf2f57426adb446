"""A line of a PDF page as a value, and the cleaning of its words. Nothing here reads a PDF.

Lines, cells and rulings are named tuples, as a page of tables has some hundreds: a line is made in
0.28 of the time of a frozen dataclass, a cell in half.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

_LETTER = re.compile(r"[^\W\d_]")
_LEADERS = re.compile(r"(?:[._…] ?){4,}")
_LEAST_LEADERS = 4
_NOTHING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200c\u200d\u2060\ufeff\uffff]")
_PRIVATE = re.compile(r"^[\ue000-\uf8ff]\s*")
LEAST_SIZE = 4.0  # no letters are so small; a file that states less scales them
_PRIVATE_INSIDE = re.compile(r"[\ue000-\uf8ff]")
_ODD = re.compile(f"{_NOTHING.pattern}|{_PRIVATE_INSIDE.pattern}")


class Cell(NamedTuple):
    """Words of a line that stand apart from the rest of it, and where they begin and end."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """One line: its words, the points where it begins and ends, its base line and its font.

    The base line is measured from the foot of the page, `foot` is that of the last character:
    PDFium puts two lines into one where a word is broken by a hyphen. `weight` is the lesser of
    its first and last character's, 400 where the font does not say. `cells` are given where wide
    gaps divide the line; a row of a table has them between pipes, and `edge` is where the lines of
    its column are broken, on a page of columns. `note` stands in the margin beside the line.
    """

    text: str
    left: float
    right: float
    base: float
    foot: float
    size: float
    weight: int = 400
    cells: tuple[Cell, ...] = ()
    is_row: bool = False
    note: str = ""
    edge: float | None = None

    @property
    def letter(self) -> float:
        """The width of one character on average."""
        wide = self.right - self.left
        return (wide if wide > 1.0 else 1.0) / (len(self.text) or 1)

    @property
    def em(self) -> float:
        """The size of the letters, guessed at where the file states 1 for every size."""
        return self.size if self.size >= LEAST_SIZE else 2 * self.letter


class Ruling(NamedTuple):
    """A straight line drawn on a page, upright or level: where it is, and from where to where."""

    upright: bool
    at: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in PDFium's reading order; `number` counts from 1."""

    number: int
    lines: tuple[Line, ...]
    rulings: tuple[Ruling, ...] = ()


def letters_of(page: Page, enough: int) -> int:
    """How many letters a page has; not all are counted where there are enough."""
    found = 0
    for line in page.lines:
        found += len(_LETTER.findall(line.text))
        if found >= enough:
            break
    return found


def cleaned(plain: str) -> str:
    """Words without controls and leaders; a private-use glyph at the start is a bullet.

    To be given words with one space between any two.
    """
    if not (plain.isascii() and plain.isprintable()) and _ODD.search(plain):
        bulleted = _PRIVATE.sub("• ", _NOTHING.sub("", plain).strip())
        plain = _PRIVATE_INSIDE.sub("", bulleted).strip()
    if plain.count(".") + plain.count("_") + plain.count("…") < _LEAST_LEADERS:
        return plain
    return _LEADERS.sub(_squeezed, plain).strip()


def _squeezed(leader: re.Match[str]) -> str:
    return leader.group()[0] * 3 + " "
