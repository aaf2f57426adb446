"""Example questions for the first page, made from what is held and each one tried first."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from corpus.store import reader
from qa.ask import ask
from qa.library import Library
from qa.models import Answer
from qa.names import core_name

SHOWN = 4
TRIED = 12  # topics at most: each costs some 50 ms, once for each generation
_ROUTINE = re.compile(
    r"apolog|attendance|declaration|minutes|previous|correspondence|public|any other|next meeting"
    r"|date of|chair|welcome|membership|substitut|urgent|exclu|agenda|matters arising|introduction"
    r"|confirm|present|close|report|questions|items?\b|petition|work programme|key issues|options",
    re.IGNORECASE,
)


def examples(library: Library, today: date, *, limit: int = SHOWN) -> list[str]:
    """Questions that have an answer here: topics, and what was decided where and when."""
    topics = (f"What was said about {title}?" for title in _titles(library))
    registers = _about_registers(library)
    found = [*_answered(library, topics, today, limit - 2)]
    found += _answered(library, registers, today, limit - len(found))
    return found


def _answered(library: Library, questions: Iterator[str], today: date, limit: int) -> list[str]:
    tried = islice(questions, TRIED)
    return list(
        islice((q for q in tried if isinstance(ask(library, q, today=today), Answer)), limit)
    )


def _titles(library: Library) -> Iterator[str]:
    """Short titles of business in the latest minutes, one from each document."""
    documents = [d for d in reader.documents(library.database) if d.date and d.kind == "minutes"]
    seen: set[str] = set()
    for document in reversed(documents):
        for item in reader.items_of(library.database, document.document_id):
            title = " ".join(item.title.split()).rstrip(".")
            plain = 1 < len(title.split()) < 5 and title.replace(" ", "").isalpha()
            if plain and not _ROUTINE.search(title) and title.lower() not in seen:
                seen.add(title.lower())
                yield _in_sentence(title)
                break


def _in_sentence(title: str) -> str:
    """A title within a sentence: a capital stays where it may belong to a name."""
    first, _, rest = title.partition(" ")
    if title.isupper() or (rest.islower() and first.istitle()):
        return title.lower()
    return title


def _about_registers(library: Library) -> Iterator[str]:
    coverage = reader.coverage(library.database)
    if coverage.last_date is None:
        yield "What was decided?"
        return
    year = coverage.last_date[:4]
    latest = [d for d in reader.documents(library.database) if (d.date or "")[:4] == year]
    for council in dict.fromkeys(d.council for d in reversed(latest) if d.council):
        yield f"What did {core_name(council)} decide in {year}?"
        break
    yield f"What actions were agreed in {int(year) - 1}?"
    yield f"What actions were agreed in {year}?"
    yield f"What was decided in {year}?"
