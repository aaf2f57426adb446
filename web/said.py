"""What each named speaker of a document said, whom that answers, and who answers it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from corpus.models import Basis
from corpus.parsing.answering import Exchange, Spoken, exchanges_in
from corpus.parsing.known import known_in
from corpus.store import reader
from corpus.store.connection import Database
from corpus.store.rows import StoredPassage, StoredSentence
from web.present import Json


def said_json(
    database: Database,
    text: str,
    passages: Sequence[StoredPassage],
    numbers: Mapping[int, str | None],
) -> Iterator[Json]:
    """What was said, in order; sentences of a speaker that follow one another are one entry.

    `answering` names whose question the text says or prints that an entry answers, `answered_by`
    who answers what it asks; both are None where the text does not tell.
    """
    held = {passage.passage_id: passage for passage in passages}
    sentences = reader.sentences(database, list(held))
    exchanged = zip(sentences, _exchanges(text, sentences, held), strict=True)
    runs = groupby(exchanged, lambda one: (one[0].speaker, one[0].passage_id, one[1].answering))
    for (speaker, passage_id, answering), run in runs:
        if speaker is None:
            continue
        said = list(run)
        replies = [exchange.answered_by for _, exchange in said if exchange.answered_by]
        yield {
            "speaker": speaker,
            "text": text[said[0][0].start : said[-1][0].end],
            "item_number": numbers[held[passage_id].item_id],
            "answering": answering,
            "answered_by": replies[0] if replies else None,
        }


def _exchanges(
    text: str, sentences: Sequence[StoredSentence], held: Mapping[int, StoredPassage]
) -> Iterator[Exchange]:
    """The exchange of each sentence; a question and its answer stand in one item."""
    known = known_in(text)
    for _, of_item in groupby(sentences, lambda one: held[one.passage_id].item_id):
        spoken = [
            Spoken(one.start, one.end, one.speaker, one.speaker_basis == Basis.DERIVED)
            for one in of_item
        ]
        yield from exchanges_in(text, spoken, known)
