"""A document that names no council is searched with those of its folder, and that is said."""

from pathlib import Path

import pytest

from corpus.store.folders import of_folders
from qa.ask import ask
from qa.library import Library
from qa.models import Answer, NoAnswer
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, sources

MOLES = "Mr Reed said that moles had dug up the cricket pitch at Long Acre."
NAMELESS = f"Minutes of the meeting held on 4 June 2022\n\n1. Pitch\n\n{MOLES}\n"


def minutes(number: int, council: str = "Fenby Parish Council") -> str:
    return make_minutes(
        f"Mrs Marsh spoke of hedge number {number}.", council=council, committee="",
        date=f"{number} May 2021", title="Hedges",
    )  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files = {f"fenby/{number}.txt": minutes(number) for number in (1, 2, 3)}
    files |= {f"few/{number}.txt": minutes(number, "Ashby Parish Council") for number in (4, 5)}
    files |= {
        f"both/{number}.txt": minutes(number, "Corley Parish Council") for number in (6, 7, 8)
    }
    files["both/9.txt"] = minutes(9, "Denby Parish Council")
    for folder in ("fenby", "few", "both"):
        files[f"{folder}/nameless.txt"] = NAMELESS.replace("Long Acre", f"{folder.title()} Acre")
    return library_of(tmp_path_factory.mktemp("folders"), files)


def test_it_is_found_where_its_council_was_asked_for(library: Library) -> None:
    answer = ask(library, "What did Fenby Parish Council say about moles?", today=TODAY)
    assert isinstance(answer, Answer)
    assert {Path(source).name for source in sources(answer)} == {"nameless.txt"}
    assert answer.citations[0].council is None  # which the document does not say
    assert any("in the same folder" in gap for gap in answer.searched.gaps)
    assert any("2 documents whose council is not known" in gap for gap in answer.searched.gaps)


@pytest.mark.parametrize("council", ["Ashby", "Corley", "Denby"])
def test_two_others_or_others_that_differ_tell_nothing(library: Library, council: str) -> None:
    answer = ask(library, f"What did {council} Parish Council say about moles?", today=TODAY)
    assert isinstance(answer, NoAnswer)


def test_no_council_has_no_documents(library: Library) -> None:
    assert of_folders(library.database, []) == frozenset()
    assert of_folders(library.database, [987]) == frozenset()
