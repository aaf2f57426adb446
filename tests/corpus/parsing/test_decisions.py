import time

import pytest

from corpus.parsing.decisions import find_decisions
from corpus.parsing.movers import movers_in
from corpus.parsing.outcomes import outcome_in
from corpus.parsing.votes import tally_in
from tests.corpus.parsing.build import decided, one_item, spans_of

DECIDED = [
    ("RESOLVED that the report be noted.", "resolved"),
    ("The Committee RESOLVED to note the report.", "resolved"),
    ("Resolved (by 7 votes to 0) to approve the plan.", "resolved"),
    ("Resolved: That the lease be signed.", "resolved"),
    ("It was resolved that the lease be signed.", "resolved"),
    ("The Council unanimously resolved to sign the lease.", "resolved"),
    ("It was decided to invite the wardens to the next meeting.", "resolved"),
    ("It is <u>RECOMMENDED</u> that members consider the report.", "recommended"),
    ("RECOMMENDED that Full Council adopt the strategy.", "recommended"),
    ("The Panel recommended that the fee be frozen.", "recommended"),
    ("It was resolved, on the proposal of Cllr Ash seconded by Cllr Birch, to wait.", "resolved"),
    ("Decision: That the purchase be approved.", "resolved"),
    ("It was agreed that the Board would be supplied with a list.", "agreed"),
    ("It was unanimously agreed to mend the gate.", "agreed"),
    ("After discussion it was agreed not to sign the form.", "agreed"),
    ("The Parish Council agreed to pay for the seat.", "agreed"),
    ("It was agreed the Clerk would write to the owner.", "agreed"),
    ("It was AGREED that the petition be supported.", "agreed"),
    (
        "In answer to a question about waiting lists, it was agreed that data would be sent.",
        "agreed",
    ),
    ("A Member asked for training and it was agreed that this be arranged.", "agreed"),
    ("The minutes of the meeting held on 3 July 2018 were agreed as a true record.", "agreed"),
    ("Agreed as a true record.", "agreed"),
    ("There being no decision required, the Committee noted the contents of the report.", "noted"),
    ("The report was noted.", "noted"),
    ("The Committee NOTED the update.", "noted"),
    ("The minutes of the last meeting were approved.", "approved"),
    ("The Council approved the accounts for payment.", "approved"),
    ("The application was REFUSED.", "refused"),
    ("The proposal was rejected.", "refused"),
    ("The matter was deferred to the next meeting.", "deferred"),
    ("Consideration of the policy was deferred.", "deferred"),
    ("The motion was CARRIED without division.", "carried"),
    ("Motion carried.", "carried"),
    ("A motion to note the report was proposed, seconded, voted on and carried.", "carried"),
    ("A vote was taken on the motion, which was clearly lost.", "lost"),
    ("The amendment fell.", "lost"),
    ("On being put to the vote the motion was declared LOST.", "lost"),
    ("The motion was not carried.", "lost"),
    ("The motion was withdrawn.", "withdrawn"),
    ("Penderfynwyd derbyn yr adroddiad.", "resolved"),
    ("Cytunwyd yn unfrydol i dalu’r bil.", "agreed"),
    ("PENDERFYNWYD cymeradwyo’r cofnodion.", "resolved"),
    (
        "Proposed by Cllr Ash, seconded by Cllr Birch and unanimously agreed that the fee be paid.",
        "agreed",
    ),
    ("Cllr Ash proposed acceptance seconded by Cllr Birch – Carried", "carried"),
    ("Cllr Ash proposed a seat, seconded by Cllr Birch, all were in favour.", "carried"),
]
NOT_DECIDED = [
    "It was noted that the lease had ended.",
    "The Committee noted that numbers had risen.",
    "Members noted that the post was vacant.",
    "It was hoped the issue would soon be resolved.",
    "The fault has been resolved.",
    "At that meeting, Members agreed to refer the matter to full Council.",
    "In June 2019, the Partnership considered its plan and it was agreed that a review be made.",
    "The Chair explained that it was agreed to wait.",
    "Cllr Ash asked whether it was agreed that bins would move.",
    "As previously agreed, the fee was paid.",
    "It had been agreed that the fee be paid.",
    "If it was agreed that the scheme should go on, funds would follow.",
    "Officers agreed to look into the figures.",
    "The Borough approved 12 applications.",
    "A decision was agreed through the Group that the costs be shared.",
    "The work was carried out in May.",
    "Two seats had been lost in the flood.",
    "The tender was approved by Norfen County Council.",
    "The Council is recommended to pass the following motion.",
    "She felt the Committee should put a motion to council.",
    "Concerns were raised about the lost keys.",
    "The noted historian gave a talk.",
]


