"""Hostile files end as read or refused with a reason; the faults they once found stay mended."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from corpus.errors import Unreadable
from corpus.models import ParsedDocument
from corpus.parse import parse_file
from corpus.reading.limits import Limits
from corpus.reading.pool import ReaderPool
from corpus.reading.spans import MOST_BLOCKS, MOST_IN_BLOCK
from corpus.reading.text import squeezed
from tests.reliability.hostile import Hostile, by_hand, damaged, joined
from tests.reliability.hostile_changes import zipped
from tests.reliability.hostile_pages import pages
from tests.reliability.hostile_pdf import odd_pdfs
from tests.reliability.hostile_word import odd_files, word_parts
from tests.reliability.hostile_words import ATOMS, texts
from tests.reliability.pdf_builder import objects, pdf, shown, stream

HEAD = "Wexmoor Council\n\nMinutes of 12 June 2019\n\n7. Dogs\n\n"
FEW = 18  # of each kind
OURS = 60_000  # bytes; what is larger takes too long for a test


def some() -> Iterator[Hostile]:
    """A fixed few of each kind, in every format."""
    yield from damaged(every=23)
    yield from list(joined())[::6]
    for make in (pages, odd_files, odd_pdfs):
        small = [(name, data) for name, data in make() if len(data) < OURS]
        for name, data in small[1 :: max(1, len(small) // FEW)]:
            yield Hostile(name, "made by hand", "", data)


def test_every_file_is_read_or_refused_with_a_reason_and_a_remedy() -> None:
    files = list(some())
    with ReaderPool(2, "corpus.parse:parse_file", result_type=ParsedDocument) as pool:
        results = [result for _, result in pool.run((file.name, file.data) for file in files)]
    assert len(results) == len(files) >= 100
    for file, result in zip(files, results, strict=True):
        if isinstance(result, Unreadable):
            assert result.problem.endswith("."), file.name
            assert result.remedy.endswith("."), file.name
            assert not any(end in result.problem for end in ("crashed", "without", "took"))
    assert {type(result) for result in results} == {Unreadable, ParsedDocument}


def test_the_same_files_are_made_at_every_run() -> None:
    def digest() -> str:
        made = hashlib.sha256()
        for file in damaged(every=40):
            made.update(file.name.encode() + file.data)
        return made.hexdigest()

    assert digest() == digest()


def test_the_names_of_the_texts_tell_them_apart() -> None:
    names = [name for name, _ in texts()]
    assert len(set(names)) == len(names)
    assert len(names) >= 3 * len(ATOMS)
    assert next(by_hand()).name == f"{names[0]}.txt"


def seconds_for(text: str) -> float:
    began = time.process_time()
    with suppress(Unreadable):
        parse_file("a.txt", text.encode("utf-8", "surrogatepass"))
    return time.process_time() - began


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + " " * 40_000 + "said.", id="spaces"),
        pytest.param(HEAD + "It" + "\n" * 40_000 + "was so.", id="newlines"),
        pytest.param(HEAD + "a\n" + " \n" * 40_000 + "b", id="lines of spaces"),
        pytest.param(HEAD + "said\t" * 2 + "\t" * 40_000 + "so", id="tabs of a row"),
        pytest.param("It was.\n" + "(\n\n" * 15_000, id="lines of brackets"),
        pytest.param(HEAD + ". . . " * 7_000, id="leaders"),
        pytest.param(HEAD + "ACTION: " + "12/06/2019 " * 4_000 + "to", id="dates of an action"),
        pytest.param("# Title\n" * 3_000, id="headings of one level"),
        pytest.param(
            HEAD + "- The following actions were agreed:\n" * 3_000, id="lists of actions"
        ),
    ],
)
def test_what_was_once_quadratic_takes_a_moment(text: str) -> None:
    assert seconds_for(text) < 6  # 30 and more before; a loaded machine needs 2


def test_white_space_is_squeezed_only_where_it_is_no_layout() -> None:
    assert squeezed("a" + " " * 64 + "b\n\n\n\nc") == "a" + " " * 64 + "b\n\n\n\nc"
    assert (
        squeezed("a" + " " * 900 + "b" + "\n \t" * 900 + "c")
        == "a" + " " * 64 + "b" + "\n" * 8 + " \tc"
    )


def test_a_paragraph_too_long_for_one_is_cut_between_words_and_loses_none() -> None:
    words = "The committee heard of the dogs and of the bins beside them " * 700
    reading = parse_file("a.txt", (HEAD + words).encode()).reading
    long = [block for block in reading.blocks if block.end - block.start > 1_000]
    assert len(long) > 4
    assert all(block.end - block.start <= MOST_IN_BLOCK for block in long)
    assert " ".join(map(reading.text_of, long)).split() == words.split()


def test_a_word_without_end_is_cut_as_well() -> None:
    reading = parse_file("a.txt", (HEAD + "x" * 30_000).encode()).reading
    assert max(block.end - block.start for block in reading.blocks) == MOST_IN_BLOCK


def test_more_paragraphs_than_any_pack_has_are_refused() -> None:
    with pytest.raises(Unreadable, match=f"more than {MOST_BLOCKS:,} paragraphs"):
        parse_file("a.txt", b"Noted.\n\n" * (MOST_BLOCKS + 1))


def test_thousands_of_headings_are_no_items_of_business() -> None:
    head = b"# Minutes of the meeting of Otterby Parish Council held on 4 May 2020\n\n"
    assert len(parse_file("a.md", head + b"## Dogs\n\nIt was so.\n\n" * 400).items) > 1
    assert len(parse_file("a.md", head + b"## Dogs\n\nIt was so.\n\n" * 1_100).items) == 1


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels"])
def test_a_word_file_with_a_broken_part_that_mammoth_reads_is_refused(part: str) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        parse_file("a.docx", zipped({**word_parts(), part: b"<a>"}))


def test_a_long_chain_of_styles_is_not_followed_for_every_paragraph() -> None:
    data = next(data for name, data in odd_files() if name == "styles-chain.docx")
    began = time.process_time()
    parse_file("a.docx", data)
    assert time.process_time() - began < 6


def test_a_page_that_ends_in_thousands_of_signs_for_nothing_is_read() -> None:
    """pypdfium2 calls itself once for each of them, and the interpreter ended."""
    data = pdf(objects(content=stream(shown("“" * 20_000))))
    with pytest.raises(Unreadable, match="pictures of text"):
        parse_file("a.pdf", data)


def test_a_child_that_its_own_clock_ended_says_so() -> None:
    limits = Limits(wall_seconds=1)
    with ReaderPool(
        1, "tests.reliability.jobs:alarmed", result_type=ParsedDocument, limits=limits
    ) as pool:
        ((_, result),) = pool.run([("a", b"a")])
    assert isinstance(result, Unreadable)
    assert result.problem == "Reading it took more than 1 seconds."
