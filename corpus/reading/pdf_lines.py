"""A line of a PDF page as a value, and the cleaning of its words. Nothing here reads a PDF."""

import re
from dataclasses import dataclass

_LEADERS = re.compile(r"(?:[._…] ?){4,}")
_NOTHING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200c\u200d\u2060\ufeff\uffff]")
_PRIVATE = re.compile(r"^[\ue000-\uf8ff]\s*")
_LEAST_SIZE = 4.0  # no letters are so small; a file that states less scales them
_PRIVATE_INSIDE = re.compile(r"[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line that stand apart from the rest of it, and where they begin and end."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
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
        return max(self.right - self.left, 1.0) / max(len(self.text), 1)

    @property
    def em(self) -> float:
        """The size of the letters, guessed at where the file states 1 for every size."""
        return self.size if self.size >= _LEAST_SIZE else 2 * self.letter


@dataclass(frozen=True, slots=True)
class Ruling:
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


def cleaned(text: str) -> str:
    """Words without controls and leaders; a private-use glyph at the start is a bullet."""
    plain = " ".join(text.split())
    if not plain.isascii() or not plain.isprintable():
        bulleted = _PRIVATE.sub("• ", _NOTHING.sub("", plain).strip())
        plain = _PRIVATE_INSIDE.sub("", bulleted).strip()
    return _LEADERS.sub(_squeezed, plain).strip()


def _squeezed(leader: re.Match[str]) -> str:
    return leader.group()[0] * 3 + " "
