"""An answer arranged to be read: three ledgers, and in each the findings by meeting. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from corpus.models import Basis
from qa.models import Answer, Citation, Finding, Ledger, Question
from web.languages import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding with its citation; the speaker is None where the text names none."""

    finding: Finding
    citation: Citation

    def speaker(self, words: Words) -> str | None:
        """The name to show; marked where a pronoun stands for it in the text."""
        if self.finding.speaker and self.finding.speaker_basis is Basis.DERIVED:
            return words("answer.continuing", name=self.finding.speaker)
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
    for ledger in Ledger:
        own = [entry for entry in entries if entry.finding.ledger is ledger]
        if own:
            pages.append(LedgerPage(str(ledger), _sittings(own)))
    return pages


def sources(answer: Answer) -> list[tuple[Citation, ...]]:
    """The citations of an answer by document, the documents in the order they are first cited."""
    found: dict[int, list[Citation]] = {}
    for citation in answer.citations:
        found.setdefault(citation.document_id, []).append(citation)
    return [tuple(group) for group in found.values()]


def answer_speaker(answer: Answer, words: Words) -> str | None:
    """Whom the text names for the sentence that answers, if it is among the findings."""
    citations = {citation.number: citation for citation in answer.citations}
    found = [f for f in answer.findings if f.text == answer.answer]
    return Entry(found[0], citations[found[0].citation]).speaker(words) if found else None


def _sittings(entries: Sequence[Entry]) -> tuple[Sitting, ...]:
    grouped = groupby(entries, key=lambda entry: entry.citation.document_id)
    found = [tuple(group) for _, group in grouped]
    return tuple(Sitting(group[0].citation, group) for group in found)


def chips(question: Question, words: Words) -> list[Chip]:
    """The scope of a question as parts that can each be taken away."""
    found = [Chip(name, "council", name) for name in question.councils]
    found += [Chip(name, "committee", name) for name in question.committees]
    found += [Chip(name, "person", name) for name in question.people]
    if question.body:
        found.append(Chip(words("scope.body", body=question.body), "body", question.body))
    if question.date_from or question.date_to:
        found.append(Chip(words.window(question.date_from, question.date_to), "dates", ""))
    return found


def day(iso: str | None) -> str:
    """A date as councils print it: "9 July 2020"."""
    if iso is None:
        return "date not known"
    there = date.fromisoformat(iso)
    return f"{there.day} {there:%B %Y}"


def listed_or(names: Sequence[str | None], otherwise: str) -> str:
    """The known ones of some names with a comma between, or other words if none is known."""
    return ", ".join(name for name in names if name) or otherwise


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 document", "65 documents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
