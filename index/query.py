"""What people type as a word search becomes a query tree; pure, and never an error.

Plain words are a question: any of them may match. Quoted phrases, `field:` words, `word*` and
`+word` are required, `-word` is left out. As soon as AND, OR, NOT or NEAR/n appears (in
capitals), words side by side are all required and brackets group.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from index.analysis import tokens
from index.models import Group, Near, ParsedQuery, Phrase, Prefix, Term, WordQuery

FIELDS = frozenset({"title", "speaker"})
DEFAULT_DISTANCE = 10  # words between the sides of a NEAR without number, as in SQLite's FTS5
MOST_PIECES = 256  # our limit: no one types more, and a pasted report is not a query
DEEPEST = 20  # nested brackets
# What is said of parts that made no sense; the pages know these sentences again.
NOTES: Mapping[str, str] = MappingProxyType(
    {
        "too_long": "Only the first {n} words of the query were used.",
        "open_quotation": "A quotation mark was not closed; the rest was taken as the phrase.",
        "closing_bracket": "A closing bracket without an opening one was ignored.",
        "near": "NEAR needs a word or phrase on each side; it was taken as AND.",
        "at_end": "An operator at the end had nothing to work on and was ignored.",
        "before": "An operator before “{piece}” was ignored.",
        "too_deep": "Brackets more than {n} deep were ignored.",
        "open_bracket": "A bracket was not closed; it was taken to end with the query.",
    }
)

_PIECE = re.compile(
    r"""
      (?P<sign>[-+](?=["\w(]))? (?:(?P<field>title|speaker):(?=["“\w]))?
      (?: "(?P<quoted>[^"]*)(?P<closed>"?) | “(?P<curly>[^”]*)(?P<shut>”?) | (?P<bracket>[()])
        | (?P<word>[^\s()"“”]+) )
    """,
    re.VERBOSE,
)
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(?:/(?P<distance>\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing typed: an operator or bracket by name, or a query with the sign before it."""

    name: str
    query: WordQuery | None = None
    sign: str = ""
    distance: int = DEFAULT_DISTANCE


def parse_query(text: str) -> ParsedQuery:
    """The query tree of what was typed, with notes on the parts that made no sense."""
    reader = _Reader(*_pieces(text))
    boolean = any(piece.name in ("AND", "OR", "NOT", "NEAR") for piece in reader.pieces)
    query = reader.alternatives(0) if boolean else reader.question()
    return ParsedQuery(query, tuple(dict.fromkeys(reader.notes)))


def _pieces(text: str) -> tuple[list[_Piece], list[str]]:
    pieces: list[_Piece] = []
    notes: list[str] = []
    for found in _PIECE.finditer(text.replace("\0", " ")):
        if len(pieces) >= MOST_PIECES:
            notes.append(NOTES["too_long"].format(n=MOST_PIECES))
            break
        if found["closed"] == "" or found["shut"] == "":
            notes.append(NOTES["open_quotation"])
        piece = _piece(found)
        if piece is not None and not _merged(pieces, piece):
            pieces.append(piece)
    return pieces, notes


def _merged(pieces: list[_Piece], piece: _Piece) -> bool:
    """Put "4.5 million" or "Section 106" back together: the analyser sees one token there."""
    last = pieces[-1] if pieces else None
    if last is None or piece.sign or not isinstance(piece.query, Term):
        return False
    if not isinstance(last.query, Term):
        return False
    together = f"{last.query.text} {piece.query.text}"
    if sum(1 for _ in tokens(together)) != 1:
        return False
    pieces[-1] = replace(last, query=replace(last.query, text=together))
    return True


def _piece(found: re.Match[str]) -> _Piece | None:
    sign, name = found["sign"] or "", found["field"]
    if found["bracket"]:
        return _Piece(found["bracket"])
    quoted = found["quoted"] if found["quoted"] is not None else found["curly"]
    if quoted is not None:
        count = sum(1 for _ in tokens(quoted))
        return _Piece("query", Phrase(quoted, name), sign or "+") if count else None
    word = found["word"]
    operator = _OPERATOR.fullmatch(word)
    if operator and not sign and not name:
        distance = operator["distance"]
        number = DEFAULT_DISTANCE if distance is None else int(distance)
        return _Piece(word.split("/")[0], distance=number)
    return _word(word, sign, name)


def _word(word: str, sign: str, name: str | None) -> _Piece | None:
    if not any(True for _ in tokens(word)):
        return None
    if re.fullmatch(r"\w[\w/.\-]+\*", word):
        return _Piece("query", Prefix(word[:-1]), sign or "+")
    return _Piece("query", Term(word, name), sign or ("+" if name else ""))


@dataclass(slots=True)
class _Reader:
    """Reads the pieces from left to right; `at` is the next one."""

    pieces: list[_Piece]
    notes: list[str]
    at: int = field(default=0)

    def question(self) -> Group:
        """Plain words: optional, unless their sign or form says otherwise. Brackets are ignored."""
        found = [piece for piece in self.pieces if piece.query is not None]
        return Group(
            required=tuple(piece.query for piece in found if piece.query and piece.sign == "+"),
            optional=tuple(piece.query for piece in found if piece.query and not piece.sign),
            excluded=tuple(piece.query for piece in found if piece.query and piece.sign == "-"),
        )

    def alternatives(self, depth: int) -> Group:
        """Parts joined by OR, up to a closing bracket or the end."""
        parts = [self.together(depth)]
        while self.at < len(self.pieces):
            name = self.pieces[self.at].name
            if name == ")" and depth:
                break
            self.at += 1
            if name == ")":
                self.notes.append(NOTES["closing_bracket"])
            parts.append(self.together(depth))
        kept = tuple(part for part in parts if part != Group())
        return kept[0] if len(kept) == 1 else Group(optional=kept)

    def together(self, depth: int) -> Group:
        """Parts that must all match, up to OR or a closing bracket."""
        required: list[WordQuery] = []
        excluded: list[WordQuery] = []
        while self.at < len(self.pieces) and self.pieces[self.at].name not in ("OR", ")"):
            unwanted = self._skip_operators()
            query, sign = self._operand(depth)
            if query is None:
                continue
            (excluded if unwanted or sign == "-" else required).append(query)
        return Group(required=tuple(required), excluded=tuple(excluded))

    def _skip_operators(self) -> bool:
        """Step over AND, NOT and a NEAR without a left side; whether a NOT was among them."""
        unwanted = False
        while self.at < len(self.pieces) and self.pieces[self.at].name in ("AND", "NOT", "NEAR"):
            if self.pieces[self.at].name == "NEAR":
                self.notes.append(NOTES["near"])
            unwanted = unwanted or self.pieces[self.at].name == "NOT"
            self.at += 1
        return unwanted

    def _operand(self, depth: int) -> tuple[WordQuery | None, str]:
        if self.at >= len(self.pieces):
            self.notes.append(NOTES["at_end"])
            return None, ""
        piece = self.pieces[self.at]
        if piece.name in ("OR", ")"):
            self.notes.append(NOTES["before"].format(piece=piece.name))
            return None, ""
        self.at += 1
        if piece.name == "(":
            return self._bracket(depth), ""
        query = piece.query
        return (self._near(query) if isinstance(query, Term | Phrase) else query), piece.sign

    def _bracket(self, depth: int) -> WordQuery | None:
        if depth >= DEEPEST:
            self.notes.append(NOTES["too_deep"].format(n=DEEPEST))
            return None
        inside = self.alternatives(depth + 1)
        if self.at < len(self.pieces):
            self.at += 1
        else:
            self.notes.append(NOTES["open_bracket"])
        return inside if inside != Group() else None

    def _near(self, first: Term | Phrase) -> WordQuery:
        """`first NEAR/n next NEAR/n …`: the distance is the largest of those given."""
        sides, distance = [first], 0
        while self.at + 1 < len(self.pieces) and self.pieces[self.at].name == "NEAR":
            side = self.pieces[self.at + 1].query
            if not isinstance(side, Term | Phrase):
                break
            distance = max(distance, self.pieces[self.at].distance)
            sides.append(side)
            self.at += 2
        if len(sides) == 1:
            return first
        return Near(tuple(side.text for side in sides), distance, first.field)
