"""A collection of any size, made from the sample's items by the product's own code.

Not minutes that anybody could have written: to measure speed only. Each document is one of the
sample's, printed again by another council for another year: its items in part exchanged for those
of other documents, sentences left out, and every invented name, figure and year drawn anew. So
matters recur as they do over the years of an archive, and rare words are as rare as there. Every
document is parsed, put in and indexed as always, but for two things: prints of one another are not
linked (all would be), and vectors are drawn: of each sentence of the sample the encoder's own,
moved a little for each variant of it; of a passage the mean of its title's and its sentences'.
"""

import random
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import corpus
from corpus.errors import Unreadable
from corpus.models import Item, ParsedDocument, Passage
from corpus.parse import parse_file
from corpus.store import record
from corpus.store.connection import Database
from corpus.store.home import CollectionPaths, Home
from corpus.store.originals import Originals
from corpus.texts import folded
from index.encoder import OnnxEncoder
from index.publish import publish
from web.opening import opened_encoder
from web.settings import Settings

SAMPLE = Path(corpus.__file__).parent / "sample"
FAMILIES = 8  # of the sample's five councils, each with names of its own
OF_OTHERS = 0.4  # share of items that come from another document
LEFT_OUT = 0.1  # share of sentences
MOVED = 0.3  # length of what is added to a unit vector for a variant: a cosine of 0.96 with it
FIRST, LAST = date(2003, 1, 1), date(2026, 6, 30)
AT = "2026-07-01T00:00:00Z"
_WORD = re.compile(r"[A-Z][a-z]{2,}|\d+")
_NAMES_AND_FIGURES = re.compile(r"\b[A-Z]\w+|\d[\d.,/]*")
_SENTENCE_END = re.compile(r"(?<=[a-z][.;]) +(?=[A-Z])")
_STARTS = "Ash Bar Bram Cald Dun Elm Fen Gar Hath Ink Kel Lang Mar Nor Oak Pem Rad Sel Thorn Wick"
_ENDS = "bourne bury combe croft dale ford gate ham hurst ing leigh mere ridge stead stoke ton wick"


@dataclass(slots=True)
class Sample:
    """The sample's documents as parsed, and the encoder that tells names from words."""

    encoder: OnnxEncoder
    documents: list[ParsedDocument] = field(default_factory=list)
    vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    @classmethod
    def read(cls, encoder: OnnxEncoder) -> "Sample":
        """All of the sample that can be read and has business."""
        sample = cls(encoder)
        for path in sorted(SAMPLE.rglob("*")):
            if path.is_file() and path.suffix not in (".csv",) and path.name != "README.md":
                with suppress(Unreadable):
                    sample.documents.append(parse_file(path.name, path.read_bytes()))
        return sample

    def varied(self, text: str, family: int, chance: random.Random, years: int = 0) -> str:
        """The text with its names as a family has them, other figures, and years moved."""

        def other(found: re.Match[str]) -> str:
            word = found[0]
            if word.isdigit():
                return _figure(word, chance, years)
            return word if self.encoder.is_word(word.lower()) else _name(word, family)

        return _WORD.sub(other, text)

    def vector(self, text: str) -> NDArray[np.float32]:
        """The vector drawn for a sentence: near that of every other variant of it."""
        bare = _NAMES_AND_FIGURES.sub("", text)
        if bare not in self.vectors:
            self.vectors[bare] = self.encoder.encode([text])[0]
        chance = np.random.default_rng(zlib.crc32(text.encode()))
        moved = chance.normal(size=self.encoder.width).astype(np.float32)
        return _unit(self.vectors[bare] + MOVED * _unit(moved))


def build(settings: Settings, passages: int) -> None:
    """Put documents into a home until it has so many passages, and publish them."""
    encoder = opened_encoder(settings)
    sample, place = Sample.read(encoder), Home(settings.home.absolute()).collection("public")
    with Database(place.record, writable=True) as database:
        record.set_meta(database, "width", str(encoder.width))
        record.set_meta(database, "encoder", encoder.name)
        held = 0
        for number, parsed in enumerate(_documents(sample)):
            if held >= passages:
                break
            _put_in(database, place, sample, parsed, number)
            held += len(parsed.passages)
            if number % 200 == 0:
                print(f"{held} of {passages} passages", flush=True)
        publish(
            database, place.index, encoder=encoder.name, width=encoder.width,
            progress=lambda *_: None,
        )  # fmt: skip


