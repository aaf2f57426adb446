"""Who voted which way: only people whom the minutes name, in the vote they name them in."""

import pytest

from corpus.models import Decision
from corpus.parsing.ballots import gridded_in, listed_in
from corpus.parsing.decisions import find_decisions
from corpus.parsing.name_lists import names_of
from corpus.parsing.voters import voters_in
from tests.corpus.parsing.build import one_item, spans_of


def decisions_of(text: str) -> list[Decision]:
    reading, items = one_item(text)
    return list(find_decisions(reading, items, spans_of(reading)))


def sides(decision: Decision) -> tuple[tuple[str, ...], ...]:
    return decision.voted_for, decision.voted_against, decision.abstained


@pytest.mark.parametrize(
    ("text", "side", "names"),
    [
        ("It was carried, Councillor Ash voting against.", "against", ("Councillor Ash",)),
        ("Councillors Ash and Birch abstained.", "abstained", ("Ash", "Birch")),
        ("Prop CA, 2nd MB, 7 agreed, RC and CS abstained due to interests.", "abstained",
         ("RC", "CS")),
        ("Cllr Ash asked that his vote against the motion be recorded.", "against", ("Cllr Ash",)),
        ("Councillor Mrs Hale requested that it be recorded that she had abstained.", "abstained",
         ("Councillor Mrs Hale",)),
        ("Councillor Ash, having declared an interest, abstained from voting.", "abstained",
         ("Councillor Ash",)),
        ("Proposed by Cllr Ash, seconded by Cllr Birch, Cllr Crane abstained.", "abstained",
         ("Cllr Crane",)),
    ],
)  # fmt: skip
def test_a_sentence_names_who_voted(text: str, side: str, names: tuple[str, ...]) -> None:
    (found,) = voters_in(text)
    assert (found.side, found.names) == (side, names)


@pytest.mark.parametrize(
    "text",
    [
        "All members voted in favour.",
        "Agreed unanimously by Cllr Ash, Cllr Birch and Cllr Crane.",
        "Carried nem con.",
        "Six were in favour and one abstained.",
        "Councillor Ash said that Councillor Birch voted against the budget.",
        "Cllr Ash voted for Cllr Birch.",
        "Cllr Ash voted against the plan at County Hall.",
        "Cllr Ash left and abstained from the discussion.",
        "Cllr Ash would vote against it.",
        "Cllr Ash did not vote.",
    ],
)
def test_what_states_no_vote_of_this_meeting_names_nobody(text: str) -> None:
    assert list(voters_in(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("For (2)\n\nMr Ash, Mrs P T Birch\n\nAgainst (1)\n\nDr Crane\n\nAbstain (0)\n\nLost.",
         [("for", ("Mr Ash", "Mrs P T Birch")), ("against", ("Dr Crane",))]),
        ("YEAS: Anna B Ash, JP Birch - 2 NAYS: 0 ABSENT: Carl Crane - 1",
         [("for", ("Anna B Ash", "JP Birch"))]),
        ("There voted for the motion:\n\nCouncillors Ash, Birch and A S Crane ........ 3\n\n"
         "There voted against:\n\nCouncillor Dell ....... 1",
         [("for", ("Ash", "Birch", "A S Crane")), ("against", ("Councillor Dell",))]),
        ("For | A. J. Ash, K. J. Van Der Birch and P. Crane | 3\nAgainst | S. Dell | 1",
         [("for", ("A. J. Ash", "K. J. Van Der Birch", "P. Crane")), ("against", ("S. Dell",))]),
        ("There voted for it 3 (CB, ET, KL) and against 2 (FG, AM).",
         [("for", ("CB", "ET", "KL")), ("against", ("FG", "AM"))]),
        ("A vote was taken. Yeas: Messrs. Ash, Birch. Nays: None. Absent: Mr. Crane.",
         [("for", ("Ash", "Birch"))]),
    ],
)  # fmt: skip
def test_a_recorded_vote_lists_its_sides(
    text: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(each.side, each.names) for each in listed_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "For: 26 Against: 32",
        "For (3)\n\nMr Ash, Mr Birch",
        "Speakers: For: Mr Ash. Against: Mrs Birch.",
        "Voting: For: the whole of the north ward. Against: None.",
    ],
)
def test_a_list_that_is_not_whole_or_no_vote_names_nobody(text: str) -> None:
    assert list(listed_in(text)) == []


def test_a_table_of_marks_gives_each_member_one_side() -> None:
    grid = "Member | For | Against | Abstain\nCllr Ash | √ |  | \nCllr Birch |  | √ | "
    assert [(each.side, each.names) for each in gridded_in(grid)] == [
        ("for", ("Cllr Ash",)),
        ("against", ("Cllr Birch",)),
    ]
    assert gridded_in(grid + "\nCllr Crane | √ | √ | ") == []


def test_rows_of_a_name_and_a_side_are_a_vote() -> None:
    rows = "Cllr Ash | For\nCllr Birch | Against\nCllr Crane | For"
    assert [(each.side, each.names) for each in gridded_in(rows)] == [
        ("for", ("Cllr Ash", "Cllr Crane")),
        ("against", ("Cllr Birch",)),
    ]


def test_names_without_a_title_are_believed_by_their_count_only() -> None:
    assert names_of("Ash, Birch and Crane") is None
    assert names_of("Ash, Birch and Crane", count=3) == ("Ash", "Birch", "Crane")
    assert names_of("Ash, Birch and the motion", count=3) is None


def test_a_decision_has_the_names_of_its_own_vote() -> None:
    text = (
        "Mr Ash proposed, and Mr Birch seconded the motion that “the pond be drained.”\n\n"
        "The voting was as follows.\n\nFor (2)\nMr Ash, Mr Birch\n\nAgainst (1)\nMrs Crane\n\n"
        "Motion carried."
    )
    (found,) = decisions_of(text)
    assert sides(found) == (("Mr Ash", "Mr Birch"), ("Mrs Crane",), ())


def test_names_whose_number_is_not_the_counted_one_are_of_another_vote() -> None:
    text = (
        "For (2)\nMr Ash, Mr Birch\n\nAgainst (1)\nMrs Crane\n\n"
        "RESOLVED, by 5 votes to 1, that the pond be drained."
    )
    (found,) = decisions_of(text)
    assert sides(found) == ((), (), ())


def test_a_wish_to_be_recorded_below_a_decision_belongs_to_it() -> None:
    text = (
        "RESOLVED that the pond be drained.\n\n"
        "Councillor Ash asked that his vote against be recorded."
    )
    (found,) = decisions_of(text)
    assert sides(found) == ((), ("Councillor Ash",), ())


def test_unanimity_names_nobody() -> None:
    text = "Present: Cllr Ash, Cllr Birch.\n\nRESOLVED unanimously that the pond be drained."
    (found,) = decisions_of(text)
    assert sides(found) == ((), (), ())
