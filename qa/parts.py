"""One question that is two: taken apart, so that each is put to the minutes by itself. Pure.

"What did it cost in 2006, and what in 2015?", "who proposed it and how did they vote?", "Ashby in
2014 or Elmton in 2019?": no passage answers both, and what is said of one is no gap of the other.
"""

import re

from qa.each_thing import GIVEN
from qa.when import POINT

LEAST_WORDS = 3  # of a first part; a second may lean on it ("and when?")
# In a name, "and" belongs to it only where the question has no time before it.
_NAME = r"[A-ZÀ-ÖØ-ÞŴŶ][\w'’&-]*(?:,?\s+(?:(?:of|the|upon|le|y)\s+)?[A-ZÀ-ÖØ-ÞŴŶ][\w'’&-]*){0,5}"
_TIME = rf"(?:(?i:{POINT})|(?:19|20)\d\d\s?[/–-]\s?\d\d)(?![\w/]|[-–]\d)"
_PLACED = r"(?:(?:in|at|on|by|of|for|from|to|near)\s+)?(?:the\s+)?"


def _pair(group: str) -> str:
    """A place and a time."""
    return (
        rf"(?P<{group}>(?P<at_{group}>{_PLACED}){_NAME}(?:['’]s?)?,?\s+"
        rf"(?:in|on|for|of|at|during)\s+(?:the\s+year\s+)?{_TIME})"
    )


_BESIDE = re.compile(
    rf"{_pair('one')}\s*,?\s*\b(?i:and|or|than|versus|vs\.?|with|to|against)\s+"
    rf"(?:(?:that|those)\s+)?{_pair('other')}"
)
# "Which of the two paid more, …": of one by itself it is what was paid.
_WHICH = re.compile(
    r"^\W*which\s+(?:(?:one\s+)?of\s+(?:the|these|them)\s*(?:two|three|both)?|"
    r"(?:parish|town|council|village)s?)\s+|"
    r"\b(?:more|less|most|least|fewer|higher|lower|bigger|smaller|dearer|cheaper)\b(?=\s*[,:?])",
    re.IGNORECASE,
)
_ASKS = (
    r"(?:what|who|whom|whose|when|where|why|which|how(?:\s+(?:much|many|long|often))?)\b"
    r"(?!\s+(?:not|else|so|ever)\b)|"
    r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)\s+"
    r"(?:the|its?|they|their|he|she|we|you|an?|any\w*|there|this|that|those|(?-i:[A-Z]\S+))\b"
)
_OPENS = re.compile(rf"^\W*(?:(?:in|on|at|by|from|to|for|of|with)\s+)?(?:{_ASKS})", re.IGNORECASE)
_NEXT = re.compile(
    rf"\s*(?:[,;?]\s*(?:and|but|or)?|\s(?:and|but))\s+(?P<next>(?:(?:in|on|at|by|from|to|for|with)\s+)?"
    rf"(?:{_ASKS}).*)$",
    re.IGNORECASE | re.DOTALL,
)
# What leans on the sentence that it stands in: "how much was raised and what for", "by whom".
_HANGS = re.compile(
    r"^\W*(?:(?:what|how|why|when|where|who|whom|which|how (?:much|many|often|long))"
    r"(?:\s+(?:for|by|from|to|with|about|in|on|at|colou?r|kind|sort|size))?|"
    r"(?:by|for|to|from|with|on|in)\s+(?:what|whom|which|whose)(?:\s+\w+)?)\W*$",
    re.IGNORECASE,
)
# "And what in 2015?" asks the same of another time.
_OF_TIME = re.compile(rf"\b(?:in|on|of|for|at|during)\s+(?:the\s+year\s+)?{_TIME}")
_SAME_OF_TIME = re.compile(
    rf"^(?:what|how much|how many|who|when|where|why|which)(?:\s+(?:was|is)\s+it)?\s+"
    rf"(?P<time>{_OF_TIME.pattern})\W*$",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The questions that a question is made of, each as a talk: its last turn is the part.

    None where it is one. A second part stands alone, or leans on the first, which is then before
    it.
    """
    beside = _BESIDE.search(text)
    if beside is not None:
        return tuple((_alone(text, beside, name),) for name in ("one", "other"))
    second = _NEXT.search(text)
    if second is None or not _OPENS.match(text) or _HANGS.match(second["next"]):
        return ()
    first = text[: second.start()].strip(" ,;?")
    if len(first.split()) < LEAST_WORDS:
        return ()
    same = _SAME_OF_TIME.match(second["next"])
    if same is not None and len(_OF_TIME.findall(first)) == 1:
        return (f"{first}?",), (f"{_OF_TIME.sub(same['time'], first)}?",)
    return (f"{first}?",), (f"{first}?", f"And {second['next'].strip(' ?.!')}?")


def _alone(text: str, beside: re.Match[str], name: str) -> str:
    """The question of one of two places at two times."""
    at = beside["at_one"] if name == "other" and not beside["at_other"] else ""
    alone = f"{text[: beside.start()]}{at}{beside[name]}{text[beside.end() :]}"
    less = _WHICH.sub(" ", alone)
    if less != alone:
        less = f"How much {'money ' if GIVEN.search(less) else ''}{less}"
    return " ".join(less.split())
