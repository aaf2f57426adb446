"""What one sentence sets somebody to do: who, and by when, as far as it is stated."""

import re
from dataclasses import dataclass
from itertools import chain

from corpus.parsing.dates import find_dates
from corpus.parsing.given_names import GIVEN_NAMES
from corpus.parsing.people import (
    INITIALS,
    PLAIN_OFFICE,
    SHORT_NAME,
    TITLED,
    are_initials,
    is_bare_name,
    is_office,
    tidy,
)
from corpus.parsing.speakers import speaker_in
from corpus.reading.marks import MONTHS

# "the Community Safety Manager": an office is believed by is_office only
_OFFICE = r"[Tt]he(?:\s+(?:[A-Z][\w’'/-]{1,30}|of|for|and|&)){1,9}"
_GIVEN = rf"(?:{'|'.join(sorted(GIVEN_NAMES))})\b(?:\s+[A-Z][\w’'-]{{1,24}})?"
OWNER = (
    rf"(?:{TITLED}|{PLAIN_OFFICE}|(?:[Tt]he\s+)?(?:[Oo]fficers|[Cc]ouncillors)|{INITIALS}"
    rf"|{SHORT_NAME}|{_OFFICE}|{_GIVEN})"
)
# "Clerk to contact Mrs Hale", "Cllr Ash to write", "JS to follow up"; the verb follows at once
_TO_DO = re.compile(
    r"(?:^[^\w“”]*|[.;:,–—-]\s+|\(|\band\s+|\bAction\s+|\b(?:agreed|resolved)\s+(?:that\s+|for\s+)?)"
    rf"(?P<owner>{OWNER}(?:\s*(?:\band\b|/|&)\s*{OWNER})?)\s+to\s+(?:re-)?(?P<verb>[a-z]{{2,20}})\b"
)
# "The Clerk would write", "Cllr. J. Davies would enquire": an undertaking with a doing verb
_WILL_DO = re.compile(
    r"(?:^[^\w“”]*|[.;:,–—-]\s+|\band\s+|\b(?:agreed|resolved)\s+that\s+|\breported\s+that\s+"
    r"|\s(?=the\s+[Cc]lerk\s))"
    rf"(?P<owner>{OWNER})(?:\s+\([^()]{{2,30}}\))?\s+(?:(?:noted|advised|said|confirmed|stated"
    r"|indicated)\s+that\s+(?:he|she|they)\s+)?"
    r"(?:would|will|should|undertook\s+to|agreed\s+to|offered\s+to"
    r"|promised\s+to|volunteered\s+to|(?:was|were)\s+(?:asked|requested)\s+to|is\s+to|are\s+to"
    r"|was\s+instructed\s+to)\s+(?:also\s+|therefore\s+)?(?P<verb>[a-z]{2,20})\b"
)
DOING = frozenset(
    "contact write arrange investigate report obtain follow enquire inquire ask provide"
    " circulate send supply share look looking check chase pursue speak liaise raise submit"
    " prepare draft order purchase organise organize inform notify email phone complete"
    " confirm update clarify request invite attend bring find get monitor review respond"
    " reply forward register apply book install repair remove replace publish advertise place"
    " put meet discuss consider take make seek explore ensure produce collect distribute"
    " inspect approach action pass purchase pursue quantify address deal join reply draw"
    " paint undertake establish come clear cut mow collate fill clean represent remind"
    " finalise finalize design source research advise visit relay consult compile copy"
    " display distribute hand issue".split()
)
BARE_OFFICE = r"[A-Z][\w’'/-]{1,30}(?:\s+(?:[A-Z][\w’'/-]{1,30}|of|for|and|&)){1,7}"
# "the Board would be supplied with a list", "details would be shared with all Councillors"
_PROMISED = re.compile(
    r"\b(?:would|will|should|to)\s+be\s+(?:\w+\s+)?(?:provided|supplied|circulated?|shared|sent"
    r"|arranged|clarified|advised"
    r"|added|looked\s+at|looked\s+into|investigated|reported|contacted|written|submitted|invited"
    r"|organised|given|made"
    r"|sought|obtained|explored|chased|forwarded|raised|notified|informed|requested"
    r"|brought|prepared|updated|reviewed|published|asked|installed|ordered|purchased|placed)\b"
)
_TO_MEMBERS = re.compile(
    r"\b(?:to|with)\s+(?:all\s+|the\s+)*(?:[Mm]embers|[Cc]ouncillors|[Bb]oard|[Cc]ommittee"
    r"|[Pp]anel|[Cc]abinet|[Cc]ouncil)\b"
)
_AGREED_TO = re.compile(
    rf"\b(?:agreed|resolved)\s+(?:unanimously\s+)?(?:to\s+(?P<verb>[a-z]{{2,20}})\b|that\s+"
    rf"(?P<owner>{OWNER})\s+(?P<does>[a-z]{{3,20}})\b)"
)
_UNDERTOOK = re.compile(
    r"\b(?:agreed|undertook|offered|promised|volunteered)\s+to\s+(?:look|take|find|get)"
)
# "Borough Council to be contacted about the verge": an order in a note, with no verb before it
_NOTED_ORDER = re.compile(
    r"^\W*(?:(?!\b(?:is|are|was|were|has|have|had|will|would|needs?|due|going|ought|seems?|appears?"
    r"|asked|hoped?|wish\w*|expected|likely|proposed|requests?|application|permission|proposals?)\b)"
    r"[^.;:]){3,90}\bto\s+be\s+(?:contacted|invited|chased|asked|sought|obtained|arranged|written"
    r"|sent|reported|circulated|investigated|notified|informed)\b"
)
_NOT_DOING = re.compile(r"\b(?:not\s+to|no\s+further\s+action|take\s+no\s+action)\b", re.IGNORECASE)
# "by 31 March 2025", "by the end of May", "before the next meeting", "within 28 days"
_DEADLINE = re.compile(
    r"\b(?:(?:by|before|prior\s+to|in\s+time\s+for|no\s+later\s+than)\s+(?:the\s+)?(?:end\s+of\s+[A-Za-z]+(?:\s+\d{4})?"
    r"|next\s+(?:\w+\s+)?meeting"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July"
    r"|August|September|October"
    r"|November|December)(?:\s+\d{4}|\s+meeting)?)|within\s+(?:\w+|\d+)\s+(?:working\s+)?(?:days|weeks|months)"
    r")\b"
)
_BEFORE_DATE = re.compile(r"\b(?:by|before|no\s+later\s+than)\s+(?:the\s+)?$")
_LONGEST = 600  # characters of a sentence in which a task is looked for
_CLOSE_BEFORE = 40  # characters; all words before a date would be gone over again for each date
# "by 25 September", "by March": no day of a year, but somebody's deadline all the same
_BY_DAY = re.compile(rf"\b(?:by|before)\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\b")


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done, and by whom where that is stated."""

    owner: str | None


def task_in(sentence: str, *, agreed: bool = False) -> Task | None:
    """Whether a sentence sets somebody something to do; `agreed` where it is part of a decision."""
    if _NOT_DOING.search(sentence):
        return None
    named = chain(_TO_DO.finditer(sentence[:_LONGEST]), _WILL_DO.finditer(sentence[:_LONGEST]))
    for match in sorted(named, key=lambda match: match.start("owner")):
        if match["verb"] in DOING and is_owner(match["owner"]):
            return Task(owner_as_stated(match["owner"]))
    settled = _AGREED_TO.search(sentence)
    if settled and (settled["verb"] or settled["does"]) in DOING:
        owner = settled["owner"]
        return Task(owner_as_stated(owner) if owner else _undertaker(sentence))
    undertaken = _undertaker(sentence) if _UNDERTOOK.search(sentence) else None
    if undertaken:
        return Task(undertaken)
    if _NOTED_ORDER.search(sentence[:_LONGEST]):
        return Task(None)
    promised = _PROMISED.search(sentence)
    if promised and (agreed or re.search(r"\bagreed\b", sentence[: promised.start()])):
        return Task(None)
    return Task(None) if promised and _TO_MEMBERS.search(sentence, promised.end()) else None


def _undertaker(sentence: str) -> str | None:
    """Who agreed to do it, where a person did and not the body that met."""
    name = speaker_in(sentence)
    if name is None or name == "Members" or "(not named)" in name:
        return None
    return owner_as_stated(name)


def deadline_in(sentence: str) -> str | None:
    """The deadline as printed: a phrase that says by when, with its date if it has one."""
    for start, end, _ in find_dates(sentence):
        before = _BEFORE_DATE.search(sentence, max(0, start - _CLOSE_BEFORE), start)
        if before:
            return tidy(sentence[before.start() : end])
    match = _DEADLINE.search(sentence) or _BY_DAY.search(sentence)
    return tidy(match[0]) if match else None


def is_owner(words: str) -> bool:
    """Whether each of "BB and NL" or "the Head of Parks" can be somebody who does things."""
    return all(map(_is_doer, re.split(r"\s*[/,&]\s*|\s+and\s+(?=[A-Z]{2})", words)))


def _is_doer(words: str) -> bool:
    if re.fullmatch(INITIALS, words):
        return are_initials(words)
    if re.fullmatch(rf"{TITLED}|{PLAIN_OFFICE}", words):
        return True
    if re.fullmatch(_GIVEN, words):
        return True
    if re.fullmatch(SHORT_NAME, words):
        return is_bare_name(words)
    office = re.fullmatch(_OFFICE, words) or re.fullmatch(BARE_OFFICE, words)
    return is_office(words) if office else True


def owner_as_stated(words: str) -> str:
    """The owner without an article, as far as it is no part of a title."""
    words = tidy(words)
    if words.lower().endswith("officers"):
        return "officers"
    if words.lower().endswith("councillors"):
        return "Councillors"
    return words if re.fullmatch(TITLED, words) else re.sub(r"^[Tt]he\s+", "", words)
