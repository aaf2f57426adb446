"""Lines that name who asks or who answers: "Question from Mr Ash", "Reply by the Leader:"."""

import re
from dataclasses import dataclass

from corpus.parsing.given_names import GIVEN_NAMES
from corpus.parsing.people import BARE, OFFICE, PLAIN_OFFICE, TITLED, is_bare_name, is_office, tidy

_WHO = rf"(?P<who>{TITLED}|{OFFICE}|{PLAIN_OFFICE}|{BARE})"
_NUMBER = r"(?:\s*(?:[Nn]o\.?\s*)?\(?\d{1,3}[.):]?)?"
# "Public Question 3: from Mr Ash to the Leader", "Supplementary question", "Q2 - Councillor Birch"
_QUESTION = re.compile(
    rf"\W*(?:\d{{1,3}}[.)]\s*)?(?:(?:[Pp]ublic|[Ww]ritten|[Oo]ral|[Mm]ember[’']?s?[’']?)\s+)?"
    rf"(?:(?P<again>[Ss]upplementary)(?:\s+[Qq]uestion)?|[Qq]uestion|QUESTION|SUPPLEMENTARY(?:\s+QUESTION)?|Q(?=\s?\d))"
    rf"{_NUMBER}"
    rf"(?:\W{{0,3}}\s*(?:(?:put|asked|submitted|received)\s+)?(?P<by>from|by|From|By|FROM|BY|[-–—:])\s*{_WHO}"
    r"(?![\w’'-]))?"
    r"(?P<rest>[^\n]*)",
    re.DOTALL,
)
_ANSWER = re.compile(
    rf"\W*(?:[Ss]upplementary\s+)?(?:[Aa]nswer|[Rr]eply|[Rr]esponse|ANSWER|REPLY|RESPONSE){_NUMBER}"
    rf"(?:\W{{0,3}}\s*(?:given\s+)?(?P<by>from|by|From|By|FROM|BY|[-–—:])\s*{_WHO}(?![\w’'-]))?"
    r"(?P<rest>[^\n]*)",
    re.DOTALL,
)
_OPENS = re.compile(
    r"\W*(?:\d{1,3}[.)]\s*)?(?:[A-Z]?[a-z’']+s?[’']?\s+)?(?:q(?=\s?\d)|question|supplementary|answer|reply|response)",
    re.I,
)
_LONGEST_LABEL = 140
_TO_WHOM = re.compile(r"[^.:?]{0,120}?(?:[:\-–—]|\.)?\s*$")
_COLON = re.compile(r"(?:,?\s+(?:to|for|,)?[^.:?\n]{0,100})?\s*:\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A label: who speaks below it (or behind it), and whether to ask or to answer.

    `who` is None where the label names nobody; `inline` says that the words follow on its line.
    """

    asks: bool
    who: str | None
    inline: bool
    again: bool = False


def question_line(block: str) -> QuestionLine | None:
    """The label that a block is, or that opens it."""
    if not _OPENS.match(block):
        return None
    head = tidy(block[:400])
    for asks, pattern in ((True, _QUESTION), (False, _ANSWER)):
        match = pattern.match(head)
        if match is None:
            continue
        who = match["who"]
        if who and not _is_somebody(who, plainly=match["by"].isalpha()):
            return None
        rest = match["rest"]
        inline = _COLON.match(rest) is not None
        if not inline and not (_TO_WHOM.fullmatch(rest) and len(head) < _LONGEST_LABEL):
            return None
        if who is None and rest.strip(" :.-–—") and not inline:
            return None
        again = asks and "upplementary" in head[: match.start("rest")].lower()
        return QuestionLine(asks, who and who[0].upper() + who[1:], inline, again)
    return None


def _is_somebody(who: str, *, plainly: bool) -> bool:
    if re.fullmatch(TITLED, who):
        return True
    if not plainly:  # "Question 3: Dog Fouling" has a subject, "Question 3: Ann Ash" a person
        return who.split()[0] in GIVEN_NAMES and re.fullmatch(BARE, who) is not None
    if re.fullmatch(PLAIN_OFFICE, who) or (who.startswith(("The ", "the ")) and is_office(who)):
        return True
    return re.fullmatch(BARE, who) is not None and is_bare_name(who)
