"""The forms that a Welsh word may have."""

import pytest

from qa.mutations import mutations


@pytest.mark.parametrize(
    ("typed", "dictionary"),
    [
        ("liniadur", "gliniadur"), ("randiroedd", "rhandiroedd"), ("bwll", "pwll"),
        ("phwll", "pwll"), ("nghyngor", "cyngor"), ("ngardd", "gardd"), ("ardd", "gardd"),
        ("fwrdd", "bwrdd"), ("hysgol", "ysgol"), ("nhref", "tref"), ("dref", "tref"),
        ("ddogfen", "dogfen"), ("llyfrgell", "llyfrgell"), ("lyfrgell", "llyfrgell"),
    ],
)  # fmt: skip
def test_the_form_of_the_dictionary_is_among_them(typed: str, dictionary: str) -> None:
    assert dictionary in (typed, *mutations(typed))


@pytest.mark.parametrize(
    ("held", "typed"), [("lyfrgell", "llyfrgell"), ("bwll", "phwll"), ("chyngor", "gyngor")]
)
def test_a_form_that_is_held_is_found_from_another(held: str, typed: str) -> None:
    assert held in mutations(typed)


def test_a_word_is_not_among_its_own_other_forms() -> None:
    assert "cyngor" not in mutations("cyngor")
