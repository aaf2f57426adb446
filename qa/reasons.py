"""Why there is no answer, and what was not searched, in sentences a reader can act on. Pure.

Each sentence is made from one of `TEMPLATES`, by which the pages know it again.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from corpus.store.rows import Coverage
from index.query import NOTES
from qa.models import Question
from qa.sought import thing_of

# What is in braces is a place. `documents` and `files` are counts with their noun, `n` is a number,
# `names` a list, `scope` what `scope_words` says, and `dates` words for a window of dates.
TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "not_held": "No minutes of {names} are held.",
        "held_of": "Minutes are held of {names}.",
        "no_council": "No document here names a council.",
        "name_absent": "Nothing in these minutes mentions {name}.",
        "name_absent_asked": "Nothing in these minutes mentions {name} (asked: “{topic}”).",
        "name_absent_within": "Nothing in these minutes mentions {name} {scope}.",
        "no_others": "No minutes are held of any other than {names}.",
        "names_apart": "No document mentions {names} together.",
        "outside_dates": "No document of a meeting {dates} is in scope.",
        "dated_from": "Dated documents run from {first} to {last}.",
        "none_dated": "No document has a date.",
        "undated": "{documents} without a known date could not be searched.",
        "words_absent": "These minutes do not say: nothing in them mentions {names}.",
        "topic_absent": "These minutes do not say: nothing found speaks of “{topic}”.",
        "thing_absent": "These minutes speak of “{topic}”, but nothing found says {thing}.",
        "fact_absent": "These minutes do not say: nothing found answers the question.",
        "elsewhere": "“{topic}” is discussed in these minutes, but not {scope}.",
        "elsewhere_named": "“{topic}” is discussed in these minutes, "
        "but not where they mention {names}.",
        "it_is_in": "It is in {names}.",
        "nothing_registered": "No {what} is recorded {scope} in the minutes that are held.",
        "empty_question": "The question has no words to look for. "
        "Ask about a topic, a person or a decision.",
        "gap_folder": "{documents} without the name of a council searched for {names}, "
        "which the other documents in the same folder name.",
        "gap_unnamed": "Not searched for {names}: {documents} whose council is not known.",
        "gap_undated": "Not searched: {documents} without a known date.",
        "gap_unreadable": "{files} could not be read.",
        "gap_silent": "Nothing found in the minutes of {name}.",
        "gap_other_time": "No meeting {dates} answers this; these passages speak of {name}.",
        "gap_no_date": "Nothing with a date {dates} answers this; these passages are of documents "
        "that print no date of their meeting, but name the year.",
        "gap_next": "No minutes of a meeting {dates} are held; these are of the next.",
        "gap_carried": "Nothing {dates} answers this; other meetings were searched too.",
        "search_unnamed": "Not searched, as no council is stated: {documents}.",
        "search_undated": "Not searched, as no date is known: {documents}.",
        "search_unreadable": "Could not be read: {documents}.",
        "few_alike": "Only {n} passages were found by words and by meaning alike.",
        "nothing_sought": "Nothing was looked for.",
        "as_typed": "Only what was typed was looked for, in its other grammatical forms at most.",
        **{f"note_{name}": note for name, note in NOTES.items()},
    }
)

# Which sentences may come after which in one reason.
FOLLOWED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "not_held": ("held_of", "no_council"),
        "outside_dates": ("dated_from", "none_dated"),
        "dated_from": ("undated",),
        "none_dated": ("undated",),
        "elsewhere": ("it_is_in",),
        "elsewhere_named": ("it_is_in",),
    }
)


NO_SCOPE = "here"


def filled(template: str, /, **values: object) -> str:
    """The sentence of a template, with its values in their places."""
    return TEMPLATES[template].format(**values)


def not_held(names: Sequence[str], held: Sequence[str]) -> str:
    """A council was asked for that is not in the collection."""
    known = filled("held_of", names=listed(held)) if held else filled("no_council")
    return f"{filled('not_held', names=listed(names))} {known}"


def name_absent(name: str, topic: str = "") -> str:
    """A proper name of the question is nowhere in what was searched."""
    if topic and topic != name:
        return filled("name_absent_asked", name=name, topic=topic)
    return filled("name_absent", name=name)


def name_absent_within(name: str, question: Question) -> str:
    """A proper name is in the minutes, but not within the scope that was asked for."""
    return filled("name_absent_within", name=name, scope=scope_words(question))


def no_others(names: Sequence[str]) -> str:
    """Another council or committee was asked for, and these are all."""
    return filled("no_others", names=listed(names))


def names_apart(names: Sequence[str]) -> str:
    """Each name occurs, but never in one document."""
    return filled("names_apart", names=listed(names))


def outside_dates(question: Question, coverage: Coverage) -> str:
    """No document lies within the dates that were asked for."""
    first, last = coverage.first_date, coverage.last_date
    held = filled("dated_from", first=first, last=last) if first else filled("none_dated")
    said = [filled("outside_dates", dates=question.date_words), held]
    if coverage.undated:
        said.append(filled("undated", documents=counted(coverage.undated, "document")))
    return " ".join(said)


def topic_absent(question: Question, absent: Sequence[str]) -> str:
    """Nothing found is strong enough; `absent` are words of the topic that occur nowhere."""
    topic = question.topic or question.words
    if absent:
        return filled("words_absent", names=listed(quoted(absent)))
    return filled("topic_absent", topic=topic)


def thing_absent(question: Question) -> str:
    """The matter is there, but not the sum, number, date or person that was asked for."""
    return filled("thing_absent", topic=question.topic, thing=thing_of(question))


def fact_absent(question: Question) -> str:
    """A fact about meetings themselves is asked for, and nothing read answers."""
    return (
        thing_absent(question) if question.topic and thing_of(question) else filled("fact_absent")
    )


def elsewhere(question: Question, where: str, others: Sequence[str]) -> str:
    """The topic is there, but not within the scope that was asked for."""
    topic = question.topic or question.words
    found = f" {filled('it_is_in', names=listed(others))}" if others else ""
    if where == NO_SCOPE and question.names:
        return f"{filled('elsewhere_named', topic=topic, names=listed(question.names))}{found}"
    return f"{filled('elsewhere', topic=topic, scope=where)}{found}"


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
    return ", ".join(parts) or NO_SCOPE


def nothing_registered(question: Question, what: str) -> str:
    """There is no decision or action in scope to report."""
    return filled("nothing_registered", what=what, scope=scope_words(question))


def empty_question() -> str:
    """There was nothing to look for."""
    return filled("empty_question")


def deemed(documents: int, names: Sequence[str]) -> str:
    """The gap of documents that are searched for councils which only their folder names."""
    return filled("gap_folder", documents=counted(documents, "document"), names=listed(names))


def unnamed(documents: int, names: Sequence[str]) -> str:
    """The gap of documents whose council is unknown, where councils were asked for."""
    return filled("gap_unnamed", documents=counted(documents, "document"), names=listed(names))


def undated(documents: int) -> str:
    """The gap of documents whose date is unknown, where a time was asked for."""
    return filled("gap_undated", documents=counted(documents, "document"))


def unreadable(files: int) -> str:
    """The gap of files that could not be read."""
    return filled("gap_unreadable", files=counted(files, "file"))


def silent(council: str) -> str:
    """The gap of a council, of several asked for, whose minutes say nothing on the matter."""
    return filled("gap_silent", name=council)


def other_time(question: Question, named: str) -> str:
    """The gap of an answer from meetings at another time, that speak of the time asked for."""
    return filled("gap_other_time", dates=question.date_words, name=named)


def no_date(question: Question) -> str:
    """The gap of an answer from documents without a date that name the year asked for."""
    return filled("gap_no_date", dates=question.date_words)


def next_time(question: Question) -> str:
    """The gap of an answer from the next meetings, where none was held at the time asked for."""
    return filled("gap_next", dates=question.date_words)


def other_meetings(question: Question) -> str:
    """The gap of an answer without the dates that were taken over from the question before."""
    return filled("gap_carried", dates=question.date_words)


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
