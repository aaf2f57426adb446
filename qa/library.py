"""What questions are asked of: one collection's record with the generation that searches it."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from corpus.store import reader, searchable
from corpus.store.connection import Database
from corpus.store.folders import of_folders
from corpus.store.rows import StoredDocument, StoredItem, StoredPassage, StoredSentence
from index.encoder import Encoder
from index.generation import Generation
from index.models import Group, Phrase, Scope
from index.reader import Reader
from qa.acronyms import Acronyms, initials
from qa.models import Question
from qa.thesaurus import sequence
from qa.understand import Known

T = TypeVar("T")


@dataclass(slots=True)
class Made:
    """What is made of a collection when it is first wanted, for as long as it is open.

    One thread makes it and the others wait: side by side they would all take longer.
    """

    _values: dict[str, object] = field(default_factory=dict)
    _making: threading.Lock = field(default_factory=threading.Lock)

    def value(self, name: str, make: Callable[[], T]) -> T:
        """The value of a name."""
        if name not in self._values:
            with self._making:
                if name not in self._values:
                    self._values[name] = make()
        return cast("T", self._values[name])


@dataclass(frozen=True, slots=True)
class Library:
    """One opened collection. Everything an answer rests on comes from this one generation."""

    collection: str
    database: Database
    generation: Generation
    encoder: Encoder
    known: Known
    set_aside: frozenset[int] = frozenset()  # drafts of which the approved minutes are held
    reader: Reader | None = None  # without one, evidence is weighed by words and meaning alone
    made: Made = field(default_factory=Made, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with the item and document it stands in."""

    passage: StoredPassage
    item: StoredItem
    document: StoredDocument


def known_names(database: Database) -> Known:
    """The names against which questions are understood."""
    councils, committees = reader.names(database)
    return Known(tuple(councils), tuple(committees), tuple(reader.people(database)))


def scope_of(library: Library, question: Question, *, folders: bool = True) -> Scope:
    """The scope of a question in ids; a name that is not held gives an empty filter.

    With `folders`, documents that name no council are in the scope of the one that all others in
    their folder name.
    """
    _, committee_ids = searchable.place_ids(
        library.database, councils=(), committees=question.committees
    )
    scope = Scope(
        committees=frozenset(committee_ids) if question.committees else None,
        date_from=_number(question.date_from),
        date_to=_number(question.date_to),
    )
    if not question.councils and not question.missing:
        return scope
    if folders:
        return of_councils(library, question.councils, scope)
    found, _ = searchable.place_ids(library.database, councils=question.councils, committees=())
    return replace(scope, councils=frozenset(found))


def of_councils(library: Library, councils: Sequence[str], scope: Scope) -> Scope:
    """What is within a scope and of some councils, documents that their folder tells included."""
    found, _ = searchable.place_ids(library.database, councils=councils, committees=())
    named = Scope(councils=frozenset(found))
    deemed = of_folders(library.database, found)
    if not deemed:
        return replace(scope, councils=named.councils)
    documents = deemed.union(library.generation.facets.document_ids(named).tolist())
    kept = documents if scope.documents is None else scope.documents & documents
    return replace(scope, documents=kept)


def acronyms_of(library: Library) -> Acronyms:
    """The acronyms that the minutes explain; read from all of them once for each generation."""
    return library.made.value("acronyms", lambda: Acronyms.of(searchable.texts(library.database)))


def acronyms_for(library: Library, names: Sequence[str]) -> Acronyms:
    """The same with the initials of some names, where the minutes use them and they are no word.

    Who writes SBC for Scottish Borders Council does not always explain it.
    """
    found: dict[str, str] = {}
    for name in names:
        short = initials(name)
        if short and not library.encoder.is_word(short.lower()) and _is_used(library, short):
            found[name] = short
    held = acronyms_of(library)
    return held.with_names(found) if found else held


def _is_used(library: Library, word: str) -> bool:
    return library.generation.words.document_frequency(next(iter(sequence(word)), word)) > 0


def documents_with(library: Library, name: str, scope: Scope) -> frozenset[int]:
    """The documents in a scope that have a name, word for word, in a passage or beside it.

    An acronym of the name is the name.
    """
    called = (name, *acronyms_for(library, [name]).shorts.get(sequence(name), ()))
    generation = library.generation
    ids = generation.words.matching(Group(optional=tuple(map(Phrase, called))), scope)
    return frozenset(generation.facets.documents_of(ids))


def speakers_named(library: Library, surname: str) -> list[tuple[int, str]]:
    """(passage id, speaker as printed) where a speaker's name has a surname.

    Looked up in the word index: the record would have to look through every sentence.
    """
    ids = library.generation.words.matching(Phrase(surname, "speaker"))
    return reader.speakers_in(library.database, sorted(ids.tolist()))


def places(library: Library, passage_ids: Sequence[int]) -> dict[int, Place]:
    """Passages with item and document by id; one erased since is left out."""
    passages = reader.passages(library.database, passage_ids)
    items = reader.items(library.database, sorted({p.item_id for p in passages.values()}))
    ids = sorted({p.document_id for p in passages.values()})
    documents = {d.document_id: d for d in reader.documents(library.database, ids)}
    return {
        number: Place(passage, items[passage.item_id], documents[passage.document_id])
        for number, passage in passages.items()
    }


def sentences(
    library: Library, passage_ids: Sequence[int]
) -> tuple[list[StoredSentence], NDArray[np.float32]]:
    """The sentences of some passages, and their vectors as rows in the same order."""
    found = reader.sentences(library.database, passage_ids)
    if not found:
        return [], np.empty((0, library.encoder.width), dtype=np.float32)
    rows = np.frombuffer(b"".join(s.vector for s in found), dtype="<f2").astype(np.float32)
    return found, rows.reshape(len(found), -1)


def _number(date: str | None) -> int | None:
    return int(date.replace("-", "")) if date else None
