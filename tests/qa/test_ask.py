"""A question in, an answer with its proof out: on three short documents of invented councils."""

import pytest

from corpus.models import Basis
from qa.ask import ask
from qa.library import Library
from qa.models import Answer, Ledger, NoAnswer
from tests.builders import make_minutes
from tests.qa.builders import TODAY, library_of, quotes


def answered(library: Library, question: str, **options: int) -> Answer:
    result = ask(library, question, today=TODAY, **options)
    assert isinstance(result, Answer), result.reason
    return result


def test_what_was_said_is_quoted_with_the_speaker_the_text_names(tiny: Library) -> None:
    result = answered(tiny, "What was said about modern slavery?")
    first = result.findings[0]
    assert first.ledger is Ledger.SAID
    assert first.speaker == "Councillor Priya Nandakumar"
    assert first.speaker_basis in (Basis.STATED, Basis.DERIVED)
    assert "four referrals about modern slavery" in first.text


def test_a_statement_without_a_speaker_is_given_to_nobody(tiny: Library) -> None:
    result = answered(tiny, "How many people are waiting for an allotment?")
    spoken = {f.text: f.speaker for f in result.findings}
    assert all(who is None for text, who in spoken.items() if "nineteen people" in text)


def test_a_speaker_s_words_are_never_given_to_another(tiny: Library) -> None:
    result = answered(tiny, "What was said about dog fouling?")
    by = {f.speaker: f.text for f in result.findings}
    assert "asked whether" in by["Mr Tobias Wrenshaw"]
    assert "23 penalties" not in by["Mr Tobias Wrenshaw"]


def test_what_was_decided_is_quoted_whole_with_its_outcome(tiny: Library) -> None:
    result = answered(tiny, "What was decided about the leisure centre?")
    (finding,) = [f for f in result.findings if f.ledger is Ledger.DECIDED]
    assert finding.text == "RESOLVED that the leisure centre close on 31 March 2023."
    assert finding.outcome == "resolved"


def test_noted_never_becomes_approved(tiny: Library) -> None:
    result = answered(tiny, "What was decided about modern slavery?")
    assert any("be noted" in f.text for f in result.findings)
    assert all(f.outcome != "approved" for f in result.findings)


def test_a_factual_question_gets_its_sentence_first(tiny: Library) -> None:
    result = answered(tiny, "How many penalties were issued for dog fouling?")
    assert result.answer is not None
    assert "23 penalties" in result.answer
    numbers = {c.number: c.quote for c in result.citations}
    assert numbers[result.answer_citation or 0] == result.answer


def test_a_question_of_what_was_said_has_no_answer_sentence(tiny: Library) -> None:
    assert answered(tiny, "What was said about dog fouling?").answer is None


def test_citations_are_numbered_from_one_without_gaps(tiny: Library) -> None:
    result = answered(tiny, "What was said about modern slavery?")
    assert [c.number for c in result.citations] == list(range(1, len(result.citations) + 1))
    assert {f.citation for f in result.findings} <= {c.number for c in result.citations}


def test_findings_are_read_by_meeting_in_the_order_of_dates_undated_last(tiny: Library) -> None:
    result = answered(tiny, "everything about the allotments")
    cited = {c.number: c for c in result.citations}
    dates = [cited[f.citation].meeting_date or "9999" for f in result.findings]
    assert dates == sorted(dates)
    assert len(set(dates)) == 2


def test_a_limit_is_kept_and_the_rest_is_counted(tiny: Library) -> None:
    every = answered(tiny, "What was said about dog fouling?")
    one = answered(tiny, "What was said about dog fouling?", limit=1)
    said = [f for f in one.findings if f.ledger is Ledger.SAID]
    assert len(said) == 1
    assert one.more >= 1
    assert every.more == 0


@pytest.mark.parametrize("question", ["", "   ", "?", "what was said about the"])
def test_a_question_of_nothing_is_refused_with_what_to_ask(tiny: Library, question: str) -> None:
    result = ask(tiny, question, today=TODAY)
    assert isinstance(result, NoAnswer)
    assert "Ask about" in result.reason
    assert result.nearest == ()


def test_what_is_not_there_is_refused_by_name(tiny: Library) -> None:
    result = ask(tiny, "What was said about zeppelins?", today=TODAY)
    assert isinstance(result, NoAnswer)
    assert "zeppelins" in result.reason
    assert result.searched.coverage.documents == 3


@pytest.mark.parametrize(
    "question",
    [
        "🦆", "a" * 10_000, "slavery " * 1_250, "'; DROP TABLE passages; --",
        "<script>alert(1)</script>", "((( AND OR NOT \"", "\0", "field:value^9~2 [a TO b]",
        "dog AND", "modern*", "\\", "/regex/", "+-&&||!(){}",
    ],
)  # fmt: skip
def test_odd_questions_are_answered_or_refused_and_never_fail(tiny: Library, question: str) -> None:
    assert isinstance(ask(tiny, question, today=TODAY), Answer | NoAnswer)


def test_a_question_that_writes_sql_changes_nothing(tiny: Library) -> None:
    before = tiny.database.rows("SELECT count(*) FROM passages")
    ask(tiny, "'; DELETE FROM passages; --", today=TODAY)
    assert tiny.database.rows("SELECT count(*) FROM passages") == before


@pytest.mark.parametrize("words", ["What was decided", "What actions were agreed"])
def test_a_register_that_is_empty_in_scope_is_said_to_be(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    text = make_minutes("Councillor Stobbs said that the bins in the park were full.")
    library = library_of(tmp_path_factory.mktemp("bins"), {"bins.txt": text})
    result = ask(library, f"{words} by the Planning Committee?", today=TODAY)
    assert isinstance(result, NoAnswer)
    assert "Planning Committee" in result.reason


def test_draft_and_approved_minutes_are_one_finding_from_the_approved(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = make_minutes("Councillor Stobbs said that illegal vape sales had been found in shops.")
    library = library_of(
        tmp_path_factory.mktemp("twice"),
        {"a-draft.txt": f"DRAFT MINUTES\n\n{text}", "b-approved.txt": text},
    )
    result = ask(library, "illegal vape sales", today=TODAY)
    assert len(quotes(result)) == 1
    assert isinstance(result, Answer)
    assert result.citations[0].source == "files/b-approved.txt"


def test_the_first_point_of_many_short_ones_is_not_the_speaker_s_before_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = make_minutes(
        "Councillor Hurst said that vape sales were a scourge. Councillor Moss said that vape "
        "sales were a trade. It was reported that vape sales had doubled."
    )
    library = library_of(tmp_path_factory.mktemp("speakers"), {"a.txt": text})
    result = answered(library, "What was said about vape sales?")
    spoken = {f.speaker: f.text for f in result.findings}
    assert "scourge" in spoken["Councillor Hurst"]
    assert "trade" not in spoken["Councillor Hurst"]
    assert "trade" in spoken["Councillor Moss"]
    assert all("doubled" not in text for who, text in spoken.items() if who)
