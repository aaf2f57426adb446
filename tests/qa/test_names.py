"""Names in a question, told from the words around them."""

import pytest

from qa.names import (
    compares,
    core_name,
    cut,
    have_a_place_in_common,
    match_bare_councils,
    match_committees,
    match_councils,
    proper_names,
    unknown_councils,
)
from qa.people import each_person, match_people

COUNCILS = (
    "Worcestershire County Council",
    "Wexmoor District Council",
    "London Borough of Ashby",
    "Cyngor Cymuned Llanfryncoed",
)
COMMITTEES = (
    "Planning Committee",
    "Overview and Scrutiny Committee",
    "Highways & Transport Panel",
    "Cabinet",
    "Council",
)
PEOPLE = ("Councillor Diane Hind", "Cllr Udall", "The Chair", "officers")


@pytest.mark.parametrize(
    ("full", "core"),
    [
        ("Worcestershire County Council", "Worcestershire"),
        ("London Borough of Ashby", "Ashby"),
        ("Cyngor Cymuned Llanfryncoed", "Llanfryncoed"),
        ("Stratford-on-Avon District Council", "Stratford-on-Avon"),
        ("City of London", "City of London"),
    ],
)
def test_the_core_of_a_name_is_what_people_call_the_council(full: str, core: str) -> None:
    assert core_name(full) in (core, full)


@pytest.mark.parametrize(
    ("question", "council"),
    [
        ("What did Worcestershire County Council say?", "Worcestershire County Council"),
        ("what did worcestershire county council say", "Worcestershire County Council"),
        ("What did Worcestershire say about slavery?", "Worcestershire County Council"),
        ("what did worcestershire say?", "Worcestershire County Council"),
        ("What did the Worcestershire Board agree?", "Worcestershire County Council"),
        ("Worcestershire's view of slavery", "Worcestershire County Council"),
        ("Worcestershire Council on slavery", "Worcestershire County Council"),
        ("vape sales, said by Wexmoor", "Wexmoor District Council"),
        ("the Wexmoor panel", "Wexmoor District Council"),
        ("vape sales, WEXMOOR DISTRICT COUNCIL", "Wexmoor District Council"),
        ("Has Ashby closed its library?", "London Borough of Ashby"),
        ("Llanfryncoed’s footpaths", "Cyngor Cymuned Llanfryncoed"),
    ],
)
def test_a_council_is_known_by_its_full_name_and_by_what_people_call_it(
    question: str, council: str
) -> None:
    found, spans = match_councils(question, COUNCILS)
    assert found == [council]
    assert core_name(council).lower() in question[slice(*spans[0])].lower()


@pytest.mark.parametrize(
    "question",
    [
        "the review of North Worcestershire",
        "What did South Worcestershire say?",
        "Worcestershire Regulatory Services on fly tipping",
        "the Worcestershirean view",
        "anti-Worcestershire feeling",
        "flooding in Wexmoor",  # the place, whoever spoke of it
        "vape sales",
        "",
    ],
)
def test_a_place_or_a_name_inside_another_name_is_not_the_council(question: str) -> None:
    assert match_councils(question, COUNCILS) == ([], [])


def test_two_councils_are_both_found_each_once() -> None:
    found, spans = match_councils(
        "Wexmoor's and Worcestershire's view, and Wexmoor's again", COUNCILS
    )
    assert found == ["Wexmoor District Council", "Worcestershire County Council"]
    assert len(spans) == 3


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Kent County Council say?", ["Kent County Council"]),
        ("Has Tunbridge Wells Borough Council agreed?", ["Tunbridge Wells Borough Council"]),
        ("minutes of Ayton Parish Council", ["Ayton Parish Council"]),
        ("What did the Parish Council say?", []),
        ("what did the council say?", []),
    ],
)
def test_a_council_that_is_not_held_is_noticed_by_its_full_name(
    question: str, names: list[str]
) -> None:
    assert unknown_councils(question, []) == names


def test_a_council_that_is_held_is_not_unknown() -> None:
    question = "What did Wexmoor District Council say?"
    _, spans = match_councils(question, COUNCILS)
    assert unknown_councils(question, spans) == []


