"""Items asked for by their printed number: "minute 19/05/10", "116/19"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.store.numbered import passages_numbered
from index.models import Scope
from qa.evidence import Evidence
from qa.gather import frequency_of
from qa.library import Library, places, scope_of, sentences
from qa.models import Question
from qa.names import core_name
from qa.registers import documents_in
from qa.topic import topic_of

# Of two numbers or more with a stroke, or of three: "5.1" is a number of any minutes.
_NUMBER = re.compile(r"(?<![\w/.-])\d{1,4}(?:/\d{1,4}){1,3}[A-Za-z]?(?![\w/-])"
                     r"|(?<![\w/.-])\d{1,4}(?:\.\d{1,4}){2,3}[A-Za-z]?(?![\w/-]|\.\d)")  # fmt: skip
_ABOUT_ITEMS = re.compile(
    r"\b(?:minutes?|items?|numbers?|no|paragraphs?|para|section|ref(?:erence)?)\b\.?", re.IGNORECASE
)


def evidence_numbered(library: Library, question: Question, scope: Scope) -> list[Evidence]:
    """All that stands in the items whose number is asked for, in order; none if more is asked.

    A number that no item in the scope has finds nothing here: it may be a reference in a text.
    """
    found = _NUMBER.findall(question.words)
    rest = _ABOUT_ITEMS.sub(" ", _NUMBER.sub(" ", question.topic))
    councils = [c for c in library.known.councils if core_name(c).lower() in rest.lower()]
    for name in (*question.names, *map(core_name, councils)):
        rest = re.sub(rf"(?i)\b{re.escape(name)}\b", " ", rest)
    size = library.generation.words.size
    if not found or topic_of(rest, (), lambda term: frequency_of(library, term), size).needs:
        return []
    named = replace(question, councils=tuple(sorted({*question.councils, *councils})))
    within = set(documents_in(library, scope))
    within &= set(documents_in(library, scope_of(library, named)))
    held = [
        passage
        for number in dict.fromkeys(found)
        for document, passage in passages_numbered(library.database, number)
        if document in within
    ]
    return _sentences(library, held)


def _sentences(library: Library, passage_ids: Sequence[int]) -> list[Evidence]:
    found = places(library, passage_ids)
    stored, _ = sentences(library, sorted(found))
    return [
        Evidence(
            found[one.passage_id], one.start, one.end, one.kind, one.speaker, one.speaker_basis,
            meaning=1.0, coverage=1.0, around=1.0,
        )
        for one in stored
    ]  # fmt: skip
