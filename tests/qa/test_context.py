"""Few findings are quoted with what stands around them."""

from qa.context import FEW, LONGER, in_context
from qa.evidence import Evidence
from qa.select import Run, ledger_of, runs
from tests.qa.builders import make_evidence, make_place

TEXT = ("The Reading Room was damp.", "The roof leaked in March.", "A fan would be bought.",
        "It would cost ninety pounds.")  # fmt: skip


def sentences(gap: str = " ", speakers: tuple[str | None, ...] = (None,) * 4) -> list[Evidence]:
    place = make_place(gap.join(TEXT), start=30)
    return [
        make_evidence(text, place=place, speaker=speaker)
        for text, speaker in zip(TEXT, speakers, strict=True)
    ]


def words(run: Run) -> str:
    passage = run.best.place.passage
    return passage.text[run.start - passage.start : run.end - passage.start]


def test_one_finding_is_quoted_with_its_paragraph() -> None:
    rows = sentences()
    (run,) = in_context(runs([rows[1]]), rows)
    assert words(run) == " ".join(TEXT)
    assert run.best is rows[1]


def test_what_others_say_further_on_in_the_paragraph_is_quoted_apart() -> None:
    rows = sentences(speakers=(None, "Cllr Moss", "Cllr Moss", None))
    run, behind = in_context(runs([rows[1]]), rows)
    assert words(run) == f"{TEXT[1]} {TEXT[2]}"
    assert (words(behind), behind.best.speaker) == (TEXT[3], None)


def test_another_paragraph_is_not_taken_in() -> None:
    rows = sentences(gap="\n\n")
    (run,) = in_context(runs([rows[1]]), rows)
    assert words(run) == TEXT[1]


def test_nothing_is_quoted_twice() -> None:
    rows = sentences()
    first, second = in_context(runs([rows[0], rows[3]]), rows)
    assert f"{words(first)} {words(second)}".count("roof") == 1
    assert max(first.start, second.start) >= min(first.end, second.end)


def test_no_quotation_grows_beyond_its_length() -> None:
    long = "The Reading Room was damp and cold in winter. " * 30
    place = make_place(long.strip())
    row = [
        Evidence(place, start, start + 45, "discussion", None, None, 0.7, 1.0, 1.0)
        for start in range(0, len(long.strip()), 46)
    ]
    run, *_ = in_context([Run(row[9], row[9].start, row[9].end, ledger_of("discussion"))], row)
    assert LONGER - 9 <= len(words(run).split()) <= LONGER


def test_many_findings_stay_as_they_are() -> None:
    places = [make_place(" ".join(TEXT), passage_id=n, document_id=n) for n in range(FEW + 1)]
    rows = [make_evidence(text, place=place) for place in places for text in TEXT]
    found = [Run(row, row.start, row.end, ledger_of(row.kind)) for row in rows[:: len(TEXT)]]
    assert in_context(found, rows) == found
