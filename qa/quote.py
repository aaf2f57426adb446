"""From a place in a document to a citation; every quotation is a slice of the stored text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from qa.evidence import Evidence
from qa.library import Place
from qa.models import Citation


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of one passage to be quoted."""

    place: Place
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words, exactly as stored."""
        first = self.start - self.place.passage.start
        return self.place.passage.text[first : first + self.end - self.start]


def quoted(evidence: Evidence) -> Quoted:
    """A sentence of the evidence, to be quoted."""
    return Quoted(evidence.place, evidence.start, evidence.end)


@dataclass(slots=True)
class Citations:
    """Numbers the quotations of one answer from 1; the same stretch has one number."""

    collection: str
    made: dict[tuple[int, int, int], Citation] = field(default_factory=dict)

    def cite(self, quoted: Quoted) -> int:
        """The number of the citation of a stretch, made if it is new.

        ValueError if the stretch is not inside its passage: a citation that cannot be proved is
        never made.
        """
        key = (quoted.place.document.document_id, quoted.start, quoted.end)
        if key not in self.made:
            self.made[key] = _citation(len(self.made) + 1, quoted, self.collection)
        return self.made[key].number

    def all(self) -> tuple[Citation, ...]:
        """Every citation by number."""
        return tuple(self.made.values())


def citations_of(quoted: Iterable[Quoted], collection: str) -> tuple[Citation, ...]:
    """Citations of some stretches, numbered in their order."""
    citations = Citations(collection)
    for each in quoted:
        citations.cite(each)
    return citations.all()


def _citation(number: int, quoted: Quoted, collection: str) -> Citation:
    passage, item, document = quoted.place.passage, quoted.place.item, quoted.place.document
    return Citation(
        number=number,
        quote=quoted.text,
        start=quoted.start,
        end=quoted.end,
        passage_id=passage.passage_id,
        passage_text=passage.text,
        passage_start=passage.start,
        document_id=document.document_id,
        council=document.council,
        committee=document.committee,
        meeting_date=document.date,
        item_number=item.number,
        item_title=item.title,
        paragraph=passage.paragraph,
        page=passage.page,
        source=document.source,
        source_url=document.url,
        status=document.status,
        kind=passage.kind,
        collection=collection,
    )
