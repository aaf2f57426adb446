"""The pieces of business of a document, in order and without gaps or overlap."""

import re
from collections.abc import Sequence

from corpus.models import Block, BlockKind, Item, Reading
from corpus.parsing.between import elections_before, items_between
from corpus.parsing.gaps import completed, unexplained
from corpus.parsing.headings import (
    FURNITURE,
    ITEM_LINE,
    LABEL,
    LONGEST_TITLE,
    OPENS_WITH,
    PROCEDURE,
    Heading,
    first_start,
    heading_in,
    number_start,
    run_in_title,
)
from corpus.parsing.numbering import NUMBER, Candidate, items_run, split_number
from corpus.parsing.outcomes import outcome_in
from corpus.parsing.people import tidy
from corpus.parsing.points import after_the_agenda, debates_in, known_in, without_lists
from corpus.parsing.restricted import restricted_items
from corpus.parsing.shapes import (
    item_line_items,
    labelled_items,
    lone_item,
    page_item,
    row_items,
)
from corpus.parsing.speakers import speaker_in
from corpus.parsing.unnumbered import headed_items, restarts, titled_items
from corpus.reading.lists import in_style
from corpus.reading.marks import MONTHS

_LEADING = re.compile(
    r"(?:(?i:(?:agenda\s+)?item|min(?:ute)?|no)\.?\s+(?:(?i:no)\.?\s*)?(?=\d))?"
    rf"[.·]?({NUMBER.pattern}|(?<=[Mm]\s)\d{{2}}/\d{{2}}/\d{{1,3}})"
    r"(?:\\?([.),:]?)|\s?[-–—])\s+(?=[A-Z“‘ÂÊÎÔŴŶ]|\d+\s\w|/[a-z]|\d\d/\d{4,5}/[A-Z])"
)
_OPENS = re.compile(r"[^\W\d_]|/[a-z]")  # "/ext Meeting": some fonts lose their capital N
# An exporter's "1. 3. Finance": the second number is the printed one.
_TWICE = re.compile(r"(\d{1,3})\\?\.\s+(?=[A-Z])")
_CAPITALS = re.compile(r"(?=.{4})[^a-zà-ÿ]+$|(?:[^\W\da-z’'][A-ZÂÊÎÔŴŶ’'-]+\s){2}")
_A_DATE = re.compile(rf"\d{{1,2}}\s+(?:{MONTHS})\b", re.IGNORECASE)
# A year of one body's minutes in one file has some 400; thousands are headings of something else.
MOST_ITEMS = 1_000
_PARAGRAPH = re.compile(r"\d\.\d{1,2}\.\d{1,3}")  # 7.1.2 orders nothing but may misprint 17.01.2
_COMPOUND = re.compile(r"\d{2,4}\.\d{1,2}\.\d{1,3}|\d{1,2}\.0|.*/.*")
_LETTER = re.compile(r"([A-Z]|[IVX]{2,5}|[a-z])([.)])\s+(?=[A-Z])")
_ROMAN = tuple(in_style(number, "I") for number in range(1, 27))
_LEAST_LETTERS = 4
_OPENING = 4_000  # characters of a block that say whether it is a heading
_NESTED = 2
REPORT_NUMBER = re.compile(
    r"\b(?i:report\s+(?:no|ref(?:erence)?)\b)\.?[ \t]*:?[ \t]*([A-Z0-9]{1,6}"
    r"(?:/[A-Z0-9]{1,6}){0,4})\b"
    r"|\b([A-Z]{2,5}/[A-Z]{2,4}/\d{2}/\d{2,4})\b"
)


def find_items(reading: Reading) -> tuple[Item, ...]:
    """The items of a document; together they cover all of its text."""
    for find in (
        page_item, row_items, _kent_items, _numbered_or_labelled, lettered_items, headed_items,
        titled_items, _numbered_alone, lone_item,
    ):  # fmt: skip
        headings = find(reading)
        if _are_items(headings):
            return _assemble(reading, headings)
    return _assemble(reading, [Heading(None, "", 0, first_start(reading))])


