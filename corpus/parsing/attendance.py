"""Who was present and who sent apologies, read from the text of a document. Pure.

Lists are printed in many ways: after a label on its line, on lines below it, in tables, and run
together without commas. Names are given as printed; what is no name is left out.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.parsing.given_names import GIVEN_NAMES
from corpus.parsing.people import INITIALS, SHORT_NAME, TITLE, TITLED, is_body_acronym, tidy

_HERE = (
    r"(?:(?:members|councillors|others?|officers?|those|also)[\s,]+){0,2}(?:present"
    r"|attending(?:\s+(?:(?:by|via|on)\s+\w+|(?:for\s+)?this\s+item))?|in\s+"
    r"attendance(?:\s+virtually)?|attendance|attendees)|sederunt|officers|yn\s+bresennol|presennol"
    r"|hefyd\s+yn\s+bresennol|wrth\s+law"
)
_AWAY = (
    r"(?:no\s+|accepted\s+|to\s+(?:receive|accept|note)(?:\s+and\s+\w+)?\s+)?apolog(?:y|ies)"
    r"(?:\s+for\s+absence)?(?:\s+(?:were|was|received|accepted))*|absent"
)
# "(by video)", "/ Sederunt", "- LGA 1972, Section 85(1)": what may stand behind the label
_ASIDE = r"(?:\s*\([^()\n]{0,60}\)|\s*/\s*\w+(?:\s\w+)?|\s*[-–]\s*(?=LGA\s)[^:\n]{0,60}(?=:))?"
_INSIDE = r"In\s+attendance:|Apologies\s*[:–-]|Absent:|(?-i:PRESENT\b|Present:)"
_LABEL = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=\s\s)|(?<=\s)(?={_INSIDE}))"
    rf"[\W\d]{{0,14}}(?:(?P<here>{_HERE})|(?P<away>{_AWAY}|ymddiheuriadau)){_ASIDE}\W{{0,3}}"
    r"(?P<end>:[-–—]*|\.(?=\s+(?:Cllr|Councillor|Borough|County|District)\b)|\s[-–—]|[-–—]|\s*\|"
    r"|(?=\s*\n)|(?=\s+(?:Cllrs?|Councillors?|Mrs?|Ms|Cyng\w*|Borough|County"
    r"|[A-Z][a-z]+\s+[A-Z][a-z’']+(?:\s[A-Z]{2}\b|,))))",
    re.IGNORECASE | re.MULTILINE,
)
_FROM = re.compile(
    r"\b(?:apolog(?:y|ies)\b[^.:\n]{0,70}?(?:\bfrom|\bon\s+behalf\s+of|\bby)\b"
    r"|ymddiheuriad\w*\b[^.:\n]{0,60}?\b(?:gan|oddi\s+wrth))\s*:?\s*(?:the\s+following(?:\s+\w+){0,2}\s*:?\s*|yr?\s+)?",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"(?:^\W{0,20}|(?<=[a-z]\.\s))(?P<who>\w[^.\n]{3,120}?)\s{1,20}(?:had\s+)?"
    r"(?:sent|gave|given|tendered|submitted|offered)\s+"
    r"(?:(?:his|her|their)\s+)?(?:formal\s+)?apologies",
    re.IGNORECASE | re.MULTILINE,
)
_WAS_ABSENT = re.compile(
    rf"(?P<who>{TITLED}(?:(?:,|\s+and)\s+{TITLED}){{0,4}})\s+(?:was|were)\s+absent\b"
)
_NOBODY = re.compile(
    r"\W*(?:there\s+were\s+)?(?:none|no\b|nil\b|dim\b|n/?a\b|not\s)", re.IGNORECASE
)
# A list ends where a numbered item, a rule or a sentence with a verb begins.
_ITEM = re.compile(
    r"\W*(?:\d{1,3}[.)/:\\]|\d+\.\d|#|-{3}|minutes?\b|item\b|action\b)", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|declared|welcomed|opened|chaired|took|said|reported|noted"
    r"|agreed|received|held|approved|confirmed|thanked|considered|called|will|invited|asked)\b"
)
# A sentence ends a list; "Cllr." and "K." end none.
_END = re.compile(
    r"(?:(?<=[a-z]{2})|(?<=[A-Z]{2})|(?<=\w\)))"
    r"(?<!Cllr)(?<!Cllrs)(?<!Mrs)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!Rev)(?<!Revd)(?<!Prof)(?<!Cyng)"
    r"(?<!\bSt)\.(?:\s|$)"
)
_PUBLIC = re.compile(
    r"\s(?:(?:(?:and|&)\s+)?(?:\w+|\d+)\s+members?\s+of\s+(?:the\s+)?public\b|Public:\s*\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[,;|•·]|\s(?:and|&|ac)\s+(?=[A-Z])|(?<=[a-z])\sa\s(?=[A-Z][a-z])|\s+a[’']r\s+(?=[A-Z])"
    r"|\s[-–—]\s|—|\s–(?=[A-Z])|\sIn\sattendance\s"
)
_PLURAL_TITLE = re.compile(
    r"^(?:Y\s+)?(?:Councillors|Cllrs\.?|Cllr[’']s|Cynghorwyr|Messrs)\.?\s+(?:/\s*Councillors\s+)?"
)
_IN_TITLE = re.compile(rf"{TITLE}|Borough|County|District|Town|City|BC|CC|DC")
# "who represents …", "due to work", "Footpath Warden": no part of a name
_CUT = re.compile(
    r"\s(?:who|and|with|it|also|from|attended|[Mm]embers?\s+of|a[’']r|due\s+to"
    r"|because|through|Footpath|Tree|Interim|Locum|Acting|representing|was|were|sent|substituted|had"
    r"|has|deputising|together\s+with|as\s+(?:he|she|they)|for\s+whom|on\s+behalf)(?=[\s.,:]|$)"
)
_HONOURS = frozenset("OBE MBE CBE BEM JP DL MP MSP AM MS QC KC".split()) - {"AM", "MS", "KC"}
_LONGEST_NAME = 9  # words, with what follows a name that no comma ends
_ROLE = re.compile(
    r"(?:Vice|Deputy|Chair(?:man|woman|person)?|Clerk|Secretary|Treasurer|Parish|Officer|Minutes?"
    r"|Mayor|Leader|Convenor|Warden|Financial|Responsible|Person|Council|Member|NCC|Action"
    r"|Members|Public|Norfolk|County|Borough|District|Committee|Village|Hall|of|the|for)[:,.]?"
)
_PERSON = re.compile(
    rf"(?:(?:(?:Borough|County|District|Town|City|BC|CC|DC)\s+)?{TITLE}\.?\s+)*"
    rf"(?:{SHORT_NAME}|[A-ZÀ-Þ][\w’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){{0,4}})"
)
_LAST = frozenset("Chair Chairman Clerk Secretary Treasurer".split())  # "Lorna Hurst (LH) Chair"
_NO_PERSON = re.compile(
    r"\b(?:Schools?|Team|Resolution|Application|Discussion|Papers|Additional|Share|Briefing|Notice|\w*\d|Health|Practi\w+|Commissioners|Office|Consultant|Partnership|Crime|Members?|Highways|Constabulary|Warden|Officers?|Director|Manager|Cabinet|Council|Services?|Committee|Police"
    r"|Education|Standards|Planning|Policy|Strategy|Board|People|Public|Present|Attendance"
    r"|Apologies|Meeting|Hall|Ltd|Minutes|Signing|Item|Items|Party|Vice-Chair|Treasurer|Secretary"
    r"|Chair|Chairman|Clerk|North|South|East|West|Returning|Substitutes?|Declarations?|Welcome)\b"
)
_LONGEST_LIST = 6000
_MOST_BELOW = 40  # paragraphs of names below one label


@dataclass(frozen=True, slots=True)
class Attendance:
    """Names in the order printed, each once; empty where nothing is printed."""

    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()


def attendance_in(text: str) -> Attendance:
    """Everybody a document lists as present or in attendance, and everybody who is excused."""
    present: list[str] = []
    away: list[str] = []
    labels = list(_LABEL.finditer(text))
    for at, label in enumerate(labels):
        following = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        listed = text[label.end() : min(following, label.end() + _LONGEST_LIST)]
        who = list(_names(_list_of(listed)))
        (present if label["here"] else away).extend(who)
    for match in _FROM.finditer(text):
        rest = text[match.end() : match.end() + _LONGEST_LIST]
        away += _names(_END.split(rest.split("\n\n")[0], maxsplit=1)[0])
    absent = _WAS_ABSENT.finditer(text) if " absent" in text else ()
    for match in itertools.chain(_SENT.finditer(text), absent):
        away += _names(match["who"])
    excused = tuple(dict.fromkeys(away))
    return Attendance(tuple(one for one in dict.fromkeys(present) if one not in excused), excused)


def _list_of(text: str) -> str:
    """What belongs to a list: up to its sentence's end, or the paragraphs of names below it."""
    kept: list[str] = []
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", text)[:_MOST_BELOW])
    for words in filter(None, paragraphs):
        if _NOBODY.match(words) or (kept and not _goes_on(words)):
            break
        whole, ended = _to_its_end(words)
        if _SENTENCE.search(whole):
            break
        kept.append(whole)
        if ended:
            break
    return "\n\n".join(kept)


