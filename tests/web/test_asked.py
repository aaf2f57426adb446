"""What is filled in or taken off beside a question holds for the question as it stands."""

from collections.abc import Callable

import pytest

from qa.library import Library
from qa.models import Question
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of
from web.asked import asked, without

TWO = "What did the roof cost in 2018 and who has the keys?"
TALK = ("When is the regatta?", "What do sailors get?")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    said = "The clerk said that the regatta would be held in July."
    return library_of(tmp_path_factory.mktemp("asked"), {"july.txt": make_minutes(said)})


@pytest.mark.parametrize(
    "change",
    [
        lambda library, text, earlier: asked(
            library, text, today=TODAY, earlier=earlier, date_from="2018-01-01"
        ),
        lambda library, text, earlier: without(
            asked(library, text, today=TODAY, earlier=earlier), ["dates:"]
        ),
    ],
)
def test_a_filter_is_not_lost_in_another_reading(
    library: Library, change: Callable[[Library, str, tuple[str, ...]], Question]
) -> None:
    whole = asked(library, TWO, today=TODAY)
    after = asked(library, TALK[1], today=TODAY, earlier=TALK[:1])
    assert len(whole.parts) == 2
    assert after.leaning is not None
    assert change(library, TWO, ()).parts == ()
    assert change(library, TALK[1], TALK[:1]).leaning is None
