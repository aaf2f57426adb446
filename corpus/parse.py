"""One file from its bytes to everything that goes into the record. Runs in a limited child."""

from dataclasses import replace

from corpus.models import ParsedDocument
from corpus.packs import business_of
from corpus.parsing.header import read_header
from corpus.parsing.later import other_meetings
from corpus.reading.read import read


def parse_file(name: str, data: bytes) -> ParsedDocument:
    """Read and parse one file; Unreadable says why it cannot be."""
    reading = read(data)
    header = read_header(reading, name=name)
    found = business_of(reading, header)
    if found.kind is not None:
        header = replace(header, kind=found.kind)
    approvals, next_meeting = other_meetings(reading.text, header, found.passages)
    return ParsedDocument(
        reading=reading,
        header=header,
        items=found.items,
        passages=found.passages,
        decisions=found.decisions,
        actions=found.actions,
        warnings=(*reading.warnings, *found.warnings),
        approvals=approvals,
        next_meeting=next_meeting,
    )
