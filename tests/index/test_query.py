import random

import pytest

from index.models import Group, Near, Phrase, Prefix, Term, WordQuery
from index.query import DEEPEST, MOST_PIECES, parse_query


def required(*parts: WordQuery) -> Group:
    return Group(required=parts)


def optional(*parts: WordQuery) -> Group:
    return Group(optional=parts)


A, B, C = Term("a1"), Term("b1"), Term("c1")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a1 b1", optional(A, B)),
        ("+a1 b1 -c1", Group((A,), (B,), (C,))),
        ('"modern slavery" a1', Group((Phrase("modern slavery"),), (A,))),
        ("“modern slavery”", required(Phrase("modern slavery"))),
        ('-"modern slavery" a1', Group((), (A,), (Phrase("modern slavery"),))),
        (
            "title:a1 speaker:“Ann Smith”",
            required(Term("a1", "title"), Phrase("Ann Smith", "speaker")),
        ),
        ("plann* a1", Group((Prefix("plann"),), (A,))),
        ("a1 AND b1 c1", required(A, B, C)),
        ("a1 OR b1 c1", optional(required(A), required(B, C))),
        ("a1 NOT (b1 OR c1)", Group((A,), (), (optional(required(B), required(C)),))),
        ("a1 NEAR/3 b1 NEAR c1", required(Near(("a1", "b1", "c1"), 10))),
        (
            "£4.5 million for Section 106",
            optional(Term("£4.5 million"), Term("for"), Term("Section 106")),
        ),
        ("25/03195/FUL", optional(Term("25/03195/FUL"))),
        ("note:this", optional(Term("note:this"))),
        ("", Group()),
        ('?! () "" 😀', Group()),
    ],
)
def test_what_was_typed_becomes(typed: str, expected: Group) -> None:
    parsed = parse_query(typed)
    assert parsed.query == expected
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("typed", "expected", "note"),
    [
        ('"a1', required(Phrase("a1")), "not closed"),
        ("(a1 AND b1", required(required(A, B)), "bracket was not closed"),
        ("a1) AND b1", optional(required(A), required(B)), "closing bracket"),
        ("a1 AND", required(A), "at the end"),
        ("NEAR/2 a1", required(A), "NEAR needs"),
        ("a1 AND OR b1", optional(required(A), required(B)), "was ignored"),
    ],
)
def test_what_makes_no_sense_is_said_and_the_rest_is_used(
    typed: str, expected: Group, note: str
) -> None:
    parsed = parse_query(typed)
    assert parsed.query == expected
    assert any(note in one for one in parsed.notes)


def test_too_much_is_cut_and_said() -> None:
    parsed = parse_query("word " * 10_000)
    assert len(parsed.query.optional) == MOST_PIECES
    assert "Only the first" in parsed.notes[0]
    assert any("deep" in note for note in parse_query("(" * (DEEPEST + 5) + "a AND b").notes)


def test_no_input_is_an_error() -> None:
    chance = random.Random(1)  # noqa: S311 - not for secrets
    pieces = 'AND OR NOT NEAR NEAR/3 ( ) " a1 b* -c1 title: speaker:x “ ” \0 é 😀 * + -'.split(" ")
    for _ in range(3000):
        typed = "".join(
            chance.choice(pieces) + chance.choice(("", " ")) for _ in range(chance.randint(0, 15))
        )
        parse_query(typed)
    for typed in ("(" * 100_000, "NOT " * 100_000, "a AND (" * 1000, '"' * 99_999):
        parse_query(typed)
