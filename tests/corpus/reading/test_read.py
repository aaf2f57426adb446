"""Any bytes are read or refused; nothing else can happen."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.models import Block, BlockKind, FileFormat, Reading
from corpus.reading import read as read_module
from corpus.reading.pool import ReaderPool
from corpus.reading.read import check, read

MINUTES = Path(__file__).parents[4] / "shared" / "minutes"
MARKS = re.compile(r"</?u>|\*\*")


def is_read_or_refused(data: bytes) -> bool:
    """Whether the bytes are read to sound blocks, or refused with a remedy."""
    try:
        reading = read(data)
    except Unreadable as refusal:
        return refusal.remedy != ""
    check(reading)
    return True


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert is_read_or_refused(data)


PARTS = st.sampled_from(
    [
        *("1. ", "(a) ", "7.1 ", "• ", "- ", "o  ", "\u00a0", "\n", "\n\n", "\t", "**", "__", "# "),
        *("> ", "Minutes:", "Agenda item", "The Council ", "agreed", "RESOLVED", "PDF 58 KB", " |"),
        *("§ ", "---", "<p>", "<table>", "<td>", "</td>", "<li>", "<ol>", "&nbsp;", "(Item 4)"),
        "77/21",
    ]
)


@given(st.lists(PARTS, max_size=40).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_mixture_of_marks_is_read_or_refused(text: str) -> None:
    for source in (text, f"<html><body>{text}"):
        assert is_read_or_refused(source.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"word " * 2_000_000,
        b"a" * 10_000_000,
        b"<html><p>" + b"word " * 2_000_000,
        b"a" + b" " * 10_000_000 + b"b",
        b"a | b " * 1_000_000,
        b"Home > a " * 100_000 + b">",
        b"**" * 2_000_000,
        b"- \n" * 300_000,
        b"1.\n" * 300_000,
        b"# M\n" + b"<td>" * 300_000,
        b"view the full " * 300_000,
    ],
    ids=range(11),
)
def test_a_huge_line_is_read_in_the_time_a_child_has(data: bytes) -> None:
    begin = time.process_time()
    assert is_read_or_refused(data)
    assert time.process_time() - begin < 15


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_module, "MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="at most"):
        read(b"x" * 11)


def test_a_file_of_marks_only_is_refused() -> None:
    with pytest.raises(Unreadable, match="no text"):
        read(b"***\n\n---\n")


@pytest.mark.parametrize(
    "blocks",
    [
        [Block(0, 5, BlockKind.PARAGRAPH)],
        [Block(0, 2, BlockKind.PARAGRAPH)],
        [Block(2, 2, BlockKind.PARAGRAPH)],
        [Block(2, 3, BlockKind.PARAGRAPH), Block(0, 1, BlockKind.PARAGRAPH)],
        [Block(0, 1, BlockKind.PARAGRAPH), Block(0, 1, BlockKind.PARAGRAPH)],
        [Block(3, 4, BlockKind.PARAGRAPH)],
    ],
)
def test_wrong_blocks_do_not_pass_the_check(blocks: list[Block]) -> None:
    with pytest.raises(ValueError, match=r"overlaps|white space"):
        check(Reading(FileFormat.TEXT, "a b-", tuple(blocks)))


def test_all_minutes_at_hand_are_read_or_refused_without_a_crash() -> None:
    if not MINUTES.is_dir():
        pytest.skip("the real minutes are not part of the repository (../shared/minutes)")
    files = [path for path in sorted(MINUTES.rglob("*")) if path.is_file()]
    with ReaderPool(2, result_type=Reading) as pool:
        got = dict(pool.run((str(path), path.read_bytes()) for path in files))
    refused = {name: value for name, value in got.items() if isinstance(value, Unreadable)}
    assert not [name for name, value in refused.items() if "reader" in value.problem]
    assert len(refused) < len(files) / 20
    for reading in got.values():
        if isinstance(reading, Reading):
            check(reading)


def test_quotations_from_text_are_in_the_source_when_white_space_is_folded() -> None:
    seeds = sorted((MINUTES / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the real minutes are not part of the repository (../shared/minutes)")
    for seed in seeds:
        source = " ".join(MARKS.sub("", seed.read_text(encoding="utf-8")).split())
        reading = read(seed.read_bytes())
        for block in reading.blocks:
            assert " ".join(reading.text_of(block).split()) in source
