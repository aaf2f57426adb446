"""Plain text and Markdown to blocks that point into the source. No other format is known here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.models import BlockKind, FileFormat, Reading
from corpus.reading import embedded, emphasis, flow, phrases, pipes, titles
from corpus.reading.decode import decode
from corpus.reading.marks import NO_MARK, Mark, is_lone_bullet, mark_of
from corpus.reading.sniff import looks_like_markdown
from corpus.reading.spans import Span, to_blocks, trimmed
from corpus.reading.wrapping import ended_early, wrap_width

_CLEANING: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f\f\v"), " "),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None),
}
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*)$")
_ATX = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_TITLE_LINE = 70  # longer capitals may be wrapped capitals
_COMMENT = re.compile(r"<!--.*?-->")
# The rules of the parsers step through white space once for each character of it: a run of 10,000
# spaces costs them 10,000 times its length. No layout sets words so far apart.
_WIDEST, _TALLEST = 64, 8
_TOO_WIDE = re.compile(rf"[^\S\n]{{{_WIDEST + 1},}}")
_TOO_TALL = re.compile(rf"\n(?:[^\S\n]*\n){{{_TALLEST},}}")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: where its words are, the column they end at, and the mark they open with."""

    start: int
    end: int
    column: int
    words: str
    mark: Mark


_BLANK = _Line(0, 0, 0, "", NO_MARK)


def read_text(data: bytes) -> Reading:
    """A text or Markdown file: its own words, without Markdown's marks."""
    decoded, warnings = decode(data)
    text = squeezed(decoded.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEANING))
    markdown = looks_like_markdown(text)
    facts, body = _front_matter(text) if markdown else ((), 0)
    lines = list(_lines(text, body))
    places = [(line.start, line.end) for line in lines if line.words]
    spans = pipes.spans(text, places) if pipes.is_piped(text) else _spans(lines)
    plain, blocks = emphasis.without_marks(text, to_blocks(text, spans), markdown=markdown)
    return Reading(
        format=FileFormat.MARKDOWN if markdown else FileFormat.TEXT,
        text=plain,
        blocks=blocks,
        warnings=warnings + phrases.truncation_warnings(text),
        facts=facts,
    )


def squeezed(text: str) -> str:
    """The text with no run of white space longer than any layout needs."""
    return _TOO_TALL.sub("\n" * _TALLEST, _TOO_WIDE.sub(" " * _WIDEST, text))


def _front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return (), 0
    facts: dict[str, str] = {}
    name = ""
    for line in found.group(1).split("\n"):
        field = _FIELD.match(line)
        if field:
            name = field.group(1).lower()
            facts[name] = _unquoted(field.group(2))
        elif name and line.strip().startswith("-"):
            item = _unquoted(line.strip().removeprefix("-"))
            facts[name] = f"{facts[name]}, {item}" if facts[name] else item
    return tuple((key, value) for key, value in facts.items() if value), found.end()


def _unquoted(value: str) -> str:
    bare = value.strip()
    quoted = len(bare) >= 2 and bare[0] == bare[-1] and bare[0] in "\"'"
    return bare[1:-1] if quoted else bare


def _lines(text: str, begin: int) -> Iterator[_Line]:
    at = begin
    for raw in text[begin:].split("\n"):
        if embedded.has_block_tags(raw):
            for start, end in embedded.fragments(raw):
                yield _BLANK
                yield _line(text, at + start, at + end, at)
            yield _BLANK
        else:
            quoted = len(raw) - len(raw.lstrip("> \t"))
            yield _line(text, at + quoted, at + len(raw), at)
        at += len(raw) + 1


def _line(text: str, start: int, end: int, line_start: int) -> _Line:
    place = trimmed(text, Span(start, end))
    if place is None or _COMMENT.fullmatch(text, place.start, place.end):
        return _BLANK
    words = text[place.start : place.end]
    return _Line(place.start, place.end, place.end - line_start, words, mark_of(words))


def _spans(lines: list[_Line]) -> list[Span]:
    """One span for each paragraph, list item, row and heading."""
    width = wrap_width([line.column for line in lines if not _is_row(line.words)])
    spans: list[Span] = []
    last: _Line | None = None
    blank = True
    for line in lines:
        if not line.words:
            blank = True
            continue
        if spans and not blank and _UNDERLINE.fullmatch(line.words):
            spans[-1] = spans[-1]._replace(kind=BlockKind.HEADING, level=2)
        elif last and spans[-1].kind is None and _goes_on(last, line, blank=blank, width=width):
            spans[-1] = spans[-1]._replace(end=line.end)
        else:
            spans.append(_opened(line))
        last, blank = line, False
    return spans


def _opened(line: _Line) -> Span:
    """The span that a line begins; headings and rows are complete with it."""
    atx = _ATX.fullmatch(line.words)
    if atx:
        start = line.start + atx.start(2)
        return Span(start, start + len(atx[2]), BlockKind.HEADING, level=len(atx[1]))
    if _is_row(line.words[line.mark.length :]):
        outer = len(line.words) - len(line.words.lstrip("| \t"))
        inner = len(line.words.rstrip("| \t"))
        return Span(line.start + outer, line.start + max(inner, outer), BlockKind.ROW)
    end = line.end - 1 if line.words.endswith("\\") else line.end
    return Span(line.start, end)


def _is_row(words: str) -> bool:
    """Whether a line holds cells: filled on both sides of a tab or pipe, or between pipes."""
    if "\t" in words and len([cell for cell in words.split("\t") if cell.strip()]) > 1:
        return True
    if "|" not in words:
        return False
    cells = [cell for cell in words.split("|") if cell.strip()]
    return len(cells) > 1 or (words[0] == words[-1] == "|")


def _goes_on(last: _Line, line: _Line, *, blank: bool, width: int | None) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if _stands_by_itself(line.words) or _stands_by_itself(last.words) or line.mark.bullet:
        return False
    if is_lone_bullet(last.words) or last.words.endswith("\\"):
        return False
    if blank:
        broken = flow.is_broken_paragraph(last.words, line.words)
        return broken and line.mark.number is None
    early = width is None or ended_early(last.column, line.words, width)
    if line.mark.number is not None:
        alone = line.mark.length >= len(line.words)
        free = last.mark.number is None or alone
        return not early and free and not flow.ends_sentence(last.words)
    return not early or flow.is_mid_sentence(last.words, line.words)


def _stands_by_itself(words: str) -> bool:
    """Whether a line is never part of a paragraph of several lines."""
    return (
        phrases.is_label(words)
        or _ATX.fullmatch(words) is not None
        or _is_row(words)
        or titles.bold_inside(words) is not None
        or (titles.is_capital_title(words) and len(words) < _TITLE_LINE)
    )
