"""Values survive the way to a child and back; nothing else passes."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import (
    Block,
    BlockKind,
    DocumentKind,
    Fact,
    FileFormat,
    Header,
    Item,
    Origin,
    ParsedDocument,
    Passage,
    PassageKind,
    Reading,
    Sentence,
)
from corpus.reading.wire import WireError, decode, encode

blocks = st.builds(
    Block,
    start=st.integers(),
    end=st.integers(),
    kind=st.sampled_from(BlockKind),
    page=st.none() | st.integers(),
    number=st.none() | st.text(st.characters()),
    level=st.integers(),
)
readings = st.builds(
    Reading,
    format=st.sampled_from(FileFormat),
    text=st.text(st.characters()),
    blocks=st.lists(blocks, max_size=4).map(tuple),
    pages=st.none() | st.integers(),
    warnings=st.lists(st.text(), max_size=2).map(tuple),
    facts=st.lists(st.tuples(st.text(), st.text()), max_size=2).map(tuple),
)


@given(readings)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert decode(Reading, encode(reading)) == reading


def test_a_parsed_document_comes_back_as_it_was() -> None:
    sentence = Sentence(0, 4, PassageKind.DISCUSSION)
    document = ParsedDocument(
        reading=Reading(FileFormat.TEXT, "Some", ()),
        header=Header(council=Fact("Fen", Origin.TEXT), kind=DocumentKind.MINUTES),
        items=(Item("7b", "Title", 0, 1, 4),),
        passages=(Passage(0, 0, 4, PassageKind.DISCUSSION, (sentence,)),),
        decisions=(),
        actions=(),
    )
    assert decode(ParsedDocument, encode(document)) == document


def test_lone_surrogates_survive() -> None:
    assert decode(str, encode("caf\udce9")) == "caf\udce9"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"start":0,"end":1,"kind":"row","page":null,"number":null}',
        b'{"start":0,"end":1,"kind":"row","page":null,"number":null,"level":0,"more":1}',
        b'{"start":"0","end":1,"kind":"row","page":null,"number":null,"level":0}',
        b'{"start":true,"end":1,"kind":"row","page":null,"number":null,"level":0}',
        b'{"start":0.5,"end":1,"kind":"row","page":null,"number":null,"level":0}',
        b'{"start":0,"end":1,"kind":"riddle","page":null,"number":null,"level":0}',
        b'{"start":0,"end":1,"kind":"row","page":null,"number":7,"level":0}',
        b"[" * 100_000,
    ],
)
def test_what_does_not_fit_is_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(Block, data)


def test_a_pair_has_two_values() -> None:
    assert decode(tuple[str, int], b'["a",1]') == ("a", 1)
    with pytest.raises(WireError):
        decode(tuple[str, int], b'["a",1,2]')


@dataclass(frozen=True)
class Odd:
    words: list[str]


def test_types_that_do_not_go_over_the_wire_are_a_fault_of_the_programmer() -> None:
    with pytest.raises(TypeError):
        encode(Odd([]))
    with pytest.raises(TypeError):
        decode(Odd, b"{}")
    with pytest.raises(TypeError):
        encode(1.5)
