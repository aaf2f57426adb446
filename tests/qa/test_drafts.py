"""Of findings one inside the other the longer one stays, in the place of the first."""

import random
from collections.abc import Sequence

import pytest

from corpus.models import Basis
from qa.drafts import Draft, holds, once
from qa.models import Ledger
from qa.quote import Quoted
from tests.qa.builders import make_place

TEXT = "The board agreed to plant lime trees along the river path before the spring."
PLACES = [make_place(TEXT, passage_id=number, document_id=number) for number in (1, 2, 3)]


def draft(document: int, start: int, end: int) -> Draft:
    return Draft(Quoted(PLACES[document - 1], start, end), Ledger.SAID, Basis.STATED)


def spans(drafts: Sequence[Draft]) -> list[tuple[int, int, int]]:
    return [
        (each.quoted.place.document.document_id, each.quoted.start, each.quoted.end)
        for each in drafts
    ]


def test_a_longer_finding_takes_the_place_of_those_inside_it() -> None:
    given = [(1, 0, 9), (2, 0, 9), (1, 10, 16), (3, 0, 9), (1, 0, 20), (1, 4, 9), (2, 5, 12)]
    assert spans(once([draft(*each) for each in given])) == [
        (1, 0, 20), (2, 0, 9), (3, 0, 9), (2, 5, 12),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_nothing_that_is_left_is_inside_another_and_nothing_else_is_gone(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    given = []
    for _ in range(chance.randrange(25)):
        start = chance.randrange(20)
        given.append(draft(chance.randint(1, 3), start, start + chance.randint(1, 12)))
    left = once(given)
    for each in left:
        assert [other for other in left if holds(other.quoted, each.quoted)] == [each]
    for each in given:
        assert any(holds(other.quoted, each.quoted) for other in left)
    alone = [
        each for each in given
        if sum(holds(o.quoted, each.quoted) or holds(each.quoted, o.quoted) for o in given) == 1
    ]  # fmt: skip
    assert [each for each in left if each in alone] == alone
