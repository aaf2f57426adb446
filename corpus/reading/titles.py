"""Whether a line reads as a heading, by its letters alone. Fonts are not known here."""

import re

from corpus.reading.phrases import is_vote_side

_SHORT = 120  # the longest capital headings in the Kent and parish minutes have about 110 letters
_NUMBERED_SHORT = 90
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])(.{1,400}?)(?<=[^\s])\1:?", re.DOTALL)
_ENDS_LIKE_A_SENTENCE = re.compile(r"[.,;:?!]$")
_INNER_SENTENCE = re.compile(r"[.;?!]\s+[A-Z]")
_DECIDES = re.compile(
    r"(?:it was )?(?:unanimously )?(?:resolved|recommended|agreed|noted|carried|lost|approved?"
    r"|refused?|no objections?|penderfynwyd|action)\b",
    re.IGNORECASE,
)
_CAPITAL_SENTENCE = re.compile(r".{60,}\.$", re.DOTALL)  # "MATTERS ARISING." is a title
_SAYS = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be|would|will|presented|introduced|reported|said|asked"
    r"|proposed|moved|seconded|noted|agreed|advised|confirmed|stated)\b"
    r"|^(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor|The|It|An?)\b.*\b[a-z]+ed\b"
)
_DECIDED = re.compile(r"\b(?:RESOLVED|RECOMMENDED|AGREED|NOTED|CARRIED|LOST|PENDERFYNWYD)\b")
_WORD = re.compile(r"\b[^\W\d_]{4,}")  # initials and postcodes are capitals too
_ITEM_NUMBER = re.compile(r"[A-Z]{0,6}[\d/.\s-]+[A-Za-z]{0,4}\.?")


def emphasised(text: str) -> tuple[int, int] | None:
    """Where the words of a paragraph that is wholly one bold or italic run lie, without marks."""
    if text[:1] not in ("*", "_"):
        return None
    found = _EMPHASIS.fullmatch(text)
    if found is None or found.group(1) in found.group(2):
        return None
    return found.span(2)


def bold_inside(text: str) -> tuple[int, int] | None:
    """As `emphasised`, for bold runs only."""
    return emphasised(text) if text[:2] in ("**", "__") else None


def is_bold_title(text: str) -> bool:
    """Whether a paragraph that is wholly bold is a heading and not an emphatic decision."""
    if len(text) > _SHORT or text.endswith((".", ";", ",")) or is_vote_side(text):
        return False
    return _WORD.search(text) is not None and not _DECIDES.match(text)


def is_capital_title(text: str) -> bool:
    """Whether a line is short, all capitals and no sentence."""
    if _DECIDES.match(text) or "£" in text:
        return False
    return (
        bool(_WORD.search(text))
        and len(text) <= _SHORT
        and text.isupper()
        and not text.endswith(".")
    )


def is_numbered_title(number: str, text: str) -> bool:
    """Whether what follows an item number is its title: short, capital first, no stop."""
    if len(text) > _NUMBERED_SHORT or _DECIDES.match(text) or not _ITEM_NUMBER.fullmatch(number):
        return False
    if _DECIDED.search(text) and not text.isupper():
        return False  # "The Committee RESOLVED", its points below
    if any(rule.search(text) for rule in (_ENDS_LIKE_A_SENTENCE, _INNER_SENTENCE, _SAYS)):
        return False
    return text[:1].isupper() and sum(map(str.isalpha, text)) >= 3


def has_verb(text: str) -> bool:
    """Whether a line says something of somebody, as no title does."""
    return _SAYS.search(text) is not None


def is_short_title(text: str) -> bool:
    """Whether a line may be the title of an item whose number stood on the line before."""
    return len(text) <= 200 and not text.endswith((".", ";", ","))
