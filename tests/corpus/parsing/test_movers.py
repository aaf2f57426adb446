"""Who moved and seconded: as printed, or nobody."""

import pytest

from corpus.models import Decision
from corpus.parsing.decisions import find_decisions
from corpus.parsing.movers import movers_in, names_only
from tests.corpus.parsing.build import one_item, spans_of


@pytest.mark.parametrize(
    ("text", "movers"),
    [
        ("Proposer: Cllr P Ash. 2nd: Cllr G Birch.", ("Cllr P Ash", "Cllr G Birch")),
        ("It was prop. Mr.Ash, 2nd Mr. Birch that the seat go.", ("Mr.Ash", "Mr. Birch")),
        ("It was proposed by B. Ash and seconded by Mrs. Birch.", ("B. Ash", "Mrs. Birch")),
        ("Proposed by AM and Seconded by AW as a true record", ("AM", "AW")),
        ("Approved – AB Seconded – CD", ("AB", "CD")),
        ("proposed by Cllr C.Sharp and Seconded by Cllr D.Finch", ("Cllr C.Sharp", "Cllr D.Finch")),
        (
            "it was proposed by Mr Ash that a letter be sent to the mill, seconded by Mr Birch.",
            ("Mr Ash", "Mr Birch"),
        ),
        ("Mrs Ash proposed Mrs B Birch, seconded by Mrs Crane.", ("Mrs Ash", "Mrs Crane")),
        (
            "MOVED BY: Una M Bell SECONDED BY: JP Rae ACTION: Approve YEAS: Una M Bell",
            ("Una M Bell", "JP Rae"),
        ),
        ("These were moved as correct by Una Bell and Col Rae.", ("Una Bell", None)),
        ("The Chair approved the change, seconded by Cllr Ash.", (None, "Cllr Ash")),
        ("AB moved that £50 be given.", ("AB", None)),
        ("Secretary: Una Bell - proposed by AB, seconded by CD Treasurer: Col Rae", ("AB", "CD")),
    ],
)
def test_names_are_read_as_printed(text: str, movers: tuple[str | None, str | None]) -> None:
    assert movers_in(text) == movers


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Prop. AB, 2nd CD, All in favour.", True),
        ("Approval – proposed by AB, seconded by CD.", True),
        ("Cllr Ash proposed acceptance, seconded by Cllr Birch.", False),
        ("Mr Ash proposed, and Mr Birch seconded the motion that", False),
    ],
)
def test_a_line_of_names_is_told_from_a_motion(text: str, *, only: bool) -> None:
    assert names_only(text) is only


def decisions_of(text: str) -> list[Decision]:
    reading, items = one_item(text)
    return list(find_decisions(reading, items, spans_of(reading)))


def test_names_below_a_decision_are_its_movers() -> None:
    text = "Council agreed to mend the gate.\n\nProposer: Cllr Ash. 2nd: Cllr Birch."
    (found,) = decisions_of(text)

    assert (found.outcome.value, found.mover, found.seconder) == (
        "agreed",
        "Cllr Ash",
        "Cllr Birch",
    )


def test_names_alone_take_in_what_was_moved() -> None:
    text = "Una Bell will be Treasurer. Proposed by AB, seconded by CD."
    (found,) = decisions_of(text)

    assert found.outcome.value == "not stated"
    assert text[found.start : found.end] == text


def test_a_motion_seconded_in_the_next_sentence_has_both_names() -> None:
    text = "Una Bell proposed that the pond be dug. This was seconded by Col Rae. All in favour."
    (found,) = decisions_of(text)

    assert (found.outcome.value, found.mover, found.seconder) == ("carried", "Una Bell", "Col Rae")
    assert text[found.start : found.end] == text


def test_an_agreement_with_its_own_matter_has_no_movers() -> None:
    text = "Cllr Ash proposed a seat, seconded by Cllr Birch. It was agreed that the pond be dug."
    motion, agreement = decisions_of(text)

    assert (motion.outcome.value, motion.mover) == ("not stated", "Cllr Ash")
    assert (agreement.outcome.value, agreement.mover) == ("agreed", None)


def test_several_motions_in_one_sentence_are_parted() -> None:
    text = (
        "Pump £20 proposed by A. Ash and seconded by B. Birch Seat £30 proposed by C. Crane"
        " and seconded by D. Dove."
    )

    assert [(found.mover, found.seconder) for found in decisions_of(text)] == [
        ("A. Ash", "B. Birch"),
        ("C. Crane", "D. Dove"),
    ]
