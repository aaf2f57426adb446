"""What programs can ask for: one table, from which the API, its description and MCP are made."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.models import Outcome
from web import replies
from web.fields import Field, choice, day, identity, names, number, sayings, truth, words
from web.present import Json
from web.site import Site

MOST = 100  # rows in one answer
FURTHEST = 1_000  # the last hit that a search reaches
LONGEST_PIECE = 20_000  # characters of a document in one answer
WHERE = (
    names("council", "Only minutes of this council, or of these."),
    names("committee", "Only minutes of this committee, or of these."),
    day("from", "Only meetings on or after this day, YYYY-MM-DD."),
    day("to", "Only meetings on or before this day, YYYY-MM-DD."),
)
DOCUMENT = identity("document_id", "The number of a document, as citations and meetings give it.")


def _page(most_skipped: int, otherwise: int) -> tuple[Field, Field]:
    return (
        number("limit", "How many to give.", least=1, most=MOST, otherwise=otherwise),
        number("offset", "How many to skip.", least=0, most=most_skipped, otherwise=0),
    )


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask for. `result` names the schema of what `run` gives."""

    name: str
    method: str
    path: str
    summary: str
    fields: tuple[Field, ...]
    result: str
    run: Callable[[Site, Json], Json]


OPERATIONS = (
    Operation(
        "ask", "post", "/ask",
        "Answer a question with quotations from the minutes, or say why there is none.",
        (
            words("question", "The question, in plain words.", required=True),
            *WHERE,
            sayings("conversation", "The questions asked before this one, in their order."),
        ),
        "Answer", replies.ask,
    ),
    Operation(
        "search", "get", "/search", "Find passages by words and by meaning.",
        (
            words(
                "q", 'Plain words, or "exact phrase", AND, OR, NOT, NEAR, title:, speaker:.',
                required=True,
            ),
            *WHERE, *_page(FURTHEST, 10),
            truth("exact", "Take the words as one phrase."),
        ),
        "Results", replies.search,
    ),
    Operation(
        "everything", "get", "/everything",
        "List all that matches, why each does, and how much may be missing: nothing is cut off.",
        (
            words("q", "Plain words, as for a search.", required=True),
            *WHERE, *_page(1_000_000, 50),
            truth("exact", "Take the words as one phrase."),
        ),
        "Everything", replies.everything,
    ),
    Operation(
        "document", "get", "/documents/{document_id}",
        "What was read from one document: its items, decisions, speeches and attendance.",
        (DOCUMENT,), "Document", replies.document,
    ),
    Operation(
        "read", "get", "/documents/{document_id}/text",
        "The text of one document, or a piece of it; `next` is where the following piece begins.",
        (
            DOCUMENT,
            number("start", "The first character; citations give it.", least=0, most=1 << 31,
                   otherwise=0),
            number("length", "How many characters.", least=1, most=LONGEST_PIECE, otherwise=8_000),
        ),
        "Piece", replies.read,
    ),
    Operation(
        "decisions", "get", "/decisions",
        "The register of decisions, the latest first, narrowed by what the minutes state.",
        (
            words("topic", "Words of the decision, or of its item's title."),
            *WHERE,
            choice("outcome", "Only decisions with this outcome.", [str(one) for one in Outcome]),
            words("mover", "Part of the name of who moved or seconded it."),
            *_page(1_000_000, 20),
        ),
        "Decisions", replies.decisions,
    ),
    Operation(
        "actions", "get", "/actions",
        "What the minutes set somebody to do, the nearest deadline first.",
        (
            *WHERE,
            words("owner", "Part of the name of who is to do it."),
            day("due_by", "Only those with a deadline up to this day, YYYY-MM-DD."),
            truth("done", "Also those that the minutes call done."),
            *_page(1_000_000, 50),
        ),
        "Actions", replies.actions,
    ),
    Operation(
        "meetings", "get", "/meetings", "The meetings of which minutes are held, by date.",
        (*WHERE, *_page(1_000_000, 50)), "Meetings", replies.meetings,
    ),
    Operation(
        "coverage", "get", "/coverage",
        "What is held, what is missing and what could not be read.",
        (), "Coverage", replies.coverage,
    ),
)  # fmt: skip
