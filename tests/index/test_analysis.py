import unicodedata

import pytest

from index.analysis import (
    LONGEST_TOKEN,
    STOP_WORDS,
    is_stop_word,
    positions,
    surfaces,
    terms,
    terms_with_offsets,
    tokens,
)
from index.variants import phrase_variants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Councillors’ decisions", [("councillor",), ("decis",)]),
        ("25/03195/FUL", [("25/03195/ful", "25/03195", "03195")]),
        ("OAS/WS/20/012", [("oas/ws/20/012", "20/012")]),
        ("DOV/22/01320", [("dov/22/01320", "22/01320", "01320")]),
        ("18.09.4 7.1 A14", [("18.09.4",), ("7.1",), ("a14",)]),
        ("£4.5m", [("4500000", "4.5m")]),
        ("£4.5 million", [("4500000", "4.5m")]),
        ("£4,500,000", [("4500000",)]),
        ("£10,000 10,000 10000", [("10000",), ("10000",), ("10000",)]),
        ("20mph", [("20mph", "20", "mph")]),
        ("20 mph", [("20mph", "20", "mph")]),
        ("6.30 p.m.", [("6.30pm", "6.30", "pm")]),
        ("7.5 per cent 7.5%", [("7.5%", "7.5"), ("7.5%", "7.5")]),
        ("2019-2020", [("2019/20", "2019", "2020", "2019-2020")]),
        ("2019/20", [("2019/20", "2019", "2020")]),
        ("e-mail", [("email", "e", "mail")]),
        ("email", [("email",)]),
        ("s.106", [("s106", "106", "section")]),
        ("Section 106", [("s106", "106", "section")]),
        ("Air B&B", [("air",), ("b&b",)]),
        ("CSP's CSP’s", [("csp",), ("csp",)]),
        ("CSPs csps", [("csp", "csps"), ("csp", "csps")]),
        ("Covid-19", [("covid19", "covid", "19")]),
        ("O’Brien O'Brien", [("obrien",), ("obrien",)]),
        ("U.K.", [("uk",)]),
        ("Tŷ’r Ŵyn", [("tyr",), ("wyn",)]),
        ("ﬁnance coun\u00adcil", [("financ",), ("council",)]),
        ("said.The", [("said.the", "said", "the")]),
        ("____ 😀 — …", []),
        ("", []),
    ],
)
def test_text_becomes_terms(text: str, expected: list[tuple[str, ...]]) -> None:
    assert positions(text) == expected
    assert positions(text.upper() if text == "email" else text) == expected
    assert positions(unicodedata.normalize("NFD", text)) == expected


def test_offsets_point_at_the_words_themselves() -> None:
    text = "The Vice-Chairman’s £4.5 million\nplan in Tŷ."
    where = {text[start:end] for _, start, end in terms_with_offsets(text)}
    assert where == {"The", "Vice-Chairman’s", "4.5 million", "plan", "in", "Tŷ"}
    assert [term for term, _, _ in terms_with_offsets(text)] == terms(text)


def test_a_stretch_without_spaces_is_cut_not_lost() -> None:
    assert [len(term) for term in terms("x" * 100_000)] == [LONGEST_TOKEN]


def test_stop_words_are_indexed_and_known() -> None:
    assert terms("to be or not to be") == ["to", "be", "or", "not", "to", "be"]
    assert all(is_stop_word(token.forms) for word in STOP_WORDS for token in tokens(word))
    assert not any(is_stop_word(token.forms) for token in tokens("budget 2020 act"))


def test_surfaces_are_not_stemmed() -> None:
    assert surfaces("Planning sub-committee’s") == {
        *("planning", "sub-committee", "subcommittee", "sub", "committee")
    }


def test_a_phrase_is_looked_for_in_every_way_it_is_written() -> None:
    assert phrase_variants("vice chairman of") == [
        ("vice", "chairman", "of"),
        ("vicechairman", "of"),
        ("vice", "chairmanof"),
    ]
    assert phrase_variants("Vice-Chairman of")[:2] == [
        ("vicechairman", "of"),
        ("vice", "chairman", "of"),
    ]
    assert phrase_variants("?") == []
