"""The nouns of the record as they are stored: the same as in corpus.models, with identity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document, without its text. Unknown facts are None; origins say where facts came from.

    `status` is what later minutes say of it where they do (origin "later_minutes"), else its own.
    """

    document_id: int
    sha256: str
    source: str
    url: str | None
    format: str
    pages: int | None
    council: str | None
    council_origin: str | None
    committee: str | None
    committee_origin: str | None
    date: str | None
    date_origin: str | None
    body: str | None
    report_number: str | None
    kind: str
    status: str
    version: int
    replaced_by: int | None
    time: str | None = None
    time_origin: str | None = None
    venue: str | None = None
    venue_origin: str | None = None
    kind_origin: str | None = None
    status_origin: str | None = None
    stated_status: str = "unknown"  # by the document itself, whatever later minutes say of it
    settled_in: int | None = None  # the document of the later minutes, and where in its text
    settled_start: int | None = None
    settled_end: int | None = None


@dataclass(frozen=True, slots=True)
class StoredItem:
    """One item of a document."""

    item_id: int
    document_id: int
    number: str | None
    title: str
    start: int
    body_start: int
    end: int
    report_number: str | None
    restricted: bool


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """One passage with its words; `text` is the document's text from start to end."""

    passage_id: int
    document_id: int
    item_id: int
    start: int
    end: int
    text: str
    kind: str
    page: int | None
    paragraph: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """One sentence of a passage, with its vector as stored (fp16 bytes)."""

    passage_id: int
    start: int
    end: int
    kind: str
    speaker: str | None
    speaker_basis: str | None
    vector: bytes


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """One row of the decision register.

    Those who voted are named only where the minutes name them; the outcome of a decision
    `on_amendment` is the amendment's.
    """

    decision_id: int
    document_id: int
    item_id: int
    outcome: str
    start: int
    end: int
    mover: str | None
    seconder: str | None
    votes_for: int | None
    votes_against: int | None
    abstentions: int | None
    on_amendment: bool = False
    voted_for: tuple[str, ...] = ()
    voted_against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredAction:
    """One action that the minutes record, with its owner and deadline where stated.

    `done` only where they say so themselves.
    """

    action_id: int
    document_id: int
    item_id: int
    start: int
    end: int
    owner: str | None
    deadline: str | None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file that could not be read, and why."""

    source: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document was seen, with the hash of the bytes found there and the facts given."""

    location: str
    document_id: int
    sha256: str
    facts: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a collection holds: fit to be printed under every answer.

    `undated` documents have no known date, `unnamed` no known council.
    """

    documents: int
    meetings: int
    passages: int
    first_date: str | None
    last_date: str | None
    unreadable: int
    undated: int
    unnamed: int
