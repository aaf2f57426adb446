"""Which words of a passage a search matched, and which whole sentences to show of it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.analysis import Token, is_stop_word, plain_form, terms, tokens
from index.models import Group, Near, Phrase, Prefix, Term, WordQuery

Span = tuple[int, int]
SNIPPET = 360  # characters; about three lines on a page. A single longer sentence is shown whole
MOST_PHRASE_WORDS = 64


@dataclass(frozen=True, slots=True)
class Sought:
    """What a query looks for: terms, the beginnings of words, and phrases of exact terms."""

    terms: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = field(default=())


def sought(query: WordQuery) -> Sought:
    """What to highlight for a query; what it leaves out is not looked for."""
    leaves = list(_leaves(query))
    words = [token for leaf in leaves if isinstance(leaf, Term) for token in tokens(leaf.text)]
    telling = [token for token in words if not is_stop_word(token.forms)] or words
    texts = [leaf.text for leaf in leaves if isinstance(leaf, Phrase)]
    texts += [text for leaf in leaves if isinstance(leaf, Near) for text in leaf.texts]
    phrases = [tuple(token.forms.exact for token in tokens(text)) for text in texts]
    return Sought(
        terms=frozenset(term for token in telling for term in _own_terms(token)),
        beginnings=tuple(plain_form(leaf.text) for leaf in leaves if isinstance(leaf, Prefix)),
        phrases=tuple(phrase[:MOST_PHRASE_WORDS] for phrase in phrases if phrase),
    )


def matched(text: str, what: Sought) -> list[Span]:
    """The stretches of a text that match, in order and without overlap."""
    placed = list(tokens(text))
    spans = [
        (token.start, token.end)
        for token in placed
        if not what.terms.isdisjoint(token.forms.all)
        or any(_begins(text, token, start) for start in what.beginnings)
    ]
    for phrase in what.phrases:
        found = _runs(placed, phrase)
        spans += found or [
            (token.start, token.end)
            for token in placed
            if not is_stop_word(token.forms) and not set(phrase).isdisjoint(token.forms.all)
        ]
    return _joined(spans)


def matches(text: str, what: Sought) -> bool:
    """Whether any of a text matches, in a fraction of the time that it takes to say where."""
    if what.beginnings:
        return bool(matched(text, what))
    here = terms(text)
    if not what.terms.isdisjoint(here):
        return True
    in_phrases = any(not set(phrase).isdisjoint(here) for phrase in what.phrases)
    return in_phrases and bool(matched(text, what))


def stretch(text: str, sentences: Sequence[Span], spans: Sequence[Span], meanings: Sequence[float]
            ) -> Span:  # fmt: skip
    """The run of whole sentences to show: the best one, and neighbours while there is room.

    Best is the one with the most different matched words, then the nearest in meaning, then the
    first. A match that crosses a border brings the next sentence with it. Without sentences the
    whole text is the stretch.
    """
    if not sentences:
        return (0, len(text))

    def rank(at: int) -> tuple[int, float, int]:
        start, end = sentences[at]
        words = {text[s:e].lower() for s, e in spans if s < end and start < e}
        return (len(words), meanings[at], -at)

    first = last = max(range(len(sentences)), key=rank)
    while last + 1 < len(sentences) and _crosses(sentences[last][1], spans):
        last += 1
    while (grown := _grown(sentences, first, last)) is not None:
        first, last = grown
    return (sentences[first][0], sentences[last][1])


def _grown(sentences: Sequence[Span], first: int, last: int) -> Span | None:
    """One more sentence after or before, if the whole stays short enough."""
    for one, other in ((first, last + 1), (first - 1, last)):
        inside = one >= 0 and other < len(sentences)
        if inside and sentences[other][1] - sentences[one][0] <= SNIPPET:
            return one, other
    return None


def _crosses(border: int, spans: Iterable[Span]) -> bool:
    return any(start < border < end for start, end in spans)


def _leaves(query: WordQuery) -> Iterable[Term | Prefix | Phrase | Near]:
    if isinstance(query, Group):
        for part in (*query.required, *query.optional):
            yield from _leaves(part)
    else:
        yield query


def _own_terms(token: Token) -> tuple[str, ...]:
    """A compound is matched whole or by all its parts; a number of it alone says too little."""
    return (token.forms.exact, *token.forms.parts)


def _begins(text: str, token: Token, start: str) -> bool:
    return bool(start) and plain_form(text[token.start : token.end]).startswith(start)


def _runs(placed: Sequence[Token], phrase: Sequence[str]) -> list[Span]:
    found = []
    for at in range(len(placed) - len(phrase) + 1):
        here = placed[at : at + len(phrase)]
        if all(term in token.forms.all for term, token in zip(phrase, here, strict=True)):
            found.append((here[0].start, here[-1].end))
    return found


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
