"""HTML that an exporter left inside Markdown: where the words between its tags are."""

import re
from collections.abc import Iterator

_BLOCK = re.compile(
    r"</?(?:table|tbody|thead|tfoot|tr|td|th|div|p|ul|ol|li|br|h[1-6]|blockquote)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_EDGE = r"(?:\s|&nbsp;|</?(?:strong|b|em|i|u|span|sup|sub|a|font)\b[^<>]{0,400}>)"
_BEFORE = re.compile(rf"{_EDGE}+", re.IGNORECASE)
_AFTER = re.compile(rf"{_EDGE}+$", re.IGNORECASE)
_LONGEST_EDGE = 500


def has_block_tags(line: str) -> bool:
    """Whether a line holds tags that break it into paragraphs."""
    return "<" in line and _BLOCK.search(line) is not None


def fragments(line: str) -> Iterator[tuple[int, int]]:
    """Where the words between block tags lie, without the inline tags at their edges."""
    at = 0
    for tag in _BLOCK.finditer(line):
        yield _inner(line, at, tag.start())
        at = tag.end()
    yield _inner(line, at, len(line))


def _inner(line: str, start: int, end: int) -> tuple[int, int]:
    before = _BEFORE.match(line, start, end)
    begin = before.end() if before else start
    tail = line[max(begin, end - _LONGEST_EDGE) : end]
    after = _AFTER.search(tail)
    return begin, end - len(after.group()) if after else end
