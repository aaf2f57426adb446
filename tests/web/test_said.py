"""`show` tells who asked and who answered."""

import json
from pathlib import Path

from tests.web.homes import load, write
from tests.web.test_commands import run
from web.commands import show

MINUTES = """WEXMOOR DISTRICT COUNCIL

Minutes of a meeting of the Cabinet held on 4 September 2019

1. The bridge

Councillor Stobbs asked whether the bridge would be mended before the fair. The Head of Highways
replied that it would be mended in May. She added that the lane would be shut.

In response to a question from Mr Dane, the Chair said that the fair would be held in June.

Councillor Marsh said that the bridge was old.
"""


def test_what_is_said_names_whose_question_it_answers(tmp_path: Path) -> None:
    settings = load(tmp_path / "home", write(tmp_path / "m", {"a.txt": MINUTES}))

    said = json.loads(run(show.command, settings, "1", "--json"))["said"]
    assert [(one["speaker"], one["answering"], one["answered_by"]) for one in said] == [
        ("Councillor Stobbs", None, "The Head of Highways"),
        ("The Head of Highways", "Councillor Stobbs", None),
        ("The Chair", "Mr Dane", None),
        ("Councillor Marsh", None, None),
    ]
    assert said[1]["text"].endswith("She added that the lane would be shut.")
    shown = run(show.command, settings, "1")
    assert "The Head of Highways (answering Councillor Stobbs): The Head of Highways" in shown