def _goes_on(words: str) -> bool:
    return not _ITEM.match(words) and not _SENTENCE.search(words) and _may_list(words)


def _to_its_end(words: str) -> tuple[str, bool]:
    """A paragraph up to a numbered line, the public or a sentence's end, and whether one came."""
    first, *lines = words.split("\n")
    here = list(itertools.takewhile(lambda line: not _ITEM.match(line), lines))
    listed = "\n".join([first, *here])
    cut = _END.split(_PUBLIC.split(listed, maxsplit=1)[0], maxsplit=1)
    return cut[0], len(here) < len(lines) or (len(cut) > 1 and bool(cut[1].strip()))


def _may_list(words: str) -> bool:
    """Whether a paragraph below a label can be names: they begin with capitals, and are short."""
    entry = re.split(r"[,;:\n(|]|\s[-–—]\s", words, maxsplit=1)[0].strip(" *•·-")
    return len(entry.split()) <= 9 and _PERSON.match(entry) is not None


def _names(listed: str) -> Iterator[str]:
    for paragraph in listed.split("\n\n"):
        if _NOBODY.match(paragraph):
            continue
        # Lines that wrap within a list with commas are one line; else each line is an entry.
        lines = paragraph.split("\n")
        apart = "|" in paragraph or all(line.count(",") == 1 for line in lines)
        wrapped = not apart and paragraph.count(",") >= len(lines) - 1 > 0
        for line in [tidy(paragraph)] if wrapped else lines:
            yield from _in_line(line)


