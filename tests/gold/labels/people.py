"""Compares who answered whom and who attended with their labels; see README.md."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Basis, ParsedDocument, Sentence
from corpus.parsing.answering import Exchange, Spoken, exchanges_in
from corpus.parsing.attendance import attendance_in
from corpus.parsing.known import known_in
from tests.gold.labels.measure import Label, Mark, name_key, opening
from tests.gold.labels.registers import hashed

SIDES = ("present", "apologies")
_LETTERS = re.compile(r"[A-Z]{1,4}")


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and its answer: the sentence that holds the answer, and both people."""

    words: str
    asker: str
    answerer: str


def people_marks(label: Label, document: ParsedDocument) -> list[Mark]:
    """Every comparison of the answers and of the attendance of one label with its document."""
    return [*_answer_marks(label, document), *_attendance_marks(label, document)]


def answers_of(document: ParsedDocument) -> list[Answer]:
    """Every question that is answered, once; what an answer goes on with is part of it."""
    text, known = document.reading.text, known_in(document.reading.text)
    found: list[Answer] = []
    for position in range(len(document.items)):
        sentences = [
            one for each in document.passages if each.item == position for one in each.sentences
        ]
        spoken = [_spoken(sentence) for sentence in sentences]
        found += _answers(text, spoken, exchanges_in(text, spoken, known))
    return found


def _spoken(sentence: Sentence) -> Spoken:
    who = sentence.speaker
    carried = who is not None and who.basis is Basis.DERIVED
    return Spoken(sentence.start, sentence.end, who.name if who else None, carried)


def _answers(text: str, spoken: Sequence[Spoken], heard: Sequence[Exchange]) -> Iterator[Answer]:
    last: tuple[str | None, str | None] = (None, None)
    for one, each in zip(spoken, heard, strict=True):
        words = opening(text[one.start : one.end])
        if each.answering and one.speaker and (one.speaker, each.answering) != last:
            yield Answer(words, each.answering, one.speaker)
        last = (one.speaker, each.answering)
        if each.at_once and each.answered_by and one.speaker:
            yield Answer(words, one.speaker, each.answered_by)


def _answer_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    if "answers" not in label:
        return
    source, got = label["source"], answers_of(document)
    wanted = [
        Answer(opening(each["starts"]), each["asker"], each["answerer"])
        for each in label["answers"]
    ]
    complete = label.get("answers_complete", True)
    for each in got if complete else ():
        fine = any(_alike(one, each) for one in wanted)
        fault = f"{each.answerer!r} does not answer {each.asker!r}: {each.words[:60]!r}"
        yield Mark(source, "answer precision", "" if fine else fault)
    for one in wanted:
        fine = any(_alike(one, each) for each in got)
        fault = f"{one.answerer!r} answers {one.asker!r}: {one.words!r}"
        yield Mark(source, "answer recall", "" if fine else fault)


def _alike(label: Answer, found: Answer) -> bool:
    return (
        found.words.startswith(label.words)
        and name_key(label.asker) == name_key(found.asker)
        and name_key(label.answerer) == name_key(found.answerer)
    )


def surname_key(name: str) -> str:
    """The surname of a name as it stands in a label: no name of the minutes is kept there."""
    plain = re.sub(r"\([^()]*\)?", " ", name).split(",")[0]
    words = [word for word in plain.split() if not _LETTERS.fullmatch(word.strip("."))]
    return hashed((words or plain.split() or [""])[-1].strip(".:"))


def _attendance_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    """One comparison for each surname that is read, and for each that is labelled."""
    source, read = label["source"], attendance_in(document.reading.text)
    for side in SIDES:
        if side not in label:
            continue
        names: tuple[str, ...] = getattr(read, side)
        got: Counter[str] = Counter(map(surname_key, names))
        want: Counter[str] = Counter(label[side])
        for name in names:
            fault = "" if want[surname_key(name)] else f"{name!r} is not {side}"
            yield Mark(source, f"{side} precision", fault)
        for key in (want & got).elements():
            yield Mark(source, f"{side} recall", "" if key else "no key")
        for _ in (want - got).elements():
            yield Mark(source, f"{side} recall", f"{side} lacks a name; read {names}")
