"""Questions on real minutes to learn from, written for this project, and the texts they belong to.

`minutes.jsonl` beside this file keeps no text of the minutes: of each quotation, as in tests/gold,
its document, at which letter or digit of it it stands, how many it has, their hash, and which of
them are the answer. `questions` it answers, `near` it does not, though they sound so. The documents
are those that no question of the test half of tests/gold/real.jsonl asks about.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Self

from corpus.reading.read import read
from tests.gold.spans import letters, sha1_of

FILE = Path(__file__).with_suffix(".jsonl")
SOURCE = "minutes"
NEAR = "minutes_near"  # near misses, written as such
AROUND = 500  # characters on each side of a quotation that its windows are cut from
TIMES = 2  # windows of an answering passage, of different sizes
MOST_TIMES = 6
HELD_OUT = 8  # one document in so many is not learned from but measured on

Place = tuple[int, int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Spelled:
    """The letters and digits of a text, and the character each of them comes from."""

    run: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Self:
        """Those of a text as the project reads it."""
        parts = [(letters(c), at) for at, c in enumerate(text)]
        return cls("".join(p for p, _ in parts), [at for part, at in parts for _ in part])


def rows(folder: Path, *, held_out: bool = False) -> Iterator[dict[str, Any]]:
    """Pairs in the shape of the public ones, document by document.

    KeyError if a quotation is not in its document: the minutes are not those it was written for.
    """
    items = [one for one in _items() if _is_held_out(one["source"]) == held_out]
    times = _times(items)
    for source, ones in groupby(items, key=lambda one: str(one["source"])):
        text = read((folder / source).read_bytes()).text
        spelled = Spelled.of(text)
        for one in ones:
            yield from _rows_of(one, text, place_of(one, spelled), times)


def _items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def _is_held_out(source: str) -> bool:
    return int(sha1_of(source), 16) % HELD_OUT == 0


def _times(items: Sequence[dict[str, Any]]) -> dict[str, int]:
    """How often a question with each opening is drawn.

    Near misses open with "why" and "has" more often than the questions beside them: such questions
    are drawn more often, or their opening alone would seem to tell that nothing answers.
    """
    real = Counter(opening(question) for one in items for question in one["questions"])
    near = Counter(opening(question) for one in items for question in one["near"])
    share = near.total() / max(1, real.total())
    return {
        word: min(MOST_TIMES, max(1, round(TIMES * near[word] / share / real[word])))
        for word in real
    }


def opening(question: str) -> str:
    """The first word of a question, or two where the first is "how"."""
    words = re.findall(r"\w+", question.lower())
    return " ".join(words[: 2 if words[:1] == ["how"] else 1])


def _rows_of(
    one: dict[str, Any], text: str, place: Place, times: dict[str, int]
) -> Iterator[dict[str, Any]]:
    start, end, answer = place
    first = text.rfind("\n", 0, max(0, start - AROUND)) + 1
    last = text.find("\n", min(len(text), end + AROUND))
    last = len(text) if last < 0 else last
    around, elsewhere = text[first:last], f"{text[:first]}\n{text[last:]}"
    words = text[answer[0] : answer[1]]
    for question in one["questions"]:
        right = _row(question, around, "gold", label=1)
        for _ in range(times[opening(question)]):
            yield {**right, "answer_sentence": text[start:end], "answer": words}
        yield _row(question, elsewhere, "hard_negative", unless=words)
    for question in one["near"]:
        yield _row(question, around, "adversarial", how=NEAR, about=text[start:end])


def _row(question: str, passage: str, kind: str, *, label: int = 0, **more: str) -> dict[str, Any]:
    return {"source": SOURCE, "question": question, "passage": passage, "kind": kind,
            "label": label, **more}  # fmt: skip


def place_of(one: dict[str, Any], spelled: Spelled) -> Place:
    """Where a quotation begins and ends in a text, and where the answer in it does."""
    run, places, size = spelled.run, spelled.places, int(one["letters"])
    # Where it was when written down; a document that is read better may have moved it.
    for at in (int(one["at"]), *range(len(run) - size + 1)):
        if sha1_of(run[at : at + size]) == one["sha1"]:
            first, last = (at + each for each in one["answer"])
            return places[at], places[at + size - 1] + 1, (places[first], places[last - 1] + 1)
    raise KeyError(f"a quotation of {size} letters is not in {one['source']}")
