"""A question that leans on the one before it, made whole. Pure and deterministic.

"And in 2019?", "who proposed that?", "any other council?" are understood with the matter and the
scope of the question before. What was taken over is listed in the question, so that the reader
sees it and can drop it; a question that stands by itself takes nothing over.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qa import follow_words as says
from qa.carried_dates import NEXT, SINCE_THEN
from qa.follow_matter import (
    FIGURE,
    YEARS_ON,
    Matter,
    at_another_year,
    councils_in,
    name_alone,
    place_in,
    with_figures,
    with_name,
    without_places,
)
from qa.follow_scope import Turn, with_dates_of, with_scope
from qa.follow_words import own_words
from qa.models import Question, Wanted
from qa.names import compares, core_name
from qa.understand import Known, topic_of, understand, wanted_of

# Who and when ask of the matter before; a bare "and" asks the same thing of another scope.
_PLAIN = frozenset({Wanted.SAID, Wanted.FACT})
SHORT = 2  # words of its own with which a question may yet mean the matter before by "it"
MAY_LEAN = 4  # and with which it may yet be about that matter, if nothing answers it by itself
_ANYTHING_ELSE = re.compile(r"^\W*(?:what|any(?:thing|body|one)?) (?:else|other\w*)\W*$", re.I)
# "And for a child?" asks the same of a part; "and about parking?" asks of another matter.
_OF_A_PART = re.compile(r"^\W*(?:for|from|with|without|under|in|at|near|outside|by)\s+(?!about)",
                        re.IGNORECASE)  # fmt: skip
# What a matter has one of, so that "it" may mean this from now on ("who presented it?").
_ITS_THING = re.compile(
    r"\bthe\s+(?P<thing>petition|contract|appeal|consultation|complaints?|conditions|objections?|"
    r"quotes?|tenders?|funding)\b",
    re.IGNORECASE,
)


def conversation(texts: Sequence[str], known: Known, *, today: date) -> Question:
    """The last of some questions asked one after the other, with what it takes from the others.

    `texts` has at least one question, the earliest first.
    """
    turn = Turn.alone(understand(texts[0], known, today=today))
    for text in texts[1:]:
        turn = _next(text, turn, known, today=today)
    return turn.question


def follow(text: str, before: Question, known: Known, *, today: date) -> Question:
    """A question understood after another: by itself if it can be, else with what it leans on."""
    return _next(text, Turn.alone(before), known, today=today).question


def _next(text: str, before: Turn, known: Known, *, today: date) -> Turn:
    asked = " ".join(text.split())
    said = says.bare_of_openers(asked) or asked
    if says.ONLY_AFTER.search(said):
        said = f"only {says.ONLY_AFTER.sub('', said)}"
    if before.question.date_from:
        said = says.BESIDE_TIME.sub("in ", said)
        said = says.with_year(said, before.question.date_from[:4])
    # "And 2021?" names a time as much as "and in 2021?".
    alone = understand(says.BARE_TIME.sub("and in ", said), known, today=today)
    alone = _with_bare_council(alone, known)
    if leans(alone):
        return _leaning(alone, before, known, today=today, text=asked)
    if _may_lean(alone) and before.matter.whole:
        leant = _leaning(alone, before, known, today=today, text=asked, forced=True).question
        return Turn.alone(replace(alone, text=asked, leaning=leant))
    return Turn.alone(replace(alone, text=asked))


def _may_lean(question: Question) -> bool:
    """Whether a question that can stand by itself may yet be about the matter before."""
    scoped = question.councils or question.committees or question.people or question.date_words
    return not scoped and says.asks(question.text) and len(own_words(question.topic)) <= MAY_LEAN


def _leaning(
    alone: Question, before: Turn, known: Known, *, today: date, text: str, forced: bool = False
) -> Turn:
    """A question with what it leans on; if `forced`, with the matter even where it has its own."""
    asked, said = text, alone.text
    before = _with_place_as_council(before, alone, known)
    turn = _with_matter(alone, before, known, today=today, forced=forced)
    question = turn.question
    own = not question.carried  # a matter of its own
    closed = bool(own and says.CLOSES.match(asked))
    if closed and question.wanted is not alone.wanted:
        question = replace(question, wanted=alone.wanted)
    if not (closed or (own and (question.councils or says.OF_THE_BODY.search(said)))):
        question = with_dates_of(question, before.question)
    question = with_scope(question, before, closed=closed)
    people = question.people or (() if own else before.people)
    return replace(turn, question=replace(question, text=asked), people=people)


def leans(question: Question) -> bool:
    """Whether a question needs the one before it to be understood."""
    text, own = question.text, own_words(question.topic)
    if says.GOES_ON.match(text) or says.ELSEWHERE.search(text) or says.SAME_MEETING.search(text):
        return True
    stands = says.stands_for(text) or NEXT.search(text)
    if not own:
        # "Councillor Ash" is a topic; "how did Councillor Ash vote?" is none.
        asks = says.asks(text) and not (question.councils or question.date_words)
        return not question.people or asks or bool(stands)
    led = name_alone(text)
    if (led and led[0]) or (says.AT_END.search(text) and len(own) <= SHORT + 1):
        return True
    if says.LEANS_ON_THEM.search(text) or (says.PERSON.search(text) and not question.people):
        return True
    acronyms = all(name.isupper() for name in question.names)  # "which MP?" is no name
    if question.people or not acronyms:
        return False
    scoped = question.councils or question.committees
    if not scoped and (says.is_of_a_matter(text, own) or says.is_fragment(text)):
        return True
    hangs = stands or says.says_they(text) or (says.is_theirs(text) and not scoped)
    return bool(hangs) and len(own) <= SHORT


def _with_bare_council(question: Question, known: Known) -> Question:
    """A council's bare name is the council, after "and" or alone: "And Ashford?", "Ashford?"."""
    words = re.sub(r"(?i)^(?:in|at|for|by|from)\s+|\W+$", "", says.GOING_ON.sub("", question.words))
    for council in known.councils:
        if words.lower() in (core_name(council).lower(), council.lower()):
            return replace(question, councils=(council,), words="", topic="", names=())
    return question


