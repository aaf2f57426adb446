"""The facts of a document from all who state any: its text, its address, people beside it. Pure."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from corpus.models import Fact, Header, Origin
from corpus.parsing.filed import date_in_address
from corpus.sidecar import GivenFacts, with_given


def header_of(header: Header, beside: GivenFacts, given: GivenFacts) -> Header:
    """The text's own facts first, then the sidecar's, which speaks of one file, then the rest."""
    stated = _dated_by_address(header, beside.url or given.url)
    return with_given(with_given(stated, beside, Origin.SIDECAR), given, Origin.OPERATOR)


def _dated_by_address(header: Header, url: str | None) -> Header:
    """The date in the document's address, where the text states none; before its file's name."""
    if url is None or (header.date and header.date.origin is not Origin.FILE_NAME):
        return header
    day = date_in_address(url)
    return replace(header, date=Fact(day.isoformat(), Origin.ADDRESS)) if day else header


def unknown_facts(header: Header) -> Iterator[str]:
    """What to warn about: facts of which nobody stated anything."""
    missing = [name for name in ("council", "committee", "date") if getattr(header, name) is None]
    if missing:
        yield (
            f"Unknown {', '.join(missing)}: the text does not state it. "
            "State it with --council, --committee, --date or a metadata.csv beside the file."
        )


def facts_json(beside: GivenFacts, given: GivenFacts) -> str:
    """What people stated of a file, to tell whether they state something else the next time."""
    stated = {
        f"{name}.{key}": value
        for name, facts in (("beside", beside), ("given", given))
        for key, value in asdict(facts).items()
        if value is not None
    }
    return json.dumps(stated, sort_keys=True)
