"""Every constraint of a question is met by what is cited, or named as the reason for a refusal."""

from pathlib import Path

import pytest

from index.models import Scope
from qa.ask import ask
from qa.library import Library, scope_of
from qa.models import Answer, NoAnswer, Wanted
from qa.registers import documents_in
from qa.scope import narrow
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, make_question, quotes, sources

STRONG = "Councillor Marsh said that illegal vape sales were made in shops: illegal vape sales."
WEAK = (
    "Councillor Pell said that roofs, hedges, drains, bins and some illegal vape sales were seen."
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Sixty strong documents of Ashby, one weak one of Wexmoor, and some that lack a fact."""
    files = {
        f"ashby/{number}.txt": make_minutes(
            f"{STRONG} Case {number}.", f"{STRONG} Also case {number}.",
            council="Ashby Borough Council", committee="Licensing Committee",
            date=f"{1 + number % 28} May {2010 + number // 28}", title="Vape sales",
        )
        for number in range(60)
    }  # fmt: skip
    files |= {
        "wexmoor.txt": make_minutes(WEAK, title="Any other business"),
        "thornley.txt": make_minutes(
            "Councillor Reed said that Project Lantern had helped nine people.",
            "The Hollow Youth Council elections had drawn 22,866 votes.",
            council="Thornley Town Council", committee="Welfare Board", date="2 March 2021",
            title="Project Lantern",
        ),
        "undated.txt": make_minutes(STRONG, council="Undale Parish Council", date=""),
        "nobody.txt": "Notes\n\nIllegal vape sales were seen by the river.\n",
    }  # fmt: skip
    return library_of(tmp_path_factory.mktemp("scope"), files)


def answered(library: Library, question: str) -> Answer:
    result = ask(library, question, today=TODAY)
    assert isinstance(result, Answer), result.reason
    return result


def reason(library: Library, question: str) -> str:
    result = ask(library, question, today=TODAY)
    assert isinstance(result, NoAnswer), quotes(result)
    return result.reason


@pytest.mark.parametrize(
    "question",
    [
        "What did Wexmoor District Council say about illegal vape sales?",
        "What was said about illegal vape sales in June 2019?",
        "What did the Planning Committee of Wexmoor District Council say about illegal vape sales?",
        "What did Councillor Pell say about illegal vape sales?",
    ],
)
def test_the_one_weak_passage_in_scope_is_cited_though_all_better_ones_are_outside(
    library: Library, question: str
) -> None:
    assert sources(answered(library, question)) == {"files/wexmoor.txt"}


def test_what_is_outside_the_scope_is_never_cited(library: Library) -> None:
    result = answered(library, "What did Ashby Borough Council say about vape sales in 2011?")
    assert {c.council for c in result.citations} == {"Ashby Borough Council"}
    assert {(c.meeting_date or "")[:4] for c in result.citations} == {"2011"}


def test_a_council_that_is_not_held_is_named(library: Library) -> None:
    said = reason(library, "What did Kent County Council say about illegal vape sales?")
    assert "Kent County Council" in said
    assert "Wexmoor District Council" in said


def test_a_council_that_did_not_speak_of_it_is_named(library: Library) -> None:
    said = reason(library, "What did Thornley Town Council say about illegal vape sales?")
    assert "Thornley Town Council" in said
    assert "illegal vape sales" in said
    assert "Ashby Borough Council" in said


def test_a_date_window_leaves_out_what_has_no_date_and_says_so(library: Library) -> None:
    result = answered(library, "What was said about illegal vape sales since 2010?")
    assert "files/undated.txt" not in sources(result)
    assert any("without a known date" in gap for gap in result.searched.gaps)
    everything = answered(library, "What was said about illegal vape sales?")
    assert not any("date" in gap for gap in everything.searched.gaps)


def test_a_council_leaves_out_what_names_none_and_says_so(library: Library) -> None:
    result = answered(library, "What did Ashby Borough Council say about illegal vape sales?")
    assert "files/nobody.txt" not in sources(result)
    assert any("council" in gap for gap in result.searched.gaps)


def test_a_window_without_meetings_is_refused_with_the_dates_held(library: Library) -> None:
    said = reason(library, "What was said about illegal vape sales before 1990?")
    assert "before 1990" in said
    assert "2010-05-01" in said


def test_a_name_that_is_nowhere_is_named(library: Library) -> None:
    said = reason(library, "How many people did Project Zeppelin help?")
    assert "Project Zeppelin" in said


def test_a_name_must_be_in_the_document_that_answers(library: Library) -> None:
    assert sources(answered(library, "How many people did Project Lantern help?")) == {
        "files/thornley.txt"
    }
    assert "Project Lantern" in reason(
        library, "What did Ashby Borough Council say about Project Lantern?"
    )


def test_a_person_who_is_nowhere_is_named(library: Library) -> None:
    assert "Zebedee" in reason(library, "What did Councillor Zebedee say about vape sales?")


def test_a_person_who_did_not_speak_of_it_is_named(library: Library) -> None:
    assert "Reed" in reason(library, "What did Councillor Reed say about illegal vape sales?")


def test_the_noun_of_a_body_leaves_out_the_bodies_of_other_names(library: Library) -> None:
    question = make_question("Project Lantern", body="board")
    assert documents_in(library, narrow(library, question).scope) == [
        c for c in documents_in(library, Scope()) if c in _of(library, "thornley.txt", "nobody.txt")
    ]


def _of(library: Library, *names: str) -> set[int]:
    rows = library.database.rows("SELECT document_id, source FROM documents")
    return {int(number) for number, source in rows if str(source).endswith(names)}


def test_a_scope_of_a_name_that_is_not_held_is_empty_and_not_everything(library: Library) -> None:
    scope = scope_of(library, make_question(councils=("Nowhere Council",)))
    assert scope.councils == frozenset()
    assert documents_in(library, scope) == []
    assert scope_of(library, make_question(missing=("Nowhere Council",))).councils == frozenset()


def test_the_number_searched_is_the_number_in_scope(library: Library) -> None:
    question = make_question("vape sales", councils=("Wexmoor District Council",))
    narrowed = narrow(library, question)
    assert narrowed.reason is None
    assert narrowed.searched.in_scope == 1
    assert narrowed.searched.coverage.documents == 64


def test_a_question_of_scope_alone_is_answered_from_that_scope(library: Library) -> None:
    said = reason(library, "What was decided by the Welfare Board?")
    assert "Welfare Board" in said
    result = ask(library, "What did Councillor Reed say?", today=TODAY)
    assert quotes(result) == ["Councillor Reed said that Project Lantern had helped nine people."]


def test_a_refusal_shows_the_nearest_wherever_they_are(library: Library) -> None:
    result = ask(
        library, "What did Thornley Town Council say about illegal vape sales?", today=TODAY
    )
    assert isinstance(result, NoAnswer)
    assert "Thornley Town Council" not in {c.council for c in result.nearest}
    assert result.nearest


def test_everything_of_a_question_without_scope_is_searched(library: Library) -> None:
    narrowed = narrow(library, make_question("vape sales", wanted=Wanted.EVERYTHING))
    assert narrowed.scope == Scope()
    assert narrowed.searched.in_scope == 64


def test_no_library_at_all_refuses_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    empty = library_of(tmp_path, {})
    assert "held" in reason(empty, "What was said about vape sales?")


def test_a_council_that_is_spoken_of_is_part_of_the_matter(library: Library) -> None:
    answer = answered(library, "How many votes did the Hollow Youth Council elections draw?")
    assert "22,866 votes" in quotes(answer)[0]


def test_a_council_that_is_spoken_of_but_not_held_has_decided_nothing_here(
    library: Library,
) -> None:
    assert "Hollow Youth Council" in reason(library, "What did Hollow Youth Council decide?")
