"""Who answered whom: only where the text says so, or prints the answer after the question. Pure.

"In response to a question from Cllr Ash, the Director advised …" says it. "Cllr Ash asked whether
it would last. The Director replied that it would." prints it. What somebody merely says after a
question is no answer to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.parsing.known import Known
from corpus.parsing.people import tidy
from corpus.parsing.question_lines import QuestionLine, question_line
from corpus.parsing.replies import (
    answered_in,
    asked_of,
    asks,
    may_answer,
    replies,
    reply_within,
    same_person,
)

_FIRST_WORDS = 600
_LONGEST_GAP = 400  # characters before a sentence in which a label may stand
_LONGEST_LABELLED = 30
_LONGEST_WAIT = 2  # sentences nobody says between a question and who "replied"


@dataclass(frozen=True, slots=True)
class Turn:
    """One sentence, who says it, and whether a pronoun carries the speaker on."""

    text: str
    speaker: str | None
    carried: bool = False
    opens: bool = False  # a paragraph begins with it


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a sentence stands in the text of its document, and who says it."""

    start: int
    end: int
    speaker: str | None
    carried: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """Whom a sentence answers, and who answers what it asks; None where the text does not say."""

    answering: str | None = None
    answered_by: str | None = None
    at_once: bool = False  # the sentence that asks holds the answer too


@dataclass(frozen=True, slots=True)
class _Open:
    """A question that waits for its answer."""

    asker: str
    at: int
    asked: str | None = None  # of whom, where the question says so
    waited: int = 0
    labelled: bool = False  # a label says that it is a question
    answer_below: bool = False  # and another that its answer follows


def exchanges_in(text: str, spoken: Sequence[Spoken], known: Known) -> list[Exchange]:
    """The exchange of each sentence of one item; labels stand in the text between them."""
    turns: list[Turn] = []
    places: list[int] = []
    end = 0
    for one in spoken:
        between = text[max(end, one.start - _LONGEST_GAP) : one.start]
        turns += [Turn(line, None) for line in between.splitlines() if question_line(line)]
        places.append(len(turns))
        words = text[one.start : one.end]
        turns.append(Turn(words, one.speaker, one.carried, "\n" in between))
        end = one.end
    found = exchanges(turns, known)
    return [found[place] for place in places]


def exchanges(turns: Sequence[Turn], known: Known) -> list[Exchange]:
    """The exchange of each sentence of one item, in order."""
    hearing = _Hearing(known, [Exchange() for _ in turns])
    for at, turn in enumerate(turns):
        label = question_line(turn.text)
        if label is not None and (not label.inline or turn.speaker is None):
            hearing.stand_below(label, at)
        elif turn.speaker is None:
            hearing.wait()
        else:
            hearing.hear(turn, at, label)
    return hearing.found


class _Hearing:
    """Reads the sentences of one item in order; `found` is what was heard."""

    def __init__(self, known: Known, found: list[Exchange]) -> None:
        self.found = found
        self._known = known
        self._waiting: _Open | None = None
        self._asker: str | None = None  # of the last label: who asks a supplementary question
        self._last: tuple[str | None, str | None] = (None, None)  # who spoke, whom that answered

    def stand_below(self, label: QuestionLine, at: int) -> None:
        """Take up a label that stands alone."""
        if label.asks:
            self._asker = label.who or (self._asker if label.again else None)
            self._waiting = _Open(self._asker, at, labelled=True) if self._asker else None
        elif self._waiting:
            self._waiting = replace(self._waiting, answer_below=True, waited=0)
        self._last = (None, None)

    def wait(self) -> None:
        """Pass a sentence that nobody says."""
        self._waiting, self._last = _later(self._waiting), (None, None)

    def hear(self, turn: Turn, at: int, label: QuestionLine | None) -> None:
        """Take what somebody says as an answer, a question, both or neither."""
        waiting = self._waiting
        answering = _answering(turn, waiting, self._last, self._known)
        if label is not None:
            answering = waiting.asker if waiting and not label.asks else None
        if answering:
            self.found[at] = replace(self.found[at], answering=answering)
            if waiting and waiting.asker == answering:
                asked = self.found[waiting.at]
                self.found[waiting.at] = replace(asked, answered_by=turn.speaker)
                waiting = None
        self._waiting, reply = _asked(turn, at, waiting, self._known)
        if label is not None and label.asks:
            self._asker = turn.speaker
            self._waiting = _Open(turn.speaker or "", at, labelled=True)
        if reply:
            self.found[at] = replace(self.found[at], answered_by=reply, at_once=True)
        self._last = (turn.speaker, answering)


def _later(waiting: _Open | None) -> _Open | None:
    most = _LONGEST_LABELLED if waiting and waiting.labelled else _LONGEST_WAIT
    if waiting is None or waiting.waited >= most:
        return None
    return replace(waiting, waited=waiting.waited + 1)


def _answering(
    turn: Turn, waiting: _Open | None, last: tuple[str | None, str | None], known: Known
) -> str | None:
    speaker, words = turn.speaker or "", tidy(turn.text[:_FIRST_WORDS])
    stated = answered_in(words, known)
    if stated is not None:
        return None if same_person(stated, speaker) else stated
    if turn.carried and last[0] == speaker and last[1] and not asks(words):
        return last[1]
    if waiting is None or same_person(waiting.asker, speaker):
        return None
    return waiting.asker if _answers(turn, words, waiting) else None


def _answers(turn: Turn, words: str, waiting: _Open) -> bool:
    """Whether what somebody says after another's question answers it."""
    if replies(words):
        return True
    if asks(words):
        return False
    if waiting.answer_below or (waiting.labelled and may_answer(words, here=True)):
        return True
    if waiting.waited:
        return False
    if waiting.asked is not None:
        return same_person(waiting.asked, turn.speaker or "")
    return may_answer(words, here=not turn.opens)


def _asked(
    turn: Turn, at: int, waiting: _Open | None, known: Known
) -> tuple[_Open | None, str | None]:
    """The question that waits after a sentence, and who replies to it in the same sentence."""
    speaker, words = turn.speaker or "", tidy(turn.text[:_FIRST_WORDS])
    if not asks(words):
        if waiting and same_person(waiting.asker, speaker):
            return (replace(waiting, at=at) if waiting.labelled else waiting), None
        return (waiting if waiting and waiting.labelled else None), None
    whom = asked_of(words, known)
    reply = reply_within(words, speaker, whom, known)
    return (None, reply) if reply else (_Open(speaker, at, whom), None)
