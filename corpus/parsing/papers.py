"""Papers that record no business item by item: reports, single decisions, newsletters."""

import re
from collections.abc import Sequence

from corpus.models import DocumentKind, Item, Reading
from corpus.parsing.headings import LONGEST_TITLE, PROCEDURE, first_start, title_of
from corpus.parsing.items import find_items, report_number_in
from corpus.parsing.people import tidy

# "KENT COUNTY COUNCIL - RECORD OF DECISION", "Officer decision record"
_ONE_DECISION = re.compile(
    r"\brecord\s+of\s+(?:\w+\s+){0,3}decision\b(?!s)|\bdecision\s+(?:record|notice|report)\b",
    re.IGNORECASE,
)
_HEAD = 8  # blocks
# "Title of Report: …", "Subject: …", "Subject Matter / Title of Decision" above the title itself
_STATED_TITLE = re.compile(
    r"(?:title(?:\s+of\s+(?:report|decision))?|report\s+title|subject(?:\s+matter)?(?:\s*/\s*title"
    r"(?:\s+of\s+decision)?)?)\s*(?:[:|\t]\s*(?P<title>\S.*))?",
    re.IGNORECASE,
)
_TITLE_WITHIN = 40  # blocks


def whole_paper(reading: Reading) -> Item:
    """The one item that a paper is, with the title it states."""
    return Item(
        number=None,
        title=_stated_title(reading),
        start=0,
        body_start=first_start(reading),
        end=len(reading.text),
        report_number=report_number_in(reading.text),
    )


def business_items(reading: Reading, kind: DocumentKind) -> tuple[Item, ...]:
    """The items of a document of that kind; a record of one decision is one item.

    What headings part in a document of no known kind is business only if it reads like it: a
    newsletter has headlines, and a page of links has numbers.
    """
    if kind is DocumentKind.DECISIONS and _is_one_decision(reading):
        return (whole_paper(reading),)
    items = find_items(reading)
    if kind is DocumentKind.UNKNOWN and not _is_business(reading, items):
        return (whole_paper(reading),)
    return items


def _is_one_decision(reading: Reading) -> bool:
    head = reading.blocks[:_HEAD]
    return any(_ONE_DECISION.search(tidy(reading.text_of(block))[:200]) for block in head)


def _is_business(reading: Reading, items: Sequence[Item]) -> bool:
    numbered = [item for item in items if item.number]
    if numbered:  # below the last of a list of links stands the rest of the page
        bodies = [reading.text[item.body_start : item.end].strip() for item in numbered]
        return len(numbered) == 1 or any(bodies[:-1])
    titled = [item for item in items if item.title]
    return 2 * sum(PROCEDURE.search(item.title) is not None for item in titled) >= len(titled)


def _stated_title(reading: Reading) -> str:
    blocks = reading.blocks[:_TITLE_WITHIN]
    for at, block in enumerate(blocks):
        stated = _STATED_TITLE.fullmatch(reading.text_of(block).strip())
        if stated is None:
            continue
        below = reading.text_of(blocks[at + 1]) if at + 1 < len(blocks) else ""
        title = title_of(stated["title"] or below)
        return title if len(title) <= 2 * LONGEST_TITLE else ""
    return ""
