"""What a sentence or list item records: a decision, a vote, a question, an action and so on."""

import re

from corpus.models import PassageKind
from corpus.parsing.outcomes import outcome_in
from corpus.parsing.tasks import task_in
from corpus.parsing.units import is_vote_line
from corpus.parsing.votes import tally_in

_ATTENDED = re.compile(
    r"^\W*(?:(?:members|councillors|also|others?|officers?)\s+)?(?:present|those attending|in"
    r" attendance|attendance"
    r"|attending(?: for this item)?|yn bresennol|presennol|wrth law|apologies|sederunt)\b\s*[:–(-]"
    r"|\bapolog(?:y|ies)\b[^.]{0,80}\b(?:received|submitted|reported|intimated|given|accepted"
    r"|noted|from)\b"
    r"|\bymddiheuriad\w*\b|^\W*(?:there were\s+)?\w+\s+members?\s+of\s+the\s+public\s+(?:was|were"
    r"|present|attended)\b",
    re.IGNORECASE,
)
_ATTENDANCE_TITLE = re.compile(
    r"^\W*(?:present|apologies|attendance|in attendance|those attending|presennol"
    r"|ymddiheuriadau)\b[\w\s]{0,30}$",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\b(?:voted\s+(?:for|against|in\s+favour)|show\s+of\s+hands|put\s+to\s+the\s+vote"
    r"|recorded\s+vote|on\s+(?:a|being\s+put\s+to\s+the)\s+vote"
    r"|casting\s+vote|\d+\s+votes?)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\?\s*[”\"’)]*\s*$|\bin\s+(?:response|reply|answer)\s+to\s+(?:a|the|an|further)?\s*"
    r"(?:\w+\s+)?(?:question|query|queries|questions)\b"
    r"|\b(?:asked|queried|questioned|enquired|inquired)\s+(?:whether|if|how|what|why|when|where"
    r"|who|which|about|for\s+clarification|the\s+Chair)\b"
    r"|^\W*(?:question|supplementary(?:\s+question)?)\s*(?:\d+\s*)?[:–-]|\bqueried\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:received|considered|introduced|presented|noted)\s+(?:a|the|an)\s+(?:\w+\s+){0,4}"
    r"(?:report|update|presentation|paper|briefing)\b"
    r"|\b[Tt]he\s+(?:report|paper|presentation|update|briefing)\s+(?:set\s+out|outlined|detailed"
    r"|provided|highlighted|covered|summari[sz]ed|showed|gave|explained)\b"
    r"|\breport\s+(?:no|ref)\b|\b(?:set\s+out|attached|detailed|shown)\s+(?:in|at|as)\s+"
    r"(?:the\s+)?(?:Appendix|report)\b",
    re.IGNORECASE,
)


def kind_of(text: str, *, item_title: str = "", decided: bool = False) -> PassageKind:
    """The kind of one sentence or list item; `decided` where it lies inside a decision."""
    if _ATTENDED.search(text) or (_ATTENDANCE_TITLE.match(item_title) and outcome_in(text) is None):
        return PassageKind.ATTENDANCE
    if is_vote_line(text) or tally_in(text) or (_VOTED.search(text) and not decided):
        return PassageKind.VOTE
    if decided or outcome_in(text):
        return PassageKind.DECISION
    if task_in(text):
        return PassageKind.ACTION
    if _ASKED.search(text):
        return PassageKind.QUESTION
    return PassageKind.REPORT if _REPORTED.search(text) else PassageKind.DISCUSSION
