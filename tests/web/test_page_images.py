"""What failed is not tried again at once, and what was found is not looked for twice."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from werkzeug.exceptions import ServiceUnavailable

from corpus.errors import NotFound, Unreadable
from corpus.reading.page_image import Drawing, PagePlaces, PageReader, Place
from corpus.store.home import Home
from corpus.store.originals import Originals, sha256_of
from corpus.store.rows import StoredDocument
from web import page_images
from web.layout import Stretch
from web.page_images import AGAIN, AT_ONCE, PageImages, place_of
from web.parts import Leaf

DATA = b"an original"
DOCUMENT = StoredDocument(
    1, sha256_of(DATA), "a.pdf", None, "pdf", 3, None, None, None, None, None, None, None, None,
    "minutes", "unknown", 1, None,
)  # fmt: skip
TEXT = "One. Two. Three."
LEAVES = [Leaf(0, 5, 1), Leaf(5, 10, 2), Leaf(10, 16, 3)]


class Broken(PageReader):
    """A reader that can read nothing, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def find(self, place: Place) -> tuple[PagePlaces, ...]:
        self.asked.append(place)
        raise Unreadable("It is broken.", "Mend it.")

    def draw(self, drawing: Drawing) -> bytes:
        self.asked.append(drawing)
        raise Unreadable("It is broken.", "Mend it.")


@dataclass
class Clock:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def images(tmp_path: Path) -> PageImages:
    place = Home(tmp_path).collection("public")
    Originals(place.originals).keep(DATA, suffix="pdf")
    return PageImages(place, reader=Broken(), clock=Clock())


def asked(images: PageImages) -> int:
    assert isinstance(images.reader, Broken)
    return len(images.reader.asked)


def later(images: PageImages, seconds: float) -> None:
    assert isinstance(images.clock, Clock)
    images.clock.now += seconds


def test_a_page_that_cannot_be_drawn_is_tried_again_only_after_a_while(images: PageImages) -> None:
    for _ in range(3):
        with pytest.raises(NotFound, match="broken"):
            images.picture(DOCUMENT, 1)
    assert asked(images) == 1
    later(images, AGAIN)
    with pytest.raises(NotFound):
        images.picture(DOCUMENT, 1)
    assert asked(images) == 2


def test_a_quotation_that_cannot_be_looked_for_says_why_and_is_tried_again_later(
    images: PageImages,
) -> None:
    for _ in range(3):
        assert images.locate(DOCUMENT, TEXT, Stretch(0, 4), LEAVES).problem == "It is broken."
    assert asked(images) == 1
    later(images, AGAIN)
    images.locate(DOCUMENT, TEXT, Stretch(0, 4), LEAVES)
    assert asked(images) == 2


def test_an_original_that_is_gone_is_not_looked_into(images: PageImages) -> None:
    gone = replace(DOCUMENT, sha256=sha256_of(b"another"))
    with pytest.raises(NotFound):
        images.picture(gone, 1)
    assert "missing" in images.locate(gone, TEXT, Stretch(0, 4), LEAVES).problem
    assert asked(images) == 0


def test_not_all_threads_wait_for_pictures(
    images: PageImages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_images, "PATIENCE", 0.0)
    for _ in range(AT_ONCE):
        images.turns.acquire()
    with pytest.raises(ServiceUnavailable):
        images.picture(DOCUMENT, 1)
    images.turns.release()
    with pytest.raises(NotFound):
        images.picture(DOCUMENT, 1)


@pytest.mark.parametrize(
    ("mark", "first", "last", "furthest"),
    [(Stretch(0, 4), 1, 1, 2), (Stretch(0, 9), 1, 2, 3), (Stretch(10, 16), 3, 3, 5)],
)
def test_a_quotation_is_looked_for_from_where_its_paragraph_begins(
    mark: Stretch, first: int, last: int, furthest: int
) -> None:
    place = place_of("a.pdf", TEXT, mark, LEAVES)
    assert (place.first, place.last, place.furthest) == (first, last, furthest)
    assert place.text[place.start : place.end] == TEXT[mark.start : mark.end]
