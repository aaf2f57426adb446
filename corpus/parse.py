"""One file from its bytes to everything that goes into the record. Runs in a limited child."""

from corpus.models import ParsedDocument
from corpus.parsing.actions import find_actions
from corpus.parsing.decisions import find_decisions
from corpus.parsing.header import read_header
from corpus.parsing.items import find_items
from corpus.passages import block_sentences, build_passages
from corpus.reading.read import read


def parse_file(name: str, data: bytes) -> ParsedDocument:
    """Read and parse one file; Unreadable says why it cannot be."""
    reading = read(data)
    items = find_items(reading)
    spans = block_sentences(reading)
    decisions = find_decisions(reading, items, spans)
    actions = find_actions(reading, items, spans, decisions)
    return ParsedDocument(
        reading=reading,
        header=read_header(reading, name=name),
        items=items,
        passages=build_passages(reading, items, spans, decisions, actions),
        decisions=decisions,
        actions=actions,
        warnings=reading.warnings,
    )
