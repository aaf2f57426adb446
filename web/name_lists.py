"""Names in a list as a person writes it, "A, B and C", told apart again. Pure.

Names have "and" and commas too ("Bournemouth, Christchurch and Poole Council"), so a list is cut
only between names that are surely whole.
"""

import re
from collections.abc import Set

BODY = re.compile(r"the (board|panel|cabinet|executive)")
_WHOLE = re.compile(
    r"“[^“”]*”|.*\b(?:Council|Committee|Cabinet|Board|Panel|Executive|Authority|Corporation)",
    re.DOTALL,
)
_AND, _COMMA = " and ", ", "
# Of one name; ours, far more than any has. Without them a long list would take its length squared.
MOST_ANDS, MOST_COMMAS = 6, 4


def listed_names(text: str, known: Set[str]) -> list[str]:
    """The names of a list; the text itself where they cannot be told apart."""
    if text in known:
        return [text]
    for joined in reversed(list(re.finditer(_AND, text))[-MOST_ANDS:]):
        last, before = text[joined.end() :], _between_commas(text[: joined.start()], known)
        if before and whole(last, known):
            return [*before, last]
    return [text]


def whole(name: str, known: Set[str]) -> bool:
    """Whether some words are surely one whole name."""
    return name in known or any(each.fullmatch(name) for each in (_WHOLE, BODY))


def _between_commas(text: str, known: Set[str]) -> list[str]:
    """As many whole names as a text can be cut into at its commas; none if it cannot."""
    pieces = text.split(_COMMA)
    best: dict[int, list[str]] = {len(pieces): []}
    for start in range(len(pieces) - 1, -1, -1):
        for end in range(start + 1, min(start + 1 + MOST_COMMAS, len(pieces)) + 1):
            name = _COMMA.join(pieces[start:end])
            if end in best and start not in best and whole(name, known):
                best[start] = [name, *best[end]]
    return best.get(0, [])