def _numbered_or_labelled(reading: Reading) -> list[Heading]:
    numbered, labelled = numbered_items(reading), labelled_items(reading)
    # Points numbered inside an item do not outvote headings that each have "Minutes:" below.
    starts = {heading.start for heading in numbered}
    within = sum(heading.start in starts for heading in labelled) * 2 < len(labelled)
    points = within or not _are_items(numbered) or restarts(reading, starts)
    return labelled if points else numbered


def _numbered_alone(reading: Reading) -> list[Heading]:
    """The one heading that the page itself numbers: a meeting with a single item is no sequence."""
    found = [
        candidate
        for at, block in enumerate(reading.blocks)
        if block.kind is BlockKind.HEADING and block.number is not None
        if (candidate := _candidate(reading, at))
    ]
    return [_numbered_heading(reading, found[0])] if len(found) == 1 else []


def _kent_items(reading: Reading) -> list[Heading]:
    headings = item_line_items(reading)
    before = elections_before(reading, headings[0].start) if headings else []
    return [*before, *headings]


def _are_items(headings: Sequence[Heading]) -> bool:
    return 0 < len(headings) <= MOST_ITEMS


def report_number_in(text: str) -> str | None:
    """The first report number a text states ("Report No: OAS/WS/20/012")."""
    match = REPORT_NUMBER.search(text)
    return (match[1] or match[2]) if match else None


def numbered_items(reading: Reading) -> list[Heading]:
    """Items whose printed numbers go up one by one in one format."""
    candidates = [c for at in range(len(reading.blocks)) if (c := _candidate(reading, at))]
    run = debates_in(candidates) or completed(candidates, _best_run(candidates))
    numbered = [_numbered_heading(reading, each) for each in run]
    starts = {heading.start for heading in numbered}
    others = [each for each in items_between(reading, run) if each.start not in starts]
    return sorted([*numbered, *others], key=lambda heading: heading.start)


