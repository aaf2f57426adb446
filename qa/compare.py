"""Comparisons: each council is searched for itself, so that the loudest does not drown the others.

Of each time or named thing that is compared the question is asked for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.models import Scope
from qa import reasons
from qa.beside import Ask, together
from qa.each_thing import of_each_thing
from qa.each_time import of_each_time
from qa.evidence import Evidence, best_first
from qa.gather import Gathered, gather
from qa.library import Library, of_councils
from qa.models import Answer, NoAnswer, Question
from qa.select import relevant


@dataclass(frozen=True, slots=True)
class Compared:
    """The evidence of all councils, what of it speaks to the question, and who has nothing."""

    gathered: Gathered
    chosen: tuple[Evidence, ...]
    silent: tuple[str, ...]


def side_by_side(question: Question, ask: Ask, parts: Sequence[Answer | NoAnswer]) -> Answer | None:
    """An answer from one question for each part, time or thing; None if it has but one."""
    return (
        of_each_part(question, parts) or of_each_time(question, ask) or of_each_thing(question, ask)
    )


def of_each_part(question: Question, answers: Sequence[Answer | NoAnswer]) -> Answer | None:
    """What answers each of the questions that one is made of; None unless all have an answer."""
    found = [one for one in answers if isinstance(one, Answer)]
    whole = found and len(found) == len(answers)
    return together(_of_all(question), found, ()) if whole else None


def of_some_parts(question: Question, answers: Sequence[Answer | NoAnswer]) -> Answer | None:
    """What answers some of the questions that one is made of, and why the others have none."""
    found = [one for one in answers if isinstance(one, Answer)]
    silent = [one.reason for one in answers if isinstance(one, NoAnswer)]
    return together(_of_all(question), found, silent) if found else None


def _of_all(question: Question) -> Question:
    """The question with the scope of all its parts: dates of one of them are not those of all."""
    parts = question.parts
    councils = {council for part in parts for council in part.councils}
    question = replace(question, councils=tuple(sorted(councils)))
    if len({(part.date_from, part.date_to) for part in parts}) == 1:
        return question
    return replace(question, date_from=None, date_to=None, date_words=None)


def gather_each(library: Library, question: Question, scope: Scope) -> Compared:
    """Evidence by council; what is relevant is judged within each council's own minutes."""
    found: list[Evidence] = []
    chosen: list[Evidence] = []
    silent: list[str] = []
    topic = None
    for council in question.councils:
        gathered = gather(library, question, of_councils(library, [council], scope))
        own = relevant(gathered.evidence)
        topic = gathered.topic
        found += gathered.evidence
        chosen += own
        if not own:
            silent.append(council)
    if topic is None:
        raise ValueError("a question that names no council compares none")
    ranked = sorted(chosen, key=lambda each: -round(each.rank, 6))
    return Compared(Gathered(topic, tuple(best_first(found))), tuple(ranked), tuple(silent))


def silence(councils: Sequence[str]) -> tuple[str, ...]:
    """The gap to state for each council whose minutes say nothing on the matter."""
    return tuple(reasons.silent(council) for council in councils)
