"""What the passages found have is not absent from the scope they were found in."""

from datetime import date
from pathlib import Path

from qa.gather import gather
from qa.library import scope_of
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