def _in_line(line: str) -> Iterator[str]:
    surnames = False  # "Cllrs Ash, Birch and Cole": one title for all
    before = ""
    for entry in _entries(line):
        surnames = surnames or _PLURAL_TITLE.match(entry) is not None
        for part in _apart(_without_remarks(_PLURAL_TITLE.sub("", entry))):
            name = _PLURAL_TITLE.sub("", part).strip(" :")
            letters = "".join(word[0] for word in re.sub(r"\(.*", "", before).split())
            if re.fullmatch(INITIALS, name) and name.upper()[:2] in (letters, letters[:2]):
                continue  # "Rob Boyd | RB"
            if _is_person(name) or (surnames and _is_surname(name)):
                yield name
            before = name


def _without_remarks(entry: str) -> str:
    """An entry up to what it says of somebody; what stands in brackets is kept."""
    for match in _CUT.finditer(entry):
        before = entry[: match.start()]
        if before.count("(") == before.count(")") or ")" not in entry[match.end() :]:
            return before
    return entry


def _entries(line: str) -> Iterator[str]:
    """The pieces of a line; what stands in brackets stays whole."""
    held: list[str] = []

    def hide(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x01"

    for piece in _BETWEEN.split(re.sub(r"\([^()]*\)", hide, line)):
        shown = re.sub(r"\x00(\d+)\x01", lambda match: held[int(match[1])], piece)
        entry = re.sub(r"^(?:and|ac?|yr?|the)\s+", "", tidy(shown).strip(" .:·•*_-–—"))
        if entry[:1].isupper():
            yield entry


def _apart(entry: str) -> Iterator[str]:
    """Names that are run together: "Cllr Ann Ash Chair Cllr Bo Birch BB Cy Cole Clerk"."""
    words = re.findall(r"\([^()]*\)|\S+", entry)
    current: list[str] = []
    closed = False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        own = [each for each in current if not _IN_TITLE.fullmatch(each)]
        last = own and not following
        if last and (_IN_TITLE.fullmatch(word.split("/")[0]) or (len(own) > 1 and word in _LAST)):
            continue  # "Ann Ash (AAS) Councillor/Chairman": a title behind the name
        plain = [each for each in own if not each.startswith("(")]
        if len(plain) > 1 and word == plain[0][0] + plain[-1][0]:
            current.append(word)  # "Rob Boyd RB Sue Gray SG": letters end a name
            closed = True
            continue
        if own and _begins(word, following, own, closed=closed):
            yield " ".join(current)
            current, closed, own = [], False, []
        if closed:
            continue
        if own and _ROLE.fullmatch(word) and following[:1].isupper():
            closed = True
            continue
        current.append(word)
    if current:
        yield " ".join(current)


def _begins(word: str, following: str, own: list[str], *, closed: bool) -> bool:
    """Whether another name begins with a word, after the words of one."""
    if not following[:1].isupper() or own[-1] in ("of", "for", "representing", "the"):
        return False
    if _IN_TITLE.fullmatch(word) or own[-1].startswith("("):
        return word[:1].isupper()
    if closed:
        shouted = word.isupper() and len(word.strip(".")) > 1
        return word[:1].isupper() and not shouted and not _ROLE.fullmatch(word)
    if len(word.strip(".")) == 1 and len(own) >= 2:  # "P Moran A Ash": letters for first names
        return len(own[0].strip(".")) == 1 and len(own[-1].strip(".")) > 1 and word.isupper()
    return word in GIVEN_NAMES and len(own) >= 2 and len(own[0]) > 2


def _is_person(name: str) -> bool:
    bare = re.sub(r"\s*\(.*", "", name)
    if re.fullmatch(INITIALS, bare):
        return not is_body_acronym(bare) and bare not in _HONOURS
    own = [word for word in bare.split() if not _IN_TITLE.fullmatch(word)]
    if not own or len(bare.split()) > _LONGEST_NAME or _ROLE.fullmatch(own[0]) or bare.isupper():
        return False
    titled = len(own) < len(bare.split())
    thing = _NO_PERSON.search(" ".join(own[:3])) and own[0] not in GIVEN_NAMES
    return _PERSON.match(bare) is not None and (titled or len(own) > 1) and not thing


def _is_surname(name: str) -> bool:
    surname = re.fullmatch(r"[A-ZÀ-Þ][\w’'-]{2,}", name) is not None and not name.isupper()
    return surname and not _ROLE.fullmatch(name)
