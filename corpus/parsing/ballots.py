"""Who voted which way, where a record of the vote lists the names under each side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.parsing.name_lists import names_of
from corpus.parsing.people import TITLE
from corpus.parsing.voters import Voters
from corpus.parsing.votes import number_in

_N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|nil|none|zero)"
_WHAT = r"(?:\s+(?:of\s+)?(?:the|this|it)\b(?:\s+[\w’'-]+){0,8}?)?"  # "For the proposed amendment"
_VOTERS = r"(?:(?:councillors|members|those)\s+)?(?:who\s+)?"
# A side's own line or sentence: "For (57)", "Against the motion:", "There voted for …:", "YEAS:"
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[\n|.;(])|(?<=[.;|)]\s)|(?<=\s-\s)|(?<=\d\s)|(?<=,\s)|(?<=:\s)"
    r"|(?<=\s)(?=(?-i:[A-Z]{3,}\s?:)))"
    rf"[^\S\n]*[*_]{{0,2}}(?:there\s+)?{_VOTERS}(?:vot(?:ed|es?|ing)\s+|cast\s+)?(?P<side>"
    r"for|in\s+favour|against|abst(?:ain(?:ed|ing)?|entions?)|yeas?|ayes?|nays?|noes|not\s+voting"
    r"|did\s+not\s+vote|absent|recused|conflicts?(?:\s+of\s+interests?)?|no\s+vote|declarations?"
    r"(?:\s+of\s+interests?)?|o\s+blaid|yn\s+erbyn|ymatal)\b"
    rf"{_WHAT}(?:\s+from\s+voting)?(?:\s+were)?[*_]{{0,2}}"
    rf"(?:\s*[:–—-]?\s*\(?(?P<count>{_N})\b(?:\s+(?:votes?|members|councillors))?\)?(?!\s*[/.]\d))?"
    r"[*_]{0,2}(?P<stop>\s*[:|–—(-]|\s*\n|\s+(?=Councillors|Cllrs|Messrs)|\s*$|(?=\s*[,;.]))",
    re.IGNORECASE,
)
# "3 votes for (CB, ET and KL)", "for the motion 3 (CB, ET, KL)", "4 abstentions: Cllrs …"
_COUNT_FIRST = re.compile(
    rf"\b(?P<count>{_N})\s+(?:votes?\s+|members\s+|councillors\s+)?(?:voted\s+|voting\s+|were\s+)?"
    r"(?P<side>for|in\s+favour|against|abst(?:ained|entions?|aining))\s*\((?P<names>[^()]{2,900})\)",
    re.IGNORECASE,
)
_COUNT_LAST = re.compile(
    r"\b(?P<side>for|in\s+favour|against|abst(?:ained|entions?|aining))\b(?:\s+(?:of\s+)?(?:the|it)"
    rf"(?:\s+\w+){{0,2}}?)?\s+(?P<count>{_N})\s*\((?P<names>[^()]{{2,900}})\)",
    re.IGNORECASE,
)
_SIDES = {
    "for": "for", "in favour": "for", "yea": "for", "yeas": "for", "aye": "for", "ayes": "for",
    "o blaid": "for", "against": "against", "nay": "against", "nays": "against",
    "noes": "against", "yn erbyn": "against", "ymatal": "abstained",
}  # fmt: skip
_TAIL = re.compile(rf"[\s.…_–—=:(-]*(?P<count>{_N})?\s*(?:votes?)?[\s).\]]*$", re.IGNORECASE)
_A_VOTE = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|divisions?|abst\w+|yeas?|nays?|ayes|noes|pleidlais\w*)\b",
    re.IGNORECASE,
)
_NEW_PARAGRAPH = re.compile(
    r"\n\s*\n(?!\s*(?:Councillors|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Messrs|[•●▪*-]))"
)
_STOP = re.compile(r"\.\s+(?=[A-Z])")
_TITLE_OR_LETTER = re.compile(rf"(?:\b{TITLE}|\bMessrs|\b[A-Z]{{1,3}})$")
# Who speaks for and against an application votes on nothing.
_SPEAKERS = re.compile(
    r"\b(?:sp(?:oke|eakers?|eaking)|address(?:ed)?|objectors?|representations?|supporters?|public)\b",
    re.IGNORECASE,
)
_HEAD_CELLS = {"for": "for", "in favour": "for", "against": "against"}
_MARK = re.compile(r"[√✓✔✗xX*●1Y]|[Yy]es|[Ff]or|[Aa]gainst|[Aa]bst\w*", re.IGNORECASE)
_LEAST_ROWS = 3  # "Name | For" is a record of a vote only in the company of more
_REACH = 400  # characters before a list in which the vote must be spoken of


@dataclass(frozen=True, slots=True)
class _Side:
    side: str | None  # None: absent, or not voting
    count: int | None
    start: int
    end: int


def listed_in(text: str) -> Iterator[Voters]:
    """The sides of a recorded vote with their names; a side that cannot be read whole is none."""
    for pattern in (_COUNT_FIRST, _COUNT_LAST):
        for match in pattern.finditer(text):
            names = names_of(match["names"], count=number_in(match["count"]))
            if names and len(names) == number_in(match["count"]):
                yield Voters(_side_of(match["side"]) or "", names)
    labels = list(_labels(text))
    for at, label in enumerate(labels):
        end = labels[at + 1].start if at + 1 < len(labels) else len(text)
        if label.side and (names := _names_below(text, label, end)):
            yield Voters(label.side, names)


def is_ballot_line(text: str) -> bool:
    """Whether a line begins one side of a recorded vote, by its label."""
    return _LABEL.match(text.lstrip(" *_(")) is not None


def _labels(text: str) -> Iterator[_Side]:
    for match in _LABEL.finditer(text):
        yield _Side(_side_of(match["side"]), number_in(match["count"]), match.start(), match.end())


def _side_of(words: str) -> str | None:
    said = " ".join(words.lower().split())
    return "abstained" if said.startswith("abst") else _SIDES.get(said)


def _names_below(text: str, label: _Side, end: int) -> tuple[str, ...] | None:
    """The names from a label to the next one, or to where the list plainly ends."""
    words = _list_in(text[label.end : end].lstrip())
    tail = _TAIL.search(words)
    count = label.count
    if tail and tail["count"]:
        count = number_in(tail["count"]) if count is None else count
    names = names_of(words[: tail.start()] if tail else words, count=count)
    if not names or (count is not None and count != len(names)):
        return None
    around = text[max(0, label.start - _REACH) : label.end]
    voted = _A_VOTE.search(around) and not _SPEAKERS.search(around)
    return names if count is not None or voted else None


def _list_in(words: str) -> str:
    """What stands before the paragraph or sentence that follows a list of names."""
    paragraph = _NEW_PARAGRAPH.search(words, 1)
    words = words[: paragraph.start()] if paragraph else words
    for stop in _STOP.finditer(words):
        if not _TITLE_OR_LETTER.search(words[: stop.start()]):
            return words[: stop.start()]
    return words


def is_grid_head(line: str) -> bool:
    """Whether a row is the head of a table with a column for each side."""
    return len(_columns(_cells(line))) > 1


def gridded_in(text: str) -> list[Voters]:
    """Votes of a table with a row for each member: the word of a side, or a mark below it."""
    lines = [line for line in text.splitlines() if "|" in line]
    head = next((at for at, line in enumerate(lines) if is_grid_head(line)), None)
    pairs = _marked(lines[head:]) if head is not None else _worded(lines)
    sides = {side: tuple(name for name, its in pairs if its == side) for _, side in pairs}
    return [Voters(side, names) for side, names in sides.items() if side]


def _cells(line: str) -> list[str]:
    return [cell.strip(" *_\t") for cell in line.split("|")]


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """The sides by their columns, where a row is nothing but a head of them."""
    sides = {at: side for at, cell in enumerate(cells) if (side := _cell_side(cell))}
    return sides if {"for", "against"} <= set(sides.values()) else {}


def _cell_side(cell: str) -> str | None:
    words = cell.lower().strip(" :.")
    if re.fullmatch(r"abst(?:ain(?:ed|ing)?|entions?)", words):
        return "abstained"
    return _HEAD_CELLS.get(words)


def _marked(lines: Sequence[str]) -> list[tuple[str, str]]:
    """(name, side) of each row below a head; nothing where one row cannot be read."""
    head = _cells(lines[0])
    columns = _columns(head)
    found: list[tuple[str, str]] = []
    for line in lines[1:]:
        cells = _cells(line)
        if len(cells) != len(head) or re.match(r"totals?\b", cells[0], re.IGNORECASE):
            break
        marked = [at for at in columns if cells[at]]
        names = names_of(cells[0], count=1) if 0 not in columns else None
        if not names or len(names) != 1 or any(not _MARK.fullmatch(cells[at]) for at in marked):
            return []
        if len(marked) == 1:
            found.append((names[0], columns[marked[0]]))
        elif marked:
            return []
    return found


def _worded(lines: Sequence[str]) -> list[tuple[str, str]]:
    """ "Cllr Ash | For" on each of several rows."""
    found: list[tuple[str, str]] = []
    for line in lines:
        cells = _cells(line)
        side = _cell_side(cells[1]) if len(cells) == 2 else None
        names = names_of(cells[0], count=1) if side else None
        if side and names and len(names) == 1:
            found.append((names[0], side))
    return found if len(found) >= _LEAST_ROWS else []
