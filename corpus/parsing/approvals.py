"""What minutes say of the minutes of earlier meetings: that they were approved, or corrected.

Only a statement that names the earlier meeting's day counts; "the minutes of the last meeting were
agreed" does not say which one that was.
"""

import re
from collections.abc import Iterator
from itertools import islice

from corpus.models import Approval, DocumentStatus
from corpus.parsing.said_dates import said_in

_MINUTES = re.compile(r"\b(?:minutes|cofnodion)\b", re.IGNORECASE)
_ARISING = re.compile(r"\barising\s+(?:from|out\s+of|in)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_NAMED_WITHIN = 130  # characters from "minutes" to the day of their meeting
_LONGEST_DAY = 24
_MOST = 2_000  # times that minutes are named; the longest real pack names them 300 times
_BEFORE = 160
_AFTER = 420
# The words between "minutes" and the day must lead to a meeting's day, not to any other.
_LEADS = re.compile(
    r"^\s*(?:\([^)]{0,40}\)\s*)?(?:(?:of|from|for|held|on|at|the|an?|last|previous|and|both|to|dated|a"
    r"|meetings?|ordinary|extra-?ordinary|special|annual|general|general|monthly|parish|town|community|full"
    r"|county|borough|city|district|council|council’s|council's|committee|cabinet|board|panel|agm"
    r"|y|yr|cyfarfod|cyfarfodydd|diwethaf|gynhaliwyd|ar|o|blaenorol|cyngor"
    r"|mon|tues|wednes|thurs|fri|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|via|zoom|in|by|virtual|virtually|remote|remotely|(?-i:[A-Z][\w’'-]*)|&)(?!\w)[\s,:.*_-]*){0,14}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]’'\"”])[.!?](?:\s+|$)(?=[A-Z0-9“\"*(]|$)|\n\s*\n")
_SETTLED = re.compile(
    r"\b(?:were|was|be|been|being|are)\s+(?:(?!not\b)[\w’']+\s+){0,4}?(?:approved|agreed|confirmed|adopted"
    r"|accepted|signed|ratified)\b"
    r"|\b(?:were|was|as|be|is|are)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+(?:and\s+)?){0,2}?"
    r"(?:true|correct|accurate|fair)\b"
    r"|\b(?:agreed|approved|accepted|adopted|confirmed|signed)\s+(?:and\s+\w+\s+)?(?:as|to\s+be|by|and\s+signed)\b"
    r"|\b(?:proposed|moved)\s+(?:the\s+)?(?:acceptance|adoption|approval|as\s+correct|as\s+a)\b"
    r"|\b(?:acceptance|approval|adoption)\s+(?:was\s+|–\s+|-\s+)?(?:proposed|moved)\b"
    r"|\bmoved\s+as\s+(?:correct|a\s+true)\b|\bmotion\s+passed\b|\bapproved\s+(?:and|unanimously)\b"
    r"|\b(?:yn\s+gywir|eu\s+bod\s+yn\s+gywir|cadarnhawyd|derbyniwyd|llofnodwyd|arwyddwyd)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not|cannot|could\s+not|unable\s+to)\s+(?:\w+\s+){0,2}(?:approved?|agreed?|confirmed|adopted"
    r"|accepted|signed|a\s+true|a\s+correct)\b|\b(?:approval|acceptance|adoption)\b.{0,40}\bdeferred\b"
    r"|\bdeferred\b.{0,40}\bnext\s+meeting\b|\bif\s+in\s+order\b",
    re.IGNORECASE,
)
# "To approve the minutes of …" is what the agenda asks for, unless an outcome follows it.
_ASKED_FOR = re.compile(
    r"\b(?:to|i)\s+(?:(?:consider|note|receive)\s+and\s+)?(?:approve|confirm|sign|agree|adopt|accept"
    r"|receive|gadarnhau|lofnodi)\b[^.\n]{0,200}",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:amend(?:ed|ing|ments?|s)?|corrections?|corrected|alterations?|altered|cywiriadau?)\b"
    r"|\bsubject\s+to\b|\bwith\s+the\s+(?:addition|inclusion|exception|following\s+change)\b"
    r"|\bmissed\s+off\b|\bshould\s+(?:have\s+)?(?:read|been)\b|\bto\s+read\b|\bomitt(?:ed|ing)\b"
    r"|\bin\s+error\b",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(
    r"\b(?:without|no)\s+(?:\w+\s+){0,2}(?:amend\w*|corrections?|alterations?|changes?)\b",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(
    r"\b(?:any|nor)\s+(?:\w+\s+){0,2}(?:amend\w*|corrections?|alterations?|changes?)\b"
    r"|\bsubject\s+to\s+(?:confirmation|approval|the\s+approval)\b|\bcorrected\s+record\b",
    re.IGNORECASE,
)


def find_approvals(text: str, own: str | None) -> tuple[Approval, ...]:
    """Each earlier meeting whose minutes the text says were approved or corrected, once each.

    `own` is the day of the meeting that the text itself is about: its title names that day too.
    """
    found: dict[str, Approval] = {}
    for match in islice(_MINUTES.finditer(text), _MOST):
        days = [day for day in _days_named(text, match.end()) if day != own]
        if not days or _ARISING.search(text, max(0, match.start() - 30), match.start()):
            continue
        start, end = _around(text, match.start(), match.end())
        status = _status(text[start:end])
        if status is None:
            continue
        for said in days:
            held = found.get(said)
            if held is None or (held.status, status) == _GREW:
                found[said] = Approval(said, status, start, end)
    return tuple(sorted(found.values(), key=lambda each: (each.start, each.said)))


_GREW = (DocumentStatus.APPROVED, DocumentStatus.CORRECTED)


def _days_named(text: str, after: int) -> Iterator[str]:
    """The days right after "minutes of the meeting held on", and those that "and" adds."""
    words = text[after : after + _NAMED_WITHIN + _LONGEST_DAY]
    words = words[: (end.start() if (end := re.search(r"\n\s*\n", words)) else None)]
    last = None
    for start, said in said_in(words):
        if start > _NAMED_WITHIN:
            return
        between = words[:start] if last is None else words[last:start]
        if last is None and not _LEADS.match(between):
            return
        if last is not None and not re.fullmatch(
            r"[\w\s,^]{0,14}?(?:and|&|,)\s+(?:the\s+)?", between
        ):
            return
        last = start
        yield said


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that names the minutes, with the next ones of the same paragraph."""
    before = list(_SENTENCE_END.finditer(text, max(0, start - _BEFORE), start))
    first = before[-1].end() if before else max(0, start - _BEFORE)
    if not before and first:  # cut in the middle of a word
        first = text.find(" ", first, start) + 1 or start
    last = min(len(text), end + _AFTER)
    paragraph = re.search(r"\n\s*\n", text[end:last])
    if paragraph and _settles(text[first : end + paragraph.start()]):
        last = end + paragraph.start()
    ends = [each.end() for each in _SENTENCE_END.finditer(text, end, last)]
    for at, stop in enumerate(ends):
        if _settles(text[first:stop]):
            last = (
                ends[at + 1]
                if at + 1 < len(ends) and _tells_of_a_change(text, stop, ends[at + 1])
                else stop
            )
            break
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), last - (len(words) - len(words.rstrip()))


def _tells_of_a_change(text: str, start: int, end: int) -> bool:
    return "\n\n" not in text[start - 2 : start] and _CORRECTED.search(text, start, end) is not None


def _settles(words: str) -> bool:
    return _SETTLED.search(_ASKED_FOR.sub(" ", words)) is not None


def _status(words: str) -> DocumentStatus | None:
    if _OPEN.search(words) or not _settles(words):
        return None
    changed = _CORRECTED.search(_NO_CHANGE.sub(" ", words)) and not _UNCHANGED.search(words)
    return DocumentStatus.CORRECTED if changed else DocumentStatus.APPROVED