def _best_run(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The run that leaves fewest numbers unexplained: of all candidates, or with lists set back."""
    free = [each for each in candidates if not _PARAGRAPH.fullmatch(each.number)]
    runs = [run for run in (items_run(free), items_run(without_lists(free))) if run]
    best = min(runs, key=lambda run: (unexplained(free, run), -known_in(run)), default=[])
    return after_the_agenda(free, best)


def _candidate(reading: Reading, at: int) -> Candidate | None:
    block = reading.blocks[at]
    if block.kind in (BlockKind.LABEL, BlockKind.ROW) and block.number is None:
        return None
    if block.level > 2 and block.kind is not BlockKind.HEADING:
        return None
    found = _printed_number(reading, block)
    if found is None:
        return None
    number, closing, words = found
    following = reading.text_of(reading.blocks[at + 1]) if at + 1 < len(reading.blocks) else ""
    if not words:
        words, following = following, ""
    weight = _weight(block, words, following)
    if _COMPOUND.fullmatch(number) and not words[:1].islower():
        weight = max(weight, 1.0)  # no paragraph is numbered 18.09.4 or 17/064
    title = _title_in(words)
    return Candidate(
        at, number, closing, weight,
        heading=block.kind is BlockKind.HEADING,
        capitals=_CAPITALS.match(title) is not None,
        known=_is_known(title) or OPENS_WITH.match(words) is not None,
        title=title if len(title) <= LONGEST_TITLE else "",
    )  # fmt: skip


def _title_in(words: str) -> str:
    run_in = run_in_title(words)
    return (run_in[1] if run_in else words).rstrip()


def _is_known(title: str) -> bool:
    return len(title) <= 120 and PROCEDURE.search(title) is not None


def _printed_number(reading: Reading, block: Block) -> tuple[str, str, str] | None:
    """The number of a block, what closes it, and the words after it."""
    words = reading.text_of(block)
    if block.number is not None:
        if _A_DATE.match(f"{block.number} {words}"):
            return None
        twice = _TWICE.match(words)
        if twice:
            return twice[1], "", words[twice.end() :]
        split = split_number(block.number)
        return (*split, words) if split else None
    leading = _LEADING.match(words) if not _A_DATE.match(words) else None
    if leading and (_OPENS.match(words, leading.end()) or _COMPOUND.fullmatch(leading[1])):
        return leading[1], ")" if leading[2] == ")" else "", words[leading.end() :]
    lone = split_number(words) if len(words) <= 14 else None
    return (*lone, "") if lone else None


def lettered_items(reading: Reading) -> list[Heading]:
    """Items "A.", "B." or "I.", "II.", from the first on, of which half are known business."""
    for letters in ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _ROMAN):
        printed = {name: str(place) for place, name in enumerate(letters, start=1)}
        found = {at: each for at in range(len(reading.blocks)) if (each := _lettered(reading, at))}
        candidates = [
            Candidate(at, printed[name], closing, _weight(reading.blocks[at], words, ""),
                      known=_is_known(_title_in(words)) or OPENS_WITH.match(words) is not None)
            for at, (name, closing, words) in found.items() if name in printed
        ]  # fmt: skip
        run = items_run(candidates)
        known = sum(each.known for each in run)
        if len(run) >= _LEAST_LETTERS and run[0].number == "1" and 2 * known >= len(run):
            return [_lettered_heading(reading, each.block, *found[each.block]) for each in run]
    return []


def _lettered(reading: Reading, at: int) -> tuple[str, str, str] | None:
    """The letter of a block in capitals, what closes it, and the words after it."""
    block = reading.blocks[at]
    words = reading.text_of(block)
    whole = f"{block.number} {words}" if block.number else words
    found = _LETTER.match(whole) if block.level < _NESTED else None
    return (found[1].upper(), found[2], whole[found.end() :]) if found else None


def _lettered_heading(reading: Reading, at: int, name: str, _closing: str, words: str) -> Heading:
    return heading_in(
        reading, at, name, (number_start(reading, at), reading.blocks[at].end - len(words))
    )


def _weight(block: Block, words: str, following: str) -> float:
    """How much a numbered block looks like an item's heading; below nothing for plain sentences."""
    if not words or words[0].islower():
        return -0.3
    run_in = run_in_title(words)
    title = _title_in(words)
    known = _is_known(title)
    weight = 1.0 if len(title) <= 160 else 0.1
    weight += 0.7 if known else 0.0
    weight += 1.0 if block.kind is BlockKind.HEADING else 0.0
    weight += 0.5 if len(title) <= 90 and not title.endswith((".", ";", ",")) else 0.0
    weight += 0.4 if title.isupper() and len(title) > 3 else 0.0
    weight += 0.5 if LABEL.match(following) else 0.0
    weight += 1.5 if ITEM_LINE.match(following) else 0.0
    if OPENS_WITH.match(words):
        return max(weight, 1.0)
    opening = words[:_OPENING]
    if run_in is None and (speaker_in(opening) or (outcome_in(opening) and not known)):
        weight = min(weight, 0.0) - 0.5
    return weight


def _numbered_heading(reading: Reading, candidate: Candidate) -> Heading:
    at = candidate.block
    block = reading.blocks[at]
    start, word = number_start(reading, at), block.start
    twice = _TWICE.match(reading.text_of(block)) if block.number is not None else None
    if twice:
        word = block.start + twice.end()
    elif block.number is None:
        leading = _LEADING.match(reading.text_of(block))
        if leading:
            word = block.start + leading.end()
        elif at + 1 < len(reading.blocks):
            at += 1
            word = reading.blocks[at].start
    return heading_in(reading, at, candidate.number, (start, word))


def _assemble(reading: Reading, headings: Sequence[Heading]) -> tuple[Item, ...]:
    end = len(reading.text)
    kept = list(headings)
    if _has_words(reading.text[: kept[0].start]):
        kept.insert(0, Heading(None, "", 0, first_start(reading)))
    else:
        first = kept[0]
        kept[0] = Heading(first.number, first.title, 0, first.body_start)
    stops = [heading.start for heading in kept[1:]] + [end]
    texts = [reading.text[each.start : stop] for each, stop in zip(kept, stops, strict=True)]
    closed = restricted_items([(each.title, text) for each, text in zip(kept, texts, strict=True)])
    return tuple(
        Item(
            number=each.number,
            title=each.title,
            start=each.start,
            body_start=min(max(each.body_start, each.start), stop),
            end=stop,
            report_number=report_number_in(text),
            restricted=is_closed,
        )
        for each, stop, text, is_closed in zip(kept, stops, texts, closed, strict=True)
    )


def _has_words(before: str) -> bool:
    return any(not FURNITURE.fullmatch(tidy(line)) for line in before.splitlines() if line.strip())
