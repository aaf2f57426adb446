"""What the reader makes of the evidence: which sentence answers the question, if any does.

Search finds what is on the matter; the reader tells whether the very thing asked is there. "How
much did the shed cost?" is not answered by whatever sum stands in the minute about the shed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.reader import Reader, Reading
from qa.acronyms import NO_ACRONYMS, Acronyms
from qa.evidence import Evidence
from qa.models import Question
from qa.sought import Thing, has, thing_of

TEXTS = 12  # texts read for a question, at about 5 ms each
HEADS, FURTHER = 3, 2  # passages, and sentences of each, that are read with what they lean on
TEXT_WORDS = 60  # as many as the reader was trained on (benchmarks/training/pairs.py)
# Log-odds that a text answers, from the reader's two scores and the strength of the evidence:
# fitted on answerability-squad2 by benchmarks/training/calibrate.py.
WORDS, WHOLE, STRENGTH, BASE = 0.21, 0.16, 4.4, -3.15


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences side by side that are read together, and the strength of the one they surround."""

    sentences: tuple[Evidence, ...]
    strength: float

    @property
    def start(self) -> int:
        """Where they begin in the document."""
        return self.sentences[0].start

    def __str__(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)

    def sentence_at(self, place: int) -> Evidence:
        """The sentence in which a character of this text stands."""
        for sentence in self.sentences:
            if place <= len(sentence.text):
                return sentence
            place -= len(sentence.text) + 1
        return self.sentences[0]


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence that may be the answer, its likeliest words, and the log-odds that it is."""

    evidence: Evidence
    words: str
    odds: float


def read(
    reader: Reader, question: Question, evidence: Sequence[Evidence],
    acronyms: Acronyms = NO_ACRONYMS,
) -> list[Read]:  # fmt: skip
    """The sentences in which the reader sees answers, likeliest first; each once."""
    found: dict[int, Read] = {}
    for text, reading in readings(reader, question, evidence, acronyms):
        sentence = text.sentence_at(reading.start)
        odds = WORDS * reading.words + WHOLE * reading.whole + STRENGTH * text.strength + BASE
        kept = found.get(id(sentence))
        if kept is None or odds > kept.odds:
            words = str(text)[reading.start : reading.end]
            found[id(sentence)] = Read(sentence, words, round(odds, 6))
    return sorted(found.values(), key=lambda one: -one.odds)


def readings(
    reader: Reader, question: Question, evidence: Sequence[Evidence],
    acronyms: Acronyms = NO_ACRONYMS,
) -> list[tuple[Text, Reading]]:  # fmt: skip
    """The strongest evidence as the reader reads it, in the order of `evidence`."""
    texts = [*texts_of(evidence), *apart(evidence, question)]
    return [
        (text, reader.read(acronyms.worded(question.words, str(text)), [str(text)])[0])
        for text in texts
    ]


def texts_of(evidence: Sequence[Evidence]) -> list[Text]:
    """The strongest sentences with those beside them; `evidence` has all of their passages."""
    passages: dict[int, list[Evidence]] = {}
    for each in sorted(evidence, key=lambda e: e.start):
        passages.setdefault(each.place.passage.passage_id, []).append(each)
    texts: dict[tuple[int, int], Text] = {}
    for each in evidence:
        number = each.place.passage.passage_id
        beside = _with_neighbours(each, passages[number])
        texts.setdefault((number, beside[0].start), Text(tuple(beside), each.strength))
        if len(texts) == TEXTS:
            break
    return list(texts.values())


def apart(evidence: Sequence[Evidence], question: Question) -> list[Text]:
    """The strongest sentences with what stands further on behind them and has the thing asked for.

    "A review of the harbour was held. […] It will cost £70": only the first names the harbour.
    """
    thing = thing_of(question)
    if thing in (None, Thing.PERSON):  # names stand everywhere: nothing says that they belong
        return []
    heads: dict[int, Evidence] = {}
    for each in evidence:
        heads.setdefault(each.place.passage.passage_id, each)
        if len(heads) == HEADS:
            break
    found = []
    for number, head in heads.items():
        behind = sorted(
            (e for e in evidence if e.place.passage.passage_id == number and e.start > head.end),
            key=lambda e: e.start,
        )
        able = [e for e in behind[1:] if has(e.text, thing, question)]
        texts = [Text((head, each), head.strength) for each in able]
        found += [text for text in texts if len(str(text).split()) <= TEXT_WORDS][:FURTHER]
    return found


def beside(counts: Sequence[int], at: int) -> tuple[int, int]:
    """The first and last of the sentences to read with one: the one before and the one after.

    `counts` are the words of each sentence; a neighbour that makes the text too long is left out.
    """
    first = last = at
    count = counts[at]
    for one in (at - 1, at + 1):
        if 0 <= one < len(counts) and count + counts[one] <= TEXT_WORDS:
            first, last, count = min(first, one), max(last, one), count + counts[one]
    return first, last


def _with_neighbours(each: Evidence, row: Sequence[Evidence]) -> list[Evidence]:
    at = next(i for i, one in enumerate(row) if one is each)
    first, last = beside([len(one.text.split()) for one in row], at)
    return list(row[first : last + 1])
