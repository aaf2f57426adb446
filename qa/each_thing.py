"""A question that sets two named things side by side, put to the minutes once for each. Pure.

"What the scouts were given for Norway and for Denmark" stands in the minutes of two years: where
both are answered by themselves, each is shown; else the question is asked as it stands.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import permutations

from corpus.texts import folded
from qa.beside import Ask, together
from qa.models import Answer, Question, Wanted
from qa.names import compares
from qa.understand import topic_of

MOST_NAMES = 8  # of a question that are tried in pairs
_WITH = r"(?:\b(?:for|at|in|on|of|to|from|by|with|about)\s+)?(?:\bthe\s+)?"
_AND = r"\s*(?:,\s*|\b(?:and|or|than|versus|vs\.?|with|to)\b\s*)+"
# A gift or a price is a sum, though only what was given is asked for.
GIVEN = re.compile(
    r"\b(?:gave|given?|gives|giving|donat\w+|paid|pays?|paying|spen[dt]\w*|costs?|contribut\w+|"
    r"charged?|granted|awarded)\b",
    re.IGNORECASE,
)
_OF_COMPARING = re.compile(
    r"^\W*(?:please\s+)?compare\s+|\b(?:both|each|respectively)\b\s*", re.IGNORECASE
)
_WANTED = frozenset({Wanted.SAID, Wanted.FACT, Wanted.DECIDED, Wanted.HOW_MANY})


def of_each_thing(question: Question, ask: Ask) -> Answer | None:
    """What the minutes say of each of two named things; None unless both are answered."""
    found: list[Answer] = []
    for side in things_of(question):
        answer = ask(side)
        if not isinstance(answer, Answer) and side.wanted is not question.wanted:
            answer = ask(replace(side, wanted=question.wanted))
        if not isinstance(answer, Answer):
            return None
        found.append(answer)
    return together(question, found, ()) if found else None


def things_of(question: Question) -> tuple[Question, ...]:
    """The question of each of two names that it joins; none where it compares something else."""
    if len(question.councils) > 1 or question.people or question.wanted not in _WANTED:
        return ()
    if not compares(question.text):
        return ()
    apart = [part for name in question.names for part in name.split(" and ")]
    for one, other in permutations(list(dict.fromkeys(apart))[:MOST_NAMES], 2):
        pair = _joined(one, other)
        if pair.search(question.topic) and pair.search(question.text):
            left = partial(pair.sub, _first), partial(pair.sub, _second)
            return _of(question, left[0], one, other), _of(question, left[1], other, one)
    return ()


def _joined(one: str, other: str) -> re.Pattern[str]:
    first, second = re.escape(one), re.escape(other)
    return re.compile(
        rf"(?P<at>{_WITH})(?P<one>{first})(?![\w’'])(?:{_AND})(?P<by>{_WITH})(?P<other>{second})(?![\w])",
        re.IGNORECASE,
    )


def _first(match: re.Match[str]) -> str:
    return f"{match['at']}{match['one']}"


def _second(match: re.Match[str]) -> str:
    return f"{match['by'] or match['at']}{match['other']}"


def _of(question: Question, alone: Callable[[str], str], name: str, other: str) -> Question:
    """The question with one of the names, and of a sum where something is given."""
    text, words, topic = (
        folded(_OF_COMPARING.sub(" ", alone(part)))
        for part in (question.text, question.words, question.topic)
    )
    wanted = question.wanted
    if wanted in (Wanted.SAID, Wanted.FACT) and GIVEN.search(text):
        wanted, text = Wanted.HOW_MANY, f"How much money: {text}"
        topic = folded(GIVEN.sub(" ", topic))
    both = {name, other, f"{name} and {other}", f"{other} and {name}"}
    names = (*(each for each in question.names if each not in both), name)
    return replace(
        question, text=text, words=words, topic=topic_of(topic), names=names, wanted=wanted
    )
