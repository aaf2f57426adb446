"""Why there is no answer, in sentences a reader can act on. Pure."""

from collections.abc import Sequence

from corpus.store.rows import Coverage
from qa.models import Question
from qa.sought import thing_of


def not_held(names: Sequence[str], held: Sequence[str]) -> str:
    """A council was asked for that is not in the collection."""
    known = f"Minutes are held of {listed(held)}." if held else "No document here names a council."
    return f"No minutes of {listed(names)} are held. {known}"


def name_absent(name: str, topic: str = "") -> str:
    """A proper name of the question is nowhere in what was searched."""
    asked = f" (asked: “{topic}”)" if topic and topic != name else ""
    return f"Nothing in these minutes mentions {name}{asked}."


def no_others(names: Sequence[str]) -> str:
    """Another council or committee was asked for, and these are all."""
    return f"No minutes are held of any other than {listed(names)}."


def names_apart(names: Sequence[str]) -> str:
    """Each name occurs, but never in one document."""
    return f"No document mentions {listed(names)} together."


def outside_dates(question: Question, coverage: Coverage) -> str:
    """No document lies within the dates that were asked for."""
    first, last = coverage.first_date, coverage.last_date
    held = f"Dated documents run from {first} to {last}." if first else "No document has a date."
    undated = (
        f" {counted(coverage.undated, 'document')} without a known date could not be searched."
        if coverage.undated
        else ""
    )
    return f"No document of a meeting {question.date_words} is in scope. {held}{undated}"


def topic_absent(question: Question, absent: Sequence[str]) -> str:
    """Nothing found is strong enough; `absent` are words of the topic that occur nowhere."""
    topic = question.topic or question.words
    if absent:
        return f"These minutes do not say: nothing in them mentions {listed(quoted(absent))}."
    return f"These minutes do not say: nothing found speaks of “{topic}”."


def thing_absent(question: Question) -> str:
    """The matter is there, but not the sum, number, date or person that was asked for."""
    asked = thing_of(question)
    return f"These minutes speak of “{question.topic}”, but nothing found says {asked}."


def elsewhere(question: Question, where: str, others: Sequence[str]) -> str:
    """The topic is there, but not within the scope that was asked for."""
    topic = question.topic or question.words
    found = f" It is in {listed(others)}." if others else ""
    return f"“{topic}” is discussed in these minutes, but not {where}.{found}"


def scope_words(question: Question) -> str:
    """The scope of a question in words: "by the board of X, in 2019"."""
    parts = []
    if question.people:
        parts.append(f"by {listed(question.people)}")
    bodies = [*question.committees, *([f"the {question.body}"] if question.body else [])]
    if bodies or question.councils:
        of = " of ".join(filter(None, (listed(bodies), listed(question.councils))))
        parts.append(f"by {of}")
    others = [*question.not_councils, *question.not_committees]
    if others:
        parts.append(f"outside {listed(others)}")
    if question.date_words:
        parts.append(question.date_words)
    return ", ".join(parts) or "here"


def nothing_registered(question: Question, what: str) -> str:
    """There is no decision or action in scope to report."""
    return f"No {what} is recorded {scope_words(question)} in the minutes that are held."


def empty_question() -> str:
    """There was nothing to look for."""
    return "The question has no words to look for. Ask about a topic, a person or a decision."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 document", "2 documents"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Sequence[str]) -> str:
    """Names as a person lists them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def quoted(words: Sequence[str]) -> list[str]:
    """Each word in quotation marks."""
    return [f"“{word}”" for word in words]
