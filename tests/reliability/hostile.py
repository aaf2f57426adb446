"""Thousands of damaged and hostile files in every format we read, the same bytes at every run.

`files` makes them one after another. The seeds are fixed: each file has random numbers of its own,
drawn from its name, so that a file stays what it is when others are added.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import corpus
from tests.reliability.hostile_changes import ANY, TEXT, Change, in_a_part, in_a_stream, zipped
from tests.reliability.hostile_pages import pages
from tests.reliability.hostile_pdf import pdf_files
from tests.reliability.hostile_word import word_files
from tests.reliability.hostile_words import texts

SEED = "minutebook 1"
SAMPLE = Path(corpus.__file__).parent / "sample"
_KIND = {
    ".txt": "text",
    ".csv": "text",
    ".md": "Markdown",
    ".html": "page",
    ".docx": "Word",
    ".pdf": "PDF",
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: what it is called, how it was made, of which format, and its bytes."""

    name: str
    made: str
    format: str
    data: bytes


def files() -> Iterator[Hostile]:
    """Every file, those made by hand first."""
    yield from by_hand()
    yield from misnamed()
    yield from joined()
    yield from damaged()


def damaged(every: int = 1) -> Iterator[Hostile]:
    """Each sample file after every second change that suits its format; one in `every` of them."""
    count = 0
    for at, path in enumerate(_samples()):
        kind = _KIND[path.suffix]
        for how, change in list(_changes(path.suffix).items())[at % 2 :: 2]:
            count += 1
            if count % every:
                continue
            name = f"{how}-{path.name}"
            data = change(_random(path.parent.name + name), path.read_bytes())
            yield Hostile(name, "damaged", kind, data)


def _changes(suffix: str) -> Mapping[str, Change]:
    deeper: Callable[[Change], Change] | None = {".docx": in_a_part, ".pdf": in_a_stream}.get(
        suffix
    )
    if deeper is None:
        return {**ANY, **TEXT}
    return {**ANY, **{f"inside_{how}": deeper(change) for how, change in ANY.items()}}


def misnamed() -> Iterator[Hostile]:
    """Each sample file under the ending of another format."""
    endings = (".pdf", ".docx", ".html", ".txt", ".exe", "", ".md", ".xml")
    for at, path in enumerate(_samples()):
        name = path.stem + endings[at % len(endings)]
        yield Hostile(name, "misnamed", _KIND[path.suffix], path.read_bytes())


def joined() -> Iterator[Hostile]:
    """Two formats in one file, in either order, and one inside the zip file of another."""
    first = {path.suffix: path for path in reversed(_samples())}
    for one in first.values():
        for other in first.values():
            data, name = one.read_bytes(), f"{one.stem}-{other.stem}"
            whole = data + other.read_bytes()
            yield Hostile(name + one.suffix, "joined", _KIND[one.suffix], whole)
            half = data[: len(data) // 2] + other.read_bytes() + data[len(data) // 2 :]
            yield Hostile(f"inside-{name}{one.suffix}", "joined", _KIND[one.suffix], half)
        inside = zipped({"word/document.xml": one.read_bytes()})
        yield Hostile(f"{one.stem}.docx", "joined", "Word", inside)


def by_hand() -> Iterator[Hostile]:
    """Everything made by hand."""
    for name, text in texts():
        yield Hostile(
            f"{name}.txt", "made to be slow", "text", text.encode("utf-8", "surrogatepass")
        )
    for make, kind in ((pages, "page"), (word_files, "Word"), (pdf_files, "PDF")):
        for name, data in make():
            made = "made to be slow" if name.startswith(("run-", "item-")) else "made by hand"
            yield Hostile(name, made, _format(name, kind), data)


def _format(name: str, kind: str) -> str:
    return {".xml": "XML", ".zip": "zip"}.get(Path(name).suffix, _KIND.get(Path(name).suffix, kind))


def _samples() -> list[Path]:
    return sorted(path for path in SAMPLE.rglob("*") if path.suffix in _KIND)


def _random(name: str) -> Random:
    return Random(f"{SEED} {name}")  # noqa: S311 - to be repeated, not to be secret
