"""Which sentences become findings, how they are joined, and in which ledger they stand."""

import random
from itertools import pairwise

import pytest

from corpus.models import PassageKind
from qa.evidence import Evidence
from qa.models import Ledger, Wanted
from qa.select import (
    MOST_OF_ITEM,
    RUN_WORDS,
    ledger_of,
    relevant,
    runs,
    telling,
)
from qa.sentence import answer_sentence
from tests.qa.builders import make_evidence, make_place, make_question

VAPES = "The Panel heard that illegal vapes had been found in eleven shops."
CLOSED = "Two of the shops had been closed by order of the court since then."
THANKS = "Members thanked the team for all the work that it had done on this."
POINTS = (VAPES, CLOSED, THANKS)


def side_by_side(
    *,
    speakers: tuple[str | None, ...] = (None, None, None),
    kinds: tuple[str, ...] = ("discussion",) * 3,
    gap: str = " ",
) -> list[Evidence]:
    """Three sentences of one passage, in their order."""
    place = make_place(gap.join(POINTS), start=40)
    return [
        make_evidence(words, place=place, speaker=speaker, kind=kind)
        for words, speaker, kind in zip(POINTS, speakers, kinds, strict=True)
    ]


def shown(evidence: list[Evidence]) -> list[str]:
    found = []
    for run in runs(evidence):
        passage = run.best.place.passage
        found.append(passage.text[run.start - passage.start : run.end - passage.start])
    return found


@pytest.mark.parametrize(
    ("kind", "ledger"),
    [
        (PassageKind.DISCUSSION, Ledger.SAID),
        (PassageKind.QUESTION, Ledger.SAID),
        (PassageKind.REPORT, Ledger.SAID),
        (PassageKind.DECISION, Ledger.DECIDED),
        (PassageKind.VOTE, Ledger.DECIDED),
        (PassageKind.ACTION, Ledger.ACTION),
    ],
)
def test_the_kind_of_a_sentence_says_its_ledger(kind: PassageKind, ledger: Ledger) -> None:
    assert ledger_of(kind) is ledger


def test_sentences_side_by_side_are_one_quotation() -> None:
    assert shown(side_by_side()) == [" ".join(POINTS)]


def test_another_speaker_is_another_quotation() -> None:
    found = side_by_side(speakers=("Cllr Hind", "Cllr Hind", "Cllr Udall"))
    assert sorted(shown(found)) == sorted([f"{VAPES} {CLOSED}", THANKS])


def test_the_speaker_of_a_run_said_all_of_it() -> None:
    found = side_by_side(speakers=("Cllr Hind", None, "Cllr Udall"))
    spoken = {run.best.speaker: run for run in runs(found)}
    assert len(spoken) == 3
    assert [spoken[e.speaker].start for e in found] == [e.start for e in found]


def test_another_ledger_is_another_quotation() -> None:
    found = side_by_side(kinds=("discussion", "decision", "action"))
    assert {run.ledger for run in runs(found)} == set(Ledger)


def test_sentences_with_something_between_them_are_apart() -> None:
    first, _, third = side_by_side()
    assert sorted(shown([first, third])) == sorted([VAPES, THANKS])


def test_sentences_of_different_lines_are_apart() -> None:
    assert len(shown(side_by_side(gap="\n"))) == 3


def test_sentences_of_different_passages_are_apart() -> None:
    one = make_evidence(VAPES, place=make_place(VAPES, passage_id=1, start=0))
    two = make_evidence(CLOSED, place=make_place(CLOSED, passage_id=2, start=len(VAPES)))
    assert sorted(shown([one, two])) == sorted([VAPES, CLOSED])


def test_a_quotation_ends_before_it_grows_too_long() -> None:
    sentences = [f"Point {number} was that the shops were sold." for number in range(30)]
    place = make_place(" ".join(sentences))
    found = shown([make_evidence(each, place=place) for each in sentences])
    assert len(found) > 1
    assert all(len(words.split()) <= RUN_WORDS for words in found)


def test_runs_never_overlap_and_hold_every_sentence_in_any_order() -> None:
    found = side_by_side(speakers=("Cllr Hind", "Cllr Hind", None))
    for seed in range(6):
        turned = random.Random(seed).sample(found, k=3)  # noqa: S311 - a shuffle
        spans = sorted((run.start, run.end) for run in runs(turned))
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert all(any(s <= e.start and e.end <= t for s, t in spans) for e in found)


def test_the_same_words_are_quoted_once_from_the_approved_minutes() -> None:
    draft = make_evidence(VAPES, place=make_place(VAPES, document_id=1, status="draft"))
    spaced = VAPES.replace(" ", "  ").upper()
    approved = make_evidence(spaced, place=make_place(spaced, passage_id=2, document_id=2))
    assert shown([draft, approved]) == [spaced]


def test_the_strongest_run_comes_first_and_a_limit_keeps_the_strongest() -> None:
    weak = make_evidence(VAPES, meaning=0.5, place=make_place(VAPES, passage_id=1))
    strong = make_evidence(CLOSED, meaning=0.9, place=make_place(CLOSED, passage_id=2))
    assert [run.best for run in runs([weak, strong])] == [strong, weak]
    assert [run.best for run in runs([weak, strong], limit=1)] == [strong]
    assert runs([weak, strong], limit=0) == []


def test_one_item_does_not_crowd_out_another() -> None:
    many = [
        make_evidence(words, place=make_place(words, passage_id=number, item_id=1), meaning=0.9)
        for number, words in enumerate(f"{VAPES} Case {n} was one." for n in range(9))
    ]
    other = make_evidence(THANKS, place=make_place(THANKS, passage_id=99, item_id=2), meaning=0.6)
    items = [run.best.place.item.item_id for run in runs([*many, other])]
    assert items.index(2) == MOST_OF_ITEM


