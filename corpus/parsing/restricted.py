"""Which items the text itself marks as exempt or confidential; a lost motion closes nothing."""

import re
from collections.abc import Sequence

# "(Exempt)", "EXEMPT:", "Part II – confidential", "NOT FOR PUBLICATION", "Restricted enclosure"
_MARKED = re.compile(
    r"\(\s*(?:Exempt|Confidential|Restricted|EXEMPT|CONFIDENTIAL|RESTRICTED)\b"
    r"|\b(?:EXEMPT|CONFIDENTIAL|NOT\s+FOR\s+PUBLICATION)\b|^\s*(?:Exempt|Confidential"
    r"|Restricted)\s*[:–-]"
    r"|\bRestricted\s+enclosure\b|[-–:]\s+(?:Exempt|Confidential)\s*$"
)
_ABOUT_EXCLUSION = re.compile(
    r"\bexclu(?:sion|de)\b|\bpossible\s+exempt|\bexempt(?:ion)?s?\s+from\b", re.IGNORECASE
)
_EXCLUSION = re.compile(
    r"\b(?:RESOLVED|Resolved|resolved|AGREED|Agreed|agreed)\b[^.]{0,200}?"
    r"\b(?:press\s+and\s+(?:the\s+)?)?public\s+be\s+excluded\b[^.]{0,160}"
)
# "It was moved and seconded that the public be excluded … RESOLVED accordingly."
_EXCLUSION_MOVED = re.compile(
    r"\b(?:press\s+and\s+(?:the\s+)?)?public\s+be\s+excluded\b[^.]{0,300}\.\s+"
    r"(?:It\s+was\s+)?(?:RESOLVED|AGREED|Resolved|Agreed|resolved|agreed)\s+(?:accordingly"
    r"|unanimously)"
)
_LOST = re.compile(r"\b(?:lost|defeated|fell|not\s+carried|not\s+agreed)\b", re.IGNORECASE)
_THIS = re.compile(r"\b(?:this|the)\s+item\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:following|next)\s+item\b(?!s)", re.IGNORECASE)


def restricted_items(items: Sequence[tuple[str, str]]) -> list[bool]:
    """For each (title, text) in order, whether the record itself closes that item."""
    closed = [False] * len(items)
    for at, (title, text) in enumerate(items):
        if _MARKED.search(title) and not _ABOUT_EXCLUSION.search(title):
            closed[at] = True
        exclusion = _EXCLUSION.search(text) or _EXCLUSION_MOVED.search(text)
        if exclusion is None or _LOST.search(text):
            continue
        if _NEXT.search(exclusion[0]) and at + 1 < len(items):
            closed[at + 1] = True
        elif _THIS.search(exclusion[0]) and not _ABOUT_EXCLUSION.search(title):
            closed[at] = True
    return closed
