"""Whether what stands before a verb leaves it a decision of this meeting, or only tells of one."""

import re

# Another meeting's decision, a wish, a condition or somebody's words: no decision of ours.
_NOT_OURS = re.compile(
    r"\b(?:(?:that|last|previous|earlier|recent|an?|their|its)\s+(?:\w+\s+)?meeting\b|had\s+"
    r"(?:been\s+)?(?:previously\s+)?(?:agreed|resolved)"
    r"|(?:in|at|on|since)\s+(?:\w+\s+){0,4}(?:19|20)\d\d\b(?!\s*[/-]\d)|previously|whether|hoped|once|if|until"
    r"|when"
    r"|asked|suggested\s+that|understood|said|stated|explained|reported|reminded|recalled|advised"
    r"|informed|last\s+(?:month|year|week)|subject\s+to\s+(?:\w+\s+){0,3}being"
    r"|at\s+the\s+(?:annual|agm|site|public|liaison|\w+\s+liaison)(?:\s+\w+){0,3})\b",
    re.IGNORECASE,
)
# "In June 2019, the Partnership considered … and it was agreed": history told at this meeting
# The minutes *of* an earlier meeting are approved at this one: their date is no objection.
_MINUTES_OF = re.compile(r"(?i)\b(?:minutes|notes|accounts)\b.*?(?=,|;|\band\b|$)", re.DOTALL)
_LONG_AGO = re.compile(r"^\W*(?:[Ii]n|[Dd]uring|[Aa]t|[Ss]ince)\s+(?:\w+\s+){0,3}(?:19|20)\d\d\b")
_NEAR = 120  # no match of _THAT_BEFORE is longer
_FAR = 2_000  # characters; what stands further before a verb belongs to another clause
# "the motion that he had withdrawn in September": what the clause tells happened before
_TOLD = re.compile(r"\b(?:that|which|whom?|as)\s+(?:[\w’']+\s+){0,4}had\b|\bhad\s+(?:\w+\s+)?$")
_THAT_BEFORE = re.compile(r"\b(?:that|as|which|what|than|where|[Ff]el\s+(?:y|yr|ag\s+y))\s+$")
# What stands behind these is ours again, though a speech goes before: "… and it was agreed"
_SETTLED_PREFIX = re.compile(
    r"(?:\band|;|,\s*but|\bso|\btherefore|[–—]|\s-|\b(?:[Aa]fter|[Ff]ollowing)\b[^.;]{0,30}"
    r"\b(?:discussion|deliberation|debate|consideration)\b[^.;]{0,100})\s*$"
)
_OTHER_MEETING = re.compile(r"\b(?:that|last|previous)\s+meeting\b")
# Planning permission, and what other authorities decide
_OTHERS = re.compile(
    r"\b(?:planning|permission|permitted|appeal|Borough|District|County|City|Highways|NCC|SBC|WNBC"
    r"|BCKLWN|Government|Authority|Inspector|Council\s+Tax|loan|licen[cs]e)\b"
)
_BUILDING = re.compile(
    r"\b(?:extension|dwellings?|erection|construction|conversion|conservatory|garage|bungalow"
    r"|change\s+of\s+use|annexe?)\b",
    re.IGNORECASE,
)
_OTHER_COMMITTEE = re.compile(
    r"\b(?:Hall|Fields?|Club|School|Church|Trust|Association|Liaison)\s+$"
)
_ABOVE = re.compile(r"\b(?:County|Borough|District|City)\s+Council\b")


def names_others(before: str) -> bool:
    """Whether another authority, or what only one can give, is named."""
    return _OTHERS.search(before) is not None or names_building(before)


def names_building(before: str) -> bool:
    """Whether it is about a building: who approves or refuses that is the planning authority."""
    return _BUILDING.search(before) is not None


def is_history(sentence: str) -> bool:
    """Whether a sentence begins in an earlier year: what follows it belongs there too."""
    return _LONG_AGO.match(sentence) is not None


def is_another_body(before: str, body: str) -> bool:
    """Whether it is the council above a parish, or another body's committee.

    A county's own minutes call it "the Council" where it acts.
    """
    if _ABOVE.search(body):
        return True
    return _OTHER_COMMITTEE.search(before) is not None


def is_ours(before: str) -> bool:
    """Whether what stands before the verb leaves it a decision of this meeting."""
    if _LONG_AGO.match(before):
        return False
    before = _MINUTES_OF.sub("", before[-_FAR:])
    if _SETTLED_PREFIX.search(before):
        return _OTHER_MEETING.search(before) is None
    return not _NOT_OURS.search(before) and not _THAT_BEFORE.search(before)


def is_told(before: str) -> bool:
    """Whether somebody's words, another meeting or a condition stand before."""
    return _NOT_OURS.search(before) is not None


def follows_that(before: str) -> bool:
    """Whether "that", "which" or "as" stands directly before."""
    return _THAT_BEFORE.search(before, max(0, len(before) - _NEAR)) is not None


def tells_of_the_past(text: str, start: int, end: int) -> bool:
    """Whether the stretch tells what had happened before this meeting."""
    return _TOLD.search(text, start, end) is not None
