"""Items without numbers: headings of one level, title lines of plain text, titles run into text."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise, takewhile

from corpus.models import Block, BlockKind, Reading
from corpus.parsing.headings import PROCEDURE, Heading, block_heading, start_after, title_of
from corpus.parsing.people import TITLED, tidy
from corpus.reading.marks import MONTHS
from corpus.reading.titles import has_verb

# What stands above the business: who was there, what met, when and where
ATTENDANCE = re.compile(
    r"(?:(?:those|members?|councillors|also|officers?|people)\s+)*"
    r"(?:present|attending|in\s+attendance|attendance|attendees|sederunt|presennol|yn\s+bresennol"
    r"|members?\s+of\s+the\s+public|public\s+present|public\s+gallery)\b(?!.*\bapolog)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?:draft|unconfirmed|unapproved|agenda|action|items?)\W*"
    r"|.*\b(?:council|cyngor|committee|association)"
    r"|(?:(?:draft|the)\s+)*(?:minutes|notes)\s+(?:of|for)\s(?!.*\b(?:last|previous)\b).*"
    rf"|(?:{MONTHS})\s+minutes|(?:at|held)\b.*|.*\b(?:meeting|cyfarfod)\s+\d.*|cyfarfod\b.*"
    rf"|.*\b\d{{1,2}}(?:st|nd|rd|th|af|il|fed|eg)?\s+(?:{MONTHS})\b.*|.*\b(?:{MONTHS})\s+\d.*",
    re.IGNORECASE,
)
# What stands below it: "CHAIRPERSON", "Signed ….. Date …..", "Parish Clerk", "TOTAL £40"
_CLOSE = re.compile(
    r"(?:chair(?:man|person|woman)?|cadeirydd|signed|dated?|(?:parish\s+)?clerk|total|cyfanswm)\b"
    r"[\s:._…£\d,-]*",
    re.IGNORECASE,
)
# Business that every council has, opening a paragraph: "APOLOGIES, Mr Ash", "Minutes: Agreed."
ALWAYS = re.compile(
    r"(?:apologies(?:\s+for\s+absence)?|minutes(?:\s+of\s+(?:the\s+)?(?:last|previous)(?:\s+\w+){0,2}"
    r"\s+meeting)?|matters\s+arising|declarations?\s+of\s+interests?|any\s+other\s+business"
    r"|(?:date\s+of\s+(?:the\s+)?)?next\s+meeting|open\s+forum|public\s+participation)\b",
    re.IGNORECASE,
)
_COUNCILLORS = re.compile(
    r"councillors['’]?\s+(?:any\s+)?(?:other|matters|reports?)", re.IGNORECASE
)
PARTED = re.compile(r"\s*[:;.,–-]+\s*(?=\w)")
_CAPITAL = re.compile(r"\s+(?=[A-Z])")
_RUN_IN = re.compile(r"([A-Z][^:.;£\d\n]{3,50}?)\s*:\s*(?=\S)")
# "Freedom of Information Act", "Budget 2009/2010": a name, and no sentence or address
_A_NAME = re.compile(
    r"[A-Z](?:[\w’'/&-]*[a-z])?(?:\s(?:[A-Z][\w’'/&-]*|of|and|the|for|in|on|to|&|-|–)){1,6}"
    r"(?:\s\d{4}(?:/\d{2,4})?)?:?"
)
_LEAST_TITLES = 3
_LEAST_LISTS = 2
_LEAST_RUN_IN = 4
_LONGEST_LINE = 70
_SENTENCE = 60  # characters; a shorter paragraph below a line may be a row of a list


def headed_items(reading: Reading) -> list[Heading]:
    """Headings of one level, where no numbers order the business."""
    heads = [
        at
        for at, block in enumerate(reading.blocks)
        if block.kind is BlockKind.HEADING and at > 0 and 3 <= block.end - block.start <= 200
    ]
    heads = (
        [at for at in heads if reading.blocks[at].number is None] if restarts(reading) else heads
    )
    if len(heads) < 2:
        return []
    top = _top_level([reading.blocks[at].level for at in heads])
    chosen = _business(reading, [at for at in heads if top in (None, reading.blocks[at].level)])
    if len(chosen) < 2:
        return []
    opened = {at: end for at, end in _openings(reading).items() if _in_capitals(reading, at)}
    return [
        run_in_heading(reading, at, opened[at]) if at in opened else block_heading(reading, at)
        for at in sorted({*chosen, *opened})
    ]


def restarts(reading: Reading, items: Container[int] = ()) -> bool:
    """Whether lists begin again at 1 below headings that name business: the numbers count points.

    `items` are the starts of numbered items, whose own lists say nothing.
    """
    lists = 0
    for above, block in pairwise(reading.blocks):
        named = above.kind is BlockKind.HEADING and above.number is None
        named = named and above.start not in items
        if named and (block.number or "").strip("(). ") == "1":
            lists += PROCEDURE.search(reading.text_of(above)) is not None
    return lists >= _LEAST_LISTS


def _top_level(levels: Sequence[int]) -> int | None:
    """The highest level that repeats: a title on a level of its own heads the document."""
    repeated = [level for level, times in Counter(levels).items() if times >= 2]
    return min(repeated, default=None)


def _business(reading: Reading, heads: Sequence[int]) -> list[int]:
    """The headings without those above the business (who met, when, where) and below it."""
    words = [tidy(reading.text_of(reading.blocks[at])).strip(" :*_") for at in heads]
    known = [bool(PROCEDURE.search(each)) and not is_front(each) for each in words]
    first = known.index(True) if any(known) else len(words)
    attended = [place for place, each in enumerate(words[:first]) if ATTENDANCE.match(each)]
    start = attended[-1] + 1 if attended else 0
    start += sum(1 for _ in takewhile(is_front, words[start:]))
    titles = zip(heads[start:], words[start:], strict=True)
    return [
        at for at, each in titles if not _CLOSE.fullmatch(each) and not ATTENDANCE.fullmatch(each)
    ]


def is_front(words: str) -> bool:
    """Whether a line says who met, when or where, and names no business."""
    plain = tidy(words).strip(" :*_")
    return (
        ATTENDANCE.match(plain) is not None
        or _MEETING.fullmatch(plain) is not None
        or (re.match(TITLED, plain) is not None and not _COUNCILLORS.match(plain))
    )


def titled_items(reading: Reading) -> list[Heading]:
    """Title lines of plain text and titles run into their paragraph, three known ones at least."""
    opened = _openings(reading)
    lines = {
        at
        for at, block in enumerate(reading.blocks[:-1])
        if at > 0 and block.number is None and is_title_line(reading, at)
    }
    known = {at for at in lines if PROCEDURE.search(line_at(reading, at))} | opened.keys()
    if len(known) < _LEAST_TITLES:
        marked = sorted(lines)
        return [block_heading(reading, at) for at in marked] if len(marked) >= 3 else []
    first = min(known)
    others = {at for at in range(first, len(reading.blocks) - 1) if _names_business(reading, at)}
    if not lines:
        opened = _with_others(reading, opened)
    # A title directly below another one parts the item: "Planning", "Application for Planning".
    lines = {at for at in lines if at - 1 not in lines}
    return [
        run_in_heading(reading, at, opened[at]) if at in opened else block_heading(reading, at)
        for at in sorted(opened.keys() | lines | others)
    ]


def _openings(reading: Reading) -> dict[int, int]:
    """The paragraphs that open with a known title run into them, and where each title ends."""
    found: dict[int, int] = {}
    for at, block in enumerate(reading.blocks[:-1] if len(reading.blocks) > 1 else ()):
        if block.kind is not BlockKind.PARAGRAPH or block.number is not None:
            continue
        end = opening_end(reading.text_of(block))
        if end:
            found[at] = block.start + end
    return found


def opening_end(words: str) -> int:
    """Where a known title ends that a paragraph opens with; 0 if it opens with none."""
    always = ALWAYS.match(words)
    if always and (
        words.split(maxsplit=1)[0].rstrip(",:.").isupper()
        or PARTED.match(words, always.end())
        or _CAPITAL.match(words, always.end())
    ):
        return always.end()
    run_in = _RUN_IN.match(words)
    if run_in is None or has_verb(run_in[1]) or is_front(run_in[1]):
        return 0
    return run_in.end(1) if PROCEDURE.search(run_in[1]) else 0


def _with_others(reading: Reading, opened: dict[int, int]) -> dict[int, int]:
    """With the other titles before colons, where most are known ("Burial Fees: No change")."""
    others = {
        at: block.start + found.end(1)
        for at, block in enumerate(reading.blocks)
        if at not in opened and at > min(opened) and block.kind is BlockKind.PARAGRAPH
        and block.number is None and (found := _RUN_IN.match(reading.text_of(block)))
        and not has_verb(found[1]) and not is_front(found[1])
    }  # fmt: skip
    few = len(opened) >= _LEAST_RUN_IN and 2 * len(others) <= len(opened)
    return {**opened, **others} if few else opened


def run_in_heading(reading: Reading, at: int, end: int) -> Heading:
    block = reading.blocks[at]
    parted = PARTED.match(reading.text, end, block.end)
    body = parted.end() if parted else end
    while body < block.end and reading.text[body].isspace():
        body += 1
    body = body if body < block.end else start_after(reading, at)
    return Heading(None, title_of(reading.text[block.start : end]), block.start, body)


def _in_capitals(reading: Reading, at: int) -> bool:
    return line_at(reading, at).split(maxsplit=1)[0].rstrip(",:.").isupper()


def line_at(reading: Reading, at: int) -> str:
    return reading.text_of(reading.blocks[at]).strip().strip("*_ ")


def is_title_line(reading: Reading, at: int) -> bool:
    words = line_at(reading, at)
    if reading.blocks[at].kind is not BlockKind.PARAGRAPH or is_front(words):
        return False
    if len(words) > _LONGEST_LINE or not words[:1].isupper() or words.endswith((".", ";", ",")):
        return False
    if ":" in words[:-1]:
        return False
    if words.endswith(":") or words.isupper():
        return len(words) > 4 and not has_verb(words)
    return len(words.split()) <= 8 and bool(PROCEDURE.search(words)) and not has_verb(words)


def _names_business(reading: Reading, at: int) -> bool:
    """Whether a line is the name of a matter and a sentence on it stands below."""
    block, below = reading.blocks[at], reading.blocks[at + 1]
    words = line_at(reading, at)
    if block.kind is not BlockKind.PARAGRAPH or block.number is not None or is_front(words):
        return False
    if not _A_NAME.fullmatch(words) or has_verb(words) or len(words) > _LONGEST_LINE:
        return False
    return _is_sentence(reading, below) and not re.match(r"(?:Approved|Refused|Granted)\b", words)


def _is_sentence(reading: Reading, block: Block) -> bool:
    words = reading.text_of(block)
    return block.kind is BlockKind.PARAGRAPH and len(words) >= _SENTENCE and has_verb(words)
