"""An answer as plain text, with its citations: for a letter, a report or an e-mail. Pure."""

from collections.abc import Iterator

from qa.models import Answer, Citation
from web.languages import Words
from web.ledgers import Entry, listed_or
from web.text import is_web_address, one_line


def as_text(answer: Answer, words: Words) -> str:
    """The question, the quotations by ledger, and the sources by number."""
    return "\n".join(_lines(answer, words)) + "\n"


def _lines(answer: Answer, words: Words) -> Iterator[str]:
    yield answer.question.text
    if answer.answer:
        yield ""
        yield f"“{one_line(answer.answer)}” [{answer.answer_citation}]"
    citations = {citation.number: citation for citation in answer.citations}
    ledger = None
    for finding in answer.findings:
        if finding.ledger is not ledger:
            ledger = finding.ledger
            yield ""
            yield words(f"ledger.{ledger}").upper()
        speaker = Entry(finding, citations[finding.citation]).speaker(words)
        yield f"“{one_line(finding.text)}”{f' ({speaker})' if speaker else ''} [{finding.citation}]"
    yield ""
    yield words("answer.sources").upper()
    for citation in answer.citations:
        yield f"[{citation.number}] {source_line(citation, words)}"


def source_line(citation: Citation, words: Words) -> str:
    """Where a quotation stands, in a line: body, date, item, paragraph, page, file and status."""
    parts = [
        listed_or([citation.council, citation.committee], words("place.no_council")),
        words.day(citation.meeting_date),
        words("place.item", n=citation.item_number) if citation.item_number else "",
        one_line(citation.item_title),
        words("place.paragraph", n=citation.paragraph.rstrip(".")) if citation.paragraph else "",
        words("place.page", n=citation.page) if citation.page else "",
        words.or_as_is("status", citation.status),
        citation.source,
        citation.source_url if is_web_address(citation.source_url) else "",
    ]
    return ", ".join(part for part in parts if part)