@pytest.mark.parametrize(
    ("question", "committee"),
    [
        ("What did the Planning Committee decide?", "Planning Committee"),
        ("planning committee decisions on shops", "Planning Committee"),
        ("the Overview and Scrutiny Committee's report", "Overview and Scrutiny Committee"),
        ("the overview & scrutiny committee", "Overview and Scrutiny Committee"),
        ("Highways and Transport Panel on parking", "Highways & Transport Panel"),
        ("Highways & Transport Panel on parking", "Highways & Transport Panel"),
        ("What did Cabinet agree?", "Cabinet"),
        ("What did full council agree?", "Council"),
    ],
)
def test_a_committee_is_known_in_any_case_and_with_either_and(
    question: str, committee: str
) -> None:
    assert match_committees(question, COMMITTEES)[0] == [committee]


@pytest.mark.parametrize(
    "question",
    [
        "planning permission for shops",
        "What did the council say?",
        "the Cabinet Member for Finance",
    ],
)
def test_a_committee_is_not_read_into_other_words(question: str) -> None:
    assert match_committees(question, COMMITTEES) == ([], [])


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("What did Councillor Diane Hind say?", "Diane Hind"),
        ("What did Cllr Hind say?", "Hind"),
        ("What did Cllr. Hind say?", "Hind"),
        ("Cllr Hind's view on slavery", "Hind"),
        ("What did Diane Hind say about slavery?", "Diane Hind"),
        ("what did diane hind say about slavery", "Diane Hind"),
        ("Mrs J. O'Neill on hedges", "J. O'Neill"),
        ("the view of Superintendent Steph Brighton", "Steph Brighton"),
        ("Dr Siân Gŵyr-Jones on hedges", "Siân Gŵyr-Jones"),
    ],
)
def test_a_person_is_known_by_title_or_by_the_full_name_in_the_minutes(
    question: str, person: str
) -> None:
    assert match_people(question, PEOPLE)[0] in ([person], [person.replace("J. ", "J ")])


@pytest.mark.parametrize(
    "question",
    [
        "What did the Chair say?",
        "What did officers say?",
        "the hind of a deer",
        "mr",
        "What did Mr",
    ],
)
def test_a_role_or_a_bare_title_is_no_person(question: str) -> None:
    assert match_people(question, PEOPLE) == ([], [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("referrals of Project Discovery", ["Project Discovery"]),
        ("Project Discovery's referrals", ["Project Discovery"]),
        ("the Isle of Wight ferry and the A47", ["Isle of Wight", "A47"]),
        ("the view of Karen May in March", ["Karen May"]),
        ("What was decided in July?", []),
        ("Which Councillors and Members spoke?", []),
        ("vape sales", []),
        ("", []),
    ],
)
def test_proper_names_are_the_capitals_that_are_no_common_words(
    text: str, names: list[str]
) -> None:
    assert proper_names(text) == names


def test_cutting_takes_out_spans_that_overlap_only_once() -> None:
    assert cut("one two three four", [(4, 7), (4, 13)]) == "one four"


def test_cutting_nothing_changes_nothing() -> None:
    assert cut("one two", []) == "one two"


@pytest.mark.parametrize(
    ("question", "councils"),
    [
        ("What did Ashby Parish Council say?", ["Ashby and Corley Parish Council"]),
        ("What did Corley Parish Council say?", ["Ashby and Corley Parish Council"]),
        ("What did Denby Community Council say?", ["Denby & Salem Community Council"]),
        ("What did Ashby Hill Parish Council say?", []),
        ("the Ashby fair", []),
    ],
)
def test_a_joint_council_is_known_by_one_of_its_places(question: str, councils: list[str]) -> None:
    known = ["Ashby and Corley Parish Council", "Denby & Salem Community Council"]
    assert match_councils(question, known)[0] == councils


