"""Passages: runs of whole sentences inside one item, cut where the matter changes. Pure."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.models import (
    Action,
    Block,
    BlockKind,
    Decision,
    Item,
    Passage,
    PassageKind,
    Reading,
    Sentence,
    Speaker,
)
from corpus.parsing.attribution import speakers_of
from corpus.parsing.kinds import kind_of

# A passage is closed once it has this many words. Points of a list are about 40 words long and
# each on a matter of its own: passages much longer than that mix matters, much shorter ones say
# too little to be found by meaning. Our choice, not yet tuned.
ENOUGH_WORDS = 60
# The encoder reads 256 word pieces, about 190 words of English; what is beyond is not seen.
MOST_WORDS = 160
HEADING_WORDS = 7  # the longest sub-headings seen in seeds and Kent minutes
# Lists of attached files are no part of what was said.
_ATTACHMENTS = re.compile(r"(?:Supporting|Additional)\s+documents|Dogfennau", re.IGNORECASE)
# Blocks of these kinds stand in passages of their own: a resolution must be found as such, and a
# list of names must not dilute what was said.
_APART = {PassageKind.DECISION: "decided", PassageKind.VOTE: "decided",
          PassageKind.ATTENDANCE: "attended"}  # fmt: skip


@dataclass(slots=True)
class _Open:
    """A passage under way."""

    item: int
    start: int = -1
    words: int = 0
    group: str = ""
    announced: bool = False  # a list goes on that a sentence of the passage announces
    page: int | None = None
    paragraph: str | None = None
    sentences: list[Sentence] = field(default_factory=list)


def build_passages(
    reading: Reading, items: Sequence[Item], spans: Sequence[Sequence[tuple[int, int]]],
    decisions: Sequence[Decision], actions: Sequence[Action] = (),
) -> tuple[Passage, ...]:  # fmt: skip
    """Cut the items of a document into passages, in reading order.

    Every sentence of a paragraph, list item or row inside an item is in exactly one passage.
    """
    marked = _Marked(
        _merged(sorted((d.start, d.end) for d in decisions)),
        frozenset((a.start, a.end) for a in actions),
        speakers_of(reading, items, spans),
    )
    passages: list[Passage] = []
    for position, item in enumerate(items):
        passages += _of_item(reading, position, item, spans, marked)
    return tuple(passages)


@dataclass(frozen=True, slots=True)
class _Marked:
    """The stretches that are decisions and those that are actions; who said what, by its end."""

    decided: tuple[tuple[int, int], ...]
    tasks: frozenset[tuple[int, int]]
    said: Mapping[int, Speaker]

    def kind(self, start: int, end: int, text: str, title: str) -> PassageKind:
        """The kind of a sentence: a row of a table of actions is one whatever its words."""
        at = bisect_right(self.decided, (start, sys.maxsize)) - 1
        inside = at >= 0 and start < self.decided[at][1]
        kind = kind_of(text, item_title=title, decided=inside)
        task = kind is PassageKind.DISCUSSION and (start, end) in self.tasks
        return PassageKind.ACTION if task else kind


def _merged(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in order, those that overlap as one."""
    whole: list[tuple[int, int]] = []
    for start, end in stretches:
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One block that can be quoted, with what governs it."""

    block: Block
    sentences: tuple[Sentence, ...]
    number: str | None  # of the latest numbered paragraph
    heading: int  # where a heading directly above begins, else -1
    opens: bool  # a heading or label stands before it


def _pieces(
    reading: Reading, item: Item, spans: Sequence[Sequence[tuple[int, int]]],
    marked: "_Marked",
) -> Iterator[_Piece]:  # fmt: skip
    number, opens, attached = None, False, False
    waiting: _Piece | None = None  # a heading under which nothing stands yet
    first = bisect_left(reading.blocks, item.start, key=_begin)
    last = bisect_left(reading.blocks, item.end, key=_begin)
    for block, block_spans in zip(reading.blocks[first:last], spans[first:last], strict=True):
        if block.end <= item.body_start:
            continue
        attached = attached and _is_attachment(reading, block)
        if attached:
            continue
        inside = _after(reading, block_spans, item.body_start)
        sentences = tuple(_sentences(reading, inside, item, marked))
        runs_in = block.start < item.body_start < block.end  # a title with its text behind it
        if block.kind is BlockKind.LABEL or (is_heading(reading, block) and not runs_in):
            if waiting is not None:
                yield waiting  # "Treasurer's Account: £911" heads nothing, and must be found
            attached = bool(_ATTACHMENTS.match(reading.text_of(block)))
            heads = not attached and block.kind is not BlockKind.LABEL
            waiting = _Piece(block, sentences, number, -1, opens) if heads else None
            opens = True
        else:
            number = block.number if _is_paragraph_number(block) else number
            heading = waiting.block.start if waiting else -1
            yield _Piece(block, sentences, number, heading, opens)
            waiting, opens = None, False
    if waiting is not None:
        yield waiting


def _begin(block: Block) -> int:
    return block.start


def _is_attachment(reading: Reading, block: Block) -> bool:
    """Whether a line below "Supporting documents:" names one of them: not if it is a sentence."""
    marked = block.kind in (BlockKind.LABEL, BlockKind.HEADING)
    return not marked and not reading.text_of(block).endswith(".")


def _after(reading: Reading, spans: Sequence[tuple[int, int]], first: int) -> list[tuple[int, int]]:
    """The spans from an offset on: "4. Bus 47. Cllr Ash said …" begins after its title."""
    kept = []
    for start, end in spans:
        rest = reading.text[max(start, first) : end]
        begin = start if start >= first else end - len(rest.lstrip(" .:–—-*_\n"))
        if begin < end:
            kept.append((begin, end))
    return kept


def _of_item(
    reading: Reading, position: int, item: Item, spans: Sequence[Sequence[tuple[int, int]]],
    marked: "_Marked",
) -> Iterator[Passage]:  # fmt: skip
    current = _Open(position)
    for piece in _pieces(reading, item, spans, marked):
        group = _group(piece.sentences)
        apart = piece.opens or group != current.group
        if current.sentences and (apart or _is_full(current, piece.sentences, reading)):
            yield from _closed(current)
            current = _Open(position)
        for part in _parts(piece.sentences, reading):
            if current.sentences and _words(part, reading) + current.words > MOST_WORDS:
                yield from _closed(current)
                current = _Open(position)
            if not current.sentences:
                first = piece.heading if part[0] is piece.sentences[0] else -1
                start = first if first >= 0 else part[0].start
                current = _Open(
                    position, start, 0, group, page=piece.block.page, paragraph=piece.number
                )
            listed = current.announced and piece.block.kind is BlockKind.LIST_ITEM
            current.announced = listed or reading.text[part[-1].end - 1] == ":"
            current.sentences += part
            current.words += _words(part, reading)
    yield from _closed(current)


def is_heading(reading: Reading, block: Block) -> bool:
    """Whether a block heads what follows: marked as such, or a short line that says nothing.

    "Domestic Abuse" alone on a line is no statement, and must not be quoted as one.
    """
    if block.kind is BlockKind.HEADING:
        return True
    text = reading.text_of(block)
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.number is None
        and len(text.split()) <= HEADING_WORDS
        and text[0].isupper()
        and text[-1].isalnum()
        and kind_of(text) is PassageKind.DISCUSSION
    )


def _sentences(
    reading: Reading, spans: Sequence[tuple[int, int]], item: Item,
    marked: "_Marked",
) -> list[Sentence]:  # fmt: skip
    return [
        Sentence(
            start,
            end,
            marked.kind(start, end, reading.text[start:end], item.title),
            marked.said.get(end),
        )
        for start, end in spans
    ]


def _parts(sentences: Sequence[Sentence], reading: Reading) -> Iterator[list[Sentence]]:
    """A block in pieces that fit a passage: whole if it can be, else cut between sentences."""
    part: list[Sentence] = []
    for sentence in sentences:
        if part and _words([*part, sentence], reading) > MOST_WORDS:
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def _is_full(current: _Open, coming: Sequence[Sentence], reading: Reading) -> bool:
    # A resolution stays with its points, and "as follows:" with what follows, as long as it fits.
    whole = current.group == "decided" or current.announced
    enough = MOST_WORDS if whole else ENOUGH_WORDS
    return current.words >= enough or current.words + _words(coming, reading) > MOST_WORDS


def _words(sentences: Sequence[Sentence], reading: Reading) -> int:
    return sum(len(reading.text[s.start : s.end].split()) for s in sentences)


def _group(sentences: Sequence[Sentence]) -> str:
    kinds = {_APART.get(sentence.kind, "") for sentence in sentences}
    return next(iter(sorted(kinds - {""})), "")


def _is_paragraph_number(block: Block) -> bool:
    return block.number is not None and any(letter.isdigit() for letter in block.number)


def _closed(current: _Open) -> Iterator[Passage]:
    if not current.sentences:
        return
    lengths: Counter[PassageKind] = Counter()
    for sentence in current.sentences:
        lengths[sentence.kind] += sentence.end - sentence.start
    # Ties go to the first kind that occurs, as Counter keeps the order of insertion.
    kind = max(lengths, key=lambda k: lengths[k])
    names = {s.speaker.name for s in current.sentences if s.speaker}
    yield Passage(
        item=current.item,
        start=current.start,
        end=current.sentences[-1].end,
        kind=kind,
        sentences=tuple(current.sentences),
        page=current.page,
        paragraph=current.paragraph,
        speaker=names.pop() if len(names) == 1 else None,
    )
