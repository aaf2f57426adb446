"""Numbers that the clerk misprinted, repeated or left out, and lists that only look like items."""

import pytest

from corpus.models import Block, BlockKind, FileFormat, Reading
from corpus.parsing.gaps import completed, unexplained
from corpus.parsing.items import find_items
from corpus.parsing.numbering import Candidate
from corpus.reading.text import read_text
from tests.corpus.parsing.build import reading_of, titles

SAID = "The clerk read the letter and it was agreed to reply."


def headed(*numbers: str) -> str:
    return "\n\n".join(
        f"# {number} OTTER MATTERS {place}\n\n{SAID}" for place, number in enumerate(numbers)
    )


def numbers_in(text: str) -> list[str | None]:
    return [number for number, title in titles(text) if number or title]


@pytest.mark.parametrize(
    "printed",
    [
        ("1.", "2.", "3.", "3.", "4.", "5."),  # printed twice
        ("1.", "2.", "3.", "5.", "4.", "6."),  # swapped
        ("9.", "10.", "11.", "2.", "13."),  # a figure dropped
        ("1.", "2.", "3.", "12.", "13."),  # a leap
        ("1.", "2.", "3.", "4.", "3."),  # the last one counted wrong
        ("5.", "6.", "6A", "7.", "8."),  # put in later
        ("16.03.8", "16.03.9", "16.3.10", "6.3.11", "16.03.12"),
        ("18.01.3", "18.01.4", "18.11.5"),
        ("19.05.03", "19.05.01", "19.05.02", "19.05.04"),
    ],
)
def test_misprinted_numbers_of_headings_are_items(printed: tuple[str, ...]) -> None:
    assert numbers_in(headed(*printed)) == [number.rstrip(".") for number in printed]


def test_a_number_that_a_sentence_follows_fills_its_place() -> None:
    text = (
        "1. Apologies\n\nNone.\n\n2. Planning\n\nNone.\n\n"
        "3. The following payments were agreed by all of the members who were there:\n\n"
        "Lamp £5.\n\n"
        "4. Finance\n\nNone."
    )

    assert numbers_in(text) == ["1", "2", "3", "4"]


def test_a_list_from_one_is_part_of_its_item_however_it_is_printed() -> None:
    inner = "\n\n".join(f"# {n}. Letter from Norfen {n}" for n in range(1, 12))
    text = (
        "1. Apologies accepted from:\n\nMrs Dane.\n\n2. Declaration of interest:\n\nNone.\n\n"
        f"3. Correspondence:\n\n{inner}\n\n4. Planning:\n\nNone.\n\n5. Other reports:\n\nNone."
    )

    assert numbers_in(text) == ["1", "2", "3", "4", "5"]


def test_lists_that_begin_again_below_unnumbered_headings_are_their_points() -> None:
    text = (
        "Norfen Parish Council\n\n# MATTERS ARISING\n\n1. Gate mended.\n\n"
        "2. Lamp mended.\n\n# PLANNING\n\n"
        "1. Ash, shed. Agreed.\n\n2. Birch, roof. Agreed.\n\n3. Dane, wall.\n\n"
        "# CORRESPONDENCE\n\n1. A letter."
    )

    assert [title for _, title in titles(text) if title] == [
        "MATTERS ARISING", "PLANNING", "CORRESPONDENCE",
    ]  # fmt: skip


def test_a_heading_printed_again_opens_no_second_item() -> None:
    text = "\n\n".join(
        f"# {title}\n\n{SAID}"
        for title in (
            "1. Questions",
            "1. Questions",
            "2. Otters",
            "1. Questions",
            "3. Ponds",
            "4. Close",
        )
    )

    assert numbers_in(text) == ["1", "2", "3", "4"]


def test_headings_of_any_level_are_numbered_items() -> None:
    lines = ("1. Apologies", "2. Planning", "3. Finance")
    text = "\n\n".join(f"{line}\n\n{SAID}" for line in lines)
    starts = [text.index(line) for line in lines]
    blocks = [
        block
        for start, line in zip(starts, lines, strict=True)
        for block in (
            Block(start + 3, start + len(line), BlockKind.HEADING, number=line[:2], level=4),
            Block(start + len(line) + 2, start + len(line) + 2 + len(SAID), BlockKind.PARAGRAPH),
        )
    ]

    items = find_items(Reading(FileFormat.HTML, text, tuple(blocks)))
    assert [(item.number, item.title) for item in items] == [
        ("1", "Apologies"), ("2", "Planning"), ("3", "Finance"),
    ]  # fmt: skip


def test_an_exporters_number_before_the_printed_one_is_not_the_number() -> None:
    text = "\n\n".join(
        f"1. {n}.    {t}" for n, t in ((1, "Apologies"), (2, "Planning"), (3, "Finance"))
    )

    assert titles(text) == [("1", "Apologies"), ("2", "Planning"), ("3", "Finance")]


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        ("Item {n} – {t}", ["7", "8", "9", "10"]),
        ("AGENDA ITEM {n} {t}", ["1", "2", "3", "4"]),
        ("Minute {n} {t}", ["45", "46", "47", "48"]),
        ("{n}) {t}", ["7", "8", "9", "10"]),
        ("{n} - {t}", ["7", "8", "9", "10"]),
        ("   {n}.   {t}", ["7", "8", "9", "10"]),
        ("{n} {t}", ["07/25", "08/25", "09/25", "10/25"]),
        ("{n} {t}", ["123/2024", "124/2024", "125/2024", "126/2024"]),
        ("{n} {t}", ["C123/24", "C124/24", "C125/24", "C126/24"]),
        ("{n}. {t}", ["A", "B", "C", "D"]),
        ("{n}. {t}", ["I", "II", "III", "IV"]),
        ("**{n}**. **{t}**", ["7", "8", "9", "10"]),
    ],
)
def test_every_way_to_print_a_number_is_read_from_text(pattern: str, numbers: list[str]) -> None:
    names = ("Apologies for absence", "Otter crossing", "Planning applications", "Next meeting")
    body = "\n\n".join(
        f"{pattern.format(n=n, t=t)}\n\n{SAID}" for n, t in zip(numbers, names, strict=True)
    )
    text = f"Wexmoor Parish Council\n\nMeeting of 3 May 2022\n\nPresent: Cllr Ash\n\n{body}"

    items = find_items(read_text(text.encode()))[1:]
    assert [(item.number, item.title) for item in items] == list(zip(numbers, names, strict=True))


def test_a_run_without_members_is_left_alone() -> None:
    assert completed([Candidate(0, "4", "", 1.0)], []) == []


def test_numbers_of_a_list_are_explained_and_others_are_not() -> None:
    each = [Candidate(at, number, "", 1.0) for at, number in enumerate("1123")]
    assert unexplained(each, [each[0]]) == 0
    assert unexplained(each, each[1:]) == 0
    assert unexplained([*each, Candidate(9, "8", "", 1.0)], each) == 1


def test_no_text_falls_between_items_with_misprinted_numbers() -> None:
    text = headed("1.", "2.", "2.", "4.", "12.")
    items = find_items(reading_of(text))

    assert "".join(text[item.start : item.end] for item in items) == text
