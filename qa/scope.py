"""From the scope of a question to the documents it may be answered from, or why there are none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.store import reader
from corpus.store.folders import of_folders
from corpus.store.rows import StoredDocument
from corpus.store.searchable import place_ids
from index.analysis import terms
from index.models import EVERYTHING, Scope
from qa import reasons
from qa.gather import frequency_of
from qa.library import Library, documents_with, scope_of, speakers_named
from qa.models import Question, Searched, Wanted
from qa.names import compares, core_name
from qa.people import same_person
from qa.registers import documents_in
from qa.undated import undated_of

# A noun after a council's name makes the name part of a matter, but for words of its own business.
_OF_MATTER = re.compile(
    r"(?:['’]s?)?\s+(?!(?:minutes|meetings?|cabinet|committees?|board|panel|councillors?|members?|"
    r"say|said|decided?|agreed?|discuss(?:ed)?|do|did|done|resolved?|think|spend|pay|hold|have|has|"
    r"had|is|was|were|be|been|make|made|give|given|vote|voted|about|on|in|at|for|from|to|of|and|or|"
    r"by|with|since|during|before|after|between|over|against|when|that|which|who)\b)[a-z]",
)


_SPOKEN_OF = re.compile(
    r"\b(?:about|regarding|concerning|against|with|from|to|asked?|told|tell)\s+"
    r"(?:how\s+|what\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


LEAST_PARTED = 3  # words of a name of which the first may be a place


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Where to look. `reason` says why nothing can be in scope; None when something may be."""

    scope: Scope
    searched: Searched
    reason: str | None = None
    again: bool = False  # the question was asked before, of another time


def narrow(library: Library, question: Question) -> Narrowed:
    """Apply every constraint of a question in turn; the first that cannot be met is the reason."""
    coverage = reader.coverage(library.database)
    matters = tuple(n for n in question.missing if _is_matter(library, question, n))
    question = replace(question, missing=tuple(n for n in question.missing if n not in matters))
    scope = scope_of(library, question)
    if question.undated:
        scope = _within(scope, undated_of(library, question.undated))
    held = documents_in(library, scope)
    searched = Searched(coverage, len(held), _gaps(library, question))
    if question.missing:
        return Narrowed(scope, searched, reasons.not_held(question.missing, library.known.councils))
    if not held:
        return Narrowed(scope, searched, _why_none(library, question, searched))
    for step in (_by_others, _by_speaker, _by_body, _by_names):
        scope, reason = step(library, question, scope)
        if reason is not None:
            return Narrowed(scope, searched, reason)
    return Narrowed(scope, replace(searched, in_scope=len(documents_in(library, scope))))


def _is_matter(library: Library, question: Question, name: str) -> bool:
    """Whether the name of a council that is not held is part of what was asked about.

    "The Kent Youth County Council elections" and "Eden District Council's plan" are, if the
    minutes speak of that council, and so is one that a person named is asked about; "what did
    Eden District Council decide" is not.
    """
    before, _, after = question.text.partition(name)
    other = bool(question.people) or _SPOKEN_OF.search(before) or _OF_MATTER.match(after)
    return bool(other) and bool(documents_with(library, name, EVERYTHING))


def _why_none(library: Library, question: Question, searched: Searched) -> str:
    undated = replace(question, date_from=None, date_to=None)
    if question.date_words and documents_in(library, scope_of(library, undated)):
        return reasons.outside_dates(question, searched.coverage)
    wanted = [*question.councils, *question.committees]
    return reasons.not_held(wanted or ["that scope"], library.known.councils)


def _by_others(library: Library, question: Question, scope: Scope) -> tuple[Scope, str | None]:
    """Leave out the councils and committees that were asked about before."""
    if not question.not_councils and not question.not_committees:
        return scope, None
    documents = reader.documents(library.database, documents_in(library, scope))
    kept = [
        d.document_id
        for d in documents
        if d.council not in question.not_councils and d.committee not in question.not_committees
    ]
    if not kept:
        others = [*question.not_councils, *question.not_committees]
        return scope, reasons.no_others(others)
    return _within(scope, kept), None


