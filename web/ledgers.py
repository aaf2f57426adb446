"""An answer arranged to be read: three ledgers, and in each the findings by meeting. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from corpus.models import Basis
from qa.models import Answer, Citation, Finding, Ledger, Question
from qa.reasons import listed

TITLES = {
    Ledger.SAID: "What was said",
    Ledger.DECIDED: "What was decided",
    Ledger.ACTION: "What is to be done",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding with its citation; the speaker is None where the text names none."""

    finding: Finding
    citation: Citation

    @property
    def speaker(self) -> str | None:
        """The name to show; marked where a pronoun stands for it in the text."""
        if self.finding.speaker and self.finding.speaker_basis is Basis.DERIVED:
            return f"{self.finding.speaker} (continuing)"
        return self.finding.speaker


@dataclass(frozen=True, slots=True)
class Sitting:
    """The findings of one document of a meeting, in the order of the document."""

    citation: Citation  # any of them: all agree on document and meeting
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """One ledger of an answer."""

    name: str
    title: str
    sittings: tuple[Sitting, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the scope that was understood, and the parameter that carries it."""

    label: str
    field: str
    value: str


def ledgers(answer: Answer) -> list[LedgerPage]:
    """The ledgers that have findings, in the order said, decided, to be done."""
    citations = {citation.number: citation for citation in answer.citations}
    entries = [
        Entry(finding, citations[finding.citation])
        for finding in answer.findings
        if finding.text != answer.answer  # it heads the page already
    ]
    pages = []
    for ledger, title in TITLES.items():
        own = [entry for entry in entries if entry.finding.ledger is ledger]
        if own:
            pages.append(LedgerPage(str(ledger), title, _sittings(own)))
    return pages


def answer_speaker(answer: Answer) -> str | None:
    """Whom the text names for the sentence that answers, if it is among the findings."""
    citations = {citation.number: citation for citation in answer.citations}
    found = [f for f in answer.findings if f.text == answer.answer]
    return Entry(found[0], citations[found[0].citation]).speaker if found else None


def _sittings(entries: Sequence[Entry]) -> tuple[Sitting, ...]:
    grouped = groupby(entries, key=lambda entry: entry.citation.document_id)
    found = [tuple(group) for _, group in grouped]
    return tuple(Sitting(group[0].citation, group) for group in found)


def chips(question: Question) -> list[Chip]:
    """The scope of a question as parts that can each be taken away."""
    found = [Chip(name, "council", name) for name in question.councils]
    found += [Chip(name, "committee", name) for name in question.committees]
    found += [Chip(name, "person", name) for name in question.people]
    if question.body:
        found.append(Chip(f"the {question.body}", "body", question.body))
    if question.date_from or question.date_to:
        found.append(Chip(window_words(question.date_from, question.date_to), "dates", ""))
    return found


def window_words(first: str | None, last: str | None) -> str:
    """A window of dates as a person says it."""
    whole = _whole(first, last) if first and last else None
    if whole:
        return whole
    if first and last:
        return day(first) if first == last else f"{day(first)} to {day(last)}"
    return f"from {day(first)}" if first else f"up to {day(last)}"


def _whole(first: str, last: str) -> str | None:
    """A whole year or month by its name."""
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    if one.year != other.year or one.day != 1 or (other + timedelta(days=1)).day != 1:
        return None
    if one.month == other.month:
        return f"{one:%B %Y}"
    return str(one.year) if (one.month, other.month) == (1, 12) else None


def day(iso: str | None) -> str:
    """A date as councils print it: "9 July 2020"."""
    if iso is None:
        return "date not known"
    there = date.fromisoformat(iso)
    return f"{there.day} {there:%B %Y}"


def meeting_name(place: Citation) -> str:
    """Who met, as far as the document says."""
    return listed_or([place.council, place.committee], "Council not stated")


def listed_or(names: Sequence[str | None], otherwise: str) -> str:
    """The known ones of some names with a comma between, or other words if none is known."""
    return ", ".join(name for name in names if name) or otherwise


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 document", "65 documents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(names: Sequence[str]) -> str:
    """Names as a person lists them."""
    return listed(names)
