"""The numbers that Word prints before paragraphs and does not write into the text.

Word keeps them in word/numbering.xml; mammoth turns them into lists that begin at 1 again after
each paragraph between. So they are counted here and put before the words, between two marks that
docx.py takes off again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.reading.lists import in_style

# An element of lxml, which has no types of its own.
Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OPEN, CLOSE = "\ue0f0", "\ue0f1"  # private use: no font of Word's has a glyph there
BULLET = "*"

_STYLES = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_DEEPEST = 9  # Word has nine levels
_LONGEST_CHAIN = 50  # of styles based on one another; Word itself allows about ten


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int


@dataclass(slots=True)
class _Count:
    values: list[int | None] = field(default_factory=lambda: [None] * _DEEPEST)


@dataclass(slots=True)
class Numbering:
    """What numbering.xml and styles.xml say, and how far each list has counted."""

    levels: dict[str, dict[int, _Level]]
    overrides: dict[tuple[str, int], int]
    lists: dict[str, str]  # number id to the id of its list
    styles: dict[str, tuple[str | None, int | None, str | None]]
    counts: dict[str, _Count] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def printed(self, paragraph: Element) -> tuple[str, int] | None:
        """The number (or BULLET) that Word prints before a paragraph, and its level from 1."""
        number_id, depth = self._numbered(paragraph)
        levels = self.levels.get(self.lists.get(number_id, ""), {})
        level = levels.get(depth)
        if level is None or level.style == "none":
            return None
        if level.style == "bullet":
            return BULLET, depth + 1
        values = self._count(number_id, depth, level)
        text = level.text
        for at in range(_DEEPEST):
            own = levels.get(at, level)
            value = values[at] if values[at] is not None else own.start
            text = text.replace(f"%{at + 1}", in_style(value or 0, _STYLES.get(own.style, "1")))
        return (text.strip(), depth + 1) if text.strip() else None

    def _count(self, number_id: str, depth: int, level: _Level) -> list[int | None]:
        values = self.counts.setdefault(self.lists[number_id], _Count()).values
        begin = self.overrides.get((number_id, depth))
        if begin is not None and (number_id, depth) not in self.started:
            values[depth] = begin
        else:
            values[depth] = level.start if values[depth] is None else (values[depth] or 0) + 1
        self.started.add((number_id, depth))
        for deeper in range(depth + 1, _DEEPEST):
            values[deeper] = None
        return values

    def _numbered(self, paragraph: Element) -> tuple[str, int]:
        """The number id and level of a paragraph, its own before its style's."""
        properties = paragraph.find(f"{W}pPr")
        own = _number_properties(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        inherited = self._of_style(_value(style)) if style is not None else (None, None)
        number_id = own[0] if own[0] is not None else inherited[0]
        depth = own[1] if own[1] is not None else inherited[1]
        return number_id or "0", min(depth or 0, _DEEPEST - 1)

    def _of_style(self, name: str) -> tuple[str | None, int | None]:
        """What a style says, or one it is based on; a circle or long chain ends the search."""
        seen: set[str] = set()
        depth: int | None = None
        at: str | None = name
        while at in self.styles and at not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(at)
            number_id, own_depth, based_on = self.styles[at]
            depth = own_depth if depth is None else depth
            if number_id is not None:
                return number_id, depth
            at = based_on
        return None, depth


def numbering_of(numbering: Element | None, styles: Element | None) -> Numbering:
    """What the two parts of a Word file say about numbers; either may be absent."""
    found = Numbering({}, {}, {}, dict(_styles(styles)))
    if numbering is None:
        return found
    for abstract in numbering.iter(f"{W}abstractNum"):
        found.levels[abstract.get(f"{W}abstractNumId", "")] = dict(_levels(abstract))
    for number in numbering.iter(f"{W}num"):
        name = number.get(f"{W}numId", "")
        found.lists[name] = _value(number.find(f"{W}abstractNumId"))
        for override in number.iter(f"{W}startOverride"):
            depth = _whole(override.getparent().get(f"{W}ilvl"))
            found.overrides[name, depth] = _whole(override.get(f"{W}val"), 1)
    return found


def write_numbers(document: Element, numbering: Numbering) -> None:
    """Put each paragraph's printed number into its text, and take its list away."""
    for paragraph in document.iter(f"{W}p"):
        printed = numbering.printed(paragraph)
        properties = paragraph.find(f"{W}pPr")
        for reference in list(paragraph.iterfind(f"{W}pPr/{W}numPr")):
            properties.remove(reference)
        if printed is None or not _has_text(paragraph):
            continue
        run = paragraph.makeelement(f"{W}r")
        words = paragraph.makeelement(f"{W}t")
        words.text = f"{OPEN}{printed[1]} {printed[0]}{CLOSE}"
        run.append(words)
        paragraph.insert(0 if properties is None else 1, run)


def _has_text(paragraph: Element) -> bool:
    return any((part.text or "").strip() for part in paragraph.iter(f"{W}t"))


def _levels(abstract: Element) -> Iterator[tuple[int, _Level]]:
    for level in abstract.iterfind(f"{W}lvl"):
        style = _value(level.find(f"{W}numFmt")) or "decimal"
        text = _value(level.find(f"{W}lvlText"))
        start = level.find(f"{W}start")
        begin = 1 if start is None else _whole(start.get(f"{W}val"), 1)
        yield _whole(level.get(f"{W}ilvl")), _Level(style, text, begin)


def _styles(
    styles: Element | None,
) -> Iterator[tuple[str, tuple[str | None, int | None, str | None]]]:
    if styles is None:
        return
    for style in styles.iter(f"{W}style"):
        number_id, depth = _number_properties(style.find(f"{W}pPr"))
        based_on = style.find(f"{W}basedOn")
        parent = None if based_on is None else _value(based_on)
        yield style.get(f"{W}styleId", ""), (number_id, depth, parent)


def _number_properties(properties: Element | None) -> tuple[str | None, int | None]:
    reference = properties.find(f"{W}numPr") if properties is not None else None
    if reference is None:
        return None, None
    number_id, depth = reference.find(f"{W}numId"), reference.find(f"{W}ilvl")
    return (
        None if number_id is None else _value(number_id),
        None if depth is None else _whole(_value(depth)),
    )


def _value(element: Element | None) -> str:
    value: str = "" if element is None else element.get(f"{W}val", "")
    return value


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else otherwise
