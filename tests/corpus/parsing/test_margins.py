"""Owners that the margin of the page names, and orders in the notes of a clerk."""

import pytest

from tests.corpus.parsing.build import to_do

HEAD = "# ITEMS Action\n\n"


def test_the_margin_names_the_owner_of_what_was_agreed() -> None:
    text = HEAD + "Oak bench. It was agreed that a small gift be passed on to the mason. GD"
    assert to_do(text) == [
        ("GD", None, "It was agreed that a small gift be passed on to the mason. GD")
    ]


def test_a_mark_below_a_paragraph_is_its_owner() -> None:
    text = HEAD + "There is no progress on the poplars. A letter will be needed soon.\n\nNC"
    assert to_do(text) == [("NC", None, "A letter will be needed soon.")]


def test_a_task_keeps_the_owner_it_states_itself() -> None:
    text = HEAD + "Cllr Ash to write to the mason. The wall is old. NC"
    assert to_do(text)[0][:2] == ("Cllr Ash", None)


def test_without_such_a_margin_initials_at_the_end_are_nobody() -> None:
    assert to_do("The wall is old. It was built by the RDC") == []
    assert to_do("The bench was paid for by two groups. GD") == []


def test_movers_at_the_end_are_no_margin() -> None:
    text = HEAD + "The new seats were admired. Prop. GK, 2nd DD All in favour. Proposed GK"
    assert [owner for owner, *_ in to_do(text) if owner == "GK"] == []


@pytest.mark.parametrize(
    ("text", "owner", "deadline"),
    [
        ("Manhole in Mill Lane still open, clerk to contact the water company.", "clerk", None),
        ("Andy to arrange for the verge to be cut.", "Andy", None),
        ("Alan Hale to contact Highways again.", "Alan Hale", None),
        ("A Hale to report to the district.", "A Hale", None),
        ("Nicola Birch will ask the warden for the key.", "Nicola Birch", None),
        ("The Clerk noted that he would chase the mason.", "Clerk", None),
        ("Parish Council to be contacted about the verge.", None, None),
        ("Clerk to obtain quotes prior to the January meeting.", "Clerk",
         "prior to the January meeting"),
        ("It was resolved the Clerk to contact the Highways Department.", "Clerk", None),
        ("BB / NL to check the gate.", "BB / NL", None),
    ],
)  # fmt: skip
def test_an_order_names_its_owner(text: str, owner: str | None, deadline: str | None) -> None:
    ((found, by, _),) = to_do(text)
    assert (found, by) == (owner, deadline)


@pytest.mark.parametrize(
    "text",
    [
        "Notice to advise readers of the fair.",
        "The survey is to be arranged by the district.",
        "Permission to install a gate was refused.",
    ],
)
def test_what_nobody_was_set_to_do_is_no_action(text: str) -> None:
    assert to_do(text) == []
