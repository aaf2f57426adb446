"""Whether words move, put or settle an amendment to a motion, rather than a motion of their own."""

import re

_MOVED = r"(?:moved|proposed|proposes|moves|put\s+forward|tabled|cynigi(?:wyd|odd))"
_AN = (
    r"(?:an?|the|one|two|three|this|his|her|that|following|further|second|third|fourth|another"
    r"|alternative|friendly|motion)"
)
# What is amended here is a paper, and to amend it is the motion.
_PAPER = (
    r"(?!\s+(?:be\s+made\s+)?(?:to|of|in)\s+(?:the\s+|its\s+|our\s+)?(?:\w+\s+){0,3}?(?:minutes|standing"
    r"|constitution|polic(?:y|ies)|regulations?|rules?|terms|plan|code|scheme|by-?laws?|budget"
    r"|contract|licen[cs]e|agenda|planning|application|act)\b)"
)
# "Cllr Ash moved, seconded by Cllr Birch, the following amendment", "an amendment was proposed by"
_MOVES = re.compile(
    rf"\b{_MOVED}\b[^.;:“]{{0,140}}?\b(?<!with\s)(?<!to\s)(?<!of\s)(?:{_AN}\s+){{1,3}}amendments?\b{_PAPER}"
    rf"|\b{_MOVED}\s+(?:as\s+an\s+|by\s+way\s+of\s+(?:an\s+)?|in\s+)amendment\b"
    r"|\bby\s+way\s+of\s+(?:an\s+)?amendment\b|^\W*AMENDMENT\b\W*(?:\d+\W*)?(?=[A-Z])"
    rf"|\bamendments?\b[^.;:“]{{0,60}}?\b(?:was|were|having\s+been|being)\s+(?:then\s+|also\s+)?{_MOVED}\b"
    r"|\bgwelliant\b[^.;]{0,40}\b(?:cynigi|eiliwyd)",
    re.IGNORECASE,
)
# "the amendment was put to the vote", "put the amendment set out at paragraph 15 to the vote"
_PUT = re.compile(
    r"\bput\s+(?:the|this|that)\s+(?:\w+\s+){0,2}amendment\b[^.;]{0,60}?\bto\s+the\s+vote\b"
    r"|\b(?:the|this|that)\s+(?:\w+\s+){0,2}amendment\b[^.;]{0,40}?\b(?:was|being|been)\s+(?:then\s+"
    r"|duly\s+)?put\b",
    re.IGNORECASE,
)


def moves_amendment(text: str) -> bool:
    """Whether somebody moves an amendment here."""
    return _MOVES.search(text) is not None


def puts_amendment(text: str) -> bool:
    """Whether an amendment is put to the vote here."""
    return _PUT.search(text) is not None
