"""A question or search with explicit filters: what was filled in or sent beside the words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import BadRequest
from corpus.sidecar import ISO_DATE
from corpus.texts import folded
from index.models import Scope
from qa.library import Library, scope_of
from qa.models import Question, Wanted
from qa.names import core_name
from qa.reasons import listed
from qa.spelling import understood

LONGEST_QUESTION = 2_000  # characters; ours: longer than any question, shorter than a report
LONGEST_CONVERSATION = 8  # earlier questions that are looked at; what is older is forgotten


@dataclass(frozen=True, slots=True)
class Filters:
    """Explicit filters by name; empty ones filter nothing. Dates are ISO, both ends included."""

    councils: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None


def asked(
    library: Library, text: str, *, today: date, council: str | Sequence[str] | None = None,
    committee: str | Sequence[str] | None = None, date_from: str | None = None,
    date_to: str | None = None, earlier: Sequence[str] = (),
) -> Question:  # fmt: skip
    """The question of some words, with given filters in the place of what the words say.

    `earlier` are the questions before it in a conversation, the first of them first; what it
    leans on is taken over from them. BadRequest for a filter that nothing here can meet, with
    what is held as the remedy.
    """
    said = [_checked(one, "conversation") for one in earlier[-LONGEST_CONVERSATION:]]
    said.append(_checked(text, "question"))
    question = understood(library, said, today=today)
    given = filters(
        library, council=council, committee=committee, date_from=date_from, date_to=date_to
    )
    if given != Filters():
        # What was filled in holds for the question as it stands.
        question = replace(question, leaning=None, parts=())
    if given.councils:
        question = replace(question, councils=given.councils, missing=())
    if given.committees:
        question = replace(question, committees=given.committees, body=None)
    if given.date_from or given.date_to:
        question = replace(
            question,
            date_from=given.date_from,
            date_to=given.date_to,
            date_words=_window_words(given.date_from, given.date_to),
        )
    return question


def without(question: Question, dropped: Sequence[str]) -> Question:
    """The question less some parts of its scope: "council:NAME", "person:NAME", "dates" and so on.

    A part that is not there is no mistake: the address may be an old one.
    """
    kept = {
        field: tuple(name for name in names if f"{kind}:{name}" not in dropped)
        for kind, field, names in (
            ("council", "councils", question.councils),
            ("committee", "committees", question.committees),
            ("person", "people", question.people),
        )
    }
    less = replace(
        question,
        councils=kept["councils"],
        committees=kept["committees"],
        people=kept["people"],
        body=None if f"body:{question.body}" in dropped else question.body,
        leaning=None if dropped else question.leaning,
        parts=() if dropped else question.parts,
    )
    if "dates:" in dropped:
        less = replace(less, date_from=None, date_to=None, date_words=None)
    return less


def filters(
    library: Library, *, council: str | Sequence[str] | None = None,
    committee: str | Sequence[str] | None = None, date_from: str | None = None,
    date_to: str | None = None,
) -> Filters:  # fmt: skip
    """Filters as given, checked against what is held; blank ones are left out."""
    known = library.known
    given = Filters(
        councils=_known_names("council", council, known.councils),
        committees=_known_names("committee", committee, known.committees),
        date_from=iso_day("from", date_from),
        date_to=iso_day("to", date_to),
    )
    if given.date_from and given.date_to and given.date_from > given.date_to:
        raise BadRequest(
            f"from ({given.date_from}) is later than to ({given.date_to}).",
            "Exchange the two dates.",
        )
    return given


def scope_for(library: Library, given: Filters) -> Scope:
    """The scope of some filters in ids: as stated, so that the counts beside them are true."""
    question = Question(
        text="", words="", topic="", wanted=Wanted.SAID, councils=given.councils,
        committees=given.committees, date_from=given.date_from, date_to=given.date_to,
    )  # fmt: skip
    return scope_of(library, question, folders=False)


def searched_for(text: str) -> str:
    """The words of a search, checked."""
    return _checked(text, "q")


def iso_day(field: str, text: str | None) -> str | None:
    """A day that was given, checked; None for nothing. BadRequest names its field."""
    given = (text or "").strip()
    if not given:
        return None
    try:
        if not ISO_DATE.match(given):
            raise ValueError(given)
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise BadRequest(
            f"{field}: {given[:40]!r} is not a date.", "Write the year first, as in 2020-07-09."
        ) from error


def _checked(text: str, name: str) -> str:
    if not folded(text):
        raise BadRequest(f"{name} is empty.", "Type the words to look for.")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadRequest(f"{name} has half a character in it.", "Send the text as UTF-8.")
    if len(text) > LONGEST_QUESTION:
        raise BadRequest(
            f"{name} has {len(text):,} characters; at most {LONGEST_QUESTION:,} are read.",
            "Ask for one thing in a sentence or two.",
        )
    return text.replace("\0", " ")


def _known_names(
    field: str, given: str | Sequence[str] | None, known: Sequence[str]
) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else list(given or ())
    return tuple(
        dict.fromkeys(_known_name(field, folded(name), known) for name in names if folded(name))
    )


def _known_name(field: str, name: str, known: Sequence[str]) -> str:
    """The held name that is meant: written alike, or the only one with the same core name."""
    alike = [one for one in known if one.lower() == name.lower()]
    if not alike and field == "council":
        core = core_name(name.title()).lower()
        alike = [one for one in known if core_name(one).lower() in (core, name.lower())]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise BadRequest(
            f"{field}: {name!r} may be {listed(alike)}.", f"Give the {field}'s full name."
        )
    remedy = f"Choose one of: {'; '.join(known)}." if known else f"No {field} is known here."
    raise BadRequest(f"{field}: no minutes of {name!r} are held.", remedy)


def _window_words(first: str | None, last: str | None) -> str:
    """A window as reasons put it after a noun: "from 2020-01-01 to 2020-12-31"."""
    return " ".join(
        word for word in (f"from {first}" if first else "", f"to {last}" if last else "") if word
    )