@pytest.mark.parametrize(("sentence", "outcome"), DECIDED)
def test_a_decision_has_the_outcome_that_is_printed(sentence: str, outcome: str) -> None:
    assert decided(sentence) == [(outcome, sentence)]


@pytest.mark.parametrize("sentence", NOT_DECIDED)
def test_narrative_is_no_decision(sentence: str) -> None:
    assert outcome_in(sentence) is None
    assert decided(sentence) == []


def test_wording_in_the_next_paragraph_belongs_to_the_decision() -> None:
    assert decided("RESOLVED that\n\nthe report be noted.\n\nSupporting documents:") == [
        ("resolved", "RESOLVED that the report be noted.")
    ]


def test_points_below_an_agreement_belong_to_it() -> None:
    text = (
        "In summary it was agreed that:\n\n- a list would be sent\n\n- data would be shared\n\n"
        "The Chairman thanked everyone."
    )

    assert decided(text) == [
        ("agreed", "In summary it was agreed that: - a list would be sent - data would be shared")
    ]


def test_a_sibling_paragraph_does_not_belong_to_the_resolution() -> None:
    text = (
        "(3) RESOLVED that:\n\n(a) the fee be paid; and\n\n(b) thanks be sent.\n\n(4) Mr Brand"
        " left."
    )

    (found,) = decided(text)
    assert found[1].endswith("(b) thanks be sent.")


def test_the_word_noted_alone_decides_the_sentence_before_it() -> None:
    assert decided("Letter about the census. Noted") == [
        ("noted", "Letter about the census. Noted")
    ]


def test_a_motion_without_a_result_is_not_stated() -> None:
    text = "Cllr Ash proposed acceptance, seconded by Cllr Birch.\n\nA talk on otters followed."

    assert decided(text) == [
        ("not stated", "Cllr Ash proposed acceptance, seconded by Cllr Birch.")
    ]


def test_a_bare_result_answers_the_motion_before_it() -> None:
    text = "Cllr Ash proposed acceptance, seconded by Cllr Birch. Carried"
    reading, items = one_item(text)

    (decision,) = find_decisions(reading, items, spans_of(reading))
    assert (decision.outcome, decision.mover, decision.seconder) == (
        "carried",
        "Cllr Ash",
        "Cllr Birch",
    )
    assert text[decision.start : decision.end] == text


def test_quoted_motion_text_is_no_decision_until_carried() -> None:
    text = (
        "Mr Gale proposed, and Mr Oakley seconded the motion that\n\n“The Council:\n\n"
        "(1) RESOLVED to wait.\n\n(2) AGREED to pay.”\n\nFor (9)\n\nMr Gale, Mr Oakley\n\n"
        "Against (30)\n\nMrs Dane\n\nAbstain (2)\n\nMr Cobb\n\nMotion lost."
    )
    reading, items = one_item(text)

    (decision,) = find_decisions(reading, items, spans_of(reading))
    assert decision.outcome == "lost"
    assert (decision.mover, decision.seconder) == ("Mr Gale", "Mr Oakley")
    assert (decision.votes_for, decision.votes_against, decision.abstentions) == (9, 30, 2)


def test_an_amendment_lost_leaves_the_motion_to_be_carried() -> None:
    text = (
        "Mr Gale proposed and Mr Oakley seconded that the fee be paid.\n\n"
        "Mrs Dane proposed and Mr Cobb seconded an amendment that it be halved.\n\n"
        "Amendment lost.\n\nThe substantive motion was carried."
    )
    reading, items = one_item(text)
    found = find_decisions(reading, items, spans_of(reading))

    assert [(each.outcome, each.mover) for each in found] == [
        ("carried", "Mr Gale"),
        ("lost", "Mrs Dane"),
    ]


def test_movers_printed_after_the_decision_are_its_movers() -> None:
    reading, items = one_item("The minutes were approved. Proposed by DN and seconded by RW.")

    (decision,) = find_decisions(reading, items, spans_of(reading))
    assert (decision.outcome, decision.mover, decision.seconder) == ("approved", "DN", "RW")