def _by_speaker(library: Library, question: Question, scope: Scope) -> tuple[Scope, str | None]:
    """Only passages in which somebody of that name speaks; one never quoted may be mentioned.

    How somebody voted stands in a list, not in what they said: the document must name them.
    """
    for person in question.people:
        if question.wanted is Wanted.VOTE and (held := documents_with(library, person, scope)):
            scope = _within(scope, held)
            continue
        spoken = speakers_named(library, person.split()[-1])
        found = frozenset(number for number, speaker in spoken if same_person(person, speaker))
        kept = found if scope.passages is None else scope.passages & found
        theirs = replace(scope, passages=kept)
        if found and documents_in(library, theirs):
            scope = theirs
        elif found and not documents_with(library, person, scope):
            return theirs, reasons.nothing_registered(question, "statement")
        elif not (mentioned := documents_with(library, person, scope)):
            return scope, reasons.name_absent(person)
        else:
            scope = _within(scope, mentioned)
    return scope, None


def _by_body(library: Library, question: Question, scope: Scope) -> tuple[Scope, str | None]:
    """Leave out documents that are known to be another body's than the board or panel named."""
    if question.body is None:
        return scope, None
    documents = reader.documents(library.database, documents_in(library, scope))
    kept = [d.document_id for d in documents if _may_be(d, question.body)]
    if not kept:
        return scope, reasons.nothing_registered(question, "meeting")
    return _within(scope, kept), None


def _may_be(document: StoredDocument, body: str) -> bool:
    named = f"{document.committee or ''} {document.body or ''}".lower().split()
    return body in named or not named


def _by_names(library: Library, question: Question, scope: Scope) -> tuple[Scope, str | None]:
    """Every proper name must be in the document: word for word, or all of its words somewhere."""
    apart: list[str] = []
    compared: frozenset[int] = frozenset()
    for name in _required_names(question):
        # Not only in what the person asked about said there.
        within = replace(scope, passages=None)
        found = documents_with(library, name, within) or _in_two_parts(library, name, within)
        if found and compares(question.text):
            compared |= found
        elif found:
            narrower = _within(scope, found)
            apart.append(name)
            if not narrower.documents:
                return scope, reasons.names_apart(apart)
            scope = narrower
        elif documents_with(library, name, EVERYTHING):
            return scope, reasons.name_absent_within(name, question)
        elif any(_is_new(library, term) for term in terms(name)):
            return scope, reasons.name_absent(name, question.topic)
    return (_within(scope, compared) if compared else scope), None


def _in_two_parts(library: Library, name: str, scope: Scope) -> frozenset[int]:
    """The documents that name a place in one line and the thing in another.

    "Ashby Village Hall" is the village hall in the report of Ashby's annual meeting.
    """
    words = name.split()
    if len(words) < LEAST_PARTED:
        return frozenset()
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) - 1)]
    return frozenset[int]().union(
        *(documents_with(library, place, scope) & documents_with(library, thing, scope)
          for place, thing in parts)
    )  # fmt: skip


def _required_names(question: Question) -> Sequence[str]:
    """The names of a question, unless everything in it is capitalised and so says nothing."""
    words = [w for w in re.findall(r"[^\W\d_]{4,}", question.words) if w]
    if len(words) > 2 and all(word[0].isupper() for word in words):
        return ()
    return question.names


def _is_new(library: Library, term: str) -> bool:
    return frequency_of(library, term) == 0


def _within(scope: Scope, documents: Sequence[int] | frozenset[int]) -> Scope:
    kept = frozenset(documents)
    return replace(scope, documents=kept if scope.documents is None else scope.documents & kept)


def _gaps(library: Library, question: Question) -> tuple[str, ...]:
    coverage = reader.coverage(library.database)
    gaps = []
    if question.councils and coverage.unnamed:
        names = [core_name(council) for council in question.councils]
        found, _ = place_ids(library.database, councils=question.councils, committees=())
        deemed = len(of_folders(library.database, found))
        if deemed:
            gaps.append(reasons.deemed(deemed, names))
        if coverage.unnamed > deemed:
            gaps.append(reasons.unnamed(coverage.unnamed - deemed, names))
    if question.date_words and coverage.undated:
        gaps.append(reasons.undated(coverage.undated))
    if coverage.unreadable:
        gaps.append(reasons.unreadable(coverage.unreadable))
    return tuple(gaps)
