"""Facts about the five pages the product began with, which are not part of the repository."""

from functools import cache
from pathlib import Path

import pytest

from corpus.models import DocumentKind, Header, Reading
from corpus.parsing.actions import find_actions
from corpus.parsing.decisions import find_decisions
from corpus.parsing.header import read_header
from corpus.parsing.items import find_items
from corpus.parsing.pronouns import attribute
from corpus.reading.read import read
from tests.corpus.parsing.build import spans_of

SEEDS = Path(__file__).parents[4] / "shared" / "minutes" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))
pytestmark = pytest.mark.skipif(len(FILES) != 5, reason="the seed minutes are not on this machine")


@cache
def _reading(at: int) -> Reading:
    return read(FILES[at].read_bytes())


def _header(at: int) -> Header:
    return read_header(_reading(at), name=FILES[at].name)


def _speakers(at: int) -> set[str]:
    reading = _reading(at)
    found = set()
    for spans in spans_of(reading):
        for speaker in attribute([reading.text[start:end] for start, end in spans]):
            if speaker:
                found.add(speaker.name)
    return found


def _outcomes(at: int) -> list[str]:
    reading = _reading(at)
    return [
        each.outcome.value
        for each in find_decisions(reading, find_items(reading), spans_of(reading))
    ]


@pytest.mark.parametrize("at", [0, 2, 3, 4])
def test_a_page_that_states_no_date_has_none(at: int) -> None:
    assert _header(at).date is None
    assert _header(at).committee is None
    assert _header(at).kind is DocumentKind.MINUTES


@pytest.mark.parametrize("at", [0, 2, 3, 4])
def test_an_item_page_is_one_item_with_a_title(at: int) -> None:
    (item,) = find_items(_reading(at))

    assert item.title
    assert "Agenda item" not in item.title


@pytest.mark.parametrize(
    ("at", "body"), [(0, "Committee"), (2, "Board"), (3, "Committee"), (4, "Panel")]
)
def test_the_body_is_called_as_the_page_calls_it(at: int, body: str) -> None:
    assert _header(at).body == body


def test_the_report_states_its_committee_and_date() -> None:
    header = _header(1)

    assert header.committee is not None
    assert header.committee.value == "Overview and Scrutiny Committee"
    assert header.date is not None
    assert header.date.value == "2016-04-20"
    assert header.report_number == "OAS/SE/16/009"
    assert header.kind is DocumentKind.REPORT


def test_a_council_is_known_only_where_its_own_title_names_it() -> None:
    names = [council.value if (council := _header(at).council) else None for at in range(5)]

    assert names == [None, None, "Worcestershire County Council", None, None]


@pytest.mark.parametrize(
    ("at", "outcomes"),
    [
        (0, ["noted"]),
        (1, ["recommended"]),
        (2, ["agreed"] * 9),
        (3, ["resolved"]),
        (4, ["resolved"]),
    ],
)
def test_the_outcomes_are_those_printed(at: int, outcomes: list[str]) -> None:
    assert _outcomes(at) == outcomes


def test_the_speakers_are_those_named() -> None:
    assert _speakers(0) == {
        "Councillor Robert Everitt",
        "Councillor Diane Hind",
        "Councillor Spicer",
        "The Chair",
        "officers",
    }
    assert _speakers(1) == set()
    assert "Cllr Udall" in _speakers(2)
    assert "a Member (not named)" in _speakers(2)
    assert _speakers(3) == {
        "The Lead Member for Children and Families",
        "The Lead Member for Communities and Safety",
        "officers",
    }
    assert "The Community Safety Manager" in _speakers(4)


def test_each_agreed_point_of_the_summary_is_an_action() -> None:
    reading = _reading(2)
    spans, items = spans_of(reading), find_items(reading)
    decisions = find_decisions(reading, items, spans)
    summary = decisions[-1]
    actions = find_actions(reading, items, spans, decisions)

    assert sum(summary.start <= action.start < summary.end for action in actions) == 12
