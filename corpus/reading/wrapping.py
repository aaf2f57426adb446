"""Whether a text was wrapped by hand at a width, and whether a line ended before it had to."""

from collections.abc import Sequence

_WIDEST = 120  # e-mail and pandoc wrap at 65-80; beyond 120 a line is a paragraph of its own
_NEAR = 0.8  # a wrapped line is seldom shorter: a word of 20 % of the width is rare
_SHARE = 0.25  # of the lines that must come near the width before we believe in wrapping
_LEAST_LINES = 4


def wrap_width(columns: Sequence[int]) -> int | None:
    """The width a text was wrapped at, by where its lines end; None when it was not wrapped."""
    ends = sorted(column for column in columns if column)
    if len(ends) < _LEAST_LINES:
        return None
    width = ends[int((len(ends) - 1) * 0.97)]
    near = sum(width * _NEAR <= column <= width for column in ends)
    return width if width <= _WIDEST and near >= len(ends) * _SHARE else None


def ended_early(column: int, next_line: str, width: int) -> bool:
    """Whether the first word of the next line would have fitted on a line that ends at `column`."""
    first, _, _ = next_line.partition(" ")
    return column + 1 + len(first) <= width
