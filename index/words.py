"""The word index: BM25, phrases, NEAR, prefixes and scopes. The only module that imports tantivy.

It holds terms that our analyser made, never text, so that both engines index the same terms.
Deleted passages still count in BM25's document frequencies until their segment is merged
(`deleted` says how many); scores are those of a fresh index only where it is 0.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from corpus.errors import HomeLocked, OutOfDate
from index.analysis import is_stop_word, plain_form, positions, surfaces, tokens
from index.checksums import REBUILD
from index.models import EVERYTHING, Group, Near, Phrase, Prefix, Scope, Term, WordQuery, WordRow
from index.variants import loose_terms, near_orders, phrase_variants

# How much a match in each field counts. Not tuned yet.
BOOSTS = {"text": 1.0, "title": 1.0, "speaker": 1.0, "context": 0.5}
NUMBERS = ("id", "council", "committee", "document", "date")
SURFACE = "surface"  # unstemmed words, for prefixes
EVERY = "every"  # one term that each passage has, to count the deleted ones
WRITER_MEMORY = 64_000_000  # bytes; tantivy needs 15 MB, more makes fewer segments to merge
SPARE = 250  # hits beyond those wanted, so that ties at the end rarely need a second search
SCORE_DIGITS = 4  # BM25 sums are 32-bit and their order of adding varies: below this is noise
MOST_PREFIX_TERMS = 10_000
Ids = NDArray[np.int64]
Scores = NDArray[np.float64]


class WordIndex:
    """The words of passages in a folder. One writer at a time; changes show after `commit`."""

    def __init__(self, index: tantivy.Index) -> None:
        # By default a thread watches the folder and reads it again of its own accord. Ours never
        # changes behind our back, and files being replaced under that thread would be a bus error.
        index.config_reader(reload_policy="Manual")
        self._index = index
        self._schema = index.schema
        self._writer: tantivy.IndexWriter | None = None
        self._searcher = index.searcher()

    @classmethod
    def create(cls, folder: Path) -> Self:
        """An empty index in a folder, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(tantivy.Index(_schema(), path=str(folder), reuse=False))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The index in a folder. OutOfDate if there is none or it cannot be read.

        tantivy reads damaged bytes without complaint: compare `checksums(folder)` first.
        """
        try:
            index = tantivy.Index.open(str(folder))
            for name in (*BOOSTS, SURFACE, EVERY):  # ValueError if it is another version's
                Query.term_query(index.schema, name, "any")
            return cls(index)
        except (ValueError, OSError) as error:
            raise OutOfDate(f"The word index in {folder} cannot be read.", REBUILD) from error

    @property
    def size(self) -> int:
        """How many passages can be found."""
        return int(self._searcher.num_docs)

    @property
    def deleted(self) -> int:
        """How many removed passages still count in the document frequencies."""
        return int(self._searcher.doc_freq(EVERY, EVERY)) - self.size

    def add(self, rows: Iterable[WordRow]) -> None:
        """Add passages. One whose id is already there must be removed first."""
        writer = self._open_writer()
        for row in rows:
            writer.add_document(_document(row))

    def remove(self, passage_ids: Iterable[int]) -> None:
        """Remove passages; ids that are not there are no mistake."""
        ids = sorted(set(passage_ids))
        if ids:
            query = Query.term_set_query(self._schema, "id", ids)
            self._open_writer().delete_documents_by_query(query)

    def commit(self) -> None:
        """Make all changes durable and visible, and let go of the writer's lock."""
        writer = self._open_writer()
        writer.commit()
        writer.wait_merging_threads()
        self._writer = None
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(
        self, query: WordQuery, *, limit: int, scope: Scope | None = None
    ) -> list[tuple[int, float]]:
        """The best passages with their BM25 scores, best first, ties to the lower id."""
        ids, scores = self.best(query, limit=limit, scope=scope)
        return list(zip(ids.tolist(), scores.tolist(), strict=True))

    def best(
        self, query: WordQuery, *, limit: int, scope: Scope | None = None
    ) -> tuple[Ids, Scores]:
        """The same as arrays."""
        built = self._scoped(query, scope)
        wanted = min(limit, self.size)
        if wanted <= 0:
            return np.empty(0, np.int64), np.empty(0, np.float64)
        fetch = wanted + SPARE
        ids, scores = self._hits(built, fetch)
        # Passages that tie with the last one must all be seen before the lower ids are chosen.
        while len(ids) == fetch and scores[-1] == -np.partition(-scores, wanted - 1)[wanted - 1]:
            fetch *= 2
            ids, scores = self._hits(built, fetch)
        best = np.lexsort((ids, -scores))[:wanted]
        return ids[best], scores[best]

    def matching(self, query: WordQuery, scope: Scope | None = None) -> Ids:
        """The ids of all passages that match, in no order."""
        return self._hits(self._scoped(query, scope), max(self.size, 1))[0]

    def count(self, query: WordQuery, scope: Scope | None = None) -> int:
        """How many passages match."""
        built = self._scoped(query, scope)
        return int(self._searcher.search(built, limit=1, count=True).count)

    def document_frequency(self, term: str) -> int:
        """How many passages have a term, as the analyser makes it, in their text."""
        return int(self._searcher.doc_freq("text", term))

    def words_beginning(self, start: str) -> dict[str, int]:
        """The words, not stemmed, that begin so, and how many passages have each."""
        found = self._searcher.terms_with_prefix(SURFACE, start, limit=MOST_PREFIX_TERMS)
        return {str(word): int(count) for word, count in found}

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                # One thread: the same rows always make the same segments.
                self._writer = self._index.writer(heap_size=WRITER_MEMORY, num_threads=1)
            except ValueError as error:
                raise HomeLocked(
                    "Another process is writing to the word index.",
                    "Wait until it has finished, then try again.",
                ) from error
        return self._writer

    def _hits(self, query: Query, limit: int) -> tuple[Ids, Scores]:
        """Ids and scores as arrays: a thousand of them, several times for each question."""
        found = self._searcher.search(query, limit=limit, count=False).hits
        if not found:
            return np.empty(0, np.int64), np.empty(0, np.float64)
        scores, addresses = zip(*found, strict=True)
        ids = self._searcher.fast_field_values("id", list(addresses))
        return np.array(ids, np.int64), np.array(scores, np.float64).round(SCORE_DIGITS)

    def _scoped(self, query: WordQuery, scope: Scope | None) -> Query:
        filters = _filters(self._schema, scope or EVERYTHING)
        built = self._build(query)
        if not filters:
            return built
        silent = [(Occur.Must, Query.const_score_query(one, 0.0)) for one in filters]
        return Query.boolean_query([(Occur.Must, built), *silent])

    def _build(self, query: WordQuery) -> Query:
        """A query that must match by itself."""
        match query:
            case Term(text, field) | Phrase(text, field):
                return self._phrase(text, field)
            case Prefix(text):
                return self._prefix(text)
            case Near(texts, distance, field):
                return self._near(texts, distance, field)
            case Group():
                return self._group(query)

    def _group(self, group: Group) -> Query:
        if group == Group():
            return Query.empty_query()
        clauses = [(Occur.Must, self._build(one)) for one in group.required]
        clauses += [(Occur.Should, one) for one in self._optional(group)]
        if not clauses and group.optional:
            return Query.empty_query()
        if not clauses:
            clauses = [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]
        clauses += [(Occur.MustNot, self._build(one)) for one in group.excluded]
        return Query.boolean_query(clauses)

    def _optional(self, group: Group) -> list[Query]:
        """Plain words one by one in every field, without stop words if anything else is there.

        One flat list of terms: tantivy skips passages that cannot make the list only for that.
        """
        words = [one for one in group.optional if isinstance(one, Term)]
        forms = [(token.forms, word.field) for word in words for token in tokens(word.text)]
        telling = [one for one in forms if not is_stop_word(one[0])]
        others = [one for one in group.optional if not isinstance(one, Term)]
        used = telling if telling or others or group.required else forms
        loose = [
            query
            for one, field in used
            for term in loose_terms(one)
            for query in self._in_fields(term, field)
        ]
        return loose + [self._build(one) for one in others]

    def _in_fields(self, term: str, field: str | None) -> list[Query]:
        return [
            _boosted(Query.term_query(self._schema, name, term), name) for name in _fields(field)
        ]

    def _phrase(self, text: str, field: str | None) -> Query:
        choices = [
            _boosted(self._sequence(name, list(variant)), name)
            for variant in phrase_variants(text)
            for name in _fields(field)
        ]
        return _any_of(choices)

    def _sequence(self, field: str, words: list[str], slop: int = 0) -> Query:
        if len(words) == 1:  # tantivy panics at a phrase of one word
            return Query.term_query(self._schema, field, words[0])
        return Query.phrase_query(self._schema, field, words, slop)

    def _near(self, texts: tuple[str, ...], distance: int, field: str | None) -> Query:
        choices = [
            _boosted(self._sequence(name, words, distance), name)
            for words in near_orders(texts)
            for name in _fields(field)
        ]
        whole = [self._phrase(text, field) for text in texts if len(text.split()) > 1]
        return Query.boolean_query(
            [(Occur.Must, _any_of(choices)), *((Occur.Must, one) for one in whole)]
        )

    def _prefix(self, text: str) -> Query:
        start = plain_form(text)
        words = list(self.words_beginning(start)) if start else []
        if not words:
            return Query.empty_query()
        return Query.const_score_query(Query.term_set_query(self._schema, SURFACE, words), 1.0)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in BOOSTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in (SURFACE, EVERY, "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(row: WordRow) -> tantivy.Document:
    document = tantivy.Document()
    numbers = (row.passage_id, row.council_id, row.committee_id, row.document_id, row.date)
    for name, number in zip(NUMBERS, numbers, strict=True):
        document.add_unsigned(name, number)  # not Document(id=…): that makes signed fields
    fields = {"text": row.text, "title": row.title, "speaker": row.speaker, "context": row.context}
    for name, text in fields.items():
        document.add_pre_tokenized_text(name, _pre_tokenized(text))
    for word in sorted(surfaces(f"{row.title}\n{row.text}")):
        document.add_text(SURFACE, word)
    document.add_text(EVERY, EVERY)
    document.add_text("kind", row.kind)
    return document


def _pre_tokenized(text: str) -> tantivy.PreTokenizedString:
    placed: Iterator[tuple[int, tuple[str, ...]]] = enumerate(positions(text))
    made = [tantivy.Token(term, at, 0, 0) for at, here in placed for term in here]
    return tantivy.PreTokenizedString("", made)


def _filters(schema: tantivy.Schema, scope: Scope) -> list[Query]:
    sets = {
        "council": scope.councils,
        "committee": scope.committees,
        "document": scope.documents,
        "id": scope.passages,
        "kind": scope.kinds,
    }
    chosen = [
        Query.term_set_query(schema, name, sorted(values)) if values else Query.empty_query()
        for name, values in sets.items()
        if values is not None
    ]
    if scope.date_from is None and scope.date_to is None:
        return chosen
    first = max(scope.date_from or 1, 1)  # an unknown date is 0: outside every window
    kind = tantivy.FieldType.Unsigned
    return [*chosen, Query.range_query(schema, "date", kind, first, scope.date_to)]


def _fields(field: str | None) -> tuple[str, ...]:
    return (field,) if field else tuple(BOOSTS)


def _boosted(query: Query, field: str) -> Query:
    return Query.boost_query(query, BOOSTS[field])


def _any_of(choices: list[Query]) -> Query:
    if not choices:
        return Query.empty_query()
    return Query.boolean_query([(Occur.Should, one) for one in choices])
