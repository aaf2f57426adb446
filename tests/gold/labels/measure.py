"""Compares what the parser makes of real minutes with labels written by hand; see README.md.

Every comparison is a `Mark`: which field, right or wrong, and how to name the fault. Nothing is
printed here and nothing is read but the label files and the minutes they name.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from corpus.models import Decision, Fact, ParsedDocument, Sentence
from corpus.parse import parse_file

Label: TypeAlias = dict[str, Any]
Table: TypeAlias = dict[str, dict[str, list[int]]]  # folder -> field -> [right, of]

HERE = Path(__file__).parent
MINUTES = Path(__file__).parents[4] / "shared" / "minutes"
HEADER = ("date", "committee", "council", "time", "venue")
MOVERS = ("mover", "seconder")
TALLY = {"for": "votes_for", "against": "votes_against", "abstain": "abstentions"}
_ROUND_A_NUMBER = "()[].,:;-–— "
_ROUND_A_NAME = "().,:;-–—*_ "
_AFTER_WORDS = "()[]{}.,:;-–—*_•·“”\"'‘’| "
_BEFORE_WORDS = "()[]{}.,:;-–—*_#§•·>“”\"'‘’| "


@dataclass(frozen=True, slots=True)
class Mark:
    """One comparison; `fault` says what is wrong and is empty where nothing is."""

    source: str
    field: str
    fault: str = ""

    @property
    def right(self) -> bool:
        """Whether the parser and the label agree."""
        return not self.fault


def label_files() -> list[Path]:
    """Every file of labels beside this module."""
    return sorted(HERE.glob("*.jsonl"))


def read_labels(paths: Iterable[Path]) -> list[Label]:
    """The labels of those files, in order."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def parsed(source: str, root: Path = MINUTES) -> ParsedDocument:
    """What the parser makes of one labelled file."""
    path = root / source
    return parse_file(path.name, path.read_bytes())


def marks_of(label: Label, document: ParsedDocument) -> list[Mark]:
    """Every comparison of one label with its document."""
    return [
        *_header_marks(label, document),
        *_item_marks(label, document),
        *_decision_marks(label, document),
        *_speaker_marks(label, document),
    ]


def table(marks: Iterable[Mark]) -> Table:
    """Right and all, by folder and field; the folder "all" has the sums."""
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    fields: dict[str, None] = {}
    for mark in marks:
        fields[mark.field] = None
        for folder in ("all", mark.source.split("/")[0]):
            asked[folder, mark.field] += 1
            right[folder, mark.field] += mark.right
    return {
        folder: {
            field: [right[folder, field], asked[folder, field]]
            for field in sorted(fields)
            if asked[folder, field]
        }
        for folder in sorted(
            {folder for folder, _ in asked}, key=lambda name: (name != "all", name)
        )
    }


def f1(figures: Table) -> dict[str, dict[str, float]]:
    """The harmonic mean of precision and recall, for every folder and field that has both."""
    means: dict[str, dict[str, float]] = {}
    for folder, fields in figures.items():
        for field in fields:
            name = field.removesuffix(" precision")
            found, known = fields[field], fields.get(f"{name} recall")
            if name == field or known is None:
                continue
            of = found[1] + known[1]  # precision and recall have the same right ones
            means.setdefault(folder, {})[name] = round(2 * found[0] / of, 3)
    return means


def folded(text: str) -> str:
    """White space and the lines between cells folded, upper and lower case alike."""
    return " ".join(text.replace("|", " ").split()).casefold()


def opening(text: str) -> str:
    """Folded, without the bullet, bracket or emphasis that may stand before the first word."""
    return folded(text).lstrip(_BEFORE_WORDS)


def number_key(number: str) -> str:
    """A printed number without what stands around it: "(a)" and "a." are alike, "Item 1" and 1."""
    return folded(number).removeprefix("item ").strip(_ROUND_A_NUMBER)


