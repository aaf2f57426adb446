"""How strongly a sentence speaks to a question."""

from hypothesis import given
from hypothesis import strategies as st

from qa.evidence import OTHER_WORDS, best_first, by_item, weigh
from tests.qa.builders import make_evidence, make_place

SHARES = st.floats(0, 1)
LONG = "The Panel was told that illegal vape sales had been found in eleven shops this year."


@given(SHARES, SHARES, SHARES, st.floats(0, 1))
def test_more_of_anything_is_never_weaker(
    meaning: float, coverage: float, around: float, more: float
) -> None:
    first = weigh(meaning, coverage, around)
    assert weigh(min(1.0, meaning + more), coverage, around) >= first
    assert weigh(meaning, min(1.0, coverage + more), around) >= first
    assert weigh(meaning, coverage, min(1.0, around + more)) >= first


@given(st.floats(-1, 1), SHARES, SHARES)
def test_strength_lies_between_nothing_and_one(
    meaning: float, coverage: float, around: float
) -> None:
    assert 0.0 <= weigh(meaning, coverage, around) <= 1.0 + 1e-9


def test_a_sentence_of_other_words_counts_by_its_meaning_alone() -> None:
    assert weigh(0.6, 0.0, 0.0) == 0.6 - OTHER_WORDS


def test_words_without_meaning_still_count() -> None:
    assert 0.0 < weigh(-0.2, 1.0, 1.0) < weigh(0.2, 1.0, 1.0)


def test_a_fragment_ranks_below_a_statement_of_the_same_strength() -> None:
    statement, fragment = make_evidence(LONG), make_evidence("Illegal vape sales.")
    assert statement.strength == fragment.strength
    assert statement.rank > fragment.rank


def test_a_report_ranks_below_the_minutes() -> None:
    minutes = make_evidence(LONG, place=make_place(LONG))
    report = make_evidence(LONG, place=make_place(LONG, kind="report"))
    assert minutes.rank > report.rank


def test_the_words_of_evidence_are_those_of_its_place() -> None:
    place = make_place(f"Noted. {LONG}", start=500)
    assert make_evidence(LONG, place=place).text == LONG


def test_the_strongest_comes_first_and_ties_keep_the_order_of_the_record() -> None:
    weak = make_evidence("a", place=make_place("a", document_id=1), meaning=0.1)
    later = make_evidence("b", place=make_place("b", document_id=3))
    early = make_evidence("c", place=make_place("c", document_id=2))
    low = make_evidence("d", place=make_place("d", document_id=2, start=9))
    assert best_first([weak, later, low, early]) == [early, low, later, weak]


def test_evidence_is_grouped_by_its_item_in_the_order_given() -> None:
    first = make_evidence("a", place=make_place("a", item_id=2))
    second = make_evidence("b", place=make_place("b", item_id=1))
    third = make_evidence("c", place=make_place("c", item_id=2))
    assert by_item([first, second, third]) == {2: [first, third], 1: [second]}
