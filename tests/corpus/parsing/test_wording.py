"""Where a decision begins and ends: with its motion and its list, without what follows."""

import pytest

from corpus.models import Decision
from corpus.parsing.decisions import find_decisions
from tests.corpus.parsing.build import decided, one_item, spans_of


def decisions_of(text: str) -> list[Decision]:
    reading, items = one_item(text)
    return list(find_decisions(reading, items, spans_of(reading)))


def test_noted_at_the_end_of_a_point_takes_in_the_point() -> None:
    text = "- The bank wrote about its hours. It closes at 4pm. Noted\n\n- Otter News"
    (found,) = decisions_of(text)
    assert (
        text[found.start : found.end] == "The bank wrote about its hours. It closes at 4pm. Noted"
    )


def test_noted_in_a_paragraph_of_its_own_takes_in_the_one_above() -> None:
    assert decided("The balance was £20. One cheque is out.\n\nNoted") == [
        ("noted", "The balance was £20. One cheque is out. Noted")
    ]


def test_payments_below_an_announcement_belong_to_it_and_sentences_do_not() -> None:
    text = (
        "The following payments were agreed:\n\nClerk £20.00\n\nLarch Mowing £90.00\n\n"
        "The path was discussed and Cllr Ash would look at it again before the meeting in May."
    )
    (found,) = decided(text)
    assert found[1].endswith("Larch Mowing £90.00")


def test_an_application_keeps_what_is_said_of_it() -> None:
    text = (
        "It was agreed to send these observations:\n\nGarage E/34658\n\nEel Farm\n\n"
        "The garage stands too near the hall.\n\nThe clerk read a letter."
    )
    (found,) = decided(text)
    assert found[1].endswith("too near the hall.")


def test_all_in_favour_confirms_the_decision_before_it() -> None:
    text = "It was agreed that the lamp be mended. All in favour."
    assert decided(text) == [("agreed", text)]


def test_a_title_in_capitals_is_no_part_of_the_wording() -> None:
    text = "TO APPROVE THE MINUTES OF 5TH MAY 2018 The minutes were approved by all present."
    assert decided(text) == [("approved", "The minutes were approved by all present.")]


def test_who_is_to_do_it_in_the_margin_is_no_part_of_the_wording() -> None:
    text = "It was agreed to write to the M.P. and to C.C.C. Clerk"
    assert decided(text) == [("agreed", "It was agreed to write to the M.P. and to C.C.C.")]


def test_a_motion_carried_after_a_debate_is_worded_by_the_motion() -> None:
    speech = "Mrs Dane spoke at length of otters, ponds and of the cost of all these things. " * 3
    text = (
        "Mr Gale proposed and Mr Oakley seconded that the fee be paid.\n\n"
        f"{speech}\n\nThe motion was carried."
    )
    assert decided(text) == [
        ("carried", "Mr Gale proposed and Mr Oakley seconded that the fee be paid.")
    ]


def test_motions_run_together_are_parted() -> None:
    text = (
        "Leave MOVED BY: Una M Bell SECONDED BY: JP Rae ACTION: Suspend YEAS: Una M Bell, JP Rae -"
        " 2 NAYS: 0 ABSENT: 0 AND THE MOTION PASSED MOVED BY: Col Rae SECONDED BY: Una M Bell"
        " ACTION: Approve YEAS: Col Rae - 1 NAYS: JP Rae - 1 AND THE MOTION FAILED"
    )
    first, second = decisions_of(text)

    assert (first.outcome.value, first.mover, first.seconder) == ("carried", "Una M Bell", "JP Rae")
    assert (first.votes_for, first.votes_against) == (2, 0)
    assert (second.outcome.value, second.mover) == ("lost", "Col Rae")
    assert (second.votes_for, second.votes_against) == (1, 1)


def test_payments_resolved_one_after_the_other_are_parted() -> None:
    text = "Larch Mowing, £90.00, resolved to pay £90 Invoice from Eel Farm £12.00, resolved to pay"
    assert [found[1] for found in decided(text)] == [
        "Larch Mowing, £90.00, resolved to pay £90",
        "Invoice from Eel Farm £12.00, resolved to pay",
    ]


def test_what_follows_an_earlier_year_is_history() -> None:
    assert decided("In June 2019 the Board met. It was agreed a review be made.") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("After a vote (8-1) it was agreed to pay.", (8, 1, None)),
        (
            "Cllr Ash proposed it, seconded by Cllr Birch. 4 Votes for 1 Against Carried",
            (4, 1, None),
        ),
        ("It was agreed to pay, 6 votes for and 1 abstention.", (6, None, 1)),
        (
            "The minutes were approved, there were two abstentions, five were in favour.",
            (5, None, 2),
        ),
        ("It was agreed unanimously that it be paid.", (None, None, None)),
    ],
)
def test_a_count_is_that_of_its_decision(
    text: str, figures: tuple[int | None, int | None, int | None]
) -> None:
    (found,) = decisions_of(text)
    assert (found.votes_for, found.votes_against, found.abstentions) == figures
