"""A question that leans on the one before it, made whole. Pure and deterministic.

"And in 2019?", "who proposed that?", "any other council?" are understood with the topic and the
scope of the question before. What was taken over is listed in the question, so that the reader
sees it and can drop it; a question that stands by itself takes nothing over.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.texts import folded
from index.analysis import is_stop_word, tokens
from qa.carried_dates import NEXT, SINCE_THEN, with_dates
from qa.models import Question, Wanted
from qa.names import core_name, places_of
from qa.topic import SCAFFOLD
from qa.understand import Known, topic_of, understand, wanted_of
from qa.when import POINT as _POINT

# How a question begins that goes on from another.
_GOES_ON = re.compile(
    r"^\W*(?:and|but|so|also|then|ok(?:ay)?|what about|how about|what else|who else|anything else|"
    r"anyone else|any others\b|which others\b|what others\b|same (?:for|question)|not just|only)\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"^\W*(?:(?:and|but|so|also|then|ok(?:ay)?|only|just|not just|(?:what|how) about|same for)\b"
    r"[\s,]*)+",
    re.IGNORECASE,
)
_BARE_TIME = re.compile(
    rf"^\W*(?:(?:and|but|so|then|what about|how about)\b[\s,]*)+(?={_POINT})", re.IGNORECASE
)
# A word that stands for the matter before. "That" before a noun or a clause does not.
_STANDS_FOR = re.compile(
    r"\b(?:(?:this|that|it|they|them|those|these)(?!\s+(?:the|a|an|there|was|were|is|are)\b)"
    r"(?=\s*(?:[?.!,;]|$|\s(?:in|at|by|from|since|before|after|for|on|to|go|happen\w*|cost\w*|"
    r"agree\w*|propos\w*|second\w*|carr\w*|approve\w*|decide\w*|pass\w*|vote\w*|last|then|again|"
    r"later|now|yet|done|mean\w*)\b))"
    r"|(?:the\s+)?(?:next|last|first|new|old|previous|other)\s+ones?\b"
    r"|(?:the|this|that)\s+(?:matter|issue|subject|topic|motion|proposal|decision|resolution|"
    r"project|scheme|vote)(?=\s*(?:[?.!,;]|$)))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)\s+"
    r"(?P<it>it|this|that|they|these|those)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|she|his|her|hers|him)\b", re.IGNORECASE)
# "What about the seat?" asks for what the same person said of it.
_AS_WELL = re.compile(r"^\W*(?:and\s+)?(?:what|how) about\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:any|which|what|every|all)?\s*\bother\s+(?P<what>councils?|committees?|meetings?|bod(?:y|ies)|"
    r"boards?|panels?|parish(?:es)?)\b|\b(?:anywhere|anyone|somewhere|someone) else\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w/])(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?![\w/])")
_OF_YEAR = re.compile(rf"(?:\b(?:in|for|of|during)\s+)?{_FIGURE.pattern}", re.IGNORECASE)
# Who and when ask of the matter before; a bare "and" asks the same thing of another scope.
_PLAIN = frozenset({Wanted.SAID, Wanted.FACT})


def conversation(texts: Sequence[str], known: Known, *, today: date) -> Question:
    """The last of some questions asked one after the other, with what it takes from the others.

    `texts` has at least one question, the earliest first.
    """
    asked = understand(texts[0], known, today=today)
    for text in texts[1:]:
        asked = follow(text, asked, known, today=today)
    return asked


def follow(text: str, before: Question, known: Known, *, today: date) -> Question:
    """A question understood after another: by itself if it can be, else with what it leans on."""
    asked = " ".join(text.split())
    # "And 2021?" names a time as much as "and in 2021?".
    alone = understand(_BARE_TIME.sub("and in ", asked), known, today=today)
    if not leans(alone):
        return replace(alone, text=asked)
    alone = _with_bare_council(alone, known)
    if _ELSEWHERE.search(asked) and not before.councils:
        before = _with_places(before, known)
    whole = _with_matter(alone, before, known, today=today)
    return replace(_with_scope(with_dates(whole, before), before), text=asked)


def leans(question: Question) -> bool:
    """Whether a question needs the one before it to be understood."""
    text = question.text
    if _GOES_ON.match(text) or _ELSEWHERE.search(text):
        return True
    if not _own(question.topic):
        return not question.people or bool(_STANDS_FOR.search(text) or _SUBJECT.search(text))
    if _PERSON.search(text) and not question.people:
        return True
    stands = _STANDS_FOR.search(text) or _SUBJECT.search(text) or NEXT.search(text)
    return bool(stands) and len(_own(question.topic)) <= 2 and not question.names


def _with_bare_council(question: Question, known: Known) -> Question:
    """After "and" a council's bare name is the council: "And Ashford?", "only in Ashford"."""
    words = re.sub(r"(?i)^(?:in|at|for|by|from)\s+|\W+$", "", _GOING_ON.sub("", question.words))
    for council in known.councils:
        if words.lower() in (core_name(council).lower(), council.lower()):
            return replace(question, councils=(council,), words="", topic="", names=())
    return question


