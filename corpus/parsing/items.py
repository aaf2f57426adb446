"""The pieces of business of a document, in order and without gaps or overlap."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.models import Block, BlockKind, Item, Reading
from corpus.parsing.numbering import NUMBER, Candidate, items_run, split_number
from corpus.parsing.people import tidy
from corpus.parsing.restricted import restricted_items

# "pdf icon PDF 423 KB" behind a ModernGov title
PDF_SIZE = re.compile(r"\s*(?:pdf\s+e?icon\s*)?PDF\s+[\d.,]+\s*[KM]B\s*$")
FURNITURE = re.compile(
    r"(?:Agendas?, Meetings and Minutes - Agenda item|Agenda item|Eitem ar yr? agenda|Eitem ar y rhaglen"
    r"|Issue - (?:meetings|decisions|details)|Meeting documents|Toggle menu|Skip to main content|Media"
    r"|Home\s*[>»].*|(?:•\s*)?Share this item|Minutes|Decision details|Agenda and minutes"
    r"|Agenda, decisions and minutes|Items|No\.\s+Item|Rhif\.\s+Eitem|Eitemau)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"Agenda item|Eitem ar y|Issue - (?:meetings|decisions|details)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:Minutes|Decisions?|Cofnodion|Penderfyniad|(?:Additional|Supporting) documents|Dogfennau.{0,12})\s*:\s*",
    re.IGNORECASE,
)
# ISSUE "Meeting: 23/04/2024 - Council (Item 93)"; "Meeting of Cabinet, … (Item 9.)"
_ITEM_OF_MEETING = re.compile(r"^Meeting\b.{3,160}\(Item ([\w./]{1,12}?)\.?\)", re.IGNORECASE)
_ITEM_LINE = re.compile(r"\s*\(Items?\s+[\w., &-]{1,20}\)")  # Kent prints "(Item 3)" below a title
_LEADING = re.compile(rf"({NUMBER.pattern})([.)]?)\s+(?=[A-Z“‘ÂÊÎÔŴŶ])")
_PROCEDURE = re.compile(
    r"\b(?:apolog\w+|ymddiheuriadau|minutes|cofnodion|declarations?|datgan\w+|matters arising|materion yn codi"
    r"|correspondence|gohebiaeth|planning|cynllunio|finance|accounts|any other (?:competent )?business"
    r"|next meeting|public (?:session|participation|questions|forum)|reports?|present|welcome|croeso"
    r"|exclusion|urgent business|chair\w*)\b",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"([^:.;\n]{3,90}?)\s*:\s+(?=\S)")  # "9 Appointment of Signatory: Mrs Hale had …"
REPORT_NUMBER = re.compile(
    r"\b(?i:report\s+(?:no|ref(?:erence)?)\b)\.?[ \t]*:?[ \t]*([A-Z0-9]{1,6}(?:/[A-Z0-9]{1,6}){0,4})\b"
    r"|\b([A-Z]{2,5}/[A-Z]{2,4}/\d{2}/\d{2,4})\b"
)
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an item opens: its number and title, and the offset of its first word of body."""

    number: str | None
    title: str
    start: int
    body_start: int


def find_items(reading: Reading) -> tuple[Item, ...]:
    """The items of a document; together they cover all of its text."""
    finders: tuple[Callable[[Reading], list[Heading]], ...] = (
        _page_item, _row_items, _numbered_items, _headed_items, _titled_items, _lone_item,
    )
    for find in finders:
        headings = find(reading)
        if headings:
            return _assemble(reading, headings)
    return _assemble(reading, [Heading(None, "", 0, _first_start(reading))])


def report_number_in(text: str) -> str | None:
    """The first report number a text states ("Report No: OAS/WS/20/012")."""
    match = REPORT_NUMBER.search(text)
    return (match[1] or match[2]) if match else None


def title_of(words: str) -> str:
    """A heading on one line, without the sizes and marks that a page adds to it."""
    words = _ITEM_LINE.split(words)[0]
    return tidy(re.sub(r"[*_]{2,}|</?u>", "", PDF_SIZE.sub("", tidy(words)))).strip(" :")


# One agenda item on a page of its own ----------------------------------------------------------
def _page_item(reading: Reading) -> list[Heading]:
    blocks = reading.blocks[:12]
    if not any(_PAGE.match(reading.text_of(block)) for block in blocks[:3]):
        return []
    number = next(
        (m[1] for m in (_ITEM_OF_MEETING.match(reading.text_of(block)) for block in blocks) if m), None
    )
    for at, block in enumerate(blocks):
        words = reading.text_of(block)
        if block.kind is BlockKind.LABEL or _LABEL.fullmatch(words):
            break
        if not FURNITURE.fullmatch(tidy(words)):
            title = title_of(words)
            if len(title) > 2 * _LONGEST_TITLE:
                break
            return [Heading(number, title, 0, _start_after(reading, at))]
    return [Heading(number, "", 0, _first_start(reading))]


