import pytest

from corpus.parsing.tasks import deadline_in
from tests.corpus.parsing.build import to_do


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Clerk to contact the owner of the hedge.", "Clerk"),
        ("The Clerk to contact Mrs Dane and obtain a price.", "Clerk"),
        ("The culvert had collapsed; Clerk to report to Highways.", "Clerk"),
        ("Cllr Ash to write to the school.", "Cllr Ash"),
        ("JS to follow up the broken lamp.", "JS"),
        ("BB and NL to attend the inspection.", "BB and NL"),
        ("It was agreed that the Locum Clerk would email the wardens.", "Locum Clerk"),
        ("The Clerk will arrange a meeting with the wardens.", "Clerk"),
        ("Cllr. J. Penhale would enquire about the price.", "Cllr. J. Penhale"),
        ("It was agreed that Cllr Birch make contact with the printer.", "Cllr Birch"),
        ("RW undertook to speak with the warden.", "RW"),
        ("Officers agreed to look into the figures.", "officers"),
        ("The Director of Parks agreed to take it into account.", "Director of Parks"),
        ("It was agreed that the Board would be supplied with a list.", None),
        ("It was agreed to write to the bus company.", None),
        ("The details would be shared with all Councillors.", None),
        (
            "A Member asked for more and it was agreed that training be added, and would be"
            " arranged.",
            None,
        ),
    ],
)
def test_a_task_is_an_action_with_the_owner_that_is_stated(text: str, owner: str | None) -> None:
    assert [found[0] for found in to_do(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "The Clerk wrote to the owner in May.",
        "It was noted that the lease had ended.",
        "It was agreed not to sign the form.",
        "It was agreed that no further action be taken.",
        "The hall is to be found near the church.",
        "Cllr Ash was pleased to report a profit.",
        "RESOLVED that the report be noted.",
        "“The Clerk to write to the Minister”",
        "The plan would be provided by the county.",
        "Members were asked whether they wished to attend.",
    ],
)
def test_what_nobody_is_to_do_is_no_action(text: str) -> None:
    assert to_do(text) == []


def test_a_label_with_initials_gives_the_sentence_before_it_an_owner() -> None:
    assert to_do("The lamp at Mill Lane is broken.\n\nACTION: JS") == [
        ("JS", None, "The lamp at Mill Lane is broken. ACTION: JS")
    ]


def test_each_point_of_an_agreement_is_an_action_of_its_own() -> None:
    text = (
        "In summary it was agreed that:\n\n- A list would be sent to the Board\n\n"
        "- Training would be arranged\n\n- Otters should be added to the Work Programme"
    )

    assert [words for _, _, words in to_do(text)] == [
        "A list would be sent to the Board",
        "Training would be arranged",
        "Otters should be added to the Work Programme",
    ]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Clerk to write by 31 March 2025.", "by 31 March 2025"),
        ("Clerk to write before the next meeting.", "before the next meeting"),
        ("Clerk to write by the end of May.", "by the end of May"),
        ("Clerk to reply within 28 days.", "within 28 days"),
        ("Clerk to order a seat by Friday.", "by Friday"),
        ("Clerk to write about the meeting of 3 May 2020.", None),
        ("Clerk to write.", None),
    ],
)
def test_a_deadline_is_given_only_where_the_text_says_by_when(
    text: str, deadline: str | None
) -> None:
    assert deadline_in(text) == deadline
