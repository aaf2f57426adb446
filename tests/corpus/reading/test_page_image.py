"""Pages of a PDF are drawn small and sharp, and quotations outlined where they are printed."""

import base64
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import Unreadable
from corpus.reading import wire
from corpus.reading.limits import Limits
from corpus.reading.page_image import UNITS, Box, Drawing, PagePlaces, PageReader, Place
from corpus.reading.page_image_child import draw, find
from tests.corpus.reading.builders import make_pdf, pdf_lines

WORDS = ("Wexmoor District Council", "The bins were full and the", "lorry was late.", "All agreed.")
TEXT = "Wexmoor District Council The bins were full and the lorry was late. All agreed."
QUOTATION = "The bins were full and the lorry was late."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(tmp_path, make_pdf([pdf_lines(*WORDS)]))


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "minutes.pdf"
    path.write_bytes(data)
    return path


def places(path: Path, quotation: str = QUOTATION, text: str = TEXT) -> tuple[PagePlaces, ...]:
    start = text.index(quotation)
    place = Place(str(path), 1, 1, 3, text, start, start + len(quotation))
    return find(wire.encode(place).decode(), b"")


def drawn(path: Path, page: int = 1, width: int = 500, most: int = 150_000) -> bytes:
    drawing = Drawing(str(path), page, width, most)
    return base64.b64decode(draw(wire.encode(drawing).decode(), b""))


def pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a PNG with one byte for each pixel and no filters."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (
            zlib.crc32(name + data),
        )
        chunks[name] = data
        at += 12 + length
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    raw = zlib.decompress(chunks[b"IDAT"])
    rows = [raw[at : at + width + 1] for at in range(0, len(raw), width + 1)]
    assert len(rows) == height
    assert {row[0] for row in rows} == {0}
    return width, height, [row[1:] for row in rows]


def dark(rows: list[bytes], box: Box, scale: float) -> int:
    """How many pixels of a part of a picture are ink."""
    left, right = (int(at * scale / UNITS) for at in (box.left, box.left + box.width))
    top, foot = (int(at * scale / UNITS) for at in (box.top, box.top + box.height))
    return sum(value < 128 for row in rows[top:foot] for value in row[left:right])


def test_a_box_stands_round_each_line_of_the_quotation(path: Path) -> None:
    ((page),) = places(path)
    assert (page.page, page.width, page.height) == (1, 5950, 8420)
    first, second = page.boxes
    # The lines are printed at 72, 756 and 742 points, in letters of 12.
    for box, base in ((first, 756), (second, 742)):
        assert box.left / UNITS == pytest.approx(71, abs=3)
        assert box.top / UNITS < 842 - base < (box.top + box.height) / UNITS
        assert 8 < box.height / UNITS < 16
    assert second.width < first.width


def test_there_is_ink_in_the_boxes_and_other_ink_outside(path: Path) -> None:
    width, _, rows = pixels(drawn(path))
    (page,) = places(path)
    scale = width / 595
    inside = [dark(rows, box, scale) for box in page.boxes]
    everywhere = dark(rows, Box(0, 0, 5950, 8420), scale)
    assert min(inside) > 20
    assert sum(inside) < everywhere
    # What is left of all ink without the words quoted is the ink of the other words.
    others = saved(path.parent, make_pdf([pdf_lines(WORDS[0], "", "", WORDS[3])]))
    rest = dark(pixels(drawn(others))[2], Box(0, 0, 5950, 8420), scale)
    assert everywhere - sum(inside) == pytest.approx(rest, rel=0.02)


def test_words_that_are_not_printed_are_outlined_nowhere(path: Path) -> None:
    assert places(path, "The bins were empty.", "The bins were empty.") == ()


def test_columns_are_outlined_each_by_itself(tmp_path: Path) -> None:
    left = pdf_lines("The bins were", "full of litter.", left=72)
    right = pdf_lines("The trees were", "full of birds.", left=320)
    path = saved(tmp_path, make_pdf([[*left, *right]]))
    text = "The bins were full of litter. The trees were full of birds."
    (page,) = places(path, "The trees were full of birds.", text)
    assert len(page.boxes) == 2
    assert all(box.left / UNITS > 315 for box in page.boxes)


def test_a_quotation_over_two_pages_is_outlined_on_both(tmp_path: Path) -> None:
    one, two = pdf_lines(*WORDS[:2]), pdf_lines(*WORDS[2:])
    found = places(saved(tmp_path, make_pdf([one, two])))
    assert [(page.page, len(page.boxes)) for page in found] == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    ("turned", "width", "height"),
    [(b"/Rotate 270", 8420, 5950), (b"/CropBox [50 100 595 842]", 5450, 7420)],
)
def test_a_page_that_is_turned_or_cut_is_outlined_as_it_is_shown(
    tmp_path: Path, turned: bytes, width: int, height: int
) -> None:
    data = make_pdf([pdf_lines(*WORDS)]).replace(b"/Type /Page /", b"/Type /Page %s /" % turned)
    path = saved(tmp_path, data)
    (page,) = places(path)
    assert (page.width, page.height) == (width, height)
    picture_width, _, rows = pixels(drawn(path))
    inked = sum(dark(rows, box, picture_width * UNITS / width) for box in page.boxes)
    assert inked > 40


def test_a_picture_of_too_many_bytes_is_drawn_smaller(path: Path) -> None:
    whole = drawn(path)
    smaller = drawn(path, most=len(whole) - 1)
    assert len(smaller) < len(whole)
    assert pixels(smaller)[0] < pixels(whole)[0] == 500


def test_a_very_high_page_is_no_larger_than_two_of_its_width(tmp_path: Path) -> None:
    data = make_pdf([pdf_lines(*WORDS)]).replace(b"[0 0 595 842]", b"[0 0 10 9000]")
    width, height, _ = pixels(drawn(saved(tmp_path, data)))
    assert (width <= 500, height) == (True, 1000)


def test_colours_are_kept(tmp_path: Path) -> None:
    red = make_pdf([pdf_lines(*WORDS)], drawn="1 0 0 rg 0 0 595 842 re f")
    png = drawn(saved(tmp_path, red))
    palette = png[png.index(b"PLTE") + 4 :]
    value = pixels(png)[2][-1][-1]
    assert tuple(palette[3 * value : 3 * value + 3]) == (255, 0, 0)


@pytest.mark.parametrize("page", [0, 2])
def test_a_page_that_is_not_there_cannot_be_drawn(path: Path, page: int) -> None:
    with pytest.raises(Unreadable, match=f"no page {page}"):
        drawn(path, page)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing more"])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable, match="could not be opened"):
        drawn(saved(tmp_path, data))


@pytest.fixture
def reader() -> Iterator[PageReader]:
    reader = PageReader(Limits(memory=1 << 29, cpu_seconds=20, wall_seconds=60))
    yield reader
    reader.close()


def test_children_answer_as_the_jobs_do_and_go_on_after_a_refusal(
    reader: PageReader, path: Path, tmp_path: Path
) -> None:
    with pytest.raises(Unreadable):
        reader.draw(Drawing(str(tmp_path / "none.pdf"), 1, 500, 150_000))
    assert reader.draw(Drawing(str(path), 1, 500, 150_000)) == drawn(path)
    start = TEXT.index(QUOTATION)
    place = Place(str(path), 1, 1, 1, TEXT, start, start + len(QUOTATION))
    assert reader.find(place) == places(path)
