"""A question that sets times side by side, put to the minutes once for each of them. Pure.

No passage has the precepts of 2018/19 and of 2020/21: each is looked for by itself. A financial
year must be in the words of the passage, since a budget is talked about before, in and after its
year; any other time is that of the meeting, or is named by a later one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qa.beside import Ask, holds, together
from qa.models import Answer, Citation, Question, Wanted
from qa.names import compares
from qa.reasons import topic_absent
from qa.sought import Thing, has, thing_of
from qa.understand import topic_of
from qa.when import POINT, find_window, with_each_year

MOST_TIMES = 4
OF_TIME = 6  # findings of one time beside those of another
_FINANCIAL = r"(?<![\w/.-])(?P<first>(?:19|20)\d\d)\s?[/–-]\s?(?P<last>(?:19|20)?\d\d)(?![\w/]|-\d)"
_OF_TIME = (
    r"(?:(?:\b(?:in|on|of|for|at|from|to|between|and|or|with|during|since|until|than|the|"
    r"(?:(?:financial|fiscal|municipal|whole)\s)?years?)\b|,)\s{0,3}){0,6}"
)
_YEARS = re.compile(rf"{_OF_TIME}{_FINANCIAL}", re.IGNORECASE)
_POINTS = re.compile(rf"{_OF_TIME}(?P<point>(?<![\w/.-]){POINT}(?![\w/]|[-–]\d))", re.IGNORECASE)
# The other time, told by the one that is named.
_BEFORE = re.compile(
    r"\b(?:(?:in|of|for|than|with|to)\s+){0,3}(?:the\s+|a\s+|it\s+was\s+the\s+)?(?:(?:previous|preceding|prior|last)\s+"
    r"year|year\s+(?:before(?:hand)?|earlier|previous(?:ly)?))\b(?:['’]s|\s+that)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:(?:in|of|for|than|with|to)\s+){0,3}(?:the\s+|a\s+)?(?:(?:following|next|subsequent)\s+year|"
    r"year\s+(?:after(?:wards)?|later))\b(?:['’]s|\s+that)?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:chang(?:e[ds]?|ing)|rise[ns]?|rose|risen|f[ae]ll(?:en)?|gr[eo]w(?:n|th)?|increas(?:e[ds]?|ing)|"
    r"decreas(?:e[ds]?|ing)|reduc(?:ed?|tion)|dropped|(?:gone|go|went|going|come|came)\s+(?:up|down)|"
    r"vary|varied)\b|\bas\s+(?:against|opposed\s+to)\b",
    re.IGNORECASE,
)
# "From 2014/15" is taken for a window from 2014 on.
_HALF_YEAR = re.compile(
    r"\b(?:since|from|after|before|by|until|up to)\s+(?:19|20)\d\d\s?[/–-]\s?\d", re.I
)
_REST_OF_YEAR = re.compile(r"(?<!\S)[/–-]\d{2,4}\b")
# What is said of the comparison and of neither thing compared.
_SETTING = re.compile(
    r"\b(?:what\s+(?:is|was|were|are)\s+)?(?:the\s+)?(?:differences?|comparison|gap)\s+"
    r"(?:between|of|in|from)\b|\b(?:in|by)\s+comparison(?:\s+(?:to|with))?\b|"
    r"\b(?:compare[sd]?|comparing)\b(?:\s+(?:with|to|against))?|"
    r"(?:\bfrom\s+)?\bwhat\s+(?:it|they|that)\s+(?:had\s+been|was|were)\b|"
    r"\bas\s+(?:against|opposed\s+to)\b|\b(?:versus|vs)\b\.?|\b(?:respectively|both|each|alike)\b|"
    r"\b(?:differ(?:s|ed|ent(?:ly)?)?|contrast(?:ed|s)?)\b(?:\s+(?:from|with|to|between))?|"
    r"\b(?:any|much|far|a\s+lot|a\s+little)?\s*\b(?:higher|lower|bigger|smaller|larger|greater|fewer|more|less|cheaper|"
    r"dearer|longer|shorter|better|worse)\b(?:\s+expensive)?|"
    r"\bby\s+how\s+much\b|\bhow\s+much\b(?=\W*$)|"
    r"\bthan\b(?:\s+(?:it|they|that|those)\s+(?:had\s+been|was|were|is|are))?|"
    r"\b(?:that|those|it|the\s+(?:ones?|same|figures?|level|amount|sum))\b(?=\s*(?:$|[?.!,]|of|for|in))",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:precepts?|budgets?|costs?|prices?|quotes?|quotations?|salary|wages?|fees?|rents?|"
    r"charges?|bills?|balances?|reserves|premiums?|expenditure|income|turnover|spend(?:ing)?)\b",
    re.IGNORECASE,
)
_LOOSE_ENDS = re.compile(
    r"^(?:\W|\b(?:and|or|of|for|in|to|with|between|from|was|were|is|are|did|does|do|has|have|there|the)\b)+"
    r"|(?:\W|\b(?:and|or|of|for|in|to|with|between|from|by|was|were|is|are|been|the)\b){1,20}$",
    re.IGNORECASE,
)
_ANY_DAY = date(2000, 1, 1)  # a time that is named does not lean on today


def of_each_time(question: Question, ask: Ask) -> Answer | None:
    """What the minutes say of each time that a question compares; None if it compares none.

    Where one time has nothing the answer says so, and shows the other. Times that stand side by
    side without a word of comparison are taken apart only where nothing answers them together.
    """
    sides = sides_of(question)
    if not sides:
        return None
    if not _sets_apart(question) and isinstance(together_told := ask(question), Answer):
        return together_told
    answers = [(side, ask(side)) for side in sides]
    told = [(side, _told(side, one) if isinstance(one, Answer) else None) for side, one in answers]
    held = [one for _, one in told if one]
    # The course of a matter is told by what lies between as well.
    if not held or (question.wanted is Wanted.TIMELINE and len(held) < len(sides)):
        return None
    silent = [topic_absent(replace(side, topic=_shown(side)), ()) for side, one in told if not one]
    return together(question, held, silent)


def sides_of(question: Question) -> tuple[Question, ...]:
    """The question of each time that it names, by itself; none where it names one, or too many."""
    text = question.text
    years, points = _financial(text), _points(text)
    back, on = _BEFORE.search(text), _AFTER.search(text)
    apart = _sets_apart(question)
    times: Sequence[str] = years
    if not years:
        times = points if apart and _of_own_words(question) else ()
    elif len(years) == 1 and apart:
        times = (*years, *points) if points and not (back or on) else years
    if len(times) == 1 and apart and (back or on):
        times = _with_other(times[0], 1 if on else -1)
    if not 2 <= len(times) <= MOST_TIMES:
        return ()
    return tuple(side for time in times if (side := _of(question, time)) is not None)


def _of_own_words(question: Question) -> bool:
    """Whether its dates are those of its words: not given by the reader instead, nor taken off."""
    window = find_window(question.text, today=_ANY_DAY)
    return question.date_words == (window.words if window else None)


def _sets_apart(question: Question) -> bool:
    """Whether a question asks for a difference, and not for the course of a matter."""
    return compares(question.text) or _CHANGED.search(question.text) is not None


def _financial(text: str) -> tuple[str, ...]:
    """The financial years that a text names, each once, in order."""
    found = {
        _year(match): "/".join(_year(match))
        for match in _YEARS.finditer(text)
        if (int(match["first"]) + 1) % 100 == int(match["last"]) % 100
    }
    return tuple(found.values())


def _points(text: str) -> tuple[str, ...]:
    rest = with_each_year(_YEARS.sub(" ", text))
    return tuple(dict.fromkeys(match["point"] for match in _POINTS.finditer(rest)))


def _with_other(time: str, years: int) -> tuple[str, ...]:
    """A time and the same so many years on, the earlier first."""
    moved = re.sub(r"(?:19|20)\d\d", lambda found: str(int(found[0]) + years), time, count=1)
    if "/" in time:
        moved = f"{moved[:4]}/{(int(moved[:4]) + 1) % 100:02}"
    return (time, moved) if years > 0 else (moved, time)


def _of(question: Question, time: str) -> Question | None:
    """The question of one time alone; None for a time that there is not."""
    window = None if "/" in time else find_window(f"in {time}", today=_ANY_DAY)
    if window is None and "/" not in time:
        return None
    words, topic = _bare(question.words), topic_of(_bare(question.topic))
    when = window.words if window else f"for {time}"
    text = f"{_bare(question.text)} {when}?"
    wanted = question.wanted
    if not question.people and _SUM.search(topic) and wanted is not Wanted.DECIDED:
        words, text = f"what was the {topic}", f"How much money was the {topic} {when}?"
        wanted = Wanted.HOW_MANY
    elif wanted is Wanted.TIMELINE:
        wanted = Wanted.SAID
    if window is None:
        words, topic = f"{words} {when}", f"{topic} {when}".strip()
    side = replace(
        question, text=text, words=words, topic=topic, wanted=wanted,
        names=tuple(name for one in question.names if (name := _bare(one))),
    )  # fmt: skip
    if window is None and not _HALF_YEAR.search(question.text):
        return side
    first, last = (window.first, window.last) if window else (None, None)
    return replace(
        side, date_from=first.isoformat() if first else None,
        date_to=last.isoformat() if last else None, date_words=window.words if window else None,
    )  # fmt: skip


def _bare(text: str) -> str:
    """The words without any time, and without those of the comparison."""
    for pattern in (_YEARS, _REST_OF_YEAR, _BEFORE, _AFTER, _POINTS, _CHANGED, _SETTING):
        text = pattern.sub(" ", text)
    return _LOOSE_ENDS.sub("", _once(text.split()))


def _once(words: Sequence[str]) -> str:
    """Words without a second "the number", which stands for the same of the other time."""
    kept: list[str] = []
    for at, word in enumerate(words):
        again = at > 0 and words[at - 1].lower() == "the" and word in kept
        if again:
            kept.pop()
        else:
            kept.append(word)
    return " ".join(kept)


def _shown(side: Question) -> str:
    return f"{side.topic} {side.date_words}" if side.date_words else side.topic


def _told(side: Question, found: Answer) -> Answer | None:
    """What an answer says of its time: of a sum, what has one; None if that is nothing.

    A financial year stands beside what is told of it. Where many things are told, what answers
    is never cut off.
    """
    cited = {one.number: one for one in found.citations}
    year = _YEARS.search(side.topic)
    kept = [
        finding
        for finding in found.findings
        if (year is None or _names(year[0], _around(cited[finding.citation])))
        and (not _is_of_sum(side) or has(finding.text, Thing.MONEY, side))
    ]
    if year is not None:
        kept = [f for f in kept if _names(year[0], _heading(cited[f.citation]) + f.text)] or kept
    best = cited.get(found.answer_citation or 0)
    first = [f for f in kept if best and holds(cited[f.citation], best)]
    most = [*first, *(f for f in kept if f not in first)][:OF_TIME]
    shown = tuple(finding for finding in kept if finding in most)
    if not shown:
        return None
    return replace(
        found, findings=shown, answer=None, answer_citation=None,
        more=found.more + len(kept) - len(shown),
    )  # fmt: skip


def _is_of_sum(side: Question) -> bool:
    return thing_of(side) is Thing.MONEY


def _around(citation: Citation) -> str:
    return f"{_heading(citation)}{citation.passage_text}"


def _heading(citation: Citation) -> str:
    return f"{citation.item_title}\n"


def _names(year: str, text: str) -> bool:
    """Whether a text has a financial year as such: 2020 alone is not 2020/21."""
    return any(_year(found) == _year(one) for found in _YEARS.finditer(text)
               for one in _YEARS.finditer(year))  # fmt: skip


def _year(match: re.Match[str]) -> tuple[str, str]:
    return match["first"], match["last"][-2:]