@pytest.mark.parametrize(
    ("question", "councils"),
    [
        ("Why did Ashby refuse the name?",
         ["Ashby Parish Council", "Ashby and Corley Parish Council", "Cyngor Ashby a Corley"]),
        ("Has Ashby Parish Council objected?", ["Ashby Parish Council"]),
        ("Did Denton & Eaves pay?", ["Denton & Eaves Community Council"]),
        ("Did Denton and Eaves pay?", ["Denton & Eaves Community Council"]),
    ],
)  # fmt: skip
def test_a_core_name_stands_for_the_joint_councils_of_the_place_too(
    question: str, councils: list[str]
) -> None:
    known = ("Ashby Parish Council", "Ashby and Corley Parish Council", "Cyngor Ashby a Corley",
             "Denton & Eaves Community Council")  # fmt: skip
    assert match_councils(question, known)[0] == councils


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("What did Mark Teal of Harbour Sugar tell Ashby?", ["Mark Teal"]),
        ("Why did Mark Teal give up the chair?", []),
        ("What did PCSO Kerr advise?", ["Kerr"]),
    ],
)
def test_somebody_without_a_title_is_known_where_they_are_asked_to_have_spoken(
    question: str, people: list[str]
) -> None:
    assert match_people(question, ("Mark Teal", "Town Clerk"))[0] == people


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Compare what Ashby gave for Norway and Denmark", True),
        ("Which cost more than the shed?", True),
        ("What did Ashby give for Norway?", False),
    ],
)
def test_a_question_that_sets_things_side_by_side_is_known(question: str, found: bool) -> None:
    assert compares(question) is found


def test_a_council_of_that_very_place_comes_before_a_joint_one() -> None:
    known = ["Ashby and Corley Parish Council", "Ashby Parish Council"]
    assert match_councils("What did Ashby Parish Council say?", known)[0] == [
        "Ashby Parish Council"
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What did Ashby and Fenby say?", ["Fenby Town Council"]),
        ("What did Ashby, Fenby and Denby say?", ["Denby Town Council", "Fenby Town Council"]),
        ("What did Ashby say about Fenby?", []),
    ],
)
def test_a_bare_name_joined_to_a_council_is_one(question: str, found: list[str]) -> None:
    known = ["Ashby Town Council", "Denby Town Council", "Fenby Town Council"]
    _, taken = match_councils(question, known)
    bare, _ = match_bare_councils(question, known, taken, anywhere=False)
    assert sorted(bare) == found


@pytest.mark.parametrize(
    ("speaker", "people"),
    [
        ("Mr R Ash, Mr V Elm and Mrs B Oak", ("Mr R Ash", "Mr V Elm", "Mrs B Oak")),
        ("Cllr Ash & Cllr Elm", ("Cllr Ash", "Cllr Elm")),
        ("Cllrs Ash and Elm", ("Cllrs Ash and Elm",)),  # whose title is not each one's own
        ("The Director of Housing and Planning", ("The Director of Housing and Planning",)),
        ("Councillor Diane Hind", ("Councillor Diane Hind",)),
    ],
)
def test_several_people_in_one_name_are_told_apart(speaker: str, people: tuple[str, ...]) -> None:
    assert each_person(speaker) == people


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the wreath for Armistice Day 2011", ["Armistice Day"]),
        ("Jubilee 2012 beacon", ["Jubilee"]),
        ("2012", []),
    ],
)
def test_a_year_behind_a_name_is_no_part_of_it(text: str, found: list[str]) -> None:
    assert proper_names(text) == found


@pytest.mark.parametrize(
    ("councils", "one"),
    [
        (["Ashby Parish Council", "Ashby and Corley Parish Council"], True),
        (["Cyngor Cymuned Ashby a Corley", "Ashby & Corley Community Council"], True),
        (["Ashby Parish Council", "Corley Parish Council"], False),
    ],
)
def test_councils_of_one_place_are_told_from_several(councils: list[str], one: bool) -> None:
    assert have_a_place_in_common(councils) is one


@pytest.mark.parametrize(
    "question",
    [
        "who's the clerk of Ashford?", "When is the next meeting at Ashford?",
        "the vice-chairman of Ashford", "minutes for Ashford",
    ],
)  # fmt: skip
def test_what_only_a_council_has_makes_a_place_its_council(question: str) -> None:
    assert match_councils(question, ["Ashford Parish Council"])[0] == ["Ashford Parish Council"]


def test_a_meeting_about_a_place_is_not_of_its_council() -> None:
    assert match_councils("the meeting on Ashford", ["Ashford Parish Council"])[0] == []


@pytest.mark.parametrize("title", ["councillor", "cllr", "mrs", "Cllr."])
def test_a_person_is_known_by_a_title_in_small_letters_too(title: str) -> None:
    assert match_people(f"what did {title} Storr say about roads", ())[0] == ["Storr"]


def test_a_councillor_without_a_name_is_nobody() -> None:
    assert match_people("which councillor said so", ())[0] == []