# A meeting as table rows with labels inside (trafilatura) ---------------------------------------
def _row_items(reading: Reading) -> list[Heading]:
    headings = []
    for block in reading.blocks:
        words = reading.text_of(block)[:600]
        at = min((i for i in (words.find(" Minutes: "), words.find(" Decision: ")) if i > 0), default=-1)
        if at > 0:
            cut = re.split(r"\s(?:pdf\s+icon\s+)?PDF\s[\d.,]+\s?[KM]B\b", words[:at])[0]
            cells = cut.split(" | ")
            number = split_number(cells[0]) if len(cells) > 1 else None
            title = title_of(cells[-1] if number else cut)[: 2 * _LONGEST_TITLE]
            headings.append(
                Heading(number[0] if number else block.number, title, block.start, block.start + len(cut))
            )
    return headings if len(headings) >= 2 else []


# Numbered items ---------------------------------------------------------------------------------
def _numbered_items(reading: Reading) -> list[Heading]:
    candidates = [c for at in range(len(reading.blocks)) if (c := _candidate(reading, at))]
    return [_numbered_heading(reading, each) for each in items_run(candidates)]


def _candidate(reading: Reading, at: int) -> Candidate | None:
    block = reading.blocks[at]
    if block.kind in (BlockKind.LABEL, BlockKind.ROW) and block.number is None:
        return None
    words = reading.text_of(block)
    split = split_number(block.number) if block.number else None
    if block.number is None:
        leading = _LEADING.match(words)
        lone = split_number(words) if len(words) <= 14 else None
        split = (leading[1], ")" if leading[2] == ")" else "") if leading else lone
        words = words[leading.end() :] if leading else "" if lone else words
    if split is None or block.level > 2:
        return None
    following = reading.text_of(reading.blocks[at + 1]) if at + 1 < len(reading.blocks) else ""
    if not words:
        words, following = following, ""
    return Candidate(at, split[0], split[1], _weight(block, words, following))


def _weight(block: Block, words: str, following: str) -> float:
    if not words or words[0].islower():
        return 0.1
    run_in = _RUN_IN.match(words)
    title = run_in[1] if run_in else words
    weight = 0.2 if len(title) > 160 else 1.0
    weight += 1.0 if block.kind is BlockKind.HEADING else 0.0
    weight += 1.5 if _ITEM_LINE.match(following) or _ITEM_LINE.search(words[:400]) else 0.0
    weight += 0.5 if len(title) <= 90 and not title.rstrip().endswith((".", ";", ",")) else 0.0
    weight += 0.7 if len(title) <= 120 and _PROCEDURE.search(title) else 0.0
    weight += 0.4 if title.isupper() and len(title) > 3 else 0.0
    weight += 0.5 if _LABEL.match(following) else 0.0
    return weight - (0.4 if words[:3] in ("To ", "to ") and block.level > 1 else 0.0)


def _numbered_heading(reading: Reading, candidate: Candidate) -> Heading:
    at = candidate.block
    block = reading.blocks[at]
    start, word = _number_start(reading, at), block.start
    if block.number is None:
        leading = _LEADING.match(reading.text_of(block))
        if leading:
            word = block.start + leading.end()
        elif at + 1 < len(reading.blocks):
            at, block = at + 1, reading.blocks[at + 1]
            word = block.start
    return _heading_from(reading, at, candidate.number, (start, word))


def _heading_from(reading: Reading, at: int, number: str | None, place: tuple[int, int]) -> Heading:
    """The heading in a block that may also hold the first words of the body."""
    start, word = place
    block = reading.blocks[at]
    words = reading.text[word : block.end]
    item_line = _ITEM_LINE.search(words[:400])
    if item_line:
        end = word + item_line.end()
        body = end if words[item_line.end() :].strip() else _start_after(reading, at)
        return Heading(number, title_of(words), start, body)
    run_in = _RUN_IN.match(words)
    if run_in and not words[run_in.end() :].isspace():
        return Heading(number, title_of(run_in[1]), start, word + run_in.end())
    if len(words) <= _LONGEST_TITLE:
        body = _start_after(reading, at)
        following = _ITEM_LINE.match(reading.text, body)
        return Heading(number, title_of(words), start, following.end() if following else body)
    # The number stands before a whole paragraph: its opening names the item and stays in the body.
    return Heading(number, _opening(words), start, word)