def _with_place_as_council(before: Turn, alone: Question, known: Known) -> Turn:
    """The turn before with the place in its matter as its council, where that is what it was.

    "Any other parish?" and "what about Ashby?" are not of the place that was named; and a place
    that is all of a matter was no matter.
    """
    question = before.question
    places = councils_in(question.topic, known)
    bare = not own_words(without_places(before.matter.head, places))
    elsewhere = says.ELSEWHERE.search(alone.text) and not question.councils
    if not places or not (alone.councils or elsewhere or bare):
        return before
    matter = Matter(
        *(without_places(one, places) for one in (before.matter.head, before.matter.whole))
    )
    return replace(
        before,
        question=replace(
            question, topic=without_places(question.topic, places),
            words=without_places(question.words, places),
            names=tuple(name for name in question.names if name not in places),
            councils=question.councils or tuple(sorted(set(places.values()))),
        ),
        matter=Matter("", "") if bare else matter,
    )  # fmt: skip


def _with_matter(
    alone: Question, before: Turn, known: Known, *, today: date, forced: bool = False
) -> Turn:
    """The question with the matter before, in the place of the word that stands for it if any."""
    text = alone.text
    rest = says.GOING_ON.sub("", text)
    bare = rest
    for words_of_reference in (
        YEARS_ON,
        NEXT,
        SINCE_THEN,
        says.ELSEWHERE,
        says.PERSON,
        says.SAME_MEETING,
    ):
        bare = words_of_reference.sub(" ", bare)
    asked = understand(bare, known, today=today)
    if alone.councils and not asked.councils:
        asked = replace(asked, councils=alone.councils, words="", topic="", names=())
    own = own_words(topic_of(says.SUBJECT.sub(" ", says.STANDS_FOR.sub(" ", asked.words))))
    name = None if asked.councils or asked.people else name_alone(rest)
    wanted = _wanted(rest, own)
    if (not own or name) and wanted is None:
        return _of_another_scope(alone, asked, before, own, name)
    if own and all(FIGURE.fullmatch(word) for word in own):
        return _of_another_scope(alone, asked, before, own, None)
    of_body = says.OF_THE_BODY.search(rest) and not says.stands_for(rest)
    if not forced and (of_body or (own and not _is_of_matter(rest, own, before))):
        return _of_another_matter(alone, asked, before)
    return _asked_of(alone, asked, before, own, wanted, known)


def _wanted(rest: str, own: Sequence[str]) -> Wanted | None:
    """What is asked of the matter before; None if the same as before is asked of another scope."""
    if says.is_on_votes(rest):
        return Wanted.VOTE
    for noun, pattern in says.ASKED_BY_NOUN:
        if pattern.match(rest):
            return noun
    if says.ON_COURSE.search(rest):
        return Wanted.TIMELINE
    wanted = wanted_of(rest)
    same = says.ELSEWHERE.search(rest) or _ANYTHING_ELSE.match(rest)
    if not own and wanted in _PLAIN and (same or not says.asks(rest)):
        return None
    return None if wanted is Wanted.SAID and not says.asks(rest) else wanted


