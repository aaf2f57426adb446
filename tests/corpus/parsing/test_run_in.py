"""Titles that run into their text: the body begins at the first word after them, always."""

import pytest

from corpus.parsing.items import find_items
from tests.corpus.parsing.build import reading_of

SAID = "The Chair said that this was so and thanked all who had come out to help on the day."


def bodies(*paragraphs: str) -> list[tuple[str, str]]:
    text = "\n\n".join(paragraphs)
    items = find_items(reading_of(text))
    return [(item.title, text[item.body_start : item.end].strip()) for item in items]


@pytest.mark.parametrize(
    ("printed", "title", "body"),
    [
        (f"Otter Plan referendum. {SAID}", "Otter Plan referendum", SAID),
        (f"**Bus 47.** {SAID}", "Bus 47", SAID),
        (f"Bus 47: {SAID}", "Bus 47", SAID),
        (f"Village Hall as a warm space. {SAID}", "Village Hall as a warm space", SAID),
        ("Next meeting 10th January 2023. Closed 8.40pm.", "Next meeting 10th January 2023",
         "Closed 8.40pm."),
        (f"TRAINING REQUIREMENTS {SAID}", "TRAINING REQUIREMENTS", SAID),
        ("TREES i. No new issues were raised.", "TREES", "i. No new issues were raised."),
        ("Minutes of the meeting of 13th September 2022. Agreed, subject to one change.",
         "Minutes of the meeting of 13th September 2022", "Agreed, subject to one change."),
    ],
)  # fmt: skip
def test_the_body_begins_right_after_the_title(printed: str, title: str, body: str) -> None:
    found = bodies(
        f"22.11.1 {printed}", "22.11.2 Planning. None seen.", "22.11.3 Finance. Paid up."
    )
    assert found[0] == (title, body)


@pytest.mark.parametrize(
    "statement",
    [
        "Apologies for absence were received from Cllr Ash and District Cllr Birch.",
        "The minutes of the meeting held in May were confirmed as a true record.",
        "Mr. Dane reported. The lamp is out and the pole is bent, which had been known for a year.",
    ],
)
def test_a_statement_without_a_title_is_all_body(statement: str) -> None:
    found = bodies(
        f"1 {statement}", "2 Planning. None seen.", "3 Finance. Paid up.", "4 Otters. None."
    )
    assert statement in [body for _, body in found] or found[0][1].endswith(statement)


def test_an_abbreviation_in_capitals_is_no_title() -> None:
    found = bodies(
        f"1 Apologies. {SAID}", "2 Planning. None seen.", "3 CCTV The cameras work.", "4 Otters."
    )
    assert "CCTV" not in [title for title, _ in found]


def test_a_note_of_when_somebody_came_opens_no_item() -> None:
    text = (
        "In attendance: Ann Ash (Item 1)\n\nBob Birch, of the Otter Trust (Item 2)\n\n"
        "1 Apologies\n\nNone.\n\n2 Planning\n\nNone.\n\n3 Finance\n\nNone."
    )
    items = find_items(reading_of(text))
    assert [item.number for item in items] == [None, "1", "2", "3"]


def test_a_day_before_a_welsh_month_opens_no_item() -> None:
    text = (
        "7 Apologies\n\nNone.\n\n8 Planning\n\nNone.\n\n9 Next meeting\n\n"
        "11 Hydref 2022 / 11 October 2022. The meeting closed at 8.40 pm."
    )
    assert [item.number for item in find_items(reading_of(text))] == ["7", "8", "9"]
