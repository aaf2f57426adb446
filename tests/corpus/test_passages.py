"""Passages: whole sentences of one item, each in exactly one, at offsets that are exact."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.models import (
    Block,
    BlockKind,
    FileFormat,
    Item,
    ParsedDocument,
    PassageKind,
    Reading,
    Sentence,
)
from corpus.parse import parse_file
from corpus.parsing.units import LONGEST_SENTENCE, block_sentences
from corpus.passages import ENOUGH_WORDS, MOST_WORDS, build_passages, is_heading
from corpus.sentences import sentence_spans
from tests.builders import SAMPLE
from tests.corpus.parsing.build import reading_of

SEEDS = Path(__file__).parents[3] / "shared" / "minutes" / "seeds"
FILES = sorted(
    path
    for folder in (SAMPLE, SEEDS)
    for path in folder.rglob("*")
    if path.is_file() and path.name not in ("README.md", "metadata.csv")
)
ONE_ITEM = (Item(None, "", 0, 0, 10**6),)


@cache
def parsed(path: Path) -> ParsedDocument:
    return parse_file(path.name, path.read_bytes())


def faults(document: ParsedDocument) -> Iterator[str]:
    """Everything that is not as a passage must be, as words."""
    text = document.reading.text
    yield from _sentence_faults(document, _wanted(document))
    for passage in document.passages:
        item = document.items[passage.item]
        words = [len(text[s.start : s.end].split()) for s in passage.sentences]
        if not item.start <= passage.start < passage.end <= item.end:
            yield f"outside its item: {passage}"
        if sum(words) > MOST_WORDS and len(words) > 1:
            yield f"{sum(words)} words: {passage}"
        if not passage.sentences or passage.end != passage.sentences[-1].end:
            yield f"does not end with a sentence: {passage}"
        between = [text[a.end : b.start] for a, b in pairwise(passage.sentences)]
        if any(_quotable(part) for part in between):
            yield f"leaves something out: {between}"
    for one, two in pairwise(document.passages):
        if one.end > two.start:
            yield f"overlap: {one} {two}"


def _wanted(document: ParsedDocument) -> list[tuple[int, int]]:
    """The spans that must be quotable, found in the plain way: item by item, block by block."""
    reading = document.reading
    wanted: list[tuple[int, int]] = []
    for item in document.items:
        attached = False
        heads: list[tuple[int, int]] = []  # of what stands below, if anything does
        for block in reading.blocks:
            if not item.start <= block.start < item.end or block.end <= item.body_start:
                continue
            marked = block.kind in (BlockKind.LABEL, BlockKind.HEADING)
            attached = attached and not marked and not reading.text_of(block).endswith(".")
            if attached:
                continue
            runs_in = block.start < item.body_start
            if not runs_in and (block.kind is BlockKind.LABEL or is_heading(reading, block)):
                wanted += heads
                attached = reading.text_of(block).startswith(("Supporting doc", "Additional doc"))
                heads = []
                if not attached and block.kind is not BlockKind.LABEL:
                    heads = list(_after_title(reading, block, item))
            else:
                wanted += _after_title(reading, block, item)
                heads = []
        wanted += heads
    return wanted


def _after_title(reading: Reading, block: Block, item: Item) -> Iterator[tuple[int, int]]:
    words = reading.text_of(block)
    whole = block.kind in (BlockKind.ROW, BlockKind.HEADING)
    for start, end in [(0, len(words))] if whole else sentence_spans(words):
        rest = reading.text[max(block.start + start, item.body_start) : block.start + end]
        if block.start + start < item.body_start:
            rest = rest.lstrip(" .:–—-*_\n")
        if rest:
            yield block.start + end - len(rest), block.start + end


def _sentence_faults(document: ParsedDocument, wanted: list[tuple[int, int]]) -> Iterator[str]:
    text = document.reading.text
    found = [(s.start, s.end) for p in document.passages for s in p.sentences]
    if found != wanted:
        odd = sorted(set(found) ^ set(wanted))[:3]
        yield f"sentences are lost, doubled or moved: {[(text[a:b], a, b) for a, b in odd]}"
    for start, end in found:
        if text[start:end] != text[start:end].strip() or not text[start:end]:
            yield f"white space at an edge: {text[start:end]!r}"
    for passage in document.passages:
        if any(not passage.start <= s.start < s.end <= passage.end for s in passage.sentences):
            yield f"a sentence lies outside: {passage}"


def _quotable(between: str) -> bool:
    """Only bullets, numbers and white space may stand between two sentences of a passage."""
    return len([word for word in between.split() if word.strip("().·•-–*|").isalpha()]) > 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_passages_of_real_and_sample_minutes_are_whole_and_exact(path: Path) -> None:
    assert list(faults(parsed(path))) == []


def test_there_are_samples_to_look_at() -> None:
    assert len(FILES) > 50
    assert sum(len(parsed(path).passages) for path in FILES) > 500


@pytest.mark.parametrize("shift", [-1, 1])
def test_offsets_moved_by_one_character_are_noticed(shift: int) -> None:
    """The check above would not be worth much if it did not."""
    document = parsed(FILES[0])
    moved = tuple(
        replace(
            passage,
            sentences=tuple(
                Sentence(s.start + shift, s.end + shift, s.kind, s.speaker)
                for s in passage.sentences
            ),
        )
        for passage in document.passages
    )
    assert list(faults(replace(document, passages=moved)))


_WORDS = st.lists(
    st.sampled_from("bins park council member said noted that the 2019 road Cllr Smith".split()),
    min_size=1, max_size=90,
).map(" ".join)  # fmt: skip
_BLOCKS = st.lists(
    st.tuples(
        st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ROW,
                         BlockKind.HEADING, BlockKind.LABEL]),
        st.lists(_WORDS, min_size=1, max_size=4).map(lambda s: ". ".join(s).capitalize() + "."),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks=_BLOCKS, cut=st.integers(0, 12))
def test_any_blocks_in_any_items_give_whole_passages(
    blocks: list[tuple[BlockKind, str]], cut: int
) -> None:
    made, text = [], ""
    for kind, words in blocks:
        made.append(Block(len(text), len(text) + len(words), kind))
        text += words + "\n\n"
    reading = Reading(FileFormat.TEXT, text, tuple(made))
    edge = made[cut].start if cut < len(made) else len(text)
    items = tuple(
        Item(None, "", start, start, end) for start, end in ((0, edge), (edge, len(text)))
        if start < end
    )  # fmt: skip
    passages = build_passages(reading, items, block_sentences(reading), ())
    document = replace(parsed(FILES[0]), reading=reading, items=items, passages=passages)
    assert list(faults(document)) == []


def passages_of(text: str) -> list[str]:
    reading = reading_of(text)
    made = build_passages(reading, ONE_ITEM, block_sentences(reading), ())
    return [text[passage.start : passage.end] for passage in made]


def said(text: str) -> list[str]:
    reading = reading_of(text)
    made = build_passages(reading, ONE_ITEM, block_sentences(reading), ())
    return [text[s.start : s.end] for passage in made for s in passage.sentences]


def test_a_heading_opens_its_passage_and_is_no_sentence() -> None:
    text = "# Domestic Abuse\n\nMembers asked about refuges."
    assert passages_of(text) == [text.removeprefix("# ")]
    assert said(text) == ["Members asked about refuges."]


def test_a_title_with_its_text_behind_it_is_no_sentence() -> None:
    reading = reading_of("4. Bus 47. Cllr Ash said that it was late. It rained.")
    items = (Item("4", "Bus 47", 0, 10, len(reading.text)),)
    (passage,) = build_passages(reading, items, block_sentences(reading), ())
    assert [reading.text[s.start : s.end] for s in passage.sentences] == [
        "Cllr Ash said that it was late.", "It rained.",
    ]  # fmt: skip


def test_a_short_line_that_says_nothing_is_no_sentence() -> None:
    assert said("Domestic Abuse\n\nMembers asked about refuges.") == [
        "Members asked about refuges."
    ]


def test_attached_files_are_not_quoted() -> None:
    text = (
        "The report was noted.\n\nSupporting documents:\n\n- Bins report.pdf\n\n- Map of bins 2 MB"
    )
    assert said(text) == ["The report was noted."]


def test_a_sentence_longer_than_a_passage_stands_alone_and_whole() -> None:
    long = "The bins " + "and bins " * MOST_WORDS + "were full."
    assert passages_of(f"It rained.\n\n{long}\n\nIt stopped.") == [
        "It rained.",
        long,
        "It stopped.",
    ]


def test_a_passage_is_closed_once_it_says_enough() -> None:
    paragraph = "The bins in the park were full of leaves again. " * (ENOUGH_WORDS // 10 + 1)
    assert len(passages_of(f"{paragraph.strip()}\n\n{paragraph.strip()}")) == 2


def test_a_resolution_stands_apart_from_what_was_said() -> None:
    text = "Members asked about bins.\n\nRESOLVED: That the bins be emptied.\n\nIt rained."
    assert passages_of(text) == text.split("\n\n")


def test_one_speaker_names_the_passage_and_two_do_not() -> None:
    one = "Councillor Jones said that the bins were full."
    two = f"{one} Councillor Smith said that they were not."
    names = []
    for text in (one, two):
        reading = reading_of(text)
        (passage,) = build_passages(reading, ONE_ITEM, block_sentences(reading), ())
        names.append(passage.speaker)
        assert passage.kind is PassageKind.DISCUSSION
    assert names == ["Councillor Jones", None]


def test_a_list_stays_with_the_sentence_that_announces_it() -> None:
    lead = "The report of the partnership named " + "many old and new matters and " * 12
    data = f"{lead}these priorities:\n\n- Bins;\n\n- Trees; and\n\n- Hedges.\n".encode()
    parsed = parse_file("minutes.txt", data)
    texts = [parsed.reading.text[p.start : p.end] for p in parsed.passages]
    assert any("these priorities:" in text and text.endswith("Hedges.") for text in texts)


def test_a_sentence_without_an_end_is_cut_between_words_into_bearable_ones() -> None:
    text = "otter " * 2_000
    reading = reading_of(text)

    (spans,) = block_sentences(reading)
    assert all(end - start <= LONGEST_SENTENCE for start, end in spans)
    assert " ".join(reading.text[start:end] for start, end in spans) == text.strip()
    assert all(reading.text[start:end].endswith("otter") for start, end in spans)
