"""The many ways in which bodies say what they decided, and what only sounds like it."""

import pytest

from corpus.models import Outcome
from corpus.parsing.outcomes import outcome_in


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("It was agreed a letter be sent to the mill.", Outcome.AGREED),
        ("It was agreed in principal that the seat be moved.", Outcome.AGREED),
        ("Some thought it dear but was decided that the pump be bought.", Outcome.RESOLVED),
        ("We also agreed to lend the marquee.", Outcome.AGREED),
        ("The CC agreed to support the fair.", Outcome.AGREED),
        ("All Councillors agreed the new rents.", Outcome.AGREED),
        ("The Council discussed the offer at length and agreed to take it.", Outcome.AGREED),
        (
            "Council agreed by show of hands (5 for and one unable to vote), that it be so.",
            Outcome.AGREED,
        ),
        ("The meeting authorised the printing of 90 leaflets.", Outcome.APPROVED),
        ("The Parish Council voted 4 to 1 in favour of Option 2.", Outcome.CARRIED),
        ("After much talk, all the Councillors were in favour of the plan.", Outcome.AGREED),
        ("A donation of £50 was approved.", Outcome.APPROVED),
        ("A price of £3 was agreed and posters were ordered.", Outcome.AGREED),
        ("The cost was £90 and this was approved by all.", Outcome.APPROVED),
        ("The most recent quote of £1700 to mend the wall was accepted.", Outcome.AGREED),
        ("The minutes of 12 May were confirmed as a true record.", Outcome.APPROVED),
        (
            "Minutes of the May meeting were discussed and agreed to be a true record.",
            Outcome.AGREED,
        ),
        ("Minutes of the last meeting were adopted.", Outcome.APPROVED),
        ("Accounts were presented and accepted for payment.", Outcome.AGREED),
        ("The amended Standing Orders were adopted.", Outcome.APPROVED),
        ("Two appeals were noted:", Outcome.NOTED),
        ("The request was declined.", Outcome.REFUSED),
        ("This matter is being deferred until the next meeting.", Outcome.DEFERRED),
        ("Decision deferred to May meeting.", Outcome.DEFERRED),
        ("The item was held over to the June meeting.", Outcome.DEFERRED),
        ("Approval recommended", Outcome.RECOMMENDED),
        ("Barn at Eel Farm - recommend refusal.", Outcome.RECOMMENDED),
        ("Passed for payment.", Outcome.APPROVED),
        ("Approved by Parish Council:", Outcome.APPROVED),
        ("Parish Council approved.", Outcome.APPROVED),
        ("Agreed £20.00.", Outcome.AGREED),
        ("Resolved 15/03/2.01 That the seat be painted.", Outcome.RESOLVED),
        ("Resolved Councillor Ash order the sand.", Outcome.RESOLVED),
        ("Invoice from Larch Mowing, £90.00, agreed to pay", Outcome.AGREED),
        ("Mowing of the green resolved to pay £90", Outcome.RESOLVED),
        ("Larch Bank statement of 1 May, balance of £13.20 Noted", Outcome.NOTED),
        ("Email about the ford footbridge noted.", Outcome.NOTED),
        ("Otter News: Fen Matters: Flood Watch - all noted.", Outcome.NOTED),
        ("Payments agreed in accordance with the budget:", Outcome.AGREED),
        ("Request for a bin on the green - not agreed", Outcome.REFUSED),
        ("YEAS: Ann Reed, Col Rae - 2 NAYS: 0 AND THE MOTION PASSED", Outcome.CARRIED),
        ("Cadarnhawyd y taliadau canlynol:", Outcome.APPROVED),
        ("Ar ôl trafod, ac fe gytunwyd i dalu’r bil.", Outcome.AGREED),
        ("Cytunodd y Cynghorwyr y dylid aros.", Outcome.AGREED),
        (
            "Cynigiwyd gan y Cyng. A. Rees, eiliwyd gan y Cyng. B. Puw ac roedd pawb o blaid.",
            Outcome.CARRIED,
        ),
    ],
)
def test_a_decision_is_read_in_the_words_that_are_used(sentence: str, outcome: Outcome) -> None:
    found = outcome_in(sentence)
    assert found is not None
    assert found.outcome is outcome


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the work was carried out there has been less flooding.",
        "The figures were noted as being low.",
        "No plans have been submitted this month, and it was noted there would be two in May.",
        "It was accepted that both paths were wet.",
        "The date is not yet agreed.",
        "It had been AGREED that the clerk should ask.",
        "The Norfen County Council agreed to widen the road.",
        "The Village Hall Committee agreed to lend chairs.",
        "The Parish Council adopted Standing Orders in June 2009.",
        "The firm offered to help the driver but this was refused.",
        "Extension of the barn at Eel Farm - refused",
        "At the Annual Parish Meeting it was agreed the Council would pay.",
        "Planning Applications - none noted.",
        "Resolved: (For information only)",
        "Fel y cytunwyd yng nghyfarfod mis Mai, talwyd y bil.",
        "Mae’r tir y tu allan i’r cynllun a gymeradwywyd",
        "Cytunodd y Cyng. Rees i edrych ar y bont.",
        "Cllr Ash agreed to look at the gate.",
        "Members agreed with the view of the Chair.",
    ],
)
def test_what_only_sounds_like_a_decision_is_none(sentence: str) -> None:
    assert outcome_in(sentence) is None


def test_noted_is_never_approved() -> None:
    found = outcome_in("The accounts were noted.")
    assert found is not None
    assert found.outcome is Outcome.NOTED
