"""The sentence splitter on hand-marked minutes, and the promises it keeps for any text."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.sentences import sentence_spans

CASES_FILE = Path(__file__).parent / "data" / "sentence_boundaries.txt"
BOUNDARY = "¦"

# Whatever a sentence rule looks at, so that random texts meet every rule.
SCRAPS = (
    "The Cllr. Mr. p.m. 7.30 No. 186 St. Mary etc. U.K. e.g. J. Option A. agreed.The agreed.1"
    " … ... . ? ! ” “ ' \" ( ) [1] • ** – a) (ii) iii. 7.1 www.ltai.info é ŵ § ; : , Ltd. the İ ß"
)
SPACES = (" ", " ", " ", "", "\n", "\u00a0", "  ", "\t", "\u2003")


def marked_cases() -> list[tuple[str, str]]:
    group, cases = "", []
    for line in CASES_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            group = line.removeprefix("## ").replace(" ", "_")
        elif group and line:
            cases.append((group, line.replace("⏎", "\n").replace("␣", "\u00a0")))
    return cases


CASES = marked_cases()


def marked(text: str) -> str:
    starts = [start for start, _ in sentence_spans(text)][1:]
    edges = [0, *starts, len(text)]
    return BOUNDARY.join(text[start:end] for start, end in pairwise(edges))


def random_text(seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311  (no secret: a seeded text)
    return "".join(chance.choice(SCRAPS.split(" ")) + chance.choice(SPACES) for _ in range(60))


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(line, id=f"{group}-{number:03}-{line[:40]}")
        for number, (group, line) in enumerate(CASES, start=1)
    ],
)
def test_sentences_end_where_a_careful_reader_says(expected: str) -> None:
    assert marked(expected.replace(BOUNDARY, "")) == expected


def test_there_are_at_least_180_hand_marked_paragraphs_and_no_two_alike() -> None:
    assert len(CASES) >= 180
    assert len({line for _, line in CASES}) == len(CASES)


def test_a_text_without_words_has_no_sentences() -> None:
    assert sentence_spans("") == []
    assert sentence_spans(" \n\u00a0\t ") == []


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "  “Agreed.”\u00a0 The Clerk\nleft. "
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "“Agreed.”",
        "The Clerk\nleft.",
    ]


@pytest.mark.parametrize("seed", range(300))
def test_every_character_but_space_is_in_exactly_one_sentence(seed: int) -> None:
    text = random_text(seed)
    spans = sentence_spans(text)
    assert "".join(text[start:end] for start, end in spans).split() != []
    covered = [position for start, end in spans for position in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(covered)


@pytest.mark.parametrize("seed", range(100))
def test_sentences_are_in_order_and_have_no_spaces_around_them(seed: int) -> None:
    text = random_text(seed)
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize("seed", range(50))
def test_the_same_text_always_has_the_same_sentences(seed: int) -> None:
    assert sentence_spans(random_text(seed)) == sentence_spans(random_text(seed))


@pytest.mark.parametrize("seed", range(50))
def test_a_hard_wrap_not_before_a_numbered_line_counts_as_a_space(seed: int) -> None:
    text = random_text(seed)
    plain = "".join(" " if character.isspace() else character for character in text)
    assert sentence_spans(text) == sentence_spans(plain)


def test_a_megabyte_splits_as_its_parts_do() -> None:
    part = (
        "Cllr. J. Smith reported at 7.30 p.m. The Committee thanked him for the report (No. 5) and"
        " asked that the footpath between the church and the school be mended before the winter."
        " Was the money there? The Clerk believed that the reserve for highways would cover it. "
    )
    alone = sentence_spans(part)
    times = 1_000_000 // len(part)
    assert sentence_spans(part * times) == [
        (start + shift, end + shift)
        for shift in range(0, times * len(part), len(part))
        for start, end in alone
    ]


@pytest.mark.parametrize("scrap", ["x", ".", " ", "1. ", "a.", "(", "“", "? ", "No. ", "…"])
def test_one_scrap_repeated_five_thousand_times_comes_back_whole(scrap: str) -> None:
    text = scrap * 5_000
    joined = "".join(text[start:end] for start, end in sentence_spans(text))
    assert joined.replace(" ", "") == text.replace(" ", "")
