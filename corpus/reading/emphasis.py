"""Markdown's marks inside a line, taken out of the text, and the blocks moved with the words.

Blocks are found with the marks in place, because a mark says what a line is. What is stored and
quoted is the text without them.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.models import Block

_TAG = re.compile(
    r"</?(?:strong|b|em|i|u|s|del|mark|small|span|sup|sub|a|font|br)\b[^<>]{0,400}>", re.IGNORECASE
)
_ENTITY = re.compile(r"(?:&nbsp;\s*)+|&(?:#\d{2,5}|[a-zA-Z]{2,8});")
_QUOTE = re.compile(r"(^|\n)[ \t]*(?:>[ \t]?)+")
# A link, a picture or pandoc's "[words]{.underline}": its words stay.
_LINK = re.compile(
    r"!?\[([^\[\]]{0,500})\](?:\{[^{}\n]{0,100}\}|\((?:[^()\s]|\([^()\s]{0,200}\)){0,600}"
    r"(?:\s+\"[^\"\n]{0,200}\")?\))"
)
_DEEPEST_LINK = 3  # "[[words]{.underline}](address)"
_STRONG_PAIR = re.compile(r"\*\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\*\*")
_STRONG = re.compile(r"(?<!\\)\*{2,}|(?<![\w\\_])__(?=[^\s_])|(?<=[^\s_\\])__(?![\w_])|~~")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*\\])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_\\])_(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_\\])_(?![\w_])")
_LONE = re.compile(r"(?<!\S)_(?!\S)[ \t]?")
_CODE = re.compile(r"`([^`\n]{1,200})`")
_ESCAPE = re.compile(r"\\(?:([!-/:-@\[-`{-~])|(?=\n|$))")
_LEADER = re.compile(r"([._…])\1{4,}")
_BETWEEN = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+|^[ \t]*#{1,6}[ \t]+|<[^<>]{1,400}>|\*{2,}|__|~~")
_HAS_WORD = re.compile(r"[^\W_]")


def without_marks(
    text: str, blocks: Sequence[Block], *, markdown: bool
) -> tuple[str, tuple[Block, ...]]:
    """The text without its marks, and the blocks where their words now are.

    Of a text that is not Markdown only HTML tags and whole "**words**" are taken to be marks.
    """
    parts: list[str] = []
    moved: list[Block] = []
    at = done = 0
    for block in blocks:
        gap = text[done : block.start]
        gap = _between(gap) if done else gap
        words = _plain(text[block.start : block.end], markdown=markdown)
        inner = words.strip()
        start = at + len(gap) + len(words) - len(words.lstrip())
        if _HAS_WORD.search(inner):
            moved.append(replace(block, start=start, end=start + len(inner)))
        parts += [gap, words]
        at += len(gap) + len(words)
        done = block.end
    parts.append(_between(text[done:]) if done else text)
    return "".join(parts), tuple(moved)


def _between(gap: str) -> str:
    """What stands between two blocks, without marks and with its entities as they are read."""
    plain = _BETWEEN.sub("", gap)
    return _ENTITY.sub(_character, plain) if "&" in plain else plain


def _plain(words: str, *, markdown: bool) -> str:
    """The words of one block as a reader of the page sees them, lines to write on cut short."""
    plain = _unmarked(words) if markdown else _STRONG_PAIR.sub(r"\1", _TAG.sub("", words))
    return _LEADER.sub(r"\1\1\1", plain)


def _unmarked(words: str) -> str:
    for step in _steps(words):
        words = step(words)
    return words


def _steps(words: str) -> Iterator[Callable[[str], str]]:
    """What is to be done to the words, by the signs that they hold."""
    if ">" in words:
        yield lambda text: _TAG.sub("", _QUOTE.sub(r"\1", text))
    if "&" in words:
        yield lambda text: _ENTITY.sub(_character, text)
    if "](" in words or "]{" in words:
        yield _without_links
    if "*" in words or "~" in words or "_" in words:
        yield lambda text: _EMPHASIS.sub(r"\1", _STRONG.sub("", text))
    if "_" in words:
        yield lambda text: _LONE.sub("", _UNDERLINED.sub(r"\1", text))
    if "`" in words:
        yield lambda text: _CODE.sub(r"\1", text)
    if "\\" in words:
        yield lambda text: _ESCAPE.sub(r"\1", text)


def _without_links(words: str) -> str:
    for _ in range(_DEEPEST_LINK):
        words = _LINK.sub(r"\1", words)
    return words


def _character(entity: re.Match[str]) -> str:
    words = entity.group()
    return " " if words.startswith("&nbsp;") else html.unescape(words)
