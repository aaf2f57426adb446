"""One council, one name: bilingual names, names beside a date, and full councils."""

import pytest

from corpus.parsing.header import read_header
from tests.corpus.parsing.build import reading_of


def council_of(text: str, **facts: str) -> str | None:
    council = read_header(reading_of(text, **facts), name="x.txt").council
    return council.value if council else None


@pytest.mark.parametrize(
    "head",
    [
        "CYNGOR CYMUNED LLANOTTER\n\nLLANOTTER COMMUNITY COUNCIL",
        "LLANOTTER COMMUNITY COUNCIL\n\nCYNGOR CYMUNED LLANOTTER",
        "CYNGOR CYMUNED LLANOTTER / LLANOTTER COMMUNITY COUNCIL",
        "Cyngor Cymuned Llanotter Community Council",
    ],
)
def test_a_council_printed_in_both_languages_has_its_english_name(head: str) -> None:
    assert council_of(f"{head}\n\nMinutes of 3 May 2022") == ("LLANOTTER COMMUNITY COUNCIL".title())


def test_the_title_of_a_bilingual_page_gives_the_english_name() -> None:
    title = "Agenda for Cyfarfod Misol on Tuesday - Cyngor Cymuned Ynys Community Council"
    assert council_of("Agenda and minutes\n\nDim.", title=title) == "Ynys Community Council"


def test_a_council_named_in_welsh_only_keeps_that_name() -> None:
    text = "CYNGOR CYMUNED LLANOTTER\n\nCofnodion 10 Hydref 2023\n\nNORFEN COUNTY COUNCIL"
    assert council_of(text) == "Cyngor Cymuned Llanotter"


def test_the_council_behind_committee_and_date_is_found() -> None:
    line = "Agenda for Cabinet on Wednesday, 13th March, 2024, 6.00 pm - Norfen District Council"
    header = read_header(reading_of(f"{line}\n\nVenue: Hall"), name="x.txt")
    assert header.council is not None
    assert header.council.value == "Norfen District Council"
    assert header.committee is not None
    assert header.committee.value == "Cabinet"


def test_a_line_about_another_council_names_none() -> None:
    assert council_of("Response to the consultation - Norfen District Council\n\nText.") is None


@pytest.mark.parametrize(
    ("council", "committee", "expected"),
    [
        ("OTTERBY PARISH COUNCIL", "Council", None),
        ("OTTERBY PARISH COUNCIL", "Parish Council", None),
        ("LLANOTTER COMMUNITY COUNCIL", "Community Council", None),
        ("OTTERBY PARISH COUNCIL", "Planning Committee", "Planning Committee"),
        ("NORFEN COUNTY COUNCIL", "County Council", "County Council"),
        ("NORFEN DISTRICT COUNCIL", "Council", "Council"),
    ],
)
def test_the_whole_of_a_parish_council_is_no_committee(
    council: str, committee: str, expected: str | None
) -> None:
    text = f"{council}\n\n{committee} - Wednesday, 13th March, 2024 7.00 pm\n\nPresent: Mrs Dane"
    header = read_header(reading_of(text), name="x.txt")
    assert (header.committee.value if header.committee else None) == expected