def name_key(name: str) -> str:
    """A printed name without an article and marks: "The Chair" and "Chair" are alike."""
    return folded(name).strip(_ROUND_A_NAME).removeprefix("the ")


def numbers_of(label: Label) -> list[str] | None:
    """The labelled item numbers: listed, or counted from first to last where that adds up."""
    if "numbers" in label:
        return [str(number) for number in label["numbers"]]
    first, last = (number_key(str(label.get(key) or "")) for key in ("first_item", "last_item"))
    if not (first.isdigit() and last.isdigit()):
        return None
    run = [str(number) for number in range(int(first), int(last) + 1)]
    return run if len(run) == label["items"] else None


def _mark(source: str, field: str, fine: bool, fault: str) -> Mark:
    return Mark(source, field, "" if fine else fault)


def _header_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    source, header = label["source"], document.header
    for field in (field for field in HEADER if field in label):
        fact: Fact | None = getattr(header, field)
        got = fact.value if fact else None
        fine = folded(got or "") == folded(label[field] or "")
        origin = f" (from {fact.origin})" if fact else ""
        yield _mark(source, field, fine, f"is {label[field]!r}, read as {got!r}{origin}")
    kind = header.kind.value
    yield _mark(source, "kind", kind == label["kind"], f"is {label['kind']!r}, read as {kind!r}")
    if "status" in label:
        status = header.status.value
        fault = f"is {label['status']!r}, read as {status!r}"
        yield _mark(source, "status", status == label["status"], fault)


def _item_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    if "items" not in label:
        return
    source, wanted = label["source"], label["items"] or 0
    items = [item for item in document.items if item.number or item.title]  # not the front matter
    shown = [item.number or item.title[:20] for item in items]
    fine = len(items) == wanted or (wanted == 0 and len(items) == 1)  # all of a report is one item
    yield _mark(source, "item count", fine, f"{wanted} items, read {len(items)}: {shown}")
    numbers = numbers_of(label)
    if numbers is None:
        return
    want = Counter(map(number_key, numbers))
    got = Counter(number_key(item.number) for item in items if item.number)
    for field, those, found, fault in (
        ("precision", got, want, "is no item of business"),
        ("recall", want, got, "was not found"),
    ):
        for _ in (those & found).elements():
            yield Mark(source, f"item number {field}")
        for number in (those - found).elements():
            yield Mark(source, f"item number {field}", f"item {number!r} {fault}")


def _words(document: ParsedDocument, decision: Decision) -> str:
    return opening(document.reading.text[decision.start : decision.end])


def _pairs(
    wanted: Sequence[Label], got: Sequence[Decision], document: ParsedDocument
) -> dict[int, int]:
    """Which parsed decision answers which labelled one.

    First by how it starts, then by whether it holds the label's first words, at last by whether
    it holds the words of the result, where these stand apart from the motion.
    """
    words = [_words(document, decision) for decision in got]
    pairs: dict[int, int] = {}
    for fits in (_starts, _holds, _holds_result):
        for at, label in enumerate(wanted):
            free = (other for other in range(len(words)) if other not in pairs.values())
            found = next((other for other in free if fits(label, words[other])), None)
            if at not in pairs and found is not None:
                pairs[at] = found
    return pairs


def _starts(label: Label, words: str) -> bool:
    return words.startswith(opening(label["starts"]))


def _holds(label: Label, words: str) -> bool:
    return opening(label["starts"]) in words


def _holds_result(label: Label, words: str) -> bool:
    return "result" in label and opening(label["result"]) in words


def _labelled_part(label: Label, document: ParsedDocument) -> int:
    """Where the labelled part ends; a decision after it counts neither as right nor as wrong."""
    text = document.reading.text
    if label.get("decisions_complete", True):
        return len(text)
    return max((place(text, each["starts"]) for each in label["decisions"]), default=0)