def test_a_bare_result_does_not_take_the_mover_of_an_older_motion() -> None:
    text = (
        "Cllr Ash proposed the minutes, seconded by Cllr Birch.\n\nA long talk on otters and on the"
        " cleaning of the village pond was heard.\n\nCllr Crane asked for £300, seconded by Cllr"
        " Dove. Unanimously approved."
    )
    reading, items = one_item(text)
    found = find_decisions(reading, items, spans_of(reading))

    assert [(each.outcome, each.mover) for each in found] == [
        ("not stated", "Cllr Ash"),
        ("approved", None),
    ]


def test_movers_of_one_motion_are_not_given_to_a_later_agreement() -> None:
    text = (
        "Cllr Ash proposed the budget, seconded by Cllr Birch.\n\nThe otters were discussed.\n\n"
        "It was agreed that the pond be cleaned."
    )
    reading, items = one_item(text)
    found = find_decisions(reading, items, spans_of(reading))

    assert [(each.outcome, each.mover) for each in found] == [
        ("not stated", "Cllr Ash"),
        ("agreed", None),
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("proposed by Cllr Ash and seconded by Cllr Birch", ("Cllr Ash", "Cllr Birch")),
        ("Proposed Cllr Miss Ash seconded Cllr Mrs Birch.", ("Cllr Miss Ash", "Cllr Mrs Birch")),
        ("Mr Oakley proposed, and Mr Gale seconded", ("Mr Oakley", "Mr Gale")),
        (
            "Councillor Neve moved and Councillor Lamb seconded a change",
            ("Councillor Neve", "Councillor Lamb"),
        ),
        (
            "It was moved by Councillor Stoke,\nSeconded by Councillor Haine,",
            ("Councillor Stoke", "Councillor Haine"),
        ),
        ("Proposed by JS seconded by MCa.", ("JS", "MCa")),
        (
            "Cynigiwyd gan y Cyng. O. Ellis, eiliwyd gan y Cyng. K. Prys",
            ("Cyng. O. Ellis", "Cyng. K. Prys"),
        ),
        ("on the proposal of Cllr Ash seconded by Cllr Birch", ("Cllr Ash", "Cllr Birch")),
        ("moved by Annie Corran and seconded by Esme Clow", ("Annie Corran", "Esme Clow")),
    ],
)
def test_mover_and_seconder_are_read_as_printed(text: str, pair: tuple[str, str]) -> None:
    assert movers_in(text) == pair


@pytest.mark.parametrize(
    "text",
    [
        "The motion was proposed, seconded, voted on and carried.",
        "It was proposed to close the path.",
        "Cllr Ash seconded the idea.",
        "The staff member was seconded to Norfen for a year.",
    ],
)
def test_without_both_names_there_are_no_movers(text: str) -> None:
    assert movers_in(text) is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("by 24 votes, to 10 votes, with 1 abstention", (24, 10, 1)),
        ("Resolved (by 7 votes to 0) to approve", (7, 0, None)),
        ("For (57)\nAgainst (0)\nAbstain (2)", (57, 0, 2)),
        ("For: 26\nAgainst: 32\nAbstention: 0", (26, 32, 0)),
        ("with voting: For:13, Against:49, Abstentions:4", (13, 49, 4)),
        ("there were five votes in favour, two against and one abstention", (5, 2, 1)),
        ("7 for, 2 against", (7, 2, None)),
    ],
)
def test_a_count_is_read_as_stated(text: str, figures: tuple[int, int, int | None]) -> None:
    tally = tally_in(text)

    assert tally is not None
    assert (tally.votes_for, tally.against, tally.abstentions) == figures


@pytest.mark.parametrize(
    "text",
    [
        "agreed unanimously",
        "for 3 years, against the wall for 5",
        "There were 5 votes for this.",
        "nem con",
    ],
)
def test_a_count_that_is_not_given_is_not_made_up(text: str) -> None:
    assert tally_in(text) is None


def test_hostile_text_is_read_in_linear_time() -> None:
    started = time.process_time()
    for text in (
        "motion " * 20_000,
        "proposed by Mr A " * 9000,
        "it was " * 20_000,
        "For: 1 " * 9000,
    ):
        outcome_in(text)
        movers_in(text)
        tally_in(text)

    assert time.process_time() - started < 40
