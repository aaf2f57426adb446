"""A few of the kills of benchmarks/killing.py: what goes on ends as if it never was disturbed."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.conftest import Victim
from tests.reliability.killing import Case, cases

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the processor clock of a child is Linux's"
)

ROUNDS = 5


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killing") / "home"


@pytest.fixture(scope="module")
def found(victim: Victim, home: Path) -> Iterator[dict[str, Case]]:
    with cases(victim, home.parent, home) as prepared:
        yield {case.name: case for case in prepared}


@pytest.mark.parametrize(
    ("name", "seed"),
    [("first ingest", 31), ("second ingest", 32), ("first sync", 33), ("second sync", 34)],
)
def test_what_is_killed_and_goes_on_ends_as_if_it_never_was(
    name: str, seed: int, found: dict[str, Case], victim: Victim, home: Path
) -> None:
    case, chance = found[name], random.Random(seed)  # noqa: S311 - to be repeated
    # A moment near the end may come too late: what is done first then needs less time than before.
    assert any(case.survive(victim, home, chance, most=3) for _ in range(ROUNDS))


def test_the_comparison_would_see_a_difference(
    found: dict[str, Case], victim: Victim, home: Path
) -> None:
    case = found["first ingest"]
    documents = case.wanted["documents"]
    case.wanted["documents"] = documents[1:]
    with pytest.raises(AssertionError, match="documents"):
        case.survive(victim, home, random.Random(35), most=1)  # noqa: S311 - to be repeated
    case.wanted["documents"] = documents
