"""What the passages found have is not absent from the scope they were found in."""

from datetime import date
from pathlib import Path

from qa.ask import ask
from qa.evidence import UNDER_TITLE
from qa.gather import gather
from qa.library import scope_of
from qa.models import Answer
from qa.understand import understand
from tests.qa.builders import library_of

MINUTES = """{council} PARISH COUNCIL

Minutes of the meeting held on 4 March 2024

3. Moorings

{said}
"""


def test_a_word_whose_stem_has_another_stem_is_there(tmp_path: Path) -> None:
    # "Compensation" is "compens" in the index, of which the analyser would make "compen".
    ashby = "The clerk reported that compensation had been paid for the sunken dinghy."
    library = library_of(
        tmp_path,
        {
            "ashby.txt": MINUTES.format(council="ASHBY", said=ashby),
            "birch.txt": MINUTES.format(council="BIRCHAM", said="The moorings were inspected."),
        },
    )
    asked = "What was said about compensation at Ashby Parish Council?"
    question = understand(asked, library.known, today=date(2025, 6, 1))
    scope = scope_of(library, question)
    assert not scope.is_everything
    gathered = gather(library, question, scope)
    assert any("compensation" in each.text for each in gathered.evidence)
    assert {each.absent for each in gathered.evidence} == {0.0}


def test_a_reference_is_found_by_its_words_alone(tmp_path: Path) -> None:
    said = "Permission refused for a tied dwelling and a shop beside the camping field, 12/09876/F."
    library = library_of(
        tmp_path,
        {
            "ashby.txt": MINUTES.format(council="ASHBY", said=said),
            "birch.txt": MINUTES.format(council="BIRCHAM", said="Ref. No: 05/01179/F was noted."),
        },
    )
    found = ask(library, "12/09876/F", today=date(2025, 6, 1))
    assert isinstance(found, Answer)
    assert [one.quote for one in found.citations] == [said]


def test_a_line_that_heads_others_is_over_them_up_to_the_next(tmp_path: Path) -> None:
    said = (
        "The moorings were inspected.\n\n"
        "Police Matters:\n\nThere had been three calls since the last meeting.\n\n"
        "Dog Bins:\n\nTwo had been emptied late."
    )
    library = library_of(tmp_path, {"ashby.txt": MINUTES.format(council="ASHBY", said=said)})
    question = understand("police matters", library.known, today=date(2025, 6, 1))
    evidence = gather(library, question, scope_of(library, question)).evidence
    covered = {each.text: each.coverage for each in evidence}
    assert covered["There had been three calls since the last meeting."] >= UNDER_TITLE
    assert covered["Two had been emptied late."] < UNDER_TITLE
