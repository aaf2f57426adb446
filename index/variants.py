"""In what other ways a text may say what was typed: term sequences to look for. Pure."""

from collections.abc import Sequence
from itertools import chain, pairwise, permutations

from index.analysis import STOP_WORDS, Forms, analyse, tokens

MOST_NEAR_SIDES = 4  # all orders are asked for: 24


def loose_terms(forms: Forms) -> list[str]:
    """The terms of one plain word of a question: "vice-chairman" is also looked for in parts."""
    return [forms.exact, *(part for part in forms.parts if part not in STOP_WORDS)]


def phrase_variants(text: str) -> list[tuple[str, ...]]:
    """The term sequences by which a phrase may stand in a text, as written first.

    "vice chairman of" also stands in "Vice-Chairman of", and the other way round. At most one
    compound is taken differently in each variant.
    """
    forms = [token.forms for token in tokens(text)]
    written = [one.exact for one in forms]
    variants = [tuple(written)]
    for at, one in enumerate(forms):
        if one.parts:
            variants.append((*written[:at], *one.parts, *written[at + 1 :]))
    words = [text[token.start : token.end] for token in tokens(text)]
    for at, (left, right) in enumerate(pairwise(words)):
        joined = analyse(f"{left}-{right}")
        if left.isalpha() and right.isalpha() and joined is not None:
            variants.append((*written[:at], joined.exact, *written[at + 2 :]))
    return list(dict.fromkeys(variants)) if forms else []


def near_orders(texts: Sequence[str]) -> list[list[str]]:
    """The terms of some words or phrases in every order of these; phrases keep theirs."""
    sides = [[token.forms.exact for token in tokens(text)] for text in texts[:MOST_NEAR_SIDES]]
    orders = permutations([side for side in sides if side])
    return [terms for order in orders if (terms := list(chain(*order)))]