def _opening(words: str) -> str:
    line = words.split("\n", 1)[0]
    sentence = re.split(r"(?<=[a-z)])\.\s", line, maxsplit=1)[0]
    short = sentence if len(sentence) <= _LONGEST_TITLE else sentence[:_LONGEST_TITLE].rsplit(" ", 1)[0]
    return title_of(short).rstrip(".")


# Items without numbers --------------------------------------------------------------------------
def _headed_items(reading: Reading) -> list[Heading]:
    heads = [
        at
        for at, block in enumerate(reading.blocks)
        if block.kind is BlockKind.HEADING and at > 0 and 3 <= block.end - block.start <= 200
    ]
    levels = [reading.blocks[at].level for at in heads]
    if len(heads) < 2:
        return []
    top = min(level for level in levels if levels.count(level) >= 2) if _repeats(levels) else 0
    chosen = [at for at in heads if top == 0 or reading.blocks[at].level == top]
    return [_block_heading(reading, at) for at in chosen]


def _repeats(levels: Sequence[int]) -> bool:
    return len(set(levels)) < len(levels)


def _block_heading(reading: Reading, at: int) -> Heading:
    block = reading.blocks[at]
    number = split_number(block.number) if block.number else None
    title = title_of(reading.text_of(block))
    return Heading(number[0] if number else None, title, block.start, _start_after(reading, at))


def _titled_items(reading: Reading) -> list[Heading]:
    """Short title lines of plain text: known business, or ending in a colon, three at least."""
    chosen = [
        at
        for at, block in enumerate(reading.blocks[:-1])
        if at > 0 and block.kind is BlockKind.PARAGRAPH and _is_title_line(reading.text_of(block))
    ]
    return [_block_heading(reading, at) for at in chosen] if len(chosen) >= 3 else []


def _is_title_line(words: str) -> bool:
    words = words.strip().strip("*_ ")
    if len(words) > 70 or not words[:1].isupper() or words.endswith((".", ";", ",")):
        return False
    if words.endswith(":") or words.isupper():
        return len(words) > 4
    return len(words.split()) <= 8 and _PROCEDURE.search(words) is not None


def _lone_item(reading: Reading) -> list[Heading]:
    """A page that holds one item without saying so: its title stands before "Minutes:"."""
    if len(reading.blocks) < 2 or not any(
        _LABEL.fullmatch(reading.text_of(block)) for block in reading.blocks
    ):
        return []
    first = reading.text_of(reading.blocks[0])
    if len(first) > _LONGEST_TITLE or _LABEL.fullmatch(first):
        return []
    if FURNITURE.fullmatch(tidy(first)):
        return [Heading(None, "", 0, _first_start(reading))]
    return [Heading(None, title_of(first), 0, _start_after(reading, 0))]


# Putting together -------------------------------------------------------------------------------
def _assemble(reading: Reading, headings: Sequence[Heading]) -> tuple[Item, ...]:
    end = len(reading.text)
    before = reading.text[: headings[0].start]
    kept = list(headings)
    if any(not FURNITURE.fullmatch(tidy(line)) for line in before.splitlines() if line.strip()):
        kept.insert(0, Heading(None, "", 0, _first_start(reading)))
    else:
        first = kept[0]
        kept[0] = Heading(first.number, first.title, 0, first.body_start)
    stops = [heading.start for heading in kept[1:]] + [end]
    restricted = restricted_items(
        [(each.title, reading.text[each.start : stop]) for each, stop in zip(kept, stops, strict=True)]
    )
    return tuple(
        Item(
            number=each.number,
            title=each.title,
            start=each.start,
            body_start=min(max(each.body_start, each.start), stop),
            end=stop,
            report_number=report_number_in(reading.text[each.start : stop]),
            restricted=closed,
        )
        for each, stop, closed in zip(kept, stops, restricted, strict=True)
    )


def _first_start(reading: Reading) -> int:
    return reading.blocks[0].start if reading.blocks else 0


def _start_after(reading: Reading, at: int) -> int:
    return reading.blocks[at + 1].start if at + 1 < len(reading.blocks) else len(reading.text)


def _number_start(reading: Reading, at: int) -> int:
    """Where the printed number of a block stands, or the block itself if it is not in the text."""
    block = reading.blocks[at]
    floor = reading.blocks[at - 1].end if at else 0
    if block.number:
        found = reading.text.rfind(block.number.strip(), floor, block.start)
        return found if found >= 0 else block.start
    return block.start