def _documents(sample: Sample) -> Iterator[ParsedDocument]:
    number = 0
    while True:
        chance = random.Random(number)  # noqa: S311 - not for secrets
        model = sample.documents[number % len(sample.documents)]
        yield parse_file(f"{number}.txt", _printed(sample, model, chance).encode())
        number += 1


def _printed(sample: Sample, model: ParsedDocument, chance: random.Random) -> str:
    """A document of the sample as another council would print it at another time."""
    family, header = chance.randrange(FAMILIES), model.header
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    years = day.year - int(header.date.value[:4]) if header.date else 0
    committee = header.committee.value if header.committee else "Cabinet"
    council = header.council.value if header.council else "Wexmoor District Council"
    parts = [
        sample.varied(council, family, chance).upper(),
        committee,
        f"Minutes of a meeting of the {committee} held on {day.day} {day:%B %Y}",
    ]
    for number, item in enumerate(model.items, 1):
        source, chosen = model, item
        if chance.random() < OF_OTHERS:
            source = chance.choice(sample.documents)
            chosen = chance.choice(source.items)
        title = sample.varied(folded(chosen.title) or "Other business", family, chance, years)
        body = sample.varied(_shortened(source, chosen, chance), family, chance, years)
        parts += [f"{number}. {title}", body]
    return "\n\n".join(parts) + "\n"


def _shortened(source: ParsedDocument, item: Item, chance: random.Random) -> str:
    text = source.reading.text[item.body_start : item.end].strip()
    lines = (_SENTENCE_END.split(line) for line in text.splitlines())
    return "\n".join(
        " ".join(one for one in sentences if chance.random() >= LEFT_OUT) for sentences in lines
    )


def _put_in(
    database: Database, place: CollectionPaths, sample: Sample, parsed: ParsedDocument, number: int
) -> None:
    text = parsed.reading.text
    digest = sha256(text.encode()).hexdigest()
    Originals(place.originals).keep(text.encode(), suffix="text")
    rows = [_vectors(sample, parsed, passage) for passage in parsed.passages]
    entry = record.Entry(
        location=f"/archive/{number}.txt", source=f"archive/{number}.txt", sha256=digest,
        text_sha256=digest, parsed=parsed, passage_vectors=[_bytes(whole) for whole, _ in rows],
        sentence_vectors=[[_bytes(one) for one in each] for _, each in rows], facts="{}",
        seen_at=AT,
    )  # fmt: skip
    record.add_document(database, entry)


def _vectors(
    sample: Sample, parsed: ParsedDocument, passage: Passage
) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
    text = parsed.reading.text
    each = [sample.vector(folded(text[one.start : one.end])) for one in passage.sentences]
    title = sample.vector(folded(parsed.items[passage.item].title))
    return _unit(np.sum([title, *each], axis=0)), each


def _unit(row: NDArray[np.float32]) -> NDArray[np.float32]:
    scaled: NDArray[np.float32] = (row / np.linalg.norm(row)).astype(np.float32)
    return scaled


def _bytes(row: NDArray[np.float32]) -> bytes:
    return row.astype("<f2").tobytes()


def _name(word: str, family: int) -> str:
    """Another invented name, always the same one for a name in a family."""
    number = zlib.crc32(f"{family} {word}".encode())
    starts, ends = _STARTS.split(), _ENDS.split()
    middle = ("", "en", "er", "ing")[number // 7 % 4]
    return starts[number % len(starts)] + middle + ends[number // 31 % len(ends)]


def _figure(digits: str, chance: random.Random, years: int) -> str:
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return str(int(digits) + years)
    if len(digits) < 2:
        return digits
    return str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))
