"""What somebody is to do, as agreed or recorded; owner and deadline only where stated."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Action, BlockKind, Decision, Item, Outcome, Reading
from corpus.parsing.action_rows import ActionRow, action_rows
from corpus.parsing.dates import find_dates
from corpus.parsing.people import INITIALS, PLAIN_OFFICE, TITLED, are_initials, is_office, tidy
from corpus.parsing.speakers import speaker_in
from corpus.parsing.units import Spans, Unit, is_listed, units_of
from corpus.reading.marks import MONTHS

# "the Community Safety Manager": an office is believed by is_office only
_OFFICE = r"[Tt]he(?:\s+(?:[A-Z][\w’'/-]{1,30}|of|for|and|&)){1,9}"
_OWNER = rf"(?:{TITLED}|{PLAIN_OFFICE}|(?:[Tt]he\s+)?[Oo]fficers|{INITIALS}|{_OFFICE})"
# "Clerk to contact Mrs Hale", "Cllr Ash to write", "JS to follow up"; the verb follows at once
_TO_DO = re.compile(
    rf"(?:^|[.;:–—-]\s+|\band\s+|\bAction\s+|\bagreed\s+(?:that\s+|for\s+)?)(?P<owner>{_OWNER}"
    rf"(?:\s+and\s+{_OWNER})?)\s+to\s+(?P<verb>[a-z]{{2,20}})\b"
)
# "The Clerk would write", "Cllr. J. Davies would enquire": an undertaking with a doing verb
_WILL_DO = re.compile(
    rf"(?:^|[.;–—-]\s+|\band\s+|\bagreed\s+that\s+|\breported\s+that\s+)(?P<owner>{_OWNER})\s+"
    rf"(?:would|will|undertook\s+to|agreed\s+to|offered\s+to"
    r"|promised\s+to|volunteered\s+to|was\s+asked\s+to|were\s+asked\s+to|is\s+to|are\s+to"
    r"|was\s+instructed\s+to)\s+(?:also\s+|therefore\s+)?(?P<verb>[a-z]{2,20})\b"
)
_DOING = frozenset(
    "contact write arrange investigate report obtain follow enquire inquire ask provide circulate"
    " send supply share"
    " look looking check chase pursue speak liaise raise submit prepare draft order purchase"
    " organise organize inform"
    " notify email phone complete confirm update clarify request invite attend bring find get"
    " monitor review"
    " respond reply forward register apply book install repair remove replace publish advertise"
    " place put meet"
    " discuss consider take make seek explore ensure produce collect distribute inspect approach"
    " action".split()
)
# "ACTION: JS", "Action: Clerk to write"
_LABELLED = re.compile(
    r"^\W*(?:ACTIONS?|Actions?)(?:\s+(?:by|for|point))?\s*[:–-]\s*(?P<what>\S.*)", re.DOTALL
)
# "ACTION: JS", "Action: CB, by 25 September", "ACTION: Exploitation Lead, by July 2023"
_BARE_OFFICE = r"[A-Z][\w’'/-]{1,30}(?:\s+(?:[A-Z][\w’'/-]{1,30}|of|for|and|&)){1,7}"
_OWNER_ALONE = re.compile(
    rf"\W*(?P<owner>{_OWNER}(?:\s*(?:/|,|and|&)\s*{_OWNER}){{0,3}}|{_BARE_OFFICE})"
    r"(?P<by>,?\s+(?:by|before|within)\s[\w\s]{3,40})?\W*"
)
# "ACTION: Head of Housing to report progress"
_OFFICE_TO = re.compile(rf"\W*(?P<owner>{_BARE_OFFICE})\s+to\s+(?P<verb>[a-z]{{2,20}})\b")
# "… subject to the following actions:", "The following actions were agreed:"
_LIST_OF_ACTIONS = re.compile(
    r"\bfollowing\s+(?:\w+\s+)?actions?(?:\s+points?)?\b[^.:]{0,60}[:.]?\W*$|\bactions?\s+"
    r"(?:agreed|arising)\s*:\W*$",
    re.IGNORECASE,
)
# "the Board would be supplied with a list", "details would be shared with all Councillors"
_PROMISED = re.compile(
    r"\b(?:would|will|should|to)\s+be\s+(?:\w+\s+)?(?:provided|supplied|circulated?|shared|sent"
    r"|arranged|clarified|advised"
    r"|added|looked\s+at|looked\s+into|investigated|reported|contacted|written|submitted|invited"
    r"|organised|given|made"
    r"|brought|prepared|updated|reviewed|published|asked|installed|ordered|purchased|placed)\b"
)
_TO_MEMBERS = re.compile(
    r"\b(?:to|with)\s+(?:all\s+|the\s+)*(?:[Mm]embers|[Cc]ouncillors|[Bb]oard|[Cc]ommittee"
    r"|[Pp]anel|[Cc]abinet|[Cc]ouncil)\b"
)
_AGREED_TO = re.compile(
    rf"\bagreed\s+(?:unanimously\s+)?(?:to\s+(?P<verb>[a-z]{{2,20}})\b|that\s+"
    rf"(?P<owner>{_OWNER})\s+(?P<does>[a-z]{{3,20}})\b)"
)
_UNDERTOOK = re.compile(
    r"\b(?:agreed|undertook|offered|promised|volunteered)\s+to\s+(?:look|take|find|get)"
)
_NOT_DOING = re.compile(r"\b(?:not\s+to|no\s+further\s+action|take\s+no\s+action)\b", re.IGNORECASE)
# "by 31 March 2025", "by the end of May", "before the next meeting", "within 28 days"
_DEADLINE = re.compile(
    r"\b(?:(?:by|before|no\s+later\s+than)\s+(?:the\s+)?(?:end\s+of\s+[A-Za-z]+(?:\s+\d{4})?"
    r"|next\s+(?:\w+\s+)?meeting"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July"
    r"|August|September|October"
    r"|November|December)(?:\s+\d{4})?)|within\s+(?:\w+|\d+)\s+(?:working\s+)?(?:days|weeks|months)"
    r")\b"
)
_BEFORE_DATE = re.compile(r"\b(?:by|before|no\s+later\s+than)\s+(?:the\s+)?$")
_CLOSE_BEFORE = 40  # characters; all words before a date would be gone over again for each date
# "by 25 September", "by March": no day of a year, but somebody's deadline all the same
_BY_DAY = re.compile(rf"\b(?:by|before)\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\b")
_AGREEMENTS = frozenset({Outcome.AGREED, Outcome.RESOLVED, Outcome.CARRIED, Outcome.APPROVED})


@dataclass(frozen=True, slots=True)
class _Task:
    owner: str | None


def find_actions(
    reading: Reading, items: Sequence[Item], sentences: Spans, decisions: Sequence[Decision]
) -> tuple[Action, ...]:
    """Actions in order; those agreed in a list are one action for each point of it."""
    units = units_of(reading, items, sentences)
    rows, listed = action_rows(reading), _listed_actions(reading, units)
    found: list[Action] = []
    for at, unit in enumerate(units):
        if unit.block in rows:
            found.extend(_of_row(unit, rows[unit.block]))
            continue
        if unit.quoted or reading.blocks[unit.block].kind in (BlockKind.LABEL, BlockKind.HEADING):
            continue
        previous = units[at - 1] if at and units[at - 1].item == unit.item else None
        point = unit.block in listed
        action = _labelled(unit, previous) or _plain(reading, unit, decisions, point=point)
        if action:
            found.append(action)
    return tuple(found)


def _of_row(unit: Unit, row: ActionRow | None) -> Iterator[Action]:
    if row is not None:
        yield Action(unit.item, unit.start, unit.end, row.owner, row.deadline)


def _listed_actions(reading: Reading, units: Sequence[Unit]) -> frozenset[int]:
    """The points of lists that are announced as actions, by their blocks."""
    found: set[int] = set()
    for unit in units:
        if not _LIST_OF_ACTIONS.search(unit.text):
            continue
        for at in range(unit.block + 1, len(reading.blocks)):
            if at in found or reading.blocks[at].kind is not BlockKind.LIST_ITEM:
                break
            found.add(at)
    return frozenset(found)


def task_in(sentence: str, *, agreed: bool = False) -> _Task | None:
    """Whether a sentence sets somebody something to do; `agreed` where it is part of a decision."""
    if _NOT_DOING.search(sentence):
        return None
    for pattern in (_TO_DO, _WILL_DO):
        for match in pattern.finditer(sentence[:600]):
            if match["verb"] in _DOING and _is_owner(match["owner"]):
                return _Task(_owner(match["owner"]))
    settled = _AGREED_TO.search(sentence)
    if settled and (settled["verb"] or settled["does"]) in _DOING:
        return _Task(_owner(settled["owner"]) if settled["owner"] else _undertaker(sentence))
    undertaken = _undertaker(sentence) if _UNDERTOOK.search(sentence) else None
    if undertaken:
        return _Task(undertaken)
    promised = _PROMISED.search(sentence)
    if promised and (agreed or re.search(r"\bagreed\b", sentence[: promised.start()])):
        return _Task(None)
    return _Task(None) if promised and _TO_MEMBERS.search(sentence, promised.end()) else None


def _undertaker(sentence: str) -> str | None:
    """Who agreed to do it, where a person did and not the body that met."""
    name = speaker_in(sentence)
    if name is None or name == "Members" or "(not named)" in name:
        return None
    return _owner(name)


def deadline_in(sentence: str) -> str | None:
    """The deadline as printed: a phrase that says by when, with its date if it has one."""
    for start, end, _ in find_dates(sentence):
        before = _BEFORE_DATE.search(sentence, max(0, start - _CLOSE_BEFORE), start)
        if before:
            return tidy(sentence[before.start() : end])
    match = _DEADLINE.search(sentence) or _BY_DAY.search(sentence)
    return tidy(match[0]) if match else None


def _labelled(unit: Unit, previous: Unit | None) -> Action | None:
    match = _LABELLED.match(unit.text)
    if match is None:
        return None
    alone = _OWNER_ALONE.fullmatch(match["what"])
    if alone and _is_owner(alone["owner"]):
        start = previous.start if previous and previous.block >= unit.block - 1 else unit.start
        by = deadline_in(unit.text) or (deadline_in(previous.text) if previous else None)
        return Action(unit.item, start, unit.end, tidy(alone["owner"]), by)
    task, office = task_in(match["what"]), _OFFICE_TO.match(match["what"])
    owner = task.owner if task else None
    if owner is None and office and office["verb"] in _DOING:
        owner = tidy(office["owner"])
    return Action(unit.item, unit.start, unit.end, owner, deadline_in(unit.text))


def _plain(
    reading: Reading, unit: Unit, decisions: Sequence[Decision], *, point: bool
) -> Action | None:
    """An action in running text; `point` where the list it stands in is announced as actions."""
    within = _agreement_around(unit, decisions)
    agreed = within is not None
    if within is not None and is_listed(reading.blocks[unit.block]) and unit.start > within.start:
        agreed_point = re.search(r"\b(?:would|will|should|to)\s+be\b", unit.text) is not None
    else:
        agreed_point = False
    task = task_in(unit.text, agreed=agreed or point)
    if task is None and (agreed_point or point):
        task = _Task(None)
    if task is None:
        return None
    return Action(unit.item, unit.start, unit.end, task.owner, deadline_in(unit.text))


def _agreement_around(unit: Unit, decisions: Sequence[Decision]) -> Decision | None:
    """The agreement a sentence lies in; decisions come in order and do not overlap."""
    at = bisect_right(decisions, unit.start, key=lambda decision: decision.start) - 1
    if at < 0 or unit.start >= decisions[at].end or decisions[at].outcome not in _AGREEMENTS:
        return None
    return decisions[at]


def _is_owner(words: str) -> bool:
    """Whether each of "BB and NL" or "the Head of Parks" can be somebody who does things."""
    return all(map(_is_doer, re.split(r"\s*[/,&]\s*|\s+and\s+(?=[A-Z]{2})", words)))


def _is_doer(words: str) -> bool:
    if re.fullmatch(INITIALS, words):
        return are_initials(words)
    if re.fullmatch(rf"{TITLED}|{PLAIN_OFFICE}", words):
        return True
    office = re.fullmatch(_OFFICE, words) or re.fullmatch(_BARE_OFFICE, words)
    return is_office(words) if office else True


def _owner(words: str) -> str:
    words = tidy(words)
    if words.lower().endswith("officers"):
        return "officers"
    return words if re.fullmatch(TITLED, words) else re.sub(r"^[Tt]he\s+", "", words)
