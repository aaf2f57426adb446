"""The shapes in which documents print their items: page, rows, labels, "(Item 3)", headings."""

import re

from corpus.models import BlockKind, Reading
from corpus.parsing.headings import (
    FURNITURE,
    ITEM_LINE,
    LABEL,
    LONGEST_TITLE,
    Heading,
    block_heading,
    first_start,
    heading_in,
    number_start,
    start_after,
    title_of,
)
from corpus.parsing.numbering import split_number
from corpus.parsing.people import tidy

_PAGE = re.compile(r"Agenda item|Eitem ar y|Issue - (?:meetings|decisions|details)", re.IGNORECASE)
_ISSUE = re.compile(r"Issue - (?:meetings|decisions|details)", re.IGNORECASE)
# "Meeting: 23/04/2024 - Council (Item 93)"; "Meeting of Cabinet, … (Item 9.)"
_ITEM_OF_MEETING = re.compile(r"^Meeting\b.{3,160}\(Item ([\w./]{1,12}?)\.?\)", re.IGNORECASE)
_MEETING_LINE = re.compile(r"^Meeting:\s", re.IGNORECASE)
_BUSINESS = re.compile(r"(?:Minutes|Decisions?|Cofnodion|Penderfyniad)\s*:\s*", re.IGNORECASE)


def page_item(reading: Reading) -> list[Heading]:
    """One agenda item on a page of its own."""
    blocks = reading.blocks[:12]
    texts = [tidy(reading.text_of(block)) for block in blocks]
    stated = [match[1] for match in map(_ITEM_OF_MEETING.match, texts) if match]
    if not stated and not any(map(_PAGE.match, texts[:3])):
        return []
    number = stated[0] if len(stated) == 1 else None
    for at, text in enumerate(texts):
        if LABEL.fullmatch(text):
            break
        follows_issue = at > 0 and _ISSUE.fullmatch(texts[at - 1]) is not None
        if follows_issue or not (FURNITURE.fullmatch(text) or _is_meeting_line(text)):
            if blocks[at].end - blocks[at].start > 2 * LONGEST_TITLE:
                break
            return [Heading(number, title_of(text), 0, start_after(reading, at))]
    return [Heading(number, "", 0, first_start(reading))]


def _is_meeting_line(text: str) -> bool:
    return bool(_ITEM_OF_MEETING.match(text) or _MEETING_LINE.match(text))


def row_items(reading: Reading) -> list[Heading]:
    """A meeting as table rows with labels inside them, as general page extractors leave it."""
    headings = []
    for block in reading.blocks:
        words = reading.text_of(block)[:600]
        labels = [words.find(label) for label in (" Minutes: ", " Decision: ")]
        at = min((label for label in labels if label > 0), default=-1)
        if at > 0:
            cut = re.split(r"\s(?:pdf\s+icon\s+)?PDF\s[\d.,]+\s?[KM]B\b", words[:at])[0]
            cells = cut.split(" | ")
            number = split_number(cells[0]) if len(cells) > 1 else None
            title = title_of(cells[-1] if number else cut)[: 2 * LONGEST_TITLE]
            printed = number[0] if number else block.number
            headings.append(Heading(printed, title, block.start, block.start + len(cut)))
    return headings if len(headings) >= 2 else []


def labelled_items(reading: Reading) -> list[Heading]:
    """Headings that are each followed by "Minutes:" or "Decision:" before the next heading."""
    chosen: list[int] = []
    heading: int | None = None
    for at, block in enumerate(reading.blocks):
        if block.kind is BlockKind.HEADING:
            heading = at
        elif heading is not None and _BUSINESS.fullmatch(reading.text_of(block)):
            chosen.append(heading)
            heading = None
    return [block_heading(reading, at) for at in chosen] if len(chosen) >= 2 else []


def item_line_items(reading: Reading) -> list[Heading]:
    """Titles that are each followed by "(Item 3)" (Kent), numbered or not."""
    headings: list[Heading] = []
    for at, block in enumerate(reading.blocks):
        words = reading.text_of(block)
        alone = ITEM_LINE.match(words)
        within = None if alone else ITEM_LINE.search(words[:400])
        if (alone and at == 0) or not (alone or within):
            continue
        head = at - 1 if alone else at
        if within and reading.blocks[at].number is None and block.kind is not BlockKind.HEADING:
            continue  # "In attendance: Mrs Dane (Item 2)" says when she came
        number = _own_number(reading, head) or (alone or within or [None, None])[1]
        place = (number_start(reading, head), reading.blocks[head].start)
        if alone:
            body = (
                block.start + alone.end()
                if words[alone.end() :].strip()
                else start_after(reading, at)
            )
            title = title_of(reading.text_of(reading.blocks[head]))
            headings.append(Heading(number, title, place[0], body))
        else:
            headings.append(heading_in(reading, head, number, place))
    return headings if len(headings) >= 2 else []


def _own_number(reading: Reading, at: int) -> str | None:
    printed = reading.blocks[at].number
    split = split_number(printed) if printed else None
    return split[0] if split else None


def lone_item(reading: Reading) -> list[Heading]:
    """A page that holds one item without saying so: its title stands before "Minutes:"."""
    if len(reading.blocks) < 2 or not any(
        LABEL.fullmatch(reading.text_of(block)) for block in reading.blocks
    ):
        return []
    first = tidy(reading.text_of(reading.blocks[0]))
    if len(first) > LONGEST_TITLE or LABEL.fullmatch(first):
        return []
    if FURNITURE.fullmatch(first):
        return [Heading(None, "", 0, first_start(reading))]
    return [Heading(None, title_of(first), 0, start_after(reading, 0))]
