"""Registers of actions: one action for each row, owner and deadline from their own columns."""

import pytest

from corpus.models import Block, BlockKind, FileFormat, Item, Reading
from corpus.parsing.actions import find_actions
from tests.corpus.parsing.build import to_do


def actions_of(*rows: str) -> list[tuple[str | None, str | None, str]]:
    text = "\n".join(rows)
    blocks, at = [], 0
    for row in rows:
        blocks.append(Block(at, at + len(row), BlockKind.ROW))
        at += len(row) + 1
    reading = Reading(FileFormat.DOCX, text, tuple(blocks))
    spans = [[(block.start, block.end)] for block in blocks]
    items = (Item(None, "", 0, 0, len(text)),)
    found = find_actions(reading, items, spans, ())
    return [(each.owner, each.deadline, text[each.start : each.end]) for each in found]


@pytest.mark.parametrize(
    ("titles", "row"),
    [
        ("Action | Owner | Due | Status", "Mend the gate | Cllr Ash | 3 May 2024 | CLOSED"),
        ("Action | Who | By | State", "Mend the gate | Cllr Ash | 3 May 2024 | Outstanding"),
        ("Owner | By when | Action", "Cllr Ash | 3 May 2024 | Mend the gate"),
        ("Action point | Responsible | Deadline", "Mend the gate | Cllr Ash | 3 May 2024"),
        (
            "Ref | Actions agreed | Lead officer | Target date",
            "7 | Mend it all | Cllr Ash | 3 May 2024",
        ),
    ],
)
def test_the_columns_say_who_and_by_when_in_any_order(titles: str, row: str) -> None:
    assert actions_of(titles, row) == [("Cllr Ash", "3 May 2024", row)]


def test_an_empty_cell_is_nobody_and_no_day() -> None:
    row = "Mend the gate by the pond | - | tbc | In hand"
    assert actions_of("Action | Owner | Due | Status", row) == [(None, None, row)]


def test_a_row_of_two_columns_names_its_owner() -> None:
    rows = (
        "Item | Action",
        "Noticeboard at the bridge: broken | RP",
        "Thanks to all | Noted by all",
    )
    assert actions_of(*rows) == [("RP", None, rows[1])]


@pytest.mark.parametrize(
    "rows",
    [
        ("Member | Portfolio | Attendance", "Maud Ash | Leader | Present"),
        ("Heading | 2019/20 | 2020/21", "Grass and hedges | £2,900 | £3,050"),
        ("Action | Owner | Due", "Cllr Ash | 3 May"),
    ],
)
def test_other_rows_are_no_actions(rows: tuple[str, ...]) -> None:
    assert actions_of(*rows) == []


@pytest.mark.parametrize(
    "announced",
    [
        "The Committee noted the report, subject to the following actions:",
        "The following actions were agreed:",
    ],
)
def test_the_points_of_a_list_of_actions_are_actions(announced: str) -> None:
    text = (
        f"{announced}\n\n- Lamps: the Head of Otters to report back by 31 March 2020;\n\n"
        "- the wardens to be asked to count the lamps.\n\nThe Chair thanked the Head of Otters."
    )
    assert to_do(text) == [
        ("Head of Otters", "by 31 March 2020",
         "Lamps: the Head of Otters to report back by 31 March 2020;"),
        (None, None, "the wardens to be asked to count the lamps."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "owner", "deadline"),
    [
        ("ACTION: Head of Otters to report progress in June 2024.", "Head of Otters", None),
        ("The lamp is out. ACTION: Otter Lead, by July 2023.", "Otter Lead", "by July 2023"),
        ("The lamp is out. Action: CB, by 25 September.", "CB", "by 25 September"),
        ("The grant came. Action KL to order by 28 February 2025.", "KL", "by 28 February 2025"),
        ("Action: AD to ask by 31 March", "AD", "by 31 March"),
    ],
)
def test_a_label_names_offices_and_days_without_a_year(
    text: str, owner: str, deadline: str | None
) -> None:
    assert [(who, by) for who, by, _ in to_do(text)] == [(owner, deadline)]