def _is_of_matter(rest: str, own: Sequence[str], before: Turn) -> bool:
    """Whether a question with words of its own is nevertheless about the matter before."""
    return bool(
        says.stands_for(rest) or says.ELSEWHERE.search(rest) or says.LEANS_ON_THEM.search(rest)
        or says.is_of_a_matter(rest, own) or says.is_fragment(rest) or says.is_theirs(rest)
        or _OF_A_PART.match(rest) or (says.PERSON.search(rest) and not before.people)
    )  # fmt: skip


def _of_another_matter(alone: Question, asked: Question, before: Turn) -> Turn:
    """A topic of its own ("what about parking?"): only the scope is taken over."""
    wanted = asked.wanted if asked.wanted not in _PLAIN else before.question.wanted
    topic, names = asked.topic, asked.names
    opening, about, rest = topic.partition(" about ")
    if about and not own_words(opening):
        topic = rest
    place = place_in(before.matter.whole) if says.THERE.search(topic) else None
    if place:
        topic = f"{says.THERE.sub('', topic)} {place}"
        names = (*names, *_there(before.question.names, place))
    new = replace(asked, text=alone.text, topic=topic, names=names, wanted=wanted, carried=())
    return Turn.alone(new)


def _of_another_scope(
    alone: Question, asked: Question, before: Turn, own: Sequence[str], name: tuple[str, str] | None
) -> Turn:
    """The question before, asked again of another place, time, body or person."""

    def moved(matter: str) -> str:
        if name:
            return with_name(matter, *name, before.question.names)
        if own:
            return with_figures(matter, own)
        return at_another_year(matter, alone, before.question) if matter else ""

    matter = Matter(moved(before.matter.head), moved(before.matter.whole))
    names = (*before.question.names, *(name[1:] if name else asked.names))
    people = () if alone.people or asked.councils else before.question.people
    question = replace(
        alone, words=moved(before.question.words), topic=matter.whole,
        names=_there(names, matter.whole), people=alone.people or people,
        councils=asked.councils, wanted=before.question.wanted, body=asked.body,
        carried=(*_shown(matter.whole), *people),
    )  # fmt: skip
    return Turn(question, matter)


def _asked_of(
    alone: Question, asked: Question, before: Turn, own: Sequence[str], wanted: Wanted | None,
    known: Known,
) -> Turn:  # fmt: skip
    """Something else asked of the matter before, or the same of a part of it (`wanted` None)."""
    matter = head = at_another_year(before.matter.head, alone, before.question)
    if says.SAME_MEETING.search(alone.text) and before.question.date_words:
        matter = head = ""
    elif says.WHY.match(alone.text):
        matter = before.matter.whole
    if not matter and before.people and says.TO_PERSON.search(alone.text):
        matter = before.people[0]
    meant = f"{matter} {before.thing}".strip() if says.stands_for(alone.text) else matter
    there = {word.lower() for word in own_words(meant)}
    topic = " ".join((meant, *(word for word in own if word.lower() not in there))).strip()
    words = _worded(asked.words, meant)
    if wanted is None:
        words = f"{before.question.words.rstrip(' ?.!')} {asked.words}"
    councils = asked.councils
    if compares(alone.text) and before.question.councils:
        beside = councils_in(asked.words, known)
        topic, councils = without_places(topic, beside), (*councils, *beside.values())
        councils = tuple(sorted({*councils, *before.question.councils})) if councils else ()
    if compares(alone.text) and before.question.wanted is Wanted.HOW_MANY:
        wanted = Wanted.HOW_MANY
    thing = None if says.stands_for(alone.text) else _ITS_THING.search(alone.text)
    names = _there((*before.question.names, *asked.names), topic)
    question = replace(
        alone, words=words, topic=topic, names=names,
        councils=councils, wanted=wanted or before.question.wanted, body=asked.body,
        carried=_shown(meant),
    )  # fmt: skip
    return Turn(question, Matter(head, topic), thing=thing["thing"] if thing else "")


def _worded(words: str, matter: str) -> str:
    """The question with the matter in the place of the word that stands for it, or at its end."""
    others = says.WHO_ACTS.sub(lambda acts: "#" * len(acts[0]), words)
    found = says.stands_for(others)
    if found is None or not matter:
        return f"{words.rstrip(' ?.!')} {matter}".strip()
    groups: dict[str, str | None] = found.groupdict()
    which = next((group for group, held in groups.items() if held), 0)
    start, end = found.span(which)
    article = "" if matter[:1].isupper() else "the "
    return f"{words[:start]}{article}{matter}{words[end:]}"


def _shown(matter: str) -> tuple[str, ...]:
    return (f"“{matter}”",) if matter else ()


def _there(names: Sequence[str], topic: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name in topic))
