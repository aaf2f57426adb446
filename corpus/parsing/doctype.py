"""What a document is about its meeting and how far it was approved, by evidence in its text."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind, DocumentKind, DocumentStatus, Reading

_MINUTES_LABEL = re.compile(r"(?:Minutes|Cofnodion)\s*:\s*", re.IGNORECASE)
_DECISION_LABEL = re.compile(r"(?:Decisions?|Penderfyniad(?:au)?)\s*:\s*", re.IGNORECASE)
_MINUTES_TITLE = re.compile(
    r"^\W*(?:(?:draft|unconfirmed|confirmed|approved|printed|public)\s+)*(?:minutes?|cofnodion)\b"
    r"|\bminutes$|\bminutes\s+of\s+(?:the|a|an)\b.{0,80}\bmeeting\b|\bmeeting\s+minutes\b"
    r"|^\W*at\s+an?\s+(?:[\w-]+\s+){0,2}meeting\s+of\b.{0,160}\bheld\b"
    r"|^\W*notes\s+of\s+(?:the|an?)\b.{0,60}\bmeeting\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"^(?:Title of Report|Report (?:to|of|by|title|author)|Purpose of (?:the )?report"
    r"|Recommendations?|Lead officer"
    r"|Report No|Wards? affected|Executive summary|Summary|Portfolio holder)\b\s*[:|\t]?",
    re.IGNORECASE,
)
_DECISIONS = re.compile(
    r"^(?:(?:record|notice|summary|list) of (?:executive\s+)?decisions?|decisions?(?:\s+(?:list"
    r"|sheet|notice|taken))?$"
    r"|issue - decisions|decision details)|\brecord of decisions$",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"^(?:agenda(?!\s+item|,?\s+(?:decisions\s+)?and)\b|summons\b|notice of meeting\b"
    r"|.{3,60}\bagenda$)",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"^\W{0,20}(?:present|those attending|in attendance|attendance|attending(?: for this item)?"
    r"|presennol|yn bresennol"
    r"|sederunt|members? present|councillors? present|also present)\b",
    re.IGNORECASE | re.MULTILINE,
)
_APOLOGISED = re.compile(r"\bapolog(?:y|ies)\b|ymddiheuriad", re.IGNORECASE)
_ITEM_PAGE = re.compile(r"Agenda item$", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:the|this)\s+(?:\w+\s+)?(?:committee|council|cabinet|panel|board|executive)\s+"
    r"(?:considered|noted|received|discussed)\b|\b(?:proposed|seconded),.{0,40}\bcarried\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:resolved|was agreed|were agreed|agreed that|seconded|noted that|closed at|penderfynwyd"
    r"|eiliwyd|was closed|apologies(?:\s+for\s+absence)?\s+were\s+received)\b",
    re.IGNORECASE,
)
_ATTENDED_WITHIN = 4_000  # characters: minutes say at their head who was there
_LONGEST_TITLE = 320
_OF_OTHERS = re.compile(  # draft minutes that are spoken of, not these
    r"\b(?:were|was|be|are|copy|circulated|previous|last|of\s+the\s+meeting\s+held\s+.{3,40}\bwere)\b",
    re.IGNORECASE,
)
_HEADS_ITSELF = re.compile(r"\W*(?:draft|unconfirmed|approved|confirmed|these)\b", re.IGNORECASE)
_DRAFT = re.compile(
    r"^\W*draft\b|(?-i:\bDRAFT\b)|\bdraft\s+(?:for\s+(?:approval|consideration)|\(?until)\b|\bdraft\s+minutes\b|\bunconfirmed\b|\(draft\)|\bsubject\s+to\s+(?:confirmation"
    r"|approval)"
    r"|\buntil\s+(?:they\s+are\s+)?(?:confirmed|approved)\b|\bdrafft\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"^\W*(?:approved|confirmed)\s+minutes\b|\bminutes\s+\((?:approved|confirmed|final)\)"
    r"|^\W*status\s*:\s*(?:approved|confirmed)"
    r"|\bthese\s+minutes\s+were\s+(?:approved|confirmed|signed)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"^\W*(?:corrected|amended|revised)\s+minutes\b|\bminutes\s+\((?:corrected|amended)\)",
    re.IGNORECASE,
)


def kind_of_document(reading: Reading, lines: Sequence[str], title: str = "") -> DocumentKind:
    """Minutes by their label, title or tell-tale parts; then decisions, report, agenda.

    `title` stands beside the text; it is asked last, since a page's title may be an item's.
    """
    labels = [
        reading.text_of(block)
        for block in reading.blocks
        if block.kind is BlockKind.LABEL or block.end - block.start <= 14
    ]
    if any(_MINUTES_LABEL.fullmatch(label) for label in labels):
        return DocumentKind.MINUTES
    if sum(bool(_REPORT.match(line)) for line in lines) >= 2:
        return DocumentKind.REPORT
    if any(_MINUTES_TITLE.search(line) for line in lines[:8] if len(line) <= 240):
        return DocumentKind.MINUTES
    if any(_DECISION_LABEL.fullmatch(label) for label in labels) or any(
        map(_DECISIONS.search, lines[:6])
    ):
        return DocumentKind.DECISIONS
    kind = _by_parts(reading, lines)
    titled = kind is DocumentKind.UNKNOWN and re.match(r"\W*minutes\s+(?:of|for)\s", title, re.I)
    return DocumentKind.MINUTES if titled and not _OF_OTHERS.search(title) else kind


def _by_parts(reading: Reading, lines: Sequence[str]) -> DocumentKind:
    """Present and apologies and something settled: minutes in 11 of 11, other papers in 3-7 %."""
    if any(map(_ITEM_PAGE.match, lines[:2])) and len(_HAPPENED.findall(reading.text)) >= 2:
        return DocumentKind.MINUTES
    attended = bool(_ATTENDED.search(reading.text[:_ATTENDED_WITHIN]))
    settled = len(_SETTLED.findall(reading.text))
    if attended and _APOLOGISED.search(reading.text) and settled >= 1:
        return DocumentKind.MINUTES
    if any(map(_AGENDA.match, lines[:8])) and settled == 0:
        return DocumentKind.AGENDA
    if any(_REPORT.match(line) for line in lines[:12]):
        return DocumentKind.REPORT
    return DocumentKind.MINUTES if attended and settled >= 2 else DocumentKind.UNKNOWN


def status_of_document(lines: Sequence[str], title: str = "") -> DocumentStatus:
    """Draft, approved or corrected only where the head of the text (or its title) says so."""
    head = [line for line in lines[:10] if len(line) <= _LONGEST_TITLE]
    head = [line for line in head if not _OF_OTHERS.search(line) or _HEADS_ITSELF.match(line)]
    for pattern, status in (
        (_CORRECTED, DocumentStatus.CORRECTED),
        (_DRAFT, DocumentStatus.DRAFT),
        (_APPROVED, DocumentStatus.APPROVED),
    ):
        if any(pattern.search(line) for line in (*head, title)):
            return status
    return DocumentStatus.UNKNOWN