def test_nothing_is_relevant_when_the_best_is_too_weak() -> None:
    assert relevant([make_evidence(VAPES, meaning=0.2, coverage=0.3)]) == []
    assert relevant([]) == []


def test_what_is_relevant_comes_strongest_first() -> None:
    strong, middle = make_evidence(VAPES, meaning=0.9), make_evidence(CLOSED, meaning=0.7)
    assert relevant([strong, middle]) == [strong, middle]
    assert relevant([middle, strong]) == [strong, middle]


def test_what_is_far_weaker_than_the_best_is_another_matter() -> None:
    strong = make_evidence(VAPES, meaning=0.95, coverage=0.8)
    weak = make_evidence(CLOSED, meaning=0.5, coverage=0.0)
    assert relevant([strong, weak]) == [strong]


def test_where_the_words_are_there_others_must_have_most_of_them() -> None:
    worded = make_evidence(VAPES, coverage=1.0, meaning=0.7)
    near = make_evidence(CLOSED, coverage=0.3, meaning=0.75)
    assert relevant([worded, near]) == [worded]
    assert relevant([near]) == [near]


@pytest.mark.parametrize(
    "text",
    [
        "ASHBY PARISH COUNCIL",
        "Ashby Community Council held their meeting at 7.30pm on the 8th January 2020 at the Hall.",
        "Minutes of the meeting held on 4 May 2021 in the Reading Room",
    ],
)
def test_what_stands_above_any_minutes_is_no_evidence(text: str) -> None:
    other = make_evidence("The meeting held in May had agreed to buy the pier.")
    assert telling([make_evidence(text), other]) == [other]


def test_some_of_the_words_are_enough_in_a_passage_that_has_them_all() -> None:
    first = make_evidence("The railway on the pier was shut.", coverage=0.95)
    part = make_evidence("Consent was given for the pier.", coverage=0.45, around=1.0)
    other = make_evidence("The pier was painted green in May.", coverage=0.45, around=0.45)
    assert {each.text for each in relevant([first, part, other])} == {first.text, part.text}


def test_fragments_give_way_to_statements_and_stand_alone_where_there_is_none() -> None:
    fragment = make_evidence("Drugs and alcohol.", meaning=0.9)
    assert relevant([fragment, make_evidence(VAPES)]) == [make_evidence(VAPES)]
    assert relevant([fragment]) == [fragment]


@pytest.mark.parametrize(
    "text",
    [
        "It was moved by Councillor Jonty Farrow, seconded by Councillor Maud Birch and",
        "Proposed by Cllr Ash and seconded by Cllr Birch.",
        "WEXMOOR DISTRICT COUNCIL",
    ],
)
def test_what_names_movers_or_the_body_alone_gives_way(text: str) -> None:
    weak = make_evidence(text, meaning=0.9)
    assert relevant([weak, make_evidence(VAPES)]) == [make_evidence(VAPES)]


def test_a_short_decision_is_no_fragment() -> None:
    decision = make_evidence("RESOLVED accordingly.", kind="decision")
    assert decision in relevant([make_evidence(VAPES), decision])


def test_a_list_of_who_was_present_says_nothing_to_a_question() -> None:
    assert relevant([make_evidence(VAPES, kind="attendance")]) == []


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        (Wanted.HOW_MANY, "There were six referrals through the new project by the end of it."),
        (Wanted.WHEN, "It had all begun in September 2015 when the grant was announced to us."),
        (Wanted.WHO, "The group that looked at it was chaired by Ian Gallin for all that time."),
    ],
)
def test_the_answer_sentence_has_the_kind_of_thing_that_was_asked_for(
    wanted: Wanted, right: str
) -> None:
    other = make_evidence("nobody there had yet heard of the project or of what it was for.",
                          meaning=0.9)  # fmt: skip
    answer = make_evidence(right, meaning=0.7)
    question = make_question(wanted=wanted)
    assert answer_sentence([other, answer], question) == answer
    assert answer_sentence([other], question) is None
    assert answer_sentence([other, answer], make_question(wanted=Wanted.FACT)) == other


def test_what_was_only_moved_is_no_answer() -> None:
    moved = make_evidence("Councillor Hind moved that six cameras be bought for the town centre.")
    assert answer_sentence([moved], make_question(wanted=Wanted.HOW_MANY)) is None


def test_a_year_or_the_question_s_own_figure_is_no_count() -> None:
    said = make_evidence("In 2019 the 20 mph limit had been looked at by the panel at some length.")
    asked = make_question("How many 20 mph limits were there?", wanted=Wanted.HOW_MANY)
    assert answer_sentence([said], asked) is None


def test_a_sum_that_looks_like_a_year_is_a_sum() -> None:
    said = make_evidence("Each of the Suffolk authorities will contribute £2000 to it until 2017.")
    asked = make_question("How much will each authority contribute?", wanted=Wanted.HOW_MANY)
    assert answer_sentence([said], asked) == said


def test_a_sentence_that_announces_a_list_is_quoted_with_its_points_and_no_more() -> None:
    lead = "The Partnership agreed that these priorities would be followed in the year:"
    text = f"{lead}\n\n- County lines;\n\n- Hate crime; and\n\n- Prevent\n\n{THANKS}"
    (words,) = shown([make_evidence(lead, place=make_place(text, start=7))])
    assert words == f"{lead}\n\n- County lines;\n\n- Hate crime; and\n\n- Prevent"