def _with_places(before: Question, known: Known) -> Question:
    """The question before with a place in it as the council: "any other parish" is not that one."""
    places = {
        place: council for council in known.councils for place in places_of(council)
        if re.search(rf"\b{re.escape(place)}\b", before.topic)
    }  # fmt: skip
    topic = before.topic
    for place in places:
        topic = re.sub(rf"(?:\b(?:in|at|by|of|from)\s+)?\b{re.escape(place)}\b", " ", topic)
    names = tuple(name for name in before.names if name not in places)
    councils = tuple(sorted(set(places.values())))
    return replace(before, topic=folded(topic), names=names, councils=councils)


def _with_matter(alone: Question, before: Question, known: Known, *, today: date) -> Question:
    """The question with the topic before, in the place of the word that stands for it if any."""
    text, matter = alone.text, _matter_of(before, alone)
    rest = _GOING_ON.sub("", text)
    bare = rest
    for words_of_reference in (NEXT, SINCE_THEN, _ELSEWHERE, _PERSON):
        bare = words_of_reference.sub(" ", bare)
    asked = understand(bare, known, today=today)
    if alone.councils and not asked.councils:
        asked = replace(asked, councils=alone.councils, words="", topic="", names=())
    own = _own(topic_of(_SUBJECT.sub(" ", _STANDS_FOR.sub(" ", asked.words))))
    stands = _STANDS_FOR.search(rest) or _SUBJECT.search(rest)
    if own and all(_FIGURE.fullmatch(word) for word in own):
        # "And in 2023/24?" asks the same of another year.
        matter, own = _with_figures(matter, own), []
    if own and not stands and not _ELSEWHERE.search(text):
        # A topic of its own ("what about parking?"): only the scope is taken over.
        wanted = asked.wanted if asked.wanted not in _PLAIN else before.wanted
        return replace(asked, text=text, wanted=wanted, carried=())
    words = matter
    if own:
        words = f"{matter} {' '.join(own)}"
    wanted = wanted_of(rest)
    if wanted in _PLAIN and not own:
        wanted = before.wanted
    return replace(
        alone,
        words=words,
        topic=words,
        names=tuple(dict.fromkeys((*before.names, *asked.names))),
        councils=asked.councils,
        wanted=wanted,
        body=asked.body,
        carried=(f"“{matter}”",) if matter else (),
    )


def _matter_of(before: Question, after: Question) -> str:
    """The topic before; its year gives way to another, or moves on with "the year after"."""
    matter = before.topic if _own(before.topic) else ""
    moved = NEXT.search(after.text)
    if after.date_words or (moved and before.date_words):
        return folded(_OF_YEAR.sub(" ", matter))
    if moved:
        # The year is part of the matter: "the precept for 2018/19", "and the year after?".
        return _FIGURE.sub(lambda year: _year_on(year[0], -1 if moved["before"] else 1), matter)
    return matter


def _with_scope(question: Question, before: Question) -> Question:
    """The council, committee and people before, where the question names none itself."""
    elsewhere = _ELSEWHERE.search(question.text)
    kind = (elsewhere["what"] or "").lower() if elsewhere else ""
    same_council = kind.startswith(("comm", "board", "panel"))
    kept: list[str] = []
    if elsewhere:
        question = replace(
            question,
            not_councils=() if same_council else before.councils,
            not_committees=before.committees,
            missing=(),
        )
        if same_council and not question.councils:
            question = replace(question, councils=before.councils)
            kept += before.councils
    elif not question.councils and not question.missing:
        question = replace(question, councils=before.councils, missing=before.missing)
        kept += before.councils
        if not question.committees and question.body is None:
            question = replace(question, committees=before.committees, body=before.body)
            kept += before.committees
    as_well = _AS_WELL.match(question.text) and not question.councils
    theirs = as_well or _PERSON.search(question.text)
    if not question.people and before.people and theirs:
        question = replace(question, people=before.people)
        kept += before.people
    return replace(question, carried=(*question.carried, *kept))


def _with_figures(matter: str, figures: Sequence[str]) -> str:
    """The matter with its year or figure exchanged for another, or that put behind it."""
    if _FIGURE.search(matter):
        return _FIGURE.sub(figures[0], matter, count=1)
    return f"{matter} {' '.join(figures)}"


def _year_on(figure: str, by: int) -> str:
    """A year or financial year so many years on: 2018/19 is followed by 2019/20."""
    first, mark, last = re.fullmatch(r"(\d+)(\D?)(\d*)", figure).groups()  # type: ignore[union-attr]
    later = str((int(last) + by) % 10 ** len(last)).zfill(len(last)) if last else ""
    return f"{int(first) + by}{mark}{later}"


def _own(topic: str) -> list[str]:
    """The words of a topic that say what it is about."""
    found = []
    for token in tokens(topic):
        word = topic[token.start : token.end]
        plain = word.lower()
        common = plain in SCAFFOLD or plain in _SAME_MATTER
        if not is_stop_word(token.forms) and not common:
            found.append(word)
    return found


_SAME_MATTER = frozenset(
    "it this that they them those these he she him her one ones matter issue subject topic motion "
    "proposal proposed propose proposes proposer seconded second seconder moved mover scheme vote "
    "voted votes voting carried passed happen happens happened next year month following previous "
    "before after later earlier since then other others else also cost costs when who why where "
    "how same again now yet outcome result objected object oppose opposed support supported "
    "against favour and held hold".split()
)
