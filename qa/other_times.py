"""Answers from meetings at other times that speak of the time that was asked about. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.models import FACTUAL, Answer, NoAnswer, Question
from qa.reasons import next_time, no_date, other_time
from qa.thesaurus import sequence
from qa.topic import Present
from qa.when import after_month, around_month, month_named, when_named

_YEAR = re.compile(r"(?:19|20)\d\d")
Ask = Callable[[Question], Answer | NoAnswer]


def at_another_time(question: Question, ask: Ask, *, nobody_met: bool) -> Answer | None:
    """An answer from other meetings, with a gap that says so; None if they speak of another time.

    `question` was not answered by the meetings in its window, or there was none (`nobody_met`);
    `ask` answers another question.
    """
    if not question.topic:
        return None
    found = _mentioning_date(question, ask) or _mentioning_month(question, ask)
    found = found or (_reported_next(question, ask) if nobody_met else None)
    return found or _without_date(question, ask)


def _mentioning_date(question: Question, ask: Ask) -> Answer | None:
    """An answer from meetings at any time that speak of the date itself.

    "How many homes were flooded on 9 January 2024?" is answered by the meeting in March. The
    date must stand in the passage as it was asked for.
    """
    named = when_named(question)
    if named is None:
        return None
    found = ask(_with_name(question, named, None, None))
    if not isinstance(found, Answer):
        return None
    phrase = sequence(named)
    if not any(Present.of(c.passage_text).has(phrase) for c in found.citations):
        return None
    if not _says_when(found, phrase, named):
        found = replace(found, answer=None, answer_citation=None)
    return _of(question, found, named)


def _mentioning_month(question: Question, ask: Ask) -> Answer | None:
    """An answer from the meetings before and after a month that all name it.

    "When the budget was set in February" was said in May; the year goes without saying.
    """
    month, around = month_named(question), around_month(question)
    if month is None or around is None:
        return None
    found = ask(_with_name(question, month, *around))
    name = sequence(month)
    if not isinstance(found, Answer) or not all(
        Present.of(c.passage_text).has(name) for c in found.citations
    ):
        return None
    return _of(question, found, month)


def _reported_next(question: Question, ask: Ask) -> Answer | None:
    """A fact of a month in which nobody met, as the meetings of the next two months report it.

    What was said or decided then was said or decided at a meeting, and is not theirs to tell.
    """
    after = after_month(question) if month_named(question) else None
    if after is None or question.wanted not in FACTUAL:
        return None
    found = ask(replace(question, date_from=after[0], date_to=after[1], date_words=None))
    if not isinstance(found, Answer) or found.answer is None:
        return None
    searched = replace(found.searched, gaps=(next_time(question), *found.searched.gaps))
    return replace(found, question=question, searched=searched)


def _without_date(question: Question, ask: Ask) -> Answer | None:
    """An answer from documents that print no date of their meeting, but name the year."""
    if not question.date_from or not question.date_to:
        return None
    window = (question.date_from, question.date_to)
    found = ask(replace(question, date_from=None, date_to=None, date_words=None, undated=window))
    if not isinstance(found, Answer):
        return None
    searched = replace(found.searched, gaps=(no_date(question), *found.searched.gaps))
    return replace(found, question=question, searched=searched)


def _with_name(
    question: Question, name: str, date_from: str | None, date_to: str | None
) -> Question:  # fmt: skip
    """The question with a time as a name that must be there, not as a window of meetings."""
    return replace(
        question, date_from=date_from, date_to=date_to, date_words=None,
        topic=f"{question.topic} {name}", words=question.text,
        names=(*question.names, name),
    )  # fmt: skip


def _of(question: Question, found: Answer, named: str) -> Answer:
    gap = other_time(question, named)
    searched = replace(found.searched, gaps=(gap, *found.searched.gaps))
    return replace(found, question=question, searched=searched)


def _says_when(found: Answer, phrase: Sequence[str], named: str) -> bool:
    """Whether the one sentence that answers is of the year that was asked for.

    A passage that names a whole date is about that day; a year stands in many, and the figure
    beside it may be another year's.
    """
    return not _YEAR.fullmatch(named) or Present.of(found.answer or "").has(phrase)
