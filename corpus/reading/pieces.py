"""From the paragraphs of a marked-up document to one text and its spans. Knows no mark-up."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus.models import BlockKind
from corpus.reading import flow, phrases
from corpus.reading.marks import mark_of
from corpus.reading.spans import Span

_WHITE = re.compile(r"[\s\u00a0\u2007\u202f]+")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_CLOSE = frozenset({BlockKind.LIST_ITEM, BlockKind.ROW})


class Piece(NamedTuple):
    """The words of one block element, and what the mark-up says of it."""

    text: str
    kind: BlockKind | None = None
    number: str | None = None
    level: int = 0
    page: int | None = None
    marked: bool = False


def folded(text: str) -> str:
    """The words with every run of white space as one space."""
    return _WHITE.sub(" ", _INVISIBLE.sub("", text)).strip()


def joined(pieces: Iterable[Piece]) -> tuple[str, tuple[Span, ...]]:
    """One text, with a line between list items and rows and an empty line between all others."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    before: Piece | None = None
    for piece in _rejoined(piece for piece in pieces if _is_worth(piece)):
        if before is not None:
            gap = "\n" if before.kind in _CLOSE and piece.kind in _CLOSE else "\n\n"
            parts.append(gap)
            at += len(gap)
        end = at + len(piece.text)
        spans.append(Span(at, end, piece.kind, piece.page, piece.number, piece.level, piece.marked))
        parts.append(piece.text)
        at, before = end, piece
    return "".join(parts), tuple(spans)


def _is_worth(piece: Piece) -> bool:
    return bool(piece.text) and not phrases.is_furniture(piece.text)


def _rejoined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A paragraph that was broken in the middle of a sentence, whole again."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and _belongs(held, piece):
            held = held._replace(text=f"{held.text} {piece.text}")
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _belongs(before: Piece, after: Piece) -> bool:
    if before.kind is not None or after.kind is not None or after.number is not None:
        return False
    if phrases.is_label(before.text) or mark_of(after.text).length:
        return False
    return flow.is_broken_paragraph(before.text, after.text)
