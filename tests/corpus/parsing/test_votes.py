"""How many voted, for which motion, and what a verdict takes with it."""

import pytest

from corpus.models import Decision
from corpus.parsing.decisions import find_decisions
from corpus.parsing.outcomes import outcome_in
from corpus.parsing.votes import tally_in
from tests.corpus.parsing.build import decided, one_item, spans_of


def decisions_of(text: str) -> list[Decision]:
    reading, items = one_item(text)
    return list(find_decisions(reading, items, spans_of(reading)))


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("There voted for the motion 3 (CB, ET, KL) and against 3 (FG, RP, AM).", (3, 3, None)),
        ("On a show of hands there voted **for 3, against 4**.", (3, 4, None)),
        ("RESOLVED, by 8 votes to 3 with 1 abstention, that it be so.", (8, 3, 1)),
        ("It was carried by 6 votes to 1, Councillor Ash voting against.", (6, 1, None)),
        ("Dim gwrthwynebiad, o 3 phleidlais i 1.", (3, 1, None)),
    ],
)
def test_a_tally_in_words_is_read(text: str, tally: tuple[int, int, int | None]) -> None:
    found = tally_in(text)
    assert found is not None
    assert (found.votes_for, found.against, found.abstentions) == tally


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The Committee agreed by 6 votes to 3 to support the criteria.", "agreed"),
        ("The Panel resolved, by 4 votes to nil, that the gate be mended.", "resolved"),
        ("The Panel RESOLVED (1) to note the report; and (2) to thank the warden.", "resolved"),
    ],
)
def test_a_verdict_may_give_its_vote_before_its_wording(text: str, outcome: str) -> None:
    found = outcome_in(text)
    assert found is not None
    assert found.outcome.value == outcome


@pytest.mark.parametrize(
    "text",
    [
        "CB moved the motion that he had withdrawn in September.",
        "The Chair read the motion which the Council had lost in May.",
        "Mr Gale spoke of the report that had been refused.",
    ],
)
def test_what_a_clause_tells_of_the_past_is_no_decision(text: str) -> None:
    assert outcome_in(text) is None


def test_the_direct_negative_leaves_the_motion_its_mover_and_its_vote() -> None:
    text = (
        "CB moved, seconded by ET, the motion that he had withdrawn in September. FG moved the"
        " direct negative, seconded by RP. There voted for the motion 3 (CB, ET, KL) and against 3"
        " (FG, RP, AM). The Chair declined to use a casting vote and the motion FELL."
    )
    lost, negative = decisions_of(text)
    assert (negative.outcome.value, negative.mover) == ("not stated", "FG")
    assert (lost.outcome.value, lost.mover, lost.seconder) == ("lost", "CB", "ET")
    assert (lost.votes_for, lost.votes_against) == (3, 3)


def test_a_count_in_the_sentence_before_belongs_to_the_resolution() -> None:
    (found,) = decisions_of("There were 7 votes for and 4 against. RESOLVED that it be referred.")
    assert (found.votes_for, found.votes_against) == (7, 4)


def test_a_finished_verdict_does_not_take_the_next_row() -> None:
    text = "Noticeboard: broken. Quotation of £185. AGREED. RP\n\nStickers for bins: 200 delivered."
    assert decided(text) == [("agreed", "Quotation of £185. AGREED.")]


def test_resolved_with_its_count_answers_the_motion_before_it() -> None:
    text = (
        "Cllr Ash proposed and Cllr Birch seconded that it be £50. Resolved, 4 for and 1 against."
    )
    (found,) = decisions_of(text)
    assert (found.outcome.value, found.mover, found.votes_for) == ("resolved", "Cllr Ash", 4)


def test_a_verdict_above_its_points_takes_them_and_no_more() -> None:
    text = "6.8 The Panel RESOLVED\n\n(1) to note it; and\n\n(2) to thank him.\n\nThe Chair left."
    (found,) = decisions_of(text.replace("(1)", "- (1)").replace("(2)", "- (2)"))
    assert text.replace("(1)", "- (1)").replace("(2)", "- (2)")[: found.end].endswith("thank him.")
