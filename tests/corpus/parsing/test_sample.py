"""No word of the sample's documents falls between their items, or before an item's body."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.models import BlockKind, Item, Reading
from corpus.parsing.header import read_header
from corpus.parsing.items import find_items
from corpus.reading.read import read

SAMPLE = Path(__file__).parents[3] / "corpus" / "sample"
FILES = sorted(
    path for path in SAMPLE.glob("*/*") if path.suffix in (".pdf", ".docx", ".html", ".txt", ".md")
)
# A page's own words above the title of its item, and Kent's line below it.
_AROUND = re.compile(r"\(Items? \w+\)|Agendas, Meetings and Minutes - Agenda item")


def _is_title(words: str, item: Item) -> bool:
    printed = f"{item.number or ''} {item.title}"
    return set(re.findall(r"\w+", words)) <= set(re.findall(r"\w+", printed))


def _lost(reading: Reading, items: tuple[Item, ...]) -> list[str]:
    found = []
    for block in reading.blocks:
        if block.kind in (BlockKind.LABEL, BlockKind.HEADING):
            continue
        own = [item for item in items if item.start <= block.start and block.end <= item.end]
        if len(own) != 1:
            found.append(reading.text_of(block))
            continue
        before = reading.text[block.start : min(block.end, own[0].body_start)].strip()
        if not _is_title(before, own[0]) and not _AROUND.fullmatch(before):
            found.append(before)
    return found


def test_there_is_a_sample() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_lies_in_one_item_and_in_its_body(path: Path) -> None:
    reading = read(path.read_bytes())
    items = find_items(reading)
    assert _lost(reading, items) == []
    assert not any(reading.text[a.end : b.start].strip() for a, b in pairwise(items))


def test_a_council_has_one_name_in_all_its_documents() -> None:
    for folder in sorted({path.parent for path in FILES}):
        headers = [
            read_header(read(path.read_bytes()), name=path.name)
            for path in FILES
            if path.parent == folder
        ]
        assert len({header.council.value for header in headers if header.council}) == 1, folder
