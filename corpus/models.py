"""The nouns of the record, as pure values: no identity but what the store gave them.

Offsets are in characters (Python code points) of the document's stored text, `start` inclusive
and `end` exclusive, so `document.text[start:end]` is always the thing itself.
"""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block was on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    ROW = "row"  # one table row, its cells joined by " | "
    LABEL = "label"  # furniture with meaning: "Minutes:", "Decision:", "Supporting documents:"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row of a document, without its bullet or number.

    `number` is a printed or automatic number that is not part of the text ("7.", "(a)", a list
    number of Word); `page` counts from 1 and is None where the format has no pages. `level` is
    the heading level (1 highest) or the depth of the list (1 outermost), 0 for anything else.
    """

    start: int
    end: int
    kind: BlockKind
    page: int | None = None
    number: str | None = None
    level: int = 0


class FileFormat(StrEnum):
    """What a file is by its bytes, never by its name."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    MODERNGOV_XML = "moderngov_xml"  # one meeting, as ModernGov's web service gives it


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a pack, as the file's outline names it; it runs to the start of the next."""

    title: str
    start: int
    page: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one file and the blocks in it, in reading order and without overlap.

    The text keeps the source's own words and order; only the length-preserving cleaning of
    spaces and the joins that a format needs (PDF lines, HTML elements) are done to it. `facts`
    are weak statements beside the text (front matter, page title, address), by lower-case name.
    """

    format: FileFormat
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()  # of a pack; the first begins the text

    def text_of(self, block: Block) -> str:
        """The words of one block."""
        return self.text[block.start : block.end]


class DocumentKind(StrEnum):
    """What a document is about its meeting."""

    MINUTES = "minutes"
    DECISIONS = "decisions"
    REPORT = "report"
    AGENDA = "agenda"
    UNKNOWN = "unknown"


class DocumentStatus(StrEnum):
    """How far the body that met has approved the document."""

    DRAFT = "draft"
    APPROVED = "approved"
    CORRECTED = "corrected"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Where a fact of the header came from, most trusted first."""

    TEXT = "text"
    ADDRESS = "address"
    FILE_NAME = "file_name"
    SIDECAR = "sidecar"
    OPERATOR = "operator"
    LATER_MINUTES = "later_minutes"  # a status only: what a later meeting said of the minutes


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a header and where it came from. An unknown fact is None, never an empty one."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of the meeting a document is about. Nothing here is guessed.

    `date` is ISO (2020-07-09), `time` HH:MM. `body` is the noun by which the text speaks of the
    meeting's own body ("Committee", "Board", "Panel"), where one is clearly the commonest.
    """

    council: Fact | None = None
    committee: Fact | None = None
    date: Fact | None = None
    report_number: str | None = None
    body: str | None = None
    kind: DocumentKind = DocumentKind.UNKNOWN
    status: DocumentStatus = DocumentStatus.UNKNOWN
    time: Fact | None = None
    venue: Fact | None = None
    kind_origin: Origin | None = None  # None where the kind is unknown, and so below
    status_origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of business. `number` is text because councils print "7b" and "A.3".

    A document without recognisable items is one item that spans it. Items follow one another
    without overlap; `start` is at the heading and `body_start` at the first word after it.
    """

    number: str | None
    title: str
    start: int
    body_start: int
    end: int
    report_number: str | None = None
    restricted: bool = False  # the text itself marks the item as exempt or confidential


class PassageKind(StrEnum):
    """What a passage or sentence records."""

    DISCUSSION = "discussion"
    DECISION = "decision"
    VOTE = "vote"
    ACTION = "action"
    QUESTION = "question"
    ATTENDANCE = "attendance"
    REPORT = "report"


class Basis(StrEnum):
    """Whether the text states something, or we concluded it from what the text states."""

    STATED = "stated"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who the text says spoke; `basis` is derived where a pronoun stands for the name."""

    name: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a list item or table row that is quoted whole."""

    start: int
    end: int
    kind: PassageKind
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences inside one item: the unit that is found.

    `item` is the position of the item in its document. `paragraph` is the printed number that
    governs the first sentence, `page` the page it starts on.
    """

    item: int
    start: int
    end: int
    kind: PassageKind
    sentences: tuple[Sentence, ...]
    page: int | None = None
    paragraph: str | None = None
    speaker: str | None = None


class Outcome(StrEnum):
    """The verb of a decision as printed; "not stated" for a motion without a stated result."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    AGREED = "agreed"
    NOTED = "noted"
    APPROVED = "approved"
    REFUSED = "refused"
    DEFERRED = "deferred"
    CARRIED = "carried"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an item resolved, recommended, noted or refused, in the words at start:end.

    Mover, seconder and figures are None unless the text states them, and nobody is among those who
    voted unless named. The outcome of a decision `on_amendment` is the amendment's, not the
    motion's.
    """

    item: int
    outcome: Outcome
    start: int
    end: int
    mover: str | None = None
    seconder: str | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    voted_for: tuple[str, ...] = ()
    voted_against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    on_amendment: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody is to do, in the words at start:end; owner and deadline as stated.

    `done` only where the text itself says that it has been done: "Complete" in a table of actions.
    """

    item: int
    start: int
    end: int
    owner: str | None = None
    deadline: str | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """That the minutes of an earlier meeting were approved or corrected, in the words at start:end.

    `said` is the day of that meeting as far as it is printed: '2020-03-03', '03-03' or '2020-03'.
    """

    said: str
    status: DocumentStatus
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Announcement:
    """The day of the next meeting, as the words at start:end announce it."""

    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Everything one reading of one file yields, before it has any identity in the record."""

    reading: Reading
    header: Header
    items: tuple[Item, ...]
    passages: tuple[Passage, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    warnings: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()
    next_meeting: Announcement | None = None