def place(text: str, words: str) -> int:
    """Where those words last start in the text, white space and case aside; -1 if nowhere."""
    ends: list[int] = []
    flat: list[str] = []
    for at, char in enumerate(text):
        if char.isspace() and (not flat or flat[-1] == " "):
            continue
        for folded_char in " " if char.isspace() else char.casefold():
            flat.append(folded_char)
            ends.append(at)
    found = "".join(flat).rfind(folded(words))
    return ends[found] if found >= 0 else -1


def _decision_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    if "decisions" not in label:
        return
    source, wanted = label["source"], label["decisions"]
    limit = _labelled_part(label, document)
    pairs = _pairs(wanted, document.decisions, document)
    taken = {other: at for at, other in pairs.items()}
    for other, decision in enumerate(document.decisions):
        if other in taken and wanted[taken[other]].get("optional"):
            continue
        if other in taken or decision.start <= limit:
            shown = f"{decision.outcome}: {_words(document, decision)[:70]!r}"
            yield _mark(source, "decision precision", other in taken, f"no decision: {shown}")
    for at, each in enumerate(wanted):
        if each.get("optional"):
            continue
        shown = f"{each['outcome']}: {each['starts']!r}"
        yield _mark(source, "decision recall", at in pairs, f"not found: {shown}")
        if at in pairs:
            yield from _details(source, each, document.decisions[pairs[at]], document)


def _details(
    source: str, label: Label, decision: Decision, document: ParsedDocument
) -> Iterator[Mark]:
    starts, words = label["starts"], _words(document, decision)
    yield _mark(
        source,
        "decision outcome",
        decision.outcome.value in (label["outcome"], label.get("outcome_or")),
        f"{starts!r} is {label['outcome']!r}, read as {decision.outcome.value!r}",
    )
    yield _mark(
        source,
        "decision start",
        words.startswith(opening(starts)),
        f"starts {starts!r}, read from {words[:70]!r}",
    )
    if "ends" in label:
        fine = any(_ends(words, label[key]) for key in ("ends", "ends_or") if key in label)
        fault = f"{starts!r} ends {label['ends']!r}, read to {words[-70:]!r}"
        yield _mark(source, "decision end", fine, fault)
    for field in MOVERS:
        wanted, got = label.get(field), getattr(decision, field)
        fine = name_key(got or "") == name_key(wanted or "")
        fault = f"{starts!r} has {field} {wanted!r}, read as {got!r}"
        if got:
            yield _mark(source, f"{field} precision", fine, fault)
        if wanted:
            yield _mark(source, f"{field} recall", fine, fault)
    for key, field in TALLY.items():
        wanted, got = label.get(key), getattr(decision, field)
        if wanted is not None or got is not None:
            fault = f"{starts!r} has {key} {wanted!r}, read as {got!r}"
            yield _mark(source, "tally", wanted == got, fault)


def _ends(words: str, ending: str) -> bool:
    return words.rstrip(_AFTER_WORDS).endswith(folded(ending).rstrip(_AFTER_WORDS))


def _speaker_marks(label: Label, document: ParsedDocument) -> Iterator[Mark]:
    source, text = label["source"], document.reading.text
    sentences: list[tuple[str, Sentence]] = [
        (opening(text[sentence.start : sentence.end]), sentence)
        for passage in document.passages
        for sentence in passage.sentences
    ]
    for each in label["speakers"]:
        starts, wanted = opening(each["starts"]), each["speaker"]
        found = next((one for words, one in sentences if words.startswith(starts)), None)
        got = found.speaker.name if found and found.speaker else None
        yield _mark(
            source, "sentence start", found is not None, f"no sentence starts {each['starts']!r}"
        )
        named = (wanted, each.get("speaker_or", wanted))
        fine = name_key(got or "") in {name_key(name or "") for name in named}
        fault = f"{each['starts']!r} has speaker {wanted!r}, read as {got!r}"
        if got:
            yield _mark(source, "speaker precision", fine, fault)
        if wanted:
            yield _mark(source, "speaker recall", fine, fault)
