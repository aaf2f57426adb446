"""The ablation leaves out what it says, by settings that are there, and puts all back."""

import importlib

import pytest

from benchmarks.ablation import ANSWERING, NoMeaning, Without, switched
from benchmarks.rankings import FINDING
from index.models import EVERYTHING
from index.search import any_words
from qa.library import Library
from tests.qa.builders import library_of

FILES = {
    "a.txt": "Quay Council\n\n1. Lamps\n\nThe lamps at the quay were repaired.\n",
    "b.txt": "Quay Council\n\n1. Moorings\n\nThe fee for moorings was raised.\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("quay"), FILES)


@pytest.mark.parametrize("one", ANSWERING, ids=lambda one: one.name)
def test_every_setting_that_is_left_out_is_there_and_comes_back(one: Without) -> None:
    modules = {name: importlib.import_module(f"qa.{name}") for name, _, _ in one.settings}
    before = [getattr(modules[name], setting) for name, setting, _ in one.settings]
    with switched(one.settings):
        for name, setting, value in one.settings:
            assert getattr(modules[name], setting) is value
    assert [getattr(modules[name], setting) for name, setting, _ in one.settings] == before


def test_a_setting_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError), switched((("topic", "NO_SUCH_THING", 1),)):
        pass


def test_without_words_meaning_decides_and_the_other_way_round(library: Library) -> None:
    words = library.generation.words.search(any_words("lamps"), limit=10)
    assert FINDING["without meaning"](library, "lamps", EVERYTHING)[0] == words[0][0]
    blind = NoMeaning(library.encoder)
    assert not blind.encode_question("lamps").any()
    for ranker in FINDING.values():
        assert ranker(library, "lamps", EVERYTHING)
