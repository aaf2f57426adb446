"""Names in a list are told apart where that is sure, and left as they stand where it is not."""

import pytest

from web.name_lists import listed_names


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        ("", (), [""]),
        ("Hill Council", (), ["Hill Council"]),
        ("Hill and Dale Council", (), ["Hill and Dale Council"]),
        ("Hill Council and Dale Council", (), ["Hill Council", "Dale Council"]),
        ("Hill, Dale and Moor Council", (), ["Hill, Dale and Moor Council"]),
        (
            "A Council, Hill, Dale and Moor Council and B Council",
            (),
            ["A Council", "Hill, Dale and Moor Council", "B Council"],
        ),
        ("Hill and Dale and Moor", (), ["Hill and Dale and Moor"]),
        ("Hill and Dale and Moor", ("Hill", "Dale and Moor"), ["Hill", "Dale and Moor"]),
        ("Hill and Dale", ("Hill", "Dale", "Hill and Dale"), ["Hill and Dale"]),
        ("“a, b and c”, “d” and “e”", (), ["“a, b and c”", "“d”", "“e”"]),
    ],
)
def test_a_list_is_cut_only_between_names_that_are_whole(
    text: str, known: tuple[str, ...], names: list[str]
) -> None:
    assert listed_names(text, frozenset(known)) == names


def test_a_list_of_many_names_is_cut_at_each() -> None:
    names = [f"Hill, Dale and Moor {number} Council" for number in range(300)]
    assert listed_names(f"{', '.join(names[:-1])} and {names[-1]}", frozenset()) == names
